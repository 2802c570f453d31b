"""The gate: raw tables become safe tables, with a record of what was withheld; nothing else may publish."""

from socmob.disclosure.document import release_schema
from socmob.disclosure.files import read_release, write_release
from socmob.disclosure.gate import protect

__all__ = ["protect", "read_release", "release_schema", "write_release"]
