"""What stands: the list of commitments, and one commitment with everything behind it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Form, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from pledgebook.claims.claim import Category, Stage
from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.announced import rate_day
from pledgebook.commitments.decision import Verdict
from pledgebook.commitments.rates import NoRate, Rates
from pledgebook.commitments.record import days_to_delivery
from pledgebook.commitments.rough import rough_euros
from pledgebook.commitments.statement import Sum
from pledgebook.commitments.title import short_sum
from pledgebook.commitments.years import YEAR
from pledgebook.errors import AmbiguousCommitmentError, NoSuchCommitmentError
from pledgebook.exports.linked import linked_line
from pledgebook.exports.timeline import timeline
from pledgebook.jobs import Deed, Order
from pledgebook.jobs.listing import find_commitment
from pledgebook.review import Board
from pledgebook.web.asking import address_of, day_of, one_of
from pledgebook.web.at_desk import desk_of
from pledgebook.web.kept import kept
from pledgebook.web.now import now
from pledgebook.web.pages import page
from pledgebook.web.who import Role, User, needs

router = APIRouter(include_in_schema=False)
_PAGE = 50
_AROUND = 160  # code points of the text on either side of the evidence


class Asked(NamedTuple):
    """Which commitments are asked for, and in which order."""

    q: str = ""
    actor: str = ""
    recipient: str = ""
    category: Category | None = None
    stage: Stage | None = None
    since: date | None = None
    until: date | None = None
    counted: str = ""
    sort: str = ""

    def lets(self, one: Commitment) -> bool:
        """Tell whether a commitment is asked for."""
        day = one.announced or ""
        return (
            (not self.actor or self.actor in one.actors)
            and (not self.recipient or self.recipient in one.recipients)
            and (self.category is None or one.category is self.category)
            and (self.stage is None or one.stage is self.stage)
            and (self.since is None or day >= self.since.isoformat()[: len(day) or 1])
            and (self.until is None or (bool(day) and day <= self.until.isoformat()))
            and (not self.counted or one.counted == (self.counted == "yes"))
        )


def asked(
    q: Annotated[str, Query(max_length=200)] = "",
    actor: Annotated[str, Query(max_length=20)] = "",
    recipient: Annotated[str, Query(max_length=20)] = "",
    category: str = "",
    stage: str = "",
    since: str = "",
    until: str = "",
    counted: str = "",
    sort: str = "",
) -> Asked:
    """Return what an address asks for; what cannot be read asks nothing."""
    return Asked(
        q,
        actor.upper(),
        recipient.upper(),
        one_of(Category, category),
        one_of(Stage, stage),
        day_of(since),
        day_of(until),
        counted if counted in ("yes", "no") else "",
        sort if sort in ORDERS else "",
    )


def _newest(one: Commitment) -> Any:
    return one.announced or ""


def _largest(one: Commitment) -> Any:
    euros = rough_euros(one.amount, one.day) if one.amount else None
    return -1 if euros is None else euros


ORDERS: dict[str, Callable[[Commitment], Any]] = {
    "": _newest,
    "amount": _largest,
    "doubt": lambda one: -one.confidence,
}


@router.get("/commitments", dependencies=[Depends(needs(Role.READER))])
def commitments(
    request: Request,
    wanted: Annotated[Asked, Depends(asked)],
    number: Annotated[int, Query(alias="page", ge=1, le=100_000)] = 1,
) -> Response:
    """Show the commitments that are asked for, page by page."""
    found = listed(request, wanted)
    return page(
        request,
        "commitments.html",
        found=found[(number - 1) * _PAGE : number * _PAGE],
        total=len(found),
        number=number,
        pages=max(1, -(-len(found) // _PAGE)),
        asked=wanted,
        address=lambda **more: address_of({**wanted._asdict(), **more}),
        categories=tuple(Category),
        stages=tuple(Stage),
    )


def listed(request: Request, wanted: Asked) -> list[Commitment]:
    """Return the commitments that are asked for, in the order that is asked for."""
    board = desk_of(request).board()

    def choose() -> list[Commitment]:
        among = in_words(request, wanted.q) if wanted.q.strip() else board.commitments.values()
        return sorted(filter(wanted.lets, among), key=ORDERS[wanted.sort], reverse=True)

    return kept(request.app, board, ("commitments", wanted), choose)


def in_words(request: Request, query: str, most: int | None = None) -> list[Commitment]:
    """Return the commitments one of whose claims holds the words, the best first; years stand with their whole.

    `most` is how many claims are looked at: a common word stands in half of them.
    """
    desk = desk_of(request)
    board = desk.board()

    def find_them() -> list[Commitment]:
        keys = desk.ledger.find_claims(query.replace("\x00", " "), most)
        wholes = dict.fromkeys(board.told[key] for key in keys if key in board.told)
        found = [board.commitments[one] for one in wholes]
        return found + [part for one in found for part in _years(board, one)]

    return kept(request.app, board, ("words", query, most), find_them)


def _years(board: Board, whole: Commitment) -> Iterator[Commitment]:
    parts = (board.commitments[part] for part in whole.children if part in board.commitments)
    return (part for part in parts if part.part_reason == YEAR)


class Words(NamedTuple):
    """What one claim says, in its text: before, the evidence, after; and whether a copy or an old version says it."""

    said: Statement
    before: str
    evidence: str
    after: str
    is_copy: bool


@router.get("/commitments/{name}")
def commitment(request: Request, name: str, user: Annotated[User, Depends(needs(Role.READER))]) -> Response:
    """Show one commitment; a former id, or a claim's, leads to it."""
    desk = desk_of(request)
    board = desk.board()
    one = find(board, name)
    if one.id != name:
        return RedirectResponse(f"/commitments/{one.id}", 308)
    said = board.claims_of(one)
    texts = desk.ledger.texts({told.source.id for told in said})
    decisions = [
        decision
        for document in one.documents
        for decision in desk.ledger.decided_about(document)
        if any(end and end[1] in one.claims for end in (decision.subject, decision.other))
    ]
    return page(
        request,
        "commitment.html",
        one=one,
        linked=linked_line(one, said, str(request.base_url)),
        money=money(one),
        parent=board.commitments.get(one.parent or ""),
        parts=[board.commitments[part] for part in one.children if part in board.commitments],
        words=[_in_context(told, texts.get(told.source.id)) for told in said],
        sayers={told.claim: told.source.name for told in said},
        line=timeline(one),
        days=days_to_delivery(one),
        decisions=sorted({decision.id: decision for decision in decisions}.values(), key=lambda d: d.at),
        was={
            key: desk.ledger.claim(key)
            for key in {decision.subject for decision in decisions if decision.verdict is Verdict.CORRECT}
            if key in board.read
        },
        undone={decision.undoes for decision in decisions if decision.undoes},
        may_choose=user.role >= Role.REVIEWER,
    )


