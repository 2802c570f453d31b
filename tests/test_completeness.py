"""Nothing stands without what it needs: a command its page, a fact its source, a measure its specification."""

import subprocess
import sys
from pathlib import Path

import pytest

from socmob import framework
from socmob.cli.application import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
MEASURES = framework.measures()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_place_in_the_reference(command: str) -> None:
    """The page of commands has a section on the command, and the tutorial or a how-to uses it."""
    assert f"## socmob {command}\n" in (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    guides = [ROOT / "docs" / "tutorial.md", *(ROOT / "docs" / "howto").glob("*.md")]
    assert any(f"socmob {command}" in guide.read_text(encoding="utf-8") for guide in guides)


def test_every_fact_has_a_source() -> None:
    """Editions, questions, measures, schemes, settings, profiles and benchmarks each name a source that is listed."""
    cited = {edition.id: edition.sources for edition in framework.editions()}
    cited |= {f"{e.id} {question.id}": question.sources for e in framework.editions() for question in e.questions}
    cited |= {measure.id: measure.sources for measure in MEASURES}
    cited |= {scheme.id: scheme.sources for scheme in framework.schemes()}
    cited |= {setting.id: setting.sources for setting in framework.settings()}
    cited |= {profile.id: profile.sources for profile in framework.profiles()}
    cited |= {figure.id: (figure.source.id,) for figure in framework.benchmarks()}
    for fact, sources in cited.items():
        assert sources, fact
        assert set(sources) <= framework.sources().keys(), fact


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.id)
def test_every_measure_has_a_specification(measure: framework.Measure) -> None:
    """A worked example in tests/spec names the measure."""
    specifications = (ROOT / "tests" / "spec").glob("test_*.py")
    assert any(f'"{measure.id}"' in page.read_text(encoding="utf-8") for page in specifications)


def test_reference_pages_are_as_they_would_be_made() -> None:
    """No page of the reference says something else than the code and the framework do."""
    made = subprocess.run([sys.executable, "-m", "tools.make_reference", "--check"], cwd=ROOT, check=False)
    assert made.returncode == 0
