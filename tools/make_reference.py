"""Makes the pages of docs/reference (`python -m tools.make_reference`); with --check, tells if they are current."""

import sys
from pathlib import Path

from tools.reference.benchmarks_page import benchmarks_page
from tools.reference.commands_page import commands_page
from tools.reference.framework_page import framework_page
from tools.reference.manual_page import manual_page
from tools.reference.nssec_page import nssec_page
from tools.reference.profiles_page import profiles_page
from tools.reference.schema_page import schema_page

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "reference"
PAGES = {
    "framework.md": framework_page,
    "benchmarks.md": benchmarks_page,
    "profiles.md": profiles_page,
    "nssec.md": nssec_page,
    "commands.md": commands_page,
    "report-json.md": schema_page,
    "manual.md": manual_page,
}


def stale_pages() -> list[str]:
    """The names of pages that are not there, or not as they would be made."""
    paths = {name: FOLDER / name for name in PAGES}
    return [
        name for name, path in paths.items() if not path.exists() or path.read_text(encoding="utf-8") != PAGES[name]()
    ]


def main() -> int:
    """Writes the pages; with --check it writes nothing and the exit code is 1 where one is not current."""
    if sys.argv[1:] == ["--check"]:
        stale = stale_pages()
        print(
            f"reference: run `python -m tools.make_reference`, for {', '.join(stale)}"
            if stale
            else "reference: current"
        )
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
