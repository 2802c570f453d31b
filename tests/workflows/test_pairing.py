"""People followed between two waves: from files to the paired change, against sums by hand, person by person."""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path

import pytest

from socmob.workflows.measuring import Measured, measure

MEASURE = "origin.parent_degree"
MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
person: Staff
files: [{{file: answers.csv, wave: {{column: Year}}}}]
{more}
questions: {{origin.parent_degree: {{column: Degree, options: {{"Yes": pdeg.yes, "No": pdeg.no}}}}}}
"""
# person: (stratum, weight, answer) in the first wave and in the second
FIRST = {i: ("a" if i % 3 else "b", 1 + i % 2, "Yes" if i % 5 < 2 else "No") for i in range(40)}
SECOND = {i: ("b" if i % 3 else "a", 1 + i % 4, "Yes" if i % 5 < 3 else "No") for i in range(8, 50)}
Wave = Mapping[int, tuple[str, int, str]]


def measured(folder: Path, more: str) -> Measured:
    """The two waves measured under a mapping with these further entries."""
    lines = [
        f"{year},{i},{s},{w},{s}{i % 6},{a}"
        for year, wave in (("1", FIRST), ("2", SECOND))
        for i, (s, w, a) in wave.items()
    ]
    (folder / "answers.csv").write_text("\n".join(["Year,Staff,S,W,U,Degree", *lines]) + "\n", encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING.format(more=more), encoding="utf-8")
    return measure(folder / "mapping.yaml")


def found(folder: Path, more: str) -> tuple[float, float]:
    """The paired change of the share with a degree, and its standard error."""
    result = measured(folder, more)
    one = result.measures[MEASURE].view.splits[0][0]
    change = result.change(MEASURE, one)
    assert change is not None
    return change.value, change.standard_error


def by_hand(*, strata: bool, weights: bool) -> tuple[float, float]:
    """The score z of each person over both waves, in the stratum of the first wave they were in."""

    def scores(wave: Wave) -> tuple[float, dict[int, float]]:
        w = {i: (row[1] if weights else 1) for i, row in wave.items()}
        total = sum(w.values())
        share = sum(w[i] for i, row in wave.items() if row[2] == "Yes") / total
        return share, {i: w[i] * ((row[2] == "Yes") - share) / total for i, row in wave.items()}

    (before, z1), (after, z2) = scores(FIRST), scores(SECOND)
    groups: dict[str, list[float]] = {}
    for i in sorted(set(z1) | set(z2)):
        stratum = (FIRST.get(i) or SECOND[i])[0] if strata else ""
        groups.setdefault(stratum, []).append(z2.get(i, 0.0) - z1.get(i, 0.0))
    variance = 0.0
    for z in groups.values():
        mean = math.fsum(z) / len(z)
        variance += len(z) / (len(z) - 1) * math.fsum((each - mean) ** 2 for each in z)
    return after - before, math.sqrt(variance)


@pytest.mark.parametrize(
    ("more", "strata", "weights"),
    [
        ("", False, False),
        ("weight: W", False, True),
        ("stratum: S", True, False),
        ("stratum: S\nweight: W", True, True),
    ],
)
def test_the_person_is_the_unit_and_keeps_the_first_stratum(
    tmp_path: Path, more: str, strata: bool, weights: bool
) -> None:
    """Whoever moves to another stratum stays in the first one's; weights count in both waves."""
    assert found(tmp_path, more) == pytest.approx(by_hand(strata=strata, weights=weights), rel=1e-12)


def test_with_sampling_units_nobody_is_paired(tmp_path: Path) -> None:
    """The units carry the change: a person's key would make the error far too small."""
    assert measured(tmp_path, "stratum: S\nunit: U").measures[MEASURE].pairing is None


def test_units_that_are_the_same_in_both_waves_count_their_covariance(tmp_path: Path) -> None:
    """One sample of units gives another error than two independent ones."""
    independent = found(tmp_path, "stratum: S\nunit: U")
    shared = found(tmp_path, "stratum: S\nunit: U\none_sample: true")
    assert shared[0] == independent[0]
    assert shared[1] != pytest.approx(independent[1], rel=1e-3)
