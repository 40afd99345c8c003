"""Claims of any shape, for properties: spans lie in the text, everything else is free."""

from hypothesis import strategies as st

from pledgebook.amounts import Amount, Money, Per, Qualifier
from pledgebook.claims.claim import (
    Accounting,
    Category,
    Claim,
    Cue,
    CueRole,
    Form,
    Link,
    PartyRef,
    Period,
    Stage,
)
from pledgebook.dates import Precision
from pledgebook.findings import Flag, FlagKind
from pledgebook.language.items import Item
from pledgebook.language.quotation import Mode, SpeakerKind
from pledgebook.span import Span

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=60)
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=12)
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=0, max_value=10**30)
_MAYBE = st.none()


def spans(text: str) -> st.SearchStrategy[Span]:
    """Any place in a text that holds at least one sign."""
    ends = st.integers(1, len(text))
    return ends.flatmap(lambda end: st.integers(0, end - 1).map(lambda start: Span(start, end)))


def _several(one: st.SearchStrategy, most: int = 2) -> st.SearchStrategy:
    return st.lists(one, max_size=most).map(tuple)


def amounts(span: st.SearchStrategy[Span]) -> st.SearchStrategy[Amount]:
    """Any amount."""
    currency = st.sampled_from([None, "EUR", "XEU", "USD"])
    money = st.builds(Money, NUMBERS, currency, _MAYBE | WORDS)
    return st.builds(
        Amount,
        span,
        NUMBERS,
        currency,
        st.sampled_from(Qualifier),
        _MAYBE | NUMBERS,
        st.sampled_from(Per),
        _several(money),
        _MAYBE | WORDS,
        _MAYBE | WORDS,
        st.booleans(),
    )


def claims(text: str) -> st.SearchStrategy[Claim]:
    """Any claim of a text."""
    span = spans(text)
    party = st.builds(PartyRef, span, _MAYBE | WORDS, _MAYBE | WORDS, _MAYBE | WORDS)
    qualifier = _MAYBE | st.sampled_from(Qualifier)
    number = _MAYBE | NUMBERS
    item = st.builds(
        Item, span, span, WORDS, _MAYBE | WORDS, number, number, qualifier, _MAYBE | WORDS, _MAYBE | WORDS
    )
    period = st.builds(Period, _MAYBE | WORDS, _MAYBE | WORDS, st.sampled_from(Precision), _MAYBE | span)
    link = st.builds(
        Link, span, st.sampled_from(SpeakerKind), st.sampled_from(Mode), _MAYBE | WORDS, _MAYBE | WORDS
    )
    return st.builds(
        Claim,
        id=st.uuids().map(str),
        stage=st.sampled_from(Stage),
        evidence=st.lists(span, min_size=1, max_size=3).map(tuple),
        negated=st.booleans(),
        conditional=st.booleans(),
        actors=_several(party),
        recipients=_several(party),
        channels=_several(party),
        targets=_several(party),
        category=_MAYBE | st.sampled_from(Category),
        form=_MAYBE | st.sampled_from(Form),
        amount=_MAYBE | amounts(span),
        items=_several(item),
        accounting=_MAYBE | st.sampled_from(Accounting),
        parent=_MAYBE,
        announced=_MAYBE | WORDS,
        period=_MAYBE | period,
        attribution=_several(link),
        tier=_MAYBE | st.integers(1, 7),
        cues=_several(st.builds(Cue, span, st.sampled_from(CueRole))),
        flags=_several(st.builds(Flag, st.sampled_from(FlagKind), WORDS, _MAYBE | span)),
        confidence=st.floats(0, 1),
        uncounted=_MAYBE | WORDS,
        because=_several(WORDS),
        basis=_MAYBE,
    )
