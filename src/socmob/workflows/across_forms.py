"""Waves that were asked in different forms, side by side: the classes that all of them can tell, and the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from socmob import framework
from socmob.framework import FormBridge, Verdict
from socmob.measures.tables import OriginClass, View
from socmob.readers import Mapping, bridge_between, form_in
from socmob.values.codes import Code
from socmob.values.tables import AskedOtherwise

Classes = tuple[OriginClass, ...]


@dataclass(frozen=True, slots=True)
class Across:
    """How a measure is looked at where waves stand side by side; `otherwise` are those asked in another form."""

    view: View
    otherwise: tuple[AskedOtherwise, ...] = ()

    def label(self, wave: str) -> str:
        """What a row of a table calls a wave: it says so where the wave was asked in another form."""
        return f"{wave}, asked otherwise" if any(other.wave == wave for other in self.otherwise) else wave


def across_forms(mapping: Mapping, view: View, current: str, waves: Sequence[str]) -> Across:
    """A view of the waves that can be compared with the current one, after the collapses that this needs."""
    found = {wave: bridge_between(mapping, view.measure, current, wave) for wave in waves}
    collapsed = {wave: bridge for wave, bridge in found.items() if bridge.verdict is Verdict.COLLAPSE}
    if not collapsed:
        return Across(view)
    classes = _classes(view, tuple(collapsed.values()))
    coarser = [split for split in view.splits if len(split) < len(classes) and _is_of(split, classes)]
    # The coarser splits of today's coding speak of its categories alone.
    known = [split for split in coarser if {code for one in split for code in one.codes} == _codes(classes)]
    otherwise = tuple(_otherwise(mapping, view, current, wave, bridge) for wave, bridge in collapsed.items())
    categories = tuple(code for one in classes for code in one.codes)
    return Across(replace(view, splits=(classes, *known), categories=categories), otherwise)


def _codes(classes: Classes) -> set[Code]:
    return {code for one in classes for code in one.codes}


def _is_of(split: Classes, classes: Classes) -> bool:
    """Whether each class lies in one class of a split."""
    return all(any(set(one.codes) <= set(each.codes) for each in split) for one in classes)


def _classes(view: View, bridges: Sequence[FormBridge]) -> Classes:
    """The finest classes that every collapse can tell; a class of one collapse alone has that group's label."""
    groups = [{code} for code in dict.fromkeys((*view.categories, *_members(bridges)))]
    for bridge in bridges:
        for group in bridge.groups:
            touched = [known for known in groups if known & set(group.members)]
            groups = [known for known in groups if known not in touched] + [set().union(*touched)]
    order = {code: i for i, code in enumerate(dict.fromkeys((*view.categories, *_members(bridges))))}
    sorted_groups = sorted((sorted(group, key=order.__getitem__) for group in groups), key=lambda g: order[g[0]])
    return tuple(OriginClass("+".join(codes), _label(codes, bridges), tuple(codes)) for codes in sorted_groups)


def _members(bridges: Sequence[FormBridge]) -> Iterator[Code]:
    return (member for bridge in bridges for group in bridge.groups for member in group.members)


def _label(codes: Sequence[Code], bridges: Sequence[FormBridge]) -> str:
    named = (group.label for bridge in bridges for group in bridge.groups if set(group.members) == set(codes))
    return next(named, " or ".join(framework.label(code) for code in codes))


def _otherwise(mapping: Mapping, view: View, current: str, wave: str, bridge: FormBridge) -> AskedOtherwise:
    """What a reader must be told of a wave asked in another form: which, what is taken together, and why."""
    names = [_edition(mapping, view.measure, each) for each in (wave, current)]
    says = f"{wave} was asked in another form ({names[0]}) than {current} ({names[1]}). {bridge.why}"
    return AskedOtherwise(view.measure, wave, says)


def _edition(mapping: Mapping, measure: str, wave: str) -> str:
    edition = form_in(mapping, measure, wave).edition
    return edition.id if edition is not None else "no edition named"
