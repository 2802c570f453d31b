"""Job titles to unit groups of SOC 2020: look-up, ranked match, calibrated probability, suggestions, uncertainty."""

from socmob.occupations.titles.calibration import Calibration
from socmob.occupations.titles.coder import Coder, count_methods, learn_coder
from socmob.occupations.titles.entry import Candidate, Coded, HandCoded, IndexEntry, NotCoded, Title, TitleMethod

__all__ = [
    "Calibration",
    "Candidate",
    "Coded",
    "Coder",
    "HandCoded",
    "IndexEntry",
    "NotCoded",
    "Title",
    "TitleMethod",
    "count_methods",
    "learn_coder",
]
