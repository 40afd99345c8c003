"""Commitments that are read anew whenever they are asked for, so that a whole ledger need not be held."""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator

from pledgebook.commitments.commitment import Commitment


class Shelf(Collection[Commitment]):
    """Commitments that come one at a time, as often as they are asked for."""

    @abstractmethod
    def batches(self) -> Iterator[Iterable[Commitment]]:
        """Yield all of them some at a time, a package and its parts never apart."""


def together(commitments: Iterable[Commitment]) -> Iterator[Iterable[Commitment]]:
    """Yield commitments in lots that can be added up one after the other: no package is in two of them."""
    if isinstance(commitments, Shelf):
        yield from commitments.batches()
    else:
        yield commitments
