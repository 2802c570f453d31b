"""From published files to what can be learnt from them: read as a stranger would, attacked together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from socmob.disclosure.outside import Attacked, Finding, Options, Publication, attack, page_findings
from socmob.disclosure.outside.described import read_described
from socmob.disclosure.outside.findings import HEADINGS
from socmob.disclosure.outside.reading import read_published
from socmob.disclosure.outside.solving import Contradiction
from socmob.errors import DataError
from socmob.reports import NUMBERS
from socmob.workflows.progress import Progress, silent

__all__ = ["HEADINGS", "Audit", "Options", "as_document", "audit"]

DESCRIBED = (".yaml", ".yml")
PAGES = (".html", ".htm")
DO = "Name the folder that a report was written to, its report.json, or a description of other tables (.yaml)."


@dataclass(frozen=True, slots=True)
class Audit:
    """The attack on the publications of one organisation, taken together."""

    organisation: str
    files: tuple[str, ...]
    attacked: Attacked


def audit(paths: Sequence[Path], options: Options = Options(), tell: Progress = silent) -> tuple[Audit, ...]:  # noqa: B008  frozen
    """The attacks on published files: those of one organisation together, as being about the same people.

    Errors: `DataError` where a file cannot be read, or where no counts agree with all that is published.
    """
    tell("Reading what is published")
    files = [_data_of(path) for path in paths]
    publications = [read_described(file) if file.suffix in DESCRIBED else read_published(file) for file in files]
    tell("Trying what can be learnt from it")
    return tuple(_audit(name, together, options) for name, together in _by_organisation(publications).items())


def _by_organisation(publications: Sequence[Publication]) -> dict[str, list[Publication]]:
    """The publications of each organisation; one that names none is of the only one that is named, if there is one."""
    named = list(dict.fromkeys(one.organisation for one in publications if one.organisation))
    alone = named[0] if len(named) == 1 else ""
    together: dict[str, list[Publication]] = {}
    for publication in publications:
        together.setdefault(publication.organisation or alone, []).append(publication)
    return together


def _data_of(path: Path) -> Path:
    """The file that holds the data: a folder and a page stand for the JSON that is in it, or beside it."""
    file = path / NUMBERS if path.is_dir() else path.with_name(NUMBERS) if path.suffix.lower() in PAGES else path
    if not file.is_file():
        raise DataError("There is nothing published here that can be read.", where=str(file), do=DO)
    return file


def _audit(organisation: str, publications: Sequence[Publication], options: Options) -> Audit:
    try:
        attacked = attack(publications, options)
    except Contradiction as contradiction:
        raise _refusal(contradiction, publications) from contradiction
    pages = tuple(finding for one in publications for finding in _page(one))
    with_pages = replace(attacked, findings=(*attacked.findings, *pages))
    return Audit(organisation, tuple(one.source for one in publications), with_pages)


def _page(publication: Publication) -> Iterator[Finding]:
    """What the page beside a publication's data says that the data does not."""
    source = Path(publication.source)
    for page in sorted(source.parent.glob("*.html")) if source.name == NUMBERS else ():
        yield from page_findings(publication, page.read_text(encoding="utf-8", errors="replace"), page.name)


def _refusal(contradiction: Contradiction, publications: Sequence[Publication]) -> DataError:
    places = [str(number.place) for number in contradiction.numbers[:3]]
    several = " Audit each file alone, to see which disagree." if len(publications) > 1 else ""
    described = any(Path(one.source).suffix in DESCRIBED for one in publications)
    hint = " If numbers are rounded say so in the description; if levels do not make up a total, write complete: no."
    return DataError(
        "No counts of people agree with all of these numbers, so nothing can be said of them.",
        where="; ".join(places) or "; ".join(one.source for one in publications),
        do="See that the files are whole and about the same people." + several + (hint if described else ""),
    )


def as_document(audits: Sequence[Audit], *, values: bool = False) -> dict[str, Any]:
    """The outcome as JSON would hold it; what a withheld number can be is in it only if asked for."""
    return {"schema": "socmob-audit/1", "audits": [_document(one, values) for one in audits]}


def _document(one: Audit, values: bool) -> dict[str, Any]:
    attacked = one.attacked
    return {
        "organisation": one.organisation,
        "files": list(one.files),
        "shown": attacked.shown,
        "withheld": attacked.withheld,
        "tested": attacked.tested,
        "pairs": attacked.pairs,
        "findings": [_finding(finding, values) for finding in attacked.findings],
        "undecided": list(attacked.undecided),
        "not_used": list(attacked.not_used),
        "notes": list(attacked.notes),
        "seconds": round(attacked.seconds, 2),
    }


def _finding(finding: Finding, values: bool) -> dict[str, Any]:
    place = finding.place
    told = {"lowest": finding.lowest, "highest": finding.highest} if values else {}
    where = {"file": place.source, "table": place.table, "row": place.row, "column": place.column}
    return {"kind": finding.kind.value, **where, "says": finding.says, "spread": finding.spread, **told}
