"""The page on NS-SEC: methods, tables with their sources, collapses, flags, and where the tables are uncertain."""

from collections.abc import Iterator

from socmob.occupations import Flag, Method, Reason
from socmob.occupations.schemes import SCHEMES, NssecClass
from socmob.occupations.soc import soc2020_titles
from socmob.occupations.statuses import EmploymentStatus
from socmob.occupations.tables import manifest
from socmob.occupations.tables import table as rows_of
from tools.reference.markdown import code, page, table

OPENING = """\
How a job becomes a class of the National Statistics Socio-economic Classification, and of the groups made of it.
[How to code a file](../howto/code-occupations.md) says which method needs which columns. Every class carries its method
and its flags into every output."""
OF_TABLES = """\
Contains information of the Office for National Statistics, licensed under the Open Government Licence v3.0.
None of these tables is the ONS's own publication; `socmob occupations import` reads that, compares it cell by cell, and
uses it from then on. A test pins every cell by the hash of its file."""
OF_MATRIX = "The class of five by occupation group (down) and employment status (along) in the self-coded method."
OF_RULES = "How four answers give the employment status. The first rule that fits holds."
OF_SIMPLIFIED = """\
Where the employment status is not known the rule of the ONS is the simplified method, which is not the class of other
employees. No simplified table for SOC 2020 was at hand, so one was derived: each entry of the ONS coding index has a
code of SOC 2010 too, whose simplified class is known; a unit group has the class of most of its entries. These are the
unit groups where it falls into another of the three classes than other employees, or where less than nine in ten
entries agree on the class of three. *Behind* counts index entries (titles, not people) by class."""
SURE = 0.9


def nssec_page() -> str:
    """Everything that the tables of occupations say, but for the long ones."""
    return page(
        "NS-SEC",
        "the tables of socmob.occupations",
        [
            OPENING,
            "## Methods",
            table(["method", "what it is"], [(code(each.value), each.label) for each in Method]),
            "## Tables and their sources",
            OF_TABLES,
            _tables(),
            "## The self-coded matrix",
            OF_MATRIX,
            _matrix(),
            "## Employment status from answers",
            OF_RULES,
            _rules(),
            "## Schemes",
            *_schemes(),
            "## Collapses",
            table(list(rows_of("nssec_collapses")[0]), [list(row.values()) for row in rows_of("nssec_collapses")]),
            "## Flags",
            table(["flag", "what there is to know"], [(code(each.value), each.label) for each in Flag]),
            "## Why there is no class",
            table(["reason", "in words"], [(code(each.value), each.label) for each in Reason]),
            "## Where the derived simplified table matters",
            OF_SIMPLIFIED,
            _simplified(),
        ],
    )


def _tables() -> str:
    found = manifest().values()
    headings = ["table", "rows", "source", "date", "licence", "provenance", "to know"]
    return table(
        headings,
        [
            (
                code(f.file),
                f.rows,
                f"[{f.source}]({f.url})" if f.url else f.source,
                f.date,
                f.licence,
                code(f.provenance),
                f.note,
            )
            for f in found
        ],
    )


def _matrix() -> str:
    headings = ["group", *(f"{s.value} {s.name.replace('_', ' ').lower()}" for s in EmploymentStatus)]
    rows = rows_of("nssec_self_coded")
    return table(headings, [(_words(row["occupation"]), *(row[s.column] for s in EmploymentStatus)) for row in rows])


def _rules() -> str:
    headings = ["occupation", "employment", "size", "supervision", "gives", "provenance"]
    rows = rows_of("nssec_status_rules")
    cells = [
        (
            *(_words(row[name]) for name in headings[:4]),
            row["status"] or _words(row["outcome"]),
            code(row["provenance"]),
        )
        for row in rows
    ]
    return table(headings, cells)


def _schemes() -> Iterator[str]:
    for scheme in SCHEMES:
        members: list[NssecClass] = list(scheme)
        yield f"### {members[0].scheme}"
        yield f"{(scheme.__doc__ or '').splitlines()[0]}"
        yield table(["class", "label"], [(code(each.value), each.label) for each in members])


def _simplified() -> str:
    employees = {row["soc2020"]: row["s7"] for row in rows_of("nssec_soc2020_full")}
    rows = [
        (
            row["soc2020"],
            soc2020_titles()[row["soc2020"]],
            row["nssec8"],
            employees[row["soc2020"]],
            row["share_of_three"],
            row["behind"],
        )
        for row in rows_of("nssec_soc2020_simplified")
        if Flag.DIFFERS_FROM_EMPLOYEE.value in row["flags"] or float(row["share_of_three"]) < SURE
    ]
    headings = ["SOC 2020", "title", "simplified", "other employees", "share agreeing on three", "behind"]
    return table(headings, rows)


def _words(name: str) -> str:
    return name.replace("_", " ")
