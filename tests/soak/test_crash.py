"""Processes killed at any moment: the ledger is sound, nothing that was said is lost, the next run completes."""

import random
import time
from collections.abc import Callable
from functools import partial

import pytest

from pledgebook.ledger import Ledger
from tests.ledger.books import problems

from .killing import begin, let_run
from .scenarios import SCENARIOS, Scenario

KILLS_EACH = 14  # of nine scenarios on two databases
_SAMPLE = 1
SAMPLED = [one for one in SCENARIOS if one.name in ("add", "review", "release", "migrate", "restore")]
_MOST_TRIES = 20  # of one kill: who is too late kills nobody


def survive(scenario: Scenario, place: Callable[[], str], kills: int, seed: int) -> int:
    """Kill a scenario so many times, at moments spread over all of its time; return how many ledgers it took."""
    begin()  # not a part of what is timed
    chance, longest = random.Random(seed), _duration(scenario, place())
    address, said, done, ledgers = place(), set[str](), 0, 1
    scenario.ready(address)
    for _ in range(kills * _MOST_TRIES):
        ended = let_run(partial(scenario.act, address), chance.uniform(0, longest))
        said |= set(ended.said)
        _sound(scenario, address, said)
        done += ended.killed
        if not ended.killed or chance.random() < 0.3:  # go on where it was killed, or finish
            _finish(scenario, address, said)
            address, said, ledgers = place(), set(), ledgers + 1
            scenario.ready(address)
        if done == kills:
            _finish(scenario, address, said)
            return ledgers
    raise AssertionError(f"{scenario.name}: killed only {done} of {kills} times, seed {seed}")


def _duration(scenario: Scenario, address: str) -> float:
    scenario.ready(address)
    began = time.monotonic()
    let_run(partial(scenario.act, address), None)
    took = time.monotonic() - began
    scenario.done(address)
    return took


def _sound(scenario: Scenario, address: str, said: set[str]) -> None:
    scenario.holds(address, said)
    with Ledger.open(address) as ledger:
        assert problems(ledger) == []


def _finish(scenario: Scenario, address: str, said: set[str]) -> None:
    ended = let_run(partial(scenario.act, address), None)
    assert not ended.killed
    _sound(scenario, address, said | set(ended.said))
    scenario.done(address)


@pytest.mark.parametrize("scenario", SAMPLED, ids=lambda one: one.name)
def test_a_few_kills(scenario: Scenario, place: Callable[[], str]) -> None:
    survive(scenario, place, _SAMPLE, seed=random.randrange(1_000_000))


@pytest.mark.soak
@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda one: one.name)
def test_many_kills(scenario: Scenario, place: Callable[[], str]) -> None:
    seed = random.randrange(1_000_000)
    began = time.monotonic()
    ledgers = survive(scenario, place, KILLS_EACH, seed)
    print(
        f"{scenario.name}: {KILLS_EACH} kills over {ledgers} ledgers in {time.monotonic() - began:.0f} s, seed {seed}"
    )
