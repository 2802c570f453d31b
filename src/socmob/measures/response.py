"""Who answered: everyone eligible, counted by what became of the question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from socmob.errors import DefectError
from socmob.measures.design import Mask
from socmob.values.cells import Cells
from socmob.values.codes import SUBSTANTIVE, UNANSWERED, AnswerState, Code, is_state


@dataclass(frozen=True, slots=True)
class Response:
    """People by what became of one question: unweighted counts, each step out of the one before.

    asked: the question was put to them; answered: gave any answer, prefer not to say and don't know included;
    classified: fall in a category; declared: classified or of a substantive not-applicable; unknown: everyone
    eligible who is neither. `by_state` counts each answer state that occurs.
    """

    eligible: int
    asked: int
    answered: int
    classified: int
    by_state: Mapping[Code, int]

    @property
    def declared(self) -> int:
        """Classified, or of a substantive not-applicable."""
        return self.classified + sum(self.by_state.get(state, 0) for state in SUBSTANTIVE)

    @property
    def unknown(self) -> int:
        """Eligible people of whom nothing is known: neither classified nor substantively not applicable."""
        return self.eligible - self.declared

    @property
    def response_rate(self) -> float | None:
        """Answered out of asked; None where no one was asked."""
        return self.answered / self.asked if self.asked else None

    @property
    def declaration_rate(self) -> float | None:
        """Declared out of asked; None where no one was asked."""
        return self.declared / self.asked if self.asked else None


def response(cells: Cells, measure: str, among: Mask | None = None) -> Response:
    """The people of the cells, or of those `among` them, by what became of the question of a measure."""
    people = count_by_code(cells, measure, among)
    states = {code: n for code, n in people.items() if is_state(code)}
    eligible = sum(people.values())
    return Response(
        eligible=eligible,
        asked=eligible - states.get(AnswerState.NOT_ASKED, 0),
        answered=eligible - sum(states.get(state, 0) for state in UNANSWERED),
        classified=eligible - sum(states.values()),
        by_state=states,
    )


def count_by_code(cells: Cells, column: str, among: Mask | None = None) -> dict[Code, int]:
    """How many people hold each code that occurs in a column, in the order of the codes."""
    counts: dict[Code, int] = {}
    for number, code in enumerate(cells.labels(column)):
        held = cells.column(column) == number
        n = int(cells.n[held if among is None else held & among].sum())
        if n and code is None:
            raise DefectError(
                f"{column}: {n} people have neither a category nor a state; the look-up must give all one"
            )
        if n and code is not None:
            counts[code] = n
    return counts


def classified_mask(cells: Cells, measure: str) -> Mask:
    """Which cells hold a category of a measure."""
    return cells.mask(measure, [code for code in cells.labels(measure) if code is not None and not is_state(code)])


def unknown_mask(cells: Cells, measure: str) -> Mask:
    """Which cells hold people of whom nothing is known: no category and no substantive not-applicable."""
    known = [c for c in cells.labels(measure) if c is not None and (c in SUBSTANTIVE or not is_state(c))]
    return ~cells.mask(measure, known)


def answered_mask(cells: Cells, measure: str) -> Mask:
    """Which cells hold people who gave any answer."""
    return ~cells.mask(measure, [state.value for state in UNANSWERED])
