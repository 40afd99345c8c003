"""The first page: what stands, what changed since the last release, what waits."""

from collections import Counter
from decimal import Decimal
from typing import NamedTuple

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response

from pledgebook.commitments.columns import By, Column, Kind
from pledgebook.commitments.statement import Sum
from pledgebook.commitments.title import short_sum
from pledgebook.exports.charts import CHARTS, svg
from pledgebook.exports.totals_view import TotalsView
from pledgebook.jobs import Desk
from pledgebook.ledger import Difference, differences
from pledgebook.ledger.search import Wanted
from pledgebook.review import Board
from pledgebook.web.kept import kept
from pledgebook.web.pages import page
from pledgebook.web.totals import summed
from pledgebook.web.who import Role, needs

router = APIRouter(include_in_schema=False)
_FEW = 8


class Waiting(NamedTuple):
    """How much waits: claims, links, and the reasons named most often."""

    claims: int
    links: int
    reasons: tuple[tuple[str, int], ...]


@router.get("/", dependencies=[Depends(needs(Role.READER))])
def overview(request: Request) -> Response:
    """Show what stands, what changed, what waits."""
    desk: Desk = request.app.state.desk
    board = desk.board()
    return page(
        request,
        "overview.html",
        board=board,
        sums=[(column, _sum(request, column)) for column in Column],
        view=TotalsView(summed(request.app, (By.ACTOR,))),
        categories=TotalsView(summed(request.app, (By.CATEGORY,))),
        waiting=kept(request.app, board, "waiting", lambda: _waiting(board)),
        release=next(reversed(desk.ledger.releases()), None),
        changes=kept(request.app, board, "changes", lambda: _changes(desk)),
        newest=desk.ledger.search(Wanted(), 0, _FEW)[1],
        columns=tuple(Column),
        charts=tuple(CHARTS),
    )


@router.get("/charts/{name}.svg", dependencies=[Depends(needs(Role.READER))])
def chart(request: Request, name: str) -> Response:
    """Return a chart of what stands, as a picture."""
    if name not in CHARTS:
        raise HTTPException(404, f"no chart is called {name}")
    board = request.app.state.desk.board()
    return Response(_drawn(request.app, board, name), media_type="image/svg+xml")


def warm(app: FastAPI) -> None:
    """Make what the first page asks for, so that the first who comes need not wait for it."""
    board = app.state.desk.board()
    app.state.desk.ledger.index()
    for by in (By.ACTOR, By.CATEGORY):
        summed(app, (by,))
    for name in CHARTS:
        _drawn(app, board, name)


def _drawn(app: FastAPI, board: Board, name: str) -> str:
    return kept(app, board, ("chart", name), lambda: svg(CHARTS[name](board.commitments.values())))


def _sum(request: Request, column: Column) -> str:
    found = summed(request.app, (By.ACTOR,)).sums
    held = sum((row[column].sum.value for row in found if row.kind in (Kind.GRANTS, Kind.LOANS)), Decimal(0))
    return short_sum(Sum(Decimal(f"{held:.2e}"), "EUR"))


def _waiting(board: Board) -> Waiting:
    reasons = Counter(
        reason.partition(":")[0].partition(" (")[0] for task in board.queue for reason in task.reasons
    )
    claims = sum(task.kind == "claim" for task in board.queue)
    return Waiting(claims, len(board.queue) - claims, tuple(reasons.most_common(_FEW)))


def _changes(desk: Desk) -> list[Difference]:
    last = next(reversed(desk.ledger.releases()), None)
    if last is None:
        return []
    return list(differences(desk.ledger.released(last.name), desk.ledger.released("now")))
