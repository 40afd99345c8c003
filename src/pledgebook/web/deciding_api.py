"""Decisions by JSON: what the desk's page sends, and any other program may send."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from pledgebook.commitments import Decision, Statement
from pledgebook.commitments.title import party_names, short_sum, thing
from pledgebook.errors import ChangedClaimError
from pledgebook.jobs import Deed, Desk, Order
from pledgebook.language.item_names import every_name
from pledgebook.ledger.deciding import Seen
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary
from pledgebook.web.at_desk import desk_of
from pledgebook.web.who import Role, User, needs

router = APIRouter(prefix="/api/v1", tags=["decisions"])
_NEAR = 400


class Place(BaseModel):
    """A claim of a document; of a claim that is to be added the second is empty."""

    model_config = ConfigDict(extra="forbid")
    document: str = Field(max_length=64)
    claim: str = Field("", max_length=64)

    def key(self) -> tuple[str, str]:
        """Return it as the ledger names it."""
        return self.document, self.claim


class SeenPlace(Place):
    """A claim as it was seen: the hash of its words, and the last decision on it."""

    words: str = Field(max_length=64)
    last: str | None = Field(None, max_length=64)


class OrderBody(BaseModel):
    """What is to be done; `seen` makes it be refused where what was seen has changed."""

    model_config = ConfigDict(extra="forbid")
    deed: Deed
    subject: Place = Place(document="", claim="")
    other: Place | None = None
    fields: dict[str, Any] = Field(default_factory=dict)
    parts: list[dict[str, Any]] = Field(default_factory=list, max_length=20)
    evidence: list[tuple[int, int]] = Field(default_factory=list, max_length=20)
    because: str | None = Field(None, max_length=500)
    undoes: str | None = Field(None, max_length=64)
    seen: list[SeenPlace] = Field(default_factory=list, max_length=20)
    task: str | None = Field(None, max_length=300)

    def order(self) -> Order:
        """Return it as the job takes it."""
        return Order(
            deed=self.deed,
            subject=self.subject.key(),
            other=self.other.key() if self.other else None,
            fields=self.fields,
            parts=self.parts,
            evidence=self.evidence,
            because=self.because,
            undoes=self.undoes,
            seen=[Seen(one.key(), one.words, one.last) for one in self.seen],
        )


class SkipBody(BaseModel):
    """A task that is to be asked last today."""

    model_config = ConfigDict(extra="forbid")
    task: str = Field(max_length=300, pattern=r"^[\x21-\x7e]+$")


@router.post("/decisions", status_code=201)
def decide(
    request: Request, body: OrderBody, user: Annotated[User, Depends(needs(Role.REVIEWER))]
) -> Response:
    """Keep a decision: accept, reject, correct, link, unlink, choose, add, split, merge or undo."""
    desk = desk_of(request)
    try:
        taken = desk.decide(body.order(), user.name, datetime.now(UTC), body.task)
    except ChangedClaimError as problem:
        return _changed(desk, problem)
    return JSONResponse({"decisions": [decision_record(one) for one in taken]}, 201)


@router.post("/skips", status_code=204)
def skip(request: Request, body: SkipBody, user: Annotated[User, Depends(needs(Role.REVIEWER))]) -> None:
    """Put a task behind all others for the one who asks, until the day is over."""
    desk_of(request).skip(body.task, user.name)


@router.get("/near", dependencies=[Depends(needs(Role.READER))])
def near(request: Request, document: str, claim: str) -> dict[str, Any]:
    """Return claims that may tell of the same act: of the same document, then those that share a giver."""
    board = desk_of(request).board()
    own = board.read.get((document, claim))
    found = [
        one
        for key, one in board.statements.items()
        if key != (document, claim)
        and (key[0] == document or (own is not None and not set(own.actors).isdisjoint(one.actors)))
    ]
    found.sort(key=lambda one: (one.source.id != document, one.order))
    return {"claims": [_said(one) for one in found[:_NEAR]]}


@router.get("/vocabulary", dependencies=[Depends(needs(Role.READER))])
def vocabulary() -> dict[str, Any]:
    """Return the parties and things that fields may name."""
    words = Vocabulary(Settings().vocabulary)
    names = sorted(party_names(words).items(), key=lambda one: one[1].casefold())
    return {"parties": [{"id": code, "name": name} for code, name in names], "items": every_name(words)}


def decision_record(one: Decision) -> dict[str, Any]:
    """Return a decision as JSON has it."""
    return {
        "id": one.id,
        "verdict": one.verdict.value,
        "subject": {"document": one.subject[0], "claim": one.subject[1]},
        "other": {"document": one.other[0], "claim": one.other[1]} if one.other else None,
        "by": one.by,
        "at": one.at.isoformat(),
        "fields": one.fields,
        "because": one.because,
        "undoes": one.undoes,
    }


def _said(one: Statement) -> dict[str, str]:
    much = [short_sum(one.amount)] if one.amount else [thing(item) for item in one.items[:3]]
    day = one.day.isoformat() if one.day else "undated"
    parties = f"{', '.join(one.actors) or '?'} → {', '.join(one.recipients) or '?'}"
    stage = one.stage.value.replace("_", " ")
    said = f"{day} · {parties} · {stage} · {', '.join(much)} · {one.source.name}: {one.words[:160]}"
    return {"document": one.source.id, "claim": one.claim, "said": said}


def _changed(desk: Desk, problem: ChangedClaimError) -> Response:
    """Return that a claim has changed, with how it stands now."""
    subject = (problem.document, problem.claim)
    record = desk.ledger.claim(subject)
    seen = desk.ledger.as_it_stands(subject)
    now = {
        "words": " … ".join(span["text"] for span in record["evidence"]),
        "stage": record["stage"],
        "hash": seen.words,
        "last": seen.last,
        "by": problem.by,
    }
    told = {"type": "about:blank", "title": "Conflict", "status": 409, "detail": str(problem), "now": now}
    return JSONResponse(told, 409, media_type="application/problem+json")
