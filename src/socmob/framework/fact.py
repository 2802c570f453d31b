"""What every fact of the framework has in common: it is frozen, knows its source and says how it is known."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict

DATA = Path(__file__).parent / "data"


class Provenance(StrEnum):
    """How a fact is known."""

    TOOLKIT_READ = "toolkit-read"
    TOOLKIT_INFERRED = "toolkit-inferred"
    NEIGHBOUR_SOURCE = "neighbour-source"
    OUR_DESIGN = "our-design"


class Wording(StrEnum):
    """Whose words a question is asked in."""

    PUBLISHED = "published"
    ADAPTED = "adapted"
    OUR_DESIGN = "our-design"


class Confidence(StrEnum):
    """How a published number is known."""

    SEEN = "seen"
    SEEN_EXCERPT = "seen-excerpt"
    DERIVED = "derived"
    DERIVED_APPROX = "derived-approx"
    SECONDARY = "secondary"


class Fact(BaseModel):
    """A frozen model that refuses keys it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Misplaced(ValueError):
    """A fault inside a value, with the way to it from that value, so that a message can name the exact line."""

    def __init__(self, what: str, *place: int | str) -> None:
        super().__init__(what)
        self.place = place


def refuse_repeated(codes: Iterable[str], kind: str, *inside: str) -> None:
    """Refuse a code that occurs a second time; `inside` is the key that holds the code in its entry.

    >>> refuse_repeated(["yes", "no", "yes"], "option")
    Traceback (most recent call last):
    ...
    socmob.framework.fact.Misplaced: the option "yes" is used twice
    """
    seen: set[str] = set()
    for position, code in enumerate(codes):
        if code in seen:
            raise Misplaced(f'the {kind} "{code}" is used twice', position, *inside)
        seen.add(code)
