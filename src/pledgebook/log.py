"""The program's own log: one logger, silent until a door configures it."""

import logging

logger = logging.getLogger("pledgebook")
logger.addHandler(logging.NullHandler())
