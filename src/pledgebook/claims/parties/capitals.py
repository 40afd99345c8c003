"""In whose capital a thing is asked for, or a request lies: that state is asked (codebook 2.1)."""

from collections.abc import Iterable

from pledgebook.claims.words.naming import named, parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind


def guest_of(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return in whose capital somebody of another state asks for a thing ("asked in Paris for helicopters")."""
    asking = {p.id for p in named(passage, passage.tree.children(verb, "nsubj")) if p.kind in _OF_STATES}
    return _hosts(passage, (verb,), asking)


def _hosts(passage: Passage, words: Iterable[Token], asking: set[str | None]) -> tuple[Party, ...]:
    """Return in whose capital words place what others ask for."""
    there = (party for word in words for party in parties_by(passage, word, frozenset({"in"})))
    seats = passage.grammar.seat
    hosts = (p for p in there if p.place and passage.words(p.span).lower() not in seats)
    return tuple(party for party in hosts if asking and party.id not in asking)


def weighed_in(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return in whose capital a request lies or is answered ("Chad's request is being studied in Paris")."""
    tree = passage.tree
    if noun.dep not in ("nsubj", "nsubjpass"):
        return ()
    verb = tree.head(noun)
    below = (word for prep in tree.children(verb, "prep") for word in tree.children(prep, "pobj"))
    asking = {party.id for party in named(passage, (*tree.children(noun, "poss"), noun))}
    return _hosts(passage, (verb, *below), asking)


_OF_STATES = (PartyKind.STATE, PartyKind.OFFICE, PartyKind.PERSON)
