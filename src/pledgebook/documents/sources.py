"""Which inputs a caller named: folders opened up, also those of stores; everything else as it stands."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pledgebook.documents.reasons import UnreadableError, shown
from pledgebook.documents.stores import is_stored, list_stored
from pledgebook.masked import masked

STDIN = "-"


def list_inputs(sources: Iterable[str]) -> list[str]:
    """Return every single input in reading order: files, "-" and addresses; folders become their files.

    What does not exist, and a folder that is empty or closed, stands for itself and is refused when read.
    """
    return [name for source in sources for name in _expand(source)]


def count_inputs(sources: Iterable[str]) -> int:
    """Return how many single inputs `read_inputs` will open."""
    return len(list_inputs(sources))


def is_address(source: str) -> bool:
    """Tell whether a source is fetched from the web."""
    return source[:8].lower().startswith(("http://", "https://"))


def name_shown(source: str) -> str:
    """Return how an input is named to a person: on one line, without the password or token of an address.

    What stands behind the question mark of a store's address tells how it is reached, not what is read.
    """
    if source == STDIN:
        return "standard input"
    if is_stored(source):
        return shown(masked(source).partition("?")[0], 500)
    return shown(masked(source) if "://" in source else source, 500)


def _expand(source: str) -> Iterator[str]:
    if is_stored(source):
        yield from _expand_stored(source)
        return
    if source == STDIN or is_address(source) or not _is_folder(source):
        yield source
        return
    files = list(_files_below(source))
    yield from files or [source]


def _expand_stored(source: str) -> list[str]:
    try:
        return list_stored(source)
    except UnreadableError:
        return [source]


def _is_folder(source: str) -> bool:
    try:
        return Path(source).is_dir()
    except (OSError, ValueError):  # names no file system can hold, such as one with a null byte
        return False


def _files_below(folder: str) -> Iterator[str]:
    closed: list[str] = []
    for here, below, names in os.walk(folder, onerror=lambda problem: closed.append(problem.filename)):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            path = Path(here, name)
            if not name.startswith(".") and (path.is_file() or path.is_symlink()):
                yield str(path)
    yield from (name for name in closed if name != folder)
