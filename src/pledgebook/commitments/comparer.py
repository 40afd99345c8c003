"""Splink on DuckDB with fixed weights: made once a process, for that takes longer than to compare a few claims."""

import logging
import os
import warnings
from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Any, NamedTuple, TypeAlias

import pyarrow as pa

from pledgebook.commitments.comparisons import COMPARISONS, Levels
from pledgebook.commitments.features import ROW
from pledgebook.commitments.words import Weights

_NOTHING = "unknown"
_BEFORE, _CAME = "before", "came"
_NONE = ROW.empty_table()
_CHANGES = ("CREATE", "DROP")
_Bits: TypeAlias = tuple[tuple[str, tuple[tuple[str, float], ...]], ...]  # by comparison and finding


class _Script(NamedTuple):
    """Statements and the table that they make."""

    statements: tuple[str, ...]
    result: str


class Comparer:
    """Weighs the pairs of rows that share a label; one caller after the other, and nothing stays.

    Splink writes the same statements for any rows, and needs ten times as long for that as a few rows take: they are
    noted when it compares none, and run from then on.
    """

    def __init__(self, prior: float, bits: _Bits) -> None:
        from splink import DuckDBAPI, Linker

        class Noting(DuckDBAPI):  # type: ignore[misc]
            noted: list[str] = []  # noqa: RUF012 - there is one

            def _execute_sql_against_backend(self, final_sql: str) -> Any:
                self.noted.append(final_sql)
                return super()._execute_sql_against_backend(final_sql)

        logging.getLogger("splink").setLevel(logging.ERROR)
        self._turn = Lock()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            database = Noting()
            self._connection = database.duckdb_con
            tables = [database.register(_NONE, table_name=name) for name in (_BEFORE, _CAME)]
            splink = Linker(tables[1], _settings(prior, bits), log_level=None, validate_settings=False)
            self._within = _script(database, lambda: splink.inference.predict_within(tables[1]))
            self._between = _script(database, lambda: splink.inference.predict_between(*tables))

    def within(self, rows: pa.Table) -> pa.Table:
        """Return the pairs among rows."""
        return self._run(self._within, _NONE, rows)

    def between(self, before: pa.Table, rows: pa.Table) -> pa.Table:
        """Return the pairs of a row that was there before and one that came."""
        return self._run(self._between, before, rows)

    def _run(self, script: _Script, before: pa.Table, came: pa.Table) -> pa.Table:
        with self._turn:
            try:
                self._give(before, came)
                for statement in script.statements:
                    self._connection.execute(statement)
                return self._connection.sql(f"SELECT * FROM {script.result}").to_arrow_table()
            finally:
                self._connection.execute(f"DROP TABLE IF EXISTS {script.result}")
                self._give(_NONE, _NONE)

    def _give(self, before: pa.Table, came: pa.Table) -> None:
        self._connection.register(_BEFORE, before)
        self._connection.register(_CAME, came)


def _script(database: Any, predict: Callable[[], Any]) -> _Script:
    """Return the statements by which a prediction is made."""
    database.noted.clear()
    result = predict().physical_name
    made = tuple(one for one in database.noted if one.lstrip().startswith(_CHANGES))
    database.delete_tables_created_by_splink_from_db()
    return _Script(made, result)


def comparer(weights: Weights) -> Comparer:
    """Return what compares by these weights."""
    bits = tuple((name, tuple(weights.tables[name].items())) for name in COMPARISONS)
    return _made(os.getpid(), weights.prior, bits)


@lru_cache(maxsize=4)
def _made(process: int, prior: float, bits: _Bits) -> Comparer:  # noqa: ARG001 - a forked process needs its own
    return Comparer(prior, bits)


def _settings(prior: float, bits: _Bits) -> Any:
    from splink import SettingsCreator, block_on
    from splink.comparison_library import CustomComparison

    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            CustomComparison(_levels(COMPARISONS[name], dict(weighed)), output_column_name=name)
            for name, weighed in bits
        ],
        blocking_rules_to_generate_predictions=[block_on("blocks", arrays_to_explode=["blocks"])],
        probability_two_random_records_match=2**prior / (1 + 2**prior),
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
    )


def _levels(levels: Levels, weighed: dict[str, float]) -> list[Any]:
    from splink import comparison_level_library as library

    made: list[Any] = []
    for finding, condition in levels:
        level = library.CustomLevel(condition) if condition else library.ElseLevel()
        if finding == _NOTHING:
            made.append(level.configure(is_null_level=True))
        else:
            match, other = _odds(weighed[finding])
            made.append(level.configure(m_probability=match, u_probability=other))
    return made


def _odds(bits: float) -> tuple[float, float]:
    # Splink asks for two probabilities; only their ratio, two to the power of the bits, decides.
    return (0.5, 0.5 * 2**-bits) if bits >= 0 else (0.5 * 2**bits, 0.5)
