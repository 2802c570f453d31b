"""Writes the rows and hashes of the tables of occupations into their manifest: `python -m tools.pin_tables`.

Run it after a table was changed on purpose, and say in the changelog which numbers change by it.
"""

import csv
import re
import sys

from socmob.occupations.tables import DATA, MANIFEST, hash_of

ENTRY = re.compile(r"(- file: (?P<file>\S+)\n.*?rows: )\d+(.*?sha256: )\"[0-9a-f]*\"", re.DOTALL)


def pinned(text: str) -> str:
    """The manifest with the rows and the hash of every table as they are now."""
    return ENTRY.sub(lambda found: f'{found[1]}{_rows(found["file"])}{found[3]}"{hash_of(found["file"])}"', text)


def _rows(name: str) -> int:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def main() -> int:
    """Writes the manifest."""
    path = DATA / MANIFEST
    path.write_text(pinned(path.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
