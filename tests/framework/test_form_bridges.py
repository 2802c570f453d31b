"""Every two editions that ask the same measure have one verdict on whether their answers can be compared, and why."""

from itertools import combinations
from pathlib import Path

import pytest

from socmob.errors import FrameworkError, MappingError
from socmob.framework import Verdict, compare_editions, edition, editions, forms, measures, scheme
from socmob.framework.form_bridges import _File, _file
from socmob.framework.strict_yaml import build, load
from tests.framework.faults import copy_with

PAIRS = [
    (one.id, other.id, question.measure)
    for one, other in combinations(editions(), 2)
    for question in one.questions
    if question.measure in {q.measure for q in other.questions}
]

VERDICTS = """
smc-2020-11  sra-2023             origin.occupation14       comparable
smc-2020-11  jac-2023             origin.occupation14       comparable
smc-2020-11  smc-2020-02          origin.occupation14       refused
smc-2020-11  cabinet-office-2018  origin.occupation14       refused
smc-2020-02  cabinet-office-2018  origin.occupation14       comparable
smc-2020-11  icaew100             origin.occupation14       collapse
smc-2020-02  icaew100             origin.occupation14       refused
smc-2020-11  smc-2020-02          origin.school11_16        collapse
jac-2023     cabinet-office-2018  origin.school11_16        collapse
jac-2023     lsb-2011             origin.school11_16        refused
lsb-2011     bar-2019             origin.school11_16        comparable
gmc-2013     pfg-2014             origin.school11_16        comparable
gmc-2013     smc-2020-11          origin.school11_16        refused
advance-he   smc-2020-11          origin.school11_16        refused
smc-2020-02  smc-2020-11          origin.free_school_meals  comparable
gmc-2013     smc-2020-11          origin.free_school_meals  refused
smc-2020-02  smc-2020-11          origin.parent_degree      collapse
lsb-2011     jac-2023             origin.parent_degree      refused
advance-he   smc-2020-11          origin.parent_degree      refused
pfg-2012     smc-2020-11          origin.parent_degree      refused
pfg-2012     pfg-2014             own.qualification         comparable
"""


@pytest.mark.parametrize("line", VERDICTS.strip().splitlines())
def test_two_editions_compare_as_the_table_says(line: str) -> None:
    """The verdict of each pair on a measure, whichever of the two comes first."""
    one, other, measure, verdict = line.split()
    assert compare_editions(one, other, measure).verdict.value == verdict
    assert compare_editions(other, one, measure).verdict.value == verdict


@pytest.mark.parametrize(("one", "other", "measure"), PAIRS)
def test_every_pair_of_editions_has_a_verdict_with_its_reason(one: str, other: str, measure: str) -> None:
    """Only what is asked in the same way is compared without a word."""
    found = compare_editions(one, other, measure)
    assert bool(found.why) == (found.verdict is not Verdict.COMPARABLE)
    assert bool(found.groups) == (found.verdict is Verdict.COLLAPSE)


@pytest.mark.parametrize(("one", "other", "measure"), PAIRS)
def test_a_collapse_holds_every_category_of_both_forms_once(one: str, other: str, measure: str) -> None:
    """Nobody who is classified falls out of a collapse."""
    found = compare_editions(one, other, measure)
    if found.verdict is Verdict.COLLAPSE:
        members = sorted(member for group in found.groups for member in group.members)
        both = [scheme(edition(id).question(measure).scheme).category_ids for id in (one, other)]
        assert members == sorted({code for codes in both for code in codes})


@pytest.mark.parametrize(("one", "other", "measure"), PAIRS)
def test_one_form_has_one_coding(one: str, other: str, measure: str) -> None:
    """Answers that are compared without a word are in the same categories."""
    first, second = (edition(id).question(measure) for id in (one, other))
    assert first.form != second.form or first.scheme == second.scheme


def test_every_form_is_asked_by_some_edition() -> None:
    """A form that nobody asks in is not carried, and every form that is asked in has words."""
    assert set(forms()) == {question.form for e in editions() for question in e.questions}
    assert [found.measure for found in _file().measures] == [measure.id for measure in measures()]


def test_a_collapse_that_rests_on_a_setting_is_refused_where_it_is_set_otherwise() -> None:
    """Where bursaries count as state, the form without that answer cannot be brought together with it."""
    changed = {"reading.independent_with_bursary": "school.state"}
    found = compare_editions("smc-2020-02", "smc-2020-11", "origin.school11_16", changed)
    assert found.verdict is Verdict.REFUSED
    assert "reading.independent_with_bursary" in found.why


def test_an_edition_that_does_not_ask_cannot_be_compared() -> None:
    """The regulator's form does not ask for meals."""
    with pytest.raises(MappingError, match="sra-2023"):
        compare_editions("sra-2023", "smc-2020-11", "origin.free_school_meals")


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("  - measure: origin.income_support", "  - measure: origin.wealth", 'no measure "origin.wealth"'),
        ("[fsm.eligible_at_any_time, fsm.received]", "[fsm.eligible_at_any_time, fsm.eaten]", 'no form "fsm.eaten"'),
        ("      fsm.received: received", "      fsm.received: received\n      fsm.paid: paid", "nothing says whether"),
        ("          pdeg.no: [pdeg.no]", "          pdeg.no: [pdeg.none]", 'no category "pdeg.none"'),
        ("        verdict: collapse", "        verdict: comparable", "are one form"),
        ("        verdict: collapse", "        verdict: refused", "a collapse has groups"),
    ],
)
def test_a_faulty_bridge_is_refused(tmp_path: Path, old: str, new: str, what: str) -> None:
    """The file and the line are told."""
    copy, _ = copy_with(tmp_path, "form_bridges.yaml", old, new)
    with pytest.raises(FrameworkError) as caught:
        build(_File, load(copy, name="form_bridges.yaml"))
    assert what in str(caught.value)
