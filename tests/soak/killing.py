"""Processes that are killed at any moment, and what they had said was kept by then."""

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import NamedTuple

Say = Callable[[str], None]


class Killed(NamedTuple):
    """What a process had said when it ended, and whether it was killed before its end."""

    said: tuple[str, ...]
    killed: bool


def let_run(act: Callable[[Say], None], seconds: float | None) -> Killed:
    """Let a process act, and kill it as `kill -9` does after some seconds; without them, wait for its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _act(act, reading, writing)
    os.close(writing)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reading) as heard:
        # A line that was cut is not said: nobody could have read it.
        said = tuple(line.rstrip("\n") for line in heard if line.endswith("\n"))
    status = os.waitpid(child, 0)[1]
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise AssertionError(f"the process broke: {said[-1:]}")
    if os.WIFSIGNALED(status) and (seconds is None or os.WTERMSIG(status) != signal.SIGKILL):
        raise AssertionError(f"the process was ended by signal {os.WTERMSIG(status)}: {said[-1:]}")
    return Killed(said, os.WIFSIGNALED(status))


def _act(act: Callable[[Say], None], reading: int, writing: int) -> None:
    os.close(reading)
    status = 1
    try:
        act(lambda said: _say(writing, said))
        status = 0
    except BaseException as problem:
        _say(writing, f"{type(problem).__name__}: {problem}"[:2000].replace("\n", " "))
    finally:
        sys.stdout.flush()
        os._exit(status)  # nothing of the parent is to be closed by its child


def _say(writing: int, said: str) -> None:
    os.write(writing, f"{said}\n".encode())  # at once, past every buffer
