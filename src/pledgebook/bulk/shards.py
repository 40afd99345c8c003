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
from pledgebook.errors import BulkFolderError
from pledgebook.masked import masked

_MANIFEST, _DONE = "manifest.json", "shard.json"
_FORMAT = 1
_PART = ".part"
_LOCK = ".lock"


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
        if os.name != "posix" or "://" in self.address:
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

    def _where(self) -> tuple[Any, str]:
        from pyarrow import fs

        if "://" not in self.address:
            return fs.LocalFileSystem(), str(Path(self.address).absolute())
        with _reached(self.address):
            found, path = fs.FileSystem.from_uri(self.address)
            return found, path.rstrip("/")

    def _read(self, name: str) -> bytes | None:
        found, root = self._where()
        with (
            suppress(FileNotFoundError, NotADirectoryError),
            _reached(self.address),
            found.open_input_stream(f"{root}/{name}") as stream,
        ):
            return bytes(stream.read())
        return None

    def _write(self, name: str, raw: bytes) -> None:
        """Write a file under another name first: where it has its own it is whole."""
        found, root = self._where()
        path = f"{root}/{name}"
        found.create_dir(path.rsplit("/", 1)[0], recursive=True)
        with found.open_output_stream(f"{path}{_PART}") as stream:
            stream.write(raw)
        found.move(f"{path}{_PART}", path)

    def _numbers(self) -> list[str]:
        from pyarrow import fs

        found, root = self._where()
        below = found.get_file_info(fs.FileSelector(f"{root}/shards", allow_not_found=True))
        return [info.base_name for info in below if info.base_name.isdecimal()]

    def _is_free(self) -> bool:
        from pyarrow import fs

        found, root = self._where()
        info = found.get_file_info(root)
        if info.type == fs.FileType.File:
            return False
        there = found.get_file_info(fs.FileSelector(root, allow_not_found=True))
        left = _PART, _LOCK  # by a run that was stopped at once
        return all(one.path.endswith(left) for one in there)


@contextmanager
def _reached(address: str) -> Iterator[None]:
    """Turn what a place far away says of a failure into one line; that something is missing passes."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        raise
    except (OSError, ValueError) as problem:
        raise BulkFolderError(masked(address), f"cannot be reached ({masked(str(problem))})") from problem


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
