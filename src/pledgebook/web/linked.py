"""Commitments as linked data, for programs that follow addresses."""

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import RedirectResponse

from pledgebook.exports.linked import MEDIA, linked_line
from pledgebook.review import Board
from pledgebook.web.at_desk import desk_of
from pledgebook.web.commitments import find
from pledgebook.web.who import Role, needs

router = APIRouter(include_in_schema=False)


@router.get("/commitments/{name}.jsonld", dependencies=[Depends(needs(Role.READER))])
def linked(request: Request, name: str) -> Response:
    """Return one commitment as JSON-LD; a former id, or a claim's, leads to it."""
    board = desk_of(request).board()
    one = find(board, name)
    if one.id != name:
        return RedirectResponse(f"/commitments/{one.id}.jsonld", 308)
    return Response(linked_to(request, board, one.id), media_type=MEDIA)


def linked_to(request: Request, board: Board, name: str) -> str:
    """Return a commitment as JSON-LD whose ids are the addresses by which it was asked for."""
    one = board.commitments[name]
    return linked_line(one, board.claims_of(one), str(request.base_url))


def wants_linked(request: Request) -> bool:
    """Tell whether JSON-LD is asked for before JSON."""
    asked = [kind.split(";")[0].strip() for kind in request.headers.get("accept", "").split(",")]
    return MEDIA in asked and (
        "application/json" not in asked or asked.index(MEDIA) < asked.index("application/json")
    )
