"""Refuses what must not be in a tracked file: addresses of package indexes, paths of somebody's machine."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# The patterns are written so that this file does not match itself.
FORBIDDEN = {
    "the address of a package index": re.compile(
        r"\b(?:pypi\.org|pythonhosted\.org|test\.pypi\.|registry\.npmjs\.|conda\.anaconda\.org)"
    ),
    "an option that names a package index": re.compile(r"-{2}(?:extra-)?index[-]url|-{2}find[-]links[ =]"),
    "a path of somebody's machine": re.compile(r"(?<![\w.~/-])/(?:(?:home|Users)/\w+|roo[t])/|[A-Z]:\\Users\\"),
}


def tracked_files(root: Path, pattern: str = "*") -> list[Path]:
    """The files that git tracks or would, with a name that fits the pattern."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", pattern]
    listed = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True).stdout
    paths = (root / name for name in sorted(set(listed.split("\0"))) if name)
    return [path for path in paths if path.is_file()]


def leaks_in(text: str) -> Iterator[str]:
    """What is wrong with a text, as "line 3: the address of a package index (...)"."""
    for number, line in enumerate(text.splitlines(), start=1):
        for what, pattern in FORBIDDEN.items():
            if found := pattern.search(line):
                yield f"line {number}: {what} ({found[0]})"


def main() -> int:
    """Prints every leak with its place; the exit code is 1 where there is one."""
    leaks = [
        f"{path.relative_to(ROOT)}, {leak}"
        for path in tracked_files(ROOT)
        for leak in leaks_in(path.read_text(encoding="utf-8", errors="ignore"))
    ]
    print("\n".join(leaks) or "tracked files: no index address, no path of a machine")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main())
