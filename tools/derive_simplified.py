"""Derives the simplified NS-SEC table of SOC 2020 through SOC 2010: `python -m tools.derive_simplified INDEX`.

INDEX is the ONS coding index of SOC 2020 as CSV (plain or .gz), with columns `soc2020` and `soc2010`. Rule: an entry of
a unit group of SOC 2020 has the class of its SOC 2010 code by the simplified method; the unit group gets the class of
most entries. Of classes with as many, the one on the side of the other employees' class in three classes, then the
lowest. Entries are job titles and not people: a share of entries says how sure the class is, not how many are in it.
"""

import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from socmob.occupations.collapsing import to_three
from socmob.occupations.derivation import soc2010_simplified
from socmob.occupations.schemes import Nssec8
from socmob.occupations.tables import DATA, table

TARGET = DATA / "nssec_soc2020_simplified.csv"
HEADINGS = ("soc2020", "nssec8", "share", "share_of_three", "entries", "behind", "flags")
Tally = Counter[Nssec8]


def read_index(path: Path) -> Iterator[tuple[str, str]]:
    """The codes of SOC 2020 and SOC 2010 of every entry; a row that stops early has none for what is missing."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield (row["soc2020"] or "").strip(), (row["soc2010"] or "").strip()


def tallies(entries: Iterable[tuple[str, str]]) -> Mapping[str, Tally]:
    """How many entries of each unit group stand behind each class; cross-references stand behind none."""
    known, found = soc2010_simplified(), defaultdict[str, Tally](Counter)
    groups = {row["soc2020"] for row in table("soc2020_titles")}
    for soc2020, soc2010 in entries:
        if soc2020 in groups and soc2010 in known:
            found[soc2020][known[soc2010][0]] += 1
    return found


def chosen(tally: Tally, employee: Nssec8) -> Nssec8:
    """The class of most entries; of several, the one in the employee's class of three, then the lowest."""
    most = max(tally.values())
    ties = sorted(nssec for nssec, n in tally.items() if n == most)
    return min(ties, key=lambda nssec: (to_three(nssec) != to_three(employee), ties.index(nssec)))


def row_of(soc2020: str, tally: Tally, employee: Nssec8) -> tuple[str, ...]:
    """One row of the table, with the shares of entries behind the class and behind its class of three."""
    nssec, entries = chosen(tally, employee), sum(tally.values())
    in_three = sum(n for each, n in tally.items() if to_three(each) == to_three(nssec))
    behind = " ".join(f"{each.value}:{n}" for each, n in sorted(tally.items(), key=lambda item: (-item[1], item[0])))
    flags = [
        *(["differs_from_employee"] if to_three(nssec) != to_three(employee) else []),
        *(["tied"] if list(tally.values()).count(tally[nssec]) > 1 else []),
    ]
    shares = f"{tally[nssec] / entries:.3f}", f"{in_three / entries:.3f}"
    return soc2020, nssec.value, *shares, str(entries), behind, " ".join(flags)


def derive(entries: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """The whole table, a row a unit group."""
    found = tallies(entries)
    employees = {row["soc2020"]: Nssec8(row["s7"]) for row in table("nssec_soc2020_full")}
    return tuple(row_of(soc2020, found[soc2020], employee) for soc2020, employee in employees.items())


def main() -> int:
    """Writes the table; its hash goes into the manifest by hand, since a new table is a change of numbers."""
    rows = derive(read_index(Path(sys.argv[1])))
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows((HEADINGS, *rows))
    differ = sum("differs_from_employee" in row[-1] for row in rows)
    print(f"{TARGET.name}: {len(rows)} unit groups, {differ} of them in another class of three than other employees")
    return 0


if __name__ == "__main__":
    sys.exit(main())
