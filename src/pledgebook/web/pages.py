"""Pages made of templates, and what every template may ask for."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from pledgebook.commitments.statement import Sum
from pledgebook.commitments.title import party_names, short_sum, thing
from pledgebook.exports.segments import printable
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from pledgebook.web.who import Role, csrf_of, signed_in

_MENU = (  # each page with the least role that may open it
    ("/queue", "Queue", Role.READER),
    ("/commitments", "Commitments", Role.READER),
    ("/totals", "Totals", Role.READER),
    ("/search", "Search", Role.READER),
    ("/add", "Add", Role.REVIEWER),
    ("/releases", "Releases", Role.READER),
    ("/admin", "Admin", Role.ADMIN),
)


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """Return a template filled with values, for the one who asks."""
    shared = {
        "request": request,
        "path": request.url.path,
        "user": signed_in(request),
        "csrf": csrf_of(request),
        "status": status,
    }
    words = _templates().get_template(template).render(shared | values)
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
    found.globals |= {"csrf_field": _csrf_field, "menu": _MENU}
    found.filters |= {
        "printable": printable,
        "money": short_sum,
        "thing": thing,
        "parties": _parties,
        "euros": _euros,
        "ids": _ids,
        "label": _label,
        "plain": _plain,
        "spaced": lambda value: str(value or "").replace("_", " "),
    }
    return found


@cache
def _names() -> dict[str, str]:
    return dict(party_names(Vocabulary(Settings().vocabulary)))


def _parties(ids: tuple[str, ...]) -> str:
    return ", ".join(_names().get(one, one.strip("<>")) for one in ids)


def _csrf_field(request: Request) -> Markup:
    """Return the hidden field that every form brings back."""
    return Markup('<input type="hidden" name="csrf" value="{}">').format(csrf_of(request))


def _euros(value: float) -> str:
    """Return a rough sum in two figures."""
    rough = Decimal(f"{value:.1e}")
    return f"about {short_sum(Sum(rough, 'EUR'))}"


def _label(value: str) -> str:
    """Return the names of parties that share a row ("DNK+NLD"); what is no party stays as it is."""
    return " and ".join(_names().get(one, one) for one in value.split("+"))


def _ids(parties: Iterable[Any]) -> tuple[str, ...]:
    """Return the ids of parties of a claim's record, in which a person's are bare ids."""
    return tuple(one if isinstance(one, str) else one["id"] or f"<{one['text']}>" for one in parties)


def _plain(value: Any) -> str:
    """Return a field's value as a person reads it."""
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part not in (None, "", "exact", "once"))
    if isinstance(value, list):
        return ", ".join(_plain(one) for one in value) or "none"
    return "unknown" if value is None else str(value).replace("_", " ")
