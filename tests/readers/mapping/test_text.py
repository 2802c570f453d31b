from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socmob.framework import editions
from socmob.framework.strict_yaml import load
from socmob.readers.mapping import Mapping
from socmob.readers.mapping.text import scalar, yaml_text

_NOTHING = {"", "null", "~"}
_CONTROLS = st.characters(exclude_categories=["Cs"])
words = st.text(_CONTROLS, min_size=1, max_size=20).map(str.strip).filter(lambda text: text not in _NOTHING)
some_words = st.lists(words, min_size=1, max_size=3, unique=True)
breakdowns = st.one_of(
    st.fixed_dictionaries({"column": words}, optional={"label": words, "order": some_words}),
    st.fixed_dictionaries({"column": words, "bands": st.just([25, 35])}),
)
asked = st.one_of(
    st.sampled_from(["all", "unknown"]),
    st.fixed_dictionaries({"column": words, "yes": some_words}),
    st.fixed_dictionaries({"column": words, "no": some_words}),
)
waves = st.one_of(st.fixed_dictionaries({"column": words}), st.fixed_dictionaries({"is": words}))
files = st.lists(
    st.fixed_dictionaries({"file": words, "wave": waves}, optional={"sheet": words}), min_size=1, max_size=2
)
SMC = next(edition for edition in editions() if edition.id == "smc-2020-11")
MEASURES = [question.id for question in SMC.questions]


@st.composite
def questions(draw: st.DrawFn) -> dict[str, object]:
    """Questions of one edition, each with a column of its own."""
    measures = draw(st.lists(st.sampled_from(MEASURES), min_size=1, unique=True))
    columns = draw(st.lists(words, min_size=len(measures), max_size=len(measures), unique=True))
    options = st.dictionaries(words, st.sampled_from(["pnts", "answer.unknown"]), max_size=3)
    return {m: {"column": c, "options": draw(options)} for m, c in zip(measures, columns, strict=True)}


contents = st.fixed_dictionaries(
    {
        "version": st.just(1),
        "organisation": words,
        "geography": words,
        "edition": st.just("smc-2020-11"),
        "files": files,
        "questions": questions(),
    },
    optional={
        "census": st.booleans(),
        "asked": asked,
        "grade": breakdowns,
        "breakdowns": st.dictionaries(st.from_regex(r"[a-f][a-z0-9_]{0,9}", fullmatch=True), breakdowns, max_size=2),
        "weight": words,
        "dates": st.dictionaries(words, words, max_size=2),
        "person": words,
        "pay": st.fixed_dictionaries({"column": words, "period": st.sampled_from(["hour", "year"])}),
    },
)


def plain(mapping: Mapping) -> dict[str, Any]:
    """What a mapping says, as text, numbers, lists and dictionaries; what is as by default is left out."""
    found = mapping.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if found.get("asked", {}).get("who"):
        found["asked"] = found["asked"]["who"]
    return found


@settings(max_examples=150, deadline=None)
@given(contents)
def test_any_mapping_written_is_read_back_the_same(tmp_path_factory: pytest.TempPathFactory, content: object) -> None:
    """Whatever a mapping says, its YAML says the same."""
    mapping = Mapping.model_validate(content)
    path = Path(tmp_path_factory.mktemp("mapping") / "mapping.yaml")
    path.write_text(yaml_text(plain(mapping), {}), encoding="utf-8", newline="")
    assert Mapping.model_validate(load(path).plain()) == mapping


@pytest.mark.parametrize(
    "text", ["no", "yes", "null", "2026", "a: b", "# a", "- a", "{a}", "£", "a\tb", "é", "'", "\u2028"]
)
def test_texts_that_yaml_could_mistake_are_quoted(text: str) -> None:
    """A text that YAML could take for something else stands in double quotes."""
    assert scalar(text).startswith('"')
