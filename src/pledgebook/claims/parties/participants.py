"""Who takes part in talks: those who meet, and with whom; not where, and not what about (codebook 1.7, 3.2)."""

from collections.abc import Iterator

from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.words.circumstances import is_talk
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Annotation, Token, Tree
from pledgebook.party import Party, PartyKind

_WITHIN = ("amod", "compound", "poss", "nmod", "appos", "conj")
_SIDES = frozenset({"with", "between", "among", "by", "together", "and"})


def participants(passage: Passage, doers: Doers) -> Iterator[Party]:
    """Yield every party of a sentence that takes part in the talks it tells of."""
    told = [*doers.parties, *(party for party in passage.parties if _takes_part(passage, party))]
    known = any(party.id not in (None, "GROUP") for party in told)
    # "They said the two presidents would meet", "reaffirmed their friendship": none of these comes too.
    yield from (party for party in told if party.id and not (known and _points_at_many(party)))


def _points_at_many(party: Party) -> bool:
    """Tell whether a plural means several who are told elsewhere: a pronoun, or "the two countries"."""
    pair = not set(_TWO).isdisjoint((party.name or "").lower().split())
    return party.id == "GROUP" and (party.antecedent is not None or pair)


def both_sides(passage: Passage, annotation: Annotation, verb: Token) -> tuple[Party, ...]:
    """Return the two states that a text opens with, where "the two ministers" or "both sides" meet."""
    subjects = passage.tree.children(verb, "nsubj") or passage.tree.children(passage.tree.head(verb), "nsubj")
    return (
        opening_sides(annotation)
        if any(are_sides(passage.tree, noun, passage.grammar) for noun in subjects)
        else ()
    )


def opening_sides(annotation: Annotation) -> tuple[Party, ...]:
    """Return the two states that the first sentences of a text name, where they name no other beside them."""
    for sentence in annotation.sentences[:_OPENING]:
        inside = (party for party in annotation.parties if sentence.span.holds(party.span))
        found = {party.id: party for party in inside if party.id not in (None, "GROUP")}
        if len(found) > 1:
            return tuple(found.values()) if len(found) == len(_TWO) else ()
    return ()


_TWO = ("both", "two")
_OPENING = 3  # sentences


