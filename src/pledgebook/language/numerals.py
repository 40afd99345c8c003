"""Numbers written in digits, in the styles of the world, as exact decimals."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

# Longer runs of digits are serial numbers, never figures; the bound also keeps hostile input cheap.
_LONGEST = 30

_SEPARATORS = re.compile(r"[.,'’]")


class Numeral(NamedTuple):
    """What a run of digits is worth, and how it was written.

    `grouped` says that thousands were marked off, `fraction` that a decimal point or comma was read;
    `doubtful` that the one dot may mark thousands or decimals ("1.500").
    """

    value: Decimal
    grouped: bool = False
    fraction: bool = False
    doubtful: bool = False


@lru_cache(maxsize=4096)
def read_numeral(digits: str) -> Numeral | None:
    """Read one unbroken run of digits and separators; null where it is no number (addresses, versions)."""
    if len(digits) > _LONGEST:
        return None
    parts = _SEPARATORS.split(digits)
    marks = [mark.replace("’", "'") for mark in _SEPARATORS.findall(digits)]
    if not marks:
        return Numeral(Decimal(digits))
    if len(marks) == 1:
        return _one_mark(marks[0], parts)
    if len(set(marks)) == 1:
        return _whole(parts) if _groups(marks[0], parts) else None
    return _mixed(marks, parts)


def _one_mark(mark: str, parts: list[str]) -> Numeral | None:
    if mark == ".":
        doubtful = len(parts[1]) == 3 and parts[1].endswith("0") and _leads(parts[0])
        return Numeral(Decimal(".".join(parts)), fraction=True, doubtful=doubtful)
    if _groups(mark, parts):
        return _whole(parts)
    if mark == "," and (len(parts[1]) <= 2 or parts[0] == "0"):
        return Numeral(Decimal(".".join(parts)), fraction=True)
    return None


def _mixed(marks: list[str], parts: list[str]) -> Numeral | None:
    if len(set(marks[:-1])) != 1 or marks[-1] == "'" or not _groups(marks[0], parts[:-1]):
        return None
    return Numeral(Decimal("".join(parts[:-1]) + "." + parts[-1]), grouped=True, fraction=True)


def _whole(parts: list[str]) -> Numeral:
    return Numeral(Decimal("".join(parts)), grouped=True)


def _groups(mark: str, parts: list[str]) -> bool:
    first, *rest = parts
    if not _leads(first) or len(rest[-1]) != 3:
        return False
    if all(len(part) == 3 for part in rest):
        return True
    return mark == "," and all(len(part) == 2 for part in rest[:-1])  # 12,34,567


def _leads(first: str) -> bool:
    return len(first) <= 3 and not first.startswith("0")
