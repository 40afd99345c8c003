"""The ledger by JSON: the objects of the contract, paged and filtered as the pages are."""

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from pledgebook.claims.record import json_line
from pledgebook.commitments.columns import By, Column
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.record import commitment_record
from pledgebook.errors import AmbiguousDocumentError, NoSuchReleaseError, ReleaseExistsError
from pledgebook.exports.linked import MEDIA
from pledgebook.exports.task_record import task_record
from pledgebook.exports.totals_records import totals_records
from pledgebook.ledger import Paper, differences, stage_totals
from pledgebook.ledger.search import Wanted
from pledgebook.review.verdicts import overlaid
from pledgebook.web.answers import Page, Size, answer, paged
from pledgebook.web.asking import Asked as AskedOfQueue
from pledgebook.web.asking import one_of
from pledgebook.web.at_desk import desk_of
from pledgebook.web.commitments import Asked, asked, find, listed
from pledgebook.web.deciding import corrections
from pledgebook.web.deciding_api import decision_record
from pledgebook.web.linked import linked_to, wants_linked
from pledgebook.web.papers import wanted
from pledgebook.web.queue import ordered
from pledgebook.web.totals import summed
from pledgebook.web.who import Role, User, needs

PROBLEM = {"description": "a problem (RFC 9457)", "content": {"application/problem+json": {}}}
router = APIRouter(
    prefix="/api/v1",
    dependencies=[Depends(needs(Role.READER))],
    responses=dict.fromkeys((401, 403, 404, 409, 413, 421, 422), PROBLEM),
)
Reviewer = Annotated[User, Depends(needs(Role.REVIEWER))]
Editor = Annotated[User, Depends(needs(Role.EDITOR))]
Admin = Annotated[User, Depends(needs(Role.ADMIN))]


@router.get("/commitments", tags=["commitments"])
def commitments(
    request: Request, filters: Annotated[Asked, Depends(asked)], page: Page = 1, size: Size = 50
) -> Response:
    """Return commitments, as `contract/commitment.schema.json` has them."""
    found = listed(request, filters)
    rates = Rates()
    shown = [commitment_record(one, rates) for one in found[(page - 1) * size : page * size]]
    return paged(request, shown, len(found), page, size)


@router.get(
    "/commitments/{name}",
    tags=["commitments"],
    responses={200: {"content": {"application/json": {}, MEDIA: {}}}},
)
def commitment(request: Request, name: str) -> Response:
    """Return one commitment by its id, a former one, a claim's, or the beginning of one; as JSON-LD where asked."""
    board = desk_of(request).board()
    one = find(board, name)
    if wants_linked(request):
        return Response(linked_to(request, board, one.id), media_type=MEDIA)
    said = [
        {"document": told.source.id, "claim": told.claim, "words": told.words, "stage": told.stage.value}
        for told in board.claims_of(one)
    ]
    return answer(request, commitment_record(one, Rates()) | {"statements": said})


@router.get("/documents", tags=["documents"])
def documents(
    request: Request, filters: Annotated[Wanted, Depends(wanted)], page: Page = 1, size: Size = 20
) -> Response:
    """Return documents by their words; without words all, the newest first."""
    total, found = desk_of(request).ledger.search(filters, (page - 1) * size, size)
    items = [
        {
            "id": one.id,
            "title": one.title,
            "publisher": one.publisher,
            "published": one.published.isoformat() if one.published else None,
            "language": one.language,
            "snippet": "".join(piece for piece, _ in one.snippet),
        }
        for one in found
    ]
    return paged(request, items, total, page, size)


@router.get("/documents/{name}", tags=["documents"])
def document(request: Request, name: str) -> Response:
    """Return a document with what it claims, as `contract/reading.schema.json` has it."""
    try:
        return answer(request, _reading(desk_of(request).ledger.paper(name)))
    except AmbiguousDocumentError as problem:
        raise HTTPException(404, str(problem)) from problem


@router.get("/documents/{document}/claims/{claim}", tags=["documents"])
def claim(request: Request, document: str, claim: str) -> Response:
    """Return a claim as it was read, as it stands, and what was decided about it; `seen` makes decisions safe."""
    ledger = desk_of(request).ledger
    subject = (document, claim)
    record, seen = ledger.claim(subject), ledger.as_it_stands(subject)
    decisions = [one for one in ledger.decided_about(document) if subject in (one.subject, one.other)]
    undone = frozenset(one.undoes for one in decisions if one.undoes)
    told = {
        "read": record,
        "stands": overlaid(record, corrections(decisions, undone, subject)),
        "seen": {"document": document, "claim": claim, "words": seen.words, "last": seen.last},
        "decisions": [decision_record(one) for one in decisions],
    }
    return answer(request, told)


