"""Rows of the vocabulary files, a user's rows laid over the program's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from pledgebook.errors import NoSuchVocabularyError, VocabularyError
from pledgebook.ids import digest
from pledgebook.vocabulary import compiled


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The program's vocabulary, with an optional folder of a user's own rows.

    It is only a name for the files: hashable, cheap to send to a worker, read when asked.
    """

    overlay: Path | None = None

    def __post_init__(self) -> None:
        if self.overlay is not None and not self.overlay.is_dir():
            raise NoSuchVocabularyError(self.overlay)

    def rows(self, name: str) -> dict[str, Any]:
        """Return the rows of `name`.yml by key.

        A user's row replaces the program's row of that key; a row whose key ends with "+" adds to it.
        """
        merged: dict[str, Any] = {}
        for rows in self._layers(name):
            for key, row in rows.items():
                base = key.removesuffix("+")
                merged[base] = row if base == key else _joined(merged.get(base), row)
        return merged

    def own_rows(self, name: str) -> Mapping[str, Any]:
        """Return the user's own rows of `name`.yml as they are written."""
        path = self._own(name)
        return _parse(str(path), path.read_text(encoding="utf-8")) if path else {}

    def file(self, path: Path) -> dict[str, Any]:
        """Return the rows of one file of a user's own, which is no part of the vocabulary."""
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as problem:
            reason = getattr(problem, "strerror", None) or "it is not UTF-8 text"
            raise VocabularyError(str(path), f"cannot be read: {reason}") from problem
        return dict(_parse(str(path), text))

    def version(self) -> str:
        """Return a hash of every vocabulary file in use; it is part of the rules' version."""
        own = {path.stem for path in self.overlay.glob("*.yml")} if self.overlay else set()
        return digest(*(text for name in sorted(names_of() | own) for _, text in self._sources(name)))

    def _layers(self, name: str) -> Iterator[Mapping[str, Any]]:
        """Yield the program's rows of a file, then the user's."""
        shipped = files(__package__).joinpath(f"{name}.yml")
        if shipped.is_file():
            yield _shipped(f"{name}.yml", shipped)
        yield self.own_rows(name)

    def _sources(self, name: str) -> Iterator[tuple[str, str]]:
        own = files(__package__).joinpath(f"{name}.yml")
        if own.is_file():
            yield f"{name}.yml", own.read_text(encoding="utf-8")
        if path := self._own(name):
            yield str(path), path.read_text(encoding="utf-8")

    def _own(self, name: str) -> Path | None:
        path = self.overlay / f"{name}.yml" if self.overlay else None
        return path if path and path.is_file() else None


def names_of() -> frozenset[str]:
    """Return the names of the program's vocabularies."""
    return frozenset(
        path.name.removesuffix(".yml") for path in files(__package__).iterdir() if path.name.endswith(".yml")
    )


def _joined(row: Any, more: Any) -> Any:
    """Return a row with more words behind those of each of its lists."""
    match row, more:
        case dict(), dict():
            return row | {field: _joined(row.get(field), value) for field, value in more.items()}
        case list(), list():
            return [*row, *more]
    return more


def _shipped(where: str, file: Traversable) -> Mapping[str, Any]:
    text = file.read_text(encoding="utf-8")
    if not isinstance(file, Path):  # in an archive: nothing can be kept beside it
        return _parse(where, text)
    kept = compiled.load(file, text)
    if kept is not None:
        return kept
    rows = _parse(where, text)
    compiled.keep(file, text, rows)
    return rows


def _parse(where: str, text: str) -> Mapping[str, Any]:
    # CBaseLoader leaves every scalar a string: safe_load turns Norway's code NO into False.
    try:
        data = yaml.load(text, Loader=yaml.CBaseLoader)
    except yaml.YAMLError as problem:
        raise VocabularyError(where, " ".join(str(problem).split())) from problem
    if data in ("", None):
        return {}
    if not isinstance(data, dict):
        raise VocabularyError(where, "expected rows as 'key: value' at the top level")
    return data
