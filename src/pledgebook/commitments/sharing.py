"""A package and its parts side by side: each sum in one row, none twice (codebook 8.4)."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from pledgebook.commitments.band import Band, total
from pledgebook.commitments.columns import By, Column
from pledgebook.commitments.counting import Out, Outcome, Over, Part, Share, Unsaid
from pledgebook.commitments.keys import rest_of
from pledgebook.commitments.reasons import Reason

_DELIVERED = list(Column).index(Column.DELIVERED)
_CENT = Decimal("0.01")
_NOTHING: tuple[Share, ...] = (None,) * len(Column)


def share(whole: Part, parts: Sequence[Part], by: tuple[By, ...]) -> Iterator[Outcome]:
    """Yield the parts that say more than their package, and what they leave of it.

    A part says more where its row, its condition or its standstill is another, or where it reached a column
    that its package did not; any other is out, as a part.
    """
    own = _by_itself(whole, parts)
    told = [part._replace(shares=_told(part.shares, own)) for part in parts]
    kept = _kept(whole._replace(shares=own), told)
    rest = tuple(_rest(held, _column(kept, place)) for place, held in enumerate(own))
    yield from _with_cents(kept, rest)
    names = {part.commitment.id for part in kept}
    yield from (Out(part.commitment, Reason.PART) for part in told if part.commitment.id not in names)
    yield from _over(whole, own, parts)
    left = tuple(None if _is_cents(held, _column(kept, place)) else held for place, held in enumerate(rest))
    if left == _NOTHING:
        yield Out(whole.commitment, Reason.BY_PARTS)
    else:
        yield whole._replace(shares=left, key=rest_of(by, whole.key, [part.key for part in kept]))


def _by_itself(whole: Part, parts: Sequence[Part]) -> tuple[Share, ...]:
    """Return what the package brings where its parts do not say it better."""
    if parts and not any(isinstance(held, Band) for held in whole.shares):
        return _NOTHING
    return tuple(_better(held, _column(parts, place), place) for place, held in enumerate(whole.shares))


def _better(held: Share, parts: Sequence[Band], place: int) -> Share:
    # What is said to be delivered is the least that came, so the larger of two sums is the better one.
    more = place == _DELIVERED and isinstance(held, Band) and total(parts).value > held.value
    return None if parts and (isinstance(held, Unsaid) or more) else held


def _told(shares: Iterable[Share], own: Iterable[Share]) -> tuple[Share, ...]:
    """Return what a part says beside its package; one without an amount adds nothing to a sum."""
    pairs = zip(shares, own, strict=True)
    return tuple(None if isinstance(said, Unsaid) and held is not None else said for said, held in pairs)


def _kept(whole: Part, told: Sequence[Part]) -> list[Part]:
    said = [part for part in told if part.shares != _NOTHING]
    if any((part.kind, part.key) != (whole.kind, whole.key) for part in said):
        return said
    return [part for part in said if part.apart != whole.apart or _further(part.shares, whole.shares)]


def _further(shares: Iterable[Share], own: Iterable[Share]) -> bool:
    return any(said is not None and held is None for said, held in zip(shares, own, strict=True))


def _column(parts: Iterable[Part], place: int) -> list[Band]:
    return [held for held in _shares(parts, place) if isinstance(held, Band)]


def _rest(held: Share, taken: Sequence[Band]) -> Share:
    if not isinstance(held, Band) or not taken:
        return held
    rest = held.less(total(taken))
    return rest if rest.value else None


def _is_cents(rest: Share, taken: Sequence[Band]) -> bool:
    """Tell whether what is left is no more than what rounding each part to the cent can leave."""
    return isinstance(rest, Band) and bool(taken) and abs(rest.value) <= _CENT * len(taken)


def _with_cents(parts: Sequence[Part], rest: Sequence[Share]) -> list[Part]:
    """Return parts with the cents that rounding left, in the last one of each column, so that sums are exact."""
    found = list(parts)
    for place, left in enumerate(rest):
        if isinstance(left, Band) and _is_cents(left, _column(parts, place)):
            at, held = max(
                (at, share) for at, share in enumerate(_shares(found, place)) if isinstance(share, Band)
            )
            shares = [*found[at].shares]
            shares[place] = held.plus(left)
            found[at] = found[at]._replace(shares=tuple(shares))
    return found


def _shares(parts: Iterable[Part], place: int) -> Iterator[Share]:
    return (part.shares[place] for part in parts)


def _over(whole: Part, own: Sequence[Share], parts: Sequence[Part]) -> Iterator[Over]:
    """Yield the conflict of a package with parts that add up to more than it."""
    for place, held in enumerate(own):
        together = total(_column(parts, place)).value
        if (
            isinstance(held, Band)
            and together > held.value + _CENT * len(parts)
            and not _by_rates(whole, parts)
        ):
            yield Over(whole.commitment.id, held.value, together)
            return


def _by_rates(whole: Part, parts: Sequence[Part]) -> bool:
    """Tell whether parts fit into their package in its own currency, so that only rates of other days exceed it."""
    said, told = whole.commitment.amount, [part.commitment.amount for part in parts]
    if said is None or any(part.commitment.parent != whole.commitment.id for part in parts):
        return False
    same = [
        one.value for one in told if one is not None and (one.currency, one.per) == (said.currency, said.per)
    ]
    return len(same) == len(told) and sum(same) <= said.value
