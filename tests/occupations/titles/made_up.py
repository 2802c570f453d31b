"""A small index, made up: every title is of our own words, every code a unit group of SOC 2020."""

from functools import cache
from pathlib import Path

import xlsxwriter

from socmob.occupations.titles import Coder, IndexEntry
from socmob.occupations.titles.index import CodingIndex, CrossReference
from socmob.occupations.titles.model import learn_model
from socmob.occupations.titles.network import Settings

HEADS = {
    "nurse": "2237",
    "teacher": "2313",
    "solicitor": "2412",
    "driver": "8211",
    "clerk": "4159",
    "plumber": "5315",
    "farmer": "5111",
    "cleaner": "9223",
    "accountant": "2421",
    "engineer": "2129",
}
KINDS = ("hill", "town", "night", "river", "coast", "valley", "north", "south", "lake", "moor", "field", "forest")
INDUSTRIES = {"bakery": "8111", "cotton mill": "8112", "paint works": "8113", "quarry": "8132"}
QUICK = Settings(hidden=32, rounds=8, batch=16, rate=0.1)
"""Settings under which a network learns the small index in less than a second."""

ENTRIES = (
    *(IndexEntry(f"{kind} {head}".capitalize(), "", "", code) for head, code in HEADS.items() for kind in KINDS),
    *(IndexEntry("Minder", "", industry, code) for industry, code in INDUSTRIES.items()),
    *(IndexEntry(f"{kind} minder".capitalize(), "", each, code) for each, code in INDUSTRIES.items() for kind in KINDS),
    IndexEntry("Wrapper", "", "", "9132"),
    IndexEntry("Wrapper", "", "bakery", "8111"),
    IndexEntry("Engineer", "nos", "", "8120"),
    IndexEntry("Engineer", "", "quarry", "2129"),
    IndexEntry("Policeman", "", "", "3312"),
    IndexEntry("Chargehand manager", "", "", "1150"),
    IndexEntry("Farmer", "", "", "5111"),
)
INDEX = CodingIndex(ENTRIES, (CrossReference("Bobby", "see Policeman"), CrossReference("Engineer", "see also notes")))


@cache
def coder() -> Coder:
    """The coder that has learned the small index."""
    return Coder(INDEX, learn_model(INDEX, QUICK))


def rows() -> list[list[str]]:
    """The small index as rows of a published file: some rows stop after their last filled cell."""
    coded = [[each.text, each.qualifier, each.industry, "", each.code, "0000"] for each in ENTRIES]
    sent = [[each.text, "", "", each.see, "}}}}"] for each in INDEX.cross_references]
    return [
        ["INDEXOCC - natural word order", "ADD", "IND", "SEE", "SOC 2020", "SOC 2010"],
        *coded[:3],
        *sent,
        *coded[3:],
    ]


def workbook(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    """A workbook of these sheets."""
    with xlsxwriter.Workbook(path) as book:
        for name, lines in sheets.items():
            sheet = book.add_worksheet(name)
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    return path
