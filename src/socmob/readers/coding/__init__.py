"""Coding: from the labels of a file to categories, answer states and levels of breakdowns."""

from socmob.readers.coding.breakdowns import breakdown_coding
from socmob.readers.coding.codings import code_counts, codings
from socmob.readers.coding.labels import LabelCoding, highest, label_coding
from socmob.readers.coding.waves import ComparedWaves, compared_waves, wave_order

__all__ = [
    "ComparedWaves", "LabelCoding", "breakdown_coding", "code_counts", "codings", "compared_waves",
    "highest", "label_coding", "wave_order",
]  # fmt: skip
