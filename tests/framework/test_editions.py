"""What the editions ask, how their answers count, and what a setting changes."""

from pathlib import Path

import pytest

from socmob.errors import MappingError
from socmob.framework import Question, chosen, edition, editions, label, measures, normalised, scheme, setting, settings
from socmob.framework.fact import Wording
from tests.framework.shared import facts, runs

FIVE = {"own.qualification", "origin.school11_16", "origin.income_support", "origin.free_school_meals"}
QUESTIONS = [(e, q) for e in editions() for q in e.questions]
NAMES = [f"{e.id} {q.id}" for e, q in QUESTIONS]

COUNTS = """
smc-2020-11 origin.occupation14     prof            occ14.professional
smc-2020-11 origin.occupation14     mgr             occ14.professional
smc-2020-11 origin.occupation14     cler            occ14.intermediate
smc-2020-11 origin.occupation14     small           occ14.intermediate
smc-2020-11 origin.occupation14     tech            occ14.working
smc-2020-11 origin.occupation14     rout            occ14.working
smc-2020-11 origin.occupation14     ltu             occ14.working
smc-2020-11 origin.occupation14     oth             answer.unknown
smc-2020-11 origin.occupation14     pnts            answer.not_said
smc-2020-11 origin.school11_16      state_nonsel    school.state
smc-2020-11 origin.school11_16      state_sel       school.state
smc-2020-11 origin.school11_16      state           school.state
smc-2020-11 origin.school11_16      indep           school.independent
smc-2020-11 origin.school11_16      indep_bursary   school.independent
smc-2020-11 origin.school11_16      abroad          answer.outside_uk
smc-2020-11 origin.school11_16      dk              answer.unknown
smc-2020-11 origin.school11_16      pnts            answer.not_said
smc-2020-11 origin.free_school_meals yes            fsm.eligible
smc-2020-11 origin.free_school_meals no             fsm.not_eligible
smc-2020-11 origin.free_school_meals na             answer.not_applicable
smc-2020-11 origin.free_school_meals dk             answer.unknown
smc-2020-11 origin.free_school_meals pnts           answer.not_said
smc-2020-11 origin.parent_degree    yes             pdeg.yes
smc-2020-11 origin.parent_degree    no              pdeg.no
gmc-2013    origin.school11_16      state_nonsel    school.state_nonselective
gmc-2013    origin.school11_16      state_sel       school.state_selective
gmc-2013    origin.school11_16      indep           school.independent
gmc-2013    origin.school11_16      pnts            answer.not_said
gmc-2013    origin.free_school_meals yes            fsm.received
gmc-2013    origin.income_support   yes             isupp.yes
pfg-2012    own.qualification       degree          qual.degree
pfg-2012    own.qualification       none            qual.gcse_or_none
pfg-2012    own.qualification       other           answer.unclassifiable
smc-2020-02 origin.school11_16      state           school.state
smc-2020-02 origin.parent_degree    above           pdeg.yes
smc-2020-02 origin.parent_degree    degree          pdeg.yes
smc-2020-02 origin.parent_degree    below           pdeg.no
smc-2020-02 origin.parent_degree    none            pdeg.no
smc-2020-02 origin.parent_degree    na              answer.not_applicable
smc-2020-02 origin.occupation14     retired         answer.unclassifiable
smc-2020-02 origin.occupation14     ltu             occ14.working
cabinet-office-2018 origin.free_school_meals na      answer.not_applicable
jac-2023    origin.school11_16      abroad          answer.outside_uk
lsb-2011    origin.school11_16      indep           school.independent
bar-2019    origin.parent_degree    first           pdeg.first
bar-2019    origin.parent_degree    none            answer.not_applicable
advance-he  origin.parent_degree    yes             pdeg.he
advance-he  origin.school11_16      indep_assisted  school.independent_assisted
icaew100    origin.occupation14     small           occ14.intermediate
practitioners experience.contacts   hindered        exp.hindered
school-nations origin.school_nation scotland        nation.scotland
school-nations origin.school_nation abroad          nation.abroad
"""

