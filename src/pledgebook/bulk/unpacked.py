"""Packed files as they were before: what comes before a break is given before the break is told."""

import gzip
import io
import zlib
from typing import BinaryIO, cast

BROKEN = (OSError, EOFError, zlib.error)
GZIP = b"\x1f\x8b\x08"
ZSTD = b"\x28\xb5\x2f\xfd"
_PIECE = 1 << 16


class Gunzipped(io.RawIOBase):
    """A file packed with gzip, unpacked; going back in it unpacks it again."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = gzip.GzipFile(fileobj=file)
        self.seek = self._file.seek  # type: ignore[method-assign]
        self.tell = self._file.tell  # type: ignore[method-assign]

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def read(self, size: int = -1) -> bytes:
        """Return some of the bytes asked for, none at the end."""
        return self._file.read1(size)

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        """Read some bytes into a buffer."""
        data = self._file.read1(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def unpacked(file: BinaryIO, head: bytes) -> BinaryIO:
    """Return a file of records unpacked, by its first bytes."""
    if head.startswith(GZIP):
        return io.BufferedReader(Gunzipped(file), _PIECE)
    if head.startswith(ZSTD):
        import zstandard

        reader = zstandard.ZstdDecompressor().stream_reader(file, read_across_frames=True)
        return cast("BinaryIO", reader)
    return file
