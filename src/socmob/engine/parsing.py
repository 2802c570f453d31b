"""Text of a column of numbers parsed by Arrow under the rule that every engine shares."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from socmob.engine.columns import Numbers
from socmob.engine.files import as_text
from socmob.engine.rules import NUMBER, check_numbers
from socmob.values.cells import Floats

_NO = pa.scalar(value=False)


def parse_numbers(name: str, column: pa.ChunkedArray, where: str, first_row: int) -> Numbers:
    """A column of a file as numbers; raises DataError with the count of what is none, never the text."""
    values, bad = _from_numbers(column) if _is_numeric(column.type) else _from_text(as_text(column))
    bad |= np.isinf(values)
    check_numbers(name, int(bad.sum()), first_row + int(bad.argmax()) if len(bad) else first_row, where)
    return Numbers(values)


def _is_numeric(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind))


def _from_numbers(column: pa.ChunkedArray) -> tuple[Floats, np.ndarray]:
    values = pc.fill_null(column.cast(pa.float64()), float("nan")).to_numpy()
    return values, np.zeros(len(values), dtype=bool)


def _from_text(column: pa.ChunkedArray) -> tuple[Floats, np.ndarray]:
    """Parse each distinct text once; the last entry of each table stands for a missing cell."""
    parts = [_parse_chunk(chunk) for chunk in column.chunks]
    if not parts:
        return np.zeros(0), np.zeros(0, dtype=bool)
    return np.concatenate([values for values, _ in parts]), np.concatenate([bad for _, bad in parts])


def _parse_chunk(chunk: pa.DictionaryArray) -> tuple[Floats, np.ndarray]:
    text = pc.utf8_trim_whitespace(chunk.dictionary)
    is_number = pc.match_substring_regex(text, NUMBER).fill_null(_NO)
    is_bad = pc.and_(pc.invert(is_number), pc.not_equal(text, "").fill_null(_NO))
    parsed = pc.if_else(is_number, text, None).cast(pa.float64())
    values = np.append(parsed.to_numpy(zero_copy_only=False), np.nan)
    places = pc.fill_null(chunk.indices, len(text)).to_numpy(zero_copy_only=False)
    return values[places], np.append(is_bad.to_numpy(zero_copy_only=False), False)[places]
