"""Whether the ledger answers, for those who watch over it."""

from fastapi import APIRouter, Request

from pledgebook import __version__
from pledgebook.web.at_desk import desk_of

router = APIRouter()


@router.get("/health", tags=["health"])
def health(request: Request) -> dict[str, str | int]:
    """Return that the ledger can be read, and how far it has grown; anybody may ask."""
    return {"status": "ok", "version": __version__, "entry": desk_of(request).ledger.head()}
