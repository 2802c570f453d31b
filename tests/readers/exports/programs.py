"""Exports of survey programs, written as each program writes them, of a questionnaire that was made here.

All are made up. Everybody chooses one option of every question; who they are and when they answered stands in columns
of the program's own.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from pathlib import Path

from socmob.framework import Edition, language
from socmob.reports.questionnaire import Form, form_in
from tests.readers.files.specimens import write_xlsx

WHEN = "2026-11-20 09:14:03"
SECRET = "ann@example.org"


def form_of(edition: Edition, language_id: str = "en") -> Form:
    """The questionnaire of an edition in a language, as `socmob questionnaire` writes it."""
    return form_in(edition, language(language_id))


def chosen(form: Form, *, with_examples: bool = False, ids: bool = False) -> list[list[str]]:
    """The answers of as many people as the longest question has options, so that each is chosen; the last recurs."""
    most = max(len(asked.answers) for asked in form.questions)
    such_as = form.language.frame["such_as"]

    def told(n: int, m: int) -> str:
        answer = form.questions[n].answers[min(m, len(form.questions[n].answers) - 1)]
        examples = f", {such_as} {answer.examples}" if with_examples and answer.examples else ""
        return answer.id if ids else f"{answer.label}{examples}"

    return [[told(n, m) for n in range(len(form.questions))] for m in range(most)]


def _write(path: Path, rows: Sequence[Sequence[str]], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL).writerows(rows)
    return path


def microsoft_forms(folder: Path, form: Form) -> Path:
    """A workbook; options were typed in with their examples, and some headings end with a hard space."""
    own = ["ID", "Start time", "Completion time", "Email", "Name", "Last modified time"]
    head = [*own, *(f"{asked.text}\xa0" for asked in form.questions)]
    people = [
        [str(n), WHEN, WHEN, "anonymous", "", "", *answers]
        for n, answers in enumerate(chosen(form, with_examples=True), start=1)
    ]
    return write_xlsx(folder / "Background(1-9).xlsx", {"Sheet1": [head, *people]})


QUALTRICS = (
    ("StartDate", "Start Date", "startDate"),
    ("EndDate", "End Date", "endDate"),
    ("Status", "Response Type", "status"),
    ("IPAddress", "IP Address", "ipAddress"),
    ("Progress", "Progress", "progress"),
    ("Duration (in seconds)", "Duration (in seconds)", "duration"),
    ("Finished", "Finished", "finished"),
    ("RecordedDate", "Recorded Date", "recordedDate"),
    ("ResponseId", "Response ID", "_recordId"),
    ("RecipientEmail", "Recipient Email", "recipientEmail"),
    ("DistributionChannel", "Distribution Channel", "distributionChannel"),
    ("UserLanguage", "User Language", "userLanguage"),
)


def qualtrics(folder: Path, form: Form, *, preview: bool = False) -> Path:
    """Three header rows: names, questions (one over two lines, one with a remark after it), and ids."""
    texts = [asked.text for asked in form.questions]
    texts[0] = texts[0].replace(" ", "\n", 1)
    texts[-1] += " - Selected Choice"
    ids = [json.dumps({"ImportId": id}, separators=(",", ":")) for _, _, id in QUALTRICS]
    head = [
        [*(name for name, _, _ in QUALTRICS), *(f"Q{n}" for n in range(1, len(texts) + 1))],
        [*(text for _, text, _ in QUALTRICS), *texts],
        [*ids, *(json.dumps({"ImportId": f"QID{n}"}, separators=(",", ":")) for n in range(1, len(texts) + 1))],
    ]
    people = [
        [WHEN, WHEN, "IP Address", "*******", "100", "60", "True", WHEN, f"R_{n}", SECRET, "email", "EN", *answers]
        for n, answers in enumerate(chosen(form))
    ]
    if preview:
        people[1][2] = "Survey Preview"
    return _write(folder / "Background_November 20, 2026.csv", [*head, *people], "utf-8-sig")


def google_forms(folder: Path, form: Form) -> Path:
    """A timestamp, and then the questions as they were put."""
    people = [["2026/11/20 9:14:03 am GMT", *answers] for answers in chosen(form)]
    return _write(folder / "Background.csv", [["Timestamp", *(asked.text for asked in form.questions)], *people])


def limesurvey(folder: Path, form: Form) -> Path:
    """Full questions after their codes, full answers; somebody left before the last page."""
    own = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"]
    head = [*own, *(f"G01Q0{n}. {asked.text}" for n, asked in enumerate(form.questions, start=1))]
    people = [[str(n), WHEN, "1", form.language.id, "18", *answers] for n, answers in enumerate(chosen(form), start=1)]
    people[-1][1] = ""
    return _write(folder / "results-survey123456.csv", [head, *people], "utf-8-sig", ";")


def odk(folder: Path, form: Form) -> Path:
    """Names of fields, in a group of somebody's larger form, and names of choices."""
    own = ["KEY", "SubmitterID", "SubmitterName", "AttachmentsPresent", "Status", "ReviewState", "DeviceID", "Edits"]
    fields = (*(asked.name for asked in form.questions), "socmob_edition")
    head = ["SubmissionDate", "about_these_questions", *(f"background-{name}" for name in fields), *own]
    people = [
        [WHEN, "", *answers, form.edition.id, f"uuid:{n}", "5", "Ann", "0", "", "", "", "0"]
        for n, answers in enumerate(chosen(form, ids=True))
    ]
    return _write(folder / "socmob.csv", [head, *people])


PROGRAMS = {
    "Microsoft Forms": microsoft_forms,
    "Qualtrics": qualtrics,
    "Google Forms": google_forms,
    "LimeSurvey": limesurvey,
    "ODK": odk,
}
