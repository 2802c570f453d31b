"""Files as people have them, turned into a plan of reading that an engine carries out."""

from socmob.readers import names
from socmob.readers.coding import code_counts, codings, compared_waves, wave_order
from socmob.readers.coding.breakdowns import SMALL_GROUPS, band_label, breakdown_order
from socmob.readers.coding.dates import check_dates
from socmob.readers.coding.earlier import CodedBefore, codes_today
from socmob.readers.drafting import NAMELESS, default_mapping, no_known_question, only_respondents
from socmob.readers.facts import Levels, LevelsOf
from socmob.readers.files import FileFacts, inspect
from socmob.readers.mapping import Breakdown, EarlierRelease, Everyone, Mapping, Small, Waves, load_mapping
from socmob.readers.mapping.forms import bridge_between, comparable, form_before, form_in, forms_of
from socmob.readers.planning import Plans, plan
from socmob.readers.recognition import Recognition, Role, recognise
from socmob.readers.template import template
from socmob.readers.writing import Written, write_mapping

__all__ = [
    "NAMELESS",
    "SMALL_GROUPS",
    "Breakdown",
    "CodedBefore",
    "EarlierRelease",
    "Everyone",
    "FileFacts",
    "Levels",
    "LevelsOf",
    "Mapping",
    "Plans",
    "Recognition",
    "Role",
    "Small",
    "Waves",
    "Written",
    "band_label",
    "breakdown_order",
    "bridge_between",
    "check_dates",
    "code_counts",
    "codes_today",
    "codings",
    "comparable",
    "compared_waves",
    "default_mapping",
    "form_before",
    "form_in",
    "forms_of",
    "inspect",
    "load_mapping",
    "names",
    "no_known_question",
    "only_respondents",
    "plan",
    "recognise",
    "template",
    "wave_order",
    "write_mapping",
]
