"""What makes a task urgent, read once a vocabulary (`vocabulary/review.yml`)."""

from dataclasses import dataclass
from functools import cache

from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Weights:
    """Factors of a task's rank; euros, doubts from 0 to 1, bits and days as the vocabulary says of each."""

    unpriced: float
    least_doubt: float
    uncounted: float
    unlikely: float
    waiting: float
    conflict: float
    flag: float
    unknown: float
    a_year_old: float
    little: float
    large: float
    doubtful: float
    most: float
    twins_days: float
    twins_doubt: float


@cache
def weights(vocabulary: Vocabulary) -> Weights:
    """Return the weights that a vocabulary gives."""
    rows = dict(vocabulary.rows("review"))
    return Weights(**{name: float(value) for name, value in ({**rows.pop("links"), **rows}).items()})
