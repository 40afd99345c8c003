"""What waits for a person, with the reasons, filtered and page by page."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from pledgebook.claims.claim import Category, Stage
from pledgebook.review import Filter, Kind, agreement
from pledgebook.web.asking import Asked, address, waiting
from pledgebook.web.at_desk import desk_of
from pledgebook.web.kept import kept
from pledgebook.web.line import Line, listed
from pledgebook.web.pages import page
from pledgebook.web.who import Role, User, needs

router = APIRouter(include_in_schema=False)
_PAGE = 50


@router.get("/queue")
def queue(
    request: Request,
    asked: Asked,
    user: Annotated[User, Depends(needs(Role.READER))],
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """Show what waits, the most urgent first."""
    desk = desk_of(request)
    tasks = ordered(request, asked, user)
    shown = tasks.page((number - 1) * _PAGE, _PAGE)
    board = desk.board()
    today = desk.ledger.decided_since(datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0))
    return page(
        request,
        "queue.html",
        tasks=shown,
        first=(number - 1) * _PAGE + 1,
        total=len(tasks),
        number=number,
        pages=-(-len(tasks) // _PAGE),
        asked=asked,
        address=lambda **more: address(asked, **more),
        today=today,
        agreement=agreement(board.votes),
        kinds=tuple(Kind),
        categories=tuple(Category),
        stages=tuple(Stage),
    )


def ordered(request: Request, asked: Filter, user: User) -> Line:
    """Return what waits for one person; what they skipped today stands last."""
    desk = desk_of(request)
    board = desk.board()
    key = ("queue", asked, user.name, user.role)
    found = kept(request.app, board, key, lambda: listed(list(waiting(board, asked, user))), late=False)
    return Line(found, desk.settled(board), desk.skipped(user.name, datetime.now(UTC).date()))
