"""A user's folder of rows, looked through before anything is read by it."""

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.vocabulary.rows import Vocabulary, names_of

# Things of a user's own may stand in this file too.
_OWN = "items"
# What a row of these means is known to the program: a new one would mean nothing.
_FIXED = frozenset({"cues"})
_KINDS = {str: "a word", list: "a list [in, brackets]", dict: "fields {in: braces}"}


def check_own(folder: Path) -> None:
    """Raise an error that names the first file or row of a folder that no finder could use."""
    own = Vocabulary(folder)
    files = sorted(path for path in folder.iterdir() if path.suffix in (".yml", ".yaml"))
    if not files:
        raise VocabularyError(str(folder), "no file in it is named like a vocabulary, such as states.yml")
    known = names_of() | {_OWN}
    for path in files:
        if path.stem not in known or path.suffix != ".yml":
            raise VocabularyError(str(path), _unknown("vocabulary", f"{path.stem}.yml", known, ".yml"))
        _check_rows(str(path), own.own_rows(path.stem), _shipped(path.stem, known), fixed=path.stem in _FIXED)


def _shipped(name: str, known: Collection[str]) -> dict[str, Any]:
    """Return the program's rows that a file is to be like; of things, those of all files of things."""
    things = name == _OWN or name.startswith(f"{_OWN}_")
    names = [one for one in known if one.startswith(f"{_OWN}_")] if things else [name]
    return {key: row for one in names for key, row in Vocabulary().rows(one).items()}


def _check_rows(where: str, rows: Mapping[str, Any], shipped: Mapping[str, Any], *, fixed: bool) -> None:
    alike = all(isinstance(row, dict) for row in shipped.values()) and len(shipped) > 1
    for key, row in rows.items():
        adds = key.endswith("+")
        name = key.removesuffix("+")
        if (fixed or adds) and name not in shipped:
            raise VocabularyError(where, _unknown("row", name, shipped))
        _check_kind(f"{where}: {key}", row, [shipped[name]] if name in shipped else shipped.values())
        if alike:
            _check_fields(f"{where}: {key}", row, list(shipped.values()), whole=not adds)


def _check_fields(where: str, row: Mapping[str, Any], shipped: Collection[Any], *, whole: bool) -> None:
    if unknown := row.keys() - {field for one in shipped for field in one}:
        raise UnknownKeysError(where, tuple(sorted(unknown)))
    for field, value in row.items():
        _check_kind(f"{where}: {field}", value, [one[field] for one in shipped if field in one])
    if whole and (missing := sorted(_names(shipped) - row.keys())):
        raise VocabularyError(where, f"the field {missing[0]} is missing")


def _names(shipped: Collection[Any]) -> set[str]:
    """Return the fields that say what a row is: a word that every row has."""
    first, *rest = shipped
    return {
        field
        for field, value in first.items()
        if isinstance(value, str) and all(field in one for one in rest)
    }


def _check_kind(where: str, value: Any, shipped: Collection[Any]) -> None:
    kinds = {type(one) for one in shipped}
    if type(value) not in kinds:
        raise VocabularyError(where, f"expected {' or '.join(_kinds(kinds))}")


def _kinds(kinds: Collection[type]) -> Iterator[str]:
    return (text for kind, text in _KINDS.items() if kind in kinds)


def _unknown(what: str, name: str, known: Collection[str], ending: str = "") -> str:
    near = get_close_matches(name.removesuffix(ending), known, n=1)
    return f"no {what} is called {name}" + (f"; is {near[0]}{ending} meant?" if near else "")
