"""Which two waves a report compares."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import MappingError
from socmob.readers import compared_waves, load_mapping
from socmob.values.codes import WaveId

ORDER = (WaveId("2020"), WaveId("2023"), WaveId("2026"))
MAPPING = """version: 1
organisation: Somebody
geography: UK
files: [{{file: a.csv, wave: {{column: Year}}}}]
waves: {waves}
questions: {{origin.parent_degree: {{column: Degree}}}}
"""


def compared(folder: Path, waves: str) -> tuple[str, str | None]:
    """The wave a report is about, and the one it is compared with."""
    path = folder / "mapping.yaml"
    path.write_text(MAPPING.format(waves=waves), encoding="utf-8")
    found = compared_waves(load_mapping(path), ORDER)
    return found.current, found.before


@pytest.mark.parametrize(
    ("waves", "expected"),
    [
        ("{}", ("2026", "2023")),
        ("{current: '2023'}", ("2023", "2020")),
        ("{current: '2020'}", ("2020", None)),
        ("{compare_with: '2020'}", ("2026", "2020")),
    ],
)
def test_the_last_wave_is_compared_with_the_one_before(
    tmp_path: Path, waves: str, expected: tuple[str, str | None]
) -> None:
    """Unless the mapping says otherwise; the first wave has nothing before it."""
    assert compared(tmp_path, waves) == expected


def test_nothing_has_changed_since_a_later_wave(tmp_path: Path) -> None:
    """A wave to compare with comes before; the other way round is refused with the line."""
    with pytest.raises(MappingError, match='"2026" is not before "2023"'):
        compared(tmp_path, "{current: '2023', compare_with: '2026'}")
