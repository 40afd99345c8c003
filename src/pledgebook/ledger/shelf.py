"""Commitments of a snapshot, with their evidence, fetched some at a time."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, islice

from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.evidence import Told, behind, by_id
from pledgebook.commitments.obey import Orders, orders
from pledgebook.commitments.shelf import Shelf
from pledgebook.ledger.particulars import Particulars
from pledgebook.ledger.snapshot import Snapshot

_BATCH = 250
_CLAIMS = 1_000  # behind the commitments that are told at once
Asked = Callable[[Commitment], bool]


class KeptShelf(Shelf):
    """What stands, or what is asked for of it, the latest announced first; only ids are held."""

    def __init__(self, snapshot: Snapshot, asked: Asked | None = None) -> None:
        self._snapshot = snapshot
        self._asked = asked
        self._cited: set[str] | None = None

    @cached_property
    def parents(self) -> Mapping[str, str | None]:
        """The id of each commitment, with that of its package."""
        if self._asked is None:
            return dict(self._snapshot.ids())
        return {one.id: one.parent for one in self}

    @property
    def cited(self) -> set[str]:
        """The ids of the documents that they rest on, known without a look once all were gone through."""
        if self._cited is None:
            self._cited = self._snapshot.documents(self.parents)
        return self._cited

    def __iter__(self) -> Iterator[Commitment]:
        cited: set[str] = set()
        every = self._snapshot.all()
        for one in filter(self._asked, every) if self._asked else every:
            cited.update(one.documents)
            yield one
        self._cited = cited

    def __len__(self) -> int:
        return len(self.parents)

    def __contains__(self, one: object) -> bool:
        return isinstance(one, Commitment) and one.id in self.parents

    def batches(self) -> Iterator[list[Commitment]]:
        """Yield all some at a time, each package with its parts."""
        parts = {one: above for one, above in self.parents.items() if above in self.parents}
        packages = _packages(parts)
        inside = parts.keys() | packages.keys()
        yield from self._fetched([one for one in self.parents if one not in inside])
        some: list[str] = []
        for package in packages.values():
            some += package
            if len(some) >= _BATCH:
                yield self._snapshot.commitments(some)
                some = []
        if some:
            yield self._snapshot.commitments(some)

    def _fetched(self, ids: Sequence[str]) -> Iterator[list[Commitment]]:
        return (
            self._snapshot.commitments(ids[start : start + _BATCH]) for start in range(0, len(ids), _BATCH)
        )


class KeptEvidence:
    """What the claims behind commitments say, as people corrected it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    @cached_property
    def _orders(self) -> Orders:
        return orders(self._snapshot.decisions)

    @cached_property
    def _by_hand(self) -> Mapping[str, Sequence[Statement]]:
        return by_id(self._snapshot.added_by_hand())

    def __call__(self, commitments: Iterable[Commitment]) -> Iterator[Told]:
        """Yield commitments with what the claims behind each say."""
        for some in _lots(commitments):
            names = list(dict.fromkeys(claim for one in some for claim in one.claims))
            by_hand = (said for claim in names for said in self._by_hand.get(claim, ()))
            found = by_id(self._orders.applied(chain(self._snapshot.statements(names), by_hand)))
            yield from ((one, behind(one, found)) for one in some)


class KeptDocuments(Collection[Particulars]):
    """The documents that commitments rest on, in the order they came; only ids are held."""

    def __init__(self, snapshot: Snapshot, shelf: KeptShelf) -> None:
        self._snapshot = snapshot
        self._shelf = shelf

    def __iter__(self) -> Iterator[Particulars]:
        return self._snapshot.particulars(self._shelf.cited)

    def __len__(self) -> int:
        return len(self._shelf.cited)

    def __contains__(self, one: object) -> bool:
        return isinstance(one, Particulars) and one.source.id in self._shelf.cited


def _packages(parents: Mapping[str, str | None]) -> Mapping[str, list[str]]:
    """Return the ids of each package and all its parts, under the id of one of them."""
    found: dict[str, list[str]] = defaultdict(list)
    for one in parents:
        found[_top(one, parents)].append(one)
    return {top: list(dict.fromkeys((top, *beneath))) for top, beneath in found.items()}


def _top(one: str, parents: Mapping[str, str | None]) -> str:
    """Return the uppermost package of a part; of those that are parts of each other, the one of the least id."""
    way = [one]
    while (above := parents.get(way[-1])) is not None:
        if above in way:
            return min(way[way.index(above) :])
        way.append(above)
    return way[-1]


def _lots(commitments: Iterable[Commitment]) -> Iterator[list[Commitment]]:
    """Yield commitments some at a time, fewer where many claims are behind them."""
    left = iter(commitments)
    for one in left:
        some, claims = [one], len(one.claims)
        for other in islice(left, _BATCH - 1):
            some.append(other)
            claims += len(other.claims)
            if claims >= _CLAIMS:
                break
        yield some
