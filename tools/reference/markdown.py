"""Pieces of Markdown."""

from collections.abc import Iterable, Sequence

MADE = "<!-- Made by tools/make_reference.py from {what}. Do not edit. -->"


def page(title: str, what: str, parts: Iterable[str]) -> str:
    """A page under its title, with a note on what it is made from."""
    return "\n\n".join([MADE.format(what=what), f"# {title}", *parts]) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    r"""A table; a bar within a cell is written so that it does not end it.

    >>> print(table(["option", "counts"], [["yes|y", None]]))
    | option | counts |
    |---|---|
    | yes\|y |  |
    """
    lines = [_line(headings), "|" + "---|" * len(headings), *(_line(row) for row in rows)]
    return "\n".join(lines)


def _line(cells: Sequence[object]) -> str:
    texts = ("" if cell is None else str(cell).replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(texts)} |"


def code(text: str) -> str:
    """A word in the type of code."""
    return f"`{text}`"


def block(text: str) -> str:
    """Lines as they are, in the type of code."""
    return f"```text\n{text.strip(chr(10))}\n```"
