"""Makes people.csv beside it: two waves of a made-up sample survey, the same on every run."""

from __future__ import annotations

import csv
import random
from pathlib import Path

COLUMNS = ("wave", "person", "stratum", "unit", "weight", "grade", "origin")
ORIGINS = ("occ14.professional", "occ14.intermediate", "occ14.working")
# Five strata; the last has one unit, so that a lonely stratum is part of the case.
UNITS = {"north": 4, "south": 3, "east": 5, "west": 2, "isles": 1}


def people() -> list[dict[str, str]]:
    """Rows of both waves: about 150 people a wave, two thirds of the first also in the second."""
    chance, rows = random.Random(2012), []
    places = [(stratum, str(unit + 1)) for stratum, units in UNITS.items() for unit in range(units)]
    for number in range(205):
        stratum, unit = chance.choice(places)
        lean = 0.25 + 0.1 * (int(unit) % 3) + (0.1 if stratum == "north" else 0.0)
        origin = _origin(chance, lean)
        # No senior in one unit of a stratum of two: their base lacks a unit that the variance must keep.
        grade = "junior" if (stratum, unit) == ("west", "2") else chance.choices(("junior", "senior"), (0.6, 0.4))[0]
        weight = chance.uniform(0.5, 2.5)
        for wave, here in zip(("2024", "2026"), chance.choice(((1, 0), (0, 1), (1, 1), (1, 1))), strict=True):
            if here:
                answer = origin if wave == "2024" or chance.random() < 0.9 else _origin(chance, lean + 0.2)
                values = (wave, f"p{number:03}", stratum, unit, f"{weight:.4f}", grade, _said(chance, answer, grade))
                rows.append(dict(zip(COLUMNS, values, strict=True)))
                weight *= chance.uniform(0.9, 1.1)
    return sorted(rows, key=lambda row: (row["wave"], row["person"]))


def _origin(chance: random.Random, professional: float) -> str:
    return chance.choices(ORIGINS, (professional, 0.25, 0.75 - professional))[0]


def _said(chance: random.Random, origin: str, grade: str) -> str:
    silent = 0.12 if grade == "junior" else 0.22
    return chance.choices((origin, "answer.blank", "answer.not_said"), (1 - silent, silent * 0.7, silent * 0.3))[0]


if __name__ == "__main__":
    with (Path(__file__).parent / "people.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(people())