@router.get("/queue", tags=["review"])
def queue(
    request: Request, filters: AskedOfQueue, user: Reviewer, page: Page = 1, size: Size = 50
) -> Response:
    """Return what waits for the one who asks, the most urgent first."""
    tasks = ordered(request, filters, user)
    shown = [task_record(one) for one in tasks.page((page - 1) * size, size)]
    return paged(request, shown, len(tasks), page, size)


@router.get("/totals", tags=["totals"])
def totals(
    request: Request,
    by: Annotated[list[By] | None, Query()] = None,
    stage: str = "",
    currency: Annotated[str, Query(max_length=3)] = "EUR",
) -> Response:
    """Return sums by stage, with what was left out and why; the rows are those of `totals --format jsonl`."""
    column = one_of(Column, stage) or Column.ALLOCATED
    found = summed(request.app, tuple(by or (By.ACTOR,)), column, currency.upper())
    return answer(request, {"items": list(totals_records(found))})


@router.get("/releases", tags=["releases"])
def releases(request: Request) -> Response:
    """Return the releases, the oldest first."""
    items = [
        {"name": one.name, "at": one.at.isoformat(), "commitments": one.count, "sha256": one.hash}
        for one in desk_of(request).ledger.releases()
    ]
    return answer(request, {"items": items})


class ReleaseBody(BaseModel):
    """What a new release is to be called."""

    model_config = ConfigDict(extra="forbid")
    name: str = Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f/]+$")


@router.post("/releases", status_code=201, tags=["releases"])
def freeze(request: Request, body: ReleaseBody, user: Editor) -> Response:
    """Freeze what the ledger says under a name that is not taken."""
    _ = user
    desk_of(request).newest()
    try:
        made = desk_of(request).ledger.release(body.name.strip())
    except ReleaseExistsError as problem:
        raise HTTPException(409, str(problem)) from problem
    return answer(request, {"name": made.name, "at": made.at.isoformat(), "commitments": made.count}, 201)


@router.get("/releases/{name}", tags=["releases"])
def release(request: Request, name: str) -> Response:
    """Return the commitments of a release, one a line; "now" are those that stand."""
    try:
        records = desk_of(request).ledger.released(name)
    except NoSuchReleaseError as problem:
        raise HTTPException(404, str(problem)) from problem

    def lines() -> Iterator[str]:
        yield from (f"{json_line(record)}\n" for record in records)

    return StreamingResponse(lines(), media_type="application/x-ndjson")


@router.get("/releases/{old}/changes", tags=["releases"])
def changes(request: Request, old: str, to: str = "now") -> Response:
    """Return what changed from one release to another."""
    ledger = desk_of(request).ledger
    try:
        before, after = ledger.released(old), ledger.released(to)
    except NoSuchReleaseError as problem:
        raise HTTPException(404, str(problem)) from problem
    found = [
        {
            "change": one.change.value,
            "id": one.id,
            "title": one.title,
            "before": one.before,
            "after": one.after,
        }
        for one in differences(before, after)
    ]
    sums = [
        {"stage": one.stage.value, "kind": one.kind.value, "before": one.before, "after": one.after}
        for one in stage_totals(before, after)
    ]
    return answer(request, {"changes": found, "totals": sums})


@router.get("/decisions", tags=["review"])
def decisions(
    request: Request, by: Annotated[str, Query(max_length=60)] = "", page: Page = 1, size: Size = 50
) -> Response:
    """Return the decisions that were not taken back, the newest first."""
    held = desk_of(request).ledger.decided_by(by or None)[::-1]
    shown = [decision_record(one) for one in held[(page - 1) * size : page * size]]
    return paged(request, shown, len(held), page, size)


def _reading(paper: Paper) -> dict[str, Any]:
    return {
        "document": {
            "id": paper.id,
            "text": paper.text,
            "title": paper.title,
            "url": paper.url,
            "publisher": paper.publisher,
            "published": paper.published.isoformat() if paper.published else None,
            "language": paper.language,
            "tier": paper.tier,
        },
        "headline": paper.headline,
        "claims": list(paper.claims),
        "flags": list(paper.flags),
        "redacted": paper.redacted,
    }
