"""The front door: every input read or named with the reason, and the others go on."""

import gzip
import io
import json
import os
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.documents import Document, ReadSettings, count_inputs, list_inputs, read_inputs
from pledgebook.documents.kind import Kind
from pledgebook.findings import Finding
from tests.documents.printed import BOATS, report

TEXT = "Norway said that it will give two boats to Fredonia.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in, so that names are short."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*sources: str, **said: object) -> list[Document | Finding]:
    return list(read_inputs(sources, **said))  # type: ignore[arg-type]


def told(*sources: str, **said: object) -> list[str]:
    return [one.text if isinstance(one, Document) else str(one) for one in read(*sources, **said)]


def page(words: str) -> bytes:
    return f"<html><head><title>Boats</title></head><body><p>{words}</p></body></html>".encode()


def test_a_text_file_is_the_document_code_point_for_code_point(folder: Path) -> None:
    Path("a.txt").write_bytes(b"\xef\xbb\xbf \tNorway\r\n\r\ngives.\n ")
    assert told("a.txt") == [" \tNorway\r\n\r\ngives.\n "]


def test_every_bad_input_is_one_line_and_the_others_go_on(folder: Path) -> None:
    inputs = {
        "empty.txt": b"",
        "blank.txt": b" \n\n",
        "junk.bin": bytes(range(1, 256)) * 20,
        "nulls.txt": b"Norway\x00 gives",
        "scan.png": b"\x89PNG\r\n\x1a\n",
        "broken.pdf": b"%PDF-1.4\n\xff\xff",
        "named.pdf": b"only words",
        "page.html": page("<a href='/'>Home</a>"),
        "crawl.warc.gz": gzip.compress(b"WARC/1.0\r\n"),
        "feed.xml": b"<?xml version='1.0'?><rss version='2.0'>",
        "good.txt": TEXT.encode(),
    }
    for name, data in inputs.items():
        Path(name).write_bytes(data)
    assert told("missing.txt", "no\x00name", *inputs) == [
        "missing.txt: no such file or folder",
        "no name: no such file or folder",
        "empty.txt: it is empty",
        "blank.txt: it holds nothing but white space",
        "junk.bin: binary data, not text",
        "nulls.txt: it holds null bytes, so it is not text; save it as plain text",
        "scan.png: a picture; run text recognition (OCR) on it first",
        "broken.pdf: the PDF is broken and could not be opened",
        "named.pdf: named a PDF but it is not; rename it to .txt if it is plain text",
        "page.html: the page holds no article text",
        "crawl.warc.gz: a web archive (WARC); this version does not read web archives yet",
        "feed.xml: a news feed (RSS or Atom); this version does not read feeds yet, give the pages it names",
        TEXT,
    ]


def test_kinds_are_told_apart_by_content_under_any_name(folder: Path) -> None:
    Path("a.dat").write_bytes(report(BOATS))
    Path("b.txt").write_bytes(page(BOATS))
    Path("c").write_bytes(gzip.compress(TEXT.encode()))
    assert told("a.dat", "b.txt", "c") == [BOATS, BOATS, TEXT]