@router.post("/commitments/{name}/choose")
def choose(
    request: Request,
    name: str,
    user: Annotated[User, Depends(needs(Role.REVIEWER))],
    claim: Annotated[str, Form(max_length=64)],
    because: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Let the sum of one claim stand for the commitment."""
    desk = desk_of(request)
    board = desk.board()
    one = find(board, name)
    told = next((said for said in board.claims_of(one) if said.claim == claim and said.amount), None)
    if told is None:
        raise HTTPException(422, "no claim of this commitment gives that sum")
    fields = {"amount": desk.ledger.claim(told.key)["amount"]}
    order = Order(Deed.CHOOSE, told.key, fields=fields, because=because or None)
    desk.decide(order, user.name, now())
    desk.newest()
    return RedirectResponse(f"/commitments/{one.id}", 303)


def find(board: Board, name: str) -> Commitment:
    """Return the commitment that answers to a name, or say that none does."""
    try:
        return board.commitments[find_commitment(name, board.commitments)]
    except (NoSuchCommitmentError, AmbiguousCommitmentError) as problem:
        raise HTTPException(404, str(problem)) from problem


def money(one: Commitment) -> tuple[str, str]:
    """Return the sum as it was said, and as it is converted, with the rate and its day."""
    if one.amount is None:
        return "", ""
    rate = Rates().of(one.amount.currency, rate_day(one))
    if isinstance(rate, NoRate):
        return short_sum(one.amount), f"not converted: {rate.value}"
    if one.amount.currency == "EUR":
        return short_sum(one.amount), ""
    euros = short_sum(Sum(rate.convert(one.amount.value), "EUR"))
    return short_sum(one.amount), f"{euros} at {rate.value.normalize():f} of {rate.day or 'any day'}"


def _in_context(said: Statement, text: str | None) -> Words:
    copied = said.source.replaced_by is not None or said.source.story not in (None, said.source.id)
    first = said.words.split(" … ")[0]
    at = text.find(first) if text else -1
    if text is None or at < 0:
        return Words(said, "", said.words, "", copied)
    end = at + len(first)
    return Words(
        said, _tail(text[max(0, at - _AROUND) : at]), first, _head(text[end : end + _AROUND]), copied
    )


def _tail(words: str) -> str:
    return words.split(" ", 1)[-1] if len(words) == _AROUND else words


def _head(words: str) -> str:
    return words.rsplit(" ", 1)[0] if len(words) == _AROUND else words
