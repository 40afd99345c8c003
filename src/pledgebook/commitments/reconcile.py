"""From claims to commitments: compare, gather, order into packages and years, check (codebook 8)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from pledgebook.commitments.clusters import Weighted
from pledgebook.commitments.commitment import Bond, Commitment
from pledgebook.commitments.decision import Decision
from pledgebook.commitments.doubt import or_in_doubt
from pledgebook.commitments.dues import check_totals
from pledgebook.commitments.features import table
from pledgebook.commitments.funds import fund_of, funds
from pledgebook.commitments.gather import gather
from pledgebook.commitments.groups import Groups
from pledgebook.commitments.linking import Linker, Pair, findings
from pledgebook.commitments.loose import tie_loose_ends
from pledgebook.commitments.obey import orders
from pledgebook.commitments.parts import Book, join_parts
from pledgebook.commitments.statement import Statement
from pledgebook.commitments.title import party_names, title
from pledgebook.commitments.words import weights
from pledgebook.commitments.years import over_years
from pledgebook.vocabulary import Vocabulary

_Made: TypeAlias = tuple[Commitment, list[Statement]]


def reconcile(
    statements: Iterable[Statement], decisions: Iterable[Decision] = (), vocabulary: Vocabulary | None = None
) -> tuple[Commitment, ...]:
    """Return the commitments that all claims together make, oldest first.

    Neither the order of the statements nor the batches they came in matter; a statement given twice is one.
    """
    reconciler = Reconciler(vocabulary or Vocabulary(), decisions)
    reconciler.add(statements)
    return reconciler.commitments()


class Reconciler:
    """Keeps what was compared and gathered, so that one more document costs what it touches.

    Whatever came in whichever batches, the commitments are those of `reconcile` over all of it.
    """

    def __init__(self, vocabulary: Vocabulary, decisions: Iterable[Decision] = ()) -> None:
        self._vocabulary = vocabulary
        self._weights = weights(vocabulary)
        self._orders = orders(decisions)
        self._linker = Linker(self._weights)
        self._rows: list[Statement] = []
        self._known: dict[tuple[str, str], int] = {}
        self._bonds: dict[int, list[Pair]] = defaultdict(list)
        self._groups = Groups(lambda row: self._rows[row].order)
        self._gathered: dict[frozenset[int], _Made] = {}

    def add(self, statements: Iterable[Statement]) -> None:
        """Take in statements, those that are known already left out."""
        came = {one.key: one for one in statements if one.key not in self._known}
        new = sorted(self._orders.applied(came.values()), key=lambda one: one.order)
        first = len(self._rows)
        pairs = list(self._linker.pairs(table(new, self._weights, first)))
        self._rows += new
        self._known |= {one.key: row for row, one in enumerate(new, start=first)}
        for pair in pairs:
            if pair.weight > 0:
                self._bonds[pair.left].append(pair)
        self._groups.add(len(new), self._weighted(pairs, first))

    def commitments(self) -> tuple[Commitment, ...]:
        """Return the commitments of all that came in, oldest first."""
        groups = sorted(self._groups.all(), key=lambda group: self._rows[group[0]].order)
        tied = tie_loose_ends(groups, self._rows, self._weights)
        # What is not touched by new claims is taken as it was made before.
        self._gathered = {frozenset(group): self._gather(group) for group in tied}
        return settle(list(self._gathered.values()))

    def _weighted(self, pairs: Iterable[Pair], first: int) -> Iterator[Weighted]:
        """Yield new pairs with their weights; a person's word on a pair outweighs everything."""
        decided = {
            (min(rows), max(rows)): weight
            for keys, weight in self._orders.weights.items()
            if (rows := [self._known[key] for key in keys if key in self._known])
            and len(rows) == len(keys)
            and max(rows) >= first
        }
        for pair in pairs:
            if (pair.left, pair.right) not in decided:
                yield pair.left, pair.right, pair.weight
        for (left, right), weight in decided.items():
            yield left, right, weight

    def _gather(self, group: Sequence[int]) -> _Made:
        inside = frozenset(group)
        if (known := self._gathered.get(inside)) is not None:
            return known
        members = [self._rows[row] for row in group]
        pairs = (pair for row in group for pair in self._bonds.get(row, ()) if pair.right in inside)
        bonds = tuple(sorted((self._bond(pair) for pair in pairs), key=lambda bond: (bond.left, bond.right)))
        one = gather(members, self._weights, bonds, self._orders.choice(members))
        fund, pays = fund_of(members, funds(self._vocabulary))
        seen = any(claim.key in self._orders.reviewed for claim in members)
        name = title(one, party_names(self._vocabulary))
        named = replace(one, title=name, fund=fund, from_fund=pays, reviewed=seen)
        return or_in_doubt(named, self._weights), members

    def _bond(self, pair: Pair) -> Bond:
        ends = sorted((self._rows[pair.left].key, self._rows[pair.right].key))
        return Bond(ends[0], ends[1], pair.weight, findings(pair, self._weights))


def settle(made: Sequence[_Made]) -> tuple[Commitment, ...]:
    """Return gathered commitments ordered into packages and years, and their totals to date checked."""
    book = Book((one for one, _ in made), {one.id: group for one, group in made})
    join_parts(book)
    for name in sorted(book.all):
        whole, years = over_years(book.all[name])
        for one in (whole, *years):
            book.put(one)
    check_totals(book)
    return tuple(sorted(book.all.values(), key=_order))


def _order(one: Commitment) -> tuple[str, str]:
    return one.day.isoformat() if one.day else "9999", one.id
