"""Documents: found by their words, and one with its text, its claims and all that is doubted about it."""

from collections.abc import Iterator, Mapping
from typing import Annotated, NamedTuple

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from pledgebook.claims.claim_of import claim_of
from pledgebook.claims.record import Record
from pledgebook.commitments import Statement
from pledgebook.commitments.decision import Verdict
from pledgebook.errors import AmbiguousDocumentError, NoSuchDocumentError
from pledgebook.exports.marks import ORDER, claim_spans
from pledgebook.exports.segments import Mark, paragraphs
from pledgebook.jobs import Desk
from pledgebook.ledger import Paper
from pledgebook.ledger.search import Wanted
from pledgebook.span import Span
from pledgebook.web.asking import address_of, day_of
from pledgebook.web.at_desk import desk_of
from pledgebook.web.commitments import in_words
from pledgebook.web.pages import page
from pledgebook.web.who import Role, needs

router = APIRouter(include_in_schema=False)
_PAGE = 20
_ACTS = 10  # commitments shown above the documents
_CLAIMS = 200  # the best claims, among which these are


def wanted(
    q: Annotated[str, Query(max_length=200)] = "",
    publisher: Annotated[str, Query(max_length=200)] = "",
    language: Annotated[str, Query(max_length=8)] = "",
    since: str = "",
    until: str = "",
) -> Wanted:
    """Return what an address searches for; what cannot be read asks nothing."""
    query = q.replace("\x00", " ")
    return Wanted(query, publisher or None, language or None, day_of(since), day_of(until))


@router.get("/search", dependencies=[Depends(needs(Role.READER))])
def search(
    request: Request,
    asked: Annotated[Wanted, Depends(wanted)],
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """Show the documents and commitments that hold the words."""
    desk = desk_of(request)
    total, found = desk.ledger.search(asked, (number - 1) * _PAGE, _PAGE)
    told = {"q": asked.query, "publisher": asked.publisher, "language": asked.language}
    told |= {"since": asked.since, "until": asked.until}  # type: ignore[dict-item]
    return page(
        request,
        "search.html",
        asked=asked,
        found=found,
        total=total,
        number=number,
        pages=max(1, -(-total // _PAGE)),
        commitments=in_words(request, asked.query, _CLAIMS)[:_ACTS] if number == 1 and asked.query else [],
        address=lambda **more: address_of({**told, **more}),
    )


class Row(NamedTuple):
    """A claim of a document as the page lists it: where its words begin, what was decided, which act it tells of."""

    record: Record
    statement: Statement | None
    commitment: str | None
    rejected: bool
    by_hand: bool
    voters: tuple[str, ...]


@router.get("/documents", dependencies=[Depends(needs(Role.READER))])
def documents(request: Request) -> Response:
    """Lead to the search without words: every document, the newest first."""
    return RedirectResponse(f"/search?{request.url.query}", 307)


@router.get("/documents/{name}", dependencies=[Depends(needs(Role.READER))])
def document(request: Request, name: str) -> Response:
    """Show one document with its claims."""
    desk = desk_of(request)
    try:
        paper = desk.ledger.paper(name)
    except (NoSuchDocumentError, AmbiguousDocumentError) as problem:
        raise HTTPException(404, str(problem)) from problem
    rows = list(_rows(desk, paper))
    return page(
        request,
        "document.html",
        paper=paper,
        rows=rows,
        body=_body(paper, rows),
        others=[desk.ledger.paper(other) for other in paper.story if other != paper.id][:20],
    )


def _rows(desk: Desk, paper: Paper) -> Iterator[Row]:
    board = desk.board()
    decisions = desk.ledger.decided_about(paper.id)
    undone = {one.undoes for one in decisions if one.undoes}
    marked: Mapping[str, Record] = {
        one.subject[1]: one.fields
        for one in decisions
        if one.verdict is Verdict.ADD and one.id not in undone and one.fields
    }
    read = {record["id"]: record for record in paper.claims}
    for claim, record in sorted((read | dict(marked)).items(), key=lambda one: _place(one[1])):
        key = (paper.id, claim)
        said = board.statements.get(key)
        yield Row(
            record=record,
            statement=said,
            commitment=board.told.get(key),
            rejected=said is None and key in board.read,
            by_hand=claim in marked,
            voters=board.votes.voters(frozenset({key})),
        )


def _place(record: Record) -> tuple[int, int]:
    span = record["evidence"][0]
    return span["start"], span["end"]


def _body(paper: Paper, rows: list[Row]) -> tuple[object, ...]:
    if paper.text is None:
        return ()
    marks = [
        Mark(span, kind, str(number))
        for number, row in enumerate(rows, start=1)
        if not row.rejected
        for span, kind in claim_spans(claim_of(row.record))
    ]
    marks += [
        Mark(Span(flag["span"]["start"], flag["span"]["end"]), "doubt", "flag")
        for flag in paper.flags
        if flag["span"]
    ]
    return tuple(paragraphs(paper.text, (), marks, ORDER))
