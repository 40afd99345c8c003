"""Pairs of claims with the weight of what speaks for and against their telling of one act (codebook 8.1).

Splink compares them on DuckDB, with weights that are fixed and documented (`vocabulary/linking.yml`), not
learned: the same two claims weigh the same in every ledger.
"""

import logging
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from pledgebook.commitments.comparisons import COMPARISONS, Levels
from pledgebook.commitments.words import Weights

_NOTHING = "unknown"


class Pair(NamedTuple):
    """Two rows and the weight, in bits, of all that was found about them; `found` is its parts, by `COMPARISONS`."""

    left: int
    right: int
    weight: float
    found: tuple[float, ...]


class Linker:
    """Compares rows: all that came so far are kept, so that later ones meet them too."""

    def __init__(self, weights: Weights) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from splink import DuckDBAPI

            self._database = DuckDBAPI()
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
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            new = self._database.register(rows)
            linker = _linker(new, self._weights)
            yield from _read(linker.inference.predict_within(new), self._weights)
            if before is not None:
                old = self._database.register(before)
                yield from _read(linker.inference.predict_between(old, new), self._weights)
        self._database.delete_tables_created_by_splink_from_db()


def findings(pair: Pair, weights: Weights) -> tuple[tuple[str, float], ...]:
    """Return what was found about a pair, in words, each with its weight; the heaviest first."""
    told = zip(COMPARISONS, pair.found, strict=True)
    named = [(f"{name}: {weights.finding(name, bits)}", bits) for name, bits in told if bits]
    return tuple(sorted(named, key=lambda one: -abs(one[1])))


def _settings(weights: Weights) -> Any:
    from splink import SettingsCreator, block_on
    from splink.comparison_library import CustomComparison

    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            CustomComparison(_levels(name, levels, weights), output_column_name=name)
            for name, levels in COMPARISONS.items()
        ],
        blocking_rules_to_generate_predictions=[block_on("blocks", arrays_to_explode=["blocks"])],
        probability_two_random_records_match=2**weights.prior / (1 + 2**weights.prior),
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
    )


def _levels(name: str, levels: Levels, weights: Weights) -> list[Any]:
    from splink import comparison_level_library as library

    made: list[Any] = []
    for finding, condition in levels:
        level = library.CustomLevel(condition) if condition else library.ElseLevel()
        if finding == _NOTHING:
            made.append(level.configure(is_null_level=True))
        else:
            match, other = _odds(weights.of(name, finding))
            made.append(level.configure(m_probability=match, u_probability=other))
    return made


def _odds(bits: float) -> tuple[float, float]:
    # Splink asks for two probabilities; only their ratio, two to the power of the bits, decides.
    return (0.5, 0.5 * 2**-bits) if bits >= 0 else (0.5 * 2**bits, 0.5)


def _linker(table: Any, weights: Weights) -> Any:
    from splink import Linker as Splink

    logging.getLogger("splink").setLevel(logging.ERROR)
    return Splink(table, _settings(weights), log_level=None, validate_settings=False)


def _against(left: int, right: int, weight: float) -> Pair:
    return Pair(min(left, right), max(left, right), weight, ())


def _read(predicted: Any, weighed: Weights) -> Iterator[Pair]:
    """Yield the pairs; only those that speak for one act carry what was found, which is what is shown."""
    found = predicted.as_pyarrow_table()
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
