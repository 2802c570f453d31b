"""The questionnaire as one self-contained page, to be printed on A4 or filled in on a screen and then printed."""

from __future__ import annotations

from dataclasses import dataclass

from socmob.framework import Edition, language
from socmob.framework.fact import Wording
from socmob.framework.language_data import FIRST
from socmob.reports.questionnaire.asked import Form
from socmob.reports.templating import rendered


@dataclass(frozen=True, slots=True)
class Host:
    """Who asks, and what to do with the filled-in form; both may be left out."""

    organisation: str = ""
    contact: str = ""


def page(form: Form, host: Host | None = None) -> str:
    """The whole document as text; it needs no script, no network and no font of its own."""
    host, frame = host or Host(), form.language.frame
    why, *how = why_and_how(form, host)
    text = rendered(
        "questionnaire.html.j2",
        form=form,
        frame=frame,
        why=why,
        how=how,
        finished=frame["finished"].format(contact=host.contact) if host.contact else frame["thanks"],
        numbers=[frame["number"].format(number=n + 1, total=len(form.questions)) for n in range(len(form.questions))],
        about=frame[_about(form.edition)].format(edition=form.edition.id),
        first=language(FIRST),
        style=rendered("questionnaire.css"),
    )
    return str(text)


def why_and_how(form: Form, host: Host) -> tuple[str, ...]:
    """What stands above the questions: why they are asked, and then what the respondent should know."""
    frame = form.language.frame
    why = frame["why"].format(organisation=host.organisation or frame["nobody"])
    unreviewed = () if form.language.reviewed else (frame["unreviewed"],)
    return (why, *(frame[id] for id in ("voluntary", "nameless", "use", "choose")), *unreviewed)


def _about(edition: Edition) -> str:
    """Which sentence says whose words a form is in."""
    if edition.overlay is not None:
        return "about_published"
    own = all(question.wording is Wording.OUR_DESIGN for question in edition.questions)
    return "about_own" if own else "about"
