"""People by kind, as the gate reasons about them: counted by hand, and against a naive count of the shipped example."""

from __future__ import annotations

import csv
from collections import Counter
from importlib import resources
from pathlib import Path

import numpy as np
import pytest

from socmob.engine import Engine, duckdb_engine, reference_engine
from socmob.readers import load_mapping
from socmob.values.joint import Joint
from socmob.workflows.knowing import joint_of
from socmob.workflows.preparing import prepare

MEASURE = "origin.parent_degree"
MAPPING = """version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
{more}
files: [{{file: answers.csv, wave: {{column: Year}}}}]
questions: {{origin.parent_degree: {{column: Degree, options: {{"Yes": pdeg.yes, "No": pdeg.no}}}}}}
breakdowns: {{team: {{column: Team, options: {{A: A, B: B, C: C}}}}}}
"""
STAFF = """Year,Staff,Team,Unit,Degree
1,ann,A,u,Yes
1,bob,A,u,No
1,cat,B,v,Yes
1,dan,B,v,
2,ann,A,u,Yes
2,bob,C,v,Yes
2,dan,B,v,
2,eve,C,v,No
"""
"""Ann stays and answers the same, Bob moves and answers otherwise, Cat leaves, Dan stays silent, Eve joins."""
Kinds = dict[tuple[str | None, ...], tuple[int, dict[str, int]]]
"""The level of each column in each wave ("in" where the wave's are not told, None where not in it): heads, answers.

An answer that changed is counted once for each wave, as "wave: code".
"""
KEYED = "person: Staff"


def kinds(joint: Joint, measure: str) -> Kinds:
    """A joint in words."""
    found: Kinds = {}
    answers = joint.answers[measure]
    none = np.zeros((len(joint.heads), len(joint.waves), len(answers.codes)), dtype=np.int64)
    changed = none if answers.changed is None else answers.changed
    for kind, heads in enumerate(joint.heads.tolist()):
        words = [
            joint.levels[column][code] if code >= 0 else "in" if joint.present[kind, wave] else None
            for wave in range(len(joint.waves))
            for column, code in zip(joint.columns, joint.codes[kind, wave].tolist(), strict=True)
        ]
        counts = dict(zip(answers.codes, answers.counts[kind].tolist(), strict=True))
        for wave, row in zip(joint.waves, changed[kind].tolist(), strict=True):
            counts |= {f"{wave}: {code}": n for code, n in zip(answers.codes, row, strict=True)}
        assert tuple(words) not in found
        found[tuple(words)] = heads, {code: n for code, n in counts.items() if n}
    return found


def joint(folder: Path, more: str, staff: str = STAFF, by_waves: str = "", engine: Engine | None = None) -> Joint:
    """The people of a made-up firm."""
    (folder / "answers.csv").write_text(staff, encoding="utf-8")
    (folder / "mapping.yaml").write_text(MAPPING.format(more=more), encoding="utf-8")
    engine = engine or duckdb_engine()
    prepared = prepare(engine, load_mapping(folder / "mapping.yaml"), folder)
    return joint_of(engine, prepared, [MEASURE], frozenset(by_waves))


@pytest.mark.parametrize("engine", [duckdb_engine, reference_engine])
@pytest.mark.parametrize("more", [KEYED, f"{KEYED}\nunit: Unit"])
def test_with_a_key_a_person_is_one_of_one_kind(tmp_path: Path, more: str, engine: type[Engine]) -> None:
    """Of the wave before only who was in it is told; an answer that changed is counted apart, wave by wave."""
    found = joint(tmp_path, more, engine=engine())
    assert found.linked
    assert kinds(found, MEASURE) == {
        ("in", "A"): (1, {"pdeg.yes": 1}),
        ("in", "C"): (1, {"1: pdeg.no": 1, "2: pdeg.yes": 1}),
        ("in", None): (1, {"pdeg.yes": 1}),
        ("in", "B"): (1, {"answer.blank": 1}),
        (None, "C"): (1, {"pdeg.no": 1}),
    }


def test_groups_of_another_wave_are_told_where_they_were_published(tmp_path: Path) -> None:
    """Bob's move from team A to team C makes him a kind of his own."""
    found = kinds(joint(tmp_path, KEYED, by_waves="1"), MEASURE)
    assert found == {
        ("A", "A"): (1, {"pdeg.yes": 1}),
        ("A", "C"): (1, {"1: pdeg.no": 1, "2: pdeg.yes": 1}),
        ("B", None): (1, {"pdeg.yes": 1}),
        ("B", "B"): (1, {"answer.blank": 1}),
        (None, "C"): (1, {"pdeg.no": 1}),
    }


UNLINKED: Kinds = {
    ("in", None): (4, {"pdeg.yes": 2, "pdeg.no": 1, "answer.blank": 1}),
    (None, "A"): (1, {"pdeg.yes": 1}),
    (None, "C"): (2, {"pdeg.yes": 1, "pdeg.no": 1}),
    (None, "B"): (1, {"answer.blank": 1}),
}


def test_without_a_key_each_wave_has_kinds_of_its_own(tmp_path: Path) -> None:
    """Nobody can be followed, so every row is counted in its own wave."""
    found = joint(tmp_path, "")
    assert not found.linked
    assert kinds(found, MEASURE) == UNLINKED


def test_a_key_that_stands_twice_in_a_wave_follows_nobody(tmp_path: Path) -> None:
    """It does not tell one person from another; everyone is counted all the same."""
    found = joint(tmp_path, KEYED, STAFF.replace("2,dan", "2,eve"))
    assert not found.linked
    assert kinds(found, MEASURE) == UNLINKED


