"""A package counts once: by its own amount where it has one, by its parts otherwise (codebook 8.4).

Parts carry the split by whatever rows are made of; what they leave of the package is "not broken down".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pledgebook.amounts import Per
from pledgebook.claims.claim import Stage
from pledgebook.commitments.announced import rate_day, spread
from pledgebook.commitments.band import Band, total
from pledgebook.commitments.columns import firmness, kind_of
from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.counting import (
    Out,
    Outcome,
    Over,
    Part,
    Terms,
    Unconverted,
    brings,
    is_part,
    said_delivered,
    uncounted,
    worth,
)
from pledgebook.commitments.keys import Key, key_of
from pledgebook.commitments.rates import NoRate
from pledgebook.commitments.reasons import Reason
from pledgebook.commitments.sharing import share
from pledgebook.commitments.shelf import together

_POOLED = (Reason.POOLED_IN, Reason.POOLED_OUT)
_OFF = (Reason.CANCELLED, Reason.RULED_OUT)
_TAKEN_OUT = (*_OFF, Reason.NOT_SUPPORT, *_POOLED)
_FREES = (Reason.BELOW, Reason.BY_PARTS)  # what is out for these leaves its parts to count by themselves
_OURS = frozenset(map(str, Reason))


class _Above(NamedTuple):
    """What a part takes from its package where it says nothing itself."""

    key: Key | None = None
    day: date | None = None
    least: int = 0
    all_came: bool = False
    by_time: bool = False
    suspended: bool = False
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class _Book:
    """How totals are asked for, and the parts of each package."""

    terms: Terms
    parts: Mapping[str, Sequence[Commitment]]

    def beneath(self, commitment: Commitment) -> Iterator[Commitment]:
        """Yield its parts, and theirs."""
        for part in self.parts.get(commitment.id, ()):
            yield part
            yield from self.beneath(part)


_TOP = _Above()


def outcomes(commitments: Iterable[Commitment], terms: Terms) -> Iterator[Outcome]:
    """Yield for each commitment what it brings to which row, or why it is in none."""
    for some in together(commitments):
        yield from _outcomes(some, terms)


def _outcomes(commitments: Iterable[Commitment], terms: Terms) -> Iterator[Outcome]:
    known = {commitment.id: commitment for commitment in commitments}
    parts: dict[str, list[Commitment]] = {}
    tops = []
    for _, commitment in sorted(known.items()):
        if commitment.parent in known:
            parts.setdefault(commitment.parent, []).append(commitment)
        else:
            tops.append(commitment)
    book = _Book(terms, parts)
    for top in tops:
        yield from _top(book, top)
    yield from _circles(book, tops)


def _circles(book: _Book, tops: Sequence[Commitment]) -> Iterator[Outcome]:
    """Yield those that are parts of their own parts, each by itself."""
    reached = {part.id for top in tops for part in book.beneath(top)}
    alone = _Book(book.terms, {})
    for parts in book.parts.values():
        for part in parts:
            if part.id not in reached:
                yield from _top(alone, part)


def _top(book: _Book, commitment: Commitment, *, part: bool = False) -> Iterator[Outcome]:
    reason = uncounted(commitment, book.terms.pooled, part=part)
    if reason is None:
        yield from _counted(book, commitment, _TOP)
        return
    yield Out(commitment, reason)
    for below in book.parts.get(commitment.id, ()):
        if _stands_alone(below, reason):
            yield from _top(book, below, part=True)
        else:
            yield from _left_out(book, below, reason)


def _stands_alone(part: Commitment, reason: str) -> bool:
    """Tell whether a part counts though its package does not; of one that is off, only what came already."""
    if reason in _POOLED:
        return False
    if reason in _OFF:
        return part.counted and firmness(part) >= Stage.DELIVERING.firmness
    return part.counted or (reason in _FREES and is_part(part))


def _left_out(book: _Book, commitment: Commitment, reason: str) -> Iterator[Out]:
    """Yield a part that is out with its package, and its own parts; it keeps a reason of its own."""
    for one in (commitment, *book.beneath(commitment)):
        yield Out(one, uncounted(one, book.terms.pooled, part=True) or reason)


def _counted(book: _Book, commitment: Commitment, above: _Above) -> Iterator[Outcome]:
    """Yield what one that counts brings, with its parts."""
    below = book.parts.get(commitment.id, ())
    day = rate_day(commitment, above.day)
    whole = None if _by_time(commitment, below) else worth(commitment, day, book.terms.rates)
    if isinstance(whole, Unconverted):
        yield whole
        yield Out(commitment, Reason.UNSETTLED if whole.reason is NoRate.UNSETTLED else Reason.NO_RATE)
        for part in below:
            yield from _left_out(book, part, Reason.PART)
        return
    came = said_delivered(commitment, day, book.terms.rates)
    yield from (one for one in came if isinstance(one, Unconverted))
    bands = [one for one in came if isinstance(one, Band)]
    said = total(bands) if bands else None
    here = _below(book, commitment, day, above)
    if not below:
        yield _part(commitment, whole, said, here)
        return
    found = [one for part in below for one in _one_of(book, part, here)]
    parts = [one for one in found if isinstance(one, Part)]
    yield from _others(found, whole)
    left = whole and _without(whole, _taken_out(found, day, book.terms), parts)
    yield from share(_part(commitment, left, said, here), parts, book.terms.by)


def _below(book: _Book, commitment: Commitment, day: date | None, above: _Above) -> _Above:
    """Return what the parts of a commitment take from it."""
    firm, below = firmness(commitment), book.parts.get(commitment.id, ())
    halted = commitment.stage is Stage.SUSPENDED or (above.suspended and firm < Stage.DELIVERING.firmness)
    follows = firm < above.least or (halted and commitment.stage is not Stage.SUSPENDED)
    return _Above(
        key=key_of(book.terms.by, commitment, above.key, by_time=above.by_time, follows=follows),
        day=day,
        least=max(above.least, firm),
        all_came=above.all_came or bool(commitment.delivered and commitment.delivered.whole),
        by_time=spread(below),
        suspended=halted,
        conditional=commitment.conditional or above.conditional,
    )


def _part(commitment: Commitment, whole: Band | None, said: Band | None, here: _Above) -> Part:
    shares = brings(commitment, whole, said, here.least, all_came=here.all_came)
    kind = kind_of(commitment.form)
    return Part(commitment, kind, here.key or (), shares, here.suspended, here.conditional)


def _by_time(commitment: Commitment, below: Sequence[Commitment]) -> bool:
    """Tell whether an amount said per year or month is told by its parts, one for each."""
    return commitment.amount is not None and commitment.amount.per is not Per.ONCE and spread(below)


def _one_of(book: _Book, part: Commitment, above: _Above) -> Iterator[Outcome]:
    reason = uncounted(part, book.terms.pooled, part=True)
    if reason is None:
        yield from _counted(book, part, above)
        return
    yield Out(part, reason)
    for below in book.parts.get(part.id, ()):
        yield from _left_out(book, below, reason)


def _others(found: Sequence[Outcome], whole: Band | None) -> Iterator[Outcome]:
    """Yield what is not in a row; a part without a rate is a part all the same where its package counts."""
    counted = {one.commitment.id for one in found if isinstance(one, Part)}
    for one in found:
        match one:
            case Out(part, Reason.UNSETTLED | Reason.NO_RATE) if whole is not None:
                yield Out(part, Reason.PART)
            case Unconverted(id) if whole is not None and id not in counted:
                continue
            case Out() | Unconverted() | Over():
                yield one


def _taken_out(found: Iterable[Outcome], day: date | None, terms: Terms) -> Band:
    """Return the sum of the parts that count nowhere, though their package counts."""
    gone = [one.commitment for one in found if isinstance(one, Out) and _gone(one.reason)]
    sums = (worth(one, rate_day(one, day), terms.rates) for one in gone)
    return total(one for one in sums if isinstance(one, Band))


def _gone(reason: str) -> bool:
    # A reason that is none of ours is one of codebook 4.7, which claims give: own stocks, guests at home.
    return reason in _TAKEN_OUT or reason not in _OURS


def _without(whole: Band, gone: Band, parts: Iterable[Part]) -> Band:
    """Return what a package is worth without parts that are gone, unless its amount leaves them out already."""
    live = total(one.shares[0] for one in parts if isinstance(one.shares[0], Band))
    left = whole.less(gone)
    return left if left.value >= live.value else live if live.value < whole.value else whole
