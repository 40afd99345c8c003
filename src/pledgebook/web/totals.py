"""What it adds up to: the sums of the four stages side by side, each opening to its commitments."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Query, Request, Response

from pledgebook.commitments import totals as add_up
from pledgebook.commitments.columns import By, Column
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.totals import Totals
from pledgebook.errors import UnknownCurrencyError
from pledgebook.exports.totals_view import TotalsView
from pledgebook.web.asking import day_of, one_of
from pledgebook.web.at_desk import desk_of
from pledgebook.web.kept import kept
from pledgebook.web.pages import page
from pledgebook.web.who import Role, needs

router = APIRouter(include_in_schema=False)


@router.get("/totals", dependencies=[Depends(needs(Role.READER))])
def totals(
    request: Request,
    by: Annotated[list[str] | None, Query()] = None,
    stage: str = "",
    currency: Annotated[str, Query(max_length=3)] = "EUR",
    constant: str = "",
) -> Response:
    """Show the totals that an address asks for."""
    cut = tuple(one for name in by or () if (one := one_of(By, name))) or (By.ACTOR,)
    column = one_of(Column, stage) or Column.ALLOCATED
    found = summed(request.app, cut, column, currency.upper(), day_of(constant))
    view = TotalsView(found)
    return page(
        request,
        "totals.html",
        view=view,
        cut=cut,
        columns=tuple(Column),
        choices=tuple(By),
        stage=column,
        currency=found.rates.into,
        constant=constant,
        notes=list(view.notes(desk_of(request).board().commitments)),
    )


def summed(
    app: FastAPI,
    by: tuple[By, ...] = (By.ACTOR,),
    stage: Column = Column.ALLOCATED,
    currency: str = "EUR",
    constant: date | None = None,
) -> Totals:
    """Return what stands adds up to; a currency that is not known becomes euros."""
    board = app.state.desk.board()

    def add() -> Totals:
        try:
            return add_up(board.commitments.values(), by, stage, Rates(currency, constant))
        except UnknownCurrencyError:
            return add_up(board.commitments.values(), by, stage, Rates("EUR", constant))

    return kept(app, board, ("totals", by, stage, currency, constant), add)
