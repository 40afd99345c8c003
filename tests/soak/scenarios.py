"""What a process does to a ledger when it is killed, and what must hold of the ledger afterwards."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from gzip import decompress
from pathlib import Path

from sqlalchemy import inspect

from pledgebook.commitments import Decision
from pledgebook.commitments.decision import Verdict
from pledgebook.ids import digest
from pledgebook.ledger import Ledger
from pledgebook.ledger import migrate as steps
from pledgebook.ledger.engine import reading, writing
from pledgebook.ledger.people import Role
from pledgebook.ledger.schema import KEPT, metadata
from tests.ledger.books import OLD, engine_of, problems, rows
from tests.ledger.test_processes import many
from tests.ledger.test_versions import FIXTURES, held, put

from .killing import Say

BEGAN = datetime(2025, 3, 1, tzinfo=UTC)
FEW, MANY = 12, 40
FREEZES, PEOPLE = 4, 2
PASSWORD = "a long enough one"


@dataclass(frozen=True, slots=True)
class Scenario:
    """One kind of work: how a ledger is made ready, what is done, what is true at any moment and at the end."""

    name: str
    ready: Callable[[str], None]
    act: Callable[[str, Say], None]
    holds: Callable[[str, set[str]], None]
    done: Callable[[str], None]


def _nothing(address: str) -> None:
    """Leave the place empty."""


def _documents(address: str) -> set[str]:
    return {str(one) for (one,) in rows(address, "SELECT id FROM documents")}


# -- documents are added


def _add(address: str, say: Say) -> None:
    with Ledger.open(address) as ledger:
        for one in many(MANY):
            say(ledger.add([one], OLD)[0].document)


def _added(address: str, said: set[str]) -> None:
    with Ledger.open(address):  # killed before it was made, there may be none
        pass
    assert said <= _documents(address)


def _all_added(address: str) -> None:
    assert len(_documents(address)) == MANY
    with Ledger.open(address) as ledger:
        assert len(list(ledger.statements())) == sum(len(one.claims) for one in many(MANY))


# -- people decide, some on two claims at once


def _with_documents(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(many(FEW), OLD)


def _pairs(ledger: Ledger) -> Iterator[tuple[Decision, Decision]]:
    keys = sorted(one.key for one in ledger.statements())
    for number, key in enumerate(keys * 3):
        words = ledger.as_it_stands(key).words
        at = BEGAN + timedelta(minutes=number)
        first = Decision(f"a{number}", Verdict.ACCEPT, key, "ann", at, words)
        yield first, Decision(f"b{number}", Verdict.REJECT, key, "ann", at, words)


def _decide(address: str, say: Say) -> None:
    with Ledger.open(address) as ledger:
        for pair in _pairs(ledger):
            ledger.take(pair)
            for one in pair:
                say(one.id)


def _decided(address: str, said: set[str]) -> None:
    kept = {str(one) for (one,) in rows(address, "SELECT id FROM decisions")}
    assert said <= kept
    assert {one[1:] for one in kept if one[0] == "a"} == {one[1:] for one in kept if one[0] == "b"}


def _all_decided(address: str) -> None:
    with Ledger.open(address) as ledger:
        assert len(ledger.decided_by("ann")) == 2 * 3 * len(list(ledger.statements()))


# -- releases are frozen while documents come


def _release(address: str, say: Say) -> None:
    with Ledger.open(address) as ledger:
        taken = {one.name for one in ledger.releases()}
        for number, one in enumerate(many(FREEZES)):
            ledger.add([one], OLD)
            if (name := f"r{number}") not in taken:
                say(f"{name} {ledger.release(name).count}")


def _released(address: str, said: set[str]) -> None:
    with Ledger.open(address) as ledger:
        for one in said:
            name, count = one.split()
            assert len(ledger.released(name)) == int(count)


def _all_released(address: str) -> None:
    with Ledger.open(address) as ledger:
        assert [one.name for one in ledger.releases()] == [f"r{number}" for number in range(FREEZES)]


# -- texts give way by order of law


def _redact(address: str, say: Say) -> None:
    with Ledger.open(address) as ledger:
        for one in sorted(one.source.id for one in ledger.documents()):
            ledger.redact(one, "ordered by a court")
            say(one)


def _redacted(address: str, said: set[str]) -> None:
    texts = dict(rows(address, "SELECT id, text FROM documents"))
    because = {one for (one,) in rows(address, "SELECT document FROM redactions")}
    assert said <= because == {one for one, text in texts.items() if text is None}


def _all_redacted(address: str) -> None:
    assert rows(address, "SELECT count(*) FROM documents WHERE text IS NOT NULL") == [(0,)]


# -- an old ledger is brought to the newest schema


def _old(address: str) -> None:
    written = Path(address) if "://" not in address else None
    data = decompress((FIXTURES / "schema-0001.db.gz").read_bytes())
    if written:
        written.write_bytes(data)
        return
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        path = Path(folder) / "old.db"
        path.write_bytes(data)
        source, target = engine_of(str(path)), engine_of(address)
        with reading(source) as found, writing(target) as into:
            steps.upgrade(into, "0001")
            for one in metadata.sorted_tables:
                put(found, into, one)
        source.dispose()
        target.dispose()


def _open(address: str, say: Say) -> None:
    with Ledger.open(address) as ledger:
        say(str(ledger.head()))


def _whole_schema(address: str, said: set[str]) -> None:
    ((found,),) = rows(address, f"SELECT version_num FROM {steps.VERSION_TABLE}")
    assert found in ("0001", steps.HEAD)
    assert found == steps.HEAD or not said
    engine = engine_of(address)
    with engine.connect() as connection:
        there = set(inspect(connection).get_table_names())
    engine.dispose()
    assert ("users" in there) == ("skips" in there) == (found == steps.HEAD)
    assert rows(address, "SELECT count(*) FROM decisions") == [(4,)]


def _newest(address: str) -> None:
    assert rows(address, f"SELECT version_num FROM {steps.VERSION_TABLE}") == [(steps.HEAD,)]


# -- a ledger is made where there was none


def _none_or_whole(address: str, said: set[str]) -> None:
    with Ledger.open(address) as ledger:
        assert ledger.head() == 0


# -- a backup is put in the place of what is there


def _with_backup(address: str) -> None:
    with Ledger.open(str(_backup_of(address))) as other:
        other.add(many(MANY)[FEW:], OLD)
    _with_documents(address)


def _backup_of(address: str) -> Path:
    if "://" not in address:
        return Path(address).with_name("backup.db")
    from tempfile import gettempdir

    # By all of the address: tests that run beside have servers of their own with schemas of the same name.
    return Path(gettempdir()) / f"pledgebook-soak-{digest(address)}.db"


def _restore(address: str, say: Say) -> None:
    Ledger.restore(_backup_of(address), address, replace=True)
    say("restored")


def _old_or_new(address: str, said: set[str]) -> None:
    found, new = held(address, KEPT), held(str(_backup_of(address)), KEPT)
    assert found == new or (not said and len(_documents(address)) == FEW)


def _all_restored(address: str) -> None:
    assert held(address, KEPT) == held(str(_backup_of(address)), KEPT)
    _backup_of(address).unlink()


# -- a ledger is copied, over the copy before


def _back_up(address: str, say: Say) -> None:
    with Ledger.open(address) as ledger:
        for one in many(MANY)[FEW : FEW + 6]:
            ledger.add([one], OLD)
            say(str(ledger.backup(_backup_of(address)).documents))


def _copied(address: str, said: set[str]) -> None:
    out = _backup_of(address)
    assert out.exists() or not said
    if out.exists():
        copy = Ledger.open(str(out))
        with closing(copy):
            assert problems(copy) == []
            assert int(copy.health()["documents"]) >= max(map(int, said), default=0)


def _all_copied(address: str) -> None:
    _copied(address, {str(FEW + 6)})
    _backup_of(address).unlink()


# -- people are let in and go


def _let_in(address: str, say: Say) -> None:
    with Ledger.open(address) as ledger:
        people = ledger.people()
        known = {one.name for one in people.users()}
        for number in range(PEOPLE):
            if (name := f"ann{number}") not in known:
                people.make(name, PASSWORD, Role.ADMIN)
                say(name)
            people.sign_in(name, PASSWORD, f"10.0.0.{number}")
            people.set_option("reviewers", str(1 + number % 2), name)


def _there(address: str, said: set[str]) -> None:
    with Ledger.open(address) as ledger:
        names = {one.name for one in ledger.people().users()}
        noted = {one.what.split(",")[0] for one in ledger.people().audit() if one.act == "user added"}
    assert said <= names == noted


def _all_there(address: str) -> None:
    with Ledger.open(address) as ledger:
        assert len(ledger.people().users()) == PEOPLE


SCENARIOS = (
    Scenario("add", _nothing, _add, _added, _all_added),
    Scenario("review", _with_documents, _decide, _decided, _all_decided),
    Scenario("release", _nothing, _release, _released, _all_released),
    Scenario("redact", _with_documents, _redact, _redacted, _all_redacted),
    Scenario("migrate", _old, _open, _whole_schema, _newest),
    Scenario("begin", _nothing, _open, _none_or_whole, _newest),
    Scenario("restore", _with_backup, _restore, _old_or_new, _all_restored),
    Scenario("backup", _with_documents, _back_up, _copied, _all_copied),
    Scenario("people", _nothing, _let_in, _there, _all_there),
)
