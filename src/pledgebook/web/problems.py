"""What goes wrong, told to people as a page and to programs as problem+json (RFC 9457)."""

from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from pledgebook.errors import (
    ChangedClaimError,
    LedgerFailedError,
    NoSuchClaimError,
    NoSuchCommitmentError,
    NoSuchDocumentError,
    NothingToUndoError,
    PledgebookError,
)
from pledgebook.log import logger
from pledgebook.web.headers import headers_for
from pledgebook.web.metrics import route_of
from pledgebook.web.pages import page
from pledgebook.web.who import SignInFirstError

_NOWHERE = "There is nothing at this address."
_FOR_PROGRAMS = ("/api/", "/health", "/metrics")


def tell_problems(app: FastAPI) -> None:
    """Let an application answer errors in the form that was asked for."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(SignInFirstError, _sign_in_first)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(PledgebookError, _ours)
    app.add_exception_handler(Exception, _broken)


def problem(request: Request, status: int, detail: str) -> Response:
    """Return a problem as JSON under the API, as a page elsewhere."""
    title = HTTPStatus(status).phrase
    if request.url.path.startswith(_FOR_PROGRAMS):
        told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return JSONResponse(told, status, media_type="application/problem+json")
    values: dict[str, Any] = {"status": status, "title": title, "detail": detail}
    try:
        return page(request, "problem.html", **values)
    except LedgerFailedError:  # the ledger cannot say who asks: the page is for nobody
        request.state.user = None
        return page(request, "problem.html", **values)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    nowhere = error.detail == HTTPStatus.NOT_FOUND.phrase  # no page is there, so none could say more
    answer = problem(request, error.status_code, _NOWHERE if nowhere else str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


async def _sign_in_first(request: Request, error: Exception) -> Response:  # noqa: ARG001
    if request.url.path.startswith(_FOR_PROGRAMS):
        answer = problem(request, HTTPStatus.UNAUTHORIZED, "sign in, or send a token as a bearer")
        answer.headers["WWW-Authenticate"] = "Bearer"
        return answer
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/sign-in?to={quote(request.url.path + query)}", 303)


async def _unreadable(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, told)


async def _ours(request: Request, error: Exception) -> Response:
    if isinstance(error, LedgerFailedError):  # what the database says is for the log
        logger.error(
            "the ledger failed", extra={"facts": {"route": route_of(request.scope), "why": str(error)}}
        )
        return problem(request, 503, "The ledger cannot be read or written just now; the log says why.")
    status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), 422)
    return problem(request, status, str(error))


async def _broken(request: Request, error: Exception) -> Response:
    if isinstance(error, PledgebookError):  # before any page was asked
        answer = await _ours(request, error)
    else:
        logger.error("a page broke", exc_info=error, extra={"facts": {"route": route_of(request.scope)}})
        answer = problem(request, HTTPStatus.INTERNAL_SERVER_ERROR, "This page broke; the log says why.")
    answer.headers.update(headers_for(request.scope))  # it is made outside of the guard
    return answer


_STATUS: dict[type[PledgebookError], int] = {
    NoSuchClaimError: 404,
    NoSuchDocumentError: 404,
    NoSuchCommitmentError: 404,
    ChangedClaimError: 409,
    NothingToUndoError: 409,
}
