"""Totals to date held against what the ledger knows: where the two differ, both are shown (codebook 8.9)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from pledgebook.claims.claim import StageGroup
from pledgebook.commitments.commitment import Commitment, Conflict, Figure
from pledgebook.commitments.figures import near
from pledgebook.commitments.parts import Book
from pledgebook.commitments.statement import Sum
from pledgebook.commitments.sums import spell

TO_DATE = "a total to date"


def check_totals(book: Book) -> None:
    """Put beside each total to date the sum of the commitments it should cover."""
    known: dict[tuple[object, ...], list[Commitment]] = defaultdict(list)
    for name in sorted(book.all):
        if (one := book.all[name]).counted and one.amount:
            known[one.actors, one.recipients, one.amount.currency].append(one)
    for name in sorted(book.all):
        one = book.all[name]
        if one.not_counted_because == TO_DATE and one.amount:
            others = known[one.actors, one.recipients, one.amount.currency]
            book.put(_checked(one, one.amount, [other for other in others if _is_covered(other, one)]))


def _is_covered(other: Commitment, total: Commitment) -> bool:
    if total.category and other.category and other.category is not total.category:
        return False
    done = total.reached.group is not StageGroup.DONE or other.reached.group is StageGroup.DONE
    return done and (other.day is None or total.day is None or other.day <= total.day)


def _checked(total: Commitment, said: Sum, parts: Sequence[Commitment]) -> Commitment:
    known = sum((part.amount.value for part in parts if part.amount), Decimal(0))
    if not parts or near(known, said.value):
        return total
    told = Figure(spell(said), total.claims, None, total.day, total.independent_sources)
    added = Figure(
        f"{spell(Sum(known, said.currency))} in {len(parts)} commitments known here",
        tuple(claim for part in parts for claim in part.claims),
        None,
        None,
        0,
    )
    reason = "a total to date never counts; it is kept beside the sum of the parts known here"
    return replace(total, conflicts=(*total.conflicts, Conflict("amount", (told, added), told.value, reason)))
