"""Pages made of templates, and what every template may ask for."""

from functools import cache
from typing import Any

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from pledgebook.commitments.title import party_names, short_sum, thing
from pledgebook.exports.segments import printable
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """Return a template filled with values, for the one who asks."""
    from pledgebook.web.who import signed_in

    words = (
        _templates()
        .get_template(template)
        .render(request=request, path=request.url.path, user=signed_in(request), status=status, **values)
    )
    return HTMLResponse(words, status)


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("pledgebook.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "printable": printable,
        "sum": short_sum,
        "thing": thing,
        "parties": _parties,
        "spaced": lambda value: str(value or "").replace("_", " "),
    }
    return found


@cache
def _names() -> dict[str, str]:
    return dict(party_names(Vocabulary(Settings().vocabulary)))


def _parties(ids: tuple[str, ...]) -> str:
    return ", ".join(_names().get(one, one.strip("<>")) for one in ids)
