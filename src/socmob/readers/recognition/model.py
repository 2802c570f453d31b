"""What was recognised of a file, what is proposed, and what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from socmob.readers.showing import NO_LABELS, Unrecognised


class How(StrEnum):
    """How something was recognised: only the first two are taken, the others are proposed."""

    EXACT = "exact"
    NORMALISED = "normalised"
    NEAR = "near"
    KEYWORDS = "keywords"
    LABELS = "labels"
    HEADING = "heading"
    CLAIMED_TWICE = "claimed twice"

    @property
    def taken(self) -> bool:
        """Whether it is used without being confirmed by a person."""
        return self in (How.EXACT, How.NORMALISED)


@dataclass(frozen=True, slots=True)
class LabelFound:
    """A label that is known, the option it is, and the rows that hold it."""

    label: str
    rows: int
    option: str
    how: How


@dataclass(frozen=True, slots=True)
class LabelProposed:
    """A label that is not known, and the option that it is like (0 to 100) or that its words speak of."""

    label: str
    rows: int
    option: str
    score: float
    how: How = How.NEAR


@dataclass(frozen=True, slots=True)
class PartFound:
    """The column of a further part of a question, and its labels that no option of the part has."""

    part: str
    column: str
    unknown: Unrecognised = NO_LABELS


@dataclass(frozen=True, slots=True)
class ColumnFound:
    """A column taken as, or proposed as, the answers to one question of one edition.

    `answered` counts the rows that are not blank; `unknown` are its labels that no option has. Of those that may not be
    shown, `hidden_speak_of` are the options that their words speak of. `further` are the columns of its further parts.
    """

    column: str
    measure: str
    edition: str
    how: How
    score: float
    answered: int
    labels: tuple[LabelFound, ...] = ()
    unknown: Unrecognised = NO_LABELS
    proposed: tuple[LabelProposed, ...] = ()
    hidden_speak_of: tuple[str, ...] = ()
    further: tuple[PartFound, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that it is read from, those of its further parts included."""
        return (self.column, *(part.column for part in self.further))

    @property
    def known_rows(self) -> int:
        """Rows whose label is known."""
        return sum(label.rows for label in self.labels)

    @property
    def likely(self) -> bool:
        """Whether at least half of the answers have labels that are known or proposed, and there are answers."""
        proposed = sum(label.rows for label in self.proposed)
        return 2 * (self.known_rows + proposed) >= self.answered > 0

    @property
    def complete(self) -> bool:
        """Whether every label is known, in its further parts too."""
        return self.unknown.labels == 0 and all(part.unknown.labels == 0 for part in self.further)

    @property
    def explained(self) -> bool:
        """Whether at least half of the answers have labels that are known (a column without answers counts)."""
        return 2 * self.known_rows >= self.answered


class Role(StrEnum):
    """What a column can be besides a question's answers."""

    WAVE = "wave"
    GRADE = "grade"
    DEPARTMENT = "department"
    SEX = "sex"
    AGE = "age"
    NATION = "nation"
    ETHNICITY = "ethnicity"
    KEY = "key"
    PAY = "pay"
    WEIGHT = "weight"
    STRATUM = "stratum"
    UNIT = "unit"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class RoleGuess:
    """A column whose heading suggests what it is; its labels are told only where they make groups to report by.

    `blank` counts its rows without a label; `numbers` says that every label is a number (of an age).
    """

    column: str
    role: Role
    how: How
    score: float
    labels: Unrecognised = NO_LABELS
    blank: int = 0
    numbers: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A column that is not recognised and has few labels, so that people could be grouped by it."""

    column: str
    labels: int


@dataclass(frozen=True, slots=True)
class Recognition:
    """Everything recognised of one file; `edition` explains most of it, and `why` says so in a sentence.

    `questions` are taken; `proposals` and `roles` wait for a person's word; `others` are columns not recognised, of
    which `groups` have few labels.
    """

    rows: int
    edition: str | None
    why: str
    questions: tuple[ColumnFound, ...]
    proposals: tuple[ColumnFound, ...]
    roles: tuple[RoleGuess, ...]
    others: tuple[str, ...]
    remarks: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether a question was recognised and every label of every one is known."""
        return bool(self.questions) and all(found.complete for found in self.questions)

    def role(self, role: Role) -> RoleGuess | None:
        """The column whose very heading names this role, None where there is none or more than one."""
        found = [guess for guess in self.roles if guess.role is role and guess.how.taken]
        return found[0] if len(found) == 1 else None
