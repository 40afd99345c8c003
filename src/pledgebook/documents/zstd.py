"""Files packed with zstd, unpacked as they are read."""

import io
from typing import BinaryIO, cast

# What zstd packs with at its usual levels; a file that asks for more memory than that is taken for broken.
_WINDOW = 1 << 23
MAGIC = b"\x28\xb5\x2f\xfd"


def unzstd(packed: BinaryIO) -> BinaryIO:
    """Return what a file was before it was packed; broken data end it with an EOFError."""
    return cast("BinaryIO", _Unpacked(packed))


class _Unpacked(io.RawIOBase):
    def __init__(self, packed: BinaryIO) -> None:
        import zstandard

        unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        self._broken = zstandard.ZstdError
        self._reader = unpacker.stream_reader(packed, read_across_frames=True, closefd=False)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        try:
            return int(self._reader.readinto(buffer))
        except self._broken as problem:
            raise EOFError from problem
