"""The framework as data: editions, measures, schemes, benchmarks, settings and disclosure profiles.

Every name is loaded when it is first asked for, and every file of data when something in it is.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from socmob.framework.benchmark_data import benchmark, benchmarks
    from socmob.framework.bridges import Bridge, Refusal, SameScheme, compare_schemes
    from socmob.framework.catalogue import public_ids
    from socmob.framework.comparators import Comparator, NoComparator, choose_comparator, sectors
    from socmob.framework.edition_data import Edition, edition, editions
    from socmob.framework.export_data import Program, program_of, programs
    from socmob.framework.form_bridges import FormBridge, Verdict, compare_editions, compare_questions, forms
    from socmob.framework.keywords import speaks_of
    from socmob.framework.language_data import Language, examples_of, hint_of, language, languages
    from socmob.framework.measure_data import Measure, measure, measures
    from socmob.framework.profile_data import Profile, profile, profile_from, profiles
    from socmob.framework.published import Benchmark
    from socmob.framework.questions import Option, Question
    from socmob.framework.reporting_data import Threshold, threshold, thresholds
    from socmob.framework.scheme_data import Category, Scheme, Split, category, people, scheme, schemes
    from socmob.framework.setting_data import Setting, chosen, setting, settings
    from socmob.framework.source_data import Source, source, sources
    from socmob.framework.text import label, normalised, without_examples

_HOMES = {
    "benchmark_data": ("benchmark", "benchmarks"),
    "bridges": ("Bridge", "Refusal", "SameScheme", "compare_schemes"),
    "catalogue": ("public_ids",),
    "comparators": ("Comparator", "NoComparator", "choose_comparator", "sectors"),
    "edition_data": ("Edition", "edition", "editions"),
    "form_bridges": ("FormBridge", "Verdict", "compare_editions", "compare_questions", "forms"),
    "export_data": ("Program", "program_of", "programs"),
    "keywords": ("speaks_of",),
    "language_data": ("Language", "examples_of", "hint_of", "language", "languages"),
    "measure_data": ("Measure", "measure", "measures"),
    "profile_data": ("Profile", "profile", "profile_from", "profiles"),
    "questions": ("Option", "Question"),
    "published": ("Benchmark",),
    "reporting_data": ("Threshold", "threshold", "thresholds"),
    "scheme_data": ("Category", "Scheme", "Split", "category", "people", "scheme", "schemes"),
    "setting_data": ("Setting", "chosen", "setting", "settings"),
    "source_data": ("Source", "source", "sources"),
    "text": ("label", "normalised", "without_examples"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Benchmark",
    "Bridge",
    "Category",
    "Comparator",
    "Edition",
    "FormBridge",
    "Language",
    "Measure",
    "NoComparator",
    "Option",
    "Profile",
    "Program",
    "Question",
    "Refusal",
    "SameScheme",
    "Scheme",
    "Setting",
    "Source",
    "Split",
    "Threshold",
    "Verdict",
    "benchmark",
    "benchmarks",
    "category",
    "choose_comparator",
    "chosen",
    "compare_editions",
    "compare_questions",
    "compare_schemes",
    "edition",
    "editions",
    "examples_of",
    "forms",
    "hint_of",
    "label",
    "language",
    "languages",
    "measure",
    "measures",
    "normalised",
    "people",
    "profile",
    "profile_from",
    "profiles",
    "program_of",
    "programs",
    "public_ids",
    "scheme",
    "schemes",
    "sectors",
    "setting",
    "settings",
    "source",
    "sources",
    "speaks_of",
    "threshold",
    "thresholds",
    "without_examples",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
