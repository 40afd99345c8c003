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
from pledgebook.documents.sources import STDIN, list_inputs, name_shown
from pledgebook.findings import Finding
from pledgebook.vocabulary import Vocabulary

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
    profile = read_profile(Vocabulary(request.vocabulary), request.profile)
    return Screener(profile, request.limit_bytes, request.least)


def size_of(request: ScreenRequest) -> int | None:
    """Return how many bytes the archives of a request have, null where that cannot be told before."""
    paths = [Path(name) for name in list_inputs(request.sources)]
    return (
        sum(path.stat().st_size for path in paths if path.is_file()) if STDIN not in request.sources else None
    )


def screen(
    request: ScreenRequest, screening: Screener | None = None, tell: Tell = lambda _: None
) -> Iterator[Kept | Finding]:
    """Yield what of archives is worth reading, and a finding for what could not be read."""
    screening = screening or screener(request)
    behind = 0
    for name in list_inputs(request.sources):
        with ExitStack() as stack:
            try:
                file = _opened(name, stack)
                yield from screening.screen(file, name_shown(name), partial(_tell, tell, behind, file))
                behind += file.seek(0, 2)
            except OSError as problem:
                yield Finding(name_shown(name), f"could not be read ({problem.strerror or problem})")


def _tell(tell: Tell, behind: int, file: BinaryIO) -> None:
    tell(behind + file.tell())


def kept_line(kept: Kept) -> bytes:
    """Return what is worth reading as one line of JSON, with the columns that every reading command takes."""
    return msgspec.json.encode({"score": kept.score, **kept.record}) + b"\n"


def _opened(name: str, stack: ExitStack) -> BinaryIO:
    if name != STDIN:
        return stack.enter_context(Path(name).open("rb"))
    # Where an archive is damaged it is looked at again, which a pipe cannot be.
    spooled = cast("BinaryIO", stack.enter_context(tempfile.TemporaryFile()))  # noqa: SIM115 - the caller closes it
    shutil.copyfileobj(sys.stdin.buffer, spooled)
    spooled.seek(0)
    return spooled
