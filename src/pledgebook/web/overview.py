"""The first page: what stands and what waits."""

from fastapi import APIRouter, Depends, Request, Response

from pledgebook.web.pages import page
from pledgebook.web.who import Role, needs

router = APIRouter(include_in_schema=False)


@router.get("/", dependencies=[Depends(needs(Role.READER))])
def overview(request: Request) -> Response:
    """Show what stands, what changed, what waits."""
    board = request.app.state.desk.board()
    return page(request, "overview.html", board=board)
