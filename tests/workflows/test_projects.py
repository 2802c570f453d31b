"""The project that a user means: which mapping, profile, look and waves a command works with."""

from __future__ import annotations

from pathlib import Path

import pytest

from socmob.errors import DataError, MappingError
from socmob.workflows.projects import find_project

QUESTION = "Parent or guardian with degree"
MAPPING = f"""version: 1
organisation: Somebody
geography: UK
edition: smc-2020-11
files: [{{file: answers.csv, wave: {{column: Year}}}}]
questions: {{origin.parent_degree: {{column: {QUESTION}}}}}
"""
PROFILE = Path(__file__).parents[2] / "src" / "socmob" / "framework" / "data" / "profiles" / "default.yaml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the user stands in, with a file of answers."""
    (tmp_path / "answers.csv").write_text(f'Year,{QUESTION}\n2026,"Yes, one or both"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_recognised_file_needs_no_mapping(folder: Path) -> None:
    """Its name is the organisation's, its columns say the rest."""
    project = find_project(None, [folder / "answers.csv"])
    assert (project.mapping.organisation, project.mapping.measures) == ("answers", ("origin.parent_degree",))


def test_the_mapping_in_the_folder_is_taken(folder: Path) -> None:
    """What the user has written goes before what is recognised."""
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    assert find_project(None, []).mapping.organisation == "Somebody"


@pytest.mark.usefixtures("folder")
def test_without_mapping_and_file_the_user_is_told_how_to_begin() -> None:
    """An empty command says what to do."""
    with pytest.raises(DataError, match="socmob check FILE"):
        find_project(None, [])


def test_a_label_that_is_not_known_needs_a_mapping(folder: Path) -> None:
    """Nothing is counted as blank because nobody said what it means."""
    with (folder / "answers.csv").open("a", encoding="utf-8") as file:
        file.write("2026,Perhaps\n")
    with pytest.raises(DataError, match="needs a mapping"):
        find_project(None, [folder / "answers.csv"])


def test_the_waves_of_the_command_line_go_first(folder: Path) -> None:
    """Any two waves can be compared without editing the mapping; a wave alone is compared with the one before it."""
    (folder / "mapping.yaml").write_text(MAPPING + "waves: {compare_with: '2020'}\n", encoding="utf-8")
    alone = find_project(None, [], wave="2023").mapping.waves
    both = find_project(None, [], wave="2023", compare_with="2017").mapping.waves
    assert [(w.current, w.compare_with) for w in (alone, both)] == [("2023", None), ("2023", "2017")]


def test_a_wave_is_not_compared_with_itself(folder: Path) -> None:
    """The same wave twice is a slip, and told as one."""
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    with pytest.raises(MappingError, match="compared with itself"):
        find_project(None, [], wave="2023", compare_with="2023")


def test_the_profile_of_the_folder_is_taken(folder: Path) -> None:
    """An organisation's own rules lie beside its mapping."""
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    own = PROFILE.read_text(encoding="utf-8").replace("id: default", "id: strict")
    (folder / "profile.yaml").write_text(own.replace("threshold: 10", "threshold: 20"), encoding="utf-8")
    profile = find_project(None, []).profile
    assert (profile.id, profile.threshold) == ("strict", 20)


def test_a_shipped_profile_is_chosen_by_a_line(folder: Path) -> None:
    """Who wants rules that socmob ships writes their name and nothing else."""
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    (folder / "profile.yaml").write_text("use: small_firm\n", encoding="utf-8")
    assert find_project(None, []).profile.id == "small_firm"


@pytest.mark.parametrize(("name", "line"), [("profile.yaml", "thresold: 10"), ("look.yaml", "acent: '#123456'")])
def test_a_misspelt_line_is_told_with_its_file(folder: Path, name: str, line: str) -> None:
    """A profile or look with a key that is not known is refused, never half used."""
    (folder / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    (folder / name).write_text(line + "\n", encoding="utf-8")
    with pytest.raises(MappingError, match=name):
        find_project(None, [])
