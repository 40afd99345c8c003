"""What an export is made of: read piece by piece where the ledger keeps what it says, else held."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

from pledgebook.commitments.evidence import evidence_in
from pledgebook.commitments.obey import orders
from pledgebook.exports.stock import Stock
from pledgebook.jobs.listing import ListRequest, asked_for, chosen
from pledgebook.ledger import Ledger
from pledgebook.ledger.shelf import KeptDocuments, KeptEvidence, KeptShelf
from pledgebook.ledger.snapshot import Snapshot


@contextmanager
def stock_in(
    ledger: Ledger, request: ListRequest, made: datetime | None = None, *, texts: bool = False
) -> Iterator[Stock]:
    """Give what is asked for of a ledger that is open, all of it of one state; whole texts where they are wanted."""
    at = made or datetime.now(UTC)
    if request.known_by or request.as_of:
        yield _with(ledger if texts else None, held(ledger, request, at))
        return
    with ledger.snapshot() as snapshot:
        stock = kept(snapshot, request, at) if snapshot else held(ledger, request, at)
        yield _with((snapshot or ledger) if texts else None, stock)


def _with(source: Ledger | Snapshot | None, stock: Stock) -> Stock:
    return replace(stock, texts=source.texts) if source else stock


def kept(snapshot: Snapshot, request: ListRequest, made: datetime) -> Stock:
    """Return what is asked for, read piece by piece; the ids of commitments and documents are held."""
    of_part = asked_for(request) if request.is_part else None
    shelf = KeptShelf(snapshot, of_part)
    papers = KeptDocuments(snapshot, shelf)
    return Stock(shelf, KeptEvidence(snapshot), papers, snapshot.rules(), made, snapshot.release())


def held(ledger: Ledger, request: ListRequest, made: datetime) -> Stock:
    """Return what is asked for, held: an earlier state is computed, and kept nowhere."""
    found = chosen(ledger.commitments(request.known_by, request.as_of), request)
    cited = {document for one in found for document in one.documents}
    every = ledger.statements(request.known_by, request.as_of)
    said = [one for one in every if one.source.id in cited]
    papers = ledger.documents({one.source.id: one.source for one in said})
    stands = orders(ledger.decisions(request.as_of)).applied(said)
    return Stock(found, evidence_in(stands), papers, ledger.rules(), made)
