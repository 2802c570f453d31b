"""The page on the framework: editions, measures, schemes, settings, sources."""

from collections.abc import Iterable, Iterator

from socmob import framework
from socmob.framework import Edition, Question, Scheme, Setting
from socmob.framework.questions import Part
from tools.reference.bridges_section import bridges_section
from tools.reference.markdown import code, page, table

OPENING = """\
What socmob knows, as data: each entry with its source and with how it is known (`toolkit-read`, `toolkit-inferred`,
`neighbour-source`, `our-design`). [Benchmarks](benchmarks.md) and [disclosure profiles](profiles.md) have pages of
their own."""
OF_SCHEMES = """\
How answers are put into categories. Figures of two schemes are compared only over a bridge. A *split* is what is shown
where the categories cannot all be shown safely. *Incomplete* schemes are known in part, so their shares are never drawn
as a whole."""


def framework_page() -> str:
    """Everything that the framework's data says, benchmarks aside."""
    return page(
        "The framework",
        "the framework's data",
        [
            OPENING,
            *_editions(),
            *bridges_section(),
            *_measures(),
            *_schemes(),
            *_categories(),
            *_settings(),
            *_thresholds(),
            *_sources(),
        ],
    )


def cited(sources: Iterable[str]) -> str:
    """Sources by id, each linked to its line in the list of sources."""
    return ", ".join(f"[{source}](#source-{source})" for source in sources)


def _editions() -> Iterator[str]:
    yield "## Editions"
    yield (
        "An edition is one version of a questionnaire. Headings and labels are recognised without regard to case,"
        " punctuation and spaces. A dagger (†) marks what a [setting](#settings) can change."
    )
    for edition in framework.editions():
        yield f"### {edition.id}: {edition.title}"
        yield _about(edition)
        for question in edition.questions:
            yield from _question(edition, question)


def _about(edition: Edition) -> str:
    order = " The order of the questions is assumed." if edition.order_assumed else ""
    left_out = f" {' '.join(edition.left_out)}" if edition.left_out else ""
    note = f" {edition.note}" if edition.note else ""
    return f"{edition.wording_statement}{order}{note}{left_out} {edition.provenance}; {cited(edition.sources)}."


def _question(edition: Edition, question: Question) -> Iterator[str]:
    yield f"**{question.text}** Measure {code(question.measure)}, coded {code(question.scheme)}."
    yield table(
        ["option", "id", "counts as", "other wordings known"],
        [
            (
                option.label,
                code(option.id),
                framework.label(edition.counts(option)) + (" †" if option.setting else ""),
                len(option.all_labels) - 1,
            )
            for option in question.options
        ],
    )
    yield from (_part(part) for part in question.further)
    note = f"{question.note} " if question.note else ""
    yield f"{note}Known headings: {'; '.join(question.columns)}. {question.provenance}; {cited(question.sources)}."


def _part(part: Part) -> str:
    """A further part, asked beside the question and classed together with it."""
    options = "; ".join(f"{option.label} ({code(option.id)})" for option in part.options)
    return f"Beside it, {code(part.id)}: {part.text} {options}."


def _measures() -> Iterator[str]:
    yield "## Measures"
    yield table(
        ["id", "what", "headline: the share of those who", "scheme", "known", "sources"],
        [
            (
                code(m.id),
                m.label,
                framework.people(m.headline),
                code(m.scheme),
                m.provenance,
                cited(m.sources),
            )
            for m in framework.measures()
        ],
    )


def _schemes() -> Iterator[str]:
    yield "## Schemes"
    yield OF_SCHEMES
    yield table(
        ["id", "what", "categories", "splits", "completeness", "sources"],
        [
            (
                code(scheme.id),
                f"{scheme.label}. {scheme.note or ''}".strip(),
                "; ".join(category.label for category in scheme.categories),
                _splits(scheme),
                scheme.completeness,
                cited(scheme.sources),
            )
            for scheme in framework.schemes()
        ],
    )


def _categories() -> Iterator[str]:
    yield "### In sentences"
    yield "What a report says of the people of a category: the words after “54% of those who could be classified”."
    found = {category.id: category for scheme in framework.schemes() for category in scheme.categories}
    groups = {g.id for scheme in framework.schemes() for split in scheme.splits for g in split.groups}
    found |= {id: framework.category(id) for id in sorted(groups - found.keys())}
    yield table(
        ["id", "label", "in a sentence"],
        [(code(id), category.label, category.people) for id, category in sorted(found.items()) if category.people],
    )


def _splits(scheme: Scheme) -> str:
    return "; then ".join(" or ".join(group.label for group in split.groups) for split in scheme.splits)


def _settings() -> Iterator[str]:
    yield "## Settings"
    yield "Treatments that are a reading and not a stated rule. A mapping can choose otherwise, and the report says so."
    for setting in framework.settings():
        yield from _setting(setting)


def _setting(setting: Setting) -> Iterator[str]:
    yield f"### {setting.id}"
    yield f"{setting.question} {setting.reason}"
    yield table(
        ["write in the mapping", "which means"],
        [
            (code(choice.counts), choice.label + (" (default)" if choice.counts == setting.default else ""))
            for choice in setting.choices
        ],
    )
    yield f"{setting.provenance}; {cited(setting.sources)}."


def _thresholds() -> Iterator[str]:
    yield "## Thresholds of reporting"
    yield "Numbers that decide what a report says, never what it may show."
    yield table(
        ["id", "value", "what it decides, and why", "known", "sources"],
        [
            (code(t.id), f"{t.value:g}", f"{t.label}. {t.reason}", t.provenance, cited(t.sources))
            for t in framework.thresholds()
        ],
    )


def _sources() -> Iterator[str]:
    yield "## Sources"
    yield table(
        ["id", "source", "date", "licence"],
        [
            (
                f'<a id="source-{source.id}"></a>{code(source.id)}',
                f"[{source.title}]({source.url})" if source.url else source.title,
                source.date,
                source.licence,
            )
            for source in framework.sources().values()
        ],
    )
