"""Bulk and screening read from stores as from a disk, in every runner; a run that lost its store goes on."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from click.testing import CliRunner

from pledgebook.claims import Reading
from pledgebook.cli import main
from pledgebook.documents import stores
from pledgebook.errors import BulkFolderError, InputLostError
from pledgebook.jobs import BulkRequest, Request, ScreenRequest, add, bulk, read, screen
from pledgebook.jobs.bulk_reading import count_documents, read_shards
from pledgebook.jobs.screening import kept_line, size_of
from pledgebook.ledger import Kept
from tests.bulk.crawl import GIFT, GIFT_MORE, SPORT, answer, gift, packed, page, record
from tests.documents.stored import CLOSED, SECRET, Store, serving

TOWNS = ("Nairobi", "Lusaka", "Suva", "Kyiv", "Amman", "Tirana")


def report(number: int) -> bytes:
    text = f"The mayor of {TOWNS[number % 6]} met guests. Norway will give Kenya {number + 2} million euros for wells."
    return json.dumps({"id": f"d{number}", "text": text}).encode() + b"\n"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store with reports in three files, one of them packed, and an empty bucket for shards."""
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    root = tmp_path / "store"
    (root / "news" / "2031").mkdir(parents=True)
    (root / "out").mkdir()
    (root / "news" / "a.jsonl").write_bytes(b"".join(map(report, range(5))) + b"{no record\n")
    (root / "news" / "2031" / "b.jsonl.gz").write_bytes(gzip.compress(b"".join(map(report, range(5, 10)))))
    rows = [json.loads(report(number)) for number in range(10, 14)]
    pq.write_table(pa.Table.from_pylist(rows), root / "news" / "2031" / "c.parquet")
    with serving(root) as running:
        yield running


def asked(source: str, output: Path | str, **more: object) -> BulkRequest:
    return BulkRequest(Request((source,)), str(output), size=4, **more)  # type: ignore[arg-type]


def claims_of(folder: Path) -> dict[str, bytes]:
    return {path.parent.name: path.read_bytes() for path in sorted(folder.glob("shards/*/claims.parquet"))}


