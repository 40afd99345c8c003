"""The program's own log: one logger, silent until a door turns it on."""

import json
import logging
from typing import IO, Any

from pledgebook.masked import all_masked, masked

logger = logging.getLogger("pledgebook")
logger.addHandler(logging.NullHandler())


class JsonLines(logging.Formatter):
    """One JSON object a record: when, how grave, what, and the facts given as `extra={"facts": …}`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one line of JSON."""
        facts: dict[str, Any] = getattr(record, "facts", {})
        line = {
            "at": round(record.created, 3),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
        }
        if record.exc_info:
            facts = facts | {"error": self.formatException(record.exc_info)}
        return json.dumps(all_masked(line | facts), ensure_ascii=False)


class Lines(logging.Formatter):
    """What libraries warn of, without the secrets that an address in it may carry."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as text."""
        return masked(super().format(record))


def mask_warnings() -> None:
    """Mask what libraries say where no log was asked for."""
    if logging.lastResort is not None:
        logging.lastResort.setFormatter(Lines())


def log_json(stream: IO[str]) -> None:
    """Write the log, and what libraries warn of, to a stream from now on, as JSON lines."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logger.handlers = [handler]
    logging.getLogger().addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False


def be_silent() -> None:
    """Write no log from now on."""
    for handler in logger.handlers:
        logging.getLogger().removeHandler(handler)
    logger.handlers = [logging.NullHandler()]
    logger.setLevel(logging.NOTSET)
    logger.propagate = True


def is_structured() -> bool:
    """Tell whether the log is written as JSON lines."""
    return any(isinstance(handler.formatter, JsonLines) for handler in logger.handlers)
