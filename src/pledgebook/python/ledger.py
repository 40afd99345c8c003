"""A ledger that is open in Python: what it says, what it adds up to, what goes in and out."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime
from functools import cached_property
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from pledgebook.claims.claim import Category, Stage
from pledgebook.commitments.columns import By, Column, Pooled
from pledgebook.errors import NoSuchLedgerError
from pledgebook.findings import Finding
from pledgebook.jobs.adding import Adder
from pledgebook.jobs.exporting import To, export_from
from pledgebook.jobs.listing import ListRequest, chosen, find_commitment
from pledgebook.jobs.request import Request
from pledgebook.jobs.summing import TotalsRequest, totals_in
from pledgebook.ledger import Kept
from pledgebook.ledger import Ledger as Store
from pledgebook.python.asked import day, maybe, moment, one_of, several
from pledgebook.python.commitment import Commitment, Commitments, shown
from pledgebook.python.totals import Totals
from pledgebook.settings import Settings

if TYPE_CHECKING:
    from pledgebook.commitments import Commitment as Fact
    from pledgebook.commitments import Statement
    from pledgebook.exports.compare import Comparison

Day = date | str
Moment = datetime | date | str


class Added(NamedTuple):
    """What became of documents that were added: `kept` are in the ledger now, `findings` could not be read."""

    kept: tuple[Kept, ...]
    findings: tuple[Finding, ...]

    @property
    def claims(self) -> int:
        """How many claims they make."""
        return sum(one.claims for one in self.kept)


class Ledger(AbstractContextManager["Ledger"]):
    """A ledger, open; use it in a `with` block, or close it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def close(self) -> None:
        """Close it; what was computed is kept for the next time."""
        self._store.close()

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __enter__(self) -> Self:
        return self

    def add(
        self,
        *sources: str | PathLike[str],
        published: Day | None = None,
        publisher: str | None = None,
    ) -> Added:
        """Read documents and keep them with their claims; twice is once."""
        request = Request(tuple(fspath(source) for source in sources), day(published, "published"), publisher)
        found = list(self._adder.add_all(request))
        kept = tuple(one for one in found if isinstance(one, Kept))
        return Added(kept, tuple(one for one in found if isinstance(one, Finding)))

    def commitments(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        category: str | None = None,
        stage: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        known_by: Day | None = None,
        as_of: Moment | None = None,
    ) -> Commitments:
        """Return the commitments asked for, the latest announced first.

        Parties are ids such as "NOR" or names; `since` and `until` are about the day announced; `known_by` asks
        what documents published by then support, `as_of` what the ledger said at that moment.
        """
        request = _part(actor, recipient, category, stage, (since, until, known_by, as_of))
        found = self._store.commitments(request.known_by, request.as_of)
        return Commitments(chosen(found, request), self._told)

    def commitment(self, name: str) -> Commitment:
        """Return the commitment that answers to an id, a former id, a claim's id, or the beginning of one of them."""
        found = {one.id: one for one in self._store.commitments()}
        return shown(found[find_commitment(name, found)], self._told)

    def totals(
        self,
        by: str | Iterable[str] = "actor",
        *,
        stage: str = "allocated",
        currency: str = "EUR",
        rate_date: Day | None = None,
        pooled: str = "state",
        gdp: str | PathLike[str] | None = None,
        known_by: Day | None = None,
        as_of: Moment | None = None,
    ) -> Totals:
        """Return what the ledger adds up to, cut by one thing or several: actor, recipient, month and so on.

        `rate_date` asks for one day's exchange rates in place of those of each day announced.
        """
        request = TotalsRequest(
            by=several(By, by, "by"),
            stage=one_of(Column, stage, "stage"),
            currency=currency.upper(),
            constant=day(rate_date, "rate_date"),
            pooled=one_of(Pooled, pooled, "pooled"),
            gdp=Path(gdp) if gdp else None,
            known_by=day(known_by, "known_by"),
            as_of=moment(as_of, "as_of"),
        )
        summed = totals_in(self._store, request)
        return Totals(summed.totals, summed.commitments)

    def export(
        self,
        to: str,
        out: str | PathLike[str],
        *,
        actor: str | None = None,
        recipient: str | None = None,
        category: str | None = None,
        stage: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        known_by: Day | None = None,
        as_of: Moment | None = None,
        texts: bool = False,
        tell: Callable[[str, int], None] = lambda *_: None,
    ) -> Path:
        """Write the ledger, or a part of it, as csv, xlsx, parquet, jsonl, iati or report, and return where.

        `texts` asks for the whole text of each document in the table of documents (a folder of tables has it).
        `tell` is called with the name of what is being written and the rows written so far.
        """
        request = _part(actor, recipient, category, stage, (since, until, known_by, as_of))
        where = Path(out)
        for _ in export_from(self._store, one_of(To, to, "to"), str(where), request, tell, texts=texts):
            pass
        return where

    def compare(self, other: str | PathLike[str], mapping: str | PathLike[str] | None = None) -> "Comparison":
        """Return another tracker's table beside this ledger: matched, differing, only there, only here."""
        from pledgebook.jobs.comparing import compare_in

        return compare_in(self._store, Path(other), Path(mapping) if mapping else None)

    def release(self, name: str) -> int:
        """Freeze what the ledger says under a name, and return how many commitments that is."""
        return self._store.release(name).count

    def check(self) -> tuple[Finding, ...]:
        """Return everything in the ledger that is not as it must be: nothing in a sound one."""
        return tuple(self._store.check())

    def __repr__(self) -> str:
        about = self._store.health()
        return f"<Ledger {about['ledger']}>"

    @cached_property
    def _adder(self) -> Adder:
        return Adder(self._store, Settings())

    def _told(self, one: "Fact") -> "tuple[Statement, ...]":
        wanted = set(one.claims)
        return tuple(said for said in self._store.statements_in(one.documents) if said.claim in wanted)


def open_ledger(address: str | PathLike[str] | None = None, *, new: bool = False) -> Ledger:
    """Open the ledger at a path or PostgreSQL address, by default that of PLEDGEBOOK_LEDGER.

    A ledger that is not there is an error, so that a slip in a name makes no empty one; `new=True` makes it.
    """
    try:
        return Ledger(Store.open(fspath(address) if address else None, missing_ok=new))
    except NoSuchLedgerError as problem:
        problem.add_note("In Python, pb.open_ledger(..., new=True) makes one.")
        raise


def _part(
    actor: str | None,
    recipient: str | None,
    category: str | None,
    stage: str | None,
    days: tuple[Day | None, Day | None, Day | None, Moment | None],
) -> ListRequest:
    since, until, known_by, as_of = days
    return ListRequest(
        actor,
        recipient,
        maybe(Category, category, "category"),
        maybe(Stage, stage, "stage"),
        day(since, "since"),
        day(until, "until"),
        day(known_by, "known_by"),
        moment(as_of, "as_of"),
    )
