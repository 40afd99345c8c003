"""What is noted of Splink once says of any rows what Splink itself says of them."""

import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pyarrow as pa
import pytest

from pledgebook.commitments.blocks import labels, repeated, sharing
from pledgebook.commitments.comparer import _settings, comparer
from pledgebook.commitments.comparisons import COMPARISONS
from pledgebook.commitments.features import table
from tests.commitments.test_linking import TOLD
from tests.commitments.told import WORDS, told

ROWS = table(TOLD, WORDS)
HALVES = ROWS.slice(0, 4), ROWS.slice(4)


def plain(found: pa.Table) -> list[tuple[Any, ...]]:
    """Return pairs with all that was found about them, in an order of their own."""
    parts = (found[f"mw_{name}"].to_pylist() for name in COMPARISONS)
    ids = (found["unique_id_l"].to_pylist(), found["unique_id_r"].to_pylist())
    return sorted(zip(*ids, found["match_weight"].to_pylist(), *parts, strict=True))


@pytest.fixture(scope="module")
def splink() -> Any:
    """What compares by the same weights, and writes its statements for these rows."""
    from splink import DuckDBAPI, Linker

    bits = tuple((name, tuple(WORDS.tables[name].items())) for name in COMPARISONS)
    database = DuckDBAPI()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        linker = Linker(database.register(ROWS), _settings(WORDS.prior, bits), validate_settings=False)
        before, came = map(database.register, HALVES)
        return [
            plain(linker.inference.predict().as_pyarrow_table()),
            plain(linker.inference.predict_between(before, came).as_pyarrow_table()),
        ]


def test_it_says_what_splink_says(splink: Any) -> None:
    assert len(splink[0]) > len(splink[1]) > 0
    assert plain(comparer(WORDS).within(ROWS)) == splink[0]
    assert plain(comparer(WORDS).between(*HALVES)) == splink[1]


def test_many_at_once_hear_each_their_own(splink: Any) -> None:
    with ThreadPoolExecutor(4) as many:
        heard = [many.submit(comparer(WORDS).within, ROWS) for _ in range(4)]
        heard += [many.submit(comparer(WORDS).between, *HALVES) for _ in range(4)]
        assert [plain(one.result()) for one in heard] == [splink[0]] * 4 + [splink[1]] * 4


def test_after_a_failure_it_goes_on(splink: Any) -> None:
    with pytest.raises(Exception, match="Binder Error"):
        comparer(WORDS).within(ROWS.select(["unique_id", "blocks"]))
    assert plain(comparer(WORDS).within(ROWS)) == splink[0]


def test_who_shares_no_label_is_not_compared() -> None:
    alone = table([told("z", actors=("FRA",), recipients=("PER",), amount=77, day=90)], WORDS)
    assert sharing(ROWS, labels(alone)).num_rows == 0
    assert repeated(alone).to_pylist() == []
    assert sharing(ROWS, repeated(ROWS)).num_rows > 1
