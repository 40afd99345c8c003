"""The claims behind commitments, as people corrected them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.statement import Statement

Told: TypeAlias = tuple[Commitment, Sequence[Statement]]
Evidence: TypeAlias = Callable[[Iterable[Commitment]], Iterator[Told]]
"""What gives commitments, in their order, with what the claims behind each say, in the order it was said."""


def evidence_in(statements: Iterable[Statement]) -> Evidence:
    """Return the evidence that statements at hand are."""
    by_claim = by_id(statements)
    return lambda commitments: ((one, behind(one, by_claim)) for one in commitments)


def by_id(statements: Iterable[Statement]) -> Mapping[str, Sequence[Statement]]:
    """Return statements by the id of the claim, which copies of a text share."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for said in statements:
        found[said.claim].append(said)
    return found


def behind(one: Commitment, by_claim: Mapping[str, Sequence[Statement]]) -> list[Statement]:
    """Return the statements that a commitment rests on, in the order of the days they were said."""
    documents = set(one.documents)
    found = (said for claim in one.claims for said in by_claim.get(claim, ()))
    return sorted((said for said in found if said.source.id in documents), key=lambda said: said.order)
