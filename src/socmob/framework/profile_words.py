"""A profile's rules in words: each with its value and why it is what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socmob.framework.profile_data import Profile
from socmob.framework.profile_rules import JoinedFor, WavesWithoutKey, Zero
from socmob.values.definitions import Ties


@dataclass(frozen=True, slots=True)
class RuleInWords:
    """One rule: what it is about, its value, and the reason."""

    rule: str
    value: str
    why: str


def rules_in_words(profile: Profile) -> tuple[RuleInWords, ...]:
    """Every rule of a profile that is not about one kind of table or statistic."""
    return (*_people(profile), *_counts(profile), *_amounts(profile), *_readers(profile), *_classes(profile))


def _people(profile: Profile) -> Iterator[RuleInWords]:
    why, alike = profile.reasons, profile.group_disclosure
    yield RuleInWords("people in a shown number", f"at least {profile.threshold}", why.threshold)
    yield RuleInWords("people of its base outside a shown share", f"at least {profile.complement}", why.complement)
    yield RuleInWords("people in the base of a share", f"at least {profile.minimum_base}", why.minimum_base)
    yield RuleInWords("width of a withheld number", str(profile.width), why.width)
    yield RuleInWords("a count of nobody", "withheld" if profile.zero is Zero.WITHHELD else "shown", why.zero)
    lifted = "never shown" if alike.lifted_from is None else f"shown of {alike.lifted_from} people or more"
    yield RuleInWords("a share of 0 or 100 per cent", lifted, alike.reason)


def _counts(profile: Profile) -> Iterator[RuleInWords]:
    rounding = profile.count_rounding
    middle = "up" if rounding.ties is Ties.UP else "to the even multiple"
    to = "exact" if rounding.base == 1 else f"to a multiple of {rounding.base}, the middle {middle}"
    yield RuleInWords("counts", to, rounding.reason)


def _amounts(profile: Profile) -> Iterator[RuleInWords]:
    rule = profile.contributors
    held = "the largest amount" if rule.dominance.n == 1 else "the two largest amounts together"
    limits = f"at most {rule.dominance.k_per_cent}% of the total; no estimate of the largest within {rule.p_per_cent}%"
    yield RuleInWords("a mean or a gap of amounts", f"at least {rule.least} people; {held} {limits}", rule.reason)
    never = ", ".join(profile.never_shown) or "nothing"
    yield RuleInWords("statistics never shown", never, profile.reasons.never_shown)


def _readers(profile: Profile) -> Iterator[RuleInWords]:
    known, apart = profile.outside_knowledge, profile.difference_rule
    own = ", and each their own answer" if known.own_record else ""
    yield RuleInWords("what readers know", f"how many people there are of every kind{own}", known.reason)
    nested = "; without a key the smaller wave within the larger"
    waves = (
        nested if apart.waves_without_key is WavesWithoutKey.NESTED else "; nothing is assumed of waves without a key"
    )
    yield RuleInWords("people between two published groups", f"at least {apart.least}{waves}", apart.reason)


def _classes(profile: Profile) -> Iterator[RuleInWords]:
    whose = "everyone together" if profile.classes.joined_for is JoinedFor.EVERYONE else "each level"
    yield RuleInWords("classes are joined for", whose, profile.classes.reason)