def test_folders_are_read_to_the_bottom_in_order_without_hidden_files(folder: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/z.txt", "sub/deep/y.txt", ".git/x.txt"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(TEXT)
    assert list_inputs(["."]) == ["a.txt", "b.txt", "sub/z.txt", "sub/deep/y.txt"]
    assert count_inputs([".", "b.txt", "-", "https://a.example/x"]) == 7
    assert len(read(".", ".hidden.txt")) == 5


def test_an_empty_folder_is_named(folder: Path) -> None:
    Path("none").mkdir()
    assert told("none") == ["none: the folder holds no files to read"]


def test_a_link_to_nowhere_in_a_folder_is_named(folder: Path) -> None:
    Path("sub").mkdir()
    Path("sub/gone.txt").symlink_to("nowhere")
    assert told("sub") == ["sub/gone.txt: no such file or folder"]


def test_standard_input_is_read_in_any_kind() -> None:
    assert told("-", stdin=io.BytesIO(TEXT.encode())) == [TEXT]
    assert told("-", stdin=io.BytesIO(report(BOATS))) == [BOATS]
    assert told("-", stdin=io.BytesIO(b"")) == ["standard input: it is empty"]


def test_a_pipe_is_read_as_it_comes(folder: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, TEXT.encode())
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        assert told("-", stdin=stream) == [TEXT]


def test_a_text_over_the_limit_is_refused_before_it_is_in_memory(folder: Path) -> None:
    with Path("large.txt").open("wb") as large:
        large.truncate(200_000_000)
        large.write(b"Norway gives. " * 10_000)
    reason = "larger than the limit of 5 MB for one document; split it or raise PLEDGEBOOK_LIMIT_BYTES"
    tracemalloc.start()
    found = told("large.txt")
    assert tracemalloc.get_traced_memory()[1] < 2_000_000
    tracemalloc.stop()
    assert found == [f"large.txt: {reason}"]


@pytest.mark.parametrize("packed", [False, True])
def test_an_endless_input_is_read_no_further_than_the_limit(packed: bool) -> None:
    data = b"Norway gives boats. " * 1_000_000
    stream = io.BytesIO(gzip.compress(data) if packed else data)
    (found,) = told("-", stdin=stream, settings=ReadSettings(limit_bytes=100_000))
    assert found.startswith("standard input: larger than the limit of 100 kB")
    if not packed:
        assert stream.tell() < 2_000_000


def test_the_text_of_a_page_has_the_limit_too() -> None:
    (found,) = told(
        "-", stdin=io.BytesIO(page("Norway gives. " * 500)), settings=ReadSettings(limit_bytes=5_000)
    )
    assert found.startswith("standard input: larger than the limit of 5 kB")


def test_the_bytes_are_kept_only_when_asked_for(folder: Path) -> None:
    Path("a.html").write_bytes(page(BOATS))
    (plain,), (kept,) = read("a.html"), read("a.html", settings=ReadSettings(keep_raw=True))
    assert isinstance(plain, Document)
    assert isinstance(kept, Document)
    assert (plain.raw, kept.raw) == (None, page(BOATS))
    assert plain.id == kept.id


def test_the_callers_word_goes_before_the_pages(folder: Path) -> None:
    head = "<meta name='date' content='2024-05-06'><meta property='og:site_name' content='Fjord News'>"
    Path("a.html").write_text(f"<html><head>{head}</head><body><p>{BOATS}</p></body></html>")
    (own,), (said,) = read("a.html"), read("a.html", published=date(2020, 1, 1), publisher="The Islander")
    assert isinstance(own, Document)
    assert isinstance(said, Document)
    assert (own.published, own.publisher) == (date(2024, 5, 6), "Fjord News")
    assert (said.published, said.publisher) == (date(2020, 1, 1), "The Islander")


def test_the_same_text_has_the_same_id_wherever_it_lies(folder: Path) -> None:
    for name in ("a.txt", "b.md"):
        Path(name).write_text(TEXT)
    first, second = read("a.txt", "b.md")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.id == second.id
    assert first.id != read("a.txt", publisher="X")[0].id  # type: ignore[union-attr]


def test_names_that_do_not_print_are_shown_on_one_line(folder: Path) -> None:
    for name in ("two\nlines.txt", os.fsdecode(b"caf\xe9.txt")):
        (found,) = told(name)
        assert "\n" not in found
        assert found.encode()


def test_a_text_in_another_language_is_kept_and_marked() -> None:
    text = "Die Regierung sagte, dass sie dem Nachbarland weitere Hilfe für den Wiederaufbau geben werde."
    (found,) = read("-", stdin=io.BytesIO(text.encode()))
    assert isinstance(found, Document)
    assert (found.text, found.language, found.readable) == (text, "de", False)


STARTS = (
    b"",
    b"%PDF-1.7\n",
    b"PAR1",
    b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
    b"<!doctype html><html><body><p>",
    b'{"text": "',
    b"id,text\n",
    b"# ",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"<?xml",
)


@given(st.sampled_from(STARTS), st.binary(max_size=400), st.booleans())
def test_any_bytes_are_documents_and_findings_and_never_an_error(
    start: bytes, data: bytes, packed: bool
) -> None:
    whole = gzip.compress(start + data) if packed else start + data
    for one in read("-", stdin=io.BytesIO(whole)):
        if isinstance(one, Finding):
            assert "\n" not in str(one)
            assert str(one).encode()
        else:
            assert one.text.encode("utf-8").decode("utf-8") == one.text
            assert "\x00" not in one.text


@given(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=()), min_size=1).filter(
        lambda text: not text.isspace()
    )
)
def test_any_text_in_a_record_comes_back_with_its_length(text: str) -> None:
    line = json.dumps({"text": text}).encode()
    (found,) = read("-", stdin=io.BytesIO(line))
    assert isinstance(found, Document)
    assert len(found.text) == len(json.loads(line)["text"])
    assert found.text.encode()


def test_every_kind_has_a_reader() -> None:
    samples = {
        Kind.TEXT: TEXT.encode(),
        Kind.HTML: page(BOATS),
        Kind.PDF: report(BOATS),
        Kind.JSONL: b'{"text": "One."}',
        Kind.CSV: b"id,text\n1,One.\n",
        Kind.GZIP: gzip.compress(TEXT.encode()),
        Kind.ZSTD: zstandard.compress(TEXT.encode()),
    }
    assert set(samples) == set(Kind) - {Kind.PARQUET}
    for data in samples.values():
        assert all(isinstance(one, Document) for one in read("-", stdin=io.BytesIO(data)))
