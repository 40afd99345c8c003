"""Very many documents into shards: whole or not there, the same in every runner, resumed, and added."""

import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
import zstandard

from pledgebook.bulk.batches import batches
from pledgebook.bulk.crew import Crew
from pledgebook.bulk.shards import Done, Shards
from pledgebook.documents import Document
from pledgebook.errors import BulkFolderError
from pledgebook.findings import Finding
from pledgebook.jobs import BulkRequest, Request, add, bulk, read
from pledgebook.jobs.bulk_reading import count_documents, read_shards
from pledgebook.ledger import Ledger
from pledgebook.settings import Settings

from .stubborn import ENDS, HANGS, Stubborn

TOWNS = ("Nairobi", "Lusaka", "Suva", "Kyiv", "Amman", "Tirana")


def text(number: int) -> str:
    return (
        f"The mayor of {TOWNS[number % 6]} met guests on Monday. Norway will give Kenya {number + 2} million euros "
        f"for wells. Sweden has delivered {number + 3} trucks to Zambia."
    )


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty reports, one of them twice, and a line that is no record."""
    rows = [json.dumps({"id": f"d{number}", "text": text(number)}) for number in range(20)]
    path = tmp_path_factory.mktemp("papers") / "papers.jsonl"
    path.write_text("\n".join([*rows[:7], "{no record", *rows[7:], rows[3]]) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def whole(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Done]]:
    """The folder of a run that came to its end, to look at or to copy, and what the run said."""
    output = tmp_path_factory.mktemp("whole") / "out"
    return output, list(bulk(asked(papers, output)))


@pytest.fixture
def copied(whole: tuple[Path, list[Done]], tmp_path: Path) -> Path:
    """Such a folder of one's own."""
    return Path(shutil.copytree(whole[0], tmp_path / "out"))


def asked(papers: Path, output: Path, **more: object) -> BulkRequest:
    return BulkRequest(Request((str(papers),)), str(output), size=4, **more)  # type: ignore[arg-type]


def command(papers: Path, output: Path, *more: str) -> list[str]:
    program = [
        sys.executable,
        "-m",
        "pledgebook",
        "bulk",
        str(papers),
        "--output",
        str(output),
        "--shard",
        "4",
    ]
    return [*program, *more]


def claims_bytes(output: Path) -> dict[str, bytes]:
    return {path.parent.name: path.read_bytes() for path in sorted(output.glob("shards/*/claims.parquet"))}


@pytest.fixture(scope="session")
def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}


def test_shards_hold_what_read_says(papers: Path, whole: tuple[Path, list[Done]]) -> None:
    output, done = whole
    said = [one for one in read(Request((str(papers),))) if not isinstance(one, Finding)]
    kept = list(read_shards(str(output)))
    assert [one.document.id for one in kept] == [one.document.id for one in said]
    assert [one.claims for one in kept] == [one.claims for one in said]
    assert sum(one.findings for one in done) == 1  # the line that is no record


def test_a_second_run_does_nothing_again(papers: Path, whole: tuple[Path, list[Done]], copied: Path) -> None:
    made = {path: path.stat().st_mtime_ns for path in copied.rglob("*.parquet")}
    assert len(made) > 6
    assert sorted(bulk(asked(papers, copied))) == sorted(whole[1])
    assert {path: path.stat().st_mtime_ns for path in copied.rglob("*.parquet")} == made


@pytest.mark.parametrize("kills", [2, pytest.param(40, marks=pytest.mark.soak)])
def test_killed_at_any_moment_it_goes_on(
    papers: Path, whole: tuple[Path, list[Done]], tmp_path: Path, environment: dict[str, str], kills: int
) -> None:
    output, dice = tmp_path / "out", random.Random(kills)
    for number in range(kills):
        words = command(papers, output, "--processes", str(1 + number % 2))
        run = subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL)
        time.sleep(dice.uniform(1.0, 6.0))
        below = psutil.Process(run.pid).children(recursive=True)
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert psutil.wait_procs(below, 30)[1] == []  # none reads on beside the next run
    before = {path: path.stat().st_mtime_ns for path in output.glob("shards/*/shard.json")}
    list(bulk(asked(papers, output)))
    assert claims_bytes(output) == claims_bytes(whole[0])
    after = {path: path.stat().st_mtime_ns for path in output.glob("shards/*/shard.json")}
    assert before.items() <= after.items()  # what was whole was not made again


