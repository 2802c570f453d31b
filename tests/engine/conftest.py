"""Every fact about an engine is tested on both."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from socmob.engine import Engine, duckdb_engine, reference_engine

ENGINES = {"reference": reference_engine, "duckdb": lambda: duckdb_engine(threads=2)}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """Each engine in turn."""
    made = ENGINES[request.param]()
    yield made
    made.close()
