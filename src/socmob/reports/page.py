"""The page of a release: one self-contained HTML document."""

from __future__ import annotations

from dataclasses import dataclass, replace

from socmob.reports.display import cell_text, figure
from socmob.reports.look import Look
from socmob.reports.names import Names, headline_category, measures
from socmob.reports.opening import comparison_of, opening_of_first
from socmob.reports.phrases import upper_first
from socmob.reports.sections.breakdowns import breakdowns_section
from socmob.reports.sections.closing import methods_section, source_groups, withheld_section
from socmob.reports.sections.composition import composition_section, opening_chart
from socmob.reports.sections.responses import responses_section
from socmob.reports.sections.waves import waves_section
from socmob.reports.sentences.shares import placed
from socmob.reports.templating import rendered
from socmob.reports.views import Section, without_withheld
from socmob.values.tables import Release

NO_FIGURE = "No published figure to compare with"


@dataclass(frozen=True, slots=True)
class Tile:
    """One measure at a glance: its share, what it says, its interval and its benchmark or that there is none."""

    value: str
    says: str
    interval: str
    against: str


def page(release: Release, look: Look) -> str:
    """The whole document as text."""
    closing = (methods_section(release),)
    return rendered(
        "page.html.j2",
        look=look,
        about=release.about,
        title=look.title or f"Socio-economic background, {release.about.wave}",
        opening=opening_of_first(release),
        chart=opening_chart(release),
        tiles=tiles(release),
        sections=(*_sections(release), *closing),
        sources=source_groups(release),
        withheld=withheld_section(release),
        style=rendered("style.css", look=look),
    )


def _sections(release: Release) -> tuple[Section, ...]:
    sections = (
        responses_section(release),
        composition_section(release),
        breakdowns_section(release),
        waves_section(release),
    )
    told = (replace(section, blocks=tuple(map(without_withheld, section.blocks))) for section in sections)
    return tuple(section for section in told if section.blocks or section.sentences)


def tiles(release: Release) -> tuple[Tile, ...]:
    """Every measure at a glance, where there are several."""
    found = measures(release)
    return tuple(tile for m in found if (tile := _tile(release, m)) is not None) if len(found) > 1 else ()


def _tile(release: Release, measure: str) -> Tile | None:
    table, code = release.table(f"composition.{measure}"), headline_category(release, measure)
    if table is None or code is None:
        return None
    share, comparison = figure(table, code), comparison_of(release, measure)
    benchmark = table.cell(code, "benchmark") if comparison is not None and comparison.benchmark else None
    shown = benchmark is not None and benchmark.value is not None
    none = NO_FIGURE if comparison is not None and not comparison.benchmark else ""
    return Tile(
        f"{share.text}%" if share.shown else share.text,
        upper_first(Names(release).phrase(measure, code)),
        f"{share.limits[0]} to {share.limits[1]}" if share.limits else "",
        f"Benchmark: {cell_text(benchmark)}% of {placed(comparison.label)}"
        if comparison is not None and shown
        else none,
    )
