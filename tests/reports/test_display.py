import pytest

from socmob.reports.display import cell_text, figure, number, with_unit
from socmob.values.definitions import CellDefinition, Population, Rounding, Statistic
from socmob.values.tables import CellState, SafeCell
from tests.reports.fixtures.releases import small_release, withhold


def cell(statistic: Statistic, value: float | bool, decimals: int = 0) -> SafeCell:
    """A shown cell."""
    return SafeCell(CellDefinition(statistic, Population(), rounding=Rounding(decimals)), CellState.SHOWN, value)


@pytest.mark.parametrize(
    ("statistic", "value", "decimals", "text"),
    [
        (Statistic.COUNT, 1204, 0, "1,204"),
        (Statistic.SHARE, 58.0, 0, "58%"),
        (Statistic.SHARE, 5.0, 1, "5.0%"),
        (Statistic.BENCHMARK, 37.0, 1, "37%"),
        (Statistic.BENCHMARK, 35.3, 1, "35.3%"),
        (Statistic.RATIO, 1.0, 1, "1.0"),
        (Statistic.CHANGE, 4, 0, "+4 points"),
        (Statistic.CHANGE, -4, 0, "−4 points"),
        (Statistic.CHANGE, 0, 0, "0 points"),
        (Statistic.CHANGE_LIMIT, -0.0, 1, "0.0 points"),
        (Statistic.TEST, -1.6, 2, "−1.60"),
        (Statistic.DEGREES_OF_FREEDOM, 1524, 0, "1,524"),
        (Statistic.CHANCE, True, 0, "beyond chance"),
        (Statistic.CHANCE, False, 0, "within chance"),
    ],
)
def test_numbers_in_words(statistic: Statistic, value: float, decimals: int, text: str) -> None:
    """Each kind of number with its unit, its sign where it is a change, and the decimals of its rounding."""
    assert with_unit(cell(statistic, value, decimals)) == text


def test_symbols() -> None:
    """A withheld number shows one symbol, one that cannot be computed another, and no cell shows nothing."""
    definition = CellDefinition(Statistic.SHARE, Population())
    assert cell_text(SafeCell(definition, CellState.WITHHELD)) == "[c]"
    assert cell_text(SafeCell(definition, CellState.NOT_COMPUTED)) == "[x]"
    assert cell_text(None) == ""


def test_withheld_share_has_no_interval() -> None:
    """A share whose every number is withheld is one symbol, without a place on a chart."""
    table = small_release().table("composition.origin.occupation14")
    assert table is not None
    found = figure(withhold(table), "occ14.professional")
    assert (found.in_full, found.span, found.shown) == ("[c]", None, False)


def test_minus_is_a_minus() -> None:
    """A negative number has a true minus sign, and one that rounds to nothing has none."""
    assert number(-3) == "−3"
    assert number(-0.2) == "0"
