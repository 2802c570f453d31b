"""Holding a mapping against the framework: its measures, editions, options and settings must exist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingOf

from socmob.errors import MappingError
from socmob.framework import editions, measures, normalised, sectors, settings
from socmob.framework.geographies import geographies, geography
from socmob.readers.mapping.forms import Form, forms_of
from socmob.readers.mapping.model import Mapping
from socmob.readers.mapping.parts_checked import check_parts
from socmob.readers.near import likest, suggestion

SAME_PLACE = 80
"""A place less like a known one than this is another place, on which nothing is held: Ireland is not England."""


def check_against_framework(mapping: Mapping) -> None:
    """Refuse a measure, an edition, an option or a setting that the framework does not know."""
    _check_editions(mapping)
    _check_measures(mapping)
    _check_geography(mapping)
    _check_people(mapping)
    _check_settings(mapping)
    if mapping.wording is not None and mapping.edition is None:
        where = mapping.where("wording")
        raise MappingError("The published wording lies over an edition, and none is named.", where=where,
                           do="Add edition: with the edition's id above.")  # fmt: skip
    for measure in mapping.questions:
        _check_options(mapping, measure, tuple(forms_of(mapping, measure)))
        check_parts(mapping, measure)


def _check_editions(mapping: Mapping) -> None:
    known = [edition.id for edition in editions()]
    for id, place in mapping.editions_named():
        if id not in known:
            raise _unknown(mapping, f'There is no edition "{id}".', id, known, *place)


def _check_measures(mapping: Mapping) -> None:
    known = [measure.id for measure in measures() if measure.kind.value == "asked"]
    for id in mapping.questions:
        if id not in known:
            raise _unknown(mapping, f'There is no measure "{id}".', id, known, "questions", id)


def _check_geography(mapping: Mapping) -> None:
    """Refuse a place that is nearly one we know: its figures would silently be missing from the report."""
    if geography(mapping.geography).id in geographies():
        return
    known = {normalised(name): name for place in geographies().values() for name in (place.label, *place.names)}
    meant = likest(mapping.geography, tuple(known), SAME_PLACE)
    if meant is not None:
        name = known[meant[0]]
        what = f'No published figure is for "{mapping.geography}".'
        raise MappingError(what, where=mapping.where("geography"), do=f'Did you mean "{name}"?')


def _check_people(mapping: Mapping) -> None:
    kinds = ("workforce", "graduate_intake", *(f"sector:{sector}" for sector in sectors()))
    if mapping.people not in kinds:
        do = suggestion(f"sector:{mapping.people}" if mapping.people in sectors() else mapping.people, kinds)
        listed = "" if do.startswith("Use") else f" People are {', '.join(kinds)}."
        what = f'"{mapping.people}" is no kind of people that figures are published for.'
        raise MappingError(what, where=mapping.where("people"), do=do + listed)


def _check_settings(mapping: Mapping) -> None:
    known = {setting.id: setting for setting in settings()}
    for id, chosen in mapping.settings.items():
        if id not in known:
            raise _unknown(mapping, f'There is no setting "{id}".', id, known, "settings", id)
        if chosen not in known[id].choices_ids:
            what = f'The setting {id} cannot be "{chosen}".'
            raise _unknown(mapping, what, chosen, known[id].choices_ids, "settings", id)


def _check_options(mapping: Mapping, measure: str, forms: Sequence[Form]) -> None:
    """Refuse a label's meaning that no form of the question knows."""
    known = tuple(dict.fromkeys(target for form in forms for target in form.targets))
    named = " or ".join(form.edition.id for form in forms if form.edition)
    asked = f"in the edition {named}" if named else "(no edition is named)"
    for label, target in mapping.questions[measure].options.items():
        if target not in known:
            what = f'"{target}" is no option, category or answer state of {measure} {asked}.'
            raise _unknown(mapping, what, target, known, "questions", measure, "options", label)


def _unknown(
    mapping: Mapping, what: str, word: str, known: Iterable[str] | MappingOf[str, object], *place: str
) -> MappingError:
    return MappingError(what, where=mapping.where(*place), do=suggestion(word, known))
