"""YAML read strictly: every scalar stays text, every entry knows its line, a key written twice is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from socmob.errors import FrameworkError, MappingError, SocmobError

if TYPE_CHECKING:
    import yaml
    from pydantic import BaseModel, ValidationError

    Model = TypeVar("Model", bound=BaseModel)

DEEPEST = 20
"""Entries of a user's file within one another; a mapping has five."""

Plain = str | list["Plain"] | dict[str, "Plain"] | None
Blame = Callable[[str, str, int | None], SocmobError]
"""Makes the error for a fault from what is wrong, the file and the line."""


def ours(what: str, file: str, line: int | None) -> SocmobError:
    """A fault in the framework's own data, which we must mend."""
    return FrameworkError(what, file=file, line=line)


def users(what: str, file: str, line: int | None) -> SocmobError:
    """A fault in a file that the user edits."""
    where = f"{file}, line {line}" if line is not None else file
    return MappingError(what, where=where, do="Correct the file at this place and run the command again.")


@dataclass(frozen=True, slots=True)
class Node:
    """One entry of a YAML file with the line it starts on; exactly one of the three kinds of content is in use.

    `text` is a scalar (None where nothing is written), `items` a list, `entries` a mapping.
    """

    file: str
    line: int
    text: str | None = None
    items: tuple[Node, ...] | None = None
    entries: Mapping[str, Node] | None = field(default=None)

    def plain(self) -> Plain:
        """The content as text, lists and dictionaries."""
        if self.entries is not None:
            return {key: child.plain() for key, child in self.entries.items()}
        if self.items is not None:
            return [child.plain() for child in self.items]
        return self.text

    def at(self, place: Iterable[int | str]) -> Node:
        """The entry at a place such as ("questions", 0, "label"), or the nearest one around it."""
        node = self
        for step in place:
            child = node.child(step)
            if child is None:
                break
            node = child
        return node

    def child(self, step: int | str) -> Node | None:
        """The entry under a key, or at a position of a list; None where there is none."""
        if self.entries is not None:
            return self.entries.get(str(step))
        if self.items is not None and isinstance(step, int) and step < len(self.items):
            return self.items[step]
        return None


def load(path: Path, blame: Blame = ours, name: str | None = None) -> Node:
    """The content of a YAML file; `name` is what messages call the file (its path where not given)."""
    import yaml

    name = name or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        if blame is not ours:
            _refuse_aliases(yaml.parse(text, Loader=loader), name, blame)
        root = yaml.compose(text, Loader=loader)
    except OSError as error:
        raise blame(f"the file cannot be read: {error.strerror}", name, None) from error
    except UnicodeDecodeError as error:
        raise blame("the file is not UTF-8 text", name, None) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise blame(f"this is not YAML: {error.problem or error.context}", name, line) from error
    except yaml.YAMLError as error:
        raise blame("this is not YAML: it holds a character that YAML does not allow", name, None) from error
    if root is None:
        raise blame("the file is empty", name, None)
    return _node(root, root.start_mark.line + 1, name, blame)


def _refuse_aliases(events: Iterator[yaml.Event], file: str, blame: Blame) -> None:
    """A short file of aliases can stand for a very long one, and nobody writes them by hand; nor very deep nesting."""
    import yaml

    depth = 0
    for event in events:
        if isinstance(event, yaml.AliasEvent):
            raise blame("anchors and aliases (& and *) are not read here", file, _line_of(event))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise blame("the entries are nested too deep", file, _line_of(event))


def _line_of(event: yaml.Event) -> int | None:
    return event.start_mark.line + 1 if event.start_mark is not None else None


def _node(source: yaml.Node, line: int, file: str, blame: Blame) -> Node:
    import yaml

    if isinstance(source, yaml.MappingNode):
        return Node(file, line, entries=_entries(source, file, blame))
    if isinstance(source, yaml.SequenceNode):
        items = tuple(_node(item, item.start_mark.line + 1, file, blame) for item in source.value)
        return Node(file, line, items=items)
    unquoted = isinstance(source, yaml.ScalarNode) and not source.style
    nothing = unquoted and source.value in ("", "~", "null")
    return Node(file, line, text=None if nothing else str(source.value))


def _entries(source: yaml.MappingNode, file: str, blame: Blame) -> dict[str, Node]:
    import yaml

    entries: dict[str, Node] = {}
    for key, value in source.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            raise blame("a key must be plain text", file, line)
        if key.value in entries:
            first = entries[key.value].line
            raise blame(f'the key "{key.value}" is written twice, first on line {first}', file, line)
        entries[key.value] = _node(value, line, file, blame)
    return entries


def build(model: type[Model], node: Node, blame: Blame = ours) -> Model:
    """A model made from a YAML entry; its first fault is raised with file and line."""
    from pydantic import ValidationError

    try:
        return model.model_validate(node.plain())
    except ValidationError as error:
        what, place = explain(error)
        raise blame(what, node.file, node.at(place).line) from error


def explain(error: ValidationError) -> tuple[str, tuple[int | str, ...]]:
    """The first fault that pydantic found, in plain words, and its place."""
    first = error.errors(include_url=False)[0]
    place = first["loc"]
    key = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    if first["type"] == "extra_forbidden":
        return f'unknown key "{key}"', place
    if first["type"] == "missing":
        return f'the key "{key}" is missing', place
    if first["type"] == "value_error":
        what, inside = _own_words(first["ctx"]["error"])
        return what, (*place, *inside)
    return (f'"{key}": {first["msg"]}' if key else first["msg"]), place


def _own_words(fault: Exception) -> tuple[str, tuple[int | str, ...]]:
    """What one of our own checks said, and the place within the value it looked at."""
    from pydantic import ValidationError

    if isinstance(fault, ValidationError):
        return explain(fault)
    if isinstance(fault, MappingError):
        return f"{fault.what} {fault.do}", ()
    return str(fault), getattr(fault, "place", ())
