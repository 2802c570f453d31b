"""To mix two schemes is an error of type: `make check` fails here where it is none, since an ignore would be unused."""

import pytest

from socmob.occupations import (
    EmploymentStatus,
    MixedSchemesError,
    Nssec5,
    Nssec8,
    SmcThree,
    Soc2010,
    full,
    to_five,
    to_three,
)


def takes_five(nssec: Nssec5) -> str:
    """Takes a class of five, and no other."""
    return nssec.value


def test_mypy_sees_what_the_program_refuses() -> None:
    """Each line is wrong for mypy; those that would compare are refused at run time too."""
    with pytest.raises(MixedSchemesError):
        assert Nssec5.INTERMEDIATE == Nssec8.INTERMEDIATE  # type: ignore[comparison-overlap]
    with pytest.raises(MixedSchemesError):
        assert Nssec8.INTERMEDIATE < SmcThree.INTERMEDIATE  # type: ignore[operator]
    with pytest.raises(KeyError):
        full(Soc2010("1115"), EmploymentStatus.EMPLOYEE)  # type: ignore[arg-type]
    assert takes_five(to_five(Nssec8.INTERMEDIATE)) == "2"
    assert takes_five(to_three(Nssec8.INTERMEDIATE)) == "2"  # type: ignore[arg-type]
