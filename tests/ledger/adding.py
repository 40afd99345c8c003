"""Adds pickled readings one by one, as a process of its own: python -m tests.ledger.adding LEDGER FILE."""

import pickle
import sys
from pathlib import Path

from pledgebook.ledger import Ledger

from .books import OLD


def main(address: str, path: str) -> None:
    readings = pickle.loads(Path(path).read_bytes())
    with Ledger.open(address) as ledger:
        print("begun", flush=True)
        for reading in readings:
            ledger.add([reading], OLD)


if __name__ == "__main__":
    main(*sys.argv[1:])
