"""Who answered, in sentences, picked from the declaration tables of a release."""

from __future__ import annotations

from collections.abc import Iterator

from socmob import framework
from socmob.reports.display import cell_text, number
from socmob.reports.names import Names, measures
from socmob.reports.phrases import lower_first
from socmob.reports.sentences import answering as words
from socmob.values.codes import AnswerState
from socmob.values.tables import Release, SafeTable

ABROAD = AnswerState.OUTSIDE_UK.value


def response_sentence(release: Release, measure: str) -> str:
    """How many answered, out of those asked where the file tells it; empty where there is no declaration table."""
    table = release.table(f"declaration.{measure}")
    if table is None:
        return ""
    eligible, asked, answers = (cell_text(table.cell(row, "count")) for row in ("eligible", "asked", "answered"))
    if table.shown("answered", "count") is None or table.shown("eligible", "count") is None:
        return words.response_withheld()
    rate, question = table.shown("response_rate", "rate"), _question(release, measure)
    if release.about.asked == "unknown" or rate is None:
        return words.answered_of_unknown(answers, eligible, question)
    text = cell_text(table.cell("response_rate", "rate"))
    if asked == eligible:
        return words.answered(answers, asked, text, question)
    return words.answered_of_some(answers, asked, text, eligible, question)


def _question(release: Release, measure: str) -> str:
    """What a question was on, where as many did not answer each; else there is nothing to tell apart."""
    tables = [table for m in measures(release) if (table := release.table(f"declaration.{m}")) is not None]
    answers = {cell_text(table.cell("answered", "count")) for table in tables}
    return lower_first(Names(release).measure(measure)) if len(answers) > 1 else ""


def usable_sentence(release: Release, measure: str) -> str:
    """How many answers could be classified, and the declaration rate; empty where that is not shown."""
    table = release.table(f"declaration.{measure}")
    if table is None or table.shown("classified", "count") is None:
        return ""
    rate = table.cell("declaration_rate", "rate")
    text = cell_text(rate) if rate is not None and rate.value is not None else None
    classified = cell_text(table.cell("classified", "count"))
    return words.usable(classified, text if release.about.asked != "unknown" else None)


def abroad_sentence(release: Release, measure: str) -> str:
    """How many of those who told their school were at one abroad: declared, and in no share of kinds of UK school."""
    table = release.table(f"declaration.{measure}")
    shown = [table.shown(row, "count") for row in (ABROAD, "classified")] if table is not None else []
    if table is None or None in shown or not shown[0]:
        return ""
    abroad, classified = (float(n or 0) for n in shown)
    return words.abroad(cell_text(table.cell(ABROAD, "count")), number(100 * abroad / (abroad + classified)))


def blank_waves(release: Release, measure: str) -> Iterator[str]:
    """For each wave with many blanks a sentence, where the file does not tell who was asked."""
    if release.about.asked != "unknown":
        return
    table = release.table(f"declaration_by.{measure}.wave")
    for wave in (header.code for header in table.rows) if table is not None else ():
        if table is not None and _many_blanks(table, wave):
            blanks, eligible = (cell_text(table.cell(wave, column)) for column in ("blank", "eligible"))
            yield words.blank(blanks, eligible, wave)


def _many_blanks(table: SafeTable, wave: str) -> bool:
    blanks, eligible = table.shown(wave, "blank"), table.shown(wave, "eligible")
    return bool(blanks is not None and eligible and blanks >= framework.threshold("report.blank_wave").value * eligible)


def joining_sentence(release: Release) -> str:
    """How many answers the record knows nobody for; empty where there is no record, or no such answer to tell of."""
    table, row = release.table("joining"), "answers_unmatched"
    if table is None or not table.shown(row, "count"):
        return ""
    return words.unmatched(cell_text(table.cell(row, "count")), len(release.about.waves))
