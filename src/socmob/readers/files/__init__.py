"""Files as people have them: what each is, how it is read, and a gentle refusal where it cannot be."""

from socmob.readers.files.facts import FileFacts, Kind
from socmob.readers.files.inspection import ParquetColumns, inspect

__all__ = ["FileFacts", "Kind", "ParquetColumns", "inspect"]
