"""Pairs of claims with the weight of what speaks for and against their telling of one act (codebook 8.1).

Splink compares them on DuckDB, with weights that are fixed and documented (`vocabulary/linking.yml`), not
learned: the same two claims weigh the same in every ledger.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pledgebook.commitments.blocks import labels, repeated, sharing
from pledgebook.commitments.comparer import comparer
from pledgebook.commitments.comparisons import COMPARISONS
from pledgebook.commitments.words import Weights


class Pair(NamedTuple):
    """Two rows and the weight, in bits, of all that was found about them; `found` is its parts, by `COMPARISONS`."""

    left: int
    right: int
    weight: float
    found: tuple[float, ...]


class Linker:
    """Compares rows: all that came so far are kept, so that later ones meet them too."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._rows: pa.Table | None = None

    def pairs(self, rows: pa.Table) -> Iterator[Pair]:
        """Yield the pairs among new rows, and between them and all that came before."""
        if not rows.num_rows:
            return
        before = self._rows
        self._rows = rows if before is None else pa.concat_tables([before, rows])
        yield from self._predict(rows, before)

    def drop(self, rows: Iterable[int]) -> None:
        """Leave rows out from now on."""
        if self._rows is not None:
            gone = pc.is_in(self._rows["unique_id"], pa.array(list(rows), self._rows["unique_id"].type))
            self._rows = self._rows.filter(pc.invert(gone))

    def _predict(self, rows: pa.Table, before: pa.Table | None) -> Iterator[Pair]:
        among = sharing(rows, repeated(rows))
        if among.num_rows:
            yield from _read(comparer(self._weights).within(among), self._weights)
        if before is None:
            return
        old = sharing(before, labels(rows))
        if old.num_rows:
            new = sharing(rows, labels(old))
            yield from _read(comparer(self._weights).between(old, new), self._weights)


def findings(pair: Pair, weights: Weights) -> tuple[tuple[str, float], ...]:
    """Return what was found about a pair, in words, each with its weight; the heaviest first."""
    told = zip(COMPARISONS, pair.found, strict=True)
    named = [(f"{name}: {weights.finding(name, bits)}", bits) for name, bits in told if bits]
    return tuple(sorted(named, key=lambda one: -abs(one[1])))


def _against(left: int, right: int, weight: float) -> Pair:
    return Pair(min(left, right), max(left, right), weight, ())


def _read(found: pa.Table, weighed: Weights) -> Iterator[Pair]:
    """Yield the pairs; only those that speak for one act carry what was found, which is what is shown."""
    weights = pc.round(found["match_weight"], 2)
    against = pc.less_equal(weights, 0)
    counts = pc.and_(against, pc.invert(_two_deliveries(found, weighed)))
    ids = (found["unique_id_l"], found["unique_id_r"])
    columns = [column.filter(counts).to_pylist() for column in (*ids, weights)]
    yield from (_against(left, right, weight) for left, right, weight in zip(*columns, strict=True))
    kept = found.append_column("weight", weights).filter(pc.invert(against))
    parts = (pc.round(kept[f"mw_{name}"], 2).to_pylist() for name in COMPARISONS)
    names = ("unique_id_l", "unique_id_r", "weight")
    for left, right, weight, *bits in zip(*(kept[name].to_pylist() for name in names), *parts, strict=True):
        yield Pair(min(left, right), max(left, right), weight, tuple(bits))


def _two_deliveries(found: pa.Table, weighed: Weights) -> Any:
    """Return which pairs are two deliveries: they neither join nor part what each of them is a part of."""
    signs = [
        pc.equal(pc.round(found[f"mw_{name}"], 2), weighed.of(name, "two deliveries"))
        for name in ("amount", "items")
    ]
    return pc.fill_null(pc.or_kleene(*signs), fill_value=False)
