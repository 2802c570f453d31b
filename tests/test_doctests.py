"""The examples in docstrings, run as tests on the package that is installed."""

import doctest
import importlib
import pkgutil

import pytest

import socmob

# A `__main__` runs its command when it is imported.
MODULES = sorted(
    found.name for found in pkgutil.walk_packages(socmob.__path__, "socmob.") if not found.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_hold(name: str) -> None:
    """The module imports, and every example in its docstrings gives what it says."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0
