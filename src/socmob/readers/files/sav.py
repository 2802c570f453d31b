"""SPSS files (.sav): value labels in place of codes, what counts as missing in SPSS as blank, read in chunks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from socmob.errors import DataError, UserError
from socmob.readers.files.cells import as_text
from socmob.readers.files.facts import FileFacts
from socmob.values.sources import Batch, TextSource

BATCH = 50_000  # each chunk starts with a pass over what precedes it, so not too small

Labels = Mapping[str, Mapping[str, str]]


def inspect_sav(path: Path) -> FileFacts:
    """What is known of an SPSS file, from its dictionary alone."""
    reader = _reader(path)
    _, meta = _read(path, reader.read_sav, metadataonly=True)
    columns = tuple(meta.column_names)
    if not columns or meta.number_rows == 0:
        raise DataError(
            f"{path.name} names its columns and holds no row." if columns else f"{path.name} is empty.",
            where=str(path),
            do="Export the answers again: nobody's answers are in this file.",
        )
    labels = _labels(meta.variable_value_labels)
    questions = {name: text for name, text in meta.column_names_to_labels.items() if text}
    notes = ("SPSS file", f"labels in place of codes in {len(labels)} of {len(columns)} columns")
    source = TextSource(path, columns, partial(_batches, path, columns, labels), first_row=1)
    return FileFacts(path, "sav", columns, source, notes, labels, questions)


def _reader(path: Path) -> Any:
    try:
        import pyreadstat  # an extra: few have such files
    except ImportError as error:
        raise UserError(
            "Reading an SPSS file needs a library that is not installed.",
            where=str(path),
            do="Install it with: pip install 'socmob[sav]'. Or export the file from SPSS as .csv with value labels.",
        ) from error
    return pyreadstat


def _read(path: Path, read: Callable[..., Any], **options: object) -> Any:
    try:
        return read(str(path), output_format="dict", **options)
    except Exception:  # noqa: BLE001  # the library raises bare exceptions, and may put content of the file in them
        raise DataError(
            f"{path.name} cannot be read as an SPSS file: it is damaged, cut short or of a form that is not known.",
            where=str(path),
            do="Export it again from SPSS, as .sav or as .csv with value labels.",
        ) from None


def _labels(coded: Mapping[str, Mapping[object, str]]) -> Labels:
    """The labels of each column by the text of their codes; a blank label is none."""
    found = {
        column: {code: label for value, label in labels.items() if (code := as_text(value)) and label.strip()}
        for column, labels in coded.items()
    }
    return {column: labels for column, labels in found.items() if labels}


def _batches(path: Path, columns: Sequence[str], labels: Labels) -> Iterator[Batch]:
    reader, start = _reader(path), 0
    while True:
        values, _ = _read(path, reader.read_sav, row_offset=start, row_limit=BATCH)
        batch = {name: _texts(values[name], labels.get(name, {})) for name in columns}
        size = len(batch[columns[0]])
        if size:
            yield batch
        if size < BATCH:
            return
        start += size


def _texts(values: Sequence[object], labels: Mapping[str, str]) -> list[str | None]:
    texts = (as_text(value) for value in values)
    return [labels.get(text, text) if text is not None else None for text in texts]
