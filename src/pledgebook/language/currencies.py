"""The table of currencies: which words, signs and codes stand for which."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, NamedTuple

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.language.number_tokens import tokenise
from pledgebook.vocabulary import Vocabulary

DOLLAR = "USD"


@dataclass(frozen=True, slots=True)
class Currency:
    """One row of currencies.yml."""

    code: str
    name: str
    signs: tuple[str, ...]
    glued: tuple[str, ...]
    codes: tuple[str, ...]
    words: tuple[str, ...]
    shy: tuple[str, ...]
    named: tuple[str, ...]
    small: Mapping[str, int]
    states: tuple[str, ...]
    of: tuple[str, ...]
    alone: tuple[str, ...]
    abroad: bool
    home: bool


class MarkKind(Enum):
    """How a mark of currency is written: a sign ("$"), letters ("kr", "EUR") or a word ("kroner")."""

    SIGN = "sign"
    LETTERS = "letters"
    WORD = "word"


class Mark(NamedTuple):
    """What a sign, code or word of currency stands for.

    `codes` are the currencies it can mean, one where the words settle it; `parts` how many make one of the
    main unit (100 for cents). A `shy` mark is also another word, a `glued` one counts only where it
    touches its number. `scale` is a magnitude written into it ("MEUR").
    """

    text: str
    kind: MarkKind
    codes: frozenset[str]
    parts: int = 1
    shy: bool = False
    glued: bool = False
    scale: int = 1


class Phrase(NamedTuple):
    """The tokens of a mark as printed and in lower case; `exact` where the case must be as printed."""

    lows: tuple[str, ...]
    texts: tuple[str, ...]
    exact: bool
    mark: Mark


@dataclass(frozen=True, eq=False)
class Currencies:
    """The compiled table."""

    rows: Mapping[str, Currency]
    phrases: Mapping[tuple[str, ...], tuple[Phrase, ...]]
    bare: Mapping[str, frozenset[str]]
    ends: frozenset[str]

    def meanings(self, sign: str) -> frozenset[str]:
        """Return the currencies a bare word or sign can mean."""
        return self.bare.get(sign, frozenset())

    def is_dollar(self, word: str) -> bool:
        """Tell whether a bare word or sign can mean the US dollar, so that others write it for their own."""
        return DOLLAR in self.bare.get(word, ())

    def may_speak_of_money(self, lows: Iterable[str]) -> bool:
        """Tell whether any of the tokens ends a mark; most lines hold none."""
        return not self.ends.isdisjoint(lows)

    def phrases_at(self, low: str, following: str) -> tuple[Phrase, ...]:
        """Return the marks that may begin with a token and the one after it, the longest first."""
        # By two tokens: hundreds of names begin with "new", "south" or "united".
        return self.phrases.get((low, following), ()) + self.phrases.get((low,), ())

    def of_state(self, state: str, codes: frozenset[str]) -> frozenset[str]:
        """Return which of the currencies are the state's own."""
        return frozenset(code for code in codes if state in self.rows[code].states)

    def alone(self, sign: str, codes: frozenset[str]) -> frozenset[str]:
        """Return what a bare word or sign means where nothing speaks for another."""
        return frozenset(code for code in codes if sign in self.rows[code].alone)


def _order(phrase: Phrase) -> tuple[int, bool]:
    """Return the key that puts the longest first, and of equals the one that must be as printed."""
    return -len(phrase.lows), not phrase.exact


_LISTS = ("signs", "glued", "codes", "words", "shy", "named", "states", "of", "alone")


@cache
def load_currencies(vocabulary: Vocabulary) -> Currencies:
    """Read and compile currencies.yml, once for each vocabulary."""
    rows = {code: _read(code, raw) for code, raw in vocabulary.rows("currencies").items()}
    names = _names(vocabulary.rows("states"))
    row_codes = frozenset(code for row in rows.values() for code in (row.code, *row.codes))
    by_first: dict[tuple[str, ...], list[Phrase]] = {}
    for phrase in _merged((entry for row in rows.values() for entry in _entries(row, names)), row_codes):
        by_first.setdefault(phrase.lows[:2], []).append(phrase)
    longest_first = {low: tuple(sorted(found, key=_order)) for low, found in by_first.items()}
    bare = {
        phrase.mark.text: phrase.mark.codes
        for found in by_first.values()
        for phrase in found
        if len(phrase.mark.codes) > 1
    }
    ends = (next(low for low in reversed(p.lows) if low != ".") for found in by_first.values() for p in found)
    return Currencies(rows, longest_first, bare, frozenset(ends))


