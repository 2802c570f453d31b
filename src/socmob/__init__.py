"""Measure how open a workforce or a profession is, and protect the people behind the numbers."""

__version__ = "0.1.0"
