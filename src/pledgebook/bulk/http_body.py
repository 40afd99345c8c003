"""The body of an answer as it was before the server packed it, as far as it can be unpacked."""

import re
import zlib
from typing import Any

_CHUNK = re.compile(rb"\s*([0-9A-Fa-f]{1,8})[^\r\n]*\r?\n")
_WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_LARGEST = 64_000_000


def unwrapped(body: bytes, record: Any) -> bytes:
    """Return the body without chunks and packing, in an encoding whose letters are bytes.

    Many archives keep the headers of packing for bodies that were unpacked before: such a body is left alone.
    """
    if record.is_http_parsed:
        headers = record.http_headers
        if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
            body = _joined(body)
        if packing := headers.get("Content-Encoding"):
            body = _unpacked(body, packing.strip().lower())
    if wide := _WIDE.get(body[:2]):
        return body[2:].decode(wide, "replace").encode()
    return body


def _joined(body: bytes) -> bytes:
    pieces: list[bytes] = []
    at = 0
    while match := _CHUNK.match(body, at):
        size = int(match[1], 16)
        if not size:
            return b"".join(pieces)
        pieces.append(body[match.end() : match.end() + size])
        at = match.end() + size
    return b"".join(pieces) if pieces and at >= len(body) else body


def _unpacked(body: bytes, packing: str) -> bytes:
    match packing:
        case "gzip" | "x-gzip" | "deflate":
            return _inflated(body, packing)
        case "br":
            return _unbrotlied(body)
        case "zstd":
            return _unzstded(body)
    return body


def _inflated(body: bytes, packing: str) -> bytes:
    """Return as much as can be unpacked; a body that is cut off gives its beginning."""
    for window in (47, -15) if packing == "deflate" else (47,):
        try:
            return zlib.decompressobj(window).decompress(body, _LARGEST)
        except zlib.error:
            continue
    return body


def _unbrotlied(body: bytes) -> bytes:
    import brotli

    try:
        unpacked: bytes = brotli.Decompressor().process(body, output_buffer_limit=_LARGEST)
    except brotli.error:
        return body
    return unpacked


def _unzstded(body: bytes) -> bytes:
    import zstandard

    try:
        return zstandard.ZstdDecompressor().decompress(body, max_output_size=_LARGEST)
    except zstandard.ZstdError:
        return body
