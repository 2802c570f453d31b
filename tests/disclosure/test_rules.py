"""A release carries the rules that it was made under, and is read only where these are known."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from socmob.disclosure import read_release, write_release
from socmob.disclosure.files import hash_of
from socmob.disclosure.rules import rules_of
from socmob.errors import UserError
from socmob.framework import Profile, profile, profiles
from socmob.values.tables import About, Release, Rules

ABOUT = About(
    organisation="A firm",
    wave="2026",
    waves=("2026",),
    editions=(),
    geography="UK",
    people="workforce",
    asked="all",
    weighted=False,
    design="none",
    census=True,
    comparisons=(),
)


def written(under: Profile, **changes: Any) -> dict[str, Any]:
    """The document of an empty release, with rules changed and the hash made to hold."""
    document = write_release(Release(ABOUT, rules_of(under), (), ()))
    document["profile"] |= changes
    return {**document, "sha256": hash_of(document)}


def saved(document: dict[str, Any], folder: Path) -> Path:
    """A document as a file."""
    path = folder / "report.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.mark.parametrize("under", profiles(), ids=lambda each: each.id)
def test_rules_are_read_back_as_they_were(under: Profile, tmp_path: Path) -> None:
    """Nothing of the rules is lost in the file."""
    assert read_release(saved(written(under), tmp_path)).rules == rules_of(under)


OTHER: dict[str, Any] = {
    "id": "others", "version": "99", "threshold": 9, "complement": 9, "minimum_base": 9, "width": 9,
    "least_difference": 9, "nought_is_few": False, "alike_from": 100, "own_record": False, "counts_to": 5,
    "sha256": "0" * 64,
}  # fmt: skip


@pytest.mark.parametrize("name", OTHER)
def test_other_rules_under_a_known_name_are_refused(name: str, tmp_path: Path) -> None:
    """A file that claims other rules than those of its profile is none that socmob made under it."""
    path = saved(written(profile(), **{name: OTHER[name]}), tmp_path)
    with pytest.raises(UserError, match="not known here"):
        read_release(path)


def test_every_rule_is_tried() -> None:
    """A rule that a release comes to carry is checked too."""
    assert {"profile" if name == "id" else name for name in OTHER} == {field.name for field in fields(Rules)}


def test_other_words_are_the_same_rules(tmp_path: Path) -> None:
    """A profile that is explained better, or searches longer, still reads what was made under it."""
    longer = profile().search.model_copy(update={"seconds": 600})
    now = profile().model_copy(update={"title": "In other words", "version": 2, "search": longer})
    assert read_release(saved(written(now), tmp_path)).rules == rules_of(profile())
