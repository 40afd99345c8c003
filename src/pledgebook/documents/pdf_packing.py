"""How far the parts of a PDF are packed: PDFium unpacks them whole, so what is packed too far is not shown to it."""

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n")
_ABOUT = 1_000  # bytes before a stream in which it says what it is
_PIECE = 1 << 16
_ALLOWED = 8_000_000  # bytes of a part unpacked; a page of words takes some thousand
_MOST_TIMES = 100  # words are packed ten times over at most; what is more is made to fill memory


def packed_times(data: bytes) -> int | None:
    """Return how many times over a part of a PDF is packed, where that is more than any page of words is."""
    for start in _packed_parts(data):
        if (times := _times(data, start)) is not None:
            return times
    return None


def _packed_parts(data: bytes) -> Iterator[int]:
    """Yield where each part begins that can unpack to too much; pictures may, and are not unpacked for their words."""
    for found in _STREAM.finditer(data):
        about = data[max(0, found.start() - _ABOUT) : found.start()].rpartition(b"obj")[2]
        if b"/Image" not in about:
            yield found.end()


def _times(data: bytes, start: int) -> int | None:
    """Unpack a part piece by piece, keeping nothing, until it is clear that it is packed too far."""
    packing, size, at = zlib.decompressobj(), 0, start
    rest = data[at : at + _PIECE]
    try:
        while rest and not packing.eof:
            size += len(packing.decompress(rest, _PIECE))
            at += len(rest) - len(packing.unconsumed_tail)
            if size > max(_ALLOWED, _MOST_TIMES * (at - start)):
                return size // max(at - start, 1)
            rest = packing.unconsumed_tail or data[at : at + _PIECE]
    except zlib.error:
        return None  # packed in another way, or not at all
    return None
