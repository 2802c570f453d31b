"""Charts of a section: from dots to a picture with its words."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from socmob.reports.charts.dots import Dot, described, dots_chart
from socmob.reports.charts.svg import drawn
from socmob.reports.charts.waves import waves_chart
from socmob.reports.look import Look
from socmob.reports.views import ChartView, identifier


def dots_view(
    place: tuple[str, ...],
    title: str,
    dots: Sequence[Dot],
    look: Look,
    *,
    top: int,
    reference: float | None = None,
) -> ChartView:
    """A chart of dots with its picture; `place` names it in the page."""
    specification = dots_chart(dots, top, reference=reference, accent=look.accent)
    return ChartView(title, Markup(drawn(specification, identifier("chart", *place), title, described(dots))))


def waves_view(place: tuple[str, ...], title: str, dots: Sequence[Dot], look: Look) -> ChartView:
    """A chart over waves with its picture."""
    specification = waves_chart(dots, accent=look.accent)
    return ChartView(title, Markup(drawn(specification, identifier("chart", *place), title, described(dots))))
