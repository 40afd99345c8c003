"""From claims to commitments: compare, gather, order into packages and years, check (codebook 8)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from pledgebook.commitments.clusters import Weighted
from pledgebook.commitments.commitment import Bond, Commitment
from pledgebook.commitments.decision import Decision
from pledgebook.commitments.doubt import or_in_doubt
from pledgebook.commitments.dues import check_totals
from pledgebook.commitments.firmer import made_firm
from pledgebook.commitments.funds import fund_of, funds
from pledgebook.commitments.gather import gather
from pledgebook.commitments.groups import Groups
from pledgebook.commitments.loose import loose_ends
from pledgebook.commitments.obey import orders
from pledgebook.commitments.parts import Book, join_parts
from pledgebook.commitments.statement import Statement
from pledgebook.commitments.ties import Tie, joined, leads
from pledgebook.commitments.title import party_names, title
from pledgebook.commitments.words import weights
from pledgebook.commitments.years import over_years
from pledgebook.vocabulary import Vocabulary

if TYPE_CHECKING:
    from pledgebook.commitments.linking import Pair

_Made: TypeAlias = tuple[Commitment, list[Statement]]
_Group: TypeAlias = frozenset[int | Tie]


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
        # Comparing needs Arrow and DuckDB, which take half a second to load; who only looks does without.
        from pledgebook.commitments.linking import Linker

        self._vocabulary = vocabulary
        self._weights = weights(vocabulary)
        self._orders = orders(decisions)
        self._linker = Linker(self._weights)
        self._rows: list[Statement] = []
        self._told: dict[tuple[str, str], Statement] = {}
        self._known: dict[tuple[str, str], int] = {}
        self._bonds: dict[int, list[Pair]] = defaultdict(list)
        self._groups = Groups(lambda row: self._rows[row].order)
        self._gathered: dict[_Group, _Made] = {}

    def add(self, statements: Iterable[Statement]) -> None:
        """Take in statements, those that are known already left out."""
        came = {one.key: one for one in statements if one.key not in self._told}
        self._told |= came
        self._take(came.values())
        self._groups.decide(self._decided())

    def forget(self, documents: Collection[str]) -> None:
        """Leave out all that documents say, as if they had never come."""
        gone = [key for key in self._told if key[0] in documents]
        self._leave_out(gone)
        for key in gone:
            del self._told[key]

    def obey(self, decisions: Iterable[Decision]) -> None:
        """Let these decisions stand in the place of those before; what they do not touch stays as it was made."""
        before, self._orders = self._orders, orders(decisions)
        self._forget_gathered(self._orders.seen_otherwise(before))
        changed = self._orders.said_otherwise(before) & self._told.keys()
        self._leave_out(changed)
        self._take(self._told[key] for key in changed)
        self._groups.decide(self._decided())

    def statements(self) -> list[Statement]:
        """Return all that came in, as it came."""
        return list(self._told.values())

    def commitments(self) -> tuple[Commitment, ...]:
        """Return the commitments of all that came in, oldest first."""
        groups = sorted(self._groups.all(), key=lambda group: self._rows[group[0]].order)
        firm = self._undisputed(made_firm(groups, self._rows, self._weights))
        groups = joined(groups, firm)
        loose = self._undisputed(loose_ends(groups, self._rows, self._weights))
        leading = leads((*firm, *loose))
        # What is not touched by new claims is taken as it was made before.
        self._gathered = dict(self._gather(group, leading) for group in joined(groups, loose))
        return settle(list(self._gathered.values()))

    def _undisputed(self, ties: Iterable[Tie]) -> list[Tie]:
        """Return the ties whose ends no person keeps apart."""
        apart = {keys for keys, weight in self._orders.weights.items() if weight < 0}
        rows = self._rows
        return [tie for tie in ties if frozenset((rows[tie.left].key, rows[tie.right].key)) not in apart]

    def _take(self, said: Iterable[Statement]) -> None:
        from pledgebook.commitments.features import table

        new = sorted(self._orders.applied(said), key=lambda one: one.order)
        first = len(self._rows)
        pairs = list(self._linker.pairs(table(new, self._weights, first)))
        self._rows += new
        self._known |= {one.key: row for row, one in enumerate(new, start=first)}
        for pair in pairs:
            if pair.weight > 0:
                self._bonds[pair.left].append(pair)
        self._groups.add(len(new), ((pair.left, pair.right, pair.weight) for pair in pairs))

    def _leave_out(self, keys: Iterable[tuple[str, str]]) -> None:
        rows = [row for key in keys if (row := self._known.pop(key, None)) is not None]
        if rows:
            self._linker.drop(rows)
            self._groups.drop(rows)

    def _forget_gathered(self, keys: Iterable[tuple[str, str]]) -> None:
        rows = {self._known[key] for key in keys if key in self._known}
        if rows:
            self._gathered = {group: made for group, made in self._gathered.items() if not group & rows}

    def _decided(self) -> Iterator[Weighted]:
        """Yield the pairs that people decided; their word outweighs everything."""
        for keys, weight in self._orders.weights.items():
            rows = sorted(self._known[key] for key in keys if key in self._known)
            if len(rows) == 2:
                yield rows[0], rows[1], weight

    def _gather(self, group: Sequence[int], leading: Mapping[int, Sequence[Tie]]) -> tuple[_Group, _Made]:
        ties = [tie for row in group for tie in leading.get(row, ())]
        inside: _Group = frozenset((*group, *ties))
        if (known := self._gathered.get(inside)) is not None:
            return inside, known
        members = [self._rows[row] for row in group]
        pairs = (pair for row in group for pair in self._bonds.get(row, ()) if pair.right in inside)
        found = [*map(self._bond, pairs), *map(self._tie, ties)]
        bonds = tuple(sorted(found, key=lambda bond: (bond.left, bond.right, bond.weight)))
        return inside, (self._told_together(members, bonds), members)

    def _told_together(self, members: Sequence[Statement], bonds: tuple[Bond, ...]) -> Commitment:
        """Return the commitment that these claims make, with its name, its fund and what people decided on it."""
        one = gather(members, self._weights, bonds, self._orders.choice(members))
        fund, pays = fund_of(members, funds(self._vocabulary))
        seen = any(claim.key in self._orders.reviewed for claim in members)
        name = title(one, party_names(self._vocabulary), sorted(members, key=lambda said: said.order))
        named = replace(one, title=name, fund=fund, from_fund=pays, reviewed=seen)
        judged = any(claim.key in self._orders.judged for claim in members)
        return named if judged else or_in_doubt(named, self._weights)

    def _bond(self, pair: "Pair") -> Bond:
        from pledgebook.commitments.linking import findings

        ends = sorted((self._rows[pair.left].key, self._rows[pair.right].key))
        return Bond(ends[0], ends[1], pair.weight, findings(pair, self._weights))

    def _tie(self, tie: Tie) -> Bond:
        ends = sorted((self._rows[tie.left].key, self._rows[tie.right].key))
        return Bond(ends[0], ends[1], self._weights.tied, ((tie.because, self._weights.tied),))


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
