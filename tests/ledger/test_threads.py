"""One ledger, called from several threads at once, as a server does."""

import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

from pledgebook.ledger import Ledger

from .books import OLD, three
from .test_processes import counted, many


def at_once(*calls: Callable[[], object]) -> list[object]:
    """What calls return that are made at the same time."""
    with ThreadPoolExecutor(len(calls)) as pool:
        return [future.result() for future in [pool.submit(call) for call in calls]]


def test_threads_that_add_and_ask_lose_nothing(ledger: Ledger, address: str) -> None:
    def add(start: int) -> None:
        for reading in many(24)[start::4]:
            ledger.add([reading], OLD)

    asks = [ledger.commitments, ledger.standing, lambda: list(ledger.statements())]
    at_once(*(lambda start=start: add(start) for start in range(4)), *asks * 2)  # type: ignore[misc]
    assert counted(address)[0] == (24,)
    with Ledger.open(address) as other:
        assert ledger.commitments() == other.commitments()


def test_threads_that_ask_for_the_same_get_the_same(ledger: Ledger) -> None:
    ledger.add(three(), OLD)
    first, *others = at_once(*[ledger.commitments] * 20)
    assert first
    assert all(one is first for one in others)


def test_what_stands_is_all_of_one_state(ledger: Ledger) -> None:
    for reading in three():
        at_once(lambda reading=reading: ledger.add([reading], OLD), ledger.standing)  # type: ignore[misc]
        seen = ledger.standing()
        assert seen.at == ledger.head()
        assert {claim for one in seen.commitments for claim in one.claims} == {
            one.claim for one in seen.statements
        }


def test_a_ledger_that_is_there_opens_at_once(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(three(), OLD)
        ledger.commitments()
    took = []
    for _ in range(20):
        began = perf_counter()
        with Ledger.open(address) as ledger:
            assert ledger.head()
        took.append(perf_counter() - began)
    assert min(took) < 0.1  # a hundredth of a second on a machine that is not busy


def test_looking_at_what_is_kept_loads_neither_arrow_nor_duckdb() -> None:
    code = "import sys, pledgebook.jobs; print(sorted({'pyarrow', 'duckdb', 'splink'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
