"""The manual: the specifications in tests/spec, printed with their tables and the facts that they hold."""

import ast
import inspect
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.reference.markdown import block, page, table

SPECIFICATIONS = Path(__file__).resolve().parents[2] / "tests" / "spec"
OPENING = """\
Worked examples of what socmob computes, from published figures and from tables small enough to check by hand. Each of
them is a test: what stands here is what the program does."""


def manual_page() -> str:
    """Every specification, in the order of its file's name."""
    files = sorted(SPECIFICATIONS.glob("test_*.py"))
    parts = (part for file in files for part in specification(file.read_text(encoding="utf-8")))
    return page("The manual", "the specifications in tests/spec", [OPENING, *parts])


def specification(source: str) -> Iterator[str]:
    """One file of specifications: what it is about, its tables, and the fact that each test states."""
    module = ast.parse(source)
    first, _, rest = (ast.get_docstring(module) or "").partition("\n")
    yield f"## {first.rstrip('.')}"
    if rest.strip():
        yield rest.strip()
    for node in module.body:
        if isinstance(node, ast.Assign) and (small_table := _small_table(node)):
            yield from _remark(source, node)
            yield block(small_table)
        elif isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            yield _fact(node)
            yield from _cases(node)


def _small_table(node: ast.Assign) -> str | None:
    """The text of several lines that a name stands for, where it stands for one."""
    texts = [inner.value for inner in ast.walk(node.value) if isinstance(inner, ast.Constant)]
    found = [text for text in texts if isinstance(text, str) and "\n" in text]
    return inspect.cleandoc(found[0]) if found else None


def _remark(source: str, node: ast.Assign) -> Iterator[str]:
    """The comment above a table."""
    lines = source.splitlines()[: node.lineno - 1]
    remark: list[str] = []
    while lines and lines[-1].startswith("# "):
        remark.insert(0, lines.pop()[2:])
    if remark:
        yield " ".join(remark)


def _fact(test: ast.FunctionDef) -> str:
    return f"- {' '.join((ast.get_docstring(test) or '').split())}"


def _cases(test: ast.FunctionDef) -> Iterator[str]:
    """The table of cases that a test is run on, where it is written out in numbers and words."""
    for decorator in test.decorator_list:
        if isinstance(decorator, ast.Call) and ast.unparse(decorator.func) == "pytest.mark.parametrize":
            try:
                names, cases = (ast.literal_eval(part) for part in decorator.args[:2])
            except ValueError:
                continue  # made by the program, not written out
            yield _table_of(names, cases)


def _table_of(names: str | Sequence[str], cases: Sequence[object]) -> str:
    columns = [name.strip() for name in names.split(",")] if isinstance(names, str) else list(names)
    rows = [case if isinstance(case, tuple) else (case,) for case in cases]
    return table([column.replace("_", " ") for column in columns], rows)