RECOGNISED = """
smc-2020-11 origin.occupation14     Modern & traditional professional occupations   prof
smc-2020-11 origin.occupation14     SENIOR, MIDDLE OR JUNIOR MANAGERS OR ADMINISTRATORS mgr
smc-2020-11 origin.occupation14     Small business owner (under 25 staff)           small
smc-2020-11 origin.occupation14     Long term unemployed                            ltu
smc-2020-11 origin.occupation14     Don’t know                                      oth
smc-2020-11 origin.school11_16      State school                                    state
smc-2020-11 origin.school11_16      Independent or fee paying school                indep
smc-2020-11 origin.school11_16      I attended school outside the UK                abroad
smc-2020-11 origin.free_school_meals N/A                                            na
smc-2020-11 origin.parent_degree    Y                                               yes
smc-2020-11 origin.parent_degree    PNTS                                            pnts
gmc-2013    origin.school11_16      Private                                         indep
"""


def test_the_editions_are_those_of_the_toolkit_and_its_neighbours() -> None:
    """Fourteen editions, the latest first."""
    latest = ["school-nations", "advance-he", "jac-2023", "sra-2023", "icaew100", "smc-2020-02", "smc-2020-11"]
    earlier = ["bar-2019", "cabinet-office-2018", "pfg-2014", "practitioners", "gmc-2013", "pfg-2012", "lsb-2011"]
    assert [e.id for e in editions()] == [*latest, *earlier]


@pytest.mark.parametrize("id", ["pfg-2012", "pfg-2014"])
def test_the_template_has_five_items_in_an_assumed_order(id: str) -> None:
    """Both editions of the toolkit ask the same five things until shown otherwise."""
    assert {q.id for q in edition(id).questions} == FIVE | {"origin.parent_degree"}
    assert edition(id).order_assumed
    assert edition(id).question("own.qualification").provenance == "our-design"


def test_the_regulators_form_is_the_commissions_without_meals() -> None:
    """The SRA asks what the Commission asks, except for meals."""
    asked = {q.id for q in edition("smc-2020-11").questions}
    assert {q.id for q in edition("sra-2023").questions} == asked - {"origin.free_school_meals"}


@pytest.mark.parametrize("line", COUNTS.strip().splitlines())
def test_an_answer_counts_as_the_table_says(line: str) -> None:
    """Each option's category or state by default."""
    id, question, option, counts = line.split()
    assert edition(id).codes(question)[option] == counts


@pytest.mark.parametrize("line", RECOGNISED.strip().splitlines())
def test_a_wording_in_use_is_known(line: str) -> None:
    """Wordings are known without regard to case and punctuation."""
    id, question, *words, option = line.split()
    assert edition(id).question(question).labels[normalised(" ".join(words))].id == option


@pytest.mark.parametrize(
    "heading", ["Parental occupation", "parental_occupation", "MAIN HOUSEHOLD EARNER'S OCCUPATION WHEN YOU WERE 14"]
)
def test_a_heading_in_use_is_known(heading: str) -> None:
    """Headings are known without regard to case and punctuation."""
    question = edition("smc-2020-11").question("origin.occupation14")
    assert normalised(heading) in {normalised(known) for known in question.headings}


@pytest.mark.parametrize(("_edition", "question"), QUESTIONS, ids=NAMES)
def test_every_question_can_be_declined(_edition: object, question: Question) -> None:
    """Prefer not to say is always an answer."""
    assert "answer.not_said" in {option.counts for option in question.options}


@pytest.mark.parametrize(("_edition", "question"), QUESTIONS, ids=NAMES)
def test_every_category_of_a_question_has_an_option(_edition: object, question: Question) -> None:
    """No category of a coding is empty by design."""
    assert set(scheme(question.scheme).category_ids) <= {option.counts for option in question.options}


@pytest.mark.parametrize(("_edition", "question"), QUESTIONS, ids=NAMES)
def test_no_question_claims_the_published_wording(_edition: object, question: Question) -> None:
    """What ships is in our words, and tagged so."""
    assert question.wording in {Wording.ADAPTED, Wording.OUR_DESIGN}


def test_no_question_repeats_the_facts() -> None:
    """Texts and labels are in our own words: no six in a row are those of the facts on other forms."""
    rows = facts("questions.csv")
    theirs = {run for row in rows for run in runs(row["option_gist"]) | runs(row["question_topic"])}
    ours = {q.text for _, q in QUESTIONS} | {option.label for _, q in QUESTIONS for option in q.options}
    assert {run for text in ours for run in runs(text)} & theirs == set()


