"""The attack: everything that several publications about the same people say together, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

import numpy as np

from socmob.disclosure.outside.aligning import aligned
from socmob.disclosure.outside.differences import Pair, close_pairs, is_of_collecting, shown_groups
from socmob.disclosure.outside.findings import Attacked, Finding, Kind
from socmob.disclosure.outside.groups import Group, Groups
from socmob.disclosure.outside.heads import with_heads
from socmob.disclosure.outside.insiders import inside
from socmob.disclosure.outside.knowledge import learn
from socmob.disclosure.outside.layout import Layout
from socmob.disclosure.outside.limits import learn_limits
from socmob.disclosure.outside.narrowing import Question, answers
from socmob.disclosure.outside.needs import Needs
from socmob.disclosure.outside.published import Number, Publication
from socmob.disclosure.outside.small import small_groups
from socmob.disclosure.outside.solving import Clock, Contradiction, Range, System
from socmob.disclosure.outside.symbols import learn_symbols, telling_symbols
from socmob.disclosure.outside.system import Parts, aim_of, rows_of
from socmob.disclosure.outside.unused import left_aside
from socmob.disclosure.outside.waves import like_waves
from socmob.values.tables import CellState

FOLLOWED = (
    "Two waves look like the same people but for a few. That is no finding, since people were followed from wave to "
    "wave, and so it is known who left and who joined. See that these are not few."
)


@dataclass(frozen=True, slots=True)
class Options:
    """How strong the stranger is taken to be, and how long may be tried.

    `width` and `threshold` take the place of the publications' own. `know_heads`: it is known how many people every
    group has, so that only answers are secret. `insider`: some person in the group knows their own answers.
    """

    width: int | None = None
    threshold: int | None = None
    know_heads: bool = True
    insider: bool = False
    seconds: float = 60.0


def attack(publications: Sequence[Publication], options: Options = Options()) -> Attacked:
    """What a stranger learns from these publications together.

    Errors: `Contradiction` where no counts agree with all of them.
    """
    started = monotonic()
    case = _Case(publications, options)
    case.check()
    findings = [*case.small(), *case.told(), *case.differences(), *case.narrowed()]
    order = list(Kind)
    return Attacked(
        shown=sum(number.shown for number in case.numbers),
        withheld=sum(number.state is CellState.WITHHELD for number in case.numbers),
        tested=case.tested,
        pairs=case.pairs,
        findings=tuple(sorted(findings, key=lambda finding: order.index(finding.kind))),
        undecided=tuple(case.undecided),
        not_used=(*case.not_used, *left_aside(case.numbers, case.layout)),
        notes=tuple(dict.fromkeys(case.notes)),
        seconds=monotonic() - started,
    )


class _Case:
    """One attack: what is known, how it is laid out, and what is asked of it."""

    def __init__(self, publications: Sequence[Publication], options: Options) -> None:
        together = aligned(publications)
        self.options, self.clock = options, Clock(options.seconds)
        self.numbers = [number for one in together.publications for number in one.numbers]
        self.threshold = options.threshold or max(one.threshold for one in publications)
        self.width = options.width or max(one.width for one in publications)
        self.zeros_open = all(one.zeros_open for one in publications)
        secrets = [one.secret for one in together.publications]
        self.secret = None if None in secrets else frozenset().union(*(one for one in secrets if one is not None))
        incomplete = frozenset().union(*(one.incomplete for one in together.publications))
        populations = [population for one in together.publications for population in one.populations()]
        columns = frozenset(column for population in populations for column, _ in population.terms)
        common = frozenset() if self.secret is None else columns - self.secret
        self.groups = Groups(populations, incomplete, common)
        self.known = learn(self.numbers, self.groups)
        learn_symbols(self.numbers, self.groups, self.known)
        unused = learn_limits(self.numbers, self.groups, self.known)
        self.not_used = [unused] if unused else []
        self.layout = Layout(self.groups)
        twins = [(self.groups.of(one), self.groups.of(other)) for one, other in together.twins]
        self.rows = rows_of(self.layout, self.known, [(a, b) for a, b in twins if a is not None and b is not None])
        self.needs = Needs(self.width, self.secret, self.groups, self.known)
        self.by_heads: dict[Group, float] = {}
        self.followed = [one.waves() for one in publications if one.followed]
        self.notes = [note for one in publications for note in one.notes]
        self.tested, self.pairs = 0, 0
        self.undecided: list[str] = []

    def check(self) -> None:
        """Refuse numbers that contradict each other, also where nothing near them is withheld."""
        system, known = System(self.layout.size, self.rows, self.clock), Range()
        system.look_roughly(np.zeros(self.layout.size, dtype=np.int64), known, 1)
        if known.proved_high == -np.inf:
            raise Contradiction(system.blame())

    def small(self) -> Iterator[Finding]:
        return small_groups(self.numbers, self.groups, self.known, self.threshold, zeros_open=self.zeros_open)

    def told(self) -> Iterator[Finding]:
        """What symbols tell, and waves laid beside each other."""
        yield from telling_symbols(self.numbers, self.groups, self.known, self.threshold)
        alike = like_waves(shown_groups(self.numbers, self.groups), self.known, self.secret, self.threshold)
        for one, other, finding in alike:
            waves = {self.groups.wave(one), self.groups.wave(other)}
            if any(waves <= followed for followed in self.followed):
                self.notes.append(FOLLOWED)
            else:
                yield finding

    def is_of_heads(self, group: Group) -> bool:
        """Whether a group is one that everyone knows the size of: no answer is in its definition."""
        return self.options.know_heads and self.secret is not None and not any(c in self.secret for c, _ in group.terms)

    def differences(self) -> Iterator[Finding]:
        shown = shown_groups(self.numbers, self.groups)
        pairs = [pair for pair in close_pairs(list(shown), self.known, self.threshold) if self._is_secret(pair)]
        self.pairs = len(pairs)
        open_ = [pair for pair in pairs if pair.high >= self.threshold]
        ranges = self._ranges([Question(aim_of(self.layout, p.whole, p.part), self.threshold, up=True) for p in open_])
        found = dict(zip(open_, ranges, strict=True))
        for pair in pairs:
            low, high = pair.low, min(pair.high, found[pair].proved_high if pair in found else pair.high)
            if high < self.threshold:
                yield _of_pair(pair, shown, int(low), int(high))

    def _is_secret(self, pair: Pair) -> bool:
        if self.is_of_heads(pair.part) or (self.zeros_open and pair.high == 0):
            return False
        return not is_of_collecting(pair, self.groups)

    def narrowed(self) -> Iterator[Finding]:
        withheld = [n for n in self.numbers if n.state is CellState.WITHHELD and not n.apart]
        behind = {id(number): self._behind(number) for number in withheld}
        wanted = sorted({group for groups in behind.values() for group in groups if not self.known.exact(group)})
        self.needs.count(wanted, lambda group: aim_of(self.layout, group), self._ranges)
        questions = [self._question(group) for group in wanted]
        parts = self._parts(questions)
        ranges = dict(zip(wanted, answers(parts, questions), strict=True))
        self.tested = len(withheld)
        if self.options.know_heads and self.secret:
            self._narrow_by_heads(ranges)
        for number in withheld:
            yield from self._judged(number, behind[id(number)], ranges)
        if self.options.insider:
            yield from self._by_insiders(parts, withheld, behind, ranges)

    def _by_insiders(
        self,
        parts: Parts,
        withheld: Sequence[Number],
        behind: dict[int, list[Group]],
        ranges: dict[Group, Range],
    ) -> Iterator[Finding]:
        """What some insider can narrow that a stranger cannot; wide is then a person less where all are few."""
        wide = [group for group, known in ranges.items() if known.found >= self.needs.of(group, own=1)]
        by_one = inside(parts, [self._question(group, own=1) for group in wide])
        narrowed = {wide[i]: known for i, known in by_one.narrowed.items()}
        undecided = {wide[i] for i in by_one.undecided}
        for number in withheld:
            told = [narrowed[group] for group in behind[id(number)] if group in narrowed]
            others = [group for group in behind[id(number)] if group not in narrowed]
            if told and self._is_narrow(others, ranges):
                yield Finding(Kind.INSIDER, number.place, "", int(told[0].proved_low), int(told[0].proved_high))
            elif undecided.intersection(others):
                self.undecided.append(f"{number.place} (as an insider)")

    def _is_narrow(self, groups: Sequence[Group], ranges: dict[Group, Range]) -> bool:
        return all(
            group in self.by_heads or self._range(group, ranges).proved < self.needs.of(group) for group in groups
        )

    def _behind(self, number: Number) -> list[Group]:
        """The groups on which a number depends and which are not common knowledge.

        None where all that is not told of it elsewhere is how many people a group has.
        """
        every = [group for p in number.populations() if (group := self.groups.of(p)) is not None]
        answers = [group for group in every if not self.is_of_heads(group)]
        told = all(self.known.exact(group) for group in answers)
        return [] if told and not all(self.known.exact(group) for group in every) else answers

    def _question(self, group: Group, own: int = 0) -> Question:
        return Question(aim_of(self.layout, group), self.needs.of(group, own))

    def _narrow_by_heads(self, ranges: dict[Group, Range]) -> None:
        """Let head counts that are not published tell what they tell whatever they are."""
        wide = [group for group, known in ranges.items() if known.found >= self.needs.of(group)]
        questions = [self._question(group) for group in wide]
        kinds = list(self.layout.kinds(self.secret or frozenset()))
        held = [(kind, np.ones(len(kind), dtype=np.int64)) for kind in kinds]
        parts = Parts(self.layout.size, self.rows, [*(question.aim for question in questions), *held], self.clock)
        apart = with_heads(parts, questions, kinds)
        for i, known in apart.items():
            if known.proved_high < self.needs.of(wide[i]):
                self.by_heads[wide[i]] = known.proved_high
            elif known.found_high < self.needs.of(wide[i]):
                ranges[wide[i]] = Range()

    def _judged(self, number: Number, behind: Sequence[Group], ranges: dict[Group, Range]) -> Iterator[Finding]:
        if not behind:
            return
        by_heads = [self.by_heads[group] for group in behind if group in self.by_heads]
        if by_heads:
            says = f"whoever knows how many people every group has can tell it to within {int(max(by_heads))} people"
            if self._is_narrow(behind, ranges):
                yield Finding(Kind.NARROWED, number.place, says)
        elif self._is_narrow(behind, ranges):
            first = self._range(behind[0], ranges)
            yield Finding(Kind.NARROWED, number.place, "", int(first.proved_low), int(first.proved_high))
        elif not any(self._range(group, ranges).found >= self.needs.of(group) for group in behind):
            self.undecided.append(str(number.place))

    def _range(self, group: Group, ranges: dict[Group, Range]) -> Range:
        if group in ranges:
            return ranges[group]
        count = self.known.least(group)
        return Range(count, count, count, count)

    def _ranges(self, questions: Sequence[Question]) -> list[Range]:
        return answers(self._parts(questions), questions)

    def _parts(self, questions: Sequence[Question]) -> Parts:
        return Parts(self.layout.size, self.rows, [question.aim for question in questions], self.clock)


def _of_pair(pair: Pair, shown: dict[Group, Number], low: int, high: int) -> Finding:
    part, whole = shown[pair.part], shown[pair.whole]
    kind = Kind.ALIKE if high == 0 else Kind.DIFFERENCE
    return Finding(kind, part.place, f"beside {whole.place}", low, high)
