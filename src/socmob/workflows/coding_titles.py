"""Coding the job titles of a file: each distinct title once, with what is to be said of all of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from socmob.engine import Engine, Rows
from socmob.occupations import DerivationTables, SmcThree, Soc2020, simplified, to_smc_three
from socmob.occupations.soc import soc2020_titles
from socmob.occupations.titles import Coded, Coder, NotCoded, Title
from socmob.occupations.titles.uncertainty import CodedShare, share_of
from socmob.values.cells import Level
from socmob.values.sources import Lookup

SOC2020, PROBABILITY, TITLE_METHOD = "soc2020", "soc2020_probability", "soc2020_method"
TITLE_ADDED = (SOC2020, PROBABILITY, TITLE_METHOD)
"""The columns that coding titles adds; all are blank where the title is."""

BY_TITLE = {"soc2020": SOC2020, "coded_by": TITLE_METHOD}
"""The columns by which classes are derived from coded titles."""

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class TitleColumns:
    """The columns that hold job titles, and where they are known the industry and what qualifies the title."""

    title: str
    industry: str | None = None
    qualifier: str | None = None

    @property
    def on(self) -> tuple[str, ...]:
        """The columns, in order."""
        return tuple(name for name in (self.title, self.industry, self.qualifier) if name)

    def asked(self, labels: Sequence[str | None]) -> Title:
        """The title that labels of the columns make; what is missing is empty."""
        told = dict(zip(self.on, labels, strict=True))
        industry, qualifier = (told.get(name or "") or "" for name in (self.industry, self.qualifier))
        return Title(told[self.title] or "", industry, qualifier)


@dataclass(frozen=True, slots=True)
class TitlesCoded:
    """What came of titles: rows by method and by reason for no code, and how many of the codes given may be right.

    `shares` are those of the Commission's groups, as means of probabilities, where the class follows from the title
    alone. `learned_on` says what the probabilities were learned on; None where no coding index was imported.
    """

    distinct: int
    methods: Counts
    reasons: Counts
    coded: int
    expected_right: float
    learned_on: str | None
    shares: tuple[tuple[SmcThree, CodedShare], ...] = ()


def code_titles(
    engine: Engine, rows: Rows, columns: TitleColumns, data: Path, tables: DerivationTables | None = None
) -> tuple[Rows, TitlesCoded]:
    """Rows with the columns TITLE_ADDED, and what came of the titles; `tables` are given where shares are wanted."""
    levels = engine.levels(rows, columns.on).levels
    coder, titles = Coder.load(data), [columns.asked(level.labels) for level in levels]
    coded = coder.code_many(titles)
    cells = {
        level.labels: (found.code, f"{found.probability:.4f}", found.method.value)
        for level, found in zip(levels, coded, strict=True)
        if found.reason is not NotCoded.BLANK
    }
    counts = [(title, float(level.n)) for title, level in zip(titles, levels, strict=True)]
    shares = _shares(coder, counts, tables) if tables is not None and coder.model is not None else ()
    told = _told(coded, levels, coder.calibration.learned_on if coder.model else None, shares)
    return engine.attach(rows, Lookup(columns.on, TITLE_ADDED, cells)), told


def _told(
    coded: Sequence[Coded],
    levels: Sequence[Level],
    learned_on: str | None,
    shares: tuple[tuple[SmcThree, CodedShare], ...],
) -> TitlesCoded:
    pairs = [(found, level.n) for found, level in zip(coded, levels, strict=True)]
    given = [(found.probability, n) for found, n in pairs if found.code is not None]
    return TitlesCoded(
        distinct=len(levels),
        methods=_sums((found.method.value, n) for found, n in pairs),
        reasons=_sums((found.reason.value, n) for found, n in pairs if found.reason is not None),
        coded=sum(n for _, n in given),
        expected_right=sum(chance * n for chance, n in given),
        learned_on=learned_on,
        shares=shares,
    )


def _shares(
    coder: Coder, counts: Sequence[tuple[Title, float]], tables: DerivationTables
) -> tuple[tuple[SmcThree, CodedShare], ...]:
    """The share of each group, by the class that a unit group has without a status; none where no title is known."""
    if not coder.probabilities([title for title, _ in counts]).any():
        return ()

    groups = {code: _group(code, tables) for code in soc2020_titles()}
    return tuple(
        (group, share_of(coder, counts, {c for c in groups if groups[c] is group}.__contains__)) for group in SmcThree
    )


def _group(code: str, tables: DerivationTables) -> SmcThree | None:
    """The group that a unit group is in where no status is known."""
    found = simplified(Soc2020(code), tables).nssec
    return None if found is None else to_smc_three(found)


def _sums(pairs: Iterable[tuple[str, int]]) -> Counts:
    found: Counter[str] = Counter()
    for name, n in pairs:
        found[name] += n
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
