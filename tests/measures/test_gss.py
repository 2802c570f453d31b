"""The real input: every wave of the General Social Survey's graduates as R's survey package has it."""

from __future__ import annotations

import csv
import gzip
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from socmob.measures import Design, Mask, change, share
from socmob.values.cells import Cells
from tests.measures.plain import Row, cells_of

SHARED = Path(os.environ.get("SOCMOB_SHARED", Path(__file__).parents[2].parent / "shared"))
DATA = SHARED / "data" / "gss-graduates-1975-2024.csv.gz"
DEGREES = {"Bachelor's", "Graduate"}
DESIGN = Design(weighted=True, stratum="stratum", unit="psu")

pytestmark = pytest.mark.skipif(not DATA.exists(), reason="the shared data are not on this machine")


def parents(row: Row) -> str:
    """Whether either parent has a degree; unknown where neither parent's degree is known."""
    known = [row[name] for name in ("father_degree", "mother_degree") if row[name]]
    return ("yes" if any(degree in DEGREES for degree in known) else "no") if known else "answer.blank"


@cache
def cells() -> Cells:
    """All rows by wave, parents' degree, sex, stratum and unit; nobody is left out."""
    with gzip.open(DATA, "rt", encoding="utf-8") as file:
        rows = [{**row, "parents": parents(row)} for row in csv.DictReader(file)]
    return cells_of(rows, ["wave", "parents", "sex", "stratum", "psu"], "weight")


@cache
def expected() -> dict[str, Any]:
    """What R makes of the same file."""
    result: dict[str, Any] = json.loads((DATA.parent / "gss-graduates.expected.json").read_text(encoding="utf-8"))
    return result


def domain(wave: int, sex: str | None = None) -> tuple[Mask, Mask]:
    """Those with a graduate parent, and those of whose parents anything is known."""
    table = cells()
    base = table.mask("wave", [str(wave)]) & table.mask("parents", ["yes", "no"])
    if sex is not None:
        base &= table.mask("sex", [sex])
    return base & table.mask("parents", ["yes"]), base


@pytest.mark.parametrize("part", ["by_wave", "by_wave_and_sex"])
def test_shares_errors_and_limits_are_those_of_r(part: str) -> None:
    """Every share, error, limit and degree of freedom of the real survey equals R's to 1e-9."""
    assert len(expected()[part]) in {8, 32}
    for golden in expected()[part]:
        top, base = domain(golden["wave"], golden.get("sex"))
        found = share(cells(), top, base, DESIGN)
        ours = (found.value, found.standard_error, found.lower, found.upper)
        theirs = [golden[key] for key in ("parent_degree", "se", "lower", "upper")]
        assert ours == pytest.approx(theirs, abs=1e-9, rel=0), golden
        assert found.degrees_of_freedom == golden["df"]
        assert found.n == golden.get("known", found.n)


def test_the_change_since_2018_is_that_of_r() -> None:
    """The change from 2018 to 2024 has R's value and error, 138 degrees of freedom and a t of 1.14."""
    before, after = ((cells(), *domain(wave)) for wave in (2018, 2024))
    found, golden = change(before, after, DESIGN), expected()["change_2018_to_2024"]
    assert found.value == pytest.approx(golden["difference"], abs=1e-9)
    assert found.standard_error == pytest.approx(golden["se"], abs=1e-9)
    assert found.degrees_of_freedom == 138
    assert found.test == pytest.approx(1.14, abs=0.005)
