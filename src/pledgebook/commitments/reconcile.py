"""From claims to commitments: compare, gather, order into packages and years, check (codebook 8)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pledgebook.commitments.clusters import clusters
from pledgebook.commitments.commitment import Bond, Commitment
from pledgebook.commitments.decision import Decision
from pledgebook.commitments.dues import check_totals
from pledgebook.commitments.features import table
from pledgebook.commitments.funds import fund_of, funds
from pledgebook.commitments.gather import gather
from pledgebook.commitments.linking import Linker, Pair, findings
from pledgebook.commitments.obey import Orders, orders
from pledgebook.commitments.parts import Book, join_parts
from pledgebook.commitments.statement import Statement
from pledgebook.commitments.title import party_names, title
from pledgebook.commitments.words import Weights, weights
from pledgebook.commitments.years import over_years
from pledgebook.vocabulary import Vocabulary


def reconcile(
    statements: Iterable[Statement], decisions: Iterable[Decision] = (), vocabulary: Vocabulary | None = None
) -> tuple[Commitment, ...]:
    """Return the commitments that all claims together make, oldest first.

    Neither the order of the statements nor the batches they came in matter; a statement given twice is one.
    """
    words = weights(vocabulary or Vocabulary())
    ordered = orders(decisions)
    said = ordered.applied(sorted({one.key: one for one in statements}.values(), key=lambda one: one.order))
    pairs = list(Linker(words).pairs(table(said, words)))
    groups = clusters(range(len(said)), _weighted(pairs, said, ordered))
    made = list(_gathered(groups, pairs, said, words))
    return _settled(made, ordered, vocabulary or Vocabulary())


def _weighted(
    pairs: Sequence[Pair], said: Sequence[Statement], ordered: Orders
) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs with their weights; a person's word on a pair outweighs everything."""
    at = {one.key: number for number, one in enumerate(said)} if ordered.weights else {}
    decided = {
        tuple(sorted(at[key] for key in pair)): weight
        for pair, weight in ordered.weights.items()
        if all(key in at for key in pair)
    }
    for pair in pairs:
        if (pair.left, pair.right) not in decided:
            yield pair.left, pair.right, pair.weight
    for (left, right), weight in decided.items():
        yield left, right, weight


def _gathered(
    groups: Sequence[Sequence[int]], pairs: Sequence[Pair], said: Sequence[Statement], words: Weights
) -> Iterator[tuple[Commitment, list[Statement]]]:
    group_of = {row: at for at, group in enumerate(groups) for row in group}
    inside: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.weight > 0 and group_of[pair.left] == group_of[pair.right]:
            inside[group_of[pair.left]].append(pair)
    for at, group in enumerate(groups):
        bonds = tuple(_bond(pair, said, words) for pair in inside.get(at, ()))
        members = [said[row] for row in group]
        yield gather(members, words.whole, bonds), members


def _bond(pair: Pair, said: Sequence[Statement], words: Weights) -> Bond:
    return Bond(said[pair.left].key, said[pair.right].key, pair.weight, findings(pair, words))


def _settled(
    made: Sequence[tuple[Commitment, list[Statement]]], ordered: Orders, vocabulary: Vocabulary
) -> tuple[Commitment, ...]:
    names, known = party_names(vocabulary), funds(vocabulary)
    book = Book((one for one, _ in made), {one.id: group for one, group in made})
    for one, group in made:
        fund, pays = fund_of(group, known)
        seen = any(claim.key in ordered.reviewed for claim in group)
        book.put(replace(one, title=title(one, names), fund=fund, from_fund=pays, reviewed=seen))
    join_parts(book)
    for name in sorted(book.all):
        whole, years = over_years(book.all[name])
        for one in (whole, *years):
            book.put(one)
    check_totals(book)
    return tuple(sorted(book.all.values(), key=_order))


def _order(one: Commitment) -> tuple[str, str]:
    return one.day.isoformat() if one.day else "9999", one.id
