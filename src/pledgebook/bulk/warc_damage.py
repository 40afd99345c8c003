"""Where an archive is damaged, and where the next sound record begins."""

import os
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import BinaryIO, cast

from pledgebook.bulk.unpacked import GZIP, Unpacked, gunzipped

_RECORD = b"WARC/"
_PIECE = 1 << 16
_HEADER = 1 << 16
_HEADED = re.compile(rb"WARC/\d\.\d+\r?\n[A-Za-z-]+:")  # not the words of a text about archives
_FIRST_SOUND = 4_000_000
_END = b"\r\n\r\n"


class Packing(Enum):
    """How the records of an archive are packed."""

    NONE = auto()
    EACH = auto()
    WHOLE = auto()


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that cannot be read: where it begins in the file, and why."""

    offset: int
    reason: str


def open_warc(file: BinaryIO) -> tuple[BinaryIO, Packing] | None:
    """Return an archive with the way its records are packed; null where it is none.

    A file packed as one piece is read as if it were not packed: its offsets are those of the unpacked file.
    """
    head = file.read(len(_RECORD))
    file.seek(0)
    if head == _RECORD:
        return file, Packing.NONE
    if head[: len(GZIP)] != GZIP or _opening(file, 0) != _RECORD:
        return None
    if _holds_one_record(file):
        return file, Packing.EACH
    return cast("BinaryIO", gunzipped(file)), Packing.WHOLE


def open_damaged_warc(file: BinaryIO) -> tuple[BinaryIO, Packing] | None:
    """Return an archive whose first record is damaged, known by a sound one in its first megabytes."""
    for packing in (Packing.EACH, Packing.NONE):
        if next_record(file, packing, -1, _FIRST_SOUND) is not None:
            return file, packing
    return None


def find_damage(file: BinaryIO, packing: Packing, since: int, told: str) -> Damage:
    """Return the first record from a place on that is not sound; where all look so, the one behind that."""
    reason = _REASONS.get(told, told)
    if damage := _first_unsound(file, packing, since, file.tell(), reason):
        return damage
    return Damage(_end_of(file, packing, since) or since, reason)


def _first_unsound(file: BinaryIO, packing: Packing, since: int, until: int, reason: str) -> Damage | None:
    at = since
    while at < until:
        end = _end_of(file, packing, at)
        if end is None:
            return None if _is_blank(file, at) else Damage(at, reason)
        at = end
    return None


def _end_of(file: BinaryIO, packing: Packing, at: int) -> int | None:
    return _end_of_member(file, at) if packing is Packing.EACH else _end_of_record(file, at)


def find_end_damage(file: BinaryIO, packing: Packing, last: int) -> Damage | None:
    """Return what is not sound behind the last record that was read; null where that is the end."""
    if isinstance(file, Unpacked) and not file.broken:  # its end was unpacked, so it is there
        return None
    until = file.tell() + 1 if isinstance(file, Unpacked) else file.seek(0, os.SEEK_END)
    return _first_unsound(file, packing, last, until, "it is cut off")


def _is_blank(file: BinaryIO, at: int) -> bool:
    file.seek(at)
    return not file.read(_HEADER).strip(b"\x00\r\n\t ")


_REASONS = {
    "Invalid WARC header": "its header is broken, or its length is stated wrong",
    "Gzip decompression error: data error": "the compressed data are broken",
}


def next_record(file: BinaryIO, packing: Packing, damaged: int, until: int | None = None) -> int | None:
    """Return where the first record behind a damaged one begins, null where there is none."""
    mark = GZIP if packing is Packing.EACH else b"WARC/1."
    for place in _places(file, mark, damaged + 1, until):
        if packing is Packing.EACH:
            sound = _opening(file, place) == _RECORD
        else:
            file.seek(place)
            sound = _HEADED.match(file.read(200)) is not None
        if sound:
            return place
    return None


def _places(file: BinaryIO, mark: bytes, since: int, until: int | None) -> Iterator[int]:
    """Yield where a mark stands in the file from a place on."""
    at, kept = since, b""
    while until is None or at < until:
        file.seek(at)
        piece = file.read(_PIECE)
        if not piece:
            return
        window, begins = kept + piece, at - len(kept)
        found = window.find(mark)
        while found >= 0:
            yield begins + found
            found = window.find(mark, found + 1)
        at += len(piece)
        kept = window[-(len(mark) - 1) :]


def _opening(file: BinaryIO, at: int) -> bytes:
    """Return the first bytes that a packed record unpacks to; none where it cannot be unpacked."""
    file.seek(at)
    try:
        return zlib.decompressobj(31).decompress(file.read(_PIECE), len(_RECORD))
    except zlib.error:
        return b""


def _holds_one_record(file: BinaryIO) -> bool:
    """Tell whether the first packed piece of a file holds one record, not all of them."""
    file.seek(0)
    unpacker = zlib.decompressobj(31)
    data = b""
    try:
        while (end := _length(data)) is None or len(data) <= end:
            piece = unpacker.unconsumed_tail or file.read(_PIECE)
            if unpacker.eof or not piece:
                return True
            data += unpacker.decompress(piece, _PIECE)
            if len(data) > _HEADER and end is None:
                return True
    except zlib.error:
        return True
    return not data[end : end + len(_RECORD)].startswith(_RECORD[:1])


def _length(data: bytes) -> int | None:
    """Return how long a record is, from its header; null where that is not whole or states none."""
    header, found, _ = data.partition(_END)
    if not found or not _HEADED.match(header):
        return None
    for line in header.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            return len(header) + len(_END) + int(value) + len(_END)
    return None


def _end_of_record(file: BinaryIO, at: int) -> int | None:
    """Return where a sound record ends that is not packed."""
    file.seek(at)
    head = file.read(_HEADER)
    length = _length(head)
    if length is None:
        return None
    file.seek(at + length - len(_END))
    # Some tools leave out the white space behind the last record.
    return at + length if _END.startswith(file.read(len(_END))) else None


def _end_of_member(file: BinaryIO, at: int) -> int | None:
    """Return where the packed piece of a sound record ends."""
    file.seek(at)
    unpacker = zlib.decompressobj(31)
    head, total, read = b"", 0, 0
    try:
        while not unpacker.eof:
            piece = file.read(_PIECE)
            if not piece:
                return None
            read += len(piece)
            data = unpacker.decompress(piece)
            head = head if len(head) >= _HEADER else head + data
            total += len(data)
    except zlib.error:
        return None
    return at + read - len(unpacker.unused_data) if _is_whole(head, total) else None


def _is_whole(head: bytes, total: int) -> bool:
    """Tell whether a packed piece holds as much as it says; the white space at its end may be missing."""
    length = _length(head[:_HEADER])
    return length is not None and length - total in (0, len(_END) // 2, len(_END))
