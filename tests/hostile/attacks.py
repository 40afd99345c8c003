"""Texts made to slow an expression down: what it matches, in part and over and over, and then a sign it does not.

The grammar is the one that Python itself reads the expression with; a text need not match, only nearly.
"""

import re
from collections.abc import Iterator
from itertools import islice, product
from typing import Any

from re import _constants as names  # type: ignore[attr-defined]  # isort: skip
from re import _parser as grammar  # type: ignore[attr-defined]  # isort: skip

# What stands for a set of signs: one of each sort that may be in it.
SORTS = "a1A -.,'\"<([{\n:/é_;|*#$=&@%"
MANY = 8
ENDS = ("", "\x00", "!", "\n\x00", " \x00")


def attacks(pattern: Any, most: int) -> Iterator[tuple[str, str, str]]:
    """Yield a beginning, what is to be repeated, and an end."""
    tree = grammar.parse(_words(pattern.pattern), pattern.flags & ~re.UNICODE | re.UNICODE)
    pumped = dict.fromkeys(_pumps(list(tree), ""))
    for (before, body), end in islice(product(pumped, ENDS), most):
        yield before, body, end


def _words(pattern: str | bytes) -> str:
    return pattern if isinstance(pattern, str) else pattern.decode("latin-1")


def _pumps(nodes: list[Any], before: str) -> Iterator[tuple[str, str]]:
    """Yield what is repeated in a sequence, and every beginning of the sequence as a thing to repeat."""
    for place, node in enumerate(nodes):
        lead = before + _first(nodes[:place])
        yield from _inside(node, lead)
    for place in range(1, len(nodes) + 1):
        for whole in _samples(nodes[:place]):
            if whole:
                yield "", whole


def _inside(node: Any, lead: str) -> Iterator[tuple[str, str]]:
    kind, value = node
    if kind in (names.MAX_REPEAT, names.MIN_REPEAT, names.POSSESSIVE_REPEAT):
        _, most, body = value
        if most > MANY:
            yield from ((lead, one) for one in _samples(list(body)) if one)
        yield from _pumps(list(body), lead)
    elif kind is names.SUBPATTERN:
        yield from _pumps(list(value[-1]), lead)
    elif kind is names.ATOMIC_GROUP:
        yield from _pumps(list(value), lead)
    elif kind is names.BRANCH:
        for branch in value[1][:6]:
            yield from _pumps(list(branch), lead)
    elif kind in (names.ASSERT, names.ASSERT_NOT):
        yield from _pumps(list(value[1]), lead)


def _first(nodes: list[Any]) -> str:
    return next(iter(_samples(nodes)), "")


def _samples(nodes: list[Any]) -> list[str]:
    """Return some texts that a sequence matches, as far as its looks around allow."""
    found = [""]
    for node in nodes:
        found = [left + right for left, right in islice(product(found, _sample(node) or [""]), 12)]
    return found


def _sample(node: Any) -> list[str]:
    kind, value = node
    match kind:
        case names.LITERAL:
            return [chr(value)]
        case names.NOT_LITERAL:
            return [sign for sign in SORTS if ord(sign) != value][:3]
        case names.ANY:
            return ["a", " ", "<"]
        case names.IN:
            return _of_set(value)
        case names.MAX_REPEAT | names.MIN_REPEAT | names.POSSESSIVE_REPEAT:
            least, _, body = value
            return [one * max(least, 1) for one in _samples(list(body))][:6]
        case names.SUBPATTERN:
            return _samples(list(value[-1]))
        case names.ATOMIC_GROUP:
            return _samples(list(value))
        case names.BRANCH:
            return [_first(list(branch)) for branch in value[1][:6]]
        case _:
            return [""]


def _of_set(parts: list[Any]) -> list[str]:
    """Return one sign of each sort that a set holds; a set that holds none of them gives its own first sign."""
    tree = grammar.parse("[a]")
    tree[0] = (names.IN, parts)
    fits = re._compiler.compile(tree).match  # type: ignore[attr-defined]
    found = [sign for sign in SORTS if fits(sign)]
    own = [
        chr(value if kind is names.LITERAL else value[0])
        for kind, value in parts
        if kind in (names.LITERAL, names.RANGE)
    ]
    return (found or own)[:5]
