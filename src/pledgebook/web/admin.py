"""Users, tokens, what is set for all, and how the ledger is."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from pledgebook.errors import NoAdminLeftError, PledgebookError
from pledgebook.web.at_desk import desk_of
from pledgebook.web.pages import page
from pledgebook.web.sign_in import origin_of
from pledgebook.web.who import Role, User, needs

router = APIRouter(include_in_schema=False)
Admin = Annotated[User, Depends(needs(Role.ADMIN))]
_FORM = [Depends(needs(Role.ADMIN))]
_MOST_FINDINGS = 50


@router.get("/admin", dependencies=[Depends(needs(Role.ADMIN))])
def admin(request: Request) -> Response:
    """Show users, tokens, settings, health and the audit log."""
    return _page(request)


@router.post("/admin/users", dependencies=_FORM)
def make_user(
    request: Request,
    user: Admin,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=200)],
    role: Annotated[int, Form(ge=1, le=4)],
) -> Response:
    """Add a user."""
    people = desk_of(request).people
    if role < Role.ADMIN and not people.any():  # whoever makes it would have locked the door from outside
        return _page(request, wrong=str(NoAdminLeftError()), status=422)
    return _done(request, lambda: people.make(name, password, Role(role), user.name, origin_of(request)))


@router.post("/admin/users/change", dependencies=_FORM)
def change_user(
    request: Request,
    user: Admin,
    name: Annotated[str, Form(max_length=200)],
    role: Annotated[int | None, Form(ge=1, le=4)] = None,
    password: Annotated[str, Form(max_length=200)] = "",
    active: Annotated[bool | None, Form()] = None,
) -> Response:
    """Change a user's role, password or end them."""
    people = desk_of(request).people
    changes: dict[str, Any] = {
        "role": Role(role) if role else None,
        "password": password or None,
        "active": active,
    }
    given = {key: value for key, value in changes.items() if value is not None}
    return _done(request, lambda: people.change(name, **given, by=user.name, origin=origin_of(request)))


@router.post("/admin/tokens", dependencies=_FORM)
def make_token(
    request: Request,
    user: Admin,
    holder: Annotated[str, Form(max_length=200)],
    name: Annotated[str, Form(min_length=1, max_length=200)],
    role: Annotated[int, Form(ge=1, le=4)],
    days: Annotated[int, Form(ge=0, le=3650)] = 0,
) -> Response:
    """Make a token and show its secret, this once."""
    ends = datetime.now(UTC) + timedelta(days=days) if days else None
    try:
        secret = desk_of(request).people.make_token(
            holder, name, Role(role), ends, user.name, origin_of(request)
        )
    except PledgebookError as problem:
        return _page(request, wrong=str(problem), status=422)
    return _page(request, secret=secret)


@router.post("/admin/tokens/revoke", dependencies=_FORM)
def revoke_token(request: Request, user: Admin, token: Annotated[str, Form(max_length=100)]) -> Response:
    """End a token."""
    people = desk_of(request).people
    return _done(request, lambda: people.revoke(token, user.name, origin_of(request)))


@router.post("/admin/settings", dependencies=_FORM)
def set_reviewers(request: Request, user: Admin, needed: Annotated[int, Form(ge=1, le=2)]) -> Response:
    """Set how many reviewers must agree."""
    desk = desk_of(request)
    done = _done(
        request, lambda: desk.people.set_option("reviewers", str(needed), user.name, origin_of(request))
    )
    desk.renew()
    return done


@router.post("/admin/check", dependencies=_FORM)
def check(request: Request) -> Response:
    """Verify every span, id, hash and reference, and show what is not as it must be."""
    found = [str(one) for one in islice(desk_of(request).ledger.check(), _MOST_FINDINGS)]
    return _page(request, findings=found)


def _done(request: Request, act: Any) -> Response:
    try:
        act()
    except PledgebookError as problem:
        return _page(request, wrong=str(problem), status=422)
    return RedirectResponse("/admin", 303)


def _page(request: Request, status: int = 200, **told: Any) -> Response:
    desk = desk_of(request)
    people = desk.people
    values = {"wrong": "", "secret": "", "findings": None, **told}
    return page(
        request,
        "admin.html",
        status,
        users=people.users(),
        tokens=people.tokens(),
        audit=people.audit(50),
        needed=int(people.option("reviewers", "1")),
        roles=tuple(Role),
        health=desk.ledger.health(),
        **values,
    )
