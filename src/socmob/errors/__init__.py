"""Every error socmob raises: one root, two branches, what the user can mend and what we must mend."""

from __future__ import annotations


class SocmobError(Exception):
    """The root of every error that socmob raises on purpose."""

    exit_code = 70


class UserError(SocmobError):
    """Something that the user can mend: says what is wrong, where, and what to do.

    The message never holds a respondent's pay, free text or key.
    """

    exit_code = 3

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        self.what, self.where, self.do = what, where, do
        lines = (what, where and f"Where: {where}", do and f"What to do: {do}")
        super().__init__("\n".join(line for line in lines if line))


class DataError(UserError):
    """A file of answers or a record that cannot be read as it stands."""

    exit_code = 3


class MappingError(UserError):
    """A mapping, or another file that the user edits, that says something impossible."""

    exit_code = 4


class RefusedError(UserError):
    """Something that socmob will not do, with the reason: an unsafe release, a comparison across schemes."""

    exit_code = 5


class DefectError(SocmobError):
    """Something that we must mend."""


class FrameworkError(DefectError):
    """A file of the framework's own data that breaks its rules, with file and line."""

    def __init__(self, what: str, *, file: str, line: int | None = None) -> None:
        self.what, self.file, self.line = what, file, line
        super().__init__(f"{file}:{line}: {what}" if line is not None else f"{file}: {what}")
