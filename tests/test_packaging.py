"""The package as a user gets it: whole, pinned, and silent about the machine it was made on."""

import re
from importlib import resources
from importlib.metadata import requires
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

import socmob
from tools.check_tracked import leaks_in, tracked_files

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "socmob"
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))


def _files_below(folder: Traversable, prefix: str = "") -> set[str]:
    """The names of all files below a folder, caches aside."""
    found: set[str] = set()
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            found |= _files_below(entry, f"{prefix}{entry.name}/")
        elif entry.is_file():
            found.add(prefix + entry.name)
    return found


def _is_run_from_source() -> bool:
    return Path(socmob.__file__).resolve().is_relative_to(SOURCE)


@pytest.mark.skipif(_is_run_from_source(), reason="socmob is run from its source tree; `make test` runs the wheel")
def test_wheel_holds_every_file_of_the_source_tree() -> None:
    """The installed package has the files that git tracks or would below src/socmob, no more and no fewer."""
    tracked = {path.relative_to(SOURCE).as_posix() for path in tracked_files(ROOT, "src/socmob")}
    assert _files_below(resources.files("socmob")) == tracked


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_every_requirement_is_pinned_and_hashed(path: Path) -> None:
    """Each entry of a requirement file names one version and at least one hash."""
    entries = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    assert entries
    for entry in entries:
        assert re.match(r"[\w.-]+==\S+ ", entry), entry
        assert "--hash=sha256:" in entry, entry


def test_requirement_files_agree_on_versions() -> None:
    """No package is pinned to two versions, so all files install into one environment."""
    pins = {pin for path in REQUIREMENTS for pin in re.findall(r"^([\w.-]+)==(\S+)", path.read_text(), re.MULTILINE)}
    assert len({name for name, _ in pins}) == len(pins)


@pytest.mark.skipif(_is_run_from_source(), reason="socmob is run from its source tree; `make test` runs the wheel")
def test_dependencies_are_ranges_below_the_next_major() -> None:
    """Every dependency has a lowest version that was tested and stops before the next major."""
    for dependency in requires("socmob") or []:
        assert re.match(r"[\w.-]+<\d+,>=[\d.]+", dependency), dependency


@pytest.mark.parametrize(
    "leak",
    [
        "see https://" + "pypi" + ".org/simple",
        "pip install --" + "index-url x",
        "written to /" + "home/ann/report",
        "written to /" + "Users/ann/report",
    ],
)
def test_leak_in_a_text_is_found_with_its_line(leak: str) -> None:
    """An index address or a path of somebody's machine is named with the line it stands on."""
    assert [found.split(":")[0] for found in leaks_in(f"first\n{leak}\n")] == ["line 2"]


def test_ordinary_addresses_and_paths_are_no_leaks() -> None:
    """Links to sources and relative paths pass."""
    assert not list(leaks_in("https://www.gov.uk/home/office/x docs/home/page.md ~/surveys"))
