"""The Commission's one question: its options, mapped to the three groups as the framework has it."""

from __future__ import annotations

from collections.abc import Mapping

from socmob.framework import chosen, edition
from socmob.occupations.results import Classified, Flag, Method, Reason
from socmob.occupations.schemes import SmcThree
from socmob.values.codes import AnswerState

EDITION = "smc-2020-11"
QUESTION = "origin.occupation14"


def one_question(option: str, settings: Mapping[str, str] | None = None) -> Classified[SmcThree]:
    """The Commission's group of an option of its question, named by its id in the edition of November 2020.

    The mapping of most options follows from the self-coded matrix; how the long-term unemployed count is a reading
    that no source states, and "other" is in no group under any. `settings` choose otherwise, and the flag says so.

    >>> one_question("cler").nssec, one_question("tech").nssec
    (<SmcThree.INTERMEDIATE: 'intermediate'>, <SmcThree.WORKING: 'working'>)
    >>> one_question("ltu", {"reading.long_term_unemployed": "answer.unclassifiable"}).reason
    <Reason.NOT_CLASSIFIED: 'not_classified'>
    """
    asked = edition(EDITION)
    found = asked.question(QUESTION).option(option)
    code = asked.counts(found, chosen(settings))
    flags = (Flag.A_READING,) if found.setting else ()
    if code in set(AnswerState):
        return Classified(None, Method.ONE_QUESTION, flags, reason=Reason.NOT_CLASSIFIED)
    return Classified(_GROUPS[code], Method.ONE_QUESTION, flags)


def recognise_option(label: str | None) -> str | Reason:
    """The option that a label is in any of its known wordings, or why it is none.

    >>> recognise_option("Technical and craft")
    'tech'
    """
    from socmob.framework import normalised

    found = edition(EDITION).question(QUESTION).labels.get(normalised(label or ""))
    if found is not None:
        return found.id
    return Reason.OCCUPATION_UNKNOWN if (label or "").strip() else Reason.OCCUPATION_BLANK


_GROUPS = {group.category: group for group in SmcThree}
