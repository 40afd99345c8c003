"""Signing in and out."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.responses import RedirectResponse

from pledgebook.errors import SignInError, TooManyAttemptsError
from pledgebook.web.at_desk import desk_of
from pledgebook.web.pages import page
from pledgebook.web.who import COOKIE

router = APIRouter(include_in_schema=False)
_LONGEST = 200


@router.get("/sign-in")
def ask(request: Request, to: Annotated[str, Query()] = "/") -> Response:
    """Ask for a name and a password."""
    return page(request, "sign_in.html", to=_inside(to), name="", wrong="")


@router.post("/sign-in")
def sign_in(
    request: Request,
    name: Annotated[str, Form(max_length=_LONGEST)],
    password: Annotated[str, Form(max_length=_LONGEST)],
    to: Annotated[str, Form()] = "/",
) -> Response:
    """Begin a session and lead on to the page that was asked for."""
    try:
        secret = desk_of(request).people.sign_in(name, password, origin_of(request))
    except (SignInError, TooManyAttemptsError) as problem:
        status = 429 if isinstance(problem, TooManyAttemptsError) else 401
        return page(request, "sign_in.html", status, to=_inside(to), name=name, wrong=str(problem))
    if before := request.cookies.get(COOKIE):
        desk_of(request).people.sign_out(before)
    answer = RedirectResponse(_inside(to), 303)
    secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, secret, httponly=True, samesite="lax", secure=secure, path="/")
    return answer


@router.post("/sign-out")
def sign_out(request: Request) -> Response:
    """End the session."""
    if cookie := request.cookies.get(COOKIE):
        desk_of(request).people.sign_out(cookie)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


def origin_of(request: Request) -> str:
    """Return the address that a request came from."""
    return request.client.host if request.client else ""


def _inside(to: str) -> str:
    """Return a path of this ledger; whatever leads elsewhere becomes the first page."""
    parts = urlsplit(to)
    inside = to.startswith("/") and not to.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return to if inside and to.isprintable() else "/"
