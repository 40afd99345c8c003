"""The same amount told in a second currency: "SEK 1.3 billion (about $120m)", "£2bn, or $2.5bn"."""

from collections.abc import Sequence

from pledgebook.amounts import Money, Qualifier
from pledgebook.language.money_marks import agreed
from pledgebook.language.money_pairs import Draft
from pledgebook.language.number_tokens import Line
from pledgebook.language.qualifiers import qualifier_before

_OPENING = frozenset("([")
_CLOSING = frozenset(")]")
# Words that lead to the other currency, inside the bracket or after a comma.
_LEADS = frozenset(
    {
        "or",
        "i",
        ".",
        "e",
        ",",
        "=",
        "/",
        ":",
        ";",
        "equivalent",
        "to",
        "the",
        "of",
        "worth",
        "equal",
        "equals",
    }
    | {
        "equalling",
        "some",
        "nearly",
        "which",
        "is",
        "at",
        "today",
        "'",
        "s",
        "rates",
        "us",
        "just",
        "currently",
        "approximately",
        "roughly",
        "about",
        "around",
        "approx",
    }
)
_LEAST = frozenset({"or", "=", "/", "equivalent", "i"})
_ASIDE_ENDS = frozenset({",", ";", ".", ")", "–", "—"})
_SEPARATORS = frozenset({",", "/", ";", "or"})
# "($47 million at the time)".
_TAIL = 10


def with_alternatives(line: Line, drafts: Sequence[Draft]) -> list[Draft]:
    """Fold each second currency into the amount it translates."""
    kept: list[Draft] = []
    unclosed = False
    for draft in drafts:
        again = _again(line, kept[-1], draft) if kept else None
        if again is not None:
            kept[-1] = again
            continue
        stop = _translates(line, kept[-1], draft, inside=unclosed) if kept else None
        if stop is None:
            kept.append(draft)
            unclosed = False
        else:
            opened = unclosed or line.low(kept[-1].stop) in _OPENING
            kept[-1] = kept[-1]._replace(stop=stop, others=(*kept[-1].others, money(draft)))
            unclosed = opened and line.low(stop - 1) not in _CLOSING
    return kept


def _again(line: Line, main: Draft, other: Draft) -> Draft | None:
    """Take in the same sum told again in other letters: "three hundred dollars ($300)"."""
    bracket = line.low(main.stop) in _OPENING and other.first == main.stop + 1
    if not bracket or main.value != other.value or (stop := _closed(line, other.stop)) is None:
        return None
    both = agreed(main.mark._replace(parts=1), other.mark._replace(parts=1))
    return both and main._replace(stop=stop, mark=both)


def money(draft: Draft) -> Money:
    """Return a draft's value and currency, with its bare sign where the words do not settle it."""
    settled = next(iter(draft.mark.codes)) if len(draft.mark.codes) == 1 else None
    return Money(draft.value, settled, None if settled else draft.mark.text)


def _translates(line: Line, main: Draft, other: Draft, *, inside: bool) -> int | None:
    """Return the token after the translation, null where the other amount is a sum of its own."""
    if main.mark.codes == other.mark.codes and main.mark.text == other.mark.text:
        return None
    if inside:  # "(€45m, $50m)"
        return _closed(line, other.stop) if _led(line, main.stop, other.first) else None
    if line.low(main.stop) in _OPENING:
        return _closed(line, other.stop) if _led(line, main.stop + 1, other.first) else None
    return other.stop if _after_comma(line, main, other) else None


def _led(line: Line, start: int, first: int) -> bool:
    """Tell whether only leading and qualifying words stand before the other amount."""
    _, begin = qualifier_before(line, first)
    return all(low in _LEADS or low in _OPENING for low in line.lows[start : max(start, begin)])


def _closed(line: Line, stop: int) -> int | None:
    """Return the token after the bracket, or after the amount where more currencies follow in it."""
    for place, low in enumerate(line.lows[stop : stop + _TAIL], stop):
        if low in _CLOSING:
            return place + 1
        if low in _SEPARATORS:
            return stop
    return None


def _after_comma(line: Line, main: Draft, other: Draft) -> bool:
    kind, begin = qualifier_before(line, other.first)
    gap = line.lows[main.stop : begin]
    if not gap or len(gap) > 5 or not all(low in _LEADS for low in gap):
        return False
    if not _LEAST.isdisjoint(gap):
        return True
    aside = line.low(other.stop) in _ASIDE_ENDS or other.stop == len(line)
    return kind is Qualifier.ABOUT and gap == [","] and aside
