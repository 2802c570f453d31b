"""Reading a mapping: every fault with file and line, what to do, and near matches for what was misspelt."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from socmob.errors import MappingError, SocmobError
from socmob.framework.strict_yaml import Node, load
from socmob.readers.mapping.checking import check_against_framework
from socmob.readers.mapping.entry import Origin
from socmob.readers.mapping.model import Mapping
from socmob.readers.near import suggestion

Place = tuple[int | str, ...]

_PLAIN = {
    "dict_type": "needs entries below it, each on its own line as key: value",
    "mapping_type": "needs entries below it, each on its own line as key: value",
    "model_type": "needs entries below it, each on its own line as key: value",
    "model_attributes_type": "needs entries below it, each on its own line as key: value",
    "tuple_type": "needs a list, as [first, second]",
    "string_type": "needs one word or text, not a list and not entries below it",
    "bool_parsing": "is true or false",
    "bool_type": "is true or false",
    "int_parsing": "needs a whole number",
    "int_type": "needs a whole number",
    "too_short": "must not be empty",
}


_NO_QUESTION = (
    "The mapping names no question yet.",
    (
        "Take the # away from a proposed one below questions:, or write one there, indented by two blanks, such as "
        'origin.school11_16: {column: "the heading in the file"}. `socmob framework` lists the measures.'
    ),
)


def load_mapping(path: Path) -> Mapping:
    """The mapping in a YAML file; a MappingError with file and line where it says something impossible."""
    node = load(path, _unreadable)
    if node.entries is None:
        raise MappingError(
            "A mapping is a list of entries such as organisation: Example LLP.",
            where=f"{path}, line {node.line}",
            do="Run `socmob check` on the file of answers: it writes a mapping to start from.",
        )
    try:
        mapping = Mapping.model_validate(node.plain())
    except ValidationError as error:
        raise _explained(error.errors(include_url=False)[0], node) from error
    placed = mapping.model_copy(update={"origin": Origin(node, path.parent)})
    check_against_framework(placed)
    return placed


def _unreadable(what: str, file: str, line: int | None) -> SocmobError:
    where = f"{file}, line {line}" if line is not None else file
    return MappingError(f"The mapping cannot be read: {what}.", where=where, do="Correct the mapping at this place.")


def _explained(fault: ErrorDetails, node: Node) -> MappingError:
    """The error for the first fault that was found, in plain words."""
    place: Place = fault["loc"]
    inner = fault.get("ctx", {}).get("error") if fault["type"] == "value_error" else None
    place = (*place, *getattr(inner, "place", ()))
    what, do = _words(fault, inner, place)
    return MappingError(what, where=f"{node.file}, line {node.at(place).line}", do=do)


def _words(fault: ErrorDetails, inner: Any, place: Place) -> tuple[str, str]:
    key = next((str(step) for step in reversed(place) if isinstance(step, str) and step != "who"), "the mapping")
    if place == ("questions",):
        return _NO_QUESTION
    match fault["type"]:
        case "extra_forbidden":
            return f'The key "{key}" is not known here.', suggestion(key, _keys_at(place), "The keys here are")
        case "missing":
            return f'The key "{key}" is missing.', f'Add "{key}:" here.'
        case "enum" | "literal_error":
            expected = fault["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            return f'"{key}" cannot be "{fault["input"]}".', suggestion(str(fault["input"]), expected)
        case "value_error":
            return _sentence(str(inner)), "Correct the mapping at this place."
        case other:
            return f'"{key}" {_PLAIN.get(other, "cannot be read")}.', "Correct the mapping at this place."


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?")) else ".")


def _keys_at(place: Place) -> tuple[str, ...]:
    """The keys that are known where an unknown one stands."""
    model: type[BaseModel] = Mapping
    for step in place[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            model = _model_in(model.model_fields[step].annotation) or model
    return tuple(field.alias or name for name, field in model.model_fields.items() if name not in ("origin", "who"))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation holds, such as QuestionMap in Mapping[str, QuestionMap]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part)) is not None), None)
