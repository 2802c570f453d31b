"""Writing a questionnaire into a folder."""

from pathlib import Path

import pytest

from socmob.errors import MappingError, UserError
from socmob.workflows.questioning import write_questionnaire

ALL = ["questionnaire-en.html", "questionnaire-cy.html", "xlsform.xlsx", "questionnaire.json"]


def test_a_questionnaire_is_written_in_every_form_and_language(tmp_path: Path) -> None:
    """Without a choice there is a page for each language, one XLSForm and one JSON; what is unreviewed is named."""
    written = write_questionnaire("sra-2023", tmp_path / "q")
    assert [path.name for path in written.files] == ALL
    assert all(path.stat().st_size for path in written.files)
    assert (written.unwritten, written.unreviewed) == ((), ("Welsh",))


def test_forms_and_languages_can_be_chosen(tmp_path: Path) -> None:
    """Only what is named is written."""
    written = write_questionnaire("sra-2023", tmp_path, formats=["html"], in_languages=["cy"])
    assert [path.name for path in tmp_path.iterdir()] == [path.name for path in written.files] == [ALL[1]]


def test_published_wording_is_written_in_its_own_language(tmp_path: Path) -> None:
    """With an organisation's wording only English is written, and what is left out is said."""
    wording = tmp_path / "w.yaml"
    wording.write_text(
        "edition: gmc-2013\nsource: made up\nquestions:\n  origin.free_school_meals:\n    text: Published?\n"
        "    options: {'yes': I did, 'no': I did not, dk: No idea, pnts: No comment}\n"
    )
    written = write_questionnaire("gmc-2013", tmp_path / "q", wording=wording)
    assert written.unwritten == ("Welsh",)
    assert "questionnaire-cy.html" not in {path.name for path in written.files}


def test_files_are_not_replaced_unasked(tmp_path: Path) -> None:
    """A file that is there stays, unless it may be replaced."""
    write_questionnaire("gmc-2013", tmp_path)
    with pytest.raises(UserError, match=r"questionnaire-en\.html is there already"):
        write_questionnaire("gmc-2013", tmp_path)
    write_questionnaire("gmc-2013", tmp_path, replace=True)


@pytest.mark.parametrize(
    ("id", "chosen", "says"), [("smc-2021", [], "smc-2020-11"), ("gmc-2013", ["fr"], "en, cy|cy, en")]
)
def test_what_is_not_there_is_refused(tmp_path: Path, id: str, chosen: list[str], says: str) -> None:
    """An edition or a language that there is none of is refused with those there are."""
    with pytest.raises(MappingError, match=says):
        write_questionnaire(id, tmp_path, in_languages=chosen)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """A questionnaire is a folder of files."""
    (tmp_path / "q").touch()
    with pytest.raises(UserError, match="a file has that name"):
        write_questionnaire("gmc-2013", tmp_path / "q")
