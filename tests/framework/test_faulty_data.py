"""Every kind of fault in the framework's own data is refused with file and line."""

from pathlib import Path
from typing import Any

import pytest

from socmob.errors import FrameworkError
from socmob.framework import edition_data, measure_data, profile_data, scheme_data, setting_data, source_data
from socmob.framework.strict_yaml import build, load
from tests.framework.faults import copy_with

MODELS: dict[str, Any] = {
    "schemes": scheme_data._File,
    "editions": edition_data._File,
    "measures": measure_data._File,
    "settings": setting_data._File,
    "sources.yaml": source_data._File,
    "profiles": profile_data.Profile,
}

PDEG, GMC, SMC = "schemes/pdeg.yaml", "editions/gmc-2013.yaml", "editions/smc-2020-11.yaml"
MEASURES, PROFILE = "measures/measures.yaml", "profiles/default.yaml"

FAULTS = [
    # file, text to change, changed text, lines below the change where the fault is told, message
    (PDEG, "    short_label:", "    colour: red\n    short_label:", 0, 'unknown key "colour"'),
    (
        PDEG,
        "    label: No parent",
        "    label: x\n    label: No parent",
        1,
        'the key "label" is written twice',
    ),
    (PDEG, "    sources: [jac-form-2023, gmc-nts-2013]\n", "", -5, 'the key "sources" is missing'),
    (PDEG, "    sources: [jac-form-2023, gmc-nts-2013]\n", "    sources: []\n", 0, '"sources"'),
    (
        PDEG,
        "    sources: [jac-form-2023, gmc-nts-2013]",
        "    sources: [hearsay]",
        0,
        'the source "hearsay" is not in sources.yaml',
    ),
    (PDEG, "  - id: pdeg.no", "  - id: pdeg.yes", 0, 'the category "pdeg.yes" is used twice'),
    (
        PDEG,
        "[pdeg.yes, pdeg.no]",
        "[pdeg.yes, pdeg.maybe]",
        0,
        'the category "pdeg.maybe" is not defined',
    ),
    (PDEG, "[pdeg.yes, pdeg.no]", "[pdeg.yes, pdeg.yes]", 0, 'the category "pdeg.yes" is used twice'),
    (
        "schemes/occ14.yaml",
        "        occ14.not_professional: [occ14.intermediate, occ14.working]",
        "        occ14.not_professional: [occ14.working]",
        -1,
        "must hold every category",
    ),
    (
        GMC,
        "      - id: state_sel",
        "      - id: state_nonsel",
        0,
        'the option "state_nonsel" is used twice',
    ),
    (
        GMC,
        "  - id: origin.income_support",
        "  - id: origin.school11_16",
        0,
        'the question "origin.school11_16" is used twice',
    ),
    (
        GMC,
        "          - state_sel",
        "          - STATE non-selective",
        -14,
        "belongs to two options, state_nonsel and state_sel",
    ),
    (GMC, "          - state_sel", "          - '??'", -14, "has neither a letter nor a digit"),
    (
        GMC,
        "      - Received income support",
        "      - School type",
        -9,
        "belongs to two questions",
    ),
    (
        GMC,
        "counts: school.state_selective",
        "counts: school.state",
        0,
        '"school.state" is neither a category',
    ),
    (
        GMC,
        "    scheme: school.gmc",
        "    scheme: school.bmc",
        -2,
        'There is no scheme "school.bmc". Did you mean: school.smc, school.gmc',
    ),
    (GMC, "    scheme: school.gmc", "    scheme: pdeg.person", 0, "codes another measure"),
    (GMC, "provenance: toolkit-read", "provenance: hearsay", 0, '"provenance"'),
    (
        SMC,
        "        counts: occ14.working\n        setting:",
        "        counts: answer.unknown\n        setting:",
        0,
        "the default of reading.long_term_unemployed is not how",
    ),
    (SMC, "        also: not_said", "        also: not_sayed", 0, "no shared list of wordings"),
    (
        MEASURES,
        "    headline: pdeg.yes",
        "    headline: occ14.working",
        0,
        "is no category of pdeg.person",
    ),
    (
        MEASURES,
        "  - id: origin.parent_degree",
        "  - id: origin.income_support",
        12,
        'the measure "origin.income_support" is used twice',
    ),
    (
        "settings/readings.yaml",
        "    default: occ14.working",
        "    default: occ14.higher",
        0,
        "is not among the choices",
    ),
    ("sources.yaml", "    date: 2020-11\n", "", -3, 'the key "date" is missing'),
    (PROFILE, "  chance: 0\n", "", 19, '"chance" has no decimals'),
    (PROFILE, "threshold: 10", "threshold: 0", 0, '"threshold"'),
    (PROFILE, "    statistics: [count]", "    statistics: [headcount]", 0, "statistics"),
]


@pytest.mark.parametrize(("name", "old", "new", "below", "message"), FAULTS)
def test_a_fault_is_told_with_file_and_line(
    tmp_path: Path, name: str, old: str, new: str, below: int, message: str
) -> None:
    """A changed line of a real file is refused where it stands."""
    copy, line = copy_with(tmp_path, name, old, new)
    with pytest.raises(FrameworkError) as caught:
        build(MODELS[name.split("/")[0]], load(copy, name=name))
    assert message in str(caught.value)
    assert str(caught.value).startswith(f"{name}:{line + below}: ")
