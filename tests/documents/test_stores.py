"""Files of stores are read as files of a disk are, piece by piece; what a store says of a failure is one line."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from pledgebook.documents import Document, ReadSettings, count_inputs, list_inputs, read_inputs, stores
from pledgebook.findings import Finding
from tests.documents.stored import CLOSED, SECRET, Store, serving

OPEN = ReadSettings(open_stores=True)
GIFT = "Norway will give Fredonia four patrol boats, a minister said."


def line(number: int, text: str = GIFT) -> bytes:
    return json.dumps({"id": f"d{number}", "text": text}).encode() + b"\n"


@pytest.fixture(autouse=True)
def _no_cloud(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")  # nobody asks the cloud who runs these tests


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store with one bucket of files of every kind, in folders."""
    bucket = tmp_path / "crawl"
    (bucket / "b" / "deep er").mkdir(parents=True)
    (bucket / ".hidden").mkdir()
    (bucket / ".hidden" / "x.txt").write_text("nobody reads this")
    (bucket / "z.jsonl").write_bytes(line(1) + b"{no record\n" + line(2))
    (bucket / "b" / "packed.jsonl.gz").write_bytes(gzip.compress(line(3) + line(4)))
    (bucket / "b" / "cut.jsonl.gz").write_bytes(gzip.compress(line(5) * 3)[:-12])
    (bucket / "b" / "deep er" / "é+%#.txt").write_text(GIFT)
    (bucket / "b" / "packed.jsonl.zst").write_bytes(zstandard.compress(line(6)))
    (bucket / "page.html").write_text(
        f"<html><head><title>Boats</title></head><body><p>{GIFT}</p></body></html>"
    )
    (bucket / "table.csv").write_text(f'id,text\nc1,"{GIFT}"\n')
    pq.write_table(pa.table({"id": ["p1", "p2"], "text": [GIFT, f"{GIFT} Again."]}), bucket / "rows.parquet")
    (bucket / "empty.txt").write_bytes(b"")
    with serving(tmp_path) as running:
        yield running


def read(*sources: str) -> list[Document | Finding]:
    return list(read_inputs(sources, settings=OPEN))


def alike(found: list[Document | Finding], before: str) -> list[object]:
    """Return what was read with names that begin behind a place, as those of a disk are written."""
    return [
        replace(one, origin=None)
        if isinstance(one, Document)
        else (one.where.removeprefix(before).replace("%20", " "), one.reason)
        for one in found
    ]


def told(*sources: str) -> list[str]:
    return [str(one) for one in read(*sources) if isinstance(one, Finding)]


@pytest.mark.parametrize("kind", ["s3", "file"])
def test_a_folder_is_read_as_on_a_disk(store: Store, kind: str) -> None:
    there = store.address("crawl") if kind == "s3" else f"file://{store.root}/crawl"
    named = "s3://key:***@crawl" if kind == "s3" else there
    here = str(store.root / "crawl")
    found = read(there)
    assert len(found) == 13
    assert alike(found, named) == alike(read(here), here)
    assert count_inputs([there]) == count_inputs([here]) == 9


