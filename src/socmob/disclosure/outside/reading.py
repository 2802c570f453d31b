"""A published release, read as a stranger reads it: its JSON, and nothing that is not written there."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from socmob.disclosure.document import NumberDocument
from socmob.disclosure.files import hash_of
from socmob.disclosure.outside.published import Number, Place, Publication
from socmob.errors import DataError
from socmob.values.definitions import TableKind

DO = "Name the report.json that was published, the folder it lies in, or a description of other tables (.yaml)."
CHANGED = "The file was changed after it was published: its hash does not hold."
NUMBERS: TypeAdapter[dict[str, NumberDocument]] = TypeAdapter(dict[str, NumberDocument])


def read_published(path: Path) -> Publication:
    """The publication in the JSON file of a release; its hash need not hold, and no profile need be known."""
    try:
        document = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DataError(f"The file cannot be read: {error.strerror}.", where=str(path), do=DO) from error
    except ValueError as error:
        raise DataError("This is not JSON.", where=str(path), do=DO) from error
    return publication_of(document, str(path))


def publication_of(document: Any, source: str) -> Publication:
    """The publication that a parsed release holds."""
    try:
        numbers = NUMBERS.validate_python(document["numbers"])
        headers = {table["id"]: table for table in document["tables"]}
        profile, about = document["profile"], document["about"]
        threshold = int(profile["threshold"])
        added = tuple(_by_breakdown(document.get("withheld", []), headers))
    except (KeyError, TypeError, ValueError, ValidationError) as error:
        raise DataError("This is not a release of socmob.", where=source, do=DO) from error
    return Publication(
        source=source,
        organisation=str(about.get("organisation", "")),
        numbers=tuple(_number(number, headers, source) for number in numbers.values()),
        threshold=threshold,
        width=int(profile.get("width") or threshold),
        secret=frozenset(str(table["measure"]) for table in headers.values() if table.get("measure")),
        followed=about.get("changes_paired") is True,
        texts=(*_texts(document), *added),
        notes=(CHANGED,) if document.get("sha256") and document["sha256"] != hash_of(document) else (),
    )


def _number(number: NumberDocument, headers: Mapping[str, Any], source: str) -> Number:
    header = headers.get(number.table, {})
    row, column = (_label(header, axis, code) for axis, code in (("rows", number.row), ("columns", number.column)))
    place = Place(source, str(header.get("title", number.table)), row, column)
    apart = header.get("kind") == TableKind.JOINING
    return Number(place, number.definition.definition(), number.state, number.value, number.why_not, apart=apart)


def _label(header: Mapping[str, Any], axis: str, code: str) -> str:
    return next((str(one["label"]) for one in header.get(axis, ()) if one["code"] == code), code)


def _by_breakdown(record: Any, headers: Mapping[str, Any]) -> Iterator[str]:
    """How many numbers of each breakdown there are, and how many are withheld: the page may add the record up."""
    sums: Counter[tuple[str, str]] = Counter()
    for line in record:
        for name in ("withheld", "cells"):
            sums[name, str(headers.get(line["table"], {}).get("breakdown", ""))] += int(line[name])
    yield from map(str, sums.values())


def _texts(part: Any) -> Iterator[str]:
    """Every text and number of a document, its keys included."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield str(key)
            yield from _texts(value)
    elif isinstance(part, list):
        for value in part:
            yield from _texts(value)
    elif isinstance(part, str | int | float):
        yield str(part)