def are_sides(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a plural without a name means those who speak for the two sides of a text."""
    lemma = noun.lemma.lower().removesuffix("s")  # one with a capital keeps its plural in its lemma
    known = lemma in words.heading or lemma in ("side", "party")
    before = [word.text.lower() for word in tree.children(noun, "det", "nummod", "predet", "amod")]
    definite = any(word in ("the", *_TWO) for word in before)
    return noun.tag in ("NNS", "NNPS") and known and definite and not tree.children(noun, "prep")


def _takes_part(passage: Passage, party: Party) -> bool:
    top = passage.tree.top(party.span)
    if top is None:
        return False
    head, person = _phrase(passage, top)
    if party.adjective and not person:
        return False  # "Swiss soil": where
    if head.dep != "pobj":
        return not party.place or _visited(passage, head)
    prep = _meeting(passage, passage.tree.head(head))
    word = prep.text.lower()
    if passage.tree.head(prep).lemma.lower() in passage.grammar.hostility | passage.grammar.dispute:
        return False  # "after the war between Chad and Libya"
    if prep.dep == "agent" or word in _SIDES or (word == "of" and _is_of_trip(passage, prep, party)):
        return True
    if _hosts(passage, prep):
        return True
    if party.place:
        return word == "to" and _is_trip(passage, prep)
    return word not in passage.grammar.beside


def _hosts(passage: Passage, prep: Token) -> bool:
    """Tell whether a place is that of those who are met, or where a visit leads ("met ministers in Lima")."""
    above = passage.tree.head(prep)
    above = passage.tree.head(above) if above.text.lower() == "due" else above
    met = above.dep in ("dobj", "pobj") and above.lemma.lower() in passage.grammar.heading
    return (met and prep.text.lower() in ("in", "at")) or (
        prep.text.lower() in _WHITHER and is_visit(passage, above)
    )


def is_visit(passage: Passage, verb: Token) -> bool:
    """Tell whether somebody who speaks for one state goes to another ("King Abdullah flew to Iraq")."""
    tree, known = passage.tree, passage.party_at
    if verb.lemma.lower() in _BEING:
        return _is_awaited(passage, verb)
    if verb.lemma.lower() not in passage.grammar.journey or verb.dep not in ("ROOT", "conj", "xcomp"):
        return False
    if tree.children(verb, "dobj", "prt"):
        return False
    above = tree.head(verb) if verb.dep == "xcomp" else verb  # "is to return"
    going = {known[noun.index].id for noun in tree.children(above, "nsubj") if _speaks(known.get(noun.index))}
    goals = {
        known[place.index].id
        for prep in tree.children(verb, "prep")
        if prep.text.lower() in _WHITHER
        for place in tree.children(prep, "pobj")
        if place.index in known and known[place.index].kind is PartyKind.STATE
    }
    return bool(going) and bool(goals - going - {None}) and above.dep in ("ROOT", "conj")


def _is_awaited(passage: Passage, verb: Token) -> bool:
    """Tell whether somebody who speaks for a state is to be in another's capital ("is due in Lima on Monday")."""
    tree, known = passage.tree, passage.party_at
    if verb.lemma == "expect" and not tree.children(verb, "auxpass"):
        return False
    due = [word for word in tree.children(verb, "acomp") if word.text.lower() == "due"]
    ahead = any(aux.text.lower() in passage.grammar.future for aux in tree.children(verb, "aux"))
    said = tree.children(verb, "acomp", "attr", "expl")
    if verb.lemma == "be" and not due and (said or not ahead):
        return False
    who = tree.children(verb, "nsubj", "nsubjpass")
    coming = {known[noun.index].id for noun in who if _speaks(known.get(noun.index))}
    preps = (prep for word in (verb, *due) for prep in tree.children(word, "prep") if prep.text == "in")
    there = (
        known[place.index] for prep in preps for place in tree.children(prep, "pobj") if place.index in known
    )
    hosts = {party.id for party in there if party.place and party.kind is PartyKind.STATE}
    return bool(coming) and bool(hosts - coming - {None})


_BEING = ("be", "expect")


def _speaks(party: Party | None) -> bool:
    """Tell whether a person or office speaks for a state."""
    return party is not None and party.kind in (PartyKind.PERSON, PartyKind.OFFICE) and bool(party.id)


_WHITHER = ("to", "in", "for")


def _meeting(passage: Passage, prep: Token) -> Token:
    """Return the preposition that leads to who meets: "with", in "with the leaders of Chad"."""
    noun = passage.tree.head(prep)
    headed = prep.text.lower() == "of" and noun.lemma.lower() in passage.grammar.heading
    return passage.tree.head(noun) if headed and noun.dep == "pobj" else prep


def _phrase(passage: Passage, top: Token) -> tuple[Token, bool]:
    """Return the noun that a party's words belong to, and whether that noun means people."""
    noun = top
    while noun.dep in _WITHIN and passage.tree.head(noun).pos in ("NOUN", "PROPN"):
        noun = passage.tree.head(noun)
    words = passage.grammar
    return noun, noun.lemma.lower() in words.people | words.heading | words.parleying


def _visited(passage: Passage, noun: Token) -> bool:
    """Tell whether a place is what somebody visits: whose guest one is, one talks to."""
    return noun.dep == "dobj" and passage.tree.head(noun).lemma.lower() in passage.grammar.travelling


def _is_of_trip(passage: Passage, prep: Token, party: Party) -> bool:
    """Tell whether "of" leads to those who travel or meet ("the visit of Peru's president to Chad")."""
    going = _speaks(party) or (party.adjective and not party.place)
    return going and (_is_trip(passage, prep) or is_talk(passage, passage.tree.head(prep)))


def _is_trip(passage: Passage, prep: Token) -> bool:
    return passage.tree.head(prep).lemma.lower() in passage.grammar.travelling
