"""Doubts about the names and offices of a source (codebook 9): flagged, never silently corrected."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from pledgebook.findings import Flag, FlagKind
from pledgebook.language.gazetteer import Name
from pledgebook.language.holders import load_holders
from pledgebook.language.mismatch import find_mismatches
from pledgebook.language.people import Naming
from pledgebook.language.slips import Slip
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary


def find_doubts(
    text: str,
    names: Sequence[Match[Name]],
    namings: Sequence[Naming],
    slips: Iterable[Slip],
    vocabulary: Vocabulary,
    published: date | None,
) -> tuple[Flag, ...]:
    """Return the flags on names and offices, in text order, each kind once for the same words."""
    flags = [
        *(_variant(text, slip) for slip in slips),
        *_mixed_places(text, names, vocabulary),
        *_mixed_people(text, namings, vocabulary),
        *(find_mismatches(text, namings, vocabulary, published) if published else ()),
    ]
    return tuple(_once(text, sorted(flags, key=_place)))


def _place(flag: Flag) -> Span:
    return flag.span or Span(0, 0)


def _once(text: str, flags: Iterable[Flag]) -> Iterator[Flag]:
    seen: set[tuple[FlagKind, str]] = set()
    for flag in flags:
        key = (flag.kind, _place(flag).of(text))
        if key not in seen:
            seen.add(key)
            yield flag


def _variant(text: str, slip: Slip) -> Flag:
    return Flag(FlagKind.NAME_VARIANT, f"{slip.span.of(text)} for {slip.right}", slip.span)


@cache
def _ranks(vocabulary: Vocabulary) -> Mapping[str, tuple[str, int]]:
    """Return, for each accepted spelling of a place, the place and the spelling's rank."""
    rows = vocabulary.rows("spellings").items()
    return {text: (place, rank) for place, row in rows for rank, text in enumerate(row["spellings"])}


def _mixed_places(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> Iterator[Flag]:
    ranks = _ranks(vocabulary)
    used: dict[str, dict[str, Span]] = {}
    for name in names:
        words = name.span.of(text)
        if words in ranks:
            used.setdefault(ranks[words][0], {}).setdefault(words, name.span)
    for spellings in used.values():
        best = min(spellings, key=lambda words: ranks[words][1])
        for words, span in spellings.items():
            if words != best:
                yield _mixed(words, best, span)


def _mixed(words: str, best: str, span: Span) -> Flag:
    return Flag(FlagKind.MIXED_SPELLING, f"{words} beside {best}", span)


def _mixed_people(text: str, namings: Sequence[Naming], vocabulary: Vocabulary) -> Iterator[Flag]:
    """Yield the rarer of two accepted spellings of a surname; accents alone are no difference."""
    people = load_holders(vocabulary).people
    used: dict[str, list[Span]] = {}
    for naming in namings:
        span = _surname_span(text, naming, people[naming.person].surnames) if naming.known else None
        if span is not None:
            used.setdefault(naming.person, []).append(span)
    for person, spans in used.items():
        counts = Counter(_unaccented(span.of(text)) for span in spans)
        order = {_unaccented(surname): surname for surname in reversed(people[person].surnames)}
        best = max(counts, key=lambda words: (counts[words], list(order).index(words)))
        for span in spans:
            if _unaccented(span.of(text)) != best:
                yield _mixed(span.of(text), order[best], span)


def _surname_span(text: str, naming: Naming, surnames: Sequence[str]) -> Span | None:
    words = naming.name.of(text)
    ending = next((surname for surname in surnames if words.endswith(surname)), None)
    return Span(naming.name.end - len(ending), naming.name.end) if ending else None


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()