def test_what_hangs_or_ends_a_process_is_left_out_by_name(tmp_path: Path) -> None:
    texts = [text(0), f"{text(1)} And {HANGS}.", text(2), f"{text(3)} And {ENDS}.", text(4)]
    papers = [Document(f"d{number}", said, language="en") for number, said in enumerate(texts)]
    shards = Shards(str(tmp_path / "out"))
    shards.begin({}, 3)
    work = Stubborn(shards, Settings().pipeline)
    with Crew(work, 1, limit=6) as crew:
        done: list[Done] = sorted(crew.run(batches(papers, 3)))
    assert [(one.documents, one.findings) for one in done] == [(2, 1), (1, 1)]
    said = [row["where"] for one in done for row in list(shards.rows(one.number))[2]]
    assert said == ["d1", "d3"]


def test_other_inputs_need_another_folder(copied: Path, tmp_path: Path) -> None:
    others = tmp_path / "others.jsonl"
    others.write_text(json.dumps({"id": "new", "text": text(50)}) + "\n", encoding="utf-8")
    with pytest.raises(BulkFolderError, match="made of other documents"):
        list(bulk(asked(others, copied)))


def test_two_runs_do_not_write_into_one_folder(papers: Path, tmp_path: Path) -> None:
    first = bulk(asked(papers, tmp_path / "out"))
    next(first)
    with pytest.raises(BulkFolderError, match="another run writes into it"):
        next(bulk(asked(papers, tmp_path / "out")))
    first.close()
    assert len(list(bulk(asked(papers, tmp_path / "out")))) == 6


def test_a_batch_is_put_together_from_its_parts(tmp_path: Path) -> None:
    papers = tmp_path / "long.jsonl"
    rows = [json.dumps({"id": f"d{n}", "text": text(n) + " The rain went on." * 2_000}) for n in range(4)]
    papers.write_text("\n".join(rows) + "\n", encoding="utf-8")
    shards = [
        list(bulk(BulkRequest(Request((str(papers),)), str(tmp_path / name), processes=number, size=4)))
        for number, name in ((1, "one"), (2, "two"))
    ]
    assert [len(done) for done in shards] == [1, 1]
    assert claims_bytes(tmp_path / "one") == claims_bytes(tmp_path / "two")
    said = [one for one in read(Request((str(papers),))) if not isinstance(one, Finding)]
    assert [one.claims for one in read_shards(str(tmp_path / "two"))] == [one.claims for one in said]


def test_a_folder_of_other_things_is_refused(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "letter.txt").write_text("Dear aunt")
    with pytest.raises(BulkFolderError, match="holds other things"):
        list(bulk(asked(papers, tmp_path / "out")))


def test_a_shard_that_was_changed_is_not_believed(copied: Path) -> None:
    claims = copied / "shards/00001/claims.parquet"
    claims.write_bytes(claims.read_bytes()[:-1])
    with pytest.raises(BulkFolderError, match="not as it was written"):
        list(read_shards(str(copied)))


def test_a_ledger_takes_the_shards_as_if_it_had_read(
    papers: Path, whole: tuple[Path, list[Done]], tmp_path: Path
) -> None:
    output, _ = whole
    list(add(Request((str(output),)), str(tmp_path / "shards.db")))
    list(add(Request((str(papers),)), str(tmp_path / "read.db")))
    with Ledger.open(str(tmp_path / "shards.db")) as one, Ledger.open(str(tmp_path / "read.db")) as other:
        assert [c.id for c in one.commitments()] == [c.id for c in other.commitments()]
        assert list(one.check()) == []
    again = list(add(Request((str(output),)), str(tmp_path / "shards.db")))
    assert len(again) == 21


def test_how_many_documents_there_are_is_known_before(papers: Path, tmp_path: Path) -> None:
    assert count_documents([str(papers)]) == 22
    assert count_documents(["-"]) is None
    for name, packed in (("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", zstandard.compress)):
        (tmp_path / name).write_bytes(packed(papers.read_bytes()))
        assert count_documents([str(tmp_path / name)]) == 22
    (tmp_path / "a.txt").write_text("A report.")
    assert count_documents([str(tmp_path / "a.txt")]) == 1


def test_two_documents_of_one_id_keep_their_own_claims(tmp_path: Path) -> None:
    papers = tmp_path / "twins.jsonl"
    papers.write_text(
        "".join(json.dumps({"id": "same", "text": text(n)}) + "\n" for n in (1, 2)), encoding="utf-8"
    )
    list(bulk(asked(papers, tmp_path / "out")))
    said = [one for one in read(Request((str(papers),))) if not isinstance(one, Finding)]
    assert [one.claims for one in read_shards(str(tmp_path / "out"))] == [one.claims for one in said]


def test_a_run_stopped_before_its_first_file_was_whole_begins_again(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json.part").write_text("{")
    assert sum(one.documents for one in bulk(asked(papers, tmp_path / "out"))) == 21
