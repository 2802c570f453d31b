"""How the tests reach what they attack: a firm goes into the gate, a published document comes out."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from unittest import mock

from socmob.disclosure import protect, write_release
from socmob.framework import Profile, profile
from socmob.values.tables import Release
from tests.attack.firms import Firm, about, joint, tables
from tests.attack.published import Document

PROFILE = profile()


@dataclass(frozen=True, slots=True)
class Published:
    """A release, and the document that a stranger reads."""

    release: Release
    document: Document


def publish(
    firm: Firm,
    breakdowns: Sequence[str] | None = None,
    *,
    earlier: Sequence[Release] = (),
    rules: Profile = PROFILE,
) -> Published:
    """The report on a firm's last wave, by all its breakdowns or some."""
    release = protect(tables(firm, breakdowns), rules, about(firm), joint(firm), earlier)
    return Published(release, write_release(release))


def unprotected() -> ExitStack:
    """A gate that withholds what is small and nothing to hide it, and does not look again."""
    stack = ExitStack()
    stack.enter_context(mock.patch("socmob.disclosure.withhold.Hiding.hide"))
    stack.enter_context(mock.patch("socmob.disclosure.gate.audit"))
    return stack
