"""Cells to estimates with uncertainty, all behind the gate: shares, differences, changes."""

from socmob.measures.benchmarking import Ratio, p_against_benchmark, representation_ratio
from socmob.measures.break_even import break_even
from socmob.measures.chance import p_of_difference
from socmob.measures.design import Design, Mask, Masks
from socmob.measures.differences import change, changes, difference, differences
from socmob.measures.dissimilarity import dissimilarity, expected_dissimilarity
from socmob.measures.linearisation import degrees_of_freedom, linear_score, variance
from socmob.measures.paired import paired_change, paired_lookup, paired_parts
from socmob.measures.shares import share, shares

__all__ = [
    "Design",
    "Mask",
    "Masks",
    "Ratio",
    "break_even",
    "change",
    "changes",
    "degrees_of_freedom",
    "difference",
    "differences",
    "dissimilarity",
    "expected_dissimilarity",
    "linear_score",
    "p_against_benchmark",
    "p_of_difference",
    "paired_change",
    "paired_lookup",
    "paired_parts",
    "representation_ratio",
    "share",
    "shares",
    "variance",
]
