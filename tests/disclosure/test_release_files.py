"""Releases written and read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from socmob.disclosure import read_release, release_schema, write_release
from socmob.disclosure.rules import rules_of
from socmob.errors import UserError
from socmob.values.tables import Release
from tests.attack.firms import CLASSES, OCCUPATION, firm_of
from tests.attack.publishing import PROFILE, publish

CODES = (*CLASSES[OCCUPATION], "answer.blank")
FIRM = {("2026", code, f"grade/{i}"): 12 + 9 * i for code in CODES for i in range(3)}


@pytest.fixture(scope="module")
def release() -> Release:
    """A release with shown, withheld and uncomputed cells; a level's label holds a stroke."""
    return publish(firm_of(FIRM | {("2026", CODES[1], "grade/0"): 3})).release


def saved(document: Mapping[str, Any], folder: Path) -> Path:
    """A document as a file."""
    path = folder / "release.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def test_a_release_reads_back_as_it_was(release: Release, tmp_path: Path) -> None:
    """Nothing of a release is lost in its file."""
    assert read_release(saved(write_release(release), tmp_path)) == release


def test_numbers_are_keyed_by_table_row_and_column(release: Release) -> None:
    """Each number is found by the place it stands at."""
    numbers = write_release(release)["numbers"]
    assert all(key == f"{n['table']}/{n['row']}/{n['column']}" for key, n in numbers.items())
    assert len(numbers) == sum(len(table.cells) for table in release.tables)


def test_a_changed_number_is_noticed(release: Release, tmp_path: Path) -> None:
    """A file that was changed after publishing is refused."""
    document = write_release(release)
    shown = next(n for n in document["numbers"].values() if n["state"] == "shown")
    shown["value"] = 77
    with pytest.raises(UserError, match="hash"):
        read_release(saved(document, tmp_path))


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema": "other/1"}', '{"schema": "socmob-release/1"}'])
def test_what_is_no_release_is_refused(content: str, tmp_path: Path) -> None:
    """A file that is not a release is told so, as something that the user can mend."""
    path = tmp_path / "release.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UserError):
        read_release(path)


def test_a_profile_that_is_not_known_is_refused(tmp_path: Path) -> None:
    """A release made under another version of a profile is read only by whoever has that version."""
    later = PROFILE.model_copy(update={"version": PROFILE.version + 1})
    path = saved(publish(firm_of(FIRM), rules=later).document, tmp_path)
    with pytest.raises(UserError, match="profile"):
        read_release(path)
    assert read_release(path, [later]).rules == rules_of(later)


def test_the_published_schema_is_the_models() -> None:
    """The schema file in the package is the one that the models give."""
    file = resources.files("socmob.disclosure") / "data" / "release.schema.json"
    assert json.loads(file.read_text(encoding="utf-8")) == release_schema()


def test_a_stranger_can_recompute_what_a_number_is(release: Release) -> None:
    """A definition names the people by code, the base, the statistic and the rounding."""
    number = next(n for n in write_release(release)["numbers"].values() if n["column"] == "of_answered")
    assert set(number["definition"]) >= {"statistic", "population", "base", "inputs", "rounding"}
    assert "wave" in number["definition"]["population"]
