"""The words that every room shares: codes, cells, definitions, formulas, estimates and tables."""
