"""What an input is, by its first bytes; the name only settles what they leave open."""

import re
from enum import StrEnum

from pledgebook.documents.decode import marked_encoding, wide_encoding
from pledgebook.documents.reasons import UnreadableError, Why
from pledgebook.documents.zstd import MAGIC


class Kind(StrEnum):
    """The kinds of input that are read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    GZIP = "gzip"
    ZSTD = "zstd"


_REFUSED: tuple[tuple[bytes, Why, str], ...] = (
    (b"WARC/", Why.WARC, ""),
    (b"PK\x03\x04", Why.OFFICE, ""),
    (b"PK\x05\x06", Why.OFFICE, ""),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Why.OFFICE, ""),
    (b"{\\rtf", Why.RICH_TEXT, ""),
    (b"\x89PNG\r\n", Why.IMAGE, ""),
    (b"\xff\xd8\xff", Why.IMAGE, ""),
    (b"GIF8", Why.IMAGE, ""),
    (b"II*\x00", Why.IMAGE, ""),
    (b"MM\x00*", Why.IMAGE, ""),
    (b"ID3", Why.SOUND, ""),
    (b"OggS", Why.SOUND, ""),
    (b"BZh9", Why.ARCHIVE, "bzip2"),
    (b"\xfd7zXZ\x00", Why.ARCHIVE, "xz"),
    (b"7z\xbc\xaf\x27\x1c", Why.ARCHIVE, "7z"),
    (b"Rar!\x1a\x07", Why.ARCHIVE, "rar"),
)
# Names that promise bytes which were not there.
_PROMISED = {
    ".pdf": "a PDF",
    ".parquet": "a Parquet file",
    ".docx": "an office file",
    ".xlsx": "an office file",
}

_LEAD = re.compile(r"(?:\s|<!--.*?-->|<\?xml[^>]*\?>|<\?xml-stylesheet[^>]*\?>)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PAGE_PART = re.compile(
    r"<(?:article|aside|center|div|font|footer|form|h[1-6]|header|link|main|meta|nav|ol|p|script|section|span"
    r"|style|table|title|ul)\b",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_FEED = re.compile(r"<(?:rss|feed|rdf:RDF)\b", re.IGNORECASE)
_RECORD = re.compile(r'\s*\{\s*"')
_JSON_WHOLE = re.compile(r'\s*(?:\[\s*\{\s*"|\{[^\S\n]*\n\s*")')
_COLUMNS = frozenset({"id", "text", "title", "published", "url", "publisher"})


def find_kind(head: bytes, suffix: str = "") -> Kind:
    """Return the kind of an input from its first bytes and the ending of its name, or refuse it by name."""
    return _by_bytes(head) or _by_words(_words(head), suffix)


def delimiter_of(header: str) -> str | None:
    """Return the sign between the columns of a header that names a text column."""
    found = [(len(_columns(header, sign)), sign) for sign in ",;\t|" if "text" in _columns(header, sign)]
    return max(found)[1] if found else None


def _columns(header: str, sign: str) -> list[str]:
    return [column.strip().strip('"').strip().casefold() for column in header.split(sign)]


def _by_bytes(head: bytes) -> Kind | None:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    if start.startswith(b"%PDF-"):
        return Kind.PDF
    if head.startswith(b"PAR1"):
        return Kind.PARQUET
    if head.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if head.startswith(MAGIC):
        return Kind.ZSTD
    for magic, why, fact in _REFUSED:
        if head.startswith(magic):
            raise UnreadableError(why, *filter(None, [fact]))
    if head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] in (b"WAVE", b"AVI ")):
        raise UnreadableError(Why.SOUND)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        raise UnreadableError(Why.IMAGE)
    return None


def _words(head: bytes) -> str:
    """Return the first bytes as text, good enough to tell marks and column names."""
    encoding, length = marked_encoding(head)
    encoding = encoding or wide_encoding(head)
    return head[length:].decode(encoding or "latin-1", "ignore")


def _by_words(words: str, suffix: str) -> Kind:
    if _JSON_WHOLE.match(words) and suffix not in (".md", ".txt"):
        raise UnreadableError(Why.JSON_WHOLE)
    if suffix in (".jsonl", ".ndjson") or _RECORD.match(words):
        return Kind.JSONL
    if _is_page(words, suffix):
        return Kind.HTML
    if suffix in (".csv", ".tsv") or _is_table(words):
        return Kind.CSV
    if suffix in _PROMISED:
        raise UnreadableError(Why.WRONG_NAME, _PROMISED[suffix])
    return Kind.TEXT


def _is_page(words: str, suffix: str) -> bool:
    start = _LEAD.match(words)
    at = start.end() if start else 0
    if _PAGE.match(words, at):
        return True
    if _FEED.match(words, at):
        raise UnreadableError(Why.FEED)
    if "<?xml" in words[:at]:
        raise UnreadableError(Why.XML)
    if suffix in (".html", ".htm", ".xhtml"):
        return True
    # Markdown may begin with a tag of its own; only its name tells.
    return suffix not in (".md", ".markdown", ".txt") and bool(
        _PAGE_PART.match(words, at) and len(_TAG.findall(words)) >= 4
    )


def _is_table(words: str) -> bool:
    header = words.lstrip().partition("\n")[0].rstrip("\r")
    sign = delimiter_of(header)
    return sign is not None and len(_COLUMNS.intersection(_columns(header, sign))) >= 2
