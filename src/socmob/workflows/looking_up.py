"""What the framework holds, in words for a reader at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from socmob import framework
from socmob.errors import MappingError
from socmob.framework.profile_words import rules_in_words

SECTOR = "sector:"
_VERDICTS = {"comparable": "as they are", "collapse": "after a collapse", "refused": "not"}


def listing() -> str:
    """Every edition, measure, setting, sector and profile, a line each."""
    return "\n".join(_listing())


def _listing() -> Iterator[str]:
    yield "Editions (questionnaires)"
    for edition in framework.editions():
        yield f"  {edition.id:26} {edition.title}"
    yield "\nMeasures"
    for measure in framework.measures():
        yield f"  {measure.id:26} {measure.label}"
    yield "\nSettings (readings where no source states the rule)"
    for setting in framework.settings():
        yield f"  {setting.id:36} {setting.question}"
    yield "\nSectors (for people: in a mapping)"
    for sector in framework.sectors():
        yield f"  {SECTOR + sector:36} {_people_of(sector)}"
    yield "\nDisclosure profiles"
    for profile in framework.profiles():
        yield f"  {profile.id:36} {profile.title}"
    yield "\nShow one: socmob framework NAME. For benchmarks: socmob framework MEASURE."


def showing(name: str) -> str:
    """One thing of the framework by its id: a MappingError names near matches where there is none."""
    for found, show in (
        ({edition.id for edition in framework.editions()}, _edition),
        ({measure.id for measure in framework.measures()}, _measure),
        ({setting.id for setting in framework.settings()}, _setting),
        ({figure.id for figure in framework.benchmarks()}, _benchmark),
        ({profile.id for profile in framework.profiles()}, _profile),
        ({start + sector for sector in framework.sectors() for start in ("", SECTOR)}, _sector),
    ):
        if name in found:
            return "\n".join(show(name))
    if name in framework.public_ids():
        return framework.label(name)
    raise _nothing_called(name)


def _nothing_called(name: str) -> MappingError:
    known = (*framework.public_ids(), *(SECTOR + sector for sector in framework.sectors()))
    near = get_close_matches(name, known, n=3, cutoff=0.5)
    do = f"Did you mean {' or '.join(near)}? " if near else ""
    return MappingError(f'There is nothing called "{name}".', do=f"{do}`socmob framework` lists what there is.")


def _edition(name: str) -> Iterator[str]:
    edition = framework.edition(name)
    yield f"{edition.title} ({edition.id})\n{edition.wording_statement}"
    if edition.note:
        yield edition.note
    for question in edition.questions:
        yield f"\n{question.text}\n  measure {question.measure}, {question.provenance}"
        if question.derive is not None:
            yield "  classed with the parts beside it; told is the class of an employee who supervised nobody"
        for option in question.options:
            counts = edition.counts(option)
            yield f"  {option.id:16} {option.label}  ->  {framework.label(counts)}"
        for part in question.further:
            yield f"  beside it, {part.id}: {part.text} " + "; ".join(f"{o.label} ({o.id})" for o in part.options)
    yield from _compared(name)
    yield "\nSources: " + "; ".join(framework.source(source).title for source in edition.sources)


def _compared(name: str) -> Iterator[str]:
    """With which other editions the answers of one can be compared, measure by measure."""
    yield "\nComparable with other editions"
    for question in framework.edition(name).questions:
        found: dict[str, list[str]] = {}
        for other in framework.editions():
            if other.id != name and question.measure in {asked.measure for asked in other.questions}:
                verdict = framework.compare_editions(name, other.id, question.measure).verdict
                found.setdefault(_VERDICTS[verdict.value], []).append(other.id)
        told = "; ".join(f"{words}: {', '.join(ids)}" for words, ids in sorted(found.items()))
        yield f"  {question.measure:26} {told or 'no other edition asks it'}"


def _measure(name: str) -> Iterator[str]:
    measure = framework.measure(name)
    yield f"{measure.label} ({measure.id})\n{measure.question}"
    scheme = framework.scheme(measure.scheme)
    yield f"\nCategories ({scheme.id}): " + "; ".join(category.label for category in scheme.categories)
    yield "\nBenchmarks"
    for figure in framework.benchmarks(measure=name):
        yield f"  {figure.id:44} {figure.label}"


def _setting(name: str) -> Iterator[str]:
    setting = framework.setting(name)
    yield f"{setting.question} ({setting.id})\n{setting.reason}"
    for choice in setting.choices:
        mark = " (default)" if choice.counts == setting.default else ""
        yield f"  {choice.counts:28} {choice.label}{mark}"


def _benchmark(name: str) -> Iterator[str]:
    figure = framework.benchmark(name)
    yield f"{figure.label} ({figure.id})"
    for category, share in figure.shares.items():
        yield f"  {framework.label(category)}: {share * 100:g}%"
    error = "its own error is not published: treated as exact" if figure.n is None else f"{figure.n:,} people"
    yield f"Scheme {figure.scheme}; {error}; confidence: {figure.confidence}."
    yield f"Source: {figure.source_title} {figure.source_url or ''}".rstrip()
    if figure.note:
        yield figure.note


def _profile(name: str) -> Iterator[str]:
    profile = framework.profile(name)
    yield f"{profile.title} ({profile.id}, version {profile.version})\n{profile.reason}"
    yield f"Rules: SHA-256 {profile.sha256}\n"
    for rule in rules_in_words(profile):
        yield f"  {rule.rule}: {rule.value}"
    yield "\nTables: " + ", ".join(profile.tables)
    yield "\nSources: " + "; ".join(framework.source(source).title for source in profile.sources)


def _sector(name: str) -> Iterator[str]:
    sector = name.removeprefix(SECTOR)
    yield f"{_people_of(sector)} ({sector})\nIn a mapping: people: {SECTOR}{sector}\n\nBenchmarks"
    for figure in _figures(sector):
        yield f"  {figure.id:44} {figure.label}"


def _figures(sector: str) -> tuple[framework.Benchmark, ...]:
    return tuple(figure for figure in framework.benchmarks() if figure.population.sector == sector)


def _people_of(sector: str) -> str:
    """Whom the figures of a sector are about, with a capital letter."""
    label = next(figure.population.label for figure in _figures(sector) if figure.people.value == "industry")
    return label[:1].upper() + label[1:]
