"""Files of stores: whatever pyarrow's file systems open by an address (s3://, gs://, abfs://, hdfs://, file://).

pyarrow takes what opens a store from the address or the environment, as each kind of store has it.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Any, BinaryIO, cast
from urllib.parse import quote, unquote

from pledgebook.documents.reasons import UnreadableError, Why
from pledgebook.masked import masked

_SCHEME = re.compile(r"(?!https?://)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_WILD = re.compile(r"[*\[]")
_KEY = re.compile(r"^(s3://[^/:@?]+:)([^@]+)@", re.IGNORECASE)  # secret keys of S3 often hold a slash
_ADDRESS = re.compile(r"(?:'|(?<![a-z0-9+.-]))[a-z0-9+.-]++://\S*", re.IGNORECASE)
# An answer takes as long to begin as some megabytes take to come; a file is never in memory beyond that.
_PIECE = 8 << 20
_LIMIT = "retry_limit_seconds"
# What S3, Google's and Azure's stores say, in this order.
_SAID = {
    Why.NO_BUCKET: r"AWS Error NO_SUCH_BUCKET|bucket does not exist|\[ContainerNotFound\]",
    Why.NO_ACCESS: r"AWS Error ACCESS_DENIED|HTTP status 40[13]\)|PERMISSION_DENIED:|\] 40[13] ",
    Why.STORE_LOST: r"AWS Error NETWORK_CONNECTION|CURL error|UNAVAILABLE:|[Cc]ould ?n.?t (?:connect|resolve)",
    Why.STORE_UNKNOWN: r"Unrecognized filesystem type",
}
# What may be otherwise an hour later: whoever goes on without it would take half for whole.
PASSING = frozenset({Why.STORE_LOST, Why.STORE_FAILED, Why.STORE_CHANGED})


def is_stored(source: str) -> bool:
    """Tell whether a source is the address of something in a store."""
    return _SCHEME.match(source) is not None


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a store: pyarrow's file system and its path there; `root`, `base` and `query` make up addresses."""

    store: Any
    path: str
    root: str
    base: str
    query: str

    def info(self) -> Any:
        """Return what the store says of the place."""
        return self.store.get_file_info(self.path)

    def address_of(self, path: str) -> str:
        """Return the address of another path in the same store."""
        return f"{self.root}/{quote(path.removeprefix(self.base).lstrip('/'))}{self.query}"


def place_of(address: str) -> Place:
    """Return the place that an address names; signs that no address may hold are written as it may."""
    before, mark, query = _KEY.sub(_quoted, address).partition("?")
    scheme, _, rest = before.partition("://")
    host, _, path = rest.partition("/")
    root, asked = f"{scheme.lower()}://{host}", mark + quote(query, safe="%&=:/+,;@[]")
    store, base = _store(root, _bounded(root, asked))
    between = "/" if base and not base.endswith("/") else ""
    return Place(store, f"{base}{between}{unquote(path)}".rstrip("/") or base, root, base, asked)


def _quoted(key: re.Match[str]) -> str:
    return f"{key[1]}{quote(key[2], safe='%')}@"


def _bounded(root: str, query: str) -> str:
    """Return the query with a limit on tries: Google's client goes on for a quarter of an hour by itself."""
    if not root.startswith(("gs:", "gcs:")) or _LIMIT in query:
        return query
    return f"{query or '?'}{'&' if query else ''}{_LIMIT}=60"


@lru_cache(maxsize=16)
def _store(root: str, query: str) -> tuple[Any, str]:
    """Return a file system and the path of its root: kept, since each holds connections of its own."""
    from pyarrow import fs

    return cast("tuple[Any, str]", fs.FileSystem.from_uri(f"{root}/{query}"))


def list_stored(address: str) -> list[str]:
    """Return the addresses of the files it stands for: its own, those of a folder, or those that match `*` and `[ab]`.

    They come in the order of folders on a disk; where there are none, it stands for itself.
    """
    with told(address):
        place = place_of(address)
        wild = _WILD.search(address.partition("?")[0]) is not None
        starts = _matching(place) if wild else [place.info()]
        return [place.address_of(path) for one in starts for path in _below(place, one)] or [address]


def size_stored(address: str) -> int:
    """Return how many bytes a file of a store has; none where the store does not say."""
    try:
        with told(address):
            return place_of(address).info().size or 0
    except UnreadableError:
        return 0


