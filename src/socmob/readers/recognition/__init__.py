"""Recognition: which column of a file is which question, what its labels mean, and what is only a guess."""

from socmob.readers.recognition.model import (
    ColumnFound,
    How,
    LabelFound,
    LabelProposed,
    Recognition,
    Role,
    RoleGuess,
)
from socmob.readers.recognition.recognising import recognise

__all__ = [
    "ColumnFound",
    "How",
    "LabelFound",
    "LabelProposed",
    "Recognition",
    "Role",
    "RoleGuess",
    "recognise",
]
