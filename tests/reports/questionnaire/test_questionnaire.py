"""The questionnaire of an edition, as a page, as an XLSForm and as data."""

import json
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pytest
from pyxform.xls2xform import convert

from socmob.errors import RefusedError
from socmob.framework import edition, editions, language, languages
from socmob.reports.questionnaire import Form, Host, as_records, form_in, page, untranslated, write_xlsform

IDS = [form.id for form in editions()]

PUBLISHED = """
edition: lsb-2011
source: made up for a test
questions:
  {id}:
    text: A published question?
    options: {options}
"""


def forms(id: str) -> list[Form]:
    """An edition in every language."""
    return [form_in(edition(id), each) for each in languages()]


class Elements(HTMLParser):
    """Every element of a page with its attributes, and the text of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of every element of a kind."""
        return [attributes for name, attributes in self.found if name == tag]


@pytest.mark.parametrize("language_id", ["en", "cy"])
@pytest.mark.parametrize("id", IDS)
def test_every_question_is_a_group_and_every_answer_has_a_label(id: str, language_id: str) -> None:
    """A screen reader is told the language, each question before its answers, and each answer beside its circle."""
    form = form_in(edition(id), language(language_id))
    elements = Elements(page(form))
    assert elements.of("html") == [{"lang": form.language.tag}]
    assert len(elements.of("fieldset")) == len(elements.of("legend")) == len(form.questions)
    circles = [circle["id"] for circle in elements.of("input")]
    assert circles == [label["for"] for label in elements.of("label")]
    assert len(set(circles)) == len(circles) == sum(len(asked.answers) for asked in form.questions)
    ids = {attributes["id"] for _, attributes in elements.found if "id" in attributes}
    assert {group["aria-describedby"] for group in elements.of("fieldset") if "aria-describedby" in group} <= ids


def test_a_page_needs_nothing_but_itself() -> None:
    """There is no script, no picture, no link and no address in it."""
    text = page(form_in(edition("smc-2020-11"), language("en")))
    assert {tag for tag, _ in Elements(text).found}.isdisjoint({"script", "link", "img", "a", "iframe"})
    assert "http" not in text
    assert "@page { size: A4;" in text


def test_a_page_says_that_answering_is_free_and_what_becomes_of_answers() -> None:
    """Who asks, that questions may be left out, and that small numbers are withheld stand above the first question."""
    host = Host("Example <LLP>", "put it into the box.")
    read = Elements(page(form_in(edition("smc-2020-11"), language("en")), host)).text
    above = read[: read.index("Question 1 of 4")]
    for said in ("Example <LLP> asks", "You do not have to answer", "Do not write your name", "are withheld"):
        assert said in above
    assert "When you have finished: put it into the box." in read


def test_welsh_says_that_no_welsh_reader_has_reviewed_it() -> None:
    """The page says so in Welsh and in English, and the data as well; an English page does not."""
    english, welsh = (page(form) for form in forms("smc-2020-11"))
    assert "Nid yw darllenydd Cymraeg wedi adolygu" in welsh
    assert "No Welsh reader has reviewed this translation yet." in welsh
    assert "reviewed" not in english
    assert [each["reviewed"] for each in as_records(forms("smc-2020-11"))["languages"]] == [True, False]


@pytest.mark.parametrize("id", IDS)
def test_pyxform_makes_a_form_of_an_xlsform(tmp_path: Path, id: str) -> None:
    """The library behind ODK converts it without a warning; both languages are in the form."""
    write_xlsform(forms(id), tmp_path / "form.xlsx")
    made = convert(str(tmp_path / "form.xlsx"))
    assert made.warnings == []
    assert made.xform.count("<translation lang=") == len(languages())


def test_fields_and_choices_of_an_xlsform_are_named_by_id(tmp_path: Path) -> None:
    """An export holds names that are known: those of questions, of options, and of the edition."""
    write_xlsform(forms("smc-2020-02"), tmp_path / "form.xlsx")
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    names = [row[1] for row in book["survey"].iter_rows(min_row=2, values_only=True)]
    assert names[:3] == ["about_these_questions", "origin_occupation14", "origin_occupation14_employment"]
    assert names[-1] == "socmob_edition"
    choices = {row[:2] for row in book["choices"].iter_rows(min_row=2, values_only=True)}
    assert ("origin_occupation14", "ltu") in choices
    labels = [cell.value for cell in book["choices"][1]]
    assert labels == ["list_name", "name", "label::English (en)", "label::Cymraeg (cy)"]


def test_nothing_in_an_xlsform_is_a_formula(tmp_path: Path) -> None:
    """What an organisation is called stays text, also where a spreadsheet would work it out."""
    form = form_in(edition("gmc-2013"), language("en"))
    write_xlsform([form], tmp_path / "form.xlsx", Host("=1+1"))
    rows = openpyxl.load_workbook(tmp_path / "form.xlsx")["survey"]
    assert {cell.data_type for row in rows.iter_rows() for cell in row if cell.value} == {"s"}
    assert str(rows["C2"].value).startswith("=1+1 asks")


def test_the_same_questionnaire_is_the_same_file(tmp_path: Path) -> None:
    """Two XLSForms of an edition are the same bytes, and another edition has another version."""
    one, other = tmp_path / "one.xlsx", tmp_path / "other.xlsx"
    for path in (one, other):
        write_xlsform(forms("gmc-2013"), path)
    assert one.read_bytes() == other.read_bytes()
    assert as_records(forms("gmc-2013"))["version"] != as_records(forms("smc-2020-11"))["version"]


def test_data_say_how_an_answer_counts() -> None:
    """Each answer has its words in both languages and its category; those of a question in parts count together."""
    records = as_records(forms("smc-2020-11"))
    clerical = next(a for q in records["questions"] for a in q["answers"] if a["id"] == "cler")
    assert clerical["counts"] == "occ14.intermediate"
    assert clerical["label"].keys() == clerical["examples"].keys() == {"en", "cy"}
    in_parts = as_records(forms("smc-2020-02"))["questions"][0]
    assert all("counts" not in answer for answer in in_parts["answers"])
    assert json.loads(json.dumps(records)) == records


def test_options_for_older_files_are_not_offered() -> None:
    """What is there so that older files are recognised is no answer to choose."""
    offered = {answer.label for asked in forms("smc-2020-11")[0].questions for answer in asked.answers}
    assert "State school, kind not told" not in offered


def test_published_wording_is_not_put_into_welsh(tmp_path: Path) -> None:
    """Words that an organisation laid over an edition have no translation here: they are refused in Welsh."""
    question = edition("lsb-2011").questions[0]
    options = json.dumps({option.id: f"Published {option.id}" for option in question.options})
    (tmp_path / "w.yaml").write_text(PUBLISHED.format(id=question.id, options=options), encoding="utf-8")
    form = edition("lsb-2011").overlaid(tmp_path / "w.yaml")
    assert untranslated(form, language("en")) == ()
    with pytest.raises(RefusedError, match="are not in Welsh"):
        form_in(form, language("cy"))
    assert "in the published wording of:" in page(form_in(form, language("en")))
