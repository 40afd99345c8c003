"""Packed files as they were before; where one is broken it ends, and says so."""

import io
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from pledgebook.documents import zstd

GZIP = b"\x1f\x8b\x08"
_PIECE = 1 << 17
_LARGEST = 1 << 20


class Unpacked(io.RawIOBase):
    """A packed file, unpacked; going back in it unpacks it again. `broken` tells that its end is missing."""

    def __init__(self, file: BinaryIO, unpack: Callable[[BinaryIO], Iterator[bytes]]) -> None:
        self._file = file
        self._unpack = unpack
        self._begin()

    def _begin(self) -> None:
        self._file.seek(0)
        self._pieces = self._unpack(self._file)
        self._left = memoryview(b"")
        self._at = 0
        self.broken = False

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def seekable(self) -> bool:
        """Tell that it can be gone back in."""
        return True

    def tell(self) -> int:
        """Return how many unpacked bytes are behind."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place counted from the beginning, or as far as there is something."""
        if whence != io.SEEK_SET:
            raise io.UnsupportedOperation
        if offset < self._at:
            self._begin()
        while self._at < offset and self._fill():
            self._take(offset - self._at)
        return self._at

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Read some bytes into a buffer; none where it ends or is broken."""
        if not self._fill():
            return 0
        taken = self._take(len(buffer))
        buffer[: len(taken)] = taken
        return len(taken)

    def _take(self, most: int) -> memoryview:
        taken, self._left = self._left[:most], self._left[most:]
        self._at += len(taken)
        return taken

    def _fill(self) -> bool:
        try:
            while not self._left:
                self._left = memoryview(next(self._pieces))
        except StopIteration:
            return False
        except (OSError, EOFError, zlib.error):
            self.broken = True
            return False
        return True


def gunzipped(file: BinaryIO) -> Unpacked:
    """Return a file packed with gzip, unpacked."""
    return Unpacked(file, _gunzip)


def _gunzip(file: BinaryIO) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(31)
    piece = b""
    while piece := piece or file.read(_PIECE):
        if unpacker.eof:  # packed piece behind packed piece
            piece = piece.lstrip(b"\x00")
            unpacker = zlib.decompressobj(31) if piece else unpacker
        yield unpacker.decompress(piece, _LARGEST)
        piece = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if not unpacker.eof:
        raise EOFError


def _unzstd(file: BinaryIO) -> Iterator[bytes]:
    import zstandard

    reader = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True, closefd=False)
    try:
        while piece := reader.read(_LARGEST):
            yield piece
    except zstandard.ZstdError as problem:
        raise EOFError from problem


def unpacked(file: BinaryIO, head: bytes) -> Unpacked | None:
    """Return a file unpacked, by its first bytes; null where it is not packed."""
    if head.startswith(GZIP):
        return Unpacked(file, _gunzip)
    return Unpacked(file, _unzstd) if head.startswith(zstd.MAGIC) else None


def buffered(file: Unpacked) -> BinaryIO:
    """Return an unpacked file that gives lines."""
    return cast("BinaryIO", io.BufferedReader(file, _PIECE))
