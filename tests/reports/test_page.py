import re
from dataclasses import replace
from itertools import pairwise

from socmob.reports.explaining.numbers import numbers
from socmob.reports.look import Look
from socmob.reports.page import page
from socmob.values.tables import CellState, Release, SafeTable
from tests.reports.fixtures.reading import Element, read
from tests.reports.fixtures.releases import demo_release, withhold
from tests.reports.fixtures.tables import put

NUMBER = re.compile(r"[+−]?\d+(?:[,.]\d+)*")


def test_language_and_title_are_said(document: Element) -> None:
    """The page says its language, its title and how wide it is."""
    assert document.all("html")[0].attributes["lang"] == "en-GB"
    assert document.all("title")[0].text.startswith(document.all("h1")[0].text)
    assert "width=device-width" in document.all("meta")[1].attributes["content"]


def test_landmarks(document: Element) -> None:
    """There is one header, one navigation, one main part and one footer, and every section has a name."""
    assert [len(document.all(name)) for name in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    ids = {element.attributes.get("id") for element in document.all("h2")}
    assert all(section.attributes["aria-labelledby"] in ids for section in document.all("section"))


def test_headings_in_order(document: Element) -> None:
    """There is one h1, and no heading is more than one level below the one before it."""
    levels = [int(heading.name[1]) for heading in document.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_links_within_the_page_lead_somewhere(document: Element) -> None:
    """The skip link comes first, and every link within the page has its place."""
    ids = {element.attributes.get("id") for element in document.all("section", "main")}
    inner = [a.attributes["href"] for a in document.all("a") if a.attributes["href"].startswith("#")]
    assert inner[0] == "#main"
    assert {link.removeprefix("#") for link in inner} <= ids


def test_ids_are_unique(html: str) -> None:
    """No id stands twice, those inside charts included."""
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))


def test_names_by_reference_exist(html: str) -> None:
    """Whatever names an element by reference names one that exists."""
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    references = [ref for refs in re.findall(r'aria-labelledby="([^"]+)"', html) for ref in refs.split()]
    assert set(references) <= ids


def test_tables_have_captions_and_heads(document: Element) -> None:
    """Every table has a caption that no other has; every head of a row or a column says of which it is."""
    captions = [table.all("caption")[0].text for table in document.all("table")]
    assert all(captions)
    assert len(set(captions)) == len(captions)
    assert all(head.attributes.get("scope") in ("col", "row", "rowgroup") for head in document.all("th"))
    assert all(row.children[0].name == "th" for row in document.all("tr"))


def test_rows_are_as_long_as_heads(document: Element) -> None:
    """Every row of a table has as many cells as the table has heads."""
    for table in document.all("table"):
        heads = len(table.all("thead")[0].all("th"))
        assert {sum(int(c.attributes.get("colspan", 1)) for c in row.children) for row in table.all("tr")} == {heads}


def test_wide_tables_can_be_scrolled_by_keyboard(document: Element) -> None:
    """What scrolls sideways is a named region that takes the keyboard's focus."""
    for region in (div for div in document.all("div") if "scroll" in div.attributes.get("class", "")):
        assert region.attributes["tabindex"] == "0"
        assert region.attributes["role"] == "region"


def test_charts_are_named_and_described(document: Element) -> None:
    """Every chart is one image with a title and a description that gives numbers or says why there are none."""
    charts = document.all("svg")
    assert charts
    for chart in charts:
        assert chart.attributes["role"] == "img"
        assert [child.name for child in chart.children[:2]] == ["title", "desc"]
        assert chart.all("title")[0].text
        assert re.search(r"\d|withheld", chart.all("desc")[0].text)


def test_every_number_drawn_is_described(document: Element) -> None:
    """No chart writes a number that its description lacks, the marks of its axes aside."""
    for chart in document.all("svg"):
        drawn = [text for text in chart.all("text") if "axis" not in text.attributes.get("class", "")]
        said = set(NUMBER.findall(chart.all("desc")[0].text))
        assert {n for text in drawn for n in NUMBER.findall(text.text)} <= said


def test_nothing_is_fetched(document: Element, html: str) -> None:
    """The page needs no other file and no script: no element with a source, no import, no url in its style."""
    assert not document.all("script", "link", "img", "iframe", "object", "embed", "video", "audio", "source", "use")
    assert not re.search(r"@import|url\(|\bsrc=|\bsrcset=|\bon[a-z]+=", html)


def test_every_number_of_the_release_is_in_a_table(release: Release, document: Element) -> None:
    """Whatever is published as data can be read in a table of the page."""
    cells = [number for table in document.all("table") for td in table.all("td") for number in NUMBER.findall(td.text)]
    wanted = [n for n in numbers(release) if n.cell.state is CellState.SHOWN]
    texts = {n.text.removesuffix("%").removesuffix(" points") for n in wanted if not isinstance(n.cell.value, bool)}
    assert texts <= set(cells)


def test_no_table_says_more_than_the_release(release: Release, document: Element) -> None:
    """Every number in the tables of shares, changes and answers is a published one: nothing is computed on the way."""
    published = {n.text.removesuffix("%").removesuffix(" points") for n in numbers(release)}
    ids = ("table-composition", "table-by", "table-trend", "table-change", "table-declaration", "table-answers")
    tables = [table for table in document.all("table") if table.attributes["id"].startswith(ids)]
    found = {number for table in tables for td in table.all("td") for number in NUMBER.findall(td.text)}
    assert found <= published


def test_what_is_withheld_is_explained_beside_it(document: Element) -> None:
    """Wherever a table shows a symbol a note under it says what the symbol means."""
    for block in document.all("section"):
        if any("[c]" in td.text for td in block.all("td")):
            assert any("[c] withheld" in p.text for p in block.all("p"))


