"""Disclosure profiles: what is shipped, what a project may write, and which rules contradict each other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from socmob.errors import MappingError
from socmob.framework import Profile, profile, profile_from, profiles
from socmob.framework.fact import DATA
from socmob.framework.profile_words import rules_in_words
from socmob.framework.strict_yaml import load, users
from socmob.values.definitions import Statistic, TableKind

EVERY = pytest.mark.parametrize("each", profiles(), ids=lambda each: each.id)
HASHES = Path(__file__).parent / "profiles.txt"


def from_file(folder: Path, text: str) -> Profile:
    """The profile of a project's file with this text."""
    path = folder / "profile.yaml"
    path.write_text(text, encoding="utf-8")
    return profile_from(load(path, blame=users))


def own(*changes: tuple[str, str]) -> str:
    """The default profile's file under another id, with texts changed."""
    text = (DATA / "profiles" / "default.yaml").read_text(encoding="utf-8")
    for old, new in (("id: default", "id: ours"), *changes):
        assert old in text
        text = text.replace(old, new)
    return text


def test_rules_change_only_with_their_version() -> None:
    """A shipped profile keeps its rules under its version; write the new line by hand where a rule is changed."""
    lines = [f"{each.id} {each.version} {each.sha256}" for each in profiles()]
    assert lines == HASHES.read_text(encoding="utf-8").splitlines()


@EVERY
def test_a_report_can_be_made_under_every_shipped_profile(each: Profile) -> None:
    """What the default lets a kind of table hold, the others do; of amounts each decides for itself."""
    for kind, rule in profile().tables.items():
        assert set(rule.statistics) <= set(each.tables[kind].statistics)


@EVERY
def test_every_statistic_has_decimals_in_every_profile(each: Profile) -> None:
    """Whatever is ever let out is rounded as the profile says."""
    assert set(each.decimals) == set(Statistic)


@EVERY
def test_every_rule_has_a_reason(each: Profile) -> None:
    """No number of a profile stands without the why."""
    words = [*rules_in_words(each), each.losses, each.search, *each.tables.values()]
    assert all(getattr(each_one, "why", getattr(each_one, "reason", "")).endswith(".") for each_one in words)


@EVERY
def test_no_shipped_profile_counts_fewer_than_five(each: Profile) -> None:
    """Of four people the answers can be guessed from two."""
    assert min(each.threshold, each.complement, each.minimum_base, each.width, each.contributors.least) >= 5


@EVERY
def test_a_shipped_profile_is_as_wide_as_its_threshold(each: Profile) -> None:
    """A withheld number is hidden among as many as the smallest group that is shown."""
    assert each.width == each.threshold == each.difference_rule.least


@pytest.mark.parametrize(
    ("id", "found"),
    [
        ("default", (10, 10, 10, 1)),
        ("hesa", (8, 23, 8, 5)),
        ("pay", (10, 10, 10, 1)),
        ("progression", (10, 100, 100, 1)),
        ("internal", (5, 5, 5, 1)),
        ("small_firm", (5, 10, 10, 1)),
    ],
)
def test_the_numbers_of_the_shipped_profiles(id: str, found: tuple[int, ...]) -> None:
    """Threshold, smallest base, contributors, and the multiple that counts go to."""
    each = profile(id)
    assert (each.threshold, each.minimum_base, each.contributors.least, each.count_rounding.base) == found


def test_what_is_never_shown_no_table_may_hold() -> None:
    """A statistic that a profile never shows is refused in every kind of table."""
    small = profile("small_firm")
    assert {s for s in Statistic if not any(small.allows(kind, s) for kind in TableKind)} >= set(small.never_shown)


def test_a_project_chooses_a_shipped_profile(tmp_path: Path) -> None:
    """One line is enough."""
    assert from_file(tmp_path, "use: hesa\n") == profile("hesa")


def test_a_project_writes_its_own(tmp_path: Path) -> None:
    """A file with every key is taken as it stands."""
    assert from_file(tmp_path, own(("threshold: 10", "threshold: 20"))).threshold == 20


def test_a_copy_of_a_shipped_profile_is_that_profile(tmp_path: Path) -> None:
    """The same rules under the same name are no others, in whatever words they are explained."""
    text = own(("id: ours", "id: default"), ("title: Default disclosure profile", "title: Ours"))
    assert from_file(tmp_path, text).sha256 == profile().sha256


FAULTS = [
    ("use: hessa", "line 1", 'no profile "hessa"'),
    ("use: hesa\nthreshold: 20", "line 2", 'unknown key "threshold"'),
    (own(("id: ours", "id: default"), ("threshold: 10", "threshold: 9")), "line 3", "give yours another id"),
    (own(("width: 10\n", "")), "line", 'the key "width" is missing'),
    (own(("  base: 1\n", "  base: 20\n")), "line", "would be shown as nought"),
    (own(("lifted_from: null", "lifted_from: 100")), "line", "needs zero: shown"),
    (own(("lifted_from: null", "lifted_from: 5"), ("zero: withheld", "zero: shown")), "line", "must be at least that"),
    (own(("never_shown: []", "never_shown: [ratio]")), "line", '"ratio" is never shown'),
    (own(("k_per_cent: 50", "k_per_cent: 10")), "line", "k_per_cent must be more than"),
    (own(("{n: 1,", "{n: 3,")), "line", '"n"'),
    (own(("head_counts: known", "head_counts: unknown")), "line", '"head_counts"'),
    (own(("waves_without_key: nested", "waves_without_key: guessed")), "line", '"waves_without_key"'),
]


@pytest.mark.parametrize(("text", "line", "message"), FAULTS, ids=[message for _, _, message in FAULTS])
def test_what_cannot_be_is_refused_with_its_line(tmp_path: Path, text: str, line: str, message: str) -> None:
    """Rules that contradict each other, or that are not there, are told where they stand."""
    with pytest.raises(MappingError) as caught:
        from_file(tmp_path, text)
    assert message in str(caught.value)
    assert f"profile.yaml, {line}" in str(caught.value)


@pytest.mark.parametrize("key", sorted(Profile.model_fields))
def test_every_key_must_be_written(key: str) -> None:
    """No rule has a value in code: a profile without one of its keys is none."""
    content: dict[str, Any] = profile().model_dump(mode="json")
    del content[key]
    with pytest.raises(ValueError, match=key):
        Profile.model_validate(content)
