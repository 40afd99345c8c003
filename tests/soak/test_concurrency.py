"""The ledger against a simple model of it, and many who write and read at once."""

import random
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pledgebook.commitments import Decision
from pledgebook.commitments.decision import Verdict
from pledgebook.errors import ReleaseExistsError
from pledgebook.ledger import Ledger
from tests.ledger.books import NEW, OLD, problems
from tests.ledger.test_processes import many

from .killing import Say, let_run

BEGAN = datetime(2025, 3, 1, tzinfo=UTC)
POOL = 9


class Model(RuleBasedStateMachine):
    """What a ledger must hold after any row of acts: sets and a dictionary."""

    place: Callable[[], str]

    def __init__(self) -> None:
        super().__init__()
        self.address = type(self).place()
        self.ledger = Ledger.open(self.address)
        self.documents = dict[str, int]()
        self.read = set[tuple[str, bool]]()
        self.decided = dict[str, str]()
        self.released = dict[str, int]()
        self.gone = set[str]()
        self.folder = Path(tempfile.mkdtemp(prefix="pledgebook-model-"))

    def teardown(self) -> None:
        assert problems(self.ledger) == []
        with Ledger.open(self.address) as other:
            assert {one.id for one in other.commitments()} == {one.id for one in self.ledger.commitments()}
        self.ledger.close()
        shutil.rmtree(self.folder)

    @rule(number=st.integers(0, POOL - 1), newer=st.booleans())
    def add(self, number: int, newer: bool) -> None:
        one = many(POOL)[number]
        (kept,) = self.ledger.add([one], NEW if newer else OLD)
        if kept.document in self.gone:
            return
        self.documents[kept.document] = len(one.claims)
        self.read.add((kept.document, newer))

    @precondition(lambda self: self.documents.keys() - self.gone)
    @rule(data=st.data(), verdict=st.sampled_from([Verdict.ACCEPT, Verdict.REJECT]))
    def decide(self, data: st.DataObject, verdict: Verdict) -> None:
        key = data.draw(st.sampled_from(sorted(one.key for one in self.ledger.statements())))
        name = f"d{len(self.decided)}"
        at = BEGAN + timedelta(minutes=len(self.decided))
        self.ledger.decide(Decision(name, verdict, key, "ann", at, self.ledger.as_it_stands(key).words))
        self.decided[name] = verdict.value

    @rule(number=st.integers(0, 3))
    def release(self, number: int) -> None:
        name = f"r{number}"
        if name in self.released:
            with pytest.raises(ReleaseExistsError):
                self.ledger.release(name)
            return
        self.released[name] = self.ledger.release(name).count

    @precondition(lambda self: self.documents.keys() - self.gone)
    @rule(data=st.data())
    def redact(self, data: st.DataObject) -> None:
        one = data.draw(st.sampled_from(sorted(self.documents.keys() - self.gone)))
        self.ledger.redact(one, "ordered by a court")
        self.gone.add(one)

    @rule()
    def open_again(self) -> None:
        self.ledger.close()
        self.ledger = Ledger.open(self.address)

    @rule()
    def back_up_and_restore(self) -> None:
        copy = self.folder / f"{len(list(self.folder.iterdir()))}.db"
        self.ledger.backup(copy)
        self.ledger.close()
        Ledger.restore(copy, self.address, replace=True)
        self.ledger = Ledger.open(self.address)

    @invariant()
    def it_holds_what_was_done(self) -> None:
        assert {one.source.id for one in self.ledger.documents()} == set(self.documents)
        assert {one.id: one.verdict.value for one in self.ledger.decided_by("ann")} == self.decided
        assert {one.name: one.count for one in self.ledger.releases()} == self.released
        texts = self.ledger.texts(self.documents)
        assert texts.keys() == self.documents.keys() - self.gone
        assert len(list(self.ledger.statements())) == sum(self.documents.values())


@pytest.mark.parametrize(
    ("examples", "steps"), [(4, 10), pytest.param(25, 30, marks=pytest.mark.soak)], ids=["few", "many"]
)
def test_any_row_of_acts_leaves_what_the_model_says(
    place: Callable[[], str], examples: int, steps: int
) -> None:
    machine = type("Placed", (Model,), {"place": staticmethod(place)})
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None, database=None),
    )


def _write(address: str, seed: int, acts: int, say: Say) -> None:
    chance = random.Random(seed)
    with Ledger.open(address) as ledger:
        for number in range(acts):
            act = chance.random()
            if act < 0.55:
                say(
                    f"document {ledger.add([chance.choice(many(40))], chance.choice([OLD, NEW]))[0].document}"
                )
            elif act < 0.9:
                if keys := sorted(one.key for one in ledger.statements()):
                    key, name = chance.choice(keys), f"d{seed}-{number}"
                    words = ledger.as_it_stands(key).words
                    verdict = chance.choice([Verdict.ACCEPT, Verdict.REJECT])
                    ledger.decide(Decision(name, verdict, key, f"ann{seed}", datetime.now(UTC), words))
                    say(f"decision {name}")
            else:
                say(f"release r{seed}-{number} {ledger.release(f'r{seed}-{number}').count}")


def _look(address: str, seed: int, acts: int, say: Say) -> None:
    chance, last = random.Random(seed), 0
    with Ledger.open(address) as ledger:
        for _ in range(acts):
            seen = ledger.standing()
            assert seen.at >= last
            last = seen.at
            claims = {one.claim for one in seen.statements}
            assert {claim for one in seen.commitments for claim in one.claims} <= claims
            if chance.random() < 0.2:
                assert problems(ledger) == []
            say("looked")


def at_once(address: str, writers: int, readers: int, acts: int) -> int:
    """Let so many write and read, each so often; return how many acts were said and are kept."""
    with Ledger.open(address):
        many(40)
    deeds = [partial(_write, address, seed, acts) for seed in range(writers)]
    deeds += [partial(_look, address, seed, acts) for seed in range(writers, writers + readers)]
    with ThreadPoolExecutor(len(deeds)) as pool:  # each waits for a process of its own
        heard = list(pool.map(partial(let_run, seconds=None), deeds))
    return _kept(address, [line for one in heard for line in one.said])


def _kept(address: str, said: list[str]) -> int:
    with Ledger.open(address) as ledger:
        assert problems(ledger) == []
        documents = {f"document {one.source.id}" for one in ledger.documents()}
        decisions = {f"decision {one.id}" for one in ledger.decided_by()}
        releases = {f"release {one.name} {one.count}" for one in ledger.releases()}
        acts = [one for one in said if one != "looked"]
        assert set(acts) <= documents | decisions | releases
        assert {f"decision {one.id}" for one in ledger.decided_by()} == {
            one for one in acts if one.startswith("decision")
        }
    return len(said)


def test_some_who_write_and_read_at_once_lose_nothing(place: Callable[[], str]) -> None:
    assert at_once(place(), writers=3, readers=2, acts=5) >= 10


@pytest.mark.soak
def test_many_who_write_and_read_at_once_lose_nothing(place: Callable[[], str]) -> None:
    address = place()
    writers, readers = (8, 8) if "://" in address else (4, 4)
    began = time.monotonic()
    done = at_once(address, writers, readers, acts=40)
    print(f"{writers} writers and {readers} readers: {done} acts in {time.monotonic() - began:.0f} s")
    assert done >= 40 * readers
