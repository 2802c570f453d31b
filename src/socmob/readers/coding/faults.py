"""Labels that are not recognised, told under the showing rule, with what to write in the mapping."""

from __future__ import annotations

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass

from socmob.errors import DataError
from socmob.readers.mapping.model import Mapping
from socmob.readers.near import near, quoted
from socmob.readers.showing import under_showing_rule


@dataclass(frozen=True, slots=True)
class UnknownLabels:
    """The labels of one column that mean nothing yet, with counts; `targets` are what they can be mapped to."""

    column: str
    place: tuple[str, ...]
    counts: MappingOf[str, int]
    targets: Sequence[str]
    entry: str = "options"

    def sentence(self) -> str:
        """What is not recognised, as far as it may be shown."""
        return f'In the column "{self.column}" these labels are not recognised: {under_showing_rule(self.counts)}.'

    def advice(self) -> str:
        """What to write in the mapping."""
        shown = under_showing_rule(self.counts).shown
        first = quoted(shown[0][0]) if shown else "the label as the file has it"
        where = f"under {': '.join(self.place)}: {self.entry}"
        if self.entry == "order":
            likely = near(shown[0][0], self.targets) if shown else ()
            return f"add them {where}" + (f" (is {first} the same as {quoted(likely[0])}?)" if likely else "")
        return f"{where} write a line for each ({first}: and one of {', '.join(self.targets)})"


def refuse_unknown(mapping: Mapping, unknown: Sequence[UnknownLabels]) -> None:
    """Refuse answers of which some mean nothing yet; every column is named at once."""
    if unknown:
        raise DataError(
            "\n".join(fault.sentence() for fault in unknown),
            where="; ".join(dict.fromkeys(mapping.where(*fault.place) for fault in unknown)),
            do="In the mapping " + ";\n".join(fault.advice() for fault in unknown) + ".",
        )
