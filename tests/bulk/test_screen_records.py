"""Which records of an archive are pages, and which lines and rows of files are records."""

import gzip
import io
import json
import zlib
from collections.abc import Callable

import brotli
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from tests.bulk.conftest import Screened
from tests.bulk.crawl import GIFT, GIFT_MORE, SPORT, answer, page, record

PAGE = page(f"{GIFT}\n{GIFT_MORE}").encode()
TEXT = f"{GIFT}\n\n{GIFT_MORE}"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(answer(PAGE), id="a page"),
        pytest.param(answer(PAGE, "text/html"), id="no charset"),
        pytest.param(answer(PAGE, "application/xhtml+xml"), id="XHTML"),
        pytest.param(answer(PAGE, more="Content-Encoding: gzip\r\n"), id="said to be packed, but it is not"),
        pytest.param(answer(gzip.compress(PAGE), more="Content-Encoding: gzip\r\n"), id="gzip"),
        pytest.param(answer(zlib.compress(PAGE), more="Content-Encoding: deflate\r\n"), id="deflate"),
        pytest.param(
            answer(zlib.compress(PAGE)[2:-4], more="Content-Encoding: deflate\r\n"), id="bare deflate"
        ),
        pytest.param(answer(brotli.compress(PAGE), more="Content-Encoding: br\r\n"), id="br"),
        pytest.param(answer(zstandard.compress(PAGE), more="Content-Encoding: zstd\r\n"), id="zstd"),
        pytest.param(
            answer(b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE), more="Transfer-Encoding: chunked\r\n"),
            id="chunks",
        ),
        pytest.param(
            answer(PAGE, more="Transfer-Encoding: chunked\r\n"), id="said to be in chunks, but it is not"
        ),
        pytest.param(answer("\ufeff".encode("utf-16-le") + PAGE.decode().encode("utf-16-le")), id="UTF-16"),
        pytest.param(answer(PAGE, "text/html; charset=utf-16"), id="a charset that is not there"),
        pytest.param(answer(PAGE, "text/html; charset=nonsense"), id="a charset that is none"),
    ],
)
def test_a_page_is_read_however_the_server_packed_it(content: bytes, screened: Screened) -> None:
    (kept,), found = screened(record(content))
    assert kept.record["text"] == f"A report\n\n{TEXT}"
    assert found == []


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(record(answer(PAGE, "image/png")), id="a picture"),
        pytest.param(record(answer(PAGE, "application/pdf")), id="a PDF"),
        pytest.param(record(answer(PAGE, "application/json")), id="data"),
        pytest.param(record(answer(PAGE, status="404 Not Found")), id="an error"),
        pytest.param(record(answer(PAGE, status="301 Moved")), id="moved"),
        pytest.param(record(answer(PAGE), kind="revisit"), id="revisit"),
        pytest.param(record(PAGE, kind="request"), id="request"),
        pytest.param(record(PAGE, kind="metadata"), id="metadata"),
        pytest.param(record(b"software: x", kind="warcinfo"), id="warcinfo"),
        pytest.param(record(b""), id="nothing"),
    ],
)
def test_what_is_no_page_is_passed_over(other: bytes, screened: Screened) -> None:
    kept, found = screened(other + record(answer(PAGE)) + other)
    assert (len(kept), found) == (1, [])


def test_texts_and_resources_are_read_too(screened: Screened) -> None:
    text = record(TEXT.encode(), "https://a.example/t", "conversion", content_type="text/plain")
    resource = record(PAGE, "https://a.example/r", "resource", content_type="text/html")
    kept, _ = screened(text + resource)
    assert [one.record["url"] for one in kept] == ["https://a.example/t", "https://a.example/r"]
    assert kept[0].record["text"] == TEXT


def test_a_page_without_its_address_is_kept_without(screened: Screened) -> None:
    (kept,), _ = screened(record(answer(PAGE), without=["WARC-Target-URI", "WARC-Date", "WARC-Record-ID"]))
    assert kept.record["url"] is None


