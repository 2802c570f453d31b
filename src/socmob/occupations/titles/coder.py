"""The coder: a job title becomes a unit group of SOC 2020 with a calibrated probability, or is left without one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from socmob.errors import UserError
from socmob.occupations.soc import soc2020_titles
from socmob.occupations.titles.calibration import Calibration
from socmob.occupations.titles.entry import (
    LONGEST,
    Candidate,
    Coded,
    IndexEntry,
    NotCoded,
    Title,
    TitleMethod,
    abstained,
)
from socmob.occupations.titles.index import CodingIndex, of_unit_groups, read_index
from socmob.occupations.titles.look_up import Found, LookUp
from socmob.occupations.titles.model import Model, learn_model, read_model, write_model
from socmob.occupations.titles.network import Progress, Settings, softmax
from socmob.occupations.titles.normalising import fold, looks_welsh, names_no_occupation
from socmob.occupations.titles.suggesting import Suggester

THRESHOLD = 0.5
"""The probability below which no code is given: a code is more often right than not."""

SUGGESTIONS = 5
_BATCH = 1_000
_REMEMBERED = 500_000
CODES = tuple(soc2020_titles())
"""The unit groups, in the order of a row of probabilities."""

Probabilities = NDArray[np.float64]


class Coder:
    """Codes titles by an index and the model learned from it; the same title always gets the same result."""

    def __init__(self, index: CodingIndex, model: Model | None = None, threshold: float = THRESHOLD) -> None:
        if not 0 <= threshold <= 1:
            raise UserError(f"A probability of {threshold:g} cannot be asked for.", do="Give a number from 0 to 1.")
        self.index, self.model, self.threshold = index, model, threshold
        self.look_up = LookUp(index)
        self.suggester = Suggester(index.entries)
        self._remembered: dict[Title, Coded] = {}

    @staticmethod
    def load(data_directory: Path, threshold: float = THRESHOLD) -> Coder:
        """The coder of what was imported into the folder; by the titles of unit groups alone where nothing was."""
        index = read_index(data_directory)
        if index is None:
            return Coder(of_unit_groups(), None, threshold)
        return Coder(index, read_model(data_directory), threshold)

    @property
    def calibration(self) -> Calibration:
        """How scores and look-ups are trusted."""
        return self.model.calibration if self.model else Calibration()

    def code(self, title: Title) -> Coded:
        """The unit group of one title."""
        return self.code_many([title])[0]

    def code_many(self, titles: Sequence[Title]) -> list[Coded]:
        """The unit group of each title, in their order; equal titles are coded once."""
        if len(self._remembered) > _REMEMBERED:
            self._remembered.clear()
        new = [title for title in dict.fromkeys(titles) if title not in self._remembered]
        for start in range(0, len(new), _BATCH):
            some = new[start : start + _BATCH]
            self._remembered.update(zip(some, self._code(some), strict=True))
        remembered = self._remembered
        return [remembered[title] for title in titles]

    def probabilities(self, titles: Sequence[Title]) -> Probabilities:
        """The probability of every unit group (columns as in CODES) for every title; a row of zeros where none applies.

        These, not the likeliest codes, are what shares are estimated from.
        """
        chances = np.zeros((len(titles), len(CODES)))
        coded = [row for row, title in enumerate(titles) if _refused(title) is None]
        for start in range(0, len(coded), _BATCH):
            some = coded[start : start + _BATCH]
            asked = [titles[row] for row in some]
            chances[some] = self._chances(asked, [self.look_up.find(title) for title in asked])
        return chances

    def suggest(self, text: str, industry: str = "", limit: int = SUGGESTIONS) -> tuple[IndexEntry, ...]:
        """The entries of the index that someone may be about to type, best first."""
        return self.suggester.suggest(text, industry, limit)

    def _code(self, titles: Sequence[Title]) -> list[Coded]:
        found = [None if _refused(title) else self.look_up.find(title) for title in titles]
        chances = self._chances(titles, found)
        order = np.argsort(-chances, axis=1, kind="stable")[:, :SUGGESTIONS]
        rows = zip(titles, found, chances, order, strict=True)
        return [self._judged(title, each, row, best) for title, each, row, best in rows]

    def _judged(self, title: Title, found: Found | None, chances: Probabilities, best: NDArray[np.intp]) -> Coded:
        """The best code where it is probable enough."""
        refused = _refused(title)
        if refused is not None:
            return abstained(refused)
        likeliest = [(CODES[place], round(float(chances[place]), 6)) for place in best.tolist()]
        suggestions = tuple(Candidate(code, chance) for code, chance in likeliest if chance > 0)
        if not suggestions or suggestions[0].probability < self.threshold:
            return abstained(self._why(title), suggestions)
        single = found is not None and found.codes == {suggestions[0].code}
        method = found.method if found is not None and single else TitleMethod.RANKED
        return Coded(suggestions[0].code, suggestions[0].probability, method, suggestions)

    def _why(self, title: Title) -> NotCoded:
        if looks_welsh(fold(title.text)):
            return NotCoded.WELSH
        return NotCoded.UNSURE if self.model else NotCoded.NO_INDEX

    def _chances(self, titles: Sequence[Title], found: Sequence[Found | None]) -> Probabilities:
        """Ranked probabilities, drawn towards what the look-up gave by as much as it is trusted."""
        chances = self._ranked(titles)
        for row, each in enumerate(found):
            if each is not None:
                chances[row] = _drawn(chances[row], each.codes, self.calibration.trust_of(each))
        return chances

    def _ranked(self, titles: Sequence[Title]) -> Probabilities:
        """Calibrated probabilities of the ranking alone; zeros where there is no model."""
        chances = np.zeros((len(titles), len(CODES)))
        if self.model is None or not titles:
            return chances
        scores = self.model.ranker.scores([self.look_up.corrected(title) for title in titles])
        bare = np.array([not title.industry.strip() and not title.qualifier.strip() for title in titles])
        divisors = np.where(bare, self.calibration.bare, self.calibration.with_industry)
        chances[:, [_PLACES[code] for code in self.model.ranker.codes]] = softmax(scores / divisors[:, None])
        return chances


_PLACES = {code: place for place, code in enumerate(CODES)}


def learn_coder(
    index: CodingIndex, folder: Path, settings: Settings | None = None, progress: Progress | None = None
) -> Coder:
    """The coder learned from an index, which is kept with its model in the folder."""
    model = learn_model(index, settings, progress)
    write_model(folder, model)
    return Coder(index, model)


def count_methods(coded: Iterable[Coded]) -> dict[TitleMethod, int]:
    """How many titles were coded by which method."""
    counts = dict.fromkeys(TitleMethod, 0)
    for each in coded:
        counts[each.method] += 1
    return counts


def _refused(title: Title) -> NotCoded | None:
    """Why a text is not coded at all."""
    if not title.text.strip():
        return NotCoded.BLANK
    if len(title.text) > LONGEST:
        return NotCoded.TOO_LONG
    return NotCoded.NO_OCCUPATION if names_no_occupation(fold(title.text)) else None


def _drawn(ranked: Probabilities, codes: Iterable[str], trust: float) -> Probabilities:
    """Probabilities of which a share of `trust` lies on some codes, divided among them as the ranking has it."""
    among = np.zeros(len(ranked))
    places = sorted(_PLACES[code] for code in codes)
    inside = ranked[places]
    among[places] = inside / inside.sum() if inside.sum() > 0 else 1 / len(places)
    return trust * among + (1 - trust) * ranked
