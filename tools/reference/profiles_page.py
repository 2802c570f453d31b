"""The page on the disclosure profiles: their rules side by side, then each with its reasons."""

from collections.abc import Iterable, Iterator

from socmob import framework
from socmob.framework import Profile
from socmob.framework.profile_words import rules_in_words
from tools.reference.markdown import code, page, table

OPENING = """\
The rules under which tables leave, all of them data: nothing below stands in code. A project chooses a profile by a
`profile.yaml` with a line such as `use: small_firm`, or [writes its own](../howto/look-and-profile.md). What is chosen
is fixed for a wave, and every report prints it. The table holds what differs between those that socmob ships."""
SAME = "As the [default](#default)."


def profiles_page() -> str:
    """Everything that the disclosure profiles say."""
    return page("Disclosure profiles", "the framework's data", [OPENING, _side_by_side(), *_profiles()])


def _side_by_side() -> str:
    every = framework.profiles()
    columns = [[rule.value for rule in rules_in_words(profile)] for profile in every]
    rules = [rule.rule for rule in rules_in_words(every[0])]
    return table(["rule", *(f"[{profile.id}](#{profile.id})" for profile in every)], zip(rules, *columns, strict=True))


def _profiles() -> Iterator[str]:
    default = framework.profile()
    for profile in framework.profiles():
        yield f"## {profile.id}"
        sources = ", ".join(f"[{source}](framework.md#source-{source})" for source in profile.sources)
        yield f"{profile.title}, version {profile.version}. {profile.reason} {profile.provenance}; {sources}."
        yield f"Rules: SHA-256 {code(profile.sha256)}."
        yield table(["rule", "value", "why"], [(r.rule, r.value, r.why) for r in rules_in_words(profile)])
        own = profile.id != default.id
        yield from _unless_same(own and profile.tables == default.tables, "Kinds of table", _tables(profile))
        yield from _unless_same(own and profile.decimals == default.decimals, "Decimals that leave", _decimals(profile))
        same = own and (profile.losses, profile.search) == (default.losses, default.search)
        yield from _unless_same(same, "What is withheld beside something small", _withholding(profile))


def _unless_same(same: bool, heading: str, parts: Iterable[str]) -> Iterator[str]:
    yield f"**{heading}.** {SAME}" if same else f"**{heading}**"
    if not same:
        yield from parts


def _tables(profile: Profile) -> Iterator[str]:
    yield table(
        ["kind of table", "statistics it may hold", "what a cell weighs", "what it is for"],
        [(code(kind), ", ".join(rule.statistics), rule.loss, rule.reason) for kind, rule in profile.tables.items()],
    )
    yield "A kind of table or a statistic that is not listed is refused."


def _decimals(profile: Profile) -> Iterator[str]:
    yield profile.reasons.decimals
    yield table(["statistic", "decimals"], [(code(name), places) for name, places in profile.decimals.items()])


def _withholding(profile: Profile) -> Iterator[str]:
    losses, search = profile.losses, profile.search
    yield losses.reason
    yield table(
        ["weight", "value"],
        [
            ("a cell of everyone in a table by level", losses.overall),
            ("a base, times", losses.base_times),
            ("who answered, times", losses.who_answered_times),
            ("the first and the last class, times", losses.end_times),
            ("dear: touched only where nothing else does", losses.dear),
        ],
    )
    yield f"How long is looked for it. {search.reason}"
    yield table(
        ["limit", "value"],
        [
            ("seconds for a whole release", f"{search.seconds:g}"),
            ("steps of one search in whole numbers", search.steps),
            ("withheld cells that are tried again", search.trials),
            ("tries at many secrets at once, without success", search.looks),
            ("kinds of people taken in beside a secret's own, first", search.beside),
            ("unknowns of one question that are reasoned about", search.unknowns),
        ],
    )
