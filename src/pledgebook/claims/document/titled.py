"""Who helps whom as a title says (codebook 7.1: a title may settle who and when)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pledgebook.claims.words.grammar import grammar
from pledgebook.claims.words.kinds import body_codes, habitual_givers, state_codes
from pledgebook.language import Annotation, find_names
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_LED = re.compile(r"\b(?:to|for|in) (?:the )?\Z")
_FROM = re.compile(r"\b(?:from|by) (?:the )?\Z")
_ABOUT = re.compile(r"\b(?:on|to|for|in|of) (?:the )?\Z")
_OWNED = re.compile(r"(?:['\u2019]s?)? (?:[\w-]+ ){0,2}")


class Sides(NamedTuple):
    """Who gives and who gains by a title, each empty where it says nothing."""

    givers: tuple[str, ...] = ()
    gainers: tuple[str, ...] = ()


def titled(annotation: Annotation, vocabulary: Vocabulary) -> Sides:
    """Return the states and bodies that a title joins with a word of help."""
    title = annotation.document.title or ""
    help_at = list(_helping(title, vocabulary)) if title else []
    if not help_at:
        return Sides()
    names = [one for one in find_names(title, vocabulary) if one.value.id and not one.value.place]
    states, giving = state_codes(vocabulary), state_codes(vocabulary) | body_codes(vocabulary)
    led = [one for one in names if _is_led(title, one.span, help_at) and one.value.role == "name"]
    gaining = [str(one.value.id) for one in led if one.value.id in states]
    owned = [one for one in names if one not in led and _gives(title, one.span, help_at)]
    givers = [str(one.value.id) for one in owned if one.value.id in giving]
    return Sides(tuple(dict.fromkeys(givers)), tuple(dict.fromkeys(gaining)))


def only_titled(annotation: Annotation, vocabulary: Vocabulary) -> Sides:
    """Return who helps whom by a title, without those whom the text names and whose voice it is."""
    told = {*(party.id for party in annotation.parties), annotation.voice}
    givers, gainers = titled(annotation, vocabulary)
    title = annotation.document.title or ""
    gainers = gainers or _only(addressed(annotation, vocabulary)) or met_for(title, vocabulary)
    return Sides(*(tuple(code for code in codes if code not in told) for codes in (givers, gainers)))


def addressed(annotation: Annotation, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the states that what a government publishes is called after ("Statement on Mozambique")."""
    title = annotation.document.title or ""
    names = find_names(title, vocabulary) if annotation.voice is not None else ()
    named = (one for one in names if one.value.role == "name")
    led = (one for one in named if _ABOUT.search(title, 0, one.span.start) or _is_topic(title, one.span))
    return frozenset(str(one.value.id) for one in led) & state_codes(vocabulary) - {str(annotation.voice)}


def _is_topic(title: str, name: Span) -> bool:
    """Tell whether a name and a colon open a title ("Chad: remarks by the minister")."""
    return not name.start and title.startswith(":", name.end)


def met_for(title: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the states that a title names before a meeting, appeal or disaster ("the Yemen pledging conference").

    A town is where people meet, and who gives the world over is a host.
    """
    names = [one for one in find_names(title, vocabulary) if one.value.id and not one.value.place]
    ends = [*(one.span.start for one in names[1:]), len(title)][: len(names)]
    words, seldom = grammar(vocabulary), state_codes(vocabulary) - habitual_givers(vocabulary)
    called = words.gathering | words.plight | words.rallying
    behind = ((one, _BEFORE.match(title, one.span.end, end)) for one, end in zip(names, ends, strict=True))
    met = (
        str(n.value.id) for n, words_ in behind if words_ and called.intersection(words_[0].lower().split())
    )
    return tuple(dict.fromkeys(code for code in met if code in seldom))


_BEFORE = re.compile(r"(?: (?!(?:in|at|and|on|to|for|of|with)\b)[\w'\u2019-]+){1,3}")


def _only(codes: frozenset[str]) -> tuple[str, ...]:
    return tuple(codes) if len(codes) == 1 else ()


def of_title(codes: tuple[str, ...], span: Span) -> tuple[Party, ...]:
    """Return those whom a title names as parties of an act whose words are given."""
    return tuple(Party(span, code, None, PartyKind.STATE) for code in codes)


def _helping(title: str, vocabulary: Vocabulary) -> Iterator[int]:
    """Yield where a title has a word of help."""
    words = grammar(vocabulary)
    called = words.gift | words.granted | words.handing | words.headed
    for word in re.finditer(r"[A-Za-z]+", title):
        low = word[0].lower()
        if low in called or low.removesuffix("s") in called:
            yield word.start()


def _is_led(title: str, span: Span, help_at: list[int]) -> bool:
    """Tell whether a word of help leads to a name ("Aid for Chad", not "Support for Indian Country")."""
    return help_at[0] < span.start and bool(_LED.search(title, 0, span.start))


def _gives(title: str, span: Span, help_at: list[int]) -> bool:
    """Tell whether a word of help is a name's own, or comes from it ("Swiss aid", "a loan from Peru")."""
    if any(_OWNED.fullmatch(title, span.end, at) for at in help_at if at >= span.end):
        return True
    return help_at[0] < span.start and bool(_FROM.search(title, 0, span.start))
