"""The sentences of a report: functions from published numbers, already in words, to plain English."""
