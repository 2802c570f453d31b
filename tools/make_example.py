"""Makes the example that ships with socmob: a made-up firm of solicitors, its answers and its HR record.

Nobody in it exists. Every draw is a number of PCG64's stream, turned into a choice here, so that another version of
NumPy makes the same bytes.
"""

import csv
import io
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import NormalDist

import numpy as np

from tools.example_firm import (
    AGE,
    ANSWER_HEADINGS,
    ASSOCIATE,
    CENTRAL,
    FEMALE,
    FREE_MEALS,
    INDEPENDENT,
    LEFT_BEFORE_RECORD,
    LEFT_BLANK,
    NO_ANSWER,
    NO_MEALS_QUESTION,
    NOT_SAID,
    OCCUPATIONS,
    ORIGIN,
    OTHER,
    PARENT_DEGREE,
    PARTNER,
    PAY,
    PAY_BEFORE,
    PAY_OF_ORIGIN,
    PROMOTED,
    RECORD_HEADINGS,
    RESPONSE,
    SAME_ANSWER,
    SCHOOLED_ABROAD,
    SERVICES,
    STAFF,
    STAYS,
    TEAMS,
    TRAINEE,
    UNKNOWN,
    WAVES,
)

EXAMPLE = Path(__file__).resolve().parents[1] / "src" / "socmob" / "workflows" / "example"
SEED = 20_260_412

NORMAL = NormalDist()


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist: what stays the same about them, and their grade and department for now."""

    number: int
    grade: str
    department: str
    sex: str
    born: int
    started: str
    origin: int
    truth: Mapping[str, str]
    willing: float
    paid: float


class Draws:
    """Choices made from one stream of uniform numbers."""

    def __init__(self, seed: int) -> None:
        self._stream = np.random.Generator(np.random.PCG64(seed))

    def uniform(self) -> float:
        """A number between 0 and 1, to nine places, so that no platform's last digit can matter."""
        return min(max(round(float(self._stream.random()), 9), 1e-9), 1 - 1e-9)

    def happens(self, chance: float) -> bool:
        """Whether something of this chance happens."""
        return self.uniform() < chance

    def normal(self) -> float:
        """A standard normal number."""
        return NORMAL.inv_cdf(self.uniform())

    def one_of(self, chances: Mapping[str, float]) -> str:
        """A key, by the chance of each; what the chances lack to 1 falls to the last."""
        point, reached = self.uniform(), 0.0
        for key, chance in chances.items():
            reached += chance
            if point < reached:
                return key
        return list(chances)[-1]

    def shuffled(self, things: Sequence[Person]) -> list[Person]:
        """The things in another order."""
        return sorted(things, key=lambda _: self.uniform())


def make_person(draws: Draws, number: int, grade: str, wave: int, *, is_new: bool) -> Person:
    """Somebody at a grade in a wave; a newcomer started since the wave before."""
    mean, spread = AGE[grade]
    age = min(max(round(mean + spread * draws.normal()), 22 if grade != SERVICES else 19), 69)
    origin = int(draws.one_of(dict(zip("012", ORIGIN[grade], strict=True))))
    served = 2 if is_new or grade == TRAINEE else min(age - 21, 1 + int(14 * draws.uniform()))
    year = wave - max(0, served - int(2 * draws.uniform()))
    return Person(
        number=number,
        grade=grade,
        department=CENTRAL if grade == SERVICES and draws.happens(0.78) else draws.one_of(TEAMS),
        sex="Female" if draws.happens(FEMALE[grade]) else "Male",
        born=wave - age,
        started=f"{year}-{1 + int(12 * draws.uniform()) if year < wave else 1:02d}-01",
        origin=origin,
        truth=true_answers(draws, grade, origin, wave - age),
        willing=draws.normal(),
        paid=draws.normal(),
    )


def true_answers(draws: Draws, grade: str, origin: int, born: int) -> dict[str, str]:
    """What somebody would answer to each question the first time."""
    abroad = draws.happens(SCHOOLED_ABROAD[grade])
    independent = INDEPENDENT[origin] * (1.15 if grade == PARTNER else 1.0)
    school = {
        "Independent or fee-paying school": independent * 0.94,
        "Independent or fee-paying school with bursary": independent * 0.06,
        "State-run or state-funded school, selective": (1 - independent) * 0.2,
        "State-run or state-funded school, non-selective": (1 - independent) * 0.8,
    }
    meals = {"Yes": FREE_MEALS[origin], "No": 1 - FREE_MEALS[origin]}
    degree = {"Yes, one or both": PARENT_DEGREE[origin]}
    return {
        "occupation": instead(draws, "occupation", OTHER) or draws.one_of(OCCUPATIONS[origin]),
        "school": "Attended school outside the UK" if abroad else instead(draws, "school") or draws.one_of(school),
        # Whoever was 16 before 1980 had left, or could have.
        "meals": NO_MEALS_QUESTION if abroad or born < 1964 else instead(draws, "meals") or draws.one_of(meals),
        "degree": instead(draws, "degree") or draws.one_of({**degree, "No, neither": 1.0}),
    }


