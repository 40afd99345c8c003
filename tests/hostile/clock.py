"""How long something takes, in seconds of this process, and no longer than is worth waiting for."""

import gc
import signal
import time
from collections.abc import Callable
from typing import Any

PATIENCE = 2.0
LOOKS = 5


class _LateError(Exception):
    """It took longer than anybody waits."""


def seconds(act: Callable[[], Any], patience: float = PATIENCE) -> float:
    """Return the seconds of the processor that an act takes; when patience ends, it is broken off."""
    before, collects = signal.signal(signal.SIGALRM, _ring), gc.isenabled()
    gc.disable()  # what others hang on to a collection cannot be broken off
    start = time.process_time()
    signal.setitimer(signal.ITIMER_REAL, 4 * patience)
    try:
        act()
    except _LateError:
        return 4 * patience
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        if collects:
            gc.enable()
        signal.signal(signal.SIGALRM, before)
    return time.process_time() - start


def in_any_look(holds: Callable[[], bool], looks: int = LOOKS) -> bool:
    """Tell whether something about time holds in one of some looks.

    What else a machine does makes one look seem slow, at times several in a row; what is slow is so in all.
    """
    return any(holds() for _ in range(looks))


def _ring(*_: object) -> None:
    raise _LateError
