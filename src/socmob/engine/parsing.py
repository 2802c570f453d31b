"""Text of a column of numbers parsed by Arrow under the rule that every engine shares."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from socmob.engine.columns import Numbers
from socmob.engine.files import as_text
from socmob.engine.numbers import COMMA, MONEY, POINT, NumberForm, NumberPlace, check_commas, check_numbers
from socmob.values.cells import Floats

_NO = pa.scalar(value=False)
Marks = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Parsed:
    """A column read in one form: the numbers, and which rows hold text that is none."""

    values: Floats
    bad: Marks

    @property
    def faults(self) -> int:
        return int(self.bad.sum())


def parse_numbers(column: pa.ChunkedArray, place: NumberPlace) -> Numbers:
    """A column of a file as numbers; raises DataError with the count of what is none, never the text."""
    if _is_numeric(column.type):
        found = _from_numbers(column)
    else:
        text = as_text(column)
        found = min((_from_text(text, form) for form in place.forms), key=lambda parsed: parsed.faults)
        if place.decimal_comma and not _from_text(text, POINT).faults:
            check_commas(place, _commas(text))
    check_numbers(place, found.faults, int(found.bad.argmax()) if len(found.bad) else 0)
    return Numbers(found.values)


def _is_numeric(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _from_numbers(column: pa.ChunkedArray) -> _Parsed:
    values = pc.fill_null(column.cast(pa.float64()), float("nan")).to_numpy()
    return _Parsed(values, np.isinf(values))


def _from_text(column: pa.ChunkedArray, form: NumberForm) -> _Parsed:
    """Parse each distinct text once; the last entry of each table stands for a missing cell."""
    parts = [_parse_chunk(chunk, form) for chunk in column.chunks]
    if not parts:
        return _Parsed(np.zeros(0), np.zeros(0, dtype=bool))
    values = np.concatenate([values for values, _ in parts])
    return _Parsed(values, np.concatenate([bad for _, bad in parts]) | np.isinf(values))


def _parse_chunk(chunk: pa.DictionaryArray, form: NumberForm) -> tuple[Floats, Marks]:
    text = pc.utf8_trim_whitespace(chunk.dictionary)
    bare = pc.replace_substring_regex(text, MONEY, r"\1")
    is_number = pc.match_substring_regex(bare, form.pattern).fill_null(_NO)
    is_bad = pc.and_(pc.invert(is_number), pc.not_equal(text, "").fill_null(_NO))
    plain = pc.replace_substring_regex(bare, form.parts, "")
    if form is COMMA:
        plain = pc.replace_substring(plain, form.decimal, ".")
    parsed = pc.if_else(is_number, plain, None).cast(pa.float64())
    values = np.append(parsed.to_numpy(zero_copy_only=False), np.nan)
    return values[_places(chunk)], np.append(is_bad.to_numpy(zero_copy_only=False), False)[_places(chunk)]


def _places(chunk: pa.DictionaryArray) -> NDArray[np.integer]:
    places: NDArray[np.integer] = pc.fill_null(chunk.indices, len(chunk.dictionary)).to_numpy(zero_copy_only=False)
    return places


def _commas(column: pa.ChunkedArray) -> int:
    """Rows whose text holds a comma."""
    found = 0
    for chunk in column.chunks:
        has = pc.match_substring(chunk.dictionary, ",").fill_null(_NO).to_numpy(zero_copy_only=False)
        found += int(np.append(has, False)[_places(chunk)].sum())
    return found
