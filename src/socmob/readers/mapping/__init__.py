"""The mapping: the file in which an organisation says what its columns and labels mean."""

from socmob.readers.mapping.loading import load_mapping
from socmob.readers.mapping.model import (
    Asked,
    Breakdown,
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
from socmob.readers.mapping.parts import Everyone

__all__ = [
    "Asked", "Breakdown", "Everyone", "File", "Key", "Mapping", "Origin", "Pay", "QuestionMap", "Record", "WaveOf",
    "Waves", "load_mapping",
]  # fmt: skip
