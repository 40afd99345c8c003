"""What an input is, by its bytes first and by its name only where they leave it open."""

import gzip

import pytest

from pledgebook.documents.kind import Kind, delimiter_of, find_kind
from pledgebook.documents.reasons import UnreadableError, Why

PAGE = b"<!DOCTYPE html>\n<html><body><p>Aid</p></body></html>"


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"Norway gives two boats.", Kind.TEXT),
        (b"# Norway gives two boats\n\nSaid the ministry.", Kind.TEXT),
        (b"[Music] Good evening.", Kind.TEXT),
        (b"[" * 10_000, Kind.TEXT),
        (b"{" * 10_000, Kind.TEXT),
        (b"a < b and <b>bold</b>", Kind.TEXT),
        (PAGE, Kind.HTML),
        (b"\xef\xbb\xbf\n" + PAGE, Kind.HTML),
        (PAGE.decode().encode("utf-16"), Kind.HTML),
        (b"<?xml version='1.0'?><!-- x --><html xmlns='a'><p>Aid</p>", Kind.HTML),
        (b"<div><p>Aid</p><p>More aid</p></div>", Kind.HTML),
        (b"%PDF-1.7\n", Kind.PDF),
        (b"\n\n%PDF-1.7\n", Kind.PDF),
        (b'{"id": "a", "text": "Aid"}\n', Kind.JSONL),
        (b'\xef\xbb\xbf{"id": "a"', Kind.JSONL),
        (b"id,text\n1,Aid\n", Kind.CSV),
        (b'"id";"Text";"published"\r\n', Kind.CSV),
        (b"url\ttext\n", Kind.CSV),
        (b"PAR1\x15", Kind.PARQUET),
        (gzip.compress(b"x", mtime=0), Kind.GZIP),
        (b"\x28\xb5\x2f\xfd\x20", Kind.ZSTD),
    ],
)
def test_the_bytes_tell_the_kind_without_a_name(head: bytes, kind: Kind) -> None:
    assert find_kind(head) is kind


@pytest.mark.parametrize(
    ("head", "suffix", "kind"),
    [
        (PAGE, ".txt", Kind.HTML),
        (b"%PDF-1.4", ".txt", Kind.PDF),
        (b'{"text": "Aid"}', ".txt", Kind.JSONL),
        (b"<div><p>Aid</p><p>More</p></div>", ".md", Kind.TEXT),
        (b"Aid with no marks", ".html", Kind.HTML),
        (b"not json at all", ".jsonl", Kind.JSONL),
        (b"text\nAid\n", ".csv", Kind.CSV),
        (b"Title, text\nof a poem", ".txt", Kind.CSV),
    ],
)
def test_the_name_settles_only_what_the_bytes_leave_open(head: bytes, suffix: str, kind: Kind) -> None:
    assert find_kind(head, suffix) is kind


@pytest.mark.parametrize(
    ("head", "why"),
    [
        (b"WARC/1.0\r\n", Why.WARC),
        (b"<?xml version='1.0'?>\n<rss version='2.0'><channel>", Why.FEED),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", Why.FEED),
        (b"<?xml version='1.0'?><iati-activities>", Why.XML),
        (b"PK\x03\x04\x14", Why.OFFICE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Why.OFFICE),
        (b"{\\rtf1\\ansi Aid}", Why.RICH_TEXT),
        (b"\x89PNG\r\n\x1a\n", Why.IMAGE),
        (b"\xff\xd8\xff\xe0", Why.IMAGE),
        (b"RIFF\x00\x00\x00\x00WEBP", Why.IMAGE),
        (b"\x00\x00\x00\x18ftypmp42", Why.SOUND),
        (b"\xfd7zXZ\x00", Why.ARCHIVE),
        (b'[\n {"text": "Aid"}]', Why.JSON_WHOLE),
        (b'{\n  "text": "Aid"\n}', Why.JSON_WHOLE),
    ],
)
def test_what_is_not_read_is_refused_by_name(head: bytes, why: Why) -> None:
    with pytest.raises(UnreadableError) as refused:
        find_kind(head)
    assert refused.value.why is why


def test_a_name_that_promises_another_kind_is_refused() -> None:
    with pytest.raises(UnreadableError) as refused:
        find_kind(b"plain words", ".pdf")
    assert str(refused.value) == "named a PDF but it is not; rename it to .txt if it is plain text"


def test_the_sign_between_columns_is_the_one_that_names_most() -> None:
    assert delimiter_of("id;text;title, long") == ";"
    assert delimiter_of("id,body") is None
