"""A mapping as YAML that its reader reads back the same, with comments where they help."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Place = tuple[str | int, ...]

_PLAIN = re.compile(r"[A-Za-z]([\w .()/'+-]*[\w.)+])?", re.ASCII)
_MISTAKEN = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_SHORT = 90


@dataclass(frozen=True, slots=True)
class Comment:
    """Lines that go before an entry and after what stands below it; each becomes a comment of its own."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def yaml_text(content: MappingOf[str, Any], comments: MappingOf[Place, Comment], ending: Sequence[str] = ()) -> str:
    """YAML of nested content, one entry a line; `comments` go to the places they name, `ending` is a last comment."""
    lines = [*_entries(content, comments, ()), *(f"# {line}".rstrip() for line in ending)]
    return "\n".join(lines) + "\n"


def _entries(content: MappingOf[str, Any], comments: MappingOf[Place, Comment], place: Place) -> list[str]:
    lines: list[str] = []
    for key, value in content.items():
        here = (*place, key)
        comment = comments.get(here, Comment())
        commented = any(known[: len(here)] == here for known in comments if known != here) or bool(comment.after)
        lines += [f"# {line}".rstrip() for line in comment.before]
        lines += _entry(scalar(key), value, comments, here, commented)
        lines += [f"  # {line}".rstrip() for line in comment.after]
    return lines


def _entry(key: str, value: Any, comments: MappingOf[Place, Comment], place: Place, commented: bool) -> list[str]:
    """The lines of one entry: on one line where it is short and nothing inside it has a comment."""
    flow = _flow(value)
    if value is None:
        return [f"{key}:"]
    if not isinstance(value, (dict, list)) or (len(key) + len(flow) < _SHORT and not commented and not _deep(value)):
        return [f"{key}: {flow}"]
    if isinstance(value, dict):
        return [f"{key}:", *("  " + line for line in _entries(value, comments, place))]
    return [f"{key}:", *("  " + line for i, item in enumerate(value) for line in _item(item, comments, (*place, i)))]


def _item(item: Any, comments: MappingOf[Place, Comment], place: Place) -> list[str]:
    if not isinstance(item, dict):
        return [f"- {_flow(item)}"]
    first, *others = _entries(item, comments, place)
    return [f"- {first}", *(f"  {line}" for line in others)]


def _deep(value: Any) -> bool:
    """Whether there are lists or entries inside the entries of a value, which one line would hide."""
    inner = value.values() if isinstance(value, dict) else value
    return any(isinstance(item, dict) and item for item in inner)


def _flow(value: Any) -> str:
    match value:
        case dict():
            return "{" + ", ".join(f"{scalar(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(_flow(inner) for inner in value) + "]"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case None:
            return "null"
        case _:
            return scalar(str(value))


def scalar(text: str) -> str:
    r"""A text as YAML: bare where nothing in it could be mistaken, else in double quotes.

    >>> print(scalar("Bachelor's"), scalar("no"), scalar("2026"), scalar('a "b": c'))
    Bachelor's "no" "2026" "a \"b\": c"
    """
    if _PLAIN.fullmatch(text) and text.casefold() not in _MISTAKEN:
        return text
    return '"' + "".join(_escaped(character) for character in text) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == " " or (character.isprintable() and character != "\ufeff"):
        return character
    return f"\\U{ord(character):08x}"