@contextmanager
def open_stored(address: str) -> Iterator[tuple[BinaryIO, int]]:
    """Give a file of a store, which is fetched piece by piece as it is read, and how many bytes it has."""
    with told(address):
        place = place_of(address)
        info = place.info()
        _refuse_what_is_no_file(place, info)
        file = place.store.open_input_file(place.path)
    with file:
        yield cast("BinaryIO", io.BufferedReader(_Far(file, address), _PIECE)), info.size
    with told(address):
        now = place.info()
    if (now.size, now.mtime_ns) != (info.size, info.mtime_ns):
        raise UnreadableError(Why.STORE_CHANGED)


@contextmanager
def told(address: str) -> Iterator[None]:
    """Turn what a store says of a failure into a reason, without what opens it."""
    try:
        yield
    except (OSError, ValueError, ImportError, NotImplementedError) as problem:
        raise UnreadableError(*_reason(problem, address)) from problem


def _reason(problem: Exception, address: str) -> tuple[Why, str] | tuple[Why]:
    said = _ADDRESS.sub("the address", masked(str(problem)).partition("\n")[0]) or type(problem).__name__
    match problem:
        case FileNotFoundError() | NotADirectoryError():
            return (Why.MISSING,)
        case PermissionError():
            return (Why.FORBIDDEN,)
    if not isinstance(problem, OSError) and not re.search(_SAID[Why.STORE_UNKNOWN], said):
        return Why.STORE_ADDRESS, said
    why = next((why for why, words in _SAID.items() if re.search(words, said)), Why.STORE_FAILED)
    return why, address.partition("://")[0] if why is Why.STORE_UNKNOWN else said.rpartition("AWS Error ")[2]


def _refuse_what_is_no_file(place: Place, info: Any) -> None:
    from pyarrow.fs import FileType

    if info.type == FileType.Directory:
        raise UnreadableError(Why.NO_FILES)
    if info.type == FileType.NotFound:
        bucket = place.store.get_file_info(place.base) if place.base.strip("/") else None
        raise UnreadableError(Why.MISSING if bucket is None or bucket.type != info.type else Why.NO_BUCKET)


def _below(place: Place, info: Any) -> list[str]:
    """Return a file's own path, or those of the files in a folder; names that begin with a dot are left out."""
    from pyarrow.fs import FileSelector, FileType

    if info.type != FileType.Directory:
        return [info.path] if info.type == FileType.File else []
    inside = place.store.get_file_info(FileSelector(info.path, recursive=True))
    paths = (
        one.path.removeprefix(info.path).lstrip("/").split("/") for one in inside if one.type == FileType.File
    )
    shown = (path for path in paths if not any(name.startswith(".") for name in path))
    return [f"{info.path.rstrip('/')}/{'/'.join(path)}" for path in sorted(shown, key=_as_walked)]


def _as_walked(path: list[str]) -> list[tuple[bool, str]]:
    """Return a key that puts the files of each folder before its folders, as on a disk."""
    return [*((True, folder) for folder in path[:-1]), (False, path[-1])]


def _matching(place: Place) -> list[Any]:
    """Return the files and folders whose names match a path with wild signs, asking folder after folder."""
    from pyarrow.fs import FileSelector

    below = place.path.removeprefix(place.base).lstrip("/")
    root, names = place.path.removesuffix(below), below.split("/")
    first = next((at for at, name in enumerate(names) if _WILD.search(name)), len(names))
    found = [f"{root}{'/'.join(names[:first])}".rstrip("/") or root]
    infos: list[Any] = []
    for name in names[first:]:
        listed = (place.store.get_file_info(FileSelector(folder, allow_not_found=True)) for folder in found)
        infos = [one for inside in listed for one in inside if _matches(one.base_name, name)]
        found = [one.path for one in infos if not one.is_file]
    return sorted(infos, key=lambda one: one.path)


def _matches(name: str, pattern: str) -> bool:
    return not name.startswith(".") and fnmatchcase(name, pattern)


class _Far(io.RawIOBase):
    """A file of a store as Python reads files; what the store says of a failure comes as a reason."""

    def __init__(self, file: Any, address: str) -> None:
        self._file = file
        self._address = address

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return int(self._file.tell())

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return int(self._file.seek(offset, whence))

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        with told(self._address):
            return int(self._file.readinto(buffer))
