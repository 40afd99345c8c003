"""What goes wrong, told to people as a page and to programs as problem+json (RFC 9457)."""

from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from pledgebook.errors import PledgebookError
from pledgebook.web.pages import page

_API = "/api/"


def tell_problems(app: FastAPI) -> None:
    """Let an application answer errors in the form that was asked for."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(PledgebookError, _ours)


def problem(request: Request, status: int, detail: str) -> Response:
    """Return a problem as JSON under the API, as a page elsewhere."""
    title = HTTPStatus(status).phrase
    if request.url.path.startswith(_API):
        told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        return JSONResponse(told, status, media_type="application/problem+json")
    return page(request, "problem.html", status=status, title=title, detail=detail)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    answer = problem(request, error.status_code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer


async def _ours(request: Request, error: Exception) -> Response:
    return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
