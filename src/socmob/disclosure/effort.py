"""How long may be looked for what to withhold: a release that takes longer is refused, not published half checked."""

from __future__ import annotations

from time import monotonic

from socmob.framework import Profile


class TooHard(Exception):
    """A release that could not be protected within its profile's limits; the gate says of which tables."""


class Effort:
    """The limits of one run, from its start."""

    def __init__(self, profile: Profile) -> None:
        search = profile.search
        self.steps, self.looks = search.steps, search.looks
        self.ways, self.beside = search.ways, search.beside
        self.until = monotonic() + search.seconds

    def seconds_left(self) -> float:
        """The time that is left; raises `TooHard` where there is none."""
        left = self.until - monotonic()
        if left <= 0:
            raise TooHard
        return left
