"""Words of currency that mean something else: pounds of weight, the police unit SEK."""

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pledgebook.errors import UnknownKeysError
from pledgebook.language.money_pairs import Draft
from pledgebook.language.number_tokens import Line
from pledgebook.vocabulary import Vocabulary

_REACH_BEFORE = 4
_REACH_OF = 4
# Nobody weighs this much by the pound.
_SUM = 1_000_000


class Trap(NamedTuple):
    """One row of not_money.yml."""

    followed: frozenset[str]
    preceded: frozenset[str]
    of: frozenset[str]
    goods: frozenset[str]


@cache
def load_traps(vocabulary: Vocabulary) -> Mapping[str, Trap]:
    """Read not_money.yml, once for each vocabulary: the traps of each word."""
    traps: dict[str, Trap] = {}
    for key, raw in vocabulary.rows("not_money").items():
        words, trap = _read(key, raw)
        traps |= dict.fromkeys(words, trap)
    return traps


def _read(key: str, raw: Mapping[str, Any]) -> tuple[tuple[str, ...], Trap]:
    rest = dict(raw)
    words = tuple(rest.pop("words"))
    trap = Trap(*(frozenset(rest.pop(name, ())) for name in Trap._fields))
    if rest:
        where = f"not_money.yml: {key}"
        raise UnknownKeysError(where, tuple(rest))
    return words, trap


def _hyphened(line: Line, draft: Draft, trap: Trap, after: int) -> bool:
    """Tell whether "a 40-pound" thing is one of weight: all but those that are money themselves."""
    joined = line.low(draft.stop - 2) == "-" and draft.figure.scale < _SUM
    return joined and bool(trap.of) and trap.of.isdisjoint(line.lows[after : after + 2])


def is_trap(line: Line, draft: Draft, traps: Mapping[str, Trap]) -> bool:
    """Tell whether a word of currency means something else here."""
    trap = traps.get(draft.mark.text.lower())
    if trap is None:
        return False
    after = draft.stop + 1 if line.low(draft.stop) == "-" else draft.stop
    if line.low(after) in trap.followed or _hyphened(line, draft, trap, after):
        return True
    if not trap.preceded.isdisjoint(line.lows[max(0, draft.first - _REACH_BEFORE) : draft.first]):
        return True
    if not trap.of or line.low(draft.stop) != "of":
        return False
    near = line.lows[draft.stop + 1 : draft.stop + 1 + _REACH_OF]
    weighed = draft.figure.scale < _SUM and not trap.goods.isdisjoint(near)  # "5,000 pounds of aid supplies"
    return weighed or trap.of.isdisjoint(near)
