"""One process beside this one that reads, with the parser loaded; when it has died, the next item starts another."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import Lock, Timer
from typing import Any

import pledgebook
from pledgebook.jobs.intake_item import TOO_MUCH, Item, Told
from pledgebook.log import logger

BROKE = "the reader broke on it; the log says why"
_START_SECONDS = 60  # to load the parser on a busy machine
_MODULE = "pledgebook.jobs.intake_worker"
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")  # each thread reserves memory


class ReadingProcess:
    """The process that reads for one ledger; one caller at a time."""

    def __init__(self, ledger: str, limit_seconds: int) -> None:
        self._ledger = ledger
        self._seconds = limit_seconds
        self._process: subprocess.Popen[str] | None = None
        self._starting = Lock()

    def warm(self) -> None:
        """Start the process, so that the parser is loaded when the first item comes."""
        for _ in self._ask(0, None):
            pass

    def read(self, number: int, item: Item) -> Iterator[Told]:
        """Yield what became of each document of an item; where the process dies of it, that is told too."""
        yield from self._ask(number, item)

    def stop(self) -> None:
        """End the process, whatever it does; who waits for its answers learns that there are no more."""
        process = self._process
        if process is not None:
            process.kill()

    def close(self) -> None:
        """End the process; nobody waits for its answers any more."""
        self.stop()
        if self._process is not None:
            self._end(self._process)

    def _ask(self, number: int, item: Item | None) -> Iterator[Told]:
        process = self._alive()
        assert process.stdin is not None
        asked = {"ledger": self._ledger, "number": number, "item": asdict(item) if item else None}
        with suppress(BrokenPipeError):  # then it has no answer either
            process.stdin.write(json.dumps(asked) + "\n")
            process.stdin.flush()
        done = False
        for answer in self._answers(process):
            if done := "done" in answer:
                break
            yield Told(**answer)
        if not done:
            yield from self._mourn(process, number, item)

    def _answers(self, process: "subprocess.Popen[str]") -> Iterator[dict[str, Any]]:
        """Yield answers as long as each comes in time."""
        assert process.stdout is not None
        while True:
            late = Timer(self._seconds + _START_SECONDS, process.kill)
            late.start()
            try:
                line = process.stdout.readline()
            finally:
                late.cancel()
            if not line.endswith("\n"):
                return
            yield json.loads(line)

    def _mourn(self, process: "subprocess.Popen[str]", number: int, item: Item | None) -> Iterator[Told]:
        status = process.wait()
        self._end(process)
        if status == 0 or item is None:  # it told of the item before it went
            return
        logger.warning("the reading process ended", extra={"facts": {"item": item.name, "status": status}})
        yield Told(number, item.name, reason=TOO_MUCH if status < 0 else BROKE)

    def _end(self, process: "subprocess.Popen[str]") -> None:
        process.wait()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError, ValueError):
                if stream is not None:
                    stream.close()
        self._process = None

    def _alive(self) -> "subprocess.Popen[str]":
        with self._starting:
            if self._process is not None and self._process.poll() is not None:
                self._end(self._process)
            if self._process is None:
                self._process = _start()
            return self._process


def _start() -> "subprocess.Popen[str]":
    home = str(Path(pledgebook.__file__).parents[1])
    known = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    surroundings = os.environ | dict.fromkeys(_ONE_THREAD, "1") | {"PYTHONPATH": os.pathsep.join(known)}
    # -P: no module is ever taken from the folder that the program was started in.
    return subprocess.Popen(
        [sys.executable, "-P", "-m", _MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=surroundings,
        start_new_session=True,  # who ends the server by a key ends the server, which ends this
    )
