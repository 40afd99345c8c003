"""What reading a hostile input takes of the machine's memory, that of libraries included: `-m tests.hostile.memory`."""

import json
import os
import resource
from pathlib import Path

from .test_bombs import BOMBS, printed, read

_PAGE = os.sysconf("SC_PAGE_SIZE")
READY = (
    b"id,text\n1,aid",  # loads the model of languages
    b"id,text\n1,The ministry sends aid.",
    b"<html><body><p>The ministry sends aid for the coast.",
    b"Das Ministerium schickt vierzig Boote an die K\xc3\xbcste, sagte eine Sprecherin.",
)


def taken(data: bytes) -> int:
    """Return by how many bytes a process grows at most while it reads an input.

    It is read in a child, since the highest mark of a process never falls again.
    """
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(into, str(_grown(data)).encode())
        os._exit(0)
    os.close(into)
    with os.fdopen(out, "rb") as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return int(said)


def _grown(data: bytes) -> int:
    before = int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE
    read(data)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - before


def main() -> None:
    """Write, for each bomb, its size and the memory that reading it took."""
    for first in (*READY, printed()[:900]):
        read(first)
    made = ((kind, make()) for kind, make in BOMBS.items())
    print(json.dumps({kind: (len(data), taken(data)) for kind, data in made}))


if __name__ == "__main__":
    main()
