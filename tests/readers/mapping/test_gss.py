from __future__ import annotations

import os
from pathlib import Path

import pytest

from socmob.engine import duckdb_engine
from socmob.readers import code_counts, codings, compared_waves, load_mapping, plan, wave_order

HERE = Path(__file__)
SHARED = Path(os.environ.get("SOCMOB_SHARED", HERE.parents[4] / "shared"))
FILE = SHARED / "data" / "gss-graduates-1975-2024.csv.gz"


@pytest.mark.skipif(not FILE.exists(), reason="the General Social Survey's file is not part of the project")
def test_the_mapping_of_a_real_survey_reads_it() -> None:
    """A real survey with two parents' degrees, weights and a design is read by its mapping alone."""
    mapping = load_mapping(HERE.parents[2] / "data" / "gss-graduates.mapping.yaml")
    plans, engine = plan(mapping, FILE.parent), duckdb_engine()
    rows = engine.open(plans.answers)
    degree = codings(mapping, plans, lambda columns: engine.levels(rows, columns))[0]
    counts = code_counts(degree, engine.levels(rows, degree.on))
    assert counts == {"pdeg.no": 9933, "pdeg.yes": 7256, "answer.blank": 622}
    waves = compared_waves(mapping, wave_order(mapping, engine.levels(rows, ("wave",))))
    assert (waves.current, waves.before, mapping.asked.known) == ("2024", "2018", "unknown")
    engine.close()
