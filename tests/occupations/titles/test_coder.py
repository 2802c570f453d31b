"""What becomes of a title: its code, the method, the probability, and when there is none."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from socmob.errors import UserError
from socmob.occupations.titles import Coder, NotCoded, Title, TitleMethod, count_methods, learn_coder
from socmob.occupations.titles.coder import CODES
from socmob.occupations.titles.index import of_unit_groups, read_index, write_index
from tests.occupations.titles.made_up import INDEX, QUICK, coder

EXACT, NORMALISED, RANKED = TitleMethod.EXACT, TitleMethod.NORMALISED, TitleMethod.RANKED


@pytest.mark.parametrize(
    ("text", "industry", "code", "method"),
    [
        ("Hill nurse", "", "2237", EXACT),
        ("  HILL   Nurse ", "", "2237", EXACT),
        ("hill nurses", "", "2237", NORMALISED),
        ("Senior hill nurse", "", "2237", NORMALISED),
        ("part-time hill nurse", "", "2237", NORMALISED),
        ("hill enginer", "", "2129", NORMALISED),
        ("Police woman", "", "3312", NORMALISED),
        ("bobby", "", "3312", NORMALISED),
        ("chargehand mgr", "", "1150", NORMALISED),
        ("ffermwr", "", "5111", NORMALISED),
        ("Minder", "Quarry", "8132", EXACT),
        ("harbour nurse", "", "2237", RANKED),
    ],
)
def test_a_title_is_coded(text: str, industry: str, code: str, method: TitleMethod) -> None:
    """Very words, then the same once normalised, then the ranking: each is told by its method."""
    coded = coder().code(Title(text, industry))
    assert (coded.code, coded.method) == (code, method)
    assert coded.suggestions[0].code == code
    assert coded.suggestions[0].probability == coded.probability >= 0.5


def test_a_bare_title_takes_the_default_of_the_index() -> None:
    """Of two entries that without an industry is meant where none is given, and is trusted less than a sure one."""
    assert coder().code(Title("wrapper", "Bakery")).code == "8111"
    assert coder().code(Title("wrapper", "the council")).code == "9132"
    bare = coder().code(Title("Wrapper"))
    assert (bare.code, bare.method) == ("9132", EXACT)
    assert 0.8 <= bare.probability < coder().calibration.exact


def test_a_reference_beside_a_title_says_that_there_is_no_default() -> None:
    """Where the index sends the reader of a bare title elsewhere, its entry without an industry is not taken for it."""
    found = coder().look_up.find(Title("Engineer"))
    assert found is not None
    assert (sorted(found.codes), found.by_default) == (["2129", "8120"], False)


def test_an_ambiguous_title_is_coded_only_where_it_is_probable() -> None:
    """Without its industry a title that the index codes in four ways has no code, and the four are suggested."""
    coded = coder().code(Title("Minder"))
    assert coded.reason is NotCoded.UNSURE
    assert {each.code for each in coded.suggestions[:4]} == {"8111", "8112", "8113", "8132"}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", NotCoded.BLANK),
        (" \t ", NotCoded.BLANK),
        ("x" * 10_000, NotCoded.TOO_LONG),
        ("nurse " * 2_000, NotCoded.TOO_LONG),
        ("Don't know", NotCoded.NO_OCCUPATION),
        ("N/A", NotCoded.NO_OCCUPATION),
        ("???", NotCoded.NO_OCCUPATION),
        ("12345", NotCoded.NO_OCCUPATION),
        ("zzyzx qwrt", NotCoded.UNSURE),
        ("athro ysgol gynradd", NotCoded.WELSH),
    ],
)
def test_a_text_that_is_no_title_is_left(text: str, reason: NotCoded) -> None:
    """No code is made up, and the reason is told."""
    coded = coder().code(Title(text))
    assert (coded.code, coded.method, coded.reason) == (None, TitleMethod.ABSTAINED, reason)


@given(st.text(max_size=400), st.text(max_size=80), st.text(max_size=80))
def test_any_text_has_a_result(text: str, industry: str, qualifier: str) -> None:
    """Whatever was typed is coded or left, with probabilities between 0 and 1 that do not rise down the list."""
    coded = coder().code(Title(text, industry, qualifier))
    chances = [each.probability for each in coded.suggestions]
    assert chances == sorted(chances, reverse=True)
    assert all(0 < chance <= 1 for chance in chances)
    assert (coded.code is None) == (coded.reason is not None)


def test_titles_are_coded_alike_alone_and_together() -> None:
    """A title's result does not depend on which others are coded with it, nor on their order."""
    titles = [each.title for each in INDEX.entries] + [Title("harbour nurse"), Title("coast minder")]
    together = Coder(INDEX, coder().model).code_many(titles)
    turned = Coder(INDEX, coder().model).code_many(titles[::-1])[::-1]
    alone = [Coder.code(coder(), title) for title in titles]
    assert together == turned == alone
    chances = coder().probabilities(titles)
    assert all(np.array_equal(chances[at], coder().probabilities([title])[0]) for at, title in enumerate(titles))


def test_learning_again_gives_the_same_bytes(tmp_path: Path) -> None:
    """The same index and settings give the same files."""
    for name in ("one", "two"):
        learn_coder(INDEX, tmp_path / name, QUICK)
        write_index(tmp_path / name, INDEX)
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    assert len(one) == 3


def test_what_was_kept_codes_as_what_was_learned(tmp_path: Path) -> None:
    """A coder that is loaded codes as the one that was learned, to a thousandth."""
    learned = learn_coder(INDEX, tmp_path, QUICK)
    write_index(tmp_path, INDEX)
    loaded = Coder.load(tmp_path)
    titles = [Title("harbour nurse"), Title("Minder"), Title("hill nurse")]
    assert loaded.index == learned.index == read_index(tmp_path)
    assert np.allclose(loaded.probabilities(titles), learned.probabilities(titles), atol=1e-3)


def test_probabilities_sum_to_one_or_are_none() -> None:
    """A title has a probability for every unit group; a text that is no title has none."""
    chances = coder().probabilities([Title("harbour nurse"), Title(""), Title("hill nurses"), Title("retired")])
    assert chances.shape == (4, len(CODES))
    assert np.allclose(chances.sum(axis=1), [1, 0, 1, 0])


def test_without_an_index_the_titles_of_unit_groups_serve(tmp_path: Path) -> None:
    """Nothing imported: a unit group's own title is coded, anything else is left with that reason."""
    bare = Coder.load(tmp_path)
    assert bare.index == of_unit_groups()
    assert [bare.code(Title(text)).code for text in ("Solicitors and lawyers", "lawyer")] == ["2412", "2412"]
    assert bare.code(Title("plumber at sea")).reason is NotCoded.NO_INDEX


def test_the_threshold_decides() -> None:
    """Under a threshold of 0 the likeliest code is always given; one above 1 is refused."""
    assert Coder(INDEX, coder().model, threshold=0).code(Title("Minder")).code is not None
    with pytest.raises(UserError, match="cannot be asked"):
        Coder(INDEX, None, threshold=50)


def test_methods_are_counted() -> None:
    """Every method has its count, also where it is 0."""
    coded = coder().code_many([Title("Hill nurse"), Title("Hill nurse"), Title("")])
    assert count_methods(coded) == {EXACT: 2, NORMALISED: 0, RANKED: 0, TitleMethod.ABSTAINED: 1}