def test_every_runner_reads_from_a_store_and_writes_to_one(store: Store, tmp_path: Path) -> None:
    list(bulk(asked(str(store.root / "news"), tmp_path / "local")))
    list(bulk(asked(store.address("news"), store.address("out/two"), processes=2)))
    words = [
        "bulk",
        store.address("news"),
        "-o",
        store.address("out/ray"),
        "--shard",
        "4",
        "--runner",
        "ray",
    ]
    surroundings = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    ray = subprocess.run(
        [sys.executable, "-m", "pledgebook", *words],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert ray.returncode == 1, ray.stderr  # one line was no record
    assert "s3://key:***@news/a.jsonl:6: not valid JSON" in ray.stderr
    assert SECRET not in ray.stderr
    whole = claims_of(tmp_path / "local")
    assert len(whole) == 4
    assert [claims_of(store.root / "out" / name) == whole for name in ("two", "ray")] == [True] * 2
    said = read(Request((f"file://{store.root}/news",)))
    claims = [one.claims for one in said if isinstance(one, Reading)]
    assert claims == [one.claims for one in read_shards(store.address("out/two"))]
    kept = list(add(Request((store.address("out/two"),)), str(tmp_path / "book.db")))
    assert [type(one) for one in kept] == [Kept] * 14


def test_a_run_that_lost_its_store_goes_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_PIECE", 1 << 10)
    source, output = store.address("news"), tmp_path / "out"
    run = bulk(asked(source, output))
    first = next(run)
    store.expired = True
    with pytest.raises(InputLostError, match=r"the store failed .*; the same command goes on") as lost:
        list(run)
    assert str(lost.value).startswith("s3://key:***@news/2031/b.jsonl.gz: ")
    store.expired = False
    assert next(iter(bulk(asked(source, output)))) == first
    list(bulk(asked(source, output)))
    said = [one.document.id for one in read_shards(str(output))]
    assert said == [f"d{number}" for number in (*range(14),)]


def test_what_was_refused_may_be_allowed_later(store: Store, tmp_path: Path) -> None:
    output = tmp_path / "out"
    (refused,) = bulk(asked(store.address(f"{CLOSED}/news"), output))
    assert (refused.documents, refused.findings) == (0, 1)
    (read_now,) = bulk(asked(store.address("news/2031/c.parquet"), output))
    assert read_now.documents == 4


def test_a_store_that_cannot_take_shards_is_one_line(store: Store) -> None:
    for place, reason in ((f"{CLOSED}/x", "gives no access"), ("nobucket/x", "no such bucket")):
        with pytest.raises(BulkFolderError, match=reason) as refused:
            list(bulk(asked(str(store.root / "news"), store.address(place))))
        assert str(refused.value).startswith(f"s3://key:***@{place}")
        assert SECRET not in str(refused.value)


def test_read_and_add_take_addresses_of_stores(store: Store, tmp_path: Path) -> None:
    said = list(read(Request((store.address("news"),))))
    assert len(said) == 15
    kept = list(add(Request((store.address("news"), "nosuch://x")), str(tmp_path / "book.db")))
    assert sum(isinstance(one, Kept) for one in kept) == 14
    done = CliRunner().invoke(main, ["read", store.address("news/a.jsonl"), store.address("news/none")])
    assert (done.exit_code, SECRET in done.output) == (1, False)
    assert "s3://key:***@news/none: no such file or folder" in done.stderr.replace("\n", "")
    assert count_documents([store.address("news")]) is None


ARCHIVES = {
    "each.warc.gz": packed([gift(1), record(answer(page(SPORT).encode())), gift(2)]),
    "whole.warc.gz": gzip.compress(gift(3) + gift(4)),
    "plain.warc": gift(5) + gift(6),
    "damaged.warc.gz": packed([gift(7)]) + packed([gift(8)])[:-30] + packed([gift(9)]),
    "lines.jsonl": json.dumps({"id": "a", "text": f"{GIFT} {GIFT_MORE}"}).encode() + b"\n{no record\n",
}


@pytest.fixture
def archives(store: Store) -> Store:
    """The store with a bucket of archives."""
    bucket = store.root / "archives"
    bucket.mkdir()
    for name, data in ARCHIVES.items():
        (bucket / name).write_bytes(data)
    (bucket / "lines.jsonl.gz").write_bytes(gzip.compress(ARCHIVES["lines.jsonl"]))
    (bucket / "lines.jsonl.zst").write_bytes(zstandard.compress(ARCHIVES["lines.jsonl"]))
    pq.write_table(pa.table({"text": [f"{GIFT} {GIFT_MORE}", SPORT]}), bucket / "rows.parquet")
    return store


def screened(source: str, before: str) -> list[str]:
    found = screen(ScreenRequest((source,)))
    return [
        str(one).replace(before, "") if hasattr(one, "reason") else kept_line(one).decode()  # type: ignore[arg-type]
        for one in found
    ]


@pytest.mark.parametrize("kind", ["s3", "file"])
def test_archives_of_a_store_are_screened_as_those_of_a_disk(archives: Store, kind: str) -> None:
    here = str(archives.root / "archives")
    there = archives.address("archives") if kind == "s3" else f"file://{here}"
    local = screened(here, here)
    assert len(local) == 16
    assert screened(there, "s3://key:***@archives" if kind == "s3" else there) == local
    assert size_of(ScreenRequest((there,))) == size_of(ScreenRequest((here,)))


@pytest.mark.parametrize(
    "name", ["long.warc.gz", "long.warc", "whole.warc.gz", "long.jsonl.zst", "long.parquet"]
)
def test_an_archive_whose_store_fails_is_not_called_damaged(
    archives: Store, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_PIECE", 1 << 16)
    noise = [os.urandom(20_000).hex() for _ in range(100)]
    records = [record(answer(page(f"{GIFT}\n{GIFT_MORE}\n{one}").encode())) for one in noise]
    lines = [json.dumps({"text": f"{GIFT} {GIFT_MORE} {one}"}).encode() + b"\n" for one in noise]
    made = {
        "long.warc.gz": lambda: packed(records),
        "long.warc": lambda: b"".join(records),
        "whole.warc.gz": lambda: gzip.compress(b"".join(records)),
        "long.jsonl.zst": lambda: zstandard.compress(b"".join(lines)),
    }
    path = archives.root / "archives" / name
    if name in made:
        path.write_bytes(made[name]())
    else:
        rows = [json.loads(one) | {"pad": "x" * 100_000} for one in lines]
        pq.write_table(pa.Table.from_pylist(rows), path, row_group_size=5, compression="none")
    found = screen(ScreenRequest((archives.address(f"archives/{name}"),)))
    next(found)
    archives.expired = True
    *_, last = found
    assert str(last).startswith(f"s3://key:***@archives/{name}: the store failed (")


def test_screening_tells_of_a_store_in_one_line(store: Store, tmp_path: Path) -> None:
    done = CliRunner().invoke(
        main, ["screen", store.address("nobucket/x.warc"), "-o", str(tmp_path / "kept.jsonl")]
    )
    assert (done.exit_code, done.stderr) == (2, "pledgebook: s3://key:***@nobucket/x.warc: no such bucket\n")
