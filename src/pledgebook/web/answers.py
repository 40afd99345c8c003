"""JSON answers that say whether anything has changed since they were asked for last."""

from collections.abc import Sequence
from math import ceil
from typing import Annotated, Any

from fastapi import Query, Request, Response

from pledgebook.claims.record import json_line
from pledgebook.ids import digest

MOST = 200
Page = Annotated[int, Query(ge=1, le=100_000, description="which page, the first is 1")]
Size = Annotated[int, Query(ge=1, le=MOST, description="how many on a page")]


def answer(request: Request, value: Any, status: int = 200) -> Response:
    """Return a value as JSON with its ETag; 304 where the asker has it already."""
    body = json_line(value) if isinstance(value, dict) else json_line({"items": value})
    tag = f'"{digest(body)}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    given = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if request.method == "GET" and tag in given:
        return Response(status_code=304, headers=headers)
    return Response(body, status, headers, "application/json")


def paged(request: Request, items: Sequence[Any], total: int, number: int, size: int) -> Response:
    """Return one page of a list, how many there are, and where the pages before and after it are."""
    pages = max(1, ceil(total / size))
    found = answer(request, {"items": list(items), "total": total, "page": number, "pages": pages})
    steps = {"prev": number - 1 if number > 1 else None, "next": number + 1 if number < pages else None}
    links = [
        f'<{request.url.include_query_params(page=to)}>; rel="{name}"' for name, to in steps.items() if to
    ]
    if links:
        found.headers["Link"] = ", ".join(links)
    return found
