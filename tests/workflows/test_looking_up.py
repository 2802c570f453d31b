from __future__ import annotations

import pytest

from socmob.errors import MappingError
from socmob.workflows.looking_up import listing, showing

# name | something that is said of it
SHOWN = [
    ("smc-2020-11", "prof "),
    ("origin.school11_16", "Benchmarks"),
    ("reading.occupation_other", "(default)"),
    ("default", "at least 10 people"),
    ("legal", "people: sector:legal"),
    ("sector:legal", "occ14.smc3:industry_legal:2021"),
    ("occ14.smc3:industry_legal:2021", "Professional and managerial"),
    ("occ14.professional", "Professional and managerial"),
]


@pytest.mark.parametrize(("name", "said"), SHOWN)
def test_everything_with_a_name_is_shown(name: str, said: str) -> None:
    """An edition, measure, setting, profile, sector, benchmark or category is shown by its id."""
    assert said in showing(name)


def test_sectors_are_listed_as_a_mapping_names_them() -> None:
    """The list gives the very text to write after people."""
    assert "  sector:accounting " in listing()


def test_an_unknown_name_is_told_with_near_ones_of_every_kind() -> None:
    """At most three ids that are like it are offered, whatever they name."""
    with pytest.raises(MappingError, match="There is nothing called") as error:
        showing("origin.schol11_16")
    assert "Did you mean origin.school11_16" in error.value.do
