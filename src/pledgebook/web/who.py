"""Who asks, and what they may do."""

from collections.abc import Callable
from getpass import getuser

from fastapi import HTTPException, Request

from pledgebook.jobs import Desk
from pledgebook.ledger.people import Role, Session, User

__all__ = ["COOKIE", "Role", "SignInFirstError", "User", "needs", "signed_in"]

COOKIE = "pledgebook"
_BEARER = "bearer "
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip")


class SignInFirstError(Exception):
    """The page is for users, and nobody has signed in."""


def signed_in(request: Request) -> User | None:
    """Return who asks, null where nobody has signed in; found once a request."""
    if not hasattr(request.state, "user"):
        request.state.user = _find(request)
    found: User | None = request.state.user
    return found


def csrf_of(request: Request) -> str:
    """Return what forms must bring back so that no other site can send them."""
    signed_in(request)
    session: Session | None = getattr(request.state, "session", None)
    return session.csrf if session else str(request.app.state.csrf)


def needs(role: Role) -> Callable[[Request], User]:
    """Return a dependency that gives who asks, and turns away those of a lower role."""

    def allowed(request: Request) -> User:
        user = signed_in(request)
        if user is None:
            raise SignInFirstError
        if user.role < role:
            yours, wanted = user.role.name.lower(), role.name.lower()
            raise HTTPException(403, f"this needs the role {wanted}; yours is {yours}")
        return user

    allowed.role = role  # type: ignore[attr-defined]
    return allowed


def _find(request: Request) -> User | None:
    desk: Desk = request.app.state.desk
    people = desk.people
    if has_token(request):
        return people.by_token(request.headers["authorization"][len(_BEARER) :].strip())
    if cookie := request.cookies.get(COOKIE):
        request.state.session = people.session(cookie)
        if request.state.session:
            return request.state.session.user  # type: ignore[no-any-return]
    if request.app.state.open_to_all and not _passed_on(request) and not people.any():
        return User(local_name(), Role.ADMIN)
    return None


def has_token(request: Request) -> bool:
    """Tell whether a program asks, with a token; no page of another site can make a browser send one."""
    return request.headers.get("authorization", "").lower().startswith(_BEARER)


def _passed_on(request: Request) -> bool:
    """Tell whether a proxy asks for somebody else, who need not be at this machine."""
    return any(name in request.headers for name in _PASSED_ON)


def local_name() -> str:
    """Return the name of whoever uses this machine, as it stands on their decisions."""
    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # a user without a name, as in some containers
        return "local"
