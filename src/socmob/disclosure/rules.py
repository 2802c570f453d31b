"""What a release tells of the profile that it was made under."""

from __future__ import annotations

from socmob.framework import Profile
from socmob.framework.profile_rules import Zero
from socmob.values.tables import Rules


def rules_of(profile: Profile) -> Rules:
    """The rules of a profile as a release carries them."""
    return Rules(
        profile=profile.id,
        version=str(profile.version),
        threshold=profile.threshold,
        complement=profile.complement,
        minimum_base=profile.minimum_base,
        width=profile.width,
        least_difference=profile.difference_rule.least,
        nought_is_few=profile.zero is Zero.WITHHELD,
        alike_from=profile.group_disclosure.lifted_from,
        own_record=profile.outside_knowledge.own_record,
        counts_to=profile.count_rounding.base,
        sha256=profile.sha256,
    )
