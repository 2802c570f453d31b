"""What can be published where a report is refused beside earlier ones: it is tried, and said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from socmob.errors import RefusedError
from socmob.reports.phrases import listed
from socmob.values.tables import RawTable
from socmob.workflows.releasing import Earlier

WAVE = "wave"
Against = Callable[[Sequence[RawTable], Sequence[Earlier]], object]
"""Protects some tables beside some earlier releases, or refuses."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A report that was refused beside earlier ones, and how its tables can be tried in another way."""

    error: RefusedError
    tables: Sequence[RawTable]
    earlier: Sequence[Earlier]
    against: Against

    def kindly(self) -> RefusedError:
        """The refusal, with what was found to be possible in the place of what might be.

        Where not even a report without tables passes, the files contradict what was published: then it stays as it is.
        """
        if not self.earlier or not self._passes(()):
            return self.error
        do = self._leaving_out() or self._alone()
        where = f"{self.error.where}; beside {_named(self.earlier)}"
        return RefusedError(self.error.what, where=where, do=do) if do else self.error

    def _leaving_out(self) -> str:
        """Which breakdowns can be left out so that the rest passes: one of them, or all."""
        names = list(dict.fromkeys(t.breakdown for t in self.tables if t.breakdown not in ("", WAVE)))
        for left in self._fewer(names):
            if self._passes([table for table in self.tables if table.breakdown not in left]):
                them = "the breakdown" if len(left) == 1 else "the breakdowns"
                return f"Take {them} {listed(left)} out of the mapping: all else can be published. It was tried."
        return ""

    def _fewer(self, names: Sequence[str]) -> Iterator[tuple[str, ...]]:
        yield from ((name,) for name in names)
        if len(names) > 1:
            yield tuple(names)

    def _alone(self) -> str:
        """What to do where only the earlier reports are in the way."""
        own = [each.number for each in self.earlier if each.number is not None]
        if not own or not self._passes(self.tables, ()):
            return ""
        number = own[0] if len(own) == 1 else "NUMBER"
        return (
            "By itself this report could be published, with or without breakdowns: only what was published before is "
            "in the way. Mostly too few people came, left or answered otherwise since, so that the new numbers less "
            f"the old would be theirs. If nobody outside saw {_numbered(own)}, take it back and report anew: socmob "
            f"withdraw {number} --because WHY --nobody-saw-it. Else wait, and keep the files: when more people have "
            "come and left, more can be shown."
        )

    def _passes(self, tables: Sequence[RawTable], earlier: Sequence[Earlier] | None = None) -> bool:
        try:
            self.against(tables, self.earlier if earlier is None else earlier)
        except RefusedError:
            return False
        return True


def _named(earlier: Sequence[Earlier]) -> str:
    own = [each.number for each in earlier if each.number is not None]
    return f"{_numbered(own)} of the ledger" if own else "what others published"


def _numbered(numbers: Sequence[int]) -> str:
    return f"release{'s' if len(numbers) > 1 else ''} {listed(tuple(map(str, numbers)))}"
