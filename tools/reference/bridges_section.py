"""The section on bridges between forms: which editions ask a measure in which way, and what may be compared."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from socmob import framework
from socmob.framework import FormBridge, Question, Verdict
from tools.reference.markdown import code, table

OPENING = """\
The way in which an edition asks a measure is its *form*. For every two forms of a measure it is said whether answers
are comparable, comparable after a collapse that the report states, or not, and why. Where a pair is refused and a wave
asked both ways, the change is estimated over that wave. See [editions that stay
comparable](../explanation/editions-that-stay-comparable.md)."""
WORDS = {Verdict.COMPARABLE: "as they are", Verdict.COLLAPSE: "after a collapse", Verdict.REFUSED: "not"}


def bridges_section() -> Iterator[str]:
    """Every measure that is asked in more than one form: the editions of each form, the verdict on each pair."""
    yield "## Bridges between forms"
    yield OPENING
    for measure in framework.measures():
        asked = _asked(measure.id)
        if len(asked) > 1:
            yield f"### {measure.label}"
            rows = [(words, ", ".join(map(code, editions))) for words, (editions, _) in asked.items()]
            yield table(["form", "editions"], rows)
            yield table(["forms", "comparable", "why"], [_pair(*pair) for pair in combinations(asked.items(), 2)])


def _asked(measure: str) -> dict[str, tuple[list[str], Question]]:
    """By the words for each form of a measure, the editions that ask it so, and one of their questions."""
    found: dict[str, tuple[list[str], Question]] = {}
    for edition in framework.editions():
        for question in edition.questions:
            if question.measure == measure:
                found.setdefault(framework.forms()[question.form], ([], question))[0].append(edition.id)
    return found


def _pair(
    one: tuple[str, tuple[list[str], Question]], other: tuple[str, tuple[list[str], Question]]
) -> tuple[str, str, str]:
    bridge = framework.compare_questions(one[1][1], other[1][1])
    return f"{one[0]} / {other[0]}", _verdict(bridge), bridge.why


def _verdict(bridge: FormBridge) -> str:
    if bridge.verdict is Verdict.COLLAPSE:
        return f"after a collapse: {', or '.join(group.label for group in bridge.groups)}"
    return WORDS[bridge.verdict] + ("; estimated where a wave asked both" if bridge.overlap else "")
