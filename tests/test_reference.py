"""How the reference pages are made."""

from tools.reference.manual_page import specification
from tools.reference.markdown import table

SPECIFICATION = '''
"""Five of ten said yes.

A made-up case.
"""

# Edition one.
PEOPLE = """
    people  answer
         5  Yes
    """


@pytest.mark.parametrize(("answer", "of_answered"), [("Yes", 50)])
def test_share(answer, of_answered):
    """Half
    said yes."""
'''


def test_a_specification_is_printed_with_its_table_its_fact_and_its_cases() -> None:
    """The docstring becomes a heading, each table a block under its comment, each test the fact that it states."""
    assert list(specification(SPECIFICATION)) == [
        "## Five of ten said yes",
        "A made-up case.",
        "Edition one.",
        "```text\npeople  answer\n     5  Yes\n```",
        "- Half said yes.",
        "| answer | of answered |\n|---|---|\n| Yes | 50 |",
    ]


def test_a_bar_within_a_cell_does_not_end_it() -> None:
    """A bar is escaped, and nothing is an empty cell."""
    assert table(["option"], [["yes|no"], [None]]).splitlines()[2:] == ["| yes\\|no |", "|  |"]
