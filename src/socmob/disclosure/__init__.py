"""The gate: raw tables become safe tables, with a record of what was withheld; nothing else may publish."""

from socmob.disclosure.document import release_schema
from socmob.disclosure.files import read_published, read_release, write_release
from socmob.disclosure.gate import protect
from socmob.disclosure.ledger import BreakdownUsed, Ledger, Published, Status, check_profile
from socmob.disclosure.ledger_file import (
    Submission,
    already_in,
    entering,
    kept_release,
    read_ledger,
    sha_of,
    withdraw,
)
from socmob.disclosure.ledger_terms import Terms, in_terms

__all__ = [
    "BreakdownUsed",
    "Ledger",
    "Published",
    "Status",
    "Submission",
    "Terms",
    "already_in",
    "check_profile",
    "entering",
    "in_terms",
    "kept_release",
    "protect",
    "read_ledger",
    "read_published",
    "read_release",
    "release_schema",
    "sha_of",
    "withdraw",
    "write_release",
]
