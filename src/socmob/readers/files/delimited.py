"""Delimited text: its characters, its delimiter, its header, and nothing of its rows but what checks them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from socmob.readers.files.below import check_rows
from socmob.readers.files.delimiters import DELIMITERS, Sample, find_delimiter, sample_rows, text_rows
from socmob.readers.files.encodings import NAMES, find_encoding
from socmob.readers.files.facts import FileFacts
from socmob.readers.files.header import Header, check_has_rows, check_unnamed, find_header, header_notes
from socmob.readers.files.last_row import notes_of_last, rows_at_end
from socmob.readers.files.opening import Opening, empty
from socmob.readers.files.place import Place
from socmob.readers.files.quoting import broken_quotes, check_quotes
from socmob.readers.files.rows import Row, filled
from socmob.values.sources import DelimitedSource

# Enough for two hundred rows of three hundred columns, and a bound on what a file without line ends can claim.
SAMPLE_CHARACTERS = 4_000_000


def inspect_delimited(file: Opening) -> FileFacts:
    """What is known of a delimited text; it is decoded whole, and its rows are read only as far as checks need."""
    place = Place(file.path)
    encoding = find_encoding(file)
    text, cut = _top(file, encoding)
    delimiter = find_delimiter(text, cut)
    sample = _checked(sample_rows(text, delimiter, cut), file, place)
    header = _fitted(find_header(sample, place), sample)
    check_unnamed(header, sample[header.below :], place)
    check_quotes(file, encoding, delimiter, sample[header.above :], place)
    if header.unnamed or header.further or header.below == len(sample):
        _check_rows(file, encoding, delimiter, header)
    source = DelimitedSource(
        file.path,
        tuple(name or f"(column {i + 1} without a name)" for i, name in enumerate(header.names)),
        delimiter,
        encoding,
        header.end - 1,
        file.compression,
    )
    last = notes_of_last(rows_at_end(file, encoding, delimiter), len(header.columns))
    notes = (_manner(source), *header_notes(header, place), *last)
    return FileFacts(file.path, "csv", header.columns, source, notes, column_labels=header.asked)


def _manner(source: DelimitedSource) -> str:
    packed = ", compressed with gzip" if source.compression else ""
    return f"{NAMES[source.encoding]}, {DELIMITERS[source.delimiter]}{packed}"


def _top(file: Opening, encoding: str) -> tuple[str, bool]:
    with file.as_text(encoding) as stream:
        text = stream.read(SAMPLE_CHARACTERS)
    if not text.strip():
        raise empty(file.path)
    return text, len(text) == SAMPLE_CHARACTERS


def _checked(sample: Sample, file: Opening, place: Place) -> Sequence[Row]:
    if sample.broken_at is not None:
        raise broken_quotes(place, sample.broken_at)
    rows = [row for row in sample.rows if filled(row.cells)]
    if not rows:
        raise empty(file.path)
    return rows


def _fitted(header: Header, sample: Sequence[Row]) -> Header:
    """The header made as long as most rows are: in many files the one ends with delimiters that the others lack."""
    lengths = Counter(len(row.cells) for row in sample[header.below :])
    length = max(header.last + 1, lengths.most_common(1)[0][0] if lengths else 0)
    return replace(header, names=(*header.names, *[None] * length)[:length])


def _check_rows(file: Opening, encoding: str, delimiter: str, header: Header) -> None:
    """Reads the rows below the header where the sample cannot tell: is there one, is an unnamed column empty?"""
    place = Place(file.path)
    with file.as_text(encoding) as stream:
        rows = (row for row in text_rows(stream, delimiter) if row.number > header.end)
        first = next((row for row in rows if filled(row.cells)), None)
        check_has_rows(first is not None, place, header)
        if first and (header.unnamed or header.further):
            check_rows(header, chain((first,), rows), place)
