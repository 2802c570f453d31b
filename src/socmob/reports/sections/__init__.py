"""The sections of a report, each made from a release: what it says, draws and lists."""
