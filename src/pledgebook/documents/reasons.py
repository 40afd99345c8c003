"""Why an input could not be read: every reason the program gives, in one place."""

from enum import StrEnum

from pledgebook.errors import PledgebookError


class Why(StrEnum):
    """One sentence each, with what to do where something can be done."""

    MISSING = "no such file or folder"
    FORBIDDEN = "not allowed to open it; check its permissions"
    UNOPENED = "could not be opened ({})"
    NO_FILES = "the folder holds no files to read"
    EMPTY = "it is empty"
    BLANK = "it holds nothing but white space"
    TOO_LARGE = "larger than the limit of {} for one document; split it or raise PLEDGEBOOK_LIMIT_BYTES"
    NUL_BYTES = "it holds null bytes, so it is not text; save it as plain text"
    BINARY = "binary data, not text"
    IMAGE = "a picture; run text recognition (OCR) on it first"
    SOUND = "sound or film; make a transcript first"
    ARCHIVE = "an archive ({}); unpack it first"
    OFFICE = "an office file or zip archive; save it as PDF or plain text, or unpack it first"
    RICH_TEXT = "a rich text file; save it as PDF or plain text"
    WARC = "a web archive (WARC); this version does not read web archives yet"
    FEED = "a news feed (RSS or Atom); this version does not read feeds yet, give the pages it names"
    XML = "XML of a kind that is not known here; save it as HTML or plain text"
    JSON_WHOLE = "one JSON value over many lines; write one record per line (JSONL)"
    WRONG_NAME = "named {} but it is not; rename it to .txt if it is plain text"
    BROKEN_GZIP = "the compressed data are broken or cut off"
    GZIP_TWICE = "compressed twice; unpack it once"
    # Pages
    NO_ARTICLE = "the page holds no article text"
    BROKEN_PAGE = "the page could not be taken apart ({})"
    # PDF
    PDF_ENCRYPTED = "the PDF is encrypted; save a copy without a password"
    PDF_BROKEN = "the PDF is broken and could not be opened"
    PDF_NO_PAGES = "the PDF has no pages"
    PDF_NO_TEXT = "the PDF has no text, only pictures; run text recognition (OCR) on it first"
    PDF_PAGE = "this page of the PDF is broken; the other pages were read"
    PDF_BOMB = "a part of the PDF is packed {} times over; it was not unpacked"
    # Records
    BAD_JSON = "not valid JSON ({})"
    NOT_A_RECORD = "not a record: a JSON object with a text field was expected"
    NO_TEXT_COLUMN = "nothing is named text; the columns are {}"
    COLUMN_TWICE = "two columns are named {}"
    NO_RECORDS = "it holds no records"
    NO_TEXT = "the record has no text"
    TEXT_NOT_STRING = "the text of the record is not a string"
    RECORD_TOO_LARGE = "the record is larger than the limit of {} for one document"
    LINE_ENDLESS = "the line does not end within {}; the rest of the file is not read"
    BAD_CSV = "not a valid row ({})"
    UNCLOSED_QUOTE = "a quotation mark is opened and never closed"
    COLUMN_COUNT = "the row has {} columns where the header has {}"
    PARQUET_BROKEN = "the Parquet file is broken ({})"
    PARQUET_TYPE = "the text column holds {}, not strings"
    PARQUET_BOMB = "its text is packed {} times over; it was not unpacked"
    BAD_FIELD = "{} is not a string; read without it"
    BAD_DATE = "published is not a date that can be told for sure ({}); write YYYY-MM-DD; read without it"
    # Addresses
    BAD_ADDRESS = "not a valid address"
    PRIVATE = "it leads into a private network, or to this machine; PLEDGEBOOK_FETCH_PRIVATE=1 allows that"
    CREDENTIALS = "the address holds a name or a password; give it without"
    NO_CONNECTION = "could not connect; check the address and the network"
    UNSAFE_CONNECTION = "the certificate of the site could not be verified"
    TIMEOUT = "no complete answer within {} seconds"
    STATUS = "the site answered {}"
    REDIRECTS = "the site redirects without end"
    TRANSFER = "the answer broke off ({})"
    # Stores
    NO_BUCKET = "no such bucket"
    NO_ACCESS = "the store gives no access; check the credentials and what they allow"
    STORE_LOST = "the store could not be reached; check its address and the network"
    STORE_FAILED = "the store failed ({})"
    STORE_CHANGED = "it was changed in the store while it was read"
    STORE_UNKNOWN = (
        "{} is no kind of address that is known here; http, https, s3, gs, abfs, hdfs and file are"
    )
    STORE_ADDRESS = "not a valid address of a store ({})"
    STORE_CLOSED = "addresses of files and stores are not opened from here; give one that begins with http"


class UnreadableError(PledgebookError):
    """An input, or a part of one, cannot be read."""

    def __init__(self, why: Why, *facts: str) -> None:
        super().__init__(why, *facts)
        self.why = why
        self.facts = facts

    def __str__(self) -> str:
        return self.why.value.format(*map(shown, self.facts))


def shown(words: str, longest: int = 80) -> str:
    """Return words as they can be printed on one line anywhere."""
    plain = words.encode("utf-8", "replace").decode("utf-8")
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in plain).split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def size_said(count: int) -> str:
    """Return a number of bytes as a person says it."""
    for unit, factor in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= factor:
            return f"{count / factor:.3g} {unit}"
    return f"{count} bytes"
