import re

import pytest
from syrupy.assertion import SnapshotAssertion

from socmob.reports.charts.dots import Dot, described, dots_chart, top_of
from socmob.reports.charts.waves import waves_chart
from socmob.reports.display import Figure
from tests.reports.fixtures.reading import Element, read

WITHHELD = Figure("[c]", None, None, None)


def share(value: int, low: int, high: int) -> Figure:
    """A share as it is shown."""
    return Figure(str(value), value, (str(low), str(high)), (low, high))


DOTS = (
    Dot("Professional and managerial", share(58, 55, 61), "37", 37),
    Dot("Higher education or training below a degree", share(21, 18, 24), "24", 24, hollow=True),
    Dot("Shipping", WITHHELD),
)


def marks(svg: str, kind: str) -> list[Element]:
    """The elements of one class."""
    return [e for e in read(svg).all("path", "circle", "text") if e.attributes.get("class") == kind]


def test_dots(snapshot: SnapshotAssertion) -> None:
    """A chart of three rows, one of them withheld."""
    assert str(dots_chart("c", "Shares", DOTS, top=80, reference=50)) == snapshot


def test_waves(snapshot: SnapshotAssertion) -> None:
    """A chart of three years."""
    dots = [Dot("2018", share(46, 41, 51)), Dot("2021", share(48, 45, 51)), Dot("2024", share(50, 47, 54))]
    assert str(waves_chart("w", "Shares", dots, top=60)) == snapshot


def test_description_states_every_number() -> None:
    """The description names each row with its share, interval and benchmark, or says that it is withheld."""
    assert described(DOTS) == (
        "Professional and managerial: 58%, 55 to 61, benchmark 37%; Higher education or training below a degree: 21%, "
        "18 to 24, benchmark 24%; Shipping: withheld."
    )


def test_withheld_row_has_no_mark() -> None:
    """A withheld row shows its symbol and neither a dot nor a band, whose place would give the number away."""
    svg = dots_chart("c", "Shares", [Dot("Shipping", WITHHELD)], top=100)
    assert not marks(svg, "dot")
    assert not marks(svg, "hollow")
    assert not marks(svg, "band")
    assert marks(svg, "value")[0].text == "[c]"


def test_withheld_wave_breaks_nothing() -> None:
    """A withheld wave keeps its place on the axis and has no dot."""
    dots = [Dot("2018", share(46, 41, 51)), Dot("2021", WITHHELD), Dot("2024", share(50, 47, 54))]
    svg = waves_chart("w", "Shares", dots, top=60)
    assert len(marks(svg, "dot")) == 2
    assert "2021" in [text.text for text in marks(svg, "axis")]


def test_marks_lie_at_display_values() -> None:
    """Every mark lies at the number as shown: the chart knows no other."""
    svg = dots_chart("c", "Shares", DOTS[:1], top=100)
    assert float(marks(svg, "dot")[0].attributes["cx"]) == pytest.approx(12 + 330 * 0.58, abs=0.1)
    band = re.findall(r"[\d.]+", marks(svg, "band")[0].attributes["d"])
    assert [float(band[0]), float(band[2])] == pytest.approx([12 + 330 * 0.55, 12 + 330 * 0.61], abs=0.1)


def test_long_label_keeps_clear_of_numbers() -> None:
    """A long label is broken into lines, so that it cannot run into the numbers at the right."""
    texts = [t.text for t in read(dots_chart("c", "Shares", DOTS[1:2], top=100)).all("text")]
    assert texts[:2] == ["Higher education or training", "below a degree"]


def test_panels_share_a_scale() -> None:
    """The scale holds every share, interval and benchmark of what is drawn."""
    assert top_of(DOTS) == 80
    assert top_of([Dot("A", share(10, 8, 12), "15", 15)]) == 20


def test_waves_with_words_for_names() -> None:
    """Waves that are no years lie at equal steps and keep their names."""
    svg = waves_chart(
        "w", "Shares", [Dot("Spring 2025", share(40, 35, 45)), Dot("Spring 2026", share(41, 36, 46))], top=60
    )
    assert [t.text for t in marks(svg, "axis")] == ["Spring 2025", "Spring 2026"]


def test_one_wave_is_a_point() -> None:
    """A single wave is drawn as a point at the left."""
    assert (
        marks(waves_chart("w", "Shares", [Dot("2026", share(40, 35, 45))], top=60), "dot")[0].attributes["cx"] == "62.0"
    )
