import json
from pathlib import Path

import pytest

from socmob.disclosure import release_schema
from socmob.errors import UserError
from socmob.reports import Look, write_report
from socmob.reports import write as writing
from tests.reports.fixtures.releases import demo_release, small_release


def test_both_files(tmp_path: Path) -> None:
    """A report is a page and the same numbers as JSON, in a folder that is made where it does not exist."""
    files = write_report(small_release(), tmp_path / "deep" / "report")
    assert files.html.read_text("utf-8").startswith("<!DOCTYPE html>")
    assert json.loads(files.json.read_text("utf-8"))["sha256"]
    assert sorted(path.name for path in files.html.parent.iterdir()) == ["report.html", "report.json"]
    assert [path.name for path in files.html.parent.parent.iterdir()] == ["report"]


def test_json_has_the_published_shape(tmp_path: Path) -> None:
    """The data hold every key that the published schema asks for."""
    found = json.loads(write_report(demo_release(), tmp_path / "r").json.read_text("utf-8"))
    assert set(release_schema()["required"]) <= set(found)


def test_second_report_takes_the_place_of_the_first(tmp_path: Path) -> None:
    """Writing again replaces both files and leaves others alone."""
    (tmp_path / "note.txt").write_text("kept")
    write_report(small_release(), tmp_path)
    files = write_report(demo_release(), tmp_path)
    assert "Hartley" in files.html.read_text("utf-8")
    assert (tmp_path / "note.txt").read_text() == "kept"


def test_same_release_same_bytes(tmp_path: Path) -> None:
    """The same release gives the same bytes."""
    one, two = (write_report(demo_release(), tmp_path / name) for name in ("a", "b"))
    assert one.html.read_bytes() == two.html.read_bytes()
    assert one.json.read_bytes() == two.json.read_bytes()


def test_failure_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the page cannot be made nothing is written and nothing is lost."""
    before = write_report(small_release(), tmp_path / "r").html.read_bytes()

    def broken(*_: object) -> str:
        raise RuntimeError

    monkeypatch.setattr(writing, "page", broken)
    with pytest.raises(RuntimeError):
        write_report(demo_release(), tmp_path / "r")
    assert (tmp_path / "r" / "report.html").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_file_in_the_way(tmp_path: Path) -> None:
    """A file with the folder's name is a user error that says what to do."""
    (tmp_path / "report").write_text("")
    with pytest.raises(UserError, match="a file has that name"):
        write_report(small_release(), tmp_path / "report")


def test_look_is_followed(tmp_path: Path) -> None:
    """Title, colour and footer of the look are in the page."""
    look = Look(title="How open are we?", accent="#5b2a6e", footer="People team, 2026")
    html = write_report(small_release(), tmp_path / "r", look).html.read_text("utf-8")
    assert "<h1>How open are we?</h1>" in html
    assert "--accent: #5b2a6e" in html
    assert "People team, 2026" in html


@pytest.mark.parametrize("accent", ["red", "#12345", "#ffffff; } body { display: none"])
def test_colour_of_another_form(accent: str) -> None:
    """A colour is a hash sign and six digits, so that nothing else can get into the page's style."""
    with pytest.raises(UserError, match="not of the form"):
        Look(accent=accent)
