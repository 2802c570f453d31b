"""The attack from outside: what a stranger can learn from published files alone. It uses nothing of the gate's."""

from socmob.disclosure.outside.attack import Options, attack
from socmob.disclosure.outside.findings import Attacked, Finding, Kind
from socmob.disclosure.outside.page import page_findings
from socmob.disclosure.outside.published import Publication

__all__ = ["Attacked", "Finding", "Kind", "Options", "Publication", "attack", "page_findings"]
