"""An opened input: its first bytes known, the rest still to come, nothing larger than allowed in memory."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO
from urllib.parse import urlsplit

from pledgebook.documents.decode import marked_encoding, wide_encoding
from pledgebook.documents.reasons import UnreadableError, Why, size_said

HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Opened:
    """One input, opened; `size` is known only for files, `charset` and `url` only for addresses."""

    name: str
    stream: BinaryIO
    head: bytes
    size: int | None = None
    url: str | None = None
    charset: str | None = None

    @property
    def suffix(self) -> str:
        """The ending of the name or of the path of the address, in small letters, without ".gz" and ".zst"."""
        named = self.url or self.name
        path = urlsplit(named).path if "://" in named else named
        return PurePath(path.lower().removesuffix(".gz").removesuffix(".zst")).suffix

    def whole(self, limit: int) -> bytes:
        """Return all bytes, or refuse when there are more than the limit, before they are in memory."""
        if self.size is not None and self.size > limit:
            raise UnreadableError(Why.TOO_LARGE, size_said(limit))
        data = read_at_most(self.rest(), limit + 1)
        if len(data) > limit:
            raise UnreadableError(Why.TOO_LARGE, size_said(limit))
        return data

    def rest(self) -> BinaryIO:
        """Return the stream from its first byte on."""
        return io.BufferedReader(_Replay(self.head, self.stream), HEAD)

    @contextmanager
    def seekable(self) -> Iterator[BinaryIO]:
        """Give a file that can be read at any place; what cannot is first laid on disk."""
        if self.size is not None:
            yield self.stream
            return
        with tempfile.TemporaryFile() as spooled:
            shutil.copyfileobj(self.rest(), spooled)
            yield spooled


def open_stream(
    name: str, stream: BinaryIO, size: int | None = None, url: str | None = None, charset: str | None = None
) -> Opened:
    """Return the input with its first bytes read."""
    return Opened(name, stream, read_at_most(stream, HEAD), size, url, charset)


def read_at_most(stream: BinaryIO, limit: int) -> bytes:
    """Read up to a limit, however little a pipe gives at once."""
    parts, left = [], limit
    while left > 0 and (part := stream.read(min(left, 1 << 20))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def lines_of(opened: Opened, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number, from 1; null for one that is longer than allowed.

    Lines of UTF-16 come as UTF-8. A line that does not end within sixteen times the allowed length ends
    the reading, so that no packed file can keep it busy for ever.
    """
    stream = _in_utf8(opened)
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) <= longest:
            yield number, line
            continue
        yield number, None
        _skip_line(stream, line, longest)


def _skip_line(stream: BinaryIO, line: bytes, longest: int) -> None:
    passed = 0
    while line and not line.endswith(b"\n"):
        passed += len(line)
        if passed > 16 * longest:
            raise UnreadableError(Why.LINE_ENDLESS, size_said(passed))
        line = stream.readline(HEAD)


def _in_utf8(opened: Opened) -> BinaryIO:
    stream = opened.rest()
    encoding, length = marked_encoding(opened.head)
    stream.read(length)
    encoding = encoding or wide_encoding(opened.head)
    if encoding in (None, "utf-8"):
        return stream
    return io.BufferedReader(_Recoded(io.TextIOWrapper(stream, encoding, "replace", newline="")), HEAD)


class _Replay(io.RawIOBase):
    """Gives the first bytes again, then the rest."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        wanted = len(buffer)
        data, self._head = self._head[:wanted], self._head[wanted:]
        data = data or self._rest.read(wanted)
        buffer[: len(data)] = data
        return len(data)


class _Recoded(io.RawIOBase):
    """Gives text of any encoding as UTF-8."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        wanted = len(buffer)
        if not self._left:
            self._left = self._text.read(wanted).encode("utf-8", "replace")
        data, self._left = self._left[:wanted], self._left[wanted:]
        buffer[: len(data)] = data
        return len(data)