def test_who_has_no_key_is_in_one_wave_alone(tmp_path: Path) -> None:
    """The others are followed, and nobody is lost; but it is not known of all who came and who went."""
    found = joint(tmp_path, KEYED, STAFF.replace("2,dan", "2,").replace("1,dan", "1,"))
    assert not found.linked
    assert kinds(found, MEASURE) == {
        ("in", "A"): (1, {"pdeg.yes": 1}),
        ("in", "C"): (1, {"1: pdeg.no": 1, "2: pdeg.yes": 1}),
        ("in", None): (2, {"pdeg.yes": 1, "answer.blank": 1}),
        (None, "B"): (1, {"answer.blank": 1}),
        (None, "C"): (1, {"pdeg.no": 1}),
    }


def test_of_one_wave_nobody_need_be_followed(tmp_path: Path) -> None:
    """There is nothing to link, with a key or without."""
    staff = "\n".join(STAFF.splitlines()[:5]) + "\n"
    with_key, without = joint(tmp_path, KEYED, staff), joint(tmp_path, "", staff)
    assert not with_key.linked
    assert kinds(with_key, MEASURE) == kinds(without, MEASURE)


WEIGHED = """Year,Staff,Team,Unit,Degree,W
1,ann,A,u,Yes,1
1,bob,A,u,No,3
1,cat,B,v,Yes,1
2,ann,A,u,Yes,2.5
2,bob,A,u,No,1
2,eve,A,v,No,1
"""


@pytest.mark.parametrize("engine", [duckdb_engine, reference_engine])
def test_people_of_other_weights_are_of_other_kinds(tmp_path: Path, engine: type[Engine]) -> None:
    """Ann and Bob are in one team twice and have other weights in each wave: the class is told of both waves."""
    found = joint(tmp_path, f"{KEYED}\nweight: W\ncensus: false", WEIGHED, engine=engine())
    each = zip(found.strata.tolist(), found.heads.tolist(), strict=True)
    assert sorted((*classes, n) for classes, n in each) == [(-1, 0, 1), (0, -1, 1), (0, 1, 1), (1, 0, 1)]


def test_without_a_key_classes_of_weights_tell_people_apart(tmp_path: Path) -> None:
    """Wave by wave: of the three of the last wave two are of one team and one weight."""
    found = joint(tmp_path, "weight: W\ncensus: false", WEIGHED)
    each = zip(found.strata.tolist(), found.heads.tolist(), strict=True)
    assert sorted((*classes, n) for classes, n in each) == [(-1, 0, 2), (-1, 1, 1), (0, -1, 2), (1, -1, 1)]


FOLDER = resources.files("socmob").joinpath("workflows", "example")
GROUPS = ("Grade", "Department", "Sex", "Age")


def rows(name: str) -> dict[tuple[str, str], dict[str, str]]:
    """The rows of a shipped file by wave and key."""
    key = "Staff number" if name == "answers.csv" else "Employee ID"
    lines = csv.DictReader(FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines())
    return {(row["Year"], row[key]): row for row in lines}


def band(age: str) -> str:
    """The band of an age, as the example's mapping has them."""
    lows = [low for low in (25, 35, 45, 55) if int(age) >= low]
    return {0: "under 25", 4: "55 and over"}.get(len(lows), f"{lows[-1]} to {lows[-1] + 9}" if lows else "")


def group(row: dict[str, str], name: str) -> str:
    """A person's level of a breakdown."""
    return band(row[name]) if name == "Age" else row[name]


def degree(row: dict[str, str] | None) -> str:
    """What an answer to the question on parents' degrees counts as."""
    label = row["Parent or guardian with degree"] if row else ""
    return {
        "Yes, one or both": "pdeg.yes", "No, neither": "pdeg.no", "": "answer.blank",
        "Prefer not to say": "answer.not_said", "Don't know": "answer.unknown",
    }.get(label, label)  # fmt: skip


def naive(by_waves: str) -> Kinds:
    """The example's people by kind, one after the other."""
    record, answers, waves = rows("record.csv"), rows("answers.csv"), ("2023", "2026")
    heads: Counter[tuple[str | None, ...]] = Counter()
    counts: Counter[tuple[tuple[str | None, ...], str]] = Counter()
    for person in {key for _, key in record}:
        kind: list[str | None] = []
        for wave in waves:
            row = record.get((wave, person))
            told = wave in by_waves
            kind += [group(row, name) if told else "in" for name in GROUPS] if row else [None] * len(GROUPS)
        given = {wave: degree(answers.get((wave, person))) for wave in waves if (wave, person) in record}
        alike = len(set(given.values())) == 1
        heads[tuple(kind)] += 1
        for said in set(given.values()) if alike else [f"{wave}: {code}" for wave, code in given.items()]:
            counts[tuple(kind), said] += 1
    return {kind: (n, {code: m for (own, code), m in counts.items() if own == kind}) for kind, n in heads.items()}


@pytest.mark.parametrize("by_waves", ["2026", "2023 2026"])
def test_the_example_is_counted_as_one_by_one(by_waves: str) -> None:
    """Every kind of the shipped example, its heads and its answers agree with a plain count."""
    engine, path = duckdb_engine(), Path(str(FOLDER / "mapping.yaml"))
    prepared = prepare(engine, load_mapping(path), path.parent)
    found = joint_of(engine, prepared, prepared.mapping.measures, frozenset(by_waves.split()))
    assert found.linked
    assert kinds(found, MEASURE) == naive(by_waves)
    assert set(found.answers) == set(prepared.mapping.measures)
