"""The words that stand beside a number in the report are understood, whatever they are beside."""

from __future__ import annotations

from socmob.errors import UserError
from socmob.reports import explain
from socmob.values.tables import Release
from tests.reports.fixtures.printed import printed
from tests.reports.fixtures.reading import Element


def test_each_word_beside_a_number_is_understood(release: Release, document: Element) -> None:
    """A row's header or a column's head finds numbers by itself; only "All" says nothing alone."""
    alone = {word for words in printed(document) for word in words} - {"All"}
    assert {word for word in alone if not _is_understood(release, word)} == set()


def _is_understood(release: Release, word: str) -> bool:
    try:
        return bool(explain(release, word))
    except UserError:
        return False
