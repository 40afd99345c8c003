"""Whatever somebody brings, the reading process may die of it and nothing else does."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest

from pledgebook.documents.reasons import Why
from pledgebook.jobs.intake import Intake, Item, Source, Told, new_folder
from pledgebook.jobs.intake_item import TOO_MUCH
from pledgebook.ledger import Ledger
from pledgebook.settings import Settings

TELLING = "Finland will give Tanzania a grant of {} million euros for wells, the foreign ministry said."


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Intake]:
    book = str(tmp_path_factory.mktemp("intake") / "book.db")
    with Ledger.open(book):
        pass
    patch = pytest.MonkeyPatch()
    patch.setenv("PLEDGEBOOK_LIMIT_SECONDS", "3")
    patch.setenv("PLEDGEBOOK_LIMIT_MEMORY_BYTES", "1200000000")
    opened = Intake(book, Settings())
    yield opened
    opened.close()
    patch.undo()


def text(million: int) -> Item:
    return Item(Source.TEXT, "pasted text", text=TELLING.format(million))


def told(intake: Intake, *items: Item) -> list[Told]:
    job = intake.begin(items, "ann", new_folder())
    assert job.ended.wait(120)
    return job.told


def test_one_process_reads_one_after_the_other(intake: Intake) -> None:
    found = told(intake, text(1), text(2), text(1))
    assert [(one.item, one.outcome, one.claims) for one in found] == [
        (0, "new", 1),
        (1, "new", 1),
        (2, "known", 1),
    ]


def test_a_process_that_died_is_followed_by_another(intake: Intake) -> None:
    told(intake, text(3))
    process = intake._reader._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert [one.outcome for one in told(intake, text(4))] == ["new"]


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "s3://bucket/x", "S3://key@bucket/x", "hdfs://host/x"]
)
def test_an_address_that_somebody_gives_leads_to_no_file(intake: Intake, address: str) -> None:
    (found,) = told(intake, Item(Source.ADDRESS, address))
    assert found.document is None
    assert found.reason == Why.STORE_CLOSED


def test_what_takes_too_long_is_stopped_and_the_rest_is_read(intake: Intake, tmp_path: Path) -> None:
    endless = tmp_path / "endless.txt"
    endless.write_text(" ".join(TELLING.format(number) for number in range(40_000)))
    found = told(intake, Item(Source.FILE, "endless.txt", str(endless)), text(5))
    assert found[0] == Told(0, "endless.txt", reason=TOO_MUCH)
    assert found[1].outcome == "new"


def test_the_process_holds_its_memory(intake: Intake) -> None:
    told(intake, text(6))
    process = intake._reader._process
    assert process is not None
    limits = Path(f"/proc/{process.pid}/limits").read_text("utf-8")
    assert "Max address space         1200000000" in limits


def test_what_was_brought_is_deleted_at_the_end(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "book.db")) as ledger:
        opened = Intake(ledger.address, Settings())
    folder = new_folder()
    assert folder.stat().st_mode & 0o077 == 0
    opened.begin([], "ann", folder).ended.wait(10)
    opened.close()
    assert not folder.exists()


def test_who_closes_does_not_wait_for_what_is_being_read(tmp_path: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(" ".join(TELLING.format(number) for number in range(30_000)))
    with Ledger.open(str(tmp_path / "book.db")) as ledger:
        opened = Intake(ledger.address, Settings())
        told(opened, text(7))
        job = opened.begin([Item(Source.FILE, "long.txt", str(long)), text(8)], "ann", new_folder())
        opened.begin([text(9)], "ann", new_folder())
        began = monotonic()
        opened.close()
        assert monotonic() - began < 5
        assert all(one.outcome is None for one in job.told)
        assert opened._reader._process is None
