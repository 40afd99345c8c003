"""A folder of shards, on a disk or wherever pyarrow reaches: each there whole, or not at all.

manifest.json           by which rules, how many documents a shard holds
shards/00012/*.parquet  documents, claims, findings
shards/00012/shard.json counts and hashes; written last: a shard without it is made anew
.lock                   held by the run that writes
"""

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from pledgebook.bulk.tables import COLUMNS, Tables
from pledgebook.documents.reasons import UnreadableError
from pledgebook.documents.stores import is_stored, place_of, told
from pledgebook.errors import BulkFolderError
from pledgebook.masked import masked

_MANIFEST, _DONE = "manifest.json", "shard.json"
_FORMAT = 1
_PART = ".part"
_LOCK = ".lock"
_WHOLE = frozenset({"s3", "gcs", "abfs"})  # stores where a file appears once it is whole


class Done(NamedTuple):
    """A shard that is whole: its number, what it was made of, and how much it holds."""

    number: int
    key: str
    documents: int
    claims: int
    findings: int


class Shards:
    """A folder of shards by its path or address; it may be sent to other processes."""

    def __init__(self, address: str) -> None:
        self.address = address

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other runs of this machine out of the folder; at an address nobody can be kept out."""
        if os.name != "posix" or is_stored(self.address):
            yield
            return
        import fcntl

        if self.manifest() is None:
            self._refuse_other_things()
        Path(self.address).mkdir(parents=True, exist_ok=True)
        with (Path(self.address) / _LOCK).open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # let go when the run ends, however it ends
            except BlockingIOError as problem:
                raise BulkFolderError(
                    self.address, "another run writes into it; wait until that ends"
                ) from problem
            yield

    def begin(self, rules: Mapping[str, str], size: int) -> None:
        """Make the folder, or find that it was begun by the same rules."""
        said = {"format": _FORMAT, "rules": dict(rules), "documents_per_shard": size}
        there = self.manifest()
        if there is None:
            self._refuse_other_things()
            self._write(_MANIFEST, _json(said))
        elif {name: there.get(name) for name in said} != said:
            raise BulkFolderError(self.address, "was begun by other rules or sizes; name a new folder")

    def manifest(self) -> dict[str, Any] | None:
        """Return what the folder says of itself; null where it is no folder of shards."""
        raw = self._read(_MANIFEST)
        try:
            said = json.loads(raw) if raw else None
        except ValueError:
            return None
        return said if isinstance(said, dict) and said.get("format") == _FORMAT else None

    def done(self) -> dict[int, Done]:
        """Return the shards that are whole, by number."""
        found = (self._done(name) for name in self._numbers())
        return {one.number: one for one in sorted(one for one in found if one)}

    def write(self, number: int, key: str, rows: Tables) -> Done:
        """Write a shard; it counts once its last file is there."""
        made = {name: _parquet(name, getattr(rows, name)) for name in COLUMNS}
        for name, raw in made.items():
            self._write(f"shards/{number:05}/{name}.parquet", raw)
        done = Done(number, key, *(len(getattr(rows, name)) for name in COLUMNS))
        hashes = {name: sha256(raw).hexdigest() for name, raw in made.items()}
        self._write(f"shards/{number:05}/{_DONE}", _json(done._asdict() | {"sha256": hashes}))
        return done

    def rows(self, number: int) -> Iterator[list[dict[str, Any]]]:
        """Yield the rows of a shard's documents, claims and findings; its hashes are compared first."""
        from pyarrow import parquet

        said = json.loads(self._read(f"shards/{number:05}/{_DONE}") or "{}")
        for name in COLUMNS:
            raw = self._read(f"shards/{number:05}/{name}.parquet") or b""
            if sha256(raw).hexdigest() != said.get("sha256", {}).get(name):
                raise BulkFolderError(
                    self.address, f"shard {number}: {name}.parquet is not as it was written"
                )
            yield parquet.read_table(BytesIO(raw)).to_pylist()

    def _refuse_other_things(self) -> None:
        if not self._is_free():
            raise BulkFolderError(self.address, "holds other things; name a new folder")

    def _done(self, name: str) -> Done | None:
        raw = self._read(f"shards/{name}/{_DONE}")
        try:
            said = json.loads(raw) if raw else None
            return Done(*(said[field] for field in Done._fields)) if said else None
        except (ValueError, KeyError):
            return None

    @contextmanager
    def _place(self) -> Iterator[tuple[Any, str]]:
        """Give the file system and the path of the folder there; what it says of a failure is told in one line."""
        try:
            with told(self.address):
                yield self._where()
        except UnreadableError as problem:
            raise BulkFolderError(masked(self.address), str(problem)) from problem

    def _where(self) -> tuple[Any, str]:
        from pyarrow import fs

        if not is_stored(self.address):
            return fs.LocalFileSystem(), str(Path(self.address).absolute())
        place = place_of(self.address)
        return place.store, place.path

    def _read(self, name: str) -> bytes | None:
        with (
            self._place() as (store, root),
            suppress(FileNotFoundError, NotADirectoryError),
            store.open_input_stream(f"{root}/{name}") as stream,
        ):
            return bytes(stream.read())
        return None

    def _write(self, name: str, raw: bytes) -> None:
        """Write a file so that it is whole where it has its own name."""
        with self._place() as (store, root):
            path = f"{root}/{name}"
            if store.type_name in _WHOLE:
                _write_whole(store, path, raw)
                return
            store.create_dir(path.rsplit("/", 1)[0], recursive=True)
            _write_whole(store, f"{path}{_PART}", raw)
            store.move(f"{path}{_PART}", path)

    def _numbers(self) -> list[str]:
        from pyarrow import fs

        with self._place() as (store, root):
            below = store.get_file_info(fs.FileSelector(f"{root}/shards", allow_not_found=True))
            return [info.base_name for info in below if info.base_name.isdecimal()]

    def _is_free(self) -> bool:
        from pyarrow import fs

        with self._place() as (store, root):
            if store.get_file_info(root).is_file:
                return False
            there = store.get_file_info(fs.FileSelector(root, allow_not_found=True))
            left = _PART, _LOCK  # by a run that was stopped at once
            return all(one.path.endswith(left) for one in there)


def _write_whole(store: Any, path: str, raw: bytes) -> None:
    with store.open_output_stream(path) as stream:
        stream.write(raw)


def _json(said: object) -> bytes:
    return (json.dumps(said, indent=1, sort_keys=True) + "\n").encode()


def _parquet(name: str, rows: list[dict[str, Any]]) -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {
        "strings": pa.list_(pa.string()),
        "bool": pa.bool_(),
        "int64": pa.int64(),
        "double": pa.float64(),
    }
    schema = pa.schema([(column, kinds.get(kind, pa.string())) for column, kind in COLUMNS[name].items()])
    out = BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows, schema=schema), out, compression="zstd")
    return out.getvalue()
