"""Processes that are killed at any moment, and what they had said was kept by then.

Each is forked from a server that runs no threads: one forked from the tests' own process, where databases and parsers
have left threads, may die of a lock or of memory that a thread held.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from signal import SIGKILL
from typing import NamedTuple

Say = Callable[[str], None]
_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload([f"{__package__}.known"])


class Killed(NamedTuple):
    """What a process had said when it ended, and whether it was killed before its end."""

    said: tuple[str, ...]
    killed: bool


def let_run(act: Callable[[Say], None], seconds: float | None) -> Killed:
    """Let a process act, and kill it as `kill -9` does after some seconds; without them, wait for its end.

    The act is pickled: a function of a module, or a `partial` of one.
    """
    reading, writing = _CONTEXT.Pipe(duplex=False)
    child = _CONTEXT.Process(target=_act, args=(act, writing))
    child.start()
    writing.close()
    if seconds is not None:
        time.sleep(seconds)
        child.kill()
    with reading:
        said = tuple(_heard(reading))
    child.join()
    if child.exitcode and (seconds is None or child.exitcode != -SIGKILL):
        raise AssertionError(f"the process ended with {child.exitcode}: {said[-1:]}")
    return Killed(said, child.exitcode == -SIGKILL)


def begin() -> None:
    """Start what forks the processes: whoever comes first waits until it knows what all of them know."""
    let_run(_nothing, None)


def _nothing(say: Say) -> None:
    """Do nothing."""


def _heard(reading: Connection) -> Iterator[str]:
    """Yield what was said whole: nobody could have read a line that was cut."""
    with suppress(EOFError, ConnectionResetError):
        while True:
            yield reading.recv_bytes().decode()


def _act(act: Callable[[Say], None], writing: Connection) -> None:
    try:
        act(lambda said: writing.send_bytes(said.encode()))
    except BaseException as problem:
        writing.send_bytes(f"{type(problem).__name__}: {problem}"[:2000].encode())
        os._exit(1)  # said here, so not printed again
