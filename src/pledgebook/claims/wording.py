"""The wordings beside which nobody is supported, or nobody named nearby (not_support.yml)."""

import re
from functools import cache
from typing import Any

from pledgebook.vocabulary import Vocabulary


@cache
def not_support(vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the rows of not_support.yml."""
    return vocabulary.rows("not_support")


@cache
def wording(row: str, vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds any of the patterns of a row; REGION in them stands for any of the regions."""
    rows = not_support(vocabulary)
    patterns = "|".join(rows[row]).replace("REGION", f"(?:{'|'.join(rows['regions'])})")
    return re.compile(rf"\b(?:{patterns})\b", re.IGNORECASE)
