"""Whether a file is what its name says, and what to do where it is not."""

from __future__ import annotations

from pathlib import Path

from socmob.errors import DataError
from socmob.readers.files.content import Content
from socmob.readers.files.opening import Opening

READ: dict[Content, str] = {
    "text": "plain text",
    "xlsx": "an Excel workbook of the kind .xlsx",
    "xls": "an Excel workbook of the kind .xls",
    "ods": "an OpenDocument spreadsheet (.ods)",
    "parquet": "a Parquet file",
    "sav": "an SPSS file (.sav)",
}

NOT_READ: dict[Content, tuple[str, str]] = {
    "locked workbook": (
        "a workbook locked with a password",
        "Open it with the password, remove the password (File, Info, Protect Workbook) and save it again.",
    ),
    "xlsb": ("a binary Excel workbook (.xlsb)", "Open it in Excel and save it as .xlsx."),
    "zip": ("a zip archive, or a workbook that is damaged", "Unpack it, or save or download the original again."),
    "pdf": ("a PDF document", "Export the answers as .csv or .xlsx."),
    "web page": (
        "a web page or an XML document, as some systems export under the name of a spreadsheet",
        "Open it in a spreadsheet program and save it as .xlsx or .csv.",
    ),
    "binary": (
        "neither text nor a file of a kind that is known",
        "Save it as .xlsx, or as .csv in UTF-8. Known are .csv, .tsv, .xlsx, .xls, .ods, .parquet and .sav.",
    ),
}

BY_SUFFIX: dict[str, Content] = {
    **dict.fromkeys((".csv", ".tsv", ".tab", ".txt", ".psv"), "text"),
    **dict.fromkeys((".xlsx", ".xlsm"), "xlsx"),
    ".xls": "xls",
    ".ods": "ods",
    **dict.fromkeys((".parquet", ".pq"), "parquet"),
    **dict.fromkeys((".sav", ".zsav"), "sav"),
}

SUFFIX: dict[Content, str] = {kind: ".csv" if kind == "text" else f".{kind}" for kind in READ}


def check_name(file: Opening, content: Content) -> None:
    """Refuses a file that is not what its name says, or that is nothing that is read here.

    A name that says nothing (no ending, or one of no known kind) is not held against a file.
    """
    if content in NOT_READ:
        raise not_read(file.path, content)
    if file.compression and content != "text":
        raise _packed(file, content)
    claimed = _claimed(file.path)
    if claimed not in {None, content}:
        raise DataError(
            f"{file.path.name} is {READ[content]} by its content, though its name ends in {file.path.suffix}.",
            where=str(file.path),
            do=f"Rename it to end in {SUFFIX[content]}, or save it again as the kind its name says.",
        )


def not_read(path: Path, content: Content) -> DataError:
    """The refusal of a file of a kind that is not read."""
    what, do = NOT_READ[content]
    return DataError(f"{path.name} is {what}.", where=str(path), do=do)


def _claimed(path: Path) -> Content | None:
    named = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return BY_SUFFIX.get(named.suffix.lower())


def _packed(file: Opening, content: Content) -> DataError:
    return DataError(
        f"{file.path.name} is {READ[content]} compressed with gzip; only plain text is read compressed.",
        where=str(file.path),
        do="Unpack it first.",
    )
