"""The real input by sex: domains of the General Social Survey's graduates as R's survey package has them."""

from __future__ import annotations

import csv
import gzip
import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from socmob.measures import Design, Mask, share
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


def domain(wave: int, sex: str) -> tuple[Mask, Mask]:
    """Those of a sex with a graduate parent, and those of whose parents anything is known."""
    table = cells()
    base = table.mask("wave", [str(wave)]) & table.mask("parents", ["yes", "no"]) & table.mask("sex", [sex])
    return base & table.mask("parents", ["yes"]), base


def test_a_domain_has_the_share_error_and_limits_of_r() -> None:
    """Women and men of four waves, zero outside the domain and every unit kept, equal R's to 1e-9."""
    assert len(expected()["by_wave_and_sex"]) == 8
    for golden in expected()["by_wave_and_sex"]:
        top, base = domain(golden["wave"], golden["sex"])
        found = share(cells(), top, base, DESIGN)
        ours = (found.value, found.standard_error, found.lower, found.upper)
        theirs = [golden[key] for key in ("parent_degree", "se", "lower", "upper")]
        assert ours == pytest.approx(theirs, abs=1e-9, rel=0), golden
        assert found.degrees_of_freedom == golden["df"]
