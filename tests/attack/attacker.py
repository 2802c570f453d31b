"""An attacker who reads what was published, knows who there is, and solves for what they answered.

None of the gate's code is used. The unknowns are how many people of each kind gave each answer; all else are programs
in whole numbers over them. The stronger attacker is told the exact count of every population behind every shown
number, and where people are weighted how many of them are in each class of weights; the weaker has the published digits
alone (`tests.attack.inversion`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product

import numpy as np

from tests.attack.firms import Firm
from tests.attack.inversion import facts
from tests.attack.knowledge import Floats, Knowledge
from tests.attack.published import Document, Number, Terms, measures, numbers
from tests.attack.puzzle import Aim, Puzzle


class Attacker:
    """Attacks what was published of a firm: one release, or several about the same people.

    `exact` says whether the attacker is told the counts behind every shown number, or has its digits alone.
    """

    def __init__(
        self, of: Firm | Sequence[Knowledge], documents: Sequence[Document], width: int, *, exact: bool = True
    ) -> None:
        self.documents, self.wanted, self.exact = tuple(documents), width, exact
        self.numbers = numbers(self.documents)
        asked = measures(self.documents)
        self.known = [Knowledge.of(of, measure) for measure in asked] if isinstance(of, Firm) else list(of)
        self.puzzles = [self._puzzle(knowledge) for knowledge in self.known]

    def shown(self, knowledge: Knowledge) -> list[Terms]:
        """The populations of one question that some shown number is computed from."""
        found = {p for number in self.numbers if number.state != "withheld" for p in number.populations}
        return sorted(people for people in found if knowledge.is_secret(people))

    def withheld(self) -> list[tuple[Number, Knowledge, list[Terms]]]:
        """Each withheld number that depends on answers, with its question and the populations behind it."""
        found = []
        for number in self.numbers:
            for knowledge in self.known:
                secret = sorted(people for people in number.populations if knowledge.is_secret(people))
                if secret and number.state == "withheld":
                    found.append((number, knowledge, secret))
        return found

    def _puzzle(self, knowledge: Knowledge) -> Puzzle:
        shown = self.shown(knowledge)
        hidden = sorted({p for _, known, secret in self.withheld() if known is knowledge for p in secret})
        aims = [self.aim(knowledge, people) for people in hidden] + self.small_differences(knowledge)
        if self.exact:
            return Puzzle(knowledge, shown, (), aims)
        return Puzzle(knowledge, (), facts(self.numbers, knowledge), aims)

    def aim(self, knowledge: Knowledge, people: Terms) -> Aim:
        """A withheld population."""
        return self._aim(str(people), knowledge, knowledge.group(people), knowledge.answers(people))

    def _aim(self, name: str, knowledge: Knowledge, group: Floats, answers: Floats) -> Aim:
        classes = 1.0 - knowledge.silent
        others = (1.0 - answers) * classes
        silent = not (answers * classes).any() or not (others.any() or np.array_equal(answers, classes))
        heads = knowledge.truth @ knowledge.silent if silent else knowledge.free
        return Aim(name, group, answers, float(heads[group > 0].sum()))

    def small_differences(self, knowledge: Knowledge) -> list[Aim]:
        """Where two shown groups are the same but for a few people: those in one and not in the other."""
        found: dict[tuple[bytes, bytes], Aim] = {}
        by_answers: dict[bytes, dict[bytes, tuple[Floats, Terms]]] = {}
        for people in self.shown(knowledge):
            answers, group = knowledge.answers(people), knowledge.group(people)
            by_answers.setdefault(answers.tobytes(), {})[group.tobytes()] = (group, people)
        for key, groups in by_answers.items():
            answers = np.frombuffer(key)
            for (one, first), (other, second) in permutations(groups.values(), 2):
                few, others = ((a > 0) & (b == 0) for a, b in ((one, other), (other, one)))
                heads = [float(knowledge.free[apart].sum()) for apart in (few, others)]
                if 0 < heads[0] < self.wanted and heads[1] < self.wanted and not knowledge.is_open(answers):
                    aim = self._aim(f"{first} but not {second}", knowledge, few.astype(float), answers)
                    found.setdefault((few.tobytes(), key), aim)
        return list(found.values())

    def told_differences(self) -> list[str]:
        """Of two shown groups, one within the other, how many are in the one alone, where they are few."""
        return [f"{part} in {whole}" for knowledge in self.known for part, whole in self.told_pairs(knowledge)]

    def told_pairs(self, knowledge: Knowledge) -> Iterator[tuple[Terms, Terms]]:
        """The parts and wholes of these; a whole can be everyone of a group, whom anybody can count."""
        shown = {people: self._counted(knowledge, people) for people in self.shown(knowledge)}
        groups = {tuple(term for term in people if term[0] != knowledge.measure) for people in shown}
        wholes = shown | {people: self._counted(knowledge, people) for people in groups}
        for (part, inner), (whole, outer) in product(shown.items(), wholes.items()):
            between = outer - inner
            few = knowledge.count(whole) - knowledge.count(part) < self.wanted
            if few and (between >= 0).all() and between.any() and not self._is_open(knowledge, between):
                yield part, whole

    @staticmethod
    def _counted(knowledge: Knowledge, people: Terms) -> Floats:
        """How often each kind of people with each answer is among some, (kinds, answers)."""
        return np.outer(knowledge.group(people) * (knowledge.free > 0), knowledge.answers(people))

    @staticmethod
    def _is_open(knowledge: Knowledge, between: Floats) -> bool:
        """Whether a difference is how many of some kinds are in a class, or in none, which is no secret."""
        kinds = between.max(axis=1)
        return any(np.array_equal(between, np.outer(kinds, c)) for c in (knowledge.silent, 1.0 - knowledge.silent))

    def narrowed(self, *, insiders: bool = False) -> list[str]:
        """The withheld numbers of which every population is narrowed; with `insiders` also by somebody of the firm."""
        verdicts: dict[tuple[str, Terms], bool] = {}
        found = []
        for number, knowledge, secret in self.withheld():
            for people in secret:
                if (knowledge.measure, people) not in verdicts:
                    verdicts[knowledge.measure, people] = self.is_narrow(
                        knowledge, self.aim(knowledge, people), insiders
                    )
            if all(verdicts[knowledge.measure, people] for people in secret):
                found.append(number.key)
        return found

    def narrowed_differences(self, *, insiders: bool = False) -> list[str]:
        """The few people between two shown populations of whom too much is told."""
        return [
            aim.name
            for knowledge in self.known
            for aim in self.small_differences(knowledge)
            if self.is_narrow(knowledge, aim, insiders)
        ]

    def is_narrow(self, knowledge: Knowledge, aim: Aim, insiders: bool = False) -> bool:
        """Whether all that something can be lies within less than the width, or than its people if they are fewer.

        With `insiders` also for somebody of the firm, who knows of one person: of one less.
        """
        puzzle = self.puzzles[self.known.index(knowledge)]
        row = puzzle.row(aim.group, aim.answers)
        wanted = min(self.wanted, aim.heads)
        if puzzle.width(row, wanted) < wanted:
            return True
        return insiders and any(puzzle.width(row, wanted - 1, place) < wanted - 1 for place in puzzle.insiders)
