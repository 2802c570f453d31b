"""The template: a workbook to collect answers in, one row a person, which always reads back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from socmob.errors import RefusedError
from socmob.framework import Edition, edition

if TYPE_CHECKING:
    from xlsxwriter import Workbook

ANSWERS, INSTRUCTIONS, LISTS = "Answers", "Instructions", "Lists"
ROWS = 2000
"""Rows that have drop-downs; more can be filled in below them."""

ABOUT_THE_JOB = ("Wave", "Grade", "Department")
SEX = ("Sex", ("Female", "Male", "Prefer not to say"))
LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
"""What a spreadsheet program shows of the title and of the message of a drop-down."""


PRIVACY = (
    "Privacy: answers about someone's background are personal data. Tell people why you ask, that each question may be"
    " left out, and who will see the answers. Put no names and no staff numbers on this sheet. Keep the file where only"
    " those who need it can open it, and delete it when it is no longer needed."
)


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of the template: its heading, what it asks, and the labels to choose from (none: free to fill in)."""

    heading: str
    asks: str
    labels: tuple[str, ...] = ()


def template(edition_id: str, path: Path, *, overwrite: bool = False) -> None:
    """Write the template of an edition; RefusedError where there is a file already, or the name is no workbook's."""
    if path.suffix.lower() != ".xlsx":
        what = f"The template is a workbook, and {path.name} has another ending."
        raise RefusedError(what, where=str(path), do="Give it a name that ends in .xlsx.")
    if path.exists() and not overwrite:
        do = "Give another name with --out, or add --force to replace it."
        raise RefusedError(f"{path.name} is there already and may hold answers.", where=str(path), do=do)
    from xlsxwriter import Workbook

    form = edition(edition_id)
    columns = _columns(form)
    with Workbook(str(path)) as book:
        book.set_properties({"title": _title(form), "subject": form.title, "comments": "Made with socmob."})
        _write_answers(book, columns)
        _write_instructions(book, form, columns)
        _write_lists(book, columns)


def _title(form: Edition) -> str:
    return f"Socio-economic background: answers ({form.id})"


def _columns(form: Edition) -> tuple[_Column, ...]:
    job = (
        _Column("Wave", "The survey this answer belongs to, such as 2026. The same for everyone asked at one time."),
        _Column("Grade", "The person's grade at that time."),
        _Column("Department", "The person's department at that time."),
        _Column(SEX[0], "The person's sex.", SEX[1]),
    )
    return (
        *job,
        *(
            _Column(asked.text, asked.text, tuple(option.label for option in asked.offered))
            for question in form.questions
            for asked in question.parts
        ),
    )


def _write_answers(book: Workbook, columns: Sequence[_Column]) -> None:
    sheet = book.add_worksheet(ANSWERS)
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "bold": True})
    text = book.add_format({"num_format": "@", "valign": "top"})
    headings = [{"header": column.heading, "header_format": wrapped} for column in columns]
    sheet.add_table(0, 0, ROWS, len(columns) - 1, {"name": "answers", "columns": headings, "style": None})
    for position, column in enumerate(columns):
        sheet.set_column(position, position, 36 if column.labels and column.heading != SEX[0] else 18, text)
        sheet.data_validation(1, position, ROWS, position, _validation(column, position))
    sheet.freeze_panes(1, 0)
    sheet.activate()


def _validation(column: _Column, position: int) -> dict[str, Any]:
    """The drop-down of a column, from the sheet of lists; a message says what the column asks."""
    said = {"input_title": column.heading[:LONGEST_TITLE], "input_message": column.asks[:LONGEST_MESSAGE]}
    if not column.labels:
        return {"validate": "any", **said}
    from xlsxwriter.utility import xl_range_abs

    cells = xl_range_abs(1, position, len(column.labels), position)
    wrong = {"error_title": "Choose from the list", "error_message": "Choose one of the answers in the list."}
    return {"validate": "list", "source": f"={LISTS}!{cells}", **said, **wrong}


def _write_instructions(book: Workbook, form: Edition, columns: Sequence[_Column]) -> None:
    sheet = book.add_worksheet(INSTRUCTIONS)
    heading = book.add_format({"bold": True, "font_size": 14, "text_wrap": True})
    line = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, _title(form), heading)
    for row, sentence in enumerate(_instructions(form, columns), start=1):
        sheet.write_string(row, 0, sentence, line)


def _instructions(form: Edition, columns: Sequence[_Column]) -> tuple[str, ...]:
    return (
        f"This workbook holds answers to the questions of {form.title}.",
        form.wording_statement,
        f'The sheet "{ANSWERS}" has one row for each person who was asked, those who did not answer included.',
        "Choose each answer from its list. Leave a cell blank where the person gave no answer.",
        "Do not change the headings in the first row. Columns that you do not use may stay empty or be deleted.",
        f"Wave, grade, department and sex are optional. The {len(columns) - 4} questions follow them.",
        f"Lists reach down to row {ROWS + 1}; you may go on below.",
        PRIVACY,
        "Answers are reported for groups only. Numbers small enough to tell who somebody is are withheld.",
        f"To see what can be reported, run: socmob check with the name of this file. The edition is {form.id}.",
    )


def _write_lists(book: Workbook, columns: Sequence[_Column]) -> None:
    """The answers to choose from, on a sheet that is hidden so that it is not taken for answers."""
    sheet = book.add_worksheet(LISTS)
    for position, column in enumerate(columns):
        sheet.write_column(0, position, [column.heading, *column.labels])
    sheet.hide()
