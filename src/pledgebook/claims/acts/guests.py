"""People taken in or brought to safety, called by their nation: they gain, not where they were (codebook 2.2)."""

from collections.abc import Iterator

from pledgebook.claims.words.act import Act
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind


def guests(act: Act) -> tuple[Party, ...]:
    """Return whose people are taken in, where they are called by their nation ("took thousands of Syrians")."""
    if act.inherent is None or not act.inherent.takes_in:
        return ()
    tree, known = act.passage.tree, act.passage.party_at
    within = (prep for prep in tree.children(act.foot, "prep") if prep.text.lower() == "in")
    people = (
        *tree.children(act.foot, "dobj", "nsubjpass"),
        *(noun for prep in within for noun in tree.children(prep, "pobj")),
    )
    of = (prep for one in people for prep in tree.children(one, "prep") if prep.text == "of")
    called = (*people, *(noun for prep in of for noun in tree.children(prep, "pobj")))
    acting = {party.id for party in act.passage.parties if party.span.start < act.foot.start}
    found = (known[noun.index] for noun in called if noun.index in known and _are_people(act.passage, noun))
    return tuple(party for party in found if party.id not in acting | {None, "GROUP"})[:1]


def brought_out(act: Act, actors: tuple[Party, ...]) -> tuple[Party, ...]:
    """Return whose people somebody else brings to safety ("evacuated 40 Iraqis from Sudan to Djibouti")."""
    if act.inherent is None or not act.inherent.brings_out:
        return ()
    tree = act.passage.tree
    verb = act.foot if act.foot.pos == "VERB" else tree.head(act.foot)
    first = tree.children(verb, "dobj", "nsubjpass")
    people = (*first, *(other for noun in first for other in tree.children(noun, "conj")))
    if act.inherent.moves_fled:  # refugees gain with where they were or go
        people = tuple(noun for noun in people if noun.lemma.lower() not in act.passage.grammar.displaced)
    acting = {party.id for party in actors}
    found = {party.id: party for noun in people for party in _nations(act.passage, noun)}
    return tuple(party for known, party in found.items() if known not in acting)


def _nations(passage: Passage, people: Token) -> Iterator[Party]:
    """Yield the nations that people are called by ("Iraqis", "Japanese nationals")."""
    before = passage.tree.children(people, "amod", "compound", "nmod", "poss")
    called = (people, *before, *(other for word in before for other in passage.tree.children(word, "conj")))
    told = (word for word in called if word.index != people.index or _are_people(passage, word))
    parties = (passage.party_at.get(word.index) for word in told)
    yield from (
        one for one in parties if one and one.kind is PartyKind.STATE and one.id not in (None, "GROUP")
    )


def _are_people(passage: Passage, noun: Token) -> bool:
    """Tell whether a name means people, not their land ("Filipinos", "40 Nepalese")."""
    return noun.tag in ("NNS", "NNPS") or bool(passage.tree.children(noun, "nummod"))
