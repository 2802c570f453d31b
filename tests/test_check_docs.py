"""The check of the docs finds what leads nowhere and lets pass what leads somewhere."""

from pathlib import Path

import pytest

from tools.check_docs import dead_links, slug

OTHER = '# Bases\n\n## Bases\n\n<a id="named"></a>\n'


def _dead(tmp_path: Path, text: str) -> list[str]:
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    (tmp_path / "other.md").write_text(OTHER, encoding="utf-8")
    return dead_links([page], tmp_path)


@pytest.mark.parametrize(
    "link",
    [
        "[x](gone.md)",
        "![x](gone.png)",
        '<img alt="x" src="gone.png">',
        "[x]: gone.md",
        "[x](other.md#gone)",
        "[x](../x)",
    ],
)
def test_dead_link_is_named_with_its_page_and_line(tmp_path: Path, link: str) -> None:
    """A link to a missing file or heading, or out of the repository, is reported with its line."""
    assert [found.split(":")[0] for found in _dead(tmp_path, f"# Page\n\n{link}\n")] == ["page.md, line 3"]


@pytest.mark.parametrize(
    "link",
    [
        "[x](other.md)",
        "[x](other.md#bases)",
        "[x](other.md#bases-1)",
        "[x](other.md#named)",
        "[x](#page)",
        "[x](https://www.gov.uk/gone)",
        "`[x](gone.md)`",
        "```\n[x](gone.md)\n```",
    ],
)
def test_link_that_leads_somewhere_passes(tmp_path: Path, link: str) -> None:
    """Files, headings, repeated headings, named anchors, other sites and code are no faults."""
    assert not _dead(tmp_path, f"# Page\n\n{link}\n")


def test_anchor_of_a_heading_drops_marks_and_links() -> None:
    """An anchor keeps letters, digits and hyphens of what the reader sees."""
    assert slug("Bases, and `bounds` under [non-response](x.md)") == "bases-and-bounds-under-non-response"
