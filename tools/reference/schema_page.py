"""The page on report.json, from the schema of a release."""

from collections.abc import Iterator, Mapping
from typing import Any

from socmob.disclosure import release_schema
from tools.reference.markdown import code, page, table

Schema = Mapping[str, Any]

OPENING = """\
Beside each report.html lies report.json with the same numbers: rounded, and withheld where they are withheld.
`sha256` is the hash of all the rest; whoever reads the file back checks it."""


def schema_page() -> str:
    """What a report's machine-readable form holds, object by object."""
    schema = release_schema()
    return page(
        "report.json",
        "the schema of a release",
        [
            OPENING,
            "## The document",
            *_object(schema),
            *(part for name, inner in sorted(schema["$defs"].items()) for part in _definition(name, inner)),
        ],
    )


def _definition(name: str, schema: Schema) -> Iterator[str]:
    yield f"## {name}"
    yield from _object(schema)


def _object(schema: Schema) -> Iterator[str]:
    if description := schema.get("description"):
        yield " ".join(description.split())
    if "enum" in schema:
        yield "One of: " + ", ".join(code(value) for value in schema["enum"]) + "."
    if "properties" in schema:
        required = schema.get("required", ())
        yield table(
            ["key", "holds", "always there"],
            [(code(key), _kind(part), "yes" if key in required else "") for key, part in schema["properties"].items()],
        )


def _kind(schema: Schema) -> str:
    """What a value is, in a few words, with a link where it is an object of its own."""
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    if "const" in schema:
        return code(schema["const"])
    for several in ("anyOf", "oneOf", "prefixItems"):
        if several in schema:
            return (", " if several == "prefixItems" else " or ").join(_kind(part) for part in schema[several])
    match schema.get("type"):
        case "array":
            return f"list of {_kind(schema.get('items', schema))}" if "items" in schema else f"list of {_tuple(schema)}"
        case "object" if isinstance(schema.get("additionalProperties"), Mapping):
            return f"{_kind(schema['additionalProperties'])}, by key"
        case None:
            return "anything"
        case kind:
            return str(kind)


def _tuple(schema: Schema) -> str:
    return "nothing" if schema.get("maxItems") == 0 else "values"
