"""What the strict reader of YAML and CSV refuses, with file and line."""

from pathlib import Path

import pytest

from socmob.errors import FrameworkError, MappingError
from socmob.framework import strict_csv
from socmob.framework.fact import Fact, refuse_repeated
from socmob.framework.strict_yaml import build, load, users


class Thing(Fact):
    """A model for these tests."""

    name: str
    size: int = 1


def write(folder: Path, text: str) -> Path:
    """A small file with this text."""
    path = folder / "small.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(path: Path) -> str:
    """The message with which a file of ours is refused."""
    with pytest.raises(FrameworkError) as caught:
        build(Thing, load(path, name="small.yaml"))
    return str(caught.value)


def test_a_bare_no_stays_text(tmp_path: Path) -> None:
    """An answer written as no is the word, not a truth value."""
    assert build(Thing, load(write(tmp_path, "name: no\nsize: 0010\n"))) == Thing(name="no", size=10)


def test_a_key_written_twice_is_refused(tmp_path: Path) -> None:
    """The message names the file, the second line and the first."""
    path = write(tmp_path, "name: a\nsize: 1\nname: b\n")
    assert refusal(path) == 'small.yaml:3: the key "name" is written twice, first on line 1'


def test_an_unknown_key_is_refused(tmp_path: Path) -> None:
    """The message names the line of the key."""
    assert refusal(write(tmp_path, "name: a\n\ncolour: red\n")) == 'small.yaml:3: unknown key "colour"'


def test_a_missing_key_is_refused(tmp_path: Path) -> None:
    """The message names the line where the entry starts."""
    assert refusal(write(tmp_path, "\nsize: 3\n")) == 'small.yaml:2: the key "name" is missing'


def test_a_wrong_number_is_refused(tmp_path: Path) -> None:
    """The message names the key and the line."""
    assert refusal(write(tmp_path, "name: a\nsize: many\n")).startswith('small.yaml:2: "size": ')


def test_broken_yaml_is_refused_with_its_line(tmp_path: Path) -> None:
    """What is not YAML is told with the line."""
    assert refusal(write(tmp_path, "name: [a\nsize: 1\n")).startswith("small.yaml:2: this is not YAML")


@pytest.mark.parametrize("text", ["", "# only a comment\n"])
def test_an_empty_file_is_refused(tmp_path: Path, text: str) -> None:
    """A file without content is no fact."""
    assert refusal(write(tmp_path, text)) == "small.yaml: the file is empty"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The message says that it cannot be read."""
    assert "cannot be read" in refusal(tmp_path / "nowhere.yaml")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    """Windows-1252 is for answers, not for facts."""
    path = tmp_path / "small.yaml"
    path.write_bytes("name: caf\xe9\n".encode("latin-1"))
    assert refusal(path) == "small.yaml: the file is not UTF-8 text"


def test_a_fault_in_a_users_file_is_one_the_user_can_mend(tmp_path: Path) -> None:
    """The same fault in a mapping or an overlay says where, and what to do."""
    path = write(tmp_path, "name: a\nsize: 1\ncolour: red\n")
    with pytest.raises(MappingError) as caught:
        build(Thing, load(path, users, "my-mapping.yaml"), users)
    assert caught.value.where == "my-mapping.yaml, line 3"
    assert caught.value.do


def test_a_row_of_a_table_knows_its_line(tmp_path: Path) -> None:
    """A fault in a table is told with the row's line, and an empty cell is a missing key."""
    path = write(tmp_path, "name,size\na,1\n,2\n")
    rows = strict_csv.load(path, name="small.csv")
    assert build(Thing, rows[0]) == Thing(name="a")
    with pytest.raises(FrameworkError, match=r'^small\.csv:3: the key "name" is missing$'):
        build(Thing, rows[1])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,name\na,b\n", 'small.csv:1: the heading "name" is used twice'),
        ("name,size\na,1\nb,2,3\n", "small.csv:3: the row has 3 cells for 2 headings"),
        ("", "small.csv: the table is empty"),
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, text: str, message: str) -> None:
    """Headings are unique and every row has a cell for each."""
    with pytest.raises(FrameworkError) as caught:
        strict_csv.load(write(tmp_path, text), name="small.csv")
    assert str(caught.value) == message


def test_a_code_used_twice_names_itself() -> None:
    """The message says which code it is."""
    with pytest.raises(ValueError, match='the option "a" is used twice'):
        refuse_repeated(["a", "b", "a"], "option")