def _read(code: str, raw: Mapping[str, Any]) -> Currency:
    rest = dict(raw)
    where = f"currencies.yml: {code}"
    lists = {key: tuple(rest.pop(key, ())) for key in _LISTS}
    small = {word: int(parts) for word, parts in rest.pop("small", {}).items()}
    abroad, home = (rest.pop(key, "no") == "yes" for key in ("abroad", "home"))
    name = rest.pop("name", None)
    if rest:
        raise UnknownKeysError(where, tuple(rest))
    if name is None:
        raise VocabularyError(where, "needs a name")
    return Currency(code, name, small=small, abroad=abroad, home=home, **lists)


def _names(states: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Return the names and adjectives of each state; prefixes of compounds ("Franco-") are none."""
    return {
        state: tuple(
            word
            for word in (row["name"], *row.get("names", ()), *row.get("adjectives", ()))
            if word[-1] != "-"
        )
        for state, row in states.items()
    }


class _Entry(NamedTuple):
    """One way to write one currency."""

    text: str
    kind: MarkKind
    code: str
    parts: int = 1
    shy: bool = False
    glued: bool = False
    scale: int = 1


_SCALED = {"M": 10**6, "m": 10**6, "k": 10**3, "K": 10**3, "T": 10**3, "B": 10**9, "bn": 10**9, "mn": 10**6}


def _entries(row: Currency, names: Mapping[str, tuple[str, ...]]) -> Iterator[_Entry]:
    for code in (row.code, *row.codes):
        yield _Entry(code, MarkKind.LETTERS, row.code, shy=code in row.shy)
        yield from (_Entry(f"{m}{code}", MarkKind.LETTERS, row.code, scale=n) for m, n in _SCALED.items())
    for sign in {*row.signs, *(word for word in row.shy if not word.islower())} - {row.code, *row.codes}:
        kind = MarkKind.LETTERS if sign[0].isalpha() and sign.strip(".").isalpha() else MarkKind.SIGN
        yield _Entry(sign, kind, row.code, shy=sign in row.shy)
    yield from (
        _Entry(letter, MarkKind.LETTERS, row.code, glued=True)
        for letter in row.glued
        if letter not in row.small
    )
    shy = tuple(word for word in row.shy if word.islower())
    yield from (_Entry(word, MarkKind.WORD, row.code) for word in row.words)
    yield from (_Entry(word, MarkKind.WORD, row.code, shy=True) for word in shy)
    yield from _small(row)
    yield from _named(row, names, row.words + shy + row.named)


def _small(row: Currency) -> Iterator[_Entry]:
    for word, parts in row.small.items():
        kind = (
            MarkKind.LETTERS if word in row.glued else MarkKind.WORD if word[0].isalpha() else MarkKind.SIGN
        )
        yield _Entry(word, kind, row.code, parts, glued=word in row.glued)


def _named(row: Currency, names: Mapping[str, tuple[str, ...]], words: tuple[str, ...]) -> Iterator[_Entry]:
    adjectives = {name for state in row.states for name in names.get(state, ())} | set(row.of)
    for adjective in adjectives:
        for word in words:
            yield _Entry(f"{adjective} {word}", MarkKind.WORD, row.code)
        for word, parts in row.small.items():
            if len(word) > 1:
                yield _Entry(f"{adjective} {word}", MarkKind.WORD, row.code, parts)


def _merged(entries: Iterator[_Entry], row_codes: frozenset[str]) -> Iterator[Phrase]:
    """Give each way of writing all the currencies it can mean."""
    groups: dict[tuple[str, int, int], list[_Entry]] = {}
    for entry in entries:
        text = entry.text.lower() if entry.kind is MarkKind.WORD else entry.text
        groups.setdefault((text, entry.parts, entry.scale), []).append(entry)
    for (text, parts, scale), found in groups.items():
        first = found[0]
        codes = frozenset(entry.code for entry in found)
        shy = all(entry.shy for entry in found)
        mark = Mark(text, first.kind, codes, parts, shy, all(entry.glued for entry in found), scale)
        tokens = tokenise(text)
        # Codes are read in any case, but for those that are words; other letters only as printed.
        printed = shy or mark.glued or scale > 1 or text not in row_codes
        exact = first.kind is MarkKind.LETTERS and printed
        yield Phrase(tuple(t.low for t in tokens), tuple(t.text for t in tokens), exact, mark)
