"""Look-up: the entries of the index that have a title's very words, or the same once both are normalised."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from socmob.occupations.titles.entry import LONGEST, IndexEntry, Title, TitleMethod
from socmob.occupations.titles.index import CodingIndex
from socmob.occupations.titles.normalising import as_industry, fold, in_english, key, without_aside, written_out
from socmob.occupations.titles.spelling import Speller

_PLAIN = ("", "nos")


@dataclass(frozen=True, slots=True)
class Found:
    """The unit groups that the index gives a title, and how it was found; more than one where it is ambiguous.

    `by_default` says that the title is ambiguous, and that the code is that of the index's entry without more.
    """

    codes: frozenset[str]
    method: TitleMethod
    by_default: bool = False


class LookUp:
    """Entries by their folded title and by their key, and where cross-references lead."""

    def __init__(self, index: CodingIndex) -> None:
        self._exact = _by(index.entries, fold)
        self._normalised = _by(index.entries, key)
        # Where a reference stands beside a title's entries, the index itself says that the bare title is not enough.
        self._not_enough = frozenset(fold(each.text) for each in index.cross_references)
        self._sent = {fold(each.text): fold(each.to) for each in index.cross_references if each.to}
        self.speller = Speller(fold(f"{each.text} {each.qualifier} {each.industry}") for each in index.entries)

    def find(self, title: Title) -> Found | None:
        """What the index gives a title: by its words, by its key, by a cross-reference, or its spelling corrected."""
        folded = fold(title.text[:LONGEST])
        if entries := self._exact.get(folded):
            return self._narrowed(entries, title, TitleMethod.EXACT)
        for other in self._readings(folded):
            if entries := self._normalised.get(key(other)):
                return self._narrowed(entries, title, TitleMethod.NORMALISED)
        return None

    def corrected(self, title: Title) -> Title:
        """The title as the ranking reads it: words foreign to the index are written out, or their spelling mended."""
        text, industry = (fold(each[:LONGEST]) for each in (title.text, title.industry))
        return Title(self._read(in_english(text) or text), self._read(as_industry(industry)), title.qualifier)

    def _narrowed(self, entries: tuple[IndexEntry, ...], title: Title, method: TitleMethod) -> Found:
        return narrowed(entries, title, method, fold(entries[0].text) not in self._not_enough)

    def _read(self, folded: str) -> str:
        known = self.speller.knows
        words = (word if known(word) else written_out(word) for word in folded.split())
        return self.speller.correct(" ".join(words))

    def _readings(self, folded: str) -> Iterator[str]:
        """What a title may stand for, the surest first."""
        yield folded
        if folded in self._sent:
            yield self._sent[folded]
        if english := in_english(folded):
            yield english
        bare = without_aside(written_out(folded))
        yield bare
        yield self.speller.correct(bare)


def narrowed(entries: tuple[IndexEntry, ...], title: Title, method: TitleMethod, has_default: bool = True) -> Found:
    """The unit groups of entries whose industry and qualifier are those given; of all, where none has just these.

    Where nothing is given, or nothing that any entry speaks of, the entry that is bare as well, or "nos" (not otherwise
    specified), is the index's own default.

    >>> rolling = IndexEntry("Roller", "", "rolling mill", "8120"), IndexEntry("Roller", "", "bakery", "8111")
    >>> sorted(narrowed(rolling, Title("roller", "Bakery"), TitleMethod.EXACT).codes)
    ['8111']
    >>> sorted(narrowed(rolling, Title("roller"), TitleMethod.EXACT).codes)
    ['8111', '8120']
    >>> found = narrowed((*rolling, IndexEntry("Roller", "", "", "8139")), Title("roller"), TitleMethod.EXACT)
    >>> sorted(found.codes), found.by_default
    (['8139'], True)
    """
    codes = frozenset(each.code for each in entries)
    given = {fold(each[:LONGEST]) for each in (title.industry, title.qualifier)} - {""}
    around = [{fold(each.industry), fold(each.qualifier)} for each in entries]
    same = frozenset(each.code for each, about in zip(entries, around, strict=True) if given <= about)
    if given and same:
        return Found(same, method)
    plain = frozenset(each.code for each in entries if not each.industry and each.qualifier in _PLAIN)
    near = not set(" ".join(given).split()).isdisjoint(" ".join(text for about in around for text in about).split())
    by_default = has_default and not near and len(plain) == 1 and len(codes) > 1
    return Found(plain if by_default else codes, method, by_default)


def _by(entries: Iterable[IndexEntry], of: Callable[[str], str]) -> Mapping[str, tuple[IndexEntry, ...]]:
    """Entries by what their title becomes."""
    found: dict[str, list[IndexEntry]] = {}
    for each in entries:
        found.setdefault(of(each.text), []).append(each)
    return {text: tuple(some) for text, some in found.items()}
