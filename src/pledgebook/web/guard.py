"""What stands before every page: whom it may be asked by, what may come with it, which headers go back."""

import secrets
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import FastAPI, HTTPException, Request
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pledgebook.web.headers import headers_for
from pledgebook.web.problems import problem
from pledgebook.web.who import csrf_of, has_token, signed_in

FIELD = "csrf"
_CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_API = "/api/"
_MOST_FILES, _MOST_FIELDS = 200, 200
_STRANGERS_BYTES = 20_000  # a name and a password are less
_FIELDS_BYTES = (
    1_000_000  # of a form without files: it is taken apart sign by sign while everybody else waits
)


def is_loopback(host: str) -> bool:
    """Tell whether a name or number is this machine's own."""
    return host == "localhost" or _is_number(host, loopback=True)


def _is_number(host: str, *, loopback: bool = False) -> bool:
    try:
        number = ip_address(host.strip("[]"))
    except ValueError:
        return False
    return number.is_loopback or not loopback


class Guard:
    """Turns away what was sent by another site, to another name, or is too large; and dresses every answer."""

    def __init__(self, app: ASGIApp, owner: FastAPI, hosts: frozenset[str], limit_bytes: int) -> None:
        self._app = app
        self._owner = owner
        self._hosts = frozenset(name.lower() for name in hosts)
        self._limit = limit_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close"})  # there are none
            return
        scope["app"] = self._owner
        request, dressed = Request(scope, receive), _dressed(send, scope)
        if refusal := await self._refusal(request):
            await refusal(scope, receive, dressed)
            return
        await self._app(scope, _limited(receive, await self._most(request)), dressed)

    async def _refusal(self, request: Request) -> ASGIApp | None:
        """Return the answer to what is not let in; what it needs of the ledger is asked for in another thread."""
        if not self._is_own(_host(request)):  # else a foreign name could be made to lead here
            return await run_in_threadpool(
                problem, request, HTTPStatus.MISDIRECTED_REQUEST, "this ledger does not go by that name"
            )
        if _length(request) > await self._most(request):
            return await run_in_threadpool(problem, request, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE)
        if request.method in _CHANGING and not await run_in_threadpool(_is_ours, request):
            return await run_in_threadpool(problem, request, HTTPStatus.FORBIDDEN, _FOREIGN)
        return None

    def _is_own(self, host: str) -> bool:
        # A number is nobody's name: no foreign name service can make it lead here.
        numbers = not self._owner.state.open_to_all
        return is_loopback(host) or host in self._hosts or (numbers and _is_number(host))

    async def _most(self, request: Request) -> int:
        """Return how many bytes may come with a request: from strangers, few."""
        if request.method not in _CHANGING or await run_in_threadpool(signed_in, request) is None:
            return min(_STRANGERS_BYTES, self._limit)
        return min(_FIELDS_BYTES, self._limit) if _is_form(request, _FORMS[0]) else self._limit


_TOO_LARGE = "this is more than can be sent at once"
_FOREIGN = "this was not sent from a page of this ledger; load the page again, or send a token as a bearer"


def _host(request: Request) -> str:
    try:
        parts = urlsplit(f"//{request.headers.get('host', '')}")
        return "" if "@" in parts.netloc else (parts.hostname or "").removesuffix(".")
    except ValueError:
        return ""


def _length(request: Request) -> int:
    """Return how many bytes a request says it brings; what is no number is as good as too many."""
    said = request.headers.get("content-length", "0")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 16 else 10**16


def _limited(receive: Receive, most: int) -> Receive:
    taken = 0

    async def take() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > most:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _TOO_LARGE)
        return message

    return take


def _is_ours(request: Request) -> bool:
    """Tell whether something that changes the ledger comes from its own pages, or from a program with a token.

    Forms bring the token of the session as a field, which is looked at when the form is read (`check_form`);
    the API knows no forms, so that none can be sent to it from elsewhere.
    """
    if has_token(request):
        return True
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    if _is_form(request) and not request.url.path.startswith(_API):
        return True
    return _is_its_token(request.headers.get("x-csrf-token", ""), request)


def _is_form(request: Request, kinds: str | tuple[str, ...] = _FORMS) -> bool:
    return request.headers.get("content-type", "").lower().startswith(kinds)


def _is_its_token(given: object, request: Request) -> bool:
    return isinstance(given, str) and secrets.compare_digest(given.encode(), csrf_of(request).encode())


async def check_form(request: Request) -> None:
    """Turn away a form that does not bring back the token of the session; every route depends on it."""
    if request.method not in _CHANGING or has_token(request) or not _is_form(request):
        return
    most = request.app.state.limit_bytes  # else a long text would be refused as a field
    try:
        form = await request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=most)
    except ClientDisconnect as problem:  # nothing of ours broke, and nobody waits for the answer
        raise HTTPException(HTTPStatus.BAD_REQUEST, "what was sent broke off") from problem
    if not _is_its_token(form.get(FIELD), request):
        raise HTTPException(403, "this form is too old or not of this ledger; load the page again")


def _dressed(send: Send, scope: Scope) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name for name, _ in message["headers"]}
            more = [(name.encode(), value.encode()) for name, value in headers_for(scope).items()]
            message["headers"] = [*message["headers"], *(one for one in more if one[0] not in given)]
        await send(message)

    return dressed