def instead(draws: Draws, question: str, unknown: str = UNKNOWN) -> str:
    """An answer that tells nothing, or an empty text where there is another to give."""
    not_said, not_known = NO_ANSWER[question]
    return draws.one_of({NOT_SAID: not_said, unknown: not_known, "": 1.0})


def first_staff(draws: Draws) -> list[Person]:
    """Everyone on the record of the first wave."""
    grades = [grade for grade, people in STAFF[2023].items() for _ in range(people)]
    return [make_person(draws, 0, grade, 2023, is_new=False) for grade in grades]


def three_years_on(draws: Draws, staff: Iterable[Person]) -> list[Person]:
    """Those who stayed, some promoted, and those who came instead of the others."""
    stayed = [promoted(draws, person) for person in staff if draws.happens(STAYS[person.grade])]
    missing = {grade: wanted - sum(person.grade == grade for person in stayed) for grade, wanted in STAFF[2026].items()}
    return stayed + [
        make_person(draws, 0, grade, 2026, is_new=True) for grade, people in missing.items() for _ in range(people)
    ]


def promoted(draws: Draws, person: Person) -> Person:
    """The person, perhaps at the next grade."""
    upwards, professional, others = PROMOTED.get(person.grade, (person.grade, 0.0, 0.0))
    if draws.happens(professional if person.origin == 0 else others):
        return replace(person, grade=upwards)
    return person


def numbered(draws: Draws, people: Sequence[Person], first: int) -> list[Person]:
    """The people with staff numbers, dealt out in no order that tells anything."""
    return [replace(person, number=first + place) for place, person in enumerate(draws.shuffled(people))]


def responds(draws: Draws, person: Person, wave: int) -> bool:
    """Whether somebody answers in a wave: who did before is likelier to do so again."""
    return NORMAL.cdf(0.7 * person.willing + (1 - 0.7**2) ** 0.5 * draws.normal()) < RESPONSE[wave][person.grade]


def answer_row(draws: Draws, person: Person, wave: int) -> list[str]:
    """What somebody answered in a wave: mostly the same as ever, with an answer left blank here and there."""
    again = true_answers(draws, person.grade, person.origin, person.born)
    given = {
        question: "" if draws.happens(LEFT_BLANK) else truth if draws.happens(SAME_ANSWER) else again[question]
        for question, truth in person.truth.items()
    }
    day = f"{wave}-02-{1 + int(28 * draws.uniform() ** 2):02d}"
    return [str(wave), day, f"HW{person.number}", *given.values()]


def record_row(person: Person, wave: int) -> list[str]:
    """What the HR record holds of somebody at the end of March."""
    typical, spread = PAY[person.grade]
    pay = typical * PAY_BEFORE[wave] * PAY_OF_ORIGIN[person.origin] * 2.718281828 ** (spread * person.paid)
    age, started = str(wave - person.born), person.started
    return [str(wave), f"HW{person.number}", person.grade, person.department, person.sex, age, started, f"{pay:.2f}"]


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows as comma-separated values under their headings."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([headings, *rows])
    return text.getvalue()


def make_files(seed: int = SEED) -> dict[str, str]:
    """The generated files by name."""
    draws = Draws(seed)
    before = numbered(draws, first_staff(draws), 10_001)
    now = three_years_on(draws, before)
    came = numbered(draws, [person for person in now if not person.number], 11_501)
    staff = {2023: before, 2026: [person for person in now if person.number] + came}
    answers = [row for wave in WAVES for row in answers_of(draws, staff[wave], wave)]
    record = [
        record_row(person, wave) for wave in WAVES for person in sorted(staff[wave], key=lambda each: each.number)
    ]
    return {"answers.csv": as_csv(ANSWER_HEADINGS, answers), "record.csv": as_csv(RECORD_HEADINGS, record)}


def answers_of(draws: Draws, staff: Sequence[Person], wave: int) -> list[list[str]]:
    """A wave's answers in the order of arrival, those of a few who have left since among them."""
    left = [
        make_person(draws, 19_001 + 100 * (wave - 2023) + place, ASSOCIATE, wave, is_new=True)
        for place in range(LEFT_BEFORE_RECORD[wave])
    ]
    answering = [person for person in staff if responds(draws, person, wave)] + left
    return sorted(answer_row(draws, person, wave) for person in answering)


def main() -> int:
    """Writes the files; with --check it only tells whether they are as they would be written."""
    stale = []
    for name, text in make_files().items():
        if sys.argv[1:] != ["--check"]:
            (EXAMPLE / name).write_text(text, encoding="utf-8", newline="\n")
        elif (EXAMPLE / name).read_bytes() != text.encode():
            stale.append(name)
    print(f"not as made: {', '.join(stale)}" if stale else "example: as made")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