def test_an_address_may_hold_every_sign(store: Store) -> None:
    whole = list_inputs([store.address("crawl/b/deep er")])
    assert [one.partition("?")[0].rpartition("@")[2] for one in whole] == [
        "crawl/b/deep%20er/%C3%A9%2B%25%23.txt"
    ]
    assert [one.text for one in read(*whole) if isinstance(one, Document)] == [GIFT]
    assert [
        one.text for one in read(store.address("crawl/b/deep er/é+%25%23.txt")) if isinstance(one, Document)
    ] == [GIFT]


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("crawl/*.jsonl", ["crawl/z.jsonl"]),
        ("crawl/[pt]*", ["crawl/page.html", "crawl/table.csv"]),
        ("crawl/*/packed.*", ["crawl/b/packed.jsonl.gz", "crawl/b/packed.jsonl.zst"]),
        ("crawl/*/d*", ["crawl/b/deep%20er/%C3%A9%2B%25%23.txt"]),  # a folder that matches is opened
        ("crawl/*.none", ["crawl/*.none"]),
    ],
)
def test_names_may_be_given_by_a_pattern(store: Store, pattern: str, names: list[str]) -> None:
    found = list_inputs([store.address(pattern)])
    assert [one.partition("?")[0].rpartition("@")[2] for one in found] == names
    local = list_inputs([f"file://{store.root}/{pattern}"])
    assert [one.removeprefix(f"file://{store.root}/") for one in local] == names


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("nobucket/a.jsonl", "no such bucket"),
        ("crawl/none.jsonl", "no such file or folder"),
        ("crawl/*.none", "no such file or folder"),
        (f"{CLOSED}/a.jsonl", "the store gives no access; check the credentials and what they allow"),
        ("crawl/empty.txt", "it is empty"),
    ],
)
def test_what_a_store_refuses_is_one_line(store: Store, path: str, reason: str) -> None:
    assert told(store.address(path)) == [f"s3://key:***@{path}: {reason}"]


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (
            "nosuch://bucket/x",
            "nosuch is no kind of address that is known here; http, https, s3, gs, abfs, hdfs and file are",
        ),
        (f"s3://key:{SECRET}@", "not a valid address of a store (Missing bucket name in S3 URI)"),
        (
            "s3://bucket/x?sign=1",
            "not a valid address of a store (Unexpected query parameter in S3 URI: 'sign')",
        ),
        ("file://", "the folder holds no files to read"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_line(address: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    address = f"file://{tmp_path}/none" if address == "file://" else address
    (said,) = told(address)
    assert said.endswith(f": {reason}")
    assert SECRET not in said


def test_a_store_that_is_not_there_is_told_of_as_passing(store: Store) -> None:
    away = store.address("crawl").replace(f":{store.port}", ":1")
    (found,) = read(away)
    assert found == Finding(
        "s3://key:***@crawl",
        "the store could not be reached; check its address and the network",
        passing=True,
    )


def test_only_what_is_read_is_fetched(store: Store) -> None:
    (store.root / "crawl" / "long.jsonl").write_bytes(line(0, GIFT * 1000) * 700)  # 43 MB
    inputs = read_inputs([store.address("crawl/long.jsonl")], settings=OPEN)
    next(inputs)
    assert store.asked == ["bytes=0-8388607"]
    inputs.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["long.jsonl", "long.jsonl.gz", "long.jsonl.zst", "long.parquet"])
def test_a_store_that_fails_midway_is_told_of_and_not_the_file(
    store: Store, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "_PIECE", 1 << 16)
    texts = [f"{GIFT} {os.urandom(2_000).hex()}" for _ in range(250)]
    data = b"".join(line(number, text) for number, text in enumerate(texts))
    packed = {"l": data, "z": gzip.compress(data), "t": zstandard.compress(data)}
    path = store.root / "crawl" / name
    if name.endswith("parquet"):
        pads = pa.array([os.urandom(10_000) for _ in texts])
        pq.write_table(pa.table({"text": texts, "pad": pads}), path, row_group_size=20)
    else:
        path.write_bytes(packed[name[-1]])
    inputs = read_inputs([store.address(f"crawl/{name}")], settings=OPEN)
    found = [next(inputs)]
    store.expired = True
    found.extend(inputs)
    assert 1 < len(found) < 250
    assert isinstance(last := found[-1], Finding)
    assert last.passing
    assert last.reason.startswith("the store failed (")


def test_a_file_that_is_written_anew_while_it_is_read_is_told_of(store: Store) -> None:
    inputs = read_inputs([store.address("crawl/z.jsonl")], settings=OPEN)
    next(inputs)
    (store.root / "crawl" / "z.jsonl").write_bytes(line(7))
    *_, last = inputs
    assert isinstance(last, Finding)
    assert (last.reason, last.passing) == ("it was changed in the store while it was read", True)


def test_a_key_may_be_written_as_the_store_gave_it(store: Store) -> None:
    address = store.address("crawl/z.jsonl").replace(SECRET, f"{SECRET}/+x")
    first, *_ = read(address)
    assert isinstance(first, Document)
    assert first.origin == "s3://key:***@crawl/z.jsonl"


@pytest.mark.parametrize("address", ["file:///etc/passwd", "s3://bucket/x", "hdfs://host/x", "nosuch://x"])
def test_nobody_elses_address_leads_to_a_file(address: str) -> None:
    (found,) = read_inputs([address])
    assert found == Finding(
        address, "addresses of files and stores are not opened from here; give one that begins with http"
    )


def test_who_reads_files_of_a_disk_loads_no_pyarrow(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GIFT)
    program = (
        "import sys\nfrom pledgebook.documents import read_inputs\n"
        f"assert len(list(read_inputs([{str(tmp_path / 'a.txt')!r}]))) == 1\nassert 'pyarrow' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
