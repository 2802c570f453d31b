"""The example that ships: its report is attacked by somebody who knows every head on its record."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from socmob.engine import duckdb_engine
from socmob.values.joint import ABSENT, Joint
from socmob.workflows.knowing import joint_of
from socmob.workflows.measuring import measure_rows
from socmob.workflows.preparing import prepare
from socmob.workflows.projects import open_project
from socmob.workflows.reporting import Report
from tests.attack.attacker import Attacker
from tests.attack.firms import Firm, Kind, Row
from tests.attack.knowledge import Knowledge
from tests.attack.publishing import PROFILE

EVERY = 10


def staff_of(mapping: Path) -> Joint:
    """The staff of a project by kind, from its own files."""
    project, engine = open_project(mapping), duckdb_engine()
    prepared = prepare(engine, project.mapping, project.folder, project.files)
    joint = joint_of(engine, prepared, tuple(measure_rows(engine, prepared).measures))
    engine.close()
    return joint


def knowledge_of(joint: Joint, measure: str) -> Knowledge:
    """What is known of a staff for one question."""
    answers = joint.answers[measure]
    firm = Firm(joint.columns, (measure,), tuple(Row(0, wave, (), ()) for wave in joint.waves), joint.linked)
    kinds = tuple(_kind(joint, kind) for kind in range(len(joint.heads)))
    truth, people = answers.counts.astype(float), len(joint.heads)
    if answers.changed is not None:
        for wave in range(len(joint.waves)):
            kinds += tuple(tuple(one if at == wave else None for at, one in enumerate(kind)) for kind in kinds[:people])
            truth = np.concatenate((truth, answers.changed[:, wave].astype(float)))
    return Knowledge(firm, measure, answers.codes, kinds, truth.sum(axis=1), truth)


def _kind(joint: Joint, kind: int) -> Kind:
    def levels(wave: int) -> tuple[str, ...]:
        codes = zip(joint.columns, joint.codes[kind, wave].tolist(), strict=True)
        return tuple("" if code == ABSENT else joint.levels[column][code] for column, code in codes)

    return tuple(levels(wave) if there else None for wave, there in enumerate(joint.present[kind].tolist()))


@pytest.fixture(scope="module")
def example(demo: Report) -> tuple[dict[str, object], Joint]:
    """The published JSON of the example, and its staff."""
    published = json.loads(demo.files.json.read_text(encoding="utf-8"))
    return published, staff_of(demo.files.json.parents[1] / "mapping.yaml")


@pytest.mark.parametrize("measure", ["origin.occupation14", "origin.school11_16"])
def test_nothing_withheld_of_the_example_is_narrowed(example: tuple[dict[str, object], Joint], measure: str) -> None:
    """With all its tables of one question laid side by side withheld numbers, every tenth, are no nearer than ten."""
    document, joint = example
    assert isinstance(document["numbers"], dict)
    own = {key: number for key, number in document["numbers"].items() if f".{measure}" in key.partition("/")[0]}
    attacker = Attacker([knowledge_of(joint, measure)], [{"numbers": own}], PROFILE.width)
    tried = attacker.withheld()[::EVERY]
    assert tried
    for number, knowledge, secret in tried:
        narrow = [attacker.is_narrow(knowledge, attacker.aim(knowledge, people)) for people in secret]
        assert not all(narrow), number.key
