"""Calibration relearned from titles that people coded: how far to trust the coder on answers like the user's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from socmob.errors import RefusedError
from socmob.occupations.titles.calibration import Calibration, temperature, trust
from socmob.occupations.titles.coder import Coder
from socmob.occupations.titles.entry import HandCoded, Title

FEWEST = 100
"""Titles below which a calibration is not relearned."""

FEWEST_OF_A_KIND = 30
"""Titles of one kind (bare, with an industry, looked up) below which what the index taught is kept for that kind."""


def relearned(coder: Coder, sample: Sequence[HandCoded]) -> Calibration:
    """The calibration that a hand-coded sample gives; distinct titles count once, as coding errors repeat with them."""
    distinct = list(dict.fromkeys(sample))
    if coder.model is None:
        raise RefusedError(
            "A calibration needs the coding index.", do="Import it first: socmob occupations import FILE."
        )
    if len(distinct) < FEWEST:
        raise RefusedError(
            f"The sample has {len(distinct)} distinct coded titles; a calibration needs {FEWEST}.",
            do="Code more titles by hand, drawn at random from those you have.",
        )
    changes = {**_temperatures(coder, distinct), **_trusts(coder, distinct)}
    label = f"{len(distinct):,} titles coded by hand"
    return replace(coder.calibration, **changes, learned_on=label, titles=len(distinct))


def _temperatures(coder: Coder, sample: Sequence[HandCoded]) -> dict[str, float]:
    """The divisor of scores for bare titles and for those with more, where there are enough."""
    assert coder.model is not None
    ranker = coder.model.ranker
    known = [each for each in sample if each.code in ranker.codes]
    found: dict[str, float] = {}
    for name, bare in (("bare", True), ("with_industry", False)):
        some = [each for each in known if is_bare(each.title) == bare]
        if len(some) >= FEWEST_OF_A_KIND:
            truth = np.searchsorted(np.array(ranker.codes), [each.code for each in some]).astype(np.int64)
            found[name] = temperature(ranker.scores([coder.look_up.corrected(each.title) for each in some]), truth)
    return found


def _trusts(coder: Coder, sample: Sequence[HandCoded]) -> dict[str, float]:
    """How often each way of looking up was right."""
    right: dict[str, list[bool]] = {}
    for each in sample:
        found = coder.look_up.find(each.title)
        if found is not None:
            kind = "by_default" if found.by_default else found.method.value
            right.setdefault(kind, []).append(each.code in found.codes)
    return {kind: trust(sum(some), len(some)) for kind, some in right.items() if len(some) >= FEWEST_OF_A_KIND}


def is_bare(title: Title) -> bool:
    """Whether nothing but the title is known of a job."""
    return not title.industry.strip() and not title.qualifier.strip()
