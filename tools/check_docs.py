"""Checks that every relative link in the docs leads somewhere, and that generated pages are current."""

import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from tools.check_tracked import ROOT, tracked_files

FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
HEADING = re.compile(r"^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$")
NAMED_ANCHOR = re.compile(r"<[^>]+\b(?:id|name)=[\"']([^\"']+)[\"']")
LINKS = (
    re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+[\"'][^)]*)?\)"),  # [text](target "title"), and pictures
    re.compile(r"^ {0,3}\[[^\]^]+\]:\s*<?([^\s>]+)"),  # [name]: target
    re.compile(r"<(?:a|img|source)\b[^>]*?\b(?:href|src|srcset)=[\"']([^\"']+)[\"']"),
)


def prose(text: str) -> Iterator[tuple[int, str]]:
    """The lines outside fenced code, with their numbers."""
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence:
            yield number, line


def slug(heading: str) -> str:
    """The anchor that a heading gets: lower case, letters, digits, hyphens."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading)
    return re.sub(r"[^\w\- ]", "", text).strip().lower().replace(" ", "-")


@cache
def anchors(page: Path) -> frozenset[str]:
    """The anchors of a page; a heading that recurs gets a number."""
    found: set[str] = set()
    for _, line in prose(page.read_text(encoding="utf-8")):
        found.update(NAMED_ANCHOR.findall(line))
        if heading := HEADING.match(line):
            name, again = slug(heading[1]), 0
            while (anchor := f"{name}-{again}" if again else name) in found:
                again += 1
            found.add(anchor)
    return frozenset(found)


def links(page: Path) -> Iterator[tuple[int, str]]:
    """The relative links of a page, with their lines; text in backticks is no link."""
    for number, line in prose(page.read_text(encoding="utf-8")):
        bare = re.sub(r"`[^`]*`", "``", line)
        for target in (target for pattern in LINKS for target in pattern.findall(bare)):
            if not re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
                yield number, unquote(target)


def fault(page: Path, target: str, root: Path) -> str | None:
    """Why a link leads nowhere; None where it leads somewhere."""
    path, _, anchor = target.partition("#")
    place = (page.parent / path).resolve() if path else page
    if not place.is_relative_to(root) or not place.exists():
        return "there is no such file"
    if anchor and place.suffix == ".md" and anchor not in anchors(place):
        return "that page has no such heading or anchor"
    return None


def dead_links(pages: list[Path], root: Path) -> list[str]:
    """Every link that leads nowhere, as "page, line 3: target: why"."""
    return [
        f"{page.relative_to(root)}, line {line}: {target}: {why}"
        for page in pages
        for line, target in links(page)
        if (why := fault(page, target, root))
    ]


def has_stale_reference() -> bool:
    """Whether a page made from the code or the framework differs from what would be made now."""
    command = [sys.executable, "-m", "tools.make_reference", "--check"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode != 0


def main() -> int:
    """Prints what is wrong; the exit code is 1 where something is."""
    pages = tracked_files(ROOT, "*.md")
    dead = dead_links(pages, ROOT)
    print("\n".join(dead) or f"docs: every relative link of {len(pages)} pages leads somewhere")
    return 1 if dead or has_stale_reference() else 0


if __name__ == "__main__":
    sys.exit(main())
