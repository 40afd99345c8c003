"""Where a person decides: the text with its marks on one side, the record on the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse

from pledgebook.amounts import Per, Qualifier
from pledgebook.claims.claim import Accounting, Category, Form, Stage
from pledgebook.claims.claim_of import claim_of
from pledgebook.claims.record import Record
from pledgebook.commitments import Commitment, Decision
from pledgebook.commitments.decision import Verdict
from pledgebook.dates import Precision
from pledgebook.errors import NoSuchClaimError, NoSuchDocumentError
from pledgebook.exports.marks import ORDER, claim_spans
from pledgebook.exports.segments import Mark, Paragraph, paragraphs
from pledgebook.jobs import Desk
from pledgebook.ledger import Paper
from pledgebook.ledger.deciding import Seen
from pledgebook.review import Board, Kind, Task
from pledgebook.review.verdicts import BLANK, overlaid
from pledgebook.web.asking import Asked, address
from pledgebook.web.at_desk import desk_of
from pledgebook.web.pages import page
from pledgebook.web.queue import ordered
from pledgebook.web.who import Role, User, needs

router = APIRouter(include_in_schema=False)
_CLAIM, _LINK = 3, 5  # how many parts a task's name has
CHOICES: Mapping[str, Sequence[str]] = {
    "stage": tuple(Stage),
    "category": tuple(Category),
    "form": tuple(Form),
    "accounting": tuple(Accounting),
    "qualifier": tuple(Qualifier),
    "per": tuple(Per),
    "precision": tuple(Precision),
}


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One claim in its text: as it was read (`record`), as it stands (`now`), and who decided what about it."""

    paper: Paper
    subject: tuple[str, str]
    record: Record
    now: Record
    seen: Seen
    body: tuple[Paragraph, ...]
    decisions: tuple[Decision, ...]
    undone: frozenset[str]
    commitment: Commitment | None


@router.get("/decide/next")
def next_task(
    request: Request,
    asked: Asked,
    user: Annotated[User, Depends(needs(Role.REVIEWER))],
    after: Annotated[str, Query()] = "",
) -> Response:
    """Lead to what waits next; after the last comes the first again."""
    line = ordered(request, asked, user)
    following = line.beside(after, 1)
    if following is None:
        return page(request, "nothing.html", address=address(asked))
    return RedirectResponse(f"/decide/{following}{address(asked)}", 303)


@router.get("/decide/{name}")
def decide_page(
    request: Request, name: str, asked: Asked, user: Annotated[User, Depends(needs(Role.REVIEWER))]
) -> Response:
    """Show one claim, or two that may be one act, with everything needed to decide."""
    desk = desk_of(request)
    board = desk.board()
    kind, keys = _parts(name)
    exhibits = [exhibit(desk, board, key) for key in keys]
    line = ordered(request, asked, user)
    return page(
        request,
        "decide_link.html" if kind is Kind.LINK else "decide.html",
        name=name,
        task=_task(board, name),
        exhibits=exhibits,
        shown=exhibits[0],
        place=line.place(name),
        total=len(line),
        following=line.beside(name, 1),
        before=line.beside(name, -1),
        address=address(asked),
        bond=_bond(board, keys),
        seen=[
            {
                "document": one.subject[0],
                "claim": one.subject[1],
                "words": one.seen.words,
                "last": one.seen.last,
            }
            for one in exhibits
        ],
        choices=CHOICES,
        may_decide=user.role >= Role.REVIEWER,
    )


@router.get("/mark/{document}", dependencies=[Depends(needs(Role.REVIEWER))])
def mark(request: Request, document: str) -> Response:
    """Show a document whose words can be marked as a claim that was missed, whether it was read or not."""
    desk = desk_of(request)
    try:
        paper = desk.ledger.paper(document)
    except NoSuchDocumentError as problem:
        raise HTTPException(404, str(problem)) from problem
    marks = [
        Mark(span, "other", f"o{number}")
        for number, record in enumerate(paper.claims)
        for span in claim_of(record).evidence
    ]
    body = tuple(paragraphs(paper.text, (), marks, ("other", *ORDER))) if paper.text else ()
    return page(request, "mark.html", paper=paper, body=body, record=BLANK, choices=CHOICES)


def _parts(name: str) -> tuple[Kind, list[tuple[str, str]]]:
    kind, *ends = name.split(".")
    if kind == Kind.CLAIM and len(ends) == _CLAIM - 1:
        return Kind.CLAIM, [(ends[0], ends[1])]
    if kind == Kind.LINK and len(ends) == _LINK - 1:
        return Kind.LINK, [(ends[0], ends[1]), (ends[2], ends[3])]
    raise HTTPException(404, f"nothing to decide is called {name}")


def _task(board: Board, name: str) -> Task | None:
    at = board.tasks.get(name)
    return None if at is None else board.queue[at]


def exhibit(desk: Desk, board: Board, subject: tuple[str, str]) -> Exhibit:
    """Return one claim with its text and all that was decided about it."""
    try:
        paper = desk.ledger.paper(subject[0])
        record = desk.ledger.claim(subject)
    except (NoSuchDocumentError, NoSuchClaimError) as problem:
        raise HTTPException(404, str(problem)) from problem
    decisions = desk.ledger.decided_about(paper.id)
    undone = frozenset(one.undoes for one in decisions if one.undoes)
    seen = desk.ledger.as_it_stands(subject)
    about = tuple(one for one in decisions if subject in (one.subject, one.other) or one.words == seen.words)
    return Exhibit(
        paper=paper,
        subject=subject,
        record=record,
        now=overlaid(record, corrections(about, undone, subject)),
        seen=seen,
        body=_body(paper, record),
        decisions=about,
        undone=undone,
        commitment=board.commitments.get(board.told.get(subject, "")),
    )


def corrections(
    decisions: Sequence[Decision], undone: frozenset[str], subject: tuple[str, str]
) -> dict[str, Any]:
    """Return the fields of a claim that people corrected and nobody took back, the later before the earlier."""
    found: dict[str, Any] = {}
    for one in decisions:
        if one.verdict is Verdict.CORRECT and one.id not in undone and one.subject == subject:
            found |= one.fields or {}
    return found


def _body(paper: Paper, record: Record) -> tuple[Paragraph, ...]:
    """Return the text with the claim marked in full, and the words of the other claims faintly."""
    if paper.text is None:
        return ()
    marks = list(_marks(paper, record))
    return tuple(paragraphs(paper.text, (), marks, ("other", *ORDER)))


def _marks(paper: Paper, record: Record) -> Iterator[Mark]:
    for span, kind in claim_spans(claim_of(record)):
        yield Mark(span, kind, "this")
    for number, other in enumerate(paper.claims):
        if other["id"] != record["id"]:
            yield from (Mark(span, "other", f"o{number}") for span in claim_of(other).evidence)


def _bond(board: Board, keys: Sequence[tuple[str, str]]) -> tuple[tuple[str, float], ...]:
    """Return what speaks for and against two claims telling of one act, where they were joined."""
    one = board.commitments.get(board.told.get(keys[0], ""))
    ends = set(keys)
    bonds = [bond for bond in one.bonds if {bond.left, bond.right} == ends] if one else []
    return bonds[0].because if bonds else ()
