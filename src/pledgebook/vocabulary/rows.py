"""Rows of the vocabulary files, a user's rows laid over the program's own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from pledgebook.errors import NoSuchVocabularyError, VocabularyError
from pledgebook.ids import digest


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
        """Return the rows of `name`.yml by key; a user's row replaces the program's row of that key."""
        merged: dict[str, Any] = {}
        for where, text in self._sources(name):
            merged |= _parse(where, text)
        return merged

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
        names = sorted(path.name for path in files(__package__).iterdir() if path.name.endswith(".yml"))
        texts = [text for name in names for _, text in self._sources(name.removesuffix(".yml"))]
        return digest(*texts)

    def _sources(self, name: str) -> Iterator[tuple[str, str]]:
        own = files(__package__).joinpath(f"{name}.yml")
        if own.is_file():
            yield f"{name}.yml", own.read_text(encoding="utf-8")
        if self.overlay is not None and (path := self.overlay / f"{name}.yml").is_file():
            yield str(path), path.read_text(encoding="utf-8")


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