def test_a_page_too_large_is_named(screened: Screened) -> None:
    kept, (found,) = screened(record(answer(PAGE + b" " * 2_100_000)) + record(answer(PAGE)))
    assert len(kept) == 1
    assert (
        str(found) == "crawl, record at byte 0: it is larger than the limit of 2,000,000 bytes for one page"
    )


@pytest.mark.parametrize(
    ("packing", "pack"), [("gzip", gzip.compress), ("br", brotli.compress), ("zstd", zstandard.compress)]
)
def test_a_page_that_unpacks_to_too_much_is_named(
    packing: str, pack: Callable[[bytes], bytes], screened: Screened
) -> None:
    bomb = record(answer(pack(PAGE + b" " * 30_000_000), more=f"Content-Encoding: {packing}\r\n"))
    kept, (found,) = screened(bomb + record(answer(PAGE)))
    assert len(kept) == 1
    assert "larger than the limit" in found.reason


RECORDS = [
    {
        "id": "1",
        "text": TEXT,
        "title": "A gift",
        "published": "2024-05-02",
        "url": "https://a.example/1",
        "more": 7,
    },
    {
        "id": "2",
        "text": SPORT,
        "title": "A cup",
        "published": "2024-05-03",
        "url": "https://a.example/2",
        "more": 8,
    },
]
LINES = "".join(f"{json.dumps(one)}\n" for one in RECORDS).encode()


@pytest.mark.parametrize(
    "data",
    [
        LINES,
        b"\xef\xbb\xbf" + LINES,
        b"\n" + LINES,
        LINES.decode().encode("utf-16"),
        gzip.compress(LINES),
        zstandard.compress(LINES),
    ],
    ids=["plain", "with a mark", "with empty lines", "UTF-16", "gzip", "zstd"],
)
def test_a_record_of_a_file_goes_out_as_it_came(data: bytes, screened: Screened) -> None:
    (kept,), found = screened(data)
    assert kept.record == RECORDS[0]
    assert found == []


def test_a_name_may_begin_a_line_of_the_text(screened: Screened) -> None:
    text = "The minister spoke on Monday.\nUkraine will receive money, weapons and ammunition, and more aid later."
    (kept,), _ = screened(f"{json.dumps({'text': text})}\n".encode())
    assert kept.record == {"text": text}


def test_rows_of_parquet_are_records(screened: Screened) -> None:
    table = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(RECORDS), table)
    (kept,), found = screened(table.getvalue())
    assert kept.record == {key: value for key, value in RECORDS[0].items() if key != "more"}
    assert found == []


def test_bad_lines_cost_themselves(screened: Screened) -> None:
    bad = [
        b"no record\n",
        b'{"text": "cut off\n',
        b'{"text": null, "title": "Give Ukraine money, aid, arms"}\n',
    ]
    kept, found = screened(b"".join([LINES, *bad, LINES]))
    assert len(kept) == 2
    assert [one.where for one in found] == ["crawl, line 3", "crawl, line 4", "crawl, line 5"]
    assert found[2].reason == "the record has no text"


@pytest.mark.parametrize("cut", [1, 8, 400])
def test_a_packed_file_that_is_cut_off_gives_its_beginning(cut: int, screened: Screened) -> None:
    kept, (found,) = screened(gzip.compress(LINES + LINES * 20, 0)[:-cut])
    assert len(kept) == (21 if cut <= 8 else 20)
    assert found.reason == "the compressed data are broken or cut off here; the rest is not read"


@pytest.mark.parametrize(
    "data", [b"", b"some words", b"\x1f\x8b\x08 no gzip", b"PAR1 no table", b"\x28\xb5\x2f\xfd none"]
)
def test_what_is_no_archive_is_said_so(data: bytes, screened: Screened) -> None:
    kept, (found,) = screened(data)
    assert kept == []
    assert found.where.startswith("crawl")
