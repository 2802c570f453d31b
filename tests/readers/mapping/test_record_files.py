"""A record that comes in several files, one for each wave."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import MappingError
from socmob.readers import load_mapping, plan

START = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files:
  - {file: a23.csv, wave: {is: "2023"}}
  - {file: a26.csv, wave: {is: "2026"}}
questions:
  origin.parent_degree: {column: Parent degree}
"""


def written(folder: Path, record: str) -> Path:
    """A mapping with a record, and the four files that it names."""
    for name in ("a23", "a26"):
        (folder / f"{name}.csv").write_text("Staff,Parent degree\n1,Yes\n2,No\n", encoding="utf-8")
    for name in ("h23", "h26"):
        (folder / f"{name}.csv").write_text("Staff,Grade\n1,Top\n2,Low\n", encoding="utf-8")
    path = folder / "mapping.yaml"
    path.write_text(START + record, encoding="utf-8")
    return path


def test_each_file_of_the_record_has_its_own_wave(tmp_path: Path) -> None:
    """Next year's export is one more line under the record's files."""
    record = """record:
  key: {answers: Staff, record: Staff}
  files:
    - {file: h23.csv, wave: {is: "2023"}}
    - {file: h26.csv, wave: {is: "2026"}}
"""
    plans = plan(load_mapping(written(tmp_path, record)), tmp_path)
    assert plans.record is not None
    assert [source.constants for source in plans.record.sources] == [{"wave": "2023"}, {"wave": "2026"}]
    assert plans.join_on == ("wave", "key")


def test_a_record_is_one_file_or_several_not_both(tmp_path: Path) -> None:
    """Both at once is refused with the line."""
    record = "record: {file: h23.csv, key: {answers: Staff, record: Staff}, files: [{file: h26.csv, wave: {is: a}}]}\n"
    with pytest.raises(MappingError, match="line 10"):
        load_mapping(written(tmp_path, record))
