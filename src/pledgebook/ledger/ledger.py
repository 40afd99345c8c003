"""The ledger as callers meet it: a thin front over the functions that do the work."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import NamedTuple, Self

from sqlalchemy import Connection, Engine

from pledgebook.claims import Reading
from pledgebook.claims.record import Record
from pledgebook.commitments import Commitment, Decision, Statement
from pledgebook.commitments.obey import orders
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.record import commitment_record
from pledgebook.commitments.statement import Key, Source
from pledgebook.documents import Document
from pledgebook.errors import LedgerFailedError, NoSuchLedgerError
from pledgebook.findings import Finding
from pledgebook.ledger import stories
from pledgebook.ledger.backup import Copied, back_up
from pledgebook.ledger.check import check
from pledgebook.ledger.claim_search import CLAIMS, find_claims
from pledgebook.ledger.decided import decide, standing
from pledgebook.ledger.deciding import (
    Seen,
    about,
    as_it_stands,
    claim_of,
    decided_since,
    flagged,
    held_by,
    take,
)
from pledgebook.ledger.engine import address_of, connect_to, is_missing, reading, shown, told, where, writing
from pledgebook.ledger.full_text import catch_up
from pledgebook.ledger.growing import Growing
from pledgebook.ledger.health import health
from pledgebook.ledger.keep import keep
from pledgebook.ledger.log_book import Clock, Pen, head, moment, now
from pledgebook.ledger.meet import Kept, meet
from pledgebook.ledger.migrate import migrate
from pledgebook.ledger.paper import Paper, paper
from pledgebook.ledger.particulars import Particulars, all_particulars
from pledgebook.ledger.people import People
from pledgebook.ledger.projection import Projection, carry_over, compute, load, save, shape_of
from pledgebook.ledger.redact import find_document, redact, sweep, twins
from pledgebook.ledger.releases import NOW, Release, freeze, list_releases, rules_in_force, thaw
from pledgebook.ledger.restore import restore
from pledgebook.ledger.rules import Rules
from pledgebook.ledger.search import DOCUMENTS, Found, Wanted, search
from pledgebook.ledger.snapshot import Snapshot, snapshot_of
from pledgebook.ledger.sources import dated, leaves_out, newest_readings, texts
from pledgebook.ledger.stream import statements, statements_in
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary


class Standing(NamedTuple):
    """The commitments that stand, the statements as they were read, and the decisions laid over them.

    `at` is the entry that the commitments were computed from.
    """

    at: int
    commitments: tuple[Commitment, ...]
    statements: tuple[Statement, ...]
    decisions: tuple[Decision, ...]


class Ledger:
    """One ledger, open; a context manager that closes it.

    Any number of threads may call one ledger: each call has a connection of its own, and what is computed is
    computed by one of them while those who ask for the same wait for it.
    """

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._pen = Pen(clock, clock())
        self._graph = stories.Graph()
        self._grown: Growing | None = None
        self._latest: Projection | None = None
        self._computing = Lock()
        self._settling = Lock()

    @classmethod
    def open(cls, address: str | None = None, *, missing_ok: bool = True, clock: Clock = now) -> Self:
        """Open the ledger at a path or PostgreSQL address, by default that of the settings; make a new one."""
        url = address_of(address or Settings().ledger)
        if not missing_ok and is_missing(url):
            raise NoSuchLedgerError(shown(url))
        with ExitStack() as undo:
            engine = connect_to(url)
            undo.callback(engine.dispose)
            with told(engine):
                migrate(engine)
            undo.pop_all()
            return cls(engine, clock)

    @classmethod
    def restore(cls, source: Path, address: str | None = None, *, replace: bool = False) -> Copied:
        """Put a backup where a ledger is to be; one that holds something gives way only if told."""
        return restore(source, address_of(address or Settings().ledger), replace=replace)

    def backup(self, path: Path) -> Copied:
        """Copy the ledger as it stands into one file, itself a ledger, while others go on using it."""
        return back_up(self._engine, path)

    @property
    def address(self) -> str:
        """Where this ledger can be opened again, its password included; a path of a file is a whole one."""
        return where(self._engine.url)

    def close(self) -> None:
        """Keep what was computed, and close every connection."""
        self._save()
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def meet(self, document: Document, rules: Rules) -> Kept | Document:
        """Return what is kept of a document that needs no reading, else the document as it is to be read."""
        with writing(self._engine) as connection:
            return meet(connection, document, rules, self._pen)

    def add(self, readings: Iterable[Reading], rules: Rules | None = None) -> tuple[Kept, ...]:
        """Keep documents with their readings and claims, all in one transaction; twice is once."""
        by = rules or Rules.of(Settings())
        with writing(self._engine) as connection:
            return tuple(keep(connection, one, by, self._pen) for one in readings)

    def statements(self, known_by: date | None = None, as_of: datetime | None = None) -> Iterator[Statement]:
        """Yield what documents published by a day claim, as the ledger had it at a moment."""
        if known_by is None and as_of is None:
            self._settle()
        with reading(self._engine) as connection:
            yield from statements(connection, known_by, as_of)

    def statements_in(self, documents: Collection[str]) -> tuple[Statement, ...]:
        """Return what some documents claim, as people decided."""
        self._settle()
        with reading(self._engine) as connection:
            said = tuple(statements_in(connection, documents))
            decided = tuple(standing(connection))
        return tuple(orders(decided).applied(said))

    def health(self) -> dict[str, str | int]:
        """Return where the ledger is, without its password, and how much it holds."""
        with reading(self._engine) as connection:
            return {"ledger": shown(self._engine.url), **health(connection)}

    def people(self) -> People:
        """Return who may do what in this ledger."""
        return People(self._engine, self._pen.clock)

    def head(self) -> int:
        """Return the number of the last entry: what is computed of one state is true until it grows."""
        with reading(self._engine) as connection:
            return head(connection)

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """Return the texts of documents by their ids; those that gave way by order of law are left out."""
        with reading(self._engine) as connection:
            return texts(connection, ids)

    def paper(self, document: str) -> Paper:
        """Return a document by its id or label, with all that is kept about it."""
        with reading(self._engine) as connection:
            return paper(connection, document)

    def search(self, wanted: Wanted, first: int = 0, most: int = 20) -> tuple[int, list[Found]]:
        """Return how many documents fit what is wanted, and some of them, the best first."""
        return search(self._engine, wanted, first, most)

    def find_claims(self, query: str, most: int | None = None) -> list[Key]:
        """Return the claims, by document and claim, that hold every word of a query, the best first."""
        return find_claims(self._engine, query, most)

    def documents(self, known: Mapping[str, Source] | None = None) -> tuple[Particulars, ...]:
        """Return every document that was read, or those whose sources are known, in the order they came."""
        if known is None:
            self._settle()
        with reading(self._engine) as connection:
            return tuple(all_particulars(connection, known))

    def rules(self) -> tuple[str, ...]:
        """Return the versions of the rules by which the readings that stand were made."""
        with reading(self._engine) as connection:
            return rules_in_force(connection)

    def index(self) -> None:
        """Take what came since into the full-text indexes, so that the next search need not."""
        for index in (DOCUMENTS, CLAIMS):
            catch_up(self._engine, index)

    def releases(self) -> tuple[Release, ...]:
        """Return the releases without their commitments, the oldest first."""
        with reading(self._engine) as connection:
            return list_releases(connection)

    def decide(self, decision: Decision) -> None:
        """Keep a person's decision."""
        with writing(self._engine) as connection:
            decide(connection, decision, self._pen)

    def take(self, decisions: Iterable[Decision], seen: Iterable[Seen] = ()) -> None:
        """Keep decisions, all or none; where what was seen has changed, none is kept."""
        with writing(self._engine) as connection:
            take(connection, decisions, seen, self._pen)

    def as_it_stands(self, subject: tuple[str, str]) -> Seen:
        """Return what a person sees of a claim now: the hash of its words, and the last decision on it."""
        with reading(self._engine) as connection:
            return as_it_stands(connection, subject)

    def claim(self, subject: tuple[str, str]) -> Record:
        """Return a claim as the newest reading of its document has it, or as a person marked it."""
        with reading(self._engine) as connection:
            return claim_of(connection, subject)

    def decided_by(self, by: str | None = None) -> list[Decision]:
        """Return the decisions of a person, or of all, that were not taken back, the first first."""
        with reading(self._engine) as connection:
            return held_by(connection, by)

    def decided_since(self, moment: datetime) -> dict[str, int]:
        """Return how many decisions each person took from a moment on, by name."""
        with reading(self._engine) as connection:
            return decided_since(connection, moment)

    def decided_about(self, document: str) -> list[Decision]:
        """Return every decision ever taken on the claims of a document, undone ones too."""
        with reading(self._engine) as connection:
            return about(connection, document)

    def flagged(self) -> dict[str, frozenset[str]]:
        """Return the kinds of doubt about each document that has any."""
        with reading(self._engine) as connection:
            return flagged(connection)

    def standing(self) -> Standing:
        """Return what stands and what it rests on, all of one state of the ledger."""
        words = self._words()
        self._settle()
        with self._computing, reading(self._engine) as connection:
            latest = self._compute(connection, words)
            grown = None if latest.saved else self._grown  # else made by another process
            said = grown.statements() if grown else tuple(statements(connection))
            return Standing(latest.at, latest.made, said, tuple(standing(connection)))

    def decisions(self, as_of: datetime | None = None) -> Iterator[Decision]:
        """Yield the decisions taken by a moment, each on the claim that now has its words."""
        with reading(self._engine) as connection:
            yield from standing(connection, as_of)

    def commitments(
        self,
        known_by: date | None = None,
        as_of: datetime | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> tuple[Commitment, ...]:
        """Return what all claims together say, as kept where nothing has changed, else computed anew."""
        words = vocabulary or self._words()
        if known_by or as_of:
            with reading(self._engine) as connection:
                if leaves_out(connection, known_by, as_of):
                    return compute(connection, words, known_by, as_of)
        return self._standing(words)

    @contextmanager
    def snapshot(self) -> Iterator[Snapshot | None]:
        """Give what stands to be read piece by piece, computed first if need be; null where it cannot be kept."""
        words = self._words()
        self._settle()
        with self._snapshot(words) as found:
            if found is not None:
                yield found
                return
        self._standing(words)
        self._save()
        with self._snapshot(words) as found:
            yield found

    @contextmanager
    def _snapshot(self, words: Vocabulary) -> Iterator[Snapshot | None]:
        with reading(self._engine) as connection:
            yield snapshot_of(connection, shape_of(words))

    def _growing(self, words: Vocabulary) -> Growing:
        if self._grown is None or self._grown.vocabulary != words:
            self._grown = Growing(words)
        return self._grown

    def _words(self) -> Vocabulary:
        return Vocabulary(Settings().vocabulary)

    def _settle(self) -> None:
        """Find the stories of documents that came since they were last found."""
        with self._settling:
            with reading(self._engine) as connection:
                if stories.is_settled(connection):
                    return
                at = stories.last(connection)
                found = self._graph.stories(connection, dated(newest_readings(connection)))
            with suppress(LedgerFailedError), writing(self._engine) as connection:
                stories.save(connection, found, at)

    def _standing(self, words: Vocabulary) -> tuple[Commitment, ...]:
        self._settle()
        with self._computing, reading(self._engine) as connection:
            return self._compute(connection, words).made

    def prepare(self) -> None:
        """Compare every claim now, so that the next document or decision costs what it touches."""
        words = self._words()
        self._settle()
        with self._computing, reading(self._engine) as connection:
            self._growing(words).commitments(connection)

    def _compute(self, connection: Connection, words: Vocabulary) -> Projection:
        at, wanted = head(connection), shape_of(words)
        if self._latest is None or (self._latest.at, self._latest.shape) != (at, wanted):
            kept = load(connection, wanted)
            made = self._growing(words).commitments(connection) if kept is None else kept
            self._latest = Projection(made, at, wanted, saved=kept is not None)
        return self._latest

    def _save(self) -> None:
        """Keep the commitments computed last for the next process; who may not write does without."""
        if self._latest is not None and not self._latest.saved:
            with suppress(LedgerFailedError), writing(self._engine) as connection:
                save(connection, self._latest)

    def release(self, name: str) -> Release:
        """Freeze what the ledger says under a name that is not taken."""
        with reading(self._engine) as connection:
            at = head(connection)
        made = self._records()
        with writing(self._engine) as connection:
            if head(connection) != at:  # somebody added meanwhile: what was computed may be of any state
                made = _records(compute(connection, self._words(), as_of=moment(connection, at)))
                return freeze(connection, name, made, at, self._pen)
            frozen = freeze(connection, name, made, at, self._pen)
            after = carry_over(connection, at)
        with self._computing:
            if self._latest is not None and self._latest.at == at:
                self._latest = self._latest._replace(at=after)
        return frozen

    def released(self, name: str) -> list[Record]:
        """Return the commitments of a release as records of the contract; "now" are those that stand."""
        if name == NOW:
            return self._records()
        with reading(self._engine) as connection:
            return thaw(connection, name)

    def _records(self) -> list[Record]:
        return _records(self.commitments())

    def redact(self, document: str, because: str) -> tuple[str, ...]:
        """Empty a document, by its id or label; return the ids of others that hold the very same text."""
        with writing(self._engine) as connection:
            own = find_document(connection, document)
            redact(connection, own, because, self._pen)
            others = twins(connection, own)
        with self._settling:
            self._graph = stories.Graph()
        with told(self._engine):
            sweep(self._engine)
        return others

    def check(self) -> Iterator[Finding]:
        """Yield everything in the ledger that is not as it must be."""
        with reading(self._engine) as connection:
            yield from check(connection)


def _records(made: Iterable[Commitment]) -> list[Record]:
    rates = Rates()
    return [commitment_record(one, rates) for one in made]
