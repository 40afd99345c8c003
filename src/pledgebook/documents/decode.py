"""Bytes to text: the encoding found, the text left as it is, code point for code point."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from pledgebook.documents.reasons import UnreadableError, Why

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The code pages in use on the web; the old ones of single makers are left out, for they look alike.
_CODE_PAGES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874"),
    *("iso8859_2", "iso8859_7", "koi8_r", "koi8_u", "shift_jis", "euc_jp", "euc_kr", "gb18030", "big5"),
]
# What a page may declare; other codecs of the language are no encodings of pages, and some are slow.
_DECLARABLE = ("utf-16", "utf-32", "iso8859", "cp", "koi8", "gb", "big5", "euc", "shift_jis", "mac", "tis")
_HIGH_RUN = re.compile(r"[^\x00-\x7f]{3,}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAMPLE = 65_536
_BINARY_SHARE = 0.02


def decode(data: bytes, declared: str | None = None) -> str:
    """Return the text of the bytes; a byte order mark belongs to the encoding, nothing else is changed.

    `declared` is the encoding that the page or its server states; it is taken where it fits.
    """
    text = _decoded(data, declared)
    if "\x00" in text:
        raise UnreadableError(Why.NUL_BYTES)
    if _is_binary(text):
        raise UnreadableError(Why.BINARY)
    return whole(text)


def whole(text: str) -> str:
    """Return the text with each lone surrogate as U+FFFD, one for one, so that offsets stay and it prints."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def marked_encoding(data: bytes) -> tuple[str | None, int]:
    """Return the encoding that a byte order mark names, and how many bytes the mark takes."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return None, 0


def wide_encoding(data: bytes) -> str | None:
    """Return which UTF-16 the bytes are, when they bear no mark but every other byte of many is null."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if not even and not odd:
        return None
    if odd > 4 * even and _fits(sample, "utf-16-le"):
        return "utf-16-le"
    if even > 4 * odd and _fits(sample, "utf-16-be"):
        return "utf-16-be"
    return None


def _fits(sample: bytes, encoding: str) -> bool:
    text = codecs.getincrementaldecoder(encoding)("replace").decode(sample)
    return "\x00" not in text and "\ufffd" not in text and not _is_binary(text) and _one_script(text)


def _one_script(text: str) -> bool:
    # Junk read as UTF-16 falls all over the planes; a text keeps to few blocks.
    letters = [sign for sign in text[:2000] if sign.isalpha()]
    return bool(letters) and sum(ord(sign) < 0x2000 for sign in letters) >= 0.9 * len(letters)


def _decoded(data: bytes, declared: str | None) -> str:
    marked, length = marked_encoding(data)
    if marked:
        return data[length:].decode(marked, "replace")
    if wide := wide_encoding(data):
        return data.decode(wide, "replace")
    # What is UTF-8 throughout is UTF-8, whatever is declared: other encodings do not fit it by chance.
    for encoding in filter(None, ("utf-8", _declarable(declared))):
        try:
            return data.decode(encoding)
        except UnicodeError:
            continue
    return _mended(data) or _western(data) or _guessed(data)


def _declarable(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    if name in ("ascii", "iso8859-1"):  # what the web means by these names
        return "cp1252"
    return name if name.startswith(_DECLARABLE) else None


def _mended(data: bytes) -> str | None:
    """UTF-8 with a few foreign bytes, such as a pasted passage; each of them is read as Windows-1252."""
    text = data.decode("utf-8", "surrogateescape")
    strange = sum("\udc80" <= sign <= "\udcff" for sign in text)
    sound = sum(sign > "\x7f" for sign in text) - strange
    if sound < 2 * strange:
        return None
    return "".join(_western_sign(sign) if "\udc80" <= sign <= "\udcff" else sign for sign in text)


def _western_sign(escaped: str) -> str:
    return bytes([ord(escaped) - 0xDC00]).decode("cp1252", "replace")


def _western(data: bytes) -> str | None:
    """Windows-1252, where the high signs are the few that English and its neighbours need, each alone."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    high = [sign for sign in text if sign > "\x7f"]
    accented = sum(sign.isalpha() for sign in high)
    letters = sum(sign.isalpha() for sign in text)
    strange = sum(_is_strange(before, sign) for before, sign in _pairs(text))
    strange += sum(len(run) for run in _HIGH_RUN.findall(text))
    return text if accented <= 0.25 * letters and strange <= 0.25 * len(high) else None


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    return ((before, sign) for before, sign in zip(" " + text, text, strict=False) if sign > "\x7f")


def _is_strange(before: str, sign: str) -> bool:
    # A capital with an accent inside a word, or a letter-like sign next to one, tells of another code page.
    return (sign.isupper() and before.islower()) or sign in "¤¦¨¬¯¶¸¹×÷þÞðÐ"


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_CODE_PAGES).best()
    for encoding in (best.encoding if best else None, "cp1252"):
        if encoding is not None:
            try:
                return data.decode(encoding)
            except (UnicodeError, LookupError):
                continue
    raise UnreadableError(Why.BINARY)


def _is_binary(text: str) -> bool:
    sample = text[:_SAMPLE]
    junk = sum(sign not in "\t\n\r\f\v\x1b" and _is_junk(sign) for sign in sample if sign < " " or sign > "~")
    return junk > max(2, _BINARY_SHARE * len(sample))


def _is_junk(sign: str) -> bool:
    return sign == "\ufffd" or unicodedata.category(sign) in {"Cc", "Cn"}
