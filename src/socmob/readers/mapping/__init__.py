"""The mapping: the file in which an organisation says what its columns and labels mean."""

from socmob.readers.mapping.loading import load_mapping
from socmob.readers.mapping.model import (
    Asked,
    Breakdown,
    EarlierRelease,
    File,
    Key,
    Mapping,
    Origin,
    Pay,
    QuestionMap,
    Record,
    WaveOf,
    Waves,
)
from socmob.readers.mapping.parts import Everyone, Small

__all__ = [
    "Asked", "Breakdown", "EarlierRelease", "Everyone", "File", "Key", "Mapping", "Origin", "Pay", "QuestionMap",
    "Record", "Small", "WaveOf", "Waves", "load_mapping",
]  # fmt: skip
