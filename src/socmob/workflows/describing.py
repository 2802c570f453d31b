"""What a release says about itself: names, methods, settings and sources, from the mapping and the framework."""

from __future__ import annotations

from socmob import framework
from socmob.readers import SMALL_GROUPS, forms_of
from socmob.reports.phrases import listed
from socmob.values.codes import NOT_RECORDED, Code
from socmob.values.tables import About
from socmob.workflows.bridging import in_words
from socmob.workflows.comparing import chosen_comparator
from socmob.workflows.measuring import Measured
from socmob.workflows.preparing import Prepared
from socmob.workflows.tabling import breakdown_label


def about(measured: Measured) -> About:
    """The words of a release; no person's datum is among them."""
    prepared = measured.prepared
    mapping, before = prepared.mapping, prepared.before
    editions = _editions(prepared)
    comparisons = tuple(
        chosen_comparator(mapping, measure, prepared.current).comparison for measure in measured.measures
    )
    shown = before is not None and any(measured.compared(measure) for measure in measured.measures)
    return About(
        organisation=mapping.organisation,
        wave=prepared.current,
        waves=prepared.pool.waves if prepared.pool else prepared.waves,
        editions=tuple(edition.title for edition in editions),
        geography=mapping.geography,
        people=mapping.people,
        asked=mapping.asked.known,
        weighted=prepared.design.weighted,
        design=" ".join([_design(prepared), *_pooling(prepared), *joined_groups(measured)]),
        census=mapping.census,
        comparisons=comparisons,
        compared=(before, prepared.current) if shown and before is not None else (),
        change_refused=_refused(measured),
        changes_paired=any(own.pairing is not None for own in measured.measures.values()),
        one_sample=prepared.design.one_sample,
        otherwise=tuple(
            other for own in measured.measures.values() for other in (*own.across.otherwise, *in_words(own.bridges))
        ),
        left_out=tuple(framework.measure(name).label for name in mapping.measures if name not in measured.measures),
        settings=_settings(measured),
        sources=_sources(editions),
        labels=_labels(measured),
        headline={name: _headline(prepared, name) for name in measured.measures},
    )


def _labels(measured: Measured) -> dict[str, str]:
    """The words for breakdowns, and for classes that only stand together because a wave was asked otherwise."""
    found = {f"by.{name}": breakdown_label(name, by) for name, by in measured.prepared.shown_by.items()}
    collapsed = [own.across.view for own in measured.measures.values() if own.across.otherwise]
    return found | {one.code: one.label for view in collapsed for one in view.splits[0] if len(one.codes) > 1}


def _pooling(prepared: Prepared) -> tuple[str, ...]:
    """Which waves are pooled, and how anyone who is in several counts."""
    pool = prepared.pool
    if pool is None:
        return ()
    once = "a person counts once, with the latest answer and the latest group"
    return (f"The waves {listed(pool.waves)} are pooled: {once if pool.by_key else 'each is of other people'}.",)


def joined_groups(measured: Measured) -> tuple[str, ...]:
    """Which groups are shown together because there are few people in some of them, a sentence each."""
    by = measured.prepared.mapping.by
    return tuple(
        f"{breakdown_label(name, by[name])}: {listed(tuple(_of_level(level) for level in group.levels))} are shown "
        f"together as “{group.label}”, since too few people are in one of them to show it alone."
        for name, groups in measured.groups.items()
        for group in groups
    )


def _of_level(level: Code) -> str:
    words = {NOT_RECORDED: "those whose group is not recorded", SMALL_GROUPS: "groups of one or two"}
    return words.get(level, level)


def _editions(prepared: Prepared) -> tuple[framework.Edition, ...]:
    forms = [form for measure in prepared.mapping.measures for form in forms_of(prepared.mapping, measure)]
    return tuple({form.edition.id: form.edition for form in forms if form.edition is not None}.values())


def _headline(prepared: Prepared, measure: str) -> str:
    forms = tuple(forms_of(prepared.mapping, measure))
    return framework.measure(measure).headline_in(forms[-1].scheme_id)


def _refused(measured: Measured) -> str:
    """Why some earlier waves stand beside no number of the current one; empty where all of them do."""
    reasons = [
        f"{own.view.label}: {reason}"
        for own in measured.measures.values()
        for wave, reason in own.refused.items()
        if own.bridges is None or wave not in own.bridges.waves
    ]
    return " ".join(reasons)


def _design(prepared: Prepared) -> str:
    """The sampling design in words."""
    mapping = prepared.mapping
    named = [(mapping.stratum, "strata"), (mapping.unit, "primary sampling units"), (mapping.weight, "weights")]
    used = [f'{words} from the column "{column}"' for column, words in named if column]
    draws = ", ".join(f"{people:,} people in {wave}" for wave, people in mapping.drawn_from.items())
    if draws:
        used.append(f"a random draw from {draws}, with the correction for a finite population")
    if not used:
        return "Everyone counts once and stands alone; no sampling design."
    nested = "the same in all waves" if prepared.design.one_sample else "nested in the wave"
    where = f"; strata and units are {nested}" if mapping.stratum or mapping.unit else ""
    return f"Sampling design: {'; '.join(used)}{where}."


def _settings(measured: Measured) -> tuple[tuple[str, str], ...]:
    """Every reading in force for a question that was asked, where a rule is not stated by the source."""
    mapping = measured.prepared.mapping
    forms = (form for measure in measured.measures for form in forms_of(mapping, measure))
    options = (option for form in forms if form.question is not None for option in form.question.options)
    in_use = dict.fromkeys(option.setting for option in options if option.setting is not None)
    chosen = framework.chosen(mapping.settings)
    settings = [framework.setting(name) for name in in_use]
    return tuple((setting.question, setting.choice(chosen[setting.id]).label) for setting in settings)


def _sources(editions: tuple[framework.Edition, ...]) -> tuple[str, ...]:
    """The wording of each edition in use, and the titles of its sources."""
    titles = [framework.source(id).title for edition in editions for id in edition.sources]
    return (*(edition.wording_statement for edition in editions), *dict.fromkeys(titles))
