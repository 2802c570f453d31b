"""Disclosure profiles: the rules under which tables leave, every one of them data."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from socmob.framework.catalogue import names, read, unknown
from socmob.framework.fact import Fact, Misplaced, Provenance
from socmob.framework.profile_rules import (
    Classes,
    ContributorRule,
    CountRounding,
    DifferenceRule,
    GroupDisclosure,
    Losses,
    OutsideKnowledge,
    People,
    Places,
    Reasons,
    Search,
    TableRule,
    Zero,
)
from socmob.framework.source_data import SourceIds
from socmob.framework.strict_yaml import Blame, Node, build, users
from socmob.values.definitions import Statistic, TableKind

WORDS = frozenset({"title", "reason", "reasons", "provenance", "sources", "search"})
"""What a profile says beside its rules; it may be put in other words, or search longer, and stays the same profile."""


class Profile(Fact):
    """The rules under which tables leave: a kind of table or a statistic without a rule is refused.

    `threshold` is the fewest people a shown cell may count, `complement` the fewest that a share's base may have
    outside it, `minimum_base` the fewest that a base may have, `width` how far apart the values must lie between which
    readers cannot decide. `decimals` are places after the point, of per cent for shares, rates, limits, bounds,
    changes and gaps.
    """

    id: str
    version: Annotated[int, Field(ge=1)]
    title: str
    threshold: People
    complement: People
    minimum_base: People
    width: People
    zero: Zero
    group_disclosure: GroupDisclosure
    count_rounding: CountRounding
    decimals: Mapping[Statistic, Places]
    never_shown: tuple[Statistic, ...]
    contributors: ContributorRule
    outside_knowledge: OutsideKnowledge
    difference_rule: DifferenceRule
    classes: Classes
    tables: Mapping[TableKind, TableRule]
    losses: Losses
    search: Search
    reasons: Reasons
    reason: str
    provenance: Provenance
    sources: SourceIds

    @model_validator(mode="after")
    def _every_statistic_of_a_table_can_be_shown(self) -> Self:
        for kind, rule in self.tables.items():
            for statistic in rule.statistics:
                if statistic not in self.decimals:
                    raise Misplaced(f'"{statistic}" has no decimals', "tables", kind, "statistics")
                if statistic in self.never_shown:
                    raise Misplaced(
                        f'"{statistic}" is never shown, so no table may hold it', "tables", kind, "statistics"
                    )
        return self

    @model_validator(mode="after")
    def _everyone_alike_is_nobody_otherwise(self) -> Self:
        lifted = self.group_disclosure.lifted_from
        if lifted is not None and self.zero is Zero.WITHHELD:
            what = "a share of 100 per cent says that nobody is otherwise: lifted_from needs zero: shown, or null"
            raise Misplaced(what, "group_disclosure", "lifted_from")
        if lifted is not None and lifted < self.minimum_base:
            what = f"a base below {self.minimum_base} is never shown: lifted_from must be at least that"
            raise Misplaced(what, "group_disclosure", "lifted_from")
        return self

    @model_validator(mode="after")
    def _a_count_shown_is_not_rounded_to_nought(self) -> Self:
        base = self.count_rounding.base
        if base > self.threshold:
            what = f"a count of {self.threshold} would be shown as nought, or as too many: base must be at most that"
            raise Misplaced(what, "count_rounding", "base")
        if base > 1 and self.decimals.get(Statistic.COUNT, 0) > 0:
            raise Misplaced(f"a count rounded to a multiple of {base} has no decimals", "decimals", "count")
        return self

    def allows(self, kind: TableKind, statistic: Statistic) -> bool:
        """Whether a table of this kind may hold this statistic."""
        listed = kind in self.tables and statistic in self.tables[kind].statistics
        return listed and statistic not in self.never_shown

    @property
    def sha256(self) -> str:
        """The SHA-256 of the rules, as canonical JSON: of everything that decides what leaves, and of no words."""
        rules = _without_words(self.model_dump(mode="json"))
        return hashlib.sha256(json.dumps(rules, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_words(each) for key, each in value.items() if key not in WORDS}
    return value


class _Use(Fact):
    """A project's file that names a shipped profile and says nothing else."""

    use: str


def profile(id: str = "default") -> Profile:
    """The profile with this id."""
    if id not in names("profiles"):
        raise unknown(id, names("profiles"), "profile")
    return build(Profile, read(f"profiles/{id}.yaml"))


def profiles() -> tuple[Profile, ...]:
    """Every profile."""
    return tuple(profile(id) for id in names("profiles"))


def profile_from(node: Node, blame: Blame = users) -> Profile:
    """The profile of a project's file: `use: <id>` for a shipped one, else every key of a profile.

    Errors: those of `blame`, with the line, where the file holds neither, or holds other rules under the id and
    the version of a shipped profile.
    """
    if node.child("use") is not None:
        return _shipped(node, blame)
    own = build(Profile, node, blame)
    like = profile(own.id) if own.id in names("profiles") else own
    if own.version == like.version and own.sha256 != like.sha256:
        what = f'version {own.version} of the profile "{own.id}" is socmob\'s own and differs: give yours another id'
        raise blame(what, node.file, node.at(["id"]).line)
    return own


def _shipped(node: Node, blame: Blame) -> Profile:
    named = build(_Use, node, blame).use
    if named not in names("profiles"):
        what = f'there is no profile "{named}"; those of socmob are {", ".join(names("profiles"))}'
        raise blame(what, node.file, node.at(["use"]).line)
    return profile(named)


def labels(id: str) -> str | None:
    """The title of a profile, None where the id is none."""
    return profile(id).title if id in names("profiles") else None


def ids() -> tuple[str, ...]:
    """The ids of every profile."""
    return names("profiles")
