"""Our own small golden case: R's survey package on people.csv, script and result in tests/measures/golden."""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from socmob.measures import Design, Mask, change, difference, paired_change, paired_lookup, share
from socmob.values.cells import Cells, ClusterMoments
from socmob.values.estimates import Estimate
from tests.measures.plain import Row, cells_of

FOLDER = Path(__file__).parent / "golden"
CLASSES = ["occ14.intermediate", "occ14.professional", "occ14.working"]
DESIGNS = {
    "clustered": Design(weighted=True, stratum="stratum", unit="unit"),
    "stratified": Design(weighted=True, stratum="stratum"),
    "unstratified": Design(weighted=True, unit="place"),
    "weighted": Design(weighted=True),
    "plain": Design(),
    "one_sample": Design(weighted=True, stratum="stratum", unit="unit", one_sample=True),
}


@cache
def rows() -> list[Row]:
    """The people, with the unit's full name for the design that has no strata."""
    with (FOLDER / "people.csv").open(encoding="utf-8") as file:
        return [{**row, "place": f"{row['stratum']} {row['unit']}"} for row in csv.DictReader(file)]


@cache
def expected() -> dict[str, Any]:
    """What R makes of them."""
    result: dict[str, Any] = json.loads((FOLDER / "people.expected.json").read_text(encoding="utf-8"))
    return result


@cache
def cells(design: str) -> Cells:
    """The cells that a design needs."""
    columns = [c for c in (DESIGNS[design].stratum, DESIGNS[design].unit) if c is not None]
    return cells_of(rows(), ["wave", "origin", "grade", *columns], None if design == "plain" else "weight")


def domain(table: Cells, wave: str | None, grade: str, category: str = "professional") -> tuple[Mask, Mask]:
    """Those in the category, and those classified, of a wave and a grade."""
    base = table.mask("origin", CLASSES) & (True if wave is None else table.mask("wave", [wave]))
    base &= np.ones_like(base) if grade == "all" else table.mask("grade", [grade])
    return base & table.mask("origin", [f"occ14.{category}"]), base


def agree(estimate: Estimate, golden: dict[str, float], value: str) -> None:
    """Everything that R gives is met to 1e-9, counts exactly."""
    assert (estimate.n, estimate.degrees_of_freedom) == (golden["n"], golden["df"])
    ours = (estimate.value, estimate.standard_error, estimate.lower, estimate.upper)
    assert ours == pytest.approx([golden[k] for k in (value, "error", "lower", "upper")], abs=1e-9, rel=0)


@pytest.mark.parametrize("golden", expected()["shares"], ids=lambda g: "-".join(list(map(str, g.values()))[:4]))
def test_shares_are_those_of_r(golden: dict[str, Any]) -> None:
    """Shares, errors, limits and degrees of freedom of waves and of domains equal R's under every design."""
    table = cells(golden["design"])
    top, base = domain(table, golden["wave"], golden["grade"], golden["category"])
    agree(share(table, top, base, DESIGNS[golden["design"]]), golden, "share")


@pytest.mark.parametrize("name", DESIGNS)
def test_a_difference_of_two_groups_is_that_of_r(name: str) -> None:
    """The difference of two grades' shares has R's error, which their common units share."""
    table = cells(name)
    senior, junior = domain(table, "2026", "senior"), domain(table, "2026", "junior")
    agree(difference(table, senior, junior, DESIGNS[name]), expected()["differences"][name], "value")


@pytest.mark.parametrize("name", DESIGNS)
def test_a_change_between_waves_is_that_of_r(name: str) -> None:
    """Variances and degrees of freedom of independent waves add; waves that are one sample share their units."""
    table = cells(name)
    before, after = ((table, *domain(table, wave, "all")) for wave in ("2024", "2026"))
    agree(change(before, after, DESIGNS[name]), expected()["changes"][name], "value")


def moments(strata: bool, weighted: bool) -> ClusterMoments:
    """The moments of the paired score by person, summed one row at a time."""
    codes = sorted({row["origin"] for row in rows()})
    lookup = paired_lookup("origin", ("2024", "2026"), codes, {"professional": ["occ14.professional"]})
    people: dict[str, Any] = {}
    stratum: dict[str, tuple[str, ...]] = {}
    for row in sorted(rows(), key=lambda row: row["wave"]):
        score = np.array([float(part or "") for part in lookup.table[row["wave"], row["origin"]]])
        person = people.setdefault(row["person"], np.zeros(len(score)))
        person += score * (float(row["weight"]) if weighted else 1.0)
        stratum.setdefault(row["person"], (row["stratum"],) if strata else ())
    labels = tuple(sorted(set(stratum.values())))
    by = [[people[p] for p in people if stratum[p] == label] for label in labels]
    return ClusterMoments(
        strata=labels,
        units=np.array([len(part) for part in by]),
        totals=np.array([np.sum(part, axis=0) for part in by]),
        products=np.array([np.einsum("pi,pj->ij", part, part) for part in by]),
    )


@pytest.mark.parametrize("name", ["weighted", "plain", "stratified"])
def test_a_paired_change_is_that_of_r_with_the_person_as_unit(name: str) -> None:
    """Pairing people between waves gives R's error with ids = ~person, in the stratum of the first wave."""
    weighted, counted = (moments(name == "stratified", w) for w in (name != "plain", False))
    (found,) = paired_change(weighted, counted)
    golden = {**expected()["paired"][name], "n": found.n}
    agree(found, golden, "value")
    assert found.n == len({row["person"] for row in rows() if row["origin"] in CLASSES})
