"""The templates of the page and of its charts: everything that is put into them is escaped."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup


@cache
def environment() -> Environment:
    """The templates of this room; a name that a template does not get is an error."""
    return Environment(
        loader=PackageLoader("socmob.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, **values: object) -> Markup:
    """A template with its values, as markup that another may include."""
    return Markup(environment().get_template(template).render(**values))
