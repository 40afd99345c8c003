"""An export of more commitments takes hardly more memory: only ids are held."""

import tracemalloc
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pledgebook.claims import Reading
from pledgebook.commitments import Commitment
from pledgebook.commitments.columns import By, Column
from pledgebook.commitments.commitment import Bond
from pledgebook.documents import Document
from pledgebook.exports.chart_figures import Figures
from pledgebook.exports.chart_rows import doubts, reached, sums
from pledgebook.jobs import ListRequest, To, export
from pledgebook.jobs.exporting import export_stock
from pledgebook.jobs.stocking import held, stock_in
from pledgebook.ledger import Ledger
from pledgebook.span import Span
from tests.commitments.made import made
from tests.ledger.books import GRANT, NEW, document, keep, read
from tests.ledger.furnished import BEGAN

FEW, MANY, IN_ONE = 500, 1_250, 25
_TIES = tuple((f"words in common, the {number}th", 1.5) for number in range(20))
# Bytes for each further commitment. A table of Parquet holds five thousand rows before it writes, more than are here;
# a workbook holds its links, of which a sheet has 65,000 at most.
LIMITS = {To.CSV: 1_000, To.PARQUET: 4_000, To.XLSX: 3_000, To.IATI: 1_000}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """A small ledger and a larger one, by how many commitments they keep."""
    folder = tmp_path_factory.mktemp("books")
    found = {count: str(folder / f"{count}.db") for count in (FEW, MANY)}
    for count, path in found.items():
        with Ledger.open(path) as ledger:
            ledger.add(readings(count), NEW)
            keep_all(ledger)
    return found


def readings(count: int) -> Iterator[Reading]:
    """Yield documents of so many claims together, each with words of its own."""
    (claim,) = read(document(GRANT, "grant")).claims
    for start in range(0, count, IN_ONE):
        ids = [f"claim{number}" for number in range(start, start + IN_ONE)]
        text = "".join(f"{GRANT[:-1]} ({name}).\n" for name in ids)
        length = len(text) // IN_ONE
        own = Document(f"paper{start}", text, url=f"https://n.example/{start}", publisher="Example Wire")
        claims = (
            replace(claim, id=name, evidence=(Span(place * length, place * length + len(GRANT)),))
            for place, name in enumerate(ids)
        )
        yield Reading(own, tuple(claims))


def keep_all(ledger: Ledger) -> None:
    """Keep a commitment for each claim, as if it had been computed."""
    commitments = []
    for said in ledger.statements():
        tie = Bond(said.key, said.key, 9.0, _TIES)
        one = made(f"act of {said.claim}", 5e6, claims=(said.claim,), documents=(said.source.id,))
        commitments.append(replace(one, bonds=(tie,) * 5))
    keep(ledger, commitments)


def growth(run: Callable[[str], object], books: dict[int, str]) -> float:
    """Return the bytes that each further commitment adds to the peak."""
    run(books[FEW])  # what is loaded once is no part of it
    peaks = {count: min(peak(run, path), peak(run, path)) for count, path in books.items()}
    return (peaks[MANY] - peaks[FEW]) / (MANY - FEW)


def peak(run: Callable[[str], object], path: str) -> int:
    """Return the most bytes held at once; a table of the process that happens to grow meanwhile is in it, too."""
    tracemalloc.start()
    run(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("kind", LIMITS)
def test_an_export_grows_by_ids_alone(books: dict[int, str], tmp_path: Path, kind: To) -> None:
    def run(path: str) -> None:
        for _ in export(kind, str(tmp_path / f"out of {kind}"), ListRequest(), path):
            pass

    found = growth(run, books)
    assert found < LIMITS[kind], f"{found:.0f} bytes for each commitment"


def test_what_a_report_shows_does_not_grow_with_the_ledger(books: dict[int, str]) -> None:
    def figures(of: Collection[Commitment]) -> None:
        shelf = Figures(of)
        assert sums(shelf, tuple(Column), By.ACTOR, By.RECIPIENT)
        assert reached(shelf)
        assert doubts(shelf)

    def run(path: str) -> None:
        with Ledger.open(path) as ledger, stock_in(ledger, ListRequest()) as stock:
            figures(stock.commitments)

    assert growth(run, books) < 3_000


def test_the_measure_tells_what_is_held(books: dict[int, str], tmp_path: Path) -> None:
    def run(path: str) -> None:
        with Ledger.open(path) as ledger:
            stock = held(ledger, ListRequest(), BEGAN)
            assert not list(export_stock(To.CSV, str(tmp_path / "held"), stock))

    assert growth(run, books) > 4 * max(LIMITS.values())
