"""Labels as people write them, folded to what they have in common; and the label of every public id."""

from __future__ import annotations

import re
import unicodedata
from functools import cache


@cache
def normalised(text: str) -> str:
    """A label or heading without regard to case, punctuation, accents of typing and spaces.

    >>> normalised("  Don’t know / PREFER-not to say "), normalised("Parental_Occupation")
    ('dont know prefer not to say', 'parental occupation')
    """
    folded = unicodedata.normalize("NFKC", text).casefold().replace("&", " and ")
    folded = re.sub(r"['’‘`]", "", folded)
    return " ".join(re.sub(r"[\W_]+", " ", folded).split())


def label(code: str) -> str:
    """The words for a public id: a category, an answer state, a measure, a scheme, an edition, a benchmark...

    >>> label("answer.not_said"), label("occ14.professional")
    ('Prefers not to say', 'Professional and managerial')
    """
    from socmob.framework.catalogue import find_label

    return find_label(code)
