"""What stands before every page: whom it may be asked by, what may come with it, which headers go back."""

import secrets
from http import HTTPStatus
from ipaddress import ip_address
from urllib.parse import urlsplit

from fastapi import FastAPI, HTTPException, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pledgebook.web.headers import headers_for
from pledgebook.web.problems import problem
from pledgebook.web.who import csrf_of

FIELD = "csrf"
_CHANGING = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_LOOPBACK = frozenset({"localhost", "testserver"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


def is_loopback(host: str) -> bool:
    """Tell whether a name or number is this machine's own."""
    if host in _LOOPBACK:
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


class Guard:
    """Turns away what was sent by another site, to another name, or is too large; and dresses every answer."""

    def __init__(self, app: ASGIApp, owner: FastAPI, hosts: frozenset[str], limit_bytes: int) -> None:
        self._app = app
        self._owner = owner
        self._hosts = hosts
        self._limit = limit_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        scope["app"] = self._owner
        request = Request(scope, receive)
        if refusal := self._refusal(request):
            status, reason = refusal
            await problem(request, status, reason)(scope, receive, _dressed(send, request.url.path))
            return
        await self._app(scope, self._limited(receive), _dressed(send, request.url.path))

    def _refusal(self, request: Request) -> tuple[int, str] | None:
        host = urlsplit(f"//{request.headers.get('host', '')}").hostname or ""
        if not (is_loopback(host) or host in self._hosts):  # else a foreign name could be made to lead here
            return HTTPStatus.MISDIRECTED_REQUEST, "this ledger does not go by that name"
        if int(request.headers.get("content-length") or 0) > self._limit:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"at most {self._limit:,} bytes can be sent at once"
        if request.method in _CHANGING and not _is_ours(request):
            return HTTPStatus.FORBIDDEN, "this was not sent from a page of this ledger; load the page again"
        return None

    def _limited(self, receive: Receive) -> Receive:
        taken = 0

        async def take() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return {"type": "http.disconnect"} if taken > self._limit else message

        return take


def _is_ours(request: Request) -> bool:
    """Tell whether something that changes the ledger comes from its own pages, or from a program with a token.

    Forms bring the token of the session as a field, which is looked at when the form is read (`check_form`).
    """
    if request.headers.get("authorization"):
        return True
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
        return False
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    if request.headers.get("content-type", "").startswith(_FORMS):
        return True
    return secrets.compare_digest(request.headers.get("x-csrf-token", ""), csrf_of(request))


async def check_form(request: Request) -> None:
    """Turn away a form that does not bring back the token of the session; a dependency of every form."""
    if request.headers.get("authorization") or request.method not in _CHANGING:
        return
    form = await request.form()
    given = form.get(FIELD)
    if not isinstance(given, str) or not secrets.compare_digest(given, csrf_of(request)):
        raise HTTPException(403, "this form is too old or not of this ledger; load the page again")


def _dressed(send: Send, path: str) -> Send:
    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name for name, _ in message["headers"]}
            more = [(name.encode(), value.encode()) for name, value in headers_for(path).items()]
            message["headers"] = [*message["headers"], *(one for one in more if one[0] not in given)]
        await send(message)

    return dressed
