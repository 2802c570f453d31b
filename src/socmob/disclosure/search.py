"""The search for what to withhold, from a sketch of every question to the tables that prove all secrets open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from socmob.disclosure.coarse import coarse
from socmob.disclosure.effort import Effort
from socmob.disclosure.holding import Certificate, Tables
from socmob.disclosure.left_open import Earlier, LeftOpen, narrowed
from socmob.disclosure.loss import Tally, cell_places
from socmob.disclosure.owed import Owing
from socmob.disclosure.populations import People
from socmob.disclosure.proving import Proving
from socmob.disclosure.reopen import reopen
from socmob.disclosure.secrets import Secrets
from socmob.disclosure.sketch import Sketch
from socmob.disclosure.withhold import Hiding, TooMuchTold
from socmob.framework import Profile
from socmob.values.tables import RawTable


class Search:
    """What is withheld is in `tally`; `fixed` was told by earlier releases, and what is `small` is withheld at once."""

    def __init__(
        self,
        tables: Sequence[RawTable],
        people: People,
        fixed: frozenset[int],
        small: frozenset[int],
        profile: Profile,
    ) -> None:
        self.people, self.fixed, self.small, self.profile = people, fixed, small, profile
        self.insiders = profile.outside_knowledge.own_record
        self.effort, self.places = Effort(profile), cell_places(tables, people, profile)
        self.tally = Tally(self.places, people)

    def proofs(self, secrets: Sequence[Secrets], wave: str) -> list[Certificate]:
        """Withhold what must be; where earlier releases about other waves left a number open by less, that is enough.

        Errors: `TooMuchTold` where a number cannot be hidden, `TooHard` where it takes too long.
        """
        try:
            return self._run(secrets, [])
        except TooMuchTold:
            if not self.fixed:
                raise
        return self._run(secrets, [Earlier(each.universe, self.people, self.fixed, wave) for each in secrets])

    def _run(self, secrets: Sequence[Secrets], earlier: Sequence[Earlier]) -> list[Certificate]:
        """From the start: first in a sketch, then in whole people, until nothing more is told by what is shown."""
        self.tally = Tally(self.places, self.people)
        self.tally.withhold(self.small)
        secrets, left_open = self._narrowed(secrets, earlier)
        sketch = [Sketch(coarse(each, self.people), self.fixed, self.effort) for each in secrets]
        Hiding(self.tally, self.people, sketch, self.profile).hide()
        reopen(self.tally, sketch, self.small, self.profile.search.trials)
        while True:
            questions = [Proving(each, self.fixed, self.effort, insiders=self.insiders) for each in secrets]
            Hiding(self.tally, self.people, questions, self.profile).hide()
            more = [self._told(each) for each in questions]
            if not any(len(each.vectors) > len(own.vectors) for each, own in zip(more, secrets, strict=True)):
                break
            secrets, left_open = self._narrowed(more, earlier)
        proofs = zip(questions, left_open, strict=True)
        return [Certificate(each.universe, each.evidence.tables, left) for each, left in proofs]

    def _narrowed(self, secrets: Sequence[Secrets], earlier: Sequence[Earlier]) -> tuple[list[Secrets], list[LeftOpen]]:
        if not earlier:
            return [*secrets], [LeftOpen() for _ in secrets]
        both = [narrowed(each, own, self.effort) for each, own in zip(secrets, earlier, strict=True)]
        return [each for each, _ in both], [left for _, left in both]

    def _told(self, question: Proving) -> Secrets:
        """The secrets with those differences, of one shown population within another, that are told all the same.

        By whom they count populations lie within more others than by their definitions, and most are not both shown.
        """
        secrets, universe = question.secrets, question.universe
        shown = {*np.flatnonzero(self.tally.showing > 0).tolist()} | self.fixed
        tables = Tables(universe, question.evidence.tables, shown, self.insiders)
        for owed in Owing(universe, self.people, shown, self.profile).differences():
            told = ~tables.hold_open(owed.vectors, owed.needed)
            vectors = owed.vectors[told].reshape(-1, universe.atoms)
            new = [not (secrets.vectors == vector).all(axis=1).any() for vector in vectors]
            secrets = replace(
                secrets,
                vectors=np.concatenate((secrets.vectors, vectors[new])),
                most=np.concatenate((secrets.most, owed.needed[told][new])),
                pairs=(*secrets.pairs, *(tuple(pair) for pair in owed.about[told][new].tolist())),
            )
        return secrets
