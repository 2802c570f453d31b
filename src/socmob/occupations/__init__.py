"""Occupations: from what people answered about a job to a class of NS-SEC, and to the groups that are made of it.

Methods: `self_coded` (four closed questions), `nssec` with `full`, `reduced` and `simplified` (a unit group of SOC, as
much of the status as is known), `one_question` (the Commission's options). Collapses: `to_five` and its like. For whole
columns: `CodingColumns` and `coding_lookup`, a look-up that an engine attaches.
"""

from socmob.occupations.collapsing import (
    to_five,
    to_people_survey_four,
    to_smc_three,
    to_state_of_nation_five,
    to_three,
)
from socmob.occupations.columns import ADDED, CodingColumns, coding_lookup
from socmob.occupations.derivation import DerivationTables, shipped
from socmob.occupations.from_soc import full, nssec, reduced, simplified
from socmob.occupations.one_question import one_question
from socmob.occupations.results import Classified, Flag, Method, Reason
from socmob.occupations.schemes import (
    MixedSchemesError,
    Nssec3,
    Nssec5,
    Nssec8,
    NssecClass,
    PeopleSurveyFour,
    SmcThree,
    StateOfNationFive,
)
from socmob.occupations.self_coded import SelfCodedAnswers, employment_status, self_coded
from socmob.occupations.soc import Soc2010, Soc2020, UnknownOccupationError
from socmob.occupations.statuses import (
    Employment,
    EmploymentStatus,
    OccupationGroup,
    ReducedStatus,
    Size,
    Supervision,
    status_of,
)

__all__ = [
    "ADDED",
    "Classified",
    "CodingColumns",
    "DerivationTables",
    "Employment",
    "EmploymentStatus",
    "Flag",
    "Method",
    "MixedSchemesError",
    "Nssec3",
    "Nssec5",
    "Nssec8",
    "NssecClass",
    "OccupationGroup",
    "PeopleSurveyFour",
    "Reason",
    "ReducedStatus",
    "SelfCodedAnswers",
    "Size",
    "SmcThree",
    "Soc2010",
    "Soc2020",
    "StateOfNationFive",
    "Supervision",
    "UnknownOccupationError",
    "coding_lookup",
    "employment_status",
    "full",
    "nssec",
    "one_question",
    "reduced",
    "self_coded",
    "shipped",
    "simplified",
    "status_of",
    "to_five",
    "to_people_survey_four",
    "to_smc_three",
    "to_state_of_nation_five",
    "to_three",
]  # fmt: skip
