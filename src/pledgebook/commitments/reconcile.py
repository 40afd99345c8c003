"""From claims to commitments: compare, gather, order into packages and years, check (codebook 8)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias

from pledgebook.commitments.clusters import clusters
from pledgebook.commitments.commitment import Bond, Commitment
from pledgebook.commitments.decision import Decision
from pledgebook.commitments.dues import check_totals
from pledgebook.commitments.features import table
from pledgebook.commitments.funds import fund_of, funds
from pledgebook.commitments.gather import gather
from pledgebook.commitments.linking import Linker, Pair, findings
from pledgebook.commitments.loose import tie_loose_ends
from pledgebook.commitments.obey import orders
from pledgebook.commitments.parts import Book, join_parts
from pledgebook.commitments.statement import Statement
from pledgebook.commitments.title import party_names, title
from pledgebook.commitments.words import weights
from pledgebook.commitments.years import over_years
from pledgebook.vocabulary import Vocabulary

_Pairs: TypeAlias = tuple[Pair, ...]
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
        self._known: set[tuple[str, str]] = set()
        self._pairs: list[Pair] = []
        self._gathered: dict[frozenset[int], _Made] = {}

    def add(self, statements: Iterable[Statement]) -> None:
        """Take in statements, those that are known already left out."""
        came = {one.key: one for one in statements if one.key not in self._known}
        new = sorted(self._orders.applied(came.values()), key=lambda one: one.order)
        self._known |= came.keys()
        self._pairs += self._linker.pairs(table(new, self._weights, first=len(self._rows)))
        self._rows += new

    def commitments(self) -> tuple[Commitment, ...]:
        """Return the commitments of all that came in, oldest first."""
        groups = tie_loose_ends(clusters(self._ranks(), self._weighted()), self._rows, self._weights)
        inside = self._inside(groups)
        # What is not touched by new claims is taken as it was made before.
        made = [self._gather(group, pairs) for group, pairs in zip(groups, inside, strict=True)]
        self._gathered = {frozenset(group): one for group, one in zip(groups, made, strict=True)}
        return settle(made)

    def _ranks(self) -> list[int]:
        """Return the rows in the order of what they say, so that ties fall alike in every order of arrival."""
        return sorted(range(len(self._rows)), key=lambda row: self._rows[row].order)

    def _weighted(self) -> Iterator[tuple[int, int, float]]:
        """Yield the pairs with their weights; a person's word on a pair outweighs everything."""
        ordered = self._orders.weights
        at = {one.key: row for row, one in enumerate(self._rows)} if ordered else {}
        decided = {
            tuple(sorted(at[key] for key in pair)): weight
            for pair, weight in ordered.items()
            if all(key in at for key in pair)
        }
        for pair in self._pairs:
            if (pair.left, pair.right) not in decided:
                yield pair.left, pair.right, pair.weight
        for (left, right), weight in decided.items():
            yield left, right, weight

    def _inside(self, groups: Sequence[Sequence[int]]) -> list[_Pairs]:
        group_of = {row: at for at, group in enumerate(groups) for row in group}
        inside: list[list[Pair]] = [[] for _ in groups]
        for pair in self._pairs:
            if pair.weight > 0 and group_of[pair.left] == group_of[pair.right]:
                inside[group_of[pair.left]].append(pair)
        return [tuple(pairs) for pairs in inside]

    def _gather(self, group: Sequence[int], pairs: _Pairs) -> _Made:
        if (known := self._gathered.get(frozenset(group))) is not None:
            return known
        members = [self._rows[row] for row in group]
        bonds = tuple(sorted((self._bond(pair) for pair in pairs), key=lambda bond: (bond.left, bond.right)))
        one = gather(members, self._weights, bonds)
        fund, pays = fund_of(members, funds(self._vocabulary))
        seen = any(claim.key in self._orders.reviewed for claim in members)
        name = title(one, party_names(self._vocabulary))
        return replace(one, title=name, fund=fund, from_fund=pays, reviewed=seen), members

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
