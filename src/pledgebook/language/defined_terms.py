"""Terms that a legal text defines for its sides: "Norway (hereinafter called the Donor)", "Japan (Party A)"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from pledgebook.language.gazetteer import Name, Role
from pledgebook.party import PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary, either

_SIDES = (PartyKind.STATE, PartyKind.ORGANISATION)
_REACH = 90  # code points between a side's name and its term ("represented by the Minister of Finance")
_APART = re.compile(r"[();]|\n\s*\n|\b(?:and|here(?:in)?after|henceforth)\b", re.IGNORECASE)
_QUOTES = "[\"'\u201c\u201d\u2018\u2019]"


class _Defined(NamedTuple):
    """A term with the side it stands for, and how the text writes it from then on."""

    name: Name
    written: re.Pattern[str]
    end: int


def with_defined(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> list[Match[Name]]:
    """Return the names with every later use of the terms that the text defines for some of them."""
    taken = {place for name in names for place in range(*name.span)}
    used = [
        Match(span, term.name)
        for term in _defined(text, names, vocabulary)
        for span in (Span(*use.span("term")) for use in term.written.finditer(text, term.end))
        if taken.isdisjoint(range(*span))
    ]
    return sorted([*names, *used], key=lambda name: name.span) if used else list(names)


def _defined(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> Iterator[_Defined]:
    """Yield each term once; a side has one term, and a term stands for the side it was first given to."""
    bound: set[Span] = set()
    known: set[str] = set()
    for match in _definitions(vocabulary).finditer(text):
        side = _side(text, names, match.start())
        term = match["term"] or match["alone"]
        if side is not None and side.span not in bound and term not in known:
            bound.add(side.span)
            known.add(term)
            articled = bool(match["article"] or match["before"])
            yield _Defined(replace(side.value, role=Role.NAME), _written(term, articled), match.end())


def _side(text: str, names: Sequence[Match[Name]], place: int) -> Match[Name] | None:
    """Return the name of the state or body right before a definition."""
    at = bisect_right(names, place, key=lambda name: name.span.end) - 1
    side = names[at] if at >= 0 else None
    if side is None or side.value.kind not in _SIDES or place - side.span.end > _REACH:
        return None
    return None if _APART.search(text, side.span.end, place) else side


def _written(term: str, articled: bool) -> re.Pattern[str]:
    """Return how a term is used: with its article, and not as the beginning of a longer name."""
    article = r"(?<![\w-])(?:[Tt]he|[Ee]ach|[Ss]uch|[Ss]aid) " if articled else r"(?<![\w-])"
    return re.compile(rf"{article}(?P<term>{re.escape(term)})(?![\w-])(?! (?:of (?:the )?)?[A-ZÀ-Þ])")


@cache
def _definitions(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return the pattern of a definition: introduced by a word for it, or alone in brackets."""
    rows = {key: row["words"] for key, row in vocabulary.rows("defined_terms").items()}
    heads = either([word.capitalize() for word in rows["heads"]])
    term = rf"(?:[A-ZÀ-Þ][\w'-]{{1,20}} ){{0,2}}(?:{heads})(?: (?:{either(rows['numbers'])}))?"
    quote, end = f"{_QUOTES}{{0,2}}", rf"(?![\w-]){_QUOTES}{{0,2}}"
    said = rf"(?:{either(rows['hereinafter'])}),?(?: (?:{either(rows['called'])}))?(?: as)?:?"
    return re.compile(
        rf"\(?\b{said} {quote}(?P<article>the )?{quote}(?P<term>{term}){end}"
        rf"|\({quote}(?P<before>the )?{quote}(?P<alone>{term}){end}\)"
    )
