"""The first page: what stands, what changed since the last release, what waits."""

from collections import Counter
from decimal import Decimal
from typing import Any, NamedTuple

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response

from pledgebook.commitments.columns import By, Column, Kind
from pledgebook.commitments.statement import Sum
from pledgebook.commitments.title import short_sum
from pledgebook.exports.charts import CHARTS, OVERVIEW, Figures, Setting, html, png, svg
from pledgebook.exports.totals_view import TotalsView
from pledgebook.jobs import Desk
from pledgebook.ledger import Difference, differences
from pledgebook.ledger.search import Wanted
from pledgebook.review import Board
from pledgebook.web.at_desk import desk_of
from pledgebook.web.kept import kept
from pledgebook.web.now import now
from pledgebook.web.pages import page
from pledgebook.web.totals import summed
from pledgebook.web.who import Role, needs

router = APIRouter(include_in_schema=False)
_FEW = 8
_WIDE, _NARROW = 740, 350  # points that a chart takes on a desk and on a phone


class Waiting(NamedTuple):
    """How much waits: claims, links, and the reasons named most often."""

    claims: int
    links: int
    reasons: tuple[tuple[str, int], ...]


@router.get("/", dependencies=[Depends(needs(Role.READER))])
def overview(request: Request) -> Response:
    """Show what stands, what changed, what waits."""
    desk = desk_of(request)
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
        charts=OVERVIEW,
    )


@router.get("/charts/{name}.svg", dependencies=[Depends(needs(Role.READER))])
def chart(request: Request, name: str, dark: bool = False, narrow: bool = False) -> Response:
    """Return a chart of what stands, as a picture; by night or for a phone if asked."""
    board = _board(request, name)
    drawn = _drawn(request.app, board, name, _setting(dark=dark, narrow=narrow))
    return Response(drawn, media_type="image/svg+xml")


@router.get("/charts/{name}.png", dependencies=[Depends(needs(Role.READER))])
def picture(request: Request, name: str, dark: bool = False, narrow: bool = False) -> Response:
    """Return a chart as a picture of dots."""
    board, setting = _board(request, name), _setting(dark=dark, narrow=narrow, paper=True)
    made = kept(
        request.app, board, ("png", name, setting), lambda: png(_chart(request.app, board, name, setting))
    )
    return Response(made, media_type="image/png")


@router.get("/charts/{name}.html", dependencies=[Depends(needs(Role.READER))])
def interactive(request: Request, name: str) -> Response:
    """Return a chart as a file to keep, which answers to the pointer and fetches nothing."""
    board, setting = _board(request, name), _setting(paper=True)
    made = kept(request.app, board, ("html", name), lambda: html(_chart(request.app, board, name, setting)))
    taken = {"Content-Disposition": f'attachment; filename="{name}.html"'}
    return Response(made, media_type="text/html", headers=taken)


@router.get("/charts", dependencies=[Depends(needs(Role.READER))])
def charts(request: Request) -> Response:
    """Show every chart, each to take along."""
    return page(request, "charts.html", charts=tuple(CHARTS))


def _board(request: Request, name: str) -> Board:
    if name not in CHARTS:
        raise HTTPException(404, f"no chart is called {name}")
    board: Board = desk_of(request).board()
    return board


def warm(app: FastAPI) -> None:
    """Make what the first page asks for, so that the first who comes need not wait for it."""
    board = app.state.desk.board()
    app.state.desk.ledger.index()
    for by in (By.ACTOR, By.CATEGORY):
        summed(app, (by,))
    for name in OVERVIEW:
        for narrow in (False, True):
            _drawn(app, board, name, _setting(narrow=narrow))


def _setting(*, dark: bool = False, narrow: bool = False, paper: bool = False) -> Setting:
    ground = ("#171614" if dark else "#ffffff") if paper else None
    return Setting(_NARROW if narrow else _WIDE, dark, None, ground)


def _drawn(app: FastAPI, board: Board, name: str, setting: Setting) -> str:
    return kept(app, board, ("chart", name, setting), lambda: svg(_chart(app, board, name, setting)))


def _chart(app: FastAPI, board: Board, name: str, setting: Setting) -> Any:
    figures = kept(app, board, "figures", lambda: Figures(board.commitments.values()), late=False)
    return CHARTS[name](figures, setting._replace(as_of=now().date()))


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
