"""The gate, attacked at length: what is narrowed, what is lost against the least that can be, and how long it takes.

`python -m bench.disclosure docs/reference/disclosure.md` does every step and writes the page's figures between its
markers. What was done stands in `.bench/disclosure.jsonl`, line by line: a run that was cut short goes on from there.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from bench import firms as made_up
from bench.optimum import fewest_withheld
from socmob.disclosure.audit import audit as look_again
from socmob.errors import SocmobError
from socmob.values.tables import CellState, Release
from tests.attack.attacker import Attacker
from tests.attack.firms import CLASSES, LAST, OCCUPATION, SCHOOL, STATES, Firm, Row
from tests.attack.making import firm_of, school_firm
from tests.attack.publishing import PROFILE, publish, unprotected

STATE = Path(".bench") / "disclosure.jsonl"
FIRMS, OFF, SMALL = 200, 40, 24
"""Firms attacked, firms attacked without further withholding, firms held against the optimum."""
LARGE = {
    "2,000, crossing": (3_000, (4, 12, 24, 30), False),
    "2,000, nested": (3_000, (4, 12, 54), True),
    "20,000, nested": (30_000, (12, 90, 540), True),
    "20,000, crossing": (30_000, (10, 60, 180, 380), False),
}
"""About so many linked cells: people, the levels of the breakdowns, and whether each lies within the one before."""
MARK = "<!-- {} -->"

Line = dict[str, Any]


def attack(seed: int) -> Line:
    """One firm, published and attacked by strangers, by all insiders, and by differences."""
    firm = firm_of(seed)
    try:
        document = publish(firm).document
    except SocmobError as error:
        return {"refused": type(error).__name__}
    attacker = Attacker(firm, [document], PROFILE.width)
    differences = attacker.narrowed_differences(insiders=True) + attacker.told_differences()
    return {
        "tables": len(document["tables"]),
        "withheld": len(attacker.withheld()),
        "narrowed": attacker.narrowed(insiders=True),
        "differences": differences,
    }


def attack_unprotected(seed: int) -> Line:
    """One firm, published with what is small withheld and nothing else, attacked by strangers."""
    firm = firm_of(seed)
    with unprotected():
        attacker = Attacker(firm, [publish(firm).document], PROFILE.width)
    return {"withheld": len(attacker.withheld()), "narrowed": len(attacker.narrowed())}


def against_the_optimum(seed: int) -> Line:
    """One firm of three grades and a question of two answers: cells withheld by the gate, and the fewest that do."""
    chance = np.random.default_rng(seed)
    counts = {grade: (int(chance.choice([3, 6, 12, 20, 40])), int(chance.choice([2, 12, 20, 40]))) for grade in "abc"}
    firm = school_firm(counts)
    release = publish(firm).release
    cells = sum(len(table.cells) for table in release.tables)
    return {"withheld": withheld(release), "fewest": fewest_withheld(firm), "cells": cells}


def withheld(release: Release) -> int:
    """Cells withheld."""
    return sum(cell.state is CellState.WITHHELD for table in release.tables for cell in table.cells.values())


def large(people: int, levels: tuple[int, ...], nested: bool) -> Firm:
    """A staff with two questions and breakdowns of so many levels, some of them small."""
    chance = np.random.default_rng(people)
    of = [chance.choice(n, people, p=chance.dirichlet(np.full(n, 2.0))) for n in levels]
    of = [(of[-1] % n if nested else own).tolist() for n, own in zip(levels, of, strict=True)]
    answers = [chance.choice((*CLASSES[q], *STATES), people).tolist() for q in (OCCUPATION, SCHOOL)]
    each = zip(zip(*of, strict=True), zip(*answers, strict=True), strict=True)
    rows = tuple(Row(i, LAST, tuple(f"{n:03d}" for n in at), given) for i, (at, given) in enumerate(each))
    return Firm(tuple(f"by.{'abcd'[i]}" for i in range(len(levels))), (OCCUPATION, SCHOOL), rows)


def timed(name: str) -> Line:
    """Seconds to protect a large release, and of these to audit it."""
    firm = large(*LARGE[name])
    spent: list[float] = []

    def audit(*args: Any, **kwargs: Any) -> None:
        start = time.perf_counter()
        look_again(*args, **kwargs)
        spent.append(time.perf_counter() - start)

    rules = PROFILE.model_copy(update={"search": PROFILE.search.model_copy(update={"seconds": 900.0})})
    with mock.patch("socmob.disclosure.gate.audit", audit):
        start = time.perf_counter()
        try:
            release = publish(firm, rules=rules).release
        except SocmobError as error:
            return {"refused": str(error)[:80], "seconds": time.perf_counter() - start}
    cells = sum(len(table.cells) for table in release.tables)
    return {"cells": cells, "withheld": withheld(release), "seconds": time.perf_counter() - start, "audit": sum(spent)}


def publishable(name: str) -> Line:
    """Which splits one firm shows: by sex, by grade and by department each in a report of its own."""
    size, seed = (int(part) for part in name.split("/"))
    found = [made_up.shown(size, seed, (breakdown,)) for breakdown in made_up.LEVELS]
    return {"size": size, "shown": sorted(set().union(*found))}


STEPS: dict[str, tuple[Callable[[Any], Line], list[Any]]] = {
    "attack": (attack, list(range(FIRMS))),
    "unprotected": (attack_unprotected, list(range(OFF))),
    "optimum": (against_the_optimum, list(range(SMALL))),
    "firms": (publishable, [f"{size}/{seed}" for size, many in made_up.SIZES.items() for seed in range(many)]),
    "times": (timed, list(LARGE)),
}


def run(state: Path, steps: list[str]) -> list[Line]:
    """Every part of some steps that is not done yet, each written down as soon as it is; all that is done."""
    state.parent.mkdir(parents=True, exist_ok=True)
    done = _read(state)
    known = {(line["step"], line["part"]) for line in done}
    for step in steps:
        work, parts = STEPS[step]
        for part in parts:
            if (step, part) in known:
                continue
            done.append({"step": step, "part": part, **work(part)})
            with state.open("a", encoding="utf-8") as file:
                file.write(json.dumps(done[-1]) + "\n")
        print(step, SAYINGS[step]([line for line in done if line["step"] == step]), sep="\n")
    return done


def _read(state: Path) -> list[Line]:
    lines = state.read_text(encoding="utf-8").splitlines() if state.exists() else []
    return [json.loads(line) for line in lines]


def say_attack(lines: list[Line]) -> str:
    """What was tried, and how much of it succeeded."""
    made = [line for line in lines if "refused" not in line]
    tables, cells = (sum(line[part] for line in made) for part in ("tables", "withheld"))
    narrowed, told = (sum(len(line[part]) for line in made) for part in ("narrowed", "differences"))
    tried = f"{len(made):,} releases ({len(lines) - len(made):,} refused), {tables:,} tables, {cells:,} withheld cells"
    return f"{tried}: **{narrowed:,} narrowed**, {told:,} small differences told."


def say_unprotected(lines: list[Line]) -> str:
    """The same attacker where only what is small is withheld."""
    cells, narrowed = (sum(line[part] for line in lines) for part in ("withheld", "narrowed"))
    share = f"{100 * narrowed / cells:.0f}%" if cells else "-"
    return (
        f"{len(lines):,} of these releases without secondary suppression: {narrowed:,} of {cells:,} narrowed, {share}."
    )


def say_optimum(lines: list[Line]) -> str:
    """Cells withheld against the fewest that could be."""
    ours, least, cells = (sum(line[part] for line in lines) for part in ("withheld", "fewest", "cells"))
    more = f"{100 * (ours / least - 1):.0f}%" if least else "-"
    best = sum(line["withheld"] == line["fewest"] for line in lines)
    return (
        f"{len(lines):,} small releases, {cells:,} cells: {ours:,} withheld, {least:,} at the fewest, {more} more; "
        f"in {best:,} releases as few as can be."
    )


def say_times(lines: list[Line]) -> str:
    """A table of times."""
    rows = ["| linked cells | withheld | protection | of which the audit |", "|---:|---:|---:|---:|"]
    for line in lines:
        if "refused" in line:
            rows.append(f"| about {line['part']} | refused after {line['seconds']:.0f} s | | |")
        else:
            rows.append(
                f"| {line['cells']:,} | {line['withheld']:,} | {line['seconds']:.1f} s | {line['audit']:.2f} s |"
            )
    return "\n".join(rows)


def say_firms(lines: list[Line]) -> str:
    """The table of what a firm of a size can publish."""
    return made_up.table([(line["size"], set(line["shown"])) for line in lines])


SAYINGS: dict[str, Callable[[list[Line]], str]] = {
    "attack": say_attack,
    "unprotected": say_unprotected,
    "optimum": say_optimum,
    "firms": say_firms,
    "times": say_times,
}


def write(page: Path, done: list[Line]) -> None:
    """The page with the figures of every step between its markers; of a step not done they stay as they are."""
    text = page.read_text(encoding="utf-8")
    for step, say in SAYINGS.items():
        lines = [line for line in done if line["step"] == step]
        if lines:
            start, end = (text.index(MARK.format(f"{step}{word}")) for word in ("", " end"))
            text = text[:start] + MARK.format(step) + "\n" + say(lines) + "\n" + text[end:]
    page.write_text(text, encoding="utf-8")


def main() -> None:
    """Do what is not done yet, print it, and write it into the page where one is named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", type=Path, nargs="?")
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    parser.add_argument("--state", type=Path, default=STATE)
    asked = parser.parse_args()
    done = run(asked.state, asked.steps)
    if asked.page is not None:
        write(asked.page, done)


if __name__ == "__main__":
    main()
