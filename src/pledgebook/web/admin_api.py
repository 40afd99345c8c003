"""What admins do, by JSON: users, tokens, settings, the audit log, the check."""

from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Request, Response
from pydantic import BaseModel, ConfigDict, Field

from pledgebook.errors import NameTakenError
from pledgebook.web.answers import answer
from pledgebook.web.api import PROBLEM
from pledgebook.web.at_desk import desk_of
from pledgebook.web.sign_in import origin_of
from pledgebook.web.who import Role, User, needs

Admin = Annotated[User, Depends(needs(Role.ADMIN))]
router = APIRouter(
    prefix="/api/v1",
    tags=["admin"],
    dependencies=[Depends(needs(Role.ADMIN))],
    responses=dict.fromkeys((401, 403, 404, 409, 422), PROBLEM),
)
_MOST_FINDINGS = 200


class UserBody(BaseModel):
    """A new user."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1, max_length=60)
    password: str = Field(max_length=200)
    role: int = Field(ge=1, le=4, description="1 reader, 2 reviewer, 3 editor, 4 admin")


class UserChange(BaseModel):
    """What is to change about a user; what is left out stays."""

    model_config = ConfigDict(extra="forbid")
    password: str | None = Field(None, max_length=200)
    role: int | None = Field(None, ge=1, le=4)
    active: bool | None = None


@router.get("/users")
def users(request: Request, user: Admin) -> Response:
    """Return who may use the ledger."""
    _ = user
    items = [
        {"name": one.name, "role": one.role.name.lower(), "active": one.active}
        for one in desk_of(request).people.users()
    ]
    return answer(request, {"items": items})


@router.post("/users", status_code=201)
def make_user(request: Request, body: UserBody, user: Admin) -> Response:
    """Add a user."""
    people = desk_of(request).people
    try:
        made = people.make(body.name, body.password, Role(body.role), user.name, origin_of(request))
    except NameTakenError as problem:
        raise HTTPException(409, str(problem)) from problem
    return answer(request, {"name": made.name, "role": made.role.name.lower(), "active": True}, 201)


@router.patch("/users/{name}", status_code=204)
def change_user(request: Request, name: str, body: UserChange, user: Admin) -> None:
    """Change a user's role or password, or end them."""
    desk_of(request).people.change(
        name,
        role=Role(body.role) if body.role else None,
        password=body.password,
        active=body.active,
        by=user.name,
        origin=origin_of(request),
    )


class TokenBody(BaseModel):
    """A new token: whom it acts for, how it is called, the most it may do, how many days it lasts (0: for ever)."""

    model_config = ConfigDict(extra="forbid")
    user: str = Field(max_length=60)
    name: str = Field(min_length=1, max_length=60)
    role: int = Field(ge=1, le=4)
    days: int = Field(90, ge=0, le=3650)


@router.get("/tokens")
def tokens(request: Request) -> Response:
    """Return the tokens; what they are made of is not known any more."""
    items = [
        {
            "id": one.id,
            "name": one.name,
            "user": one.user,
            "role": one.role.name.lower(),
            "ends": one.ends.isoformat() if one.ends else None,
        }
        for one in desk_of(request).people.tokens()
    ]
    return answer(request, {"items": items})


@router.post("/tokens", status_code=201)
def make_token(request: Request, body: TokenBody, user: Admin) -> Response:
    """Make a token; its secret is told this once."""
    ends = datetime.now(UTC) + timedelta(days=body.days) if body.days else None
    secret = desk_of(request).people.make_token(
        body.user, body.name, Role(body.role), ends, user.name, origin_of(request)
    )
    return answer(request, {"secret": secret, "ends": ends.isoformat() if ends else None}, 201)


@router.delete("/tokens/{token}", status_code=204)
def revoke_token(request: Request, token: str, user: Admin) -> None:
    """End a token by its id."""
    desk_of(request).people.revoke(token, user.name, origin_of(request))


class SettingsBody(BaseModel):
    """What is set for all: how many reviewers must agree."""

    model_config = ConfigDict(extra="forbid")
    reviewers: Literal[1, 2]


@router.get("/settings")
def settings(request: Request) -> Response:
    """Return what is set for all."""
    return answer(request, {"reviewers": int(desk_of(request).people.option("reviewers", "1"))})


@router.put("/settings", status_code=204)
def change_settings(request: Request, body: SettingsBody, user: Admin) -> None:
    """Set how many reviewers must agree."""
    desk = desk_of(request)
    desk.people.set_option("reviewers", str(body.reviewers), user.name, origin_of(request))
    desk.renew()


@router.get("/audit")
def audit(request: Request) -> Response:
    """Return the last lines of the audit log, the newest first."""
    items = [
        {"at": one.at.isoformat(), "who": one.who, "act": one.act, "what": one.what, "origin": one.origin}
        for one in desk_of(request).people.audit()
    ]
    return answer(request, {"items": items})


@router.get("/check")
def check(request: Request) -> Response:
    """Verify every span, id, hash and reference, and return what is not as it must be, the first 200."""
    found = [str(one) for one in islice(desk_of(request).ledger.check(), _MOST_FINDINGS)]
    return answer(request, {"findings": found, **desk_of(request).ledger.health()})
