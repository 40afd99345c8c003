"""Intake: what people bring through pages, read one after the other in a process of its own."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_urlsafe
from threading import Event
from time import monotonic

from pledgebook.jobs.intake_item import Item, Source, Told
from pledgebook.jobs.intake_process import ReadingProcess
from pledgebook.log import logger
from pledgebook.settings import Settings

__all__ = ["Intake", "Item", "Job", "Source", "Told", "new_folder"]

_MOST_JOBS = 50
_MOST_WAITING = 20
_LONGEST_SECONDS = 1_800
_TOO_LONG = "reading it all took longer than half an hour, so the rest was not read"


@dataclass(slots=True)
class Job:
    """What one person brought at once, and what became of it so far; `folder` holds the bytes."""

    id: str
    by: str
    items: Sequence[Item]
    folder: Path
    begun: datetime
    told: list[Told] = field(default_factory=list)
    ended: Event = field(default_factory=Event)

    @property
    def done(self) -> bool:
        """Whether everything was read, or given up."""
        return self.ended.is_set()

    @property
    def at(self) -> int:
        """The number of items that are behind the one of which was told last."""
        return max((one.item for one in self.told), default=0)


class Intake:
    """Reads for one ledger what people bring, in the order in which they come."""

    def __init__(self, ledger: str, settings: Settings) -> None:
        self._reader = ReadingProcess(ledger, settings.limit_seconds)
        self._queue = ThreadPoolExecutor(1, "intake")
        self._jobs: dict[str, Job] = {}
        self._closed = False

    @property
    def is_full(self) -> bool:
        """Whether too much waits already."""
        return sum(not job.done for job in self._jobs.values()) >= _MOST_WAITING

    def warm(self) -> None:
        """Have the parser loaded by the time that somebody brings something."""
        if not any(not job.done for job in self._jobs.values()):
            self._queue.submit(self._reader.warm)

    def begin(self, items: Sequence[Item], by: str, folder: Path) -> Job:
        """Take items to read; the folder with their bytes goes when the job is forgotten."""
        job = Job(token_urlsafe(12), by, tuple(items), folder, datetime.now(UTC))
        self._forget()
        self._jobs[job.id] = job
        self._queue.submit(self._run, job)
        return job

    def job(self, name: str, by: str) -> Job | None:
        """Return a job that a person began, null where it was forgotten or is another's."""
        found = self._jobs.get(name)
        return found if found is not None and found.by == by else None

    def close(self) -> None:
        """Give up what waits, end the process and delete what was brought."""
        self._closed = True
        self._reader.stop()
        self._queue.shutdown(cancel_futures=True)
        self._reader.close()
        for job in self._jobs.values():
            shutil.rmtree(job.folder, ignore_errors=True)

    def _run(self, job: Job) -> None:
        try:
            for told in self._read(job):
                job.told.append(told)
        except Exception:
            logger.exception("the intake broke")
            raise
        finally:
            _tidy(job)
            job.ended.set()

    def _read(self, job: Job) -> Iterator[Told]:
        until = monotonic() + _LONGEST_SECONDS
        for number, item in enumerate(job.items):
            if self._closed:
                return
            for told in self._reader.read(number, item):
                yield told
                if monotonic() > until:
                    self._reader.close()
                    yield Told(number, item.name, reason=_TOO_LONG)
                    return

    def _forget(self) -> None:
        old = [job for job in self._jobs.values() if job.done]
        for job in old[: max(0, len(self._jobs) + 1 - _MOST_JOBS)]:
            shutil.rmtree(job.folder, ignore_errors=True)
            del self._jobs[job.id]


def _tidy(job: Job) -> None:
    """Delete what was brought, but for scans: somebody may still type their words."""
    scans = {one.item for one in job.told if one.is_scan}
    for number, item in enumerate(job.items):
        if item.path and number not in scans and Path(item.path).parent == job.folder:
            Path(item.path).unlink(missing_ok=True)


def new_folder() -> Path:
    """Make a folder for what one person brings; no page leads into it, and only this user may open it."""
    return Path(tempfile.mkdtemp(prefix="pledgebook-"))
