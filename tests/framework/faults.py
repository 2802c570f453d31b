"""A copy of one of the framework's files with one line changed, for tests of what is then refused."""

from pathlib import Path

from socmob.framework.fact import DATA


def copy_with(folder: Path, name: str, old: str, new: str) -> tuple[Path, int]:
    """The changed copy, and the line on which the change starts."""
    text = (DATA / name).read_text(encoding="utf-8")
    assert text.count(old) >= 1, f"{name} no longer holds {old!r}"
    line = text[: text.index(old)].count("\n") + 1
    copy = folder / Path(name).name
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy, line