def test_every_measure_is_asked_by_some_edition() -> None:
    """No measure is without a question."""
    assert {m.id for m in measures()} == {q.measure for e in editions() for q in e.questions}


def test_every_setting_is_used_by_some_edition() -> None:
    """No setting changes nothing."""
    assert {s.id for s in settings()} == {id for e in editions() for id in e.settings_in_use()}


@pytest.mark.parametrize("choice", [c.counts for c in setting("reading.long_term_unemployed").choices])
def test_a_setting_changes_how_an_option_counts(choice: str) -> None:
    """The long-term unemployed count as the setting says, the others as ever."""
    smc, changed = edition("smc-2020-11"), {"reading.long_term_unemployed": choice}
    by_default = smc.codes("origin.occupation14")
    assert smc.codes("origin.occupation14", changed) == {**by_default, "ltu": choice}


def test_all_settings_in_force_can_be_recorded() -> None:
    """What was chosen and what was left as it is stand side by side."""
    changed = chosen({"reading.independent_with_bursary": "school.state"})
    assert changed == {**{s.id: s.default for s in settings()}, "reading.independent_with_bursary": "school.state"}


def test_an_impossible_setting_is_refused() -> None:
    """The message lists what is possible."""
    with pytest.raises(MappingError, match=r"occ14\.working, answer\.unclassifiable"):
        chosen({"reading.long_term_unemployed": "occ14.professional"})
    with pytest.raises(MappingError, match=r"Did you mean: reading\.long_term_unemployed"):
        chosen({"reading.long_term_unemployd": "occ14.working"})


def test_an_unknown_edition_lists_near_matches() -> None:
    """A slip of the pen is told what it may have meant."""
    with pytest.raises(MappingError, match="Did you mean: smc-2020-11"):
        edition("smc_2020_11")


def test_labels_are_found_for_ids_of_every_kind() -> None:
    """A category, a state, an edition and a setting all have words."""
    ids = ("occ14.working", "answer.blank", "gmc-2013", "reading.occupation_other", "default", "origin.parent_degree")
    assert all(label(id) for id in ids)


def write(folder: Path, text: str) -> Path:
    """An overlay with this text."""
    path = folder / "wording.yaml"
    path.write_text(text, encoding="utf-8")
    return path


OVERLAY = """edition: sra-2023
source: Licensed copy of the form, page 2
questions:
  origin.parent_degree:
    text: The published question
    columns: [Q4]
    options:
      "yes": The published yes
      "no": The published no
      dk: The published do not know
      pnts: The published prefer not to say
"""


def test_a_published_wording_is_laid_over(tmp_path: Path) -> None:
    """The question has the published words, is still recognised by ours, and the edition says so."""
    over = edition("sra-2023").overlaid(write(tmp_path, OVERLAY))
    question = over.question("origin.parent_degree")
    assert (question.text, question.wording) == ("The published question", Wording.PUBLISHED)
    assert {question.labels[normalised(w)].id for w in ("The published yes", "Yes, one or more")} == {"yes"}
    assert over.wording is Wording.ADAPTED
    assert "1 of 3 questions" in over.wording_statement
    assert "Licensed copy of the form, page 2" in over.wording_statement


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("edition: sra-2023", "edition: gmc-2013", 1, 'for the edition "gmc-2013"'),
        ("source: Licensed copy of the form, page 2\n", "", 1, 'the key "source" is missing'),
        ("origin.parent_degree", "origin.parents", 4, 'no question "origin.parents"'),
        ("      dk: The published do not know\n", "", 7, 'lacks the wording of the option "dk"'),
        ("      dk:", "      dunno:", 10, 'no option "dunno"'),
        ("The published no", "The published YES", 4, "belongs to two options"),
        ("columns: [Q4]", "columns: [School type]", 3, "belongs to two questions"),
        ("    text:", "    texts:", 4, 'the key "text" is missing'),
    ],
)
def test_a_faulty_overlay_is_refused_with_its_line(tmp_path: Path, old: str, new: str, line: int, what: str) -> None:
    """The user is told the file, the line and what to mend."""
    with pytest.raises(MappingError) as caught:
        edition("sra-2023").overlaid(write(tmp_path, OVERLAY.replace(old, new, 1)))
    assert what in caught.value.what
    assert caught.value.where.endswith(f"wording.yaml, line {line}")
