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


_LEADS = r"such as|e\.\s?g\.?|eg|for example|for instance|er enghraifft|e\.\s?e\."  # the last two are Welsh
_EXAMPLES = re.compile(rf"[\s,:(\[-]*\b({_LEADS})(\b|[\s:,]|$)", re.IGNORECASE)
_LIST = re.compile(r":[^,;]*[,;][^,;]*[,;]")


def without_examples(text: str) -> str:
    """A label up to its examples: those after "such as", "e.g." or "for example", or a list of three after a colon.

    >>> without_examples("Clerical jobs such as: secretary"), without_examples("Clerical jobs: typist, clerk, cashier")
    ('Clerical jobs', 'Clerical jobs')
    >>> without_examples("Independent: with a bursary")
    'Independent: with a bursary'
    """
    found = [match.start() for match in (_EXAMPLES.search(text), _LIST.search(text)) if match]
    return text[: min(found, default=len(text))].rstrip(" :,([-–")


def label(code: str) -> str:
    """The words for a public id: a category, an answer state, a measure, a scheme, an edition, a benchmark...

    >>> label("answer.not_said"), label("occ14.professional")
    ('Prefers not to say', 'Professional and managerial')
    """
    from socmob.framework.catalogue import find_label

    return find_label(code)
