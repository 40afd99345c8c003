"""Decide: one act of a person on claims of a ledger, kept whole or refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from pledgebook.commitments import Decision
from pledgebook.commitments.decision import Verdict
from pledgebook.commitments.statement import Key
from pledgebook.commitments.title import party_names
from pledgebook.errors import BadFieldsError, NothingToUndoError
from pledgebook.ledger import Ledger
from pledgebook.ledger.deciding import Seen
from pledgebook.review.fields import check_fields, tidy
from pledgebook.review.verdicts import Hand
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary


class Deed(StrEnum):
    """What a person can do."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    LINK = "link"
    UNLINK = "unlink"
    CHOOSE = "choose"
    ADD = "add"
    SPLIT = "split"
    MERGE = "merge"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be done: with which claim, to which effect, and what the person saw of it.

    `subject` and `other` are (document, claim); of an added claim the second is empty. `evidence` are
    (start, end) in the document's text, `parts` the fields of the claims that one is split into, `undoes` the
    id of a decision; without it, undo takes back what the same person did last.
    """

    deed: Deed
    subject: Key = ("", "")
    other: Key | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    parts: Sequence[Mapping[str, Any]] = ()
    evidence: Sequence[tuple[int, int]] = ()
    because: str | None = None
    undoes: str | None = None
    seen: Sequence[Seen] = ()


def decide(ledger: Ledger, order: Order, by: str, at: datetime) -> tuple[Decision, ...]:
    """Keep what a person decided and return it; what has changed since they saw it is refused."""
    names = party_names(Vocabulary(Settings().vocabulary))
    for fields in (order.fields, *order.parts):
        check_fields(fields, names)
    order = replace(order, fields=tidy(order.fields), parts=[tidy(part) for part in order.parts])
    taken = _decisions(ledger, order, Hand(by, at, order.because))
    ledger.take(taken, order.seen)
    return tuple(taken)


def _decisions(ledger: Ledger, order: Order, hand: Hand) -> list[Decision]:
    match order.deed:
        case Deed.UNDO:
            return hand.undo(_last(ledger, order, hand.by))
        case Deed.ADD:
            return [hand.mark(order.subject[0], _spans(ledger, order), order.fields)]
        case Deed.SPLIT:
            record = ledger.claim(order.subject)
            return hand.split(order.subject, record, _words(ledger, order.subject), order.parts)
        case Deed.MERGE:
            other = _other(order)
            words = (_words(ledger, order.subject), _words(ledger, other))
            return hand.merge(order.subject, other, words, order.fields)
    return [_plain(ledger, order, hand)]


def _plain(ledger: Ledger, order: Order, hand: Hand) -> Decision:
    verdict = Verdict(order.deed.value)
    other = _other(order) if order.deed in (Deed.LINK, Deed.UNLINK) else None
    if order.deed in (Deed.CORRECT, Deed.CHOOSE) and not order.fields:
        raise BadFieldsError((f"{order.deed}: no field is given",))
    words = _words(ledger, order.subject)
    return hand.decide(verdict, order.subject, words, other=other, fields=order.fields or None)


def _words(ledger: Ledger, subject: Key) -> str:
    return ledger.as_it_stands(subject).words


def _other(order: Order) -> Key:
    if order.other is None or order.other == order.subject:
        raise BadFieldsError((f"{order.deed}: a second claim must be given",))
    return order.other


def _spans(ledger: Ledger, order: Order) -> list[dict[str, Any]]:
    text = ledger.paper(order.subject[0]).text or ""
    spans = [
        {"start": start, "end": end, "text": text[start:end]}
        for start, end in order.evidence
        if 0 <= start < end <= len(text) and text[start:end].strip()
    ]
    if not spans or len(spans) < len(order.evidence):
        raise BadFieldsError(("evidence: mark the words of the text that say it",))
    return spans


def _last(ledger: Ledger, order: Order, by: str) -> list[Decision]:
    """Return the decision that is named, else all that this person did last and has not taken back."""
    held = ledger.decided_by(None if order.undoes else by)
    if order.undoes:
        held = [one for one in held if one.id == order.undoes]
    last = [one for one in held if held and one.at == held[-1].at]
    if not last:
        raise NothingToUndoError(order.undoes)
    return last
