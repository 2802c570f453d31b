"""The numbers that a question means: by id, by the number itself, by words."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from socmob.reports.explaining.numbers import Number
from socmob.reports.explaining.vocabulary import FEWEST_LETTERS, asked, is_number, meanings, words
from socmob.values.definitions import CellDefinition, Statistic, TableKind

NEAREST = 4
_LIKELIEST = (Statistic.SHARE, Statistic.COUNT)
"""What a question most likely means where several kinds of numbers fit it."""


def find(everything: tuple[Number, ...], query: str) -> tuple[Number, ...]:
    """The numbers that a question fits, the likeliest first; one where it is an id."""
    wanted = query.strip()
    exact = tuple(number for number in everything if number.id == wanted)
    if exact:
        return exact
    under = tuple(number for number in everything if number.id.startswith(wanted.rstrip("/") + "/"))
    return under or _by_words(everything, wanted)


def likeliest(found: tuple[Number, ...], query: str) -> tuple[Number, ...]:
    """Of the numbers that a question fits, those that it means rather than the others."""
    meant = asked(query)
    best = _rank(found[0], meant, words(query))
    return tuple(number for number in found if _rank(number, meant, words(query)) == best)


def near(everything: tuple[Number, ...], query: str) -> tuple[Number, ...]:
    """The numbers whose words are most like a question's."""
    wanted = " ".join(words(query))
    main = [number for number in everything if not number.beside]
    matcher = SequenceMatcher(b=wanted, autojunk=False)

    def likeness(number: Number) -> float:
        matcher.set_seq1(" ".join(words(number.label)))
        return -matcher.ratio()

    return tuple(sorted(main, key=likeness)[:NEAREST])


def _by_words(everything: tuple[Number, ...], query: str) -> tuple[Number, ...]:
    """A number in a question is a value where some value is that; only else may it be of a name, as a year is.

    Where a question holds the whole name of a group, "55 and over", the number is of that name.
    """
    meant, said = asked(query), words(query)
    named = [number for number in everything if meant and all(_fits(word, number) for word in meant)]
    whole = [n for n in named if len(words(n.row.label)) > 1 and _is_said(n.row.label, said)]
    of_name = [n for n in whole if any(map(is_number, words(n.row.label)))]
    values = [word for word in meant if is_number(word) and not _is_said(f"{word} interval", said)]
    fitting = of_name or [number for number in named if all(_is_value(word, number) for word in values)] or named
    main = [n for n in fitting if not n.beside or any(_is_said(name, said) for name in n.names)] or fitting
    return tuple(sorted(_once(main), key=lambda number: _rank(number, meant, said)))  # else in the report's order


def _once(found: Iterable[Number]) -> tuple[Number, ...]:
    """Each number once: a share stands again in the trend, in the change and as the total of every breakdown."""
    first: dict[CellDefinition, Number] = {}
    for number in found:
        first.setdefault(number.cell.definition, number)
    return tuple(first.values())


def _rank(number: Number, meant: tuple[str, ...], query: tuple[str, ...]) -> tuple[int, ...]:
    """What makes a number likelier, the least first.

    First how many of its names are said in full, so that "answered" is rather who answered than a share of them; then
    whether it is of everyone, as a group would have been named; then how many words of the question are of its own row
    and column and not of its table alone; then its kind; then how much the name of its group says beyond the question:
    "associate" is rather Associate than Senior associate. Last the wave of the report, and what its sentences speak of.
    A bare number says nothing about whom it is of.
    """
    own = frozenset(meanings(number.label.rpartition(": ")[2]))
    said = [word for word in meant if not is_number(word) and any(_begins(mine, word) for mine in own)]
    row = frozenset(meanings(number.row.label if number.category else ""))
    beyond = len(row - set(said)) if row & set(said) else 0
    if not said:
        return _kind(number), beyond
    earlier = number.table.kind is TableKind.TREND
    in_full = sum(_is_said(name, query) for name in number.names)
    return -in_full, bool(number.table.breakdown), -len(said), _kind(number), beyond, earlier, number.aside


def _is_said(name: str, query: tuple[str, ...]) -> bool:
    """Whether a question holds all words of a name, one after the other."""
    wanted = words(name)
    return bool(wanted) and any(query[at : at + len(wanted)] == wanted for at in range(len(query)))


def _kind(number: Number) -> int:
    """The share of the classified, then shares of others, then counts, then all else."""
    kind = number.cell.definition.statistic
    place = _LIKELIEST.index(kind) if kind in _LIKELIEST else len(_LIKELIEST)
    return place if kind is Statistic.SHARE and number.part == "share" else place + 1


def _fits(word: str, number: Number) -> bool:
    """Whether one word of a question is the number itself, or stands in its words or its codes."""
    if is_number(word):
        title = number.table.title if number.table.kind is TableKind.CHANGE else ""  # it names the wave before
        return _is_value(word, number) or word in words(f"{number.label} {number.printed} {title}")
    codes = number.id.replace("_", " ").replace("/", " ")
    present = meanings(" ".join((number.label, number.printed, number.table.title, number.says, codes)))
    return (f" {word}" if len(word) > FEWEST_LETTERS else f" {word} ") in f" {' '.join(present)} "


def _begins(mine: str, word: str) -> bool:
    return mine == word or (len(word) > FEWEST_LETTERS and mine.startswith(word))


def _is_value(word: str, number: Number) -> bool:
    shown = number.text.replace(",", "").removesuffix(" points").lstrip("+−")
    wanted = word.replace(",", "").lstrip("+−")
    return wanted in (shown, shown.removesuffix("%") if not wanted.endswith("%") else shown)
