"""What the words in another tracker's cells mean (`vocabulary/trackers.yml`)."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.commitments.statement import GROUP
from pledgebook.vocabulary import Lexicon, Vocabulary

_BRACKETS = re.compile(r"(?<!\s)\s*+\([^()]*+\)")
_SEVERAL = re.compile(r",|;|/|&|\band\b")
_ADDRESS = re.compile(r"https?://[^\s,;|]+")
_LARGEST = 18  # digits before the point
_SPACES = re.compile(r"[\s'’_]")


class TrackerWords:
    """Reads cells into values of ours."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rows = vocabulary.rows("trackers")
        self._stages: Mapping[str, list[str]] = rows["stages"]
        self._called_off: Mapping[str, list[str]] = rows["called_off"]
        self._categories = Lexicon[str](rows["categories"])
        self._forms = Lexicon[str](rows["forms"])
        self._donors: Mapping[str, str] = {name.casefold(): code for name, code in rows["donors"].items()}
        self._names = party_ids(vocabulary)

    def parties(self, said: str) -> tuple[str, ...]:
        """Return the ids of one party or of several; who is not known stands by name in angle brackets."""
        whole = said.strip()
        if not whole:
            return ()
        if whole == GROUP or whole.startswith("<"):
            return (whole,)
        if known := self._party(whole):
            return (known,)
        parts = [self._party(part) for part in map(str.strip, _SEVERAL.split(whole)) if part]
        if all(parts):
            return tuple(dict.fromkeys(part for part in parts if part))
        return (f"<{whole}>",)

    def _party(self, said: str) -> str | None:
        for name in (said, _BRACKETS.sub("", said)):
            key = name.strip().casefold()
            if (
                found := self._donors.get(key)
                or self._names.get(key)
                or self._names.get(key.removeprefix("the "))
            ):
                return found
        return None

    def stages(self, said: str) -> tuple[Stage, ...]:
        """Return our stages that agree with theirs."""
        return tuple(Stage(stage) for stage in self._stages.get(said.strip().casefold(), ()))

    def called_off(self, status: str | None) -> tuple[Stage, ...]:
        """Return our stages that agree with an activity status of IATI, where it says that nothing more comes."""
        return tuple(Stage(stage) for stage in self._called_off.get(status or "", ()))

    def category(self, said: str) -> Category | None:
        """Return the first category that is named."""
        found = next(self._categories.find(said), None)
        return Category(found.value) if found else None

    def form(self, said: str) -> Form | None:
        """Return the first form that is named."""
        found = next(self._forms.find(said), None)
        return Form(found.value) if found else None


@cache
def party_ids(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the id of every name of a state or organisation, in lower case; a main name wins over others."""
    rows = vocabulary.rows("states") | vocabulary.rows("organisations")
    others = {name.casefold(): code for code, row in rows.items() for name in row.get("names", ())}
    main = {row["name"].casefold(): code for code, row in rows.items()}
    return others | main | {code.casefold(): code for code in rows}


def day_of(cell: Any, form: str | None = None) -> date | None:
    """Return the day in a cell, null where there is none that can be read in one way only."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    said = str(cell or "").strip()
    try:
        return datetime.strptime(said, form).date() if form else date.fromisoformat(said[:10])
    except ValueError:
        return None


def number_of(cell: Any, decimal: str = ".") -> Decimal | None:
    """Return the number in a cell, null where there is none."""
    if isinstance(cell, bool) or cell is None:
        return None
    said = _SPACES.sub("", str(cell)).replace("," if decimal == "." else ".", "").replace(decimal, ".")
    try:
        value = Decimal(said)
    except InvalidOperation:
        return None
    return value if value.is_finite() and value.adjusted() < _LARGEST else None


def addresses_in(*cells: str) -> tuple[str, ...]:
    """Return the addresses in cells, each once."""
    return tuple(dict.fromkeys(found for cell in cells for found in _ADDRESS.findall(cell)))
