"""Magnitudes that follow a number: "million", "bn", "m", "lakh crore", "milion"."""

from decimal import Decimal
from functools import lru_cache

from pledgebook.language.number_tokens import Kind, Line
from pledgebook.language.number_words import (
    ABBREVIATIONS,
    HUNDRED,
    LETTERS,
    MAGNITUDES,
    METRES,
    MONEY_ONLY,
    PLURALS,
)

_CHAIN = 3
_ONE = Decimal(1)
_WORDS = MAGNITUDES | PLURALS | {"hundred": HUNDRED, "dozen": Decimal(12)}
_SLIPPED = {word: MAGNITUDES[word] for word in ("million", "billion", "trillion", "thousand")}
# One letter from a magnitude, and words of their own.
_OTHER_WORDS = frozenset({"bullion", "mullion", "pillion", "minion", "gillion", "zillion", "jillion"})
# Only touching the digits: "2t" beside a currency, and never "2 t" (tonnes).
_TOUCHING = frozenset({"t", "mm"})


def read_magnitude(line: Line, at: int, *, money: bool = False) -> tuple[Decimal, int]:
    """Return what the magnitude words from token `at` on multiply by, and the token after them."""
    scale, stop = _ONE, at
    for _ in range(_CHAIN):
        word = stop + 1 if stop == at and _hyphened(line, stop) else stop
        factor = _factor(line, word, money=money, touching=word == at and line.touches(at))
        if factor is None:
            break
        scale, stop = scale * factor, word + 1
        if line.low(word) not in _WORDS:
            stop = _past_dot(line, word + 1)
            break
    return scale, stop


def _hyphened(line: Line, at: int) -> bool:
    return line.low(at) == "-" and line.touches(at) == line.touches(at + 1)


def _factor(line: Line, at: int, *, money: bool, touching: bool) -> Decimal | None:
    low = line.low(at)
    if line.kind(at) is not Kind.WORD:
        return None
    known = _WORDS.get(low) or ABBREVIATIONS.get(low) or slipped(low)
    if known is not None:
        return known
    if line.touches(at + 1) and line.kind(at + 1) is Kind.DIGITS:  # "5m2"
        return None
    if low in LETTERS and (money or (touching and not _metres(line, at))):
        return LETTERS[low]
    if money and (touching or low not in _TOUCHING):
        return MONEY_ONLY.get(low)
    return None


def _metres(line: Line, at: int) -> bool:
    after = at + 2 if line.low(at + 1) == "-" else at + 1
    return line.low(at) == "m" and line.low(after) in METRES


def _past_dot(line: Line, at: int) -> int:
    """Step over the dot of "mio. kroner", not over the end of a sentence."""
    if line.low(at) != "." or not line.touches(at) or line.kind(at + 1) is None:
        return at
    following = line.tokens[at + 1].text
    unit = following.isupper() or following in "€$£" or following.lower() in ("euro", "euros")
    return at + 1 if unit or following[0].islower() else at


_PARTS: dict[tuple[str, ...], Decimal] = {
    ("and", "a", "half"): Decimal("0.5"),
    ("and", "a", "quarter"): Decimal("0.25"),
    ("and", "three", "quarters"): Decimal("0.75"),
}


def and_a_half(line: Line, at: int, unit: Decimal) -> tuple[Decimal, int]:
    """Return the part of `unit` that "and a half" at token `at` adds, with the token after it."""
    words, place = [], at
    for _ in range(3):
        place += line.low(place) == "-"
        words.append(line.low(place))
        place += 1
    part = _PARTS.get(tuple(words))
    return (Decimal(0), at) if part is None else (part * unit, place)


@lru_cache(maxsize=4096)
def slipped(word: str) -> Decimal | None:
    """Return the magnitude a word is one slip of the keys away from; null where it is a word itself."""
    if not 5 <= len(word) <= 9 or word in _OTHER_WORDS:
        return None
    return next((value for right, value in _SLIPPED.items() if _one_slip(word, right)), None)


def _one_slip(word: str, right: str) -> bool:
    if word[:1] != right[:1] or word == right or abs(len(word) - len(right)) > 1:
        return False
    head = next((i for i, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), len(word))
    if len(word) != len(right):
        longer, shorter = (word, right) if len(word) > len(right) else (right, word)
        return longer[head + 1 :] == shorter[head:]
    swapped = word[head + 1 : head + 2] + word[head : head + 1]
    return word[head + 1 :] == right[head + 1 :] or swapped + word[head + 2 :] == right[head:]
