"""Work on documents that hang or end the process which reads them, as a parser may on a text nobody foresaw."""

import os
import signal
import time

from pledgebook.bulk.batches import Batch
from pledgebook.bulk.work import Tell, Work
from pledgebook.claims import Reading

HANGS, ENDS = "this text hangs", "this text ends the process"


class Stubborn(Work):
    """Reads as ever, but for two texts."""

    def _read(self, batch: Batch, place: int, tell: Tell) -> Reading:
        tell(place)
        text = batch.documents[place].text
        if HANGS in text:
            time.sleep(600)
        if ENDS in text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._read(batch, place, tell)
