"""The program's own vocabulary files as they were last parsed, kept beside Python's compiled modules.

Reading YAML takes half a second of every start. As Python does with modules, the rows are written to
`__pycache__` when a file is first parsed, with a hash of the file's text; where that cannot be written, or
Python writes nothing (`-B`), the file is parsed each time.
"""

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

from pledgebook.ids import digest


def load(file: Path, text: str) -> dict[str, Any] | None:
    """Return the rows kept of a file; null where none are, or another text was parsed."""
    with suppress(OSError, ValueError):
        match json.loads(_beside(file).read_text(encoding="utf-8")):
            case [hashed, dict(rows)] if hashed == digest(text):
                return rows
    return None


def keep(file: Path, text: str, rows: Mapping[str, Any]) -> None:
    """Keep the rows of a file for the next start."""
    if sys.dont_write_bytecode:
        return
    place = _beside(file)
    written = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        written.write_text(json.dumps([digest(text), rows], ensure_ascii=False), encoding="utf-8")
        written.replace(place)


def _beside(file: Path) -> Path:
    return Path(cache_from_source(str(file))).with_suffix(".json")
