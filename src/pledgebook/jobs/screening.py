"""Screen: archives in, the pages worth reading out."""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

import msgspec

from pledgebook.bulk.profile import read_profile
from pledgebook.bulk.screen import Kept, Screener
from pledgebook.documents.reasons import UnreadableError
from pledgebook.documents.sources import STDIN, list_inputs, name_shown
from pledgebook.documents.stores import PASSING, is_stored, open_stored, size_stored
from pledgebook.findings import Finding
from pledgebook.vocabulary import Vocabulary, check_own

# Told how many bytes of all archives are behind.
Tell = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class ScreenRequest:
    """Which archives are screened, for which profile, and from which score on a page is kept."""

    sources: Sequence[str]
    profile: Path | None = None
    least: float | None = None
    vocabulary: Path | None = None
    limit_bytes: int = 5_000_000


def screener(request: ScreenRequest) -> Screener:
    """Return what screens for a request."""
    if request.vocabulary:
        check_own(request.vocabulary)
    profile = read_profile(Vocabulary(request.vocabulary), request.profile)
    return Screener(profile, request.limit_bytes, request.least)


def size_of(request: ScreenRequest) -> int | None:
    """Return how many bytes the archives of a request have, null where that cannot be told before."""
    return sum(map(_size, list_inputs(request.sources))) if STDIN not in request.sources else None


def _size(name: str) -> int:
    if is_stored(name):
        return size_stored(name)
    return Path(name).stat().st_size if Path(name).is_file() else 0


def screen(
    request: ScreenRequest, screening: Screener | None = None, tell: Tell = lambda _: None
) -> Iterator[Kept | Finding]:
    """Yield what of archives is worth reading, and a finding for what could not be read."""
    screening = screening or screener(request)
    behind = 0
    for name in list_inputs(request.sources):
        try:
            with ExitStack() as stack:
                file = _opened(name, stack)
                yield from screening.screen(file, name_shown(name), partial(_tell, tell, behind, file))
                behind += file.seek(0, 2)
        except UnreadableError as problem:
            yield Finding(name_shown(name), str(problem), problem.why in PASSING)
        except OSError as problem:
            yield Finding(name_shown(name), f"could not be read ({problem.strerror or problem})")


def _tell(tell: Tell, behind: int, file: BinaryIO) -> None:
    tell(behind + file.tell())


def kept_line(kept: Kept) -> bytes:
    """Return what is worth reading as one line of JSON, with the columns that every reading command takes."""
    return msgspec.json.encode({"score": kept.score, **kept.record}) + b"\n"


def _opened(name: str, stack: ExitStack) -> BinaryIO:
    if is_stored(name):
        return stack.enter_context(open_stored(name))[0]
    if name != STDIN:
        return stack.enter_context(Path(name).open("rb"))
    # Where an archive is damaged it is looked at again, which a pipe cannot be.
    spooled = cast("BinaryIO", stack.enter_context(tempfile.TemporaryFile()))  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(sys.stdin.buffer, spooled)
    spooled.seek(0)
    return spooled
