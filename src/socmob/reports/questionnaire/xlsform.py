"""The questionnaire as an XLSForm: the workbook from which ODK, Kobo and SurveyCTO make a form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from socmob.framework.elsewhere import EDITION_FIELD
from socmob.reports.questionnaire.asked import Answer, Asked, Form
from socmob.reports.questionnaire.page import Host, why_and_how
from socmob.reports.questionnaire.records import version

Row = tuple[str, ...]

MADE = dt.datetime(2000, 1, 1)  # noqa: DTZ001  a workbook's dates have no zone; a fixed one makes the same form the same file


def write_xlsform(forms: Sequence[Form], path: Path, host: Host | None = None) -> None:
    """Write one edition in some languages as an XLSForm; the first language is the form's own.

    No question is required. Fields are named after questions, and answers after options, by which an export is known.
    """
    from xlsxwriter import Workbook

    with Workbook(str(path)) as book:
        book.set_properties({"title": _title(forms[0]), "comments": "Made with socmob.", "created": MADE})
        for name, rows in (
            ("survey", _survey(forms, host or Host())),
            ("choices", _choices(forms)),
            ("settings", _settings(forms)),
        ):
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for position, text in enumerate(row):
                    sheet.write_string(number, position, text)  # never a formula, whatever it begins with
            sheet.set_column(0, 10, 30)
            sheet.freeze_panes(1, 0)


def _title(form: Form) -> str:
    return form.language.frame["heading"]


def _in(heading: str, forms: Sequence[Form]) -> Row:
    return tuple(f"{heading}::{_named(form)}" for form in forms)


def _named(form: Form) -> str:
    return f"{form.language.own_name} ({form.language.id})"


def _survey(forms: Sequence[Form], host: Host) -> Iterator[Row]:
    """The fields: why it is asked, the questions, and one that nobody sees, which tells the edition in the export."""
    yield ("type", "name", *_in("label", forms), *_in("hint", forms), "calculation")
    nothing = ("",) * len(forms)
    yield ("note", "about_these_questions", *(" ".join(why_and_how(form, host)) for form in forms), *nothing, "")
    for n, asked in enumerate(forms[0].questions):
        same = [form.questions[n] for form in forms]
        texts = (*(one.text for one in same), *(one.hint for one in same))
        yield (f"select_one {asked.name}", asked.name, *texts, "")
    yield ("calculate", EDITION_FIELD, *nothing, *nothing, f"'{forms[0].edition.id}'")


def _choices(forms: Sequence[Form]) -> Iterator[Row]:
    yield ("list_name", "name", *_in("label", forms))
    for n, asked in enumerate(forms[0].questions):
        for m, answer in enumerate(asked.answers):
            yield (asked.name, answer.id, *(_label(form, form.questions[n], m) for form in forms))


def _label(form: Form, asked: Asked, m: int) -> str:
    return with_examples(asked.answers[m], form)


def with_examples(answer: Answer, form: Form) -> str:
    """An answer's label with its examples in one line, as a program that knows no second line needs it."""
    return f"{answer.label}, {form.language.frame['such_as']} {answer.examples}" if answer.examples else answer.label


def _settings(forms: Sequence[Form]) -> Iterator[Row]:
    yield ("form_title", "form_id", "version", "default_language")
    first = forms[0]
    id = "socmob_" + first.edition.id.replace("-", "_")
    yield (_title(first), id, version(forms), _named(first))
