"""What is made to fill memory, to keep busy or to break out is refused or read as text, at a bounded price."""

import gzip
import io
import os
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
import zstandard
from fpdf import FPDF
from pyarrow import parquet

from pledgebook.documents import Document, ReadSettings, read_inputs
from pledgebook.findings import Finding

from .clock import seconds

LIMIT = 1_000_000
CONSTANT = 40_000_000


def read(data: bytes) -> list[Document | Finding]:
    return list(read_inputs(["-"], settings=ReadSettings(limit_bytes=LIMIT), stdin=io.BytesIO(data)))


def outcome(data: bytes) -> tuple[str, float, int]:
    """What is said of an input, the seconds it took, and the most memory that Python held for it."""
    said: list[str] = []
    tracemalloc.start()
    try:
        took = seconds(lambda: said.extend(_said(one) for one in read(data)), 20)
        return "\n".join(said), took, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _said(one: Document | Finding) -> str:
    return one.text if isinstance(one, Document) else f"refused: {one.reason}"


@pytest.fixture(scope="module", autouse=True)
def ready() -> None:
    """What is loaded once, such as the models of languages, is no cost of one input."""
    for first in (
        b"id,text\n1,The ministry sends aid.",
        b"id,text\n1,aid",
        b"<html><body><p>The ministry sends aid.",
        printed()[:900],
    ):
        read(first)


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../etc/passwd", b"0" * 100_000_000)
    return held.getvalue()


def printed() -> bytes:
    """A PDF whose page unpacks to hundreds of times its size."""
    page = FPDF()
    page.add_page()
    page.set_font("helvetica", size=8)
    page.cell(text="word")
    raw = bytes(page.output())
    shown = zlib.compress(
        b"BT /F1 8 Tf 1 0 0 1 10 800 Tm " + b"(aid for Kenya) Tj 0 -1 Td " * 400_000 + b"ET", 9
    )
    start = raw.index(b"stream\n") + 7
    end = raw.index(b"\nendstream")
    head = raw[:start].rsplit(b"/Length", 1)[0] + b"/Length %d\n>>\nstream\n" % len(shown)
    return head + shown + raw[end:]


def packed_table() -> bytes:
    table = pa.table({"text": ["a" * 500_000] * 200})
    held = io.BytesIO()
    parquet.write_table(table, held, compression="zstd", use_dictionary=False)
    return held.getvalue()


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha ha ha ha ha ha ha ha">'
    + b"".join(
        b'<!ENTITY %s "%s">' % (bytes([after]), b"&%s;" % bytes([before]) * 20)
        for before, after in zip(b"abcdefg", b"bcdefgh", strict=True)
    )
    + b"]><html><body><p>The ministry said it: &h;</p></body></html>"
)
BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: gzip.compress(b"aid " * 50_000_000),
    "gzip of one line of records": lambda: gzip.compress(b'{"text": "' + b"a" * 200_000_000),
    "gzip in gzip": lambda: gzip.compress(gzip.compress(b"0" * 100_000_000)),
    "zip": zipped,
    "zstd": lambda: zstandard.compress(b"0" * 100_000_000),
    "pdf": printed,
    "parquet": packed_table,
    "entities": lambda: LAUGHS,
    "brackets of JSON": lambda: b'{"text": ' + b"[" * 2_000_000,
    "objects of JSON": lambda: b'{"text": ' + b'{"a":' * 400_000,
    "a number of JSON": lambda: b'{"text": "aid", "id": ' + b"9" * 1_000_000 + b"}",
    "marks of a page": lambda: (
        b"<html><body>" + b"<div>" * 300_000 + b"<p>The ministry said that it will send aid."
    ),
    "cells of a page": lambda: b"<html><body><table>" + (b"<tr>" + b"<td>1</td>" * 100) * 1_500,
    "columns of a table": lambda: b"id,text" + b",a" * 400_000 + b"\n" + b"1,aid" + b",b" * 400_000,
    "rows of a table": lambda: b"id,text\n" + b"1,aid\n" * 3_000,
    "quotes of a table": lambda: b'id,text\n1,"' + b'""' * 900_000,
}


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_costs_little(kind: str) -> None:
    data = BOMBS[kind]()
    said, took, most = outcome(data)
    assert said
    assert took < 30  # of which the watch over memory takes most
    assert most < 50 * len(data) + CONSTANT
    assert len(said) < 10 * LIMIT


@pytest.mark.parametrize(
    "kind", ["gzip", "gzip in gzip", "zip", "zstd", "pdf", "parquet", "brackets of JSON"]
)
def test_a_bomb_is_told_of(kind: str) -> None:
    assert outcome(BOMBS[kind]())[0].startswith("refused: ")


def test_no_entity_is_fetched_or_unfolded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the password of the ministry", "utf-8")
    page = f"""<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>
    <html><body><p>The ministry said on Monday that it will send aid: &x;</p></body></html>"""
    assert "password" not in outcome(page.encode())[0]


def test_a_script_and_a_style_are_no_words_of_an_article() -> None:
    page = """<html><head><style>p:after{content:"Norway gives $9 million"}</style></head><body><article>
    <script>document.write("Norway gives $8 million")</script>
    <p>The ministry said on Monday that it will send aid.<script>alert(1)</script></p>
    <p onclick="alert(2)">It named no sum and no day for it.</p></article></body></html>"""
    said = outcome(page.encode())[0]
    assert "It named no sum" in said
    assert not [word for word in ("million", "alert", "content") if word in said]


@pytest.mark.parametrize("name", ["a\nb.txt", "\u202etxt.exe", "x\x1b[31m.txt", "-rf.txt", "a\x7f.txt"])
def test_a_name_of_a_file_is_told_in_one_line_without_signs_that_steer(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x00" * 64)
    (found,) = read_inputs([str(tmp_path)])
    assert isinstance(found, Finding)
    assert not [sign for sign in found.where if ord(sign) < 32 or sign in "\x7f\u202e"]


def test_a_folder_with_a_pipe_a_loop_and_a_way_out_is_read(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (inside / "a.txt").write_text("Norway will give Kenya $5 million.", "utf-8")
    (inside / "loop").symlink_to(inside)
    os.mkfifo(inside / "pipe.txt")
    found = list(read_inputs([str(inside)]))
    assert [one.text for one in found if isinstance(one, Document)] == ["Norway will give Kenya $5 million."]