def test_order_of_sections(document: Element) -> None:
    """The page goes from plain sentences over answers, shares and change to methods, sources and what was withheld."""
    ids = [section.attributes["id"] for section in document.all("section")]
    order = ["short", "answered", "composition", "breakdowns", "change", "methods", "sources", "withheld"]
    assert ids == [name for name in order if name in ids]


def test_markup_in_labels_is_shown_as_text() -> None:
    """A label that looks like markup is text in the page, in its charts too."""
    release = demo_release()
    labels = {**release.about.labels, "by.grade": "<b>Grade</b>", "origin.occupation14": "<script>alert(1)</script>"}
    html = page(replace(release, about=replace(release.about, labels=labels)), Look())
    assert not read(html).all("script", "b")


def test_chance_is_not_shown_by_colour_alone(document: Element) -> None:
    """Where a chart fills its dots to show chance, its table marks the same groups with a dagger."""
    marked = [td for table in document.all("table") for td in table.all("td") if "†" in td.text]
    notes = [p for p in document.all("p") if p.text.startswith("†")]
    assert bool(marked) == bool(notes)


def test_no_rates_where_nobody_knows_who_was_asked() -> None:
    """Where the file does not tell who was asked there is no column of rates, no sentence on one and no chart."""
    release = demo_release()
    unknown = read(page(replace(release, about=replace(release.about, asked="unknown")), Look()))
    answered = next(s for s in unknown.all("section") if s.attributes["id"] == "answered")
    assert not [head.text for head in answered.all("th") if "rate, " in head.text]
    assert not answered.all("svg")
    assert "declaration rate" not in answered.text
    assert "response rate runs" not in answered.text


def test_sample_is_called_one() -> None:
    """Of a sample no column is of everyone, and nowhere does the page say that everyone was asked."""
    release = demo_release()
    sample = read(page(replace(release, about=replace(release.about, census=False)), Look()))
    heads = [head.text for table in sample.all("table") for head in table.all("thead")[0].all("th")]
    assert "In the sample" in heads
    assert "Everyone" not in heads
    assert "Everyone was asked" not in sample.text


def test_no_benchmark_columns_without_a_benchmark() -> None:
    """A measure without a published figure has no columns for one, even where its numbers are withheld."""
    release = demo_release()
    tables = tuple(withhold(t) if t.id == "composition.own.qualification" else t for t in release.tables)
    tables = tuple(put(t, "base", "count", 790) if t.id == "composition.own.qualification" else t for t in tables)
    document = read(page(replace(release, tables=tables), Look()))
    block = next(e for e in document.all("div") if e.attributes.get("id") == "composition-own-qualification")
    heads = {head.text for head in block.all("th")}
    assert not heads & {"Benchmark, %", "Times the benchmark", "Against chance", "Break-even, %"}


def test_tile_without_a_benchmark_says_so() -> None:
    """A measure at a glance has its benchmark, or says that there is none."""
    tiles = [tile.text for tile in read(page(demo_release(), Look())).all("li") if "interval" in tile.text]
    assert len(tiles) == 6
    assert all("Benchmark: " in tile or "No published figure to compare with" in tile for tile in tiles)


def _relabelled(table: SafeTable, old: str, new: str) -> SafeTable:
    """The table with another code for one of its rows."""
    return replace(
        table,
        rows=tuple(replace(header, code=new, label=new) if header.code == old else header for header in table.rows),
        cells={(new if row == old else row, column): cell for (row, column), cell in table.cells.items()},
    )


def test_not_recorded_is_no_group_that_differs() -> None:
    """People whose group is not recorded are counted, and are neither an extreme nor a group that differs."""
    release = demo_release()
    tables = tuple(_relabelled(table, "Partner", "not recorded") for table in release.tables)
    document = read(page(replace(release, tables=tables), Look()))
    section = next(s for s in document.all("section") if s.attributes["id"] == "breakdowns")
    assert "not recorded" in section.text.lower()
    assert not [p.text for p in document.all("p") if "ot recorded, " in p.text or "ot recorded)" in p.text]


def test_opening_draws_the_first_measure() -> None:
    """Beside the opening sentences stands the first measure's chart, with its key."""
    opening = read(page(demo_release(), Look())).all("section")[0]
    (figure,) = opening.all("figure")
    assert figure.all("figcaption")[0].text == "Parental occupation, 2026"
    assert figure.all("p")[0].text == "Dot: the share; band: its 95% interval; upright bar: the benchmark."


def test_sources_are_publications() -> None:
    """The questionnaire's publications come first, with date and link; what is said of its wording is a method."""
    release, title = demo_release(), "Social Mobility Commission employers' toolkit, page on measurement"
    said = "Questions and options are in our own words."
    document = read(page(replace(release, about=replace(release.about, sources=(said, title))), Look()))
    sections = {section.attributes["id"]: section for section in document.all("section")}
    assert sections["sources"].all("h3")[0].text == "Questionnaire"
    first = sections["sources"].all("li")[0]
    assert re.fullmatch(re.escape(title) + r", \w+( \d{4})?", first.text)
    assert first.all("a")[0].attributes["href"].startswith("https://")
    assert said in sections["methods"].text
    assert said not in sections["sources"].text


def test_answers_of_nobody_are_told() -> None:
    """How many answers the record knows nobody for is said before who answered."""
    answered = next(s for s in read(page(demo_release(), Look())).all("section") if s.attributes["id"] == "answered")
    assert answered.all("p")[0].text == "In all waves together 12 answers belong to nobody on the record."
