"""People who are sent without a word that a table knows: men promised, a share in a force that several states send."""

import re
from collections.abc import Iterator

from pledgebook.claims.words.coordination import subjects_of
from pledgebook.claims.words.cues import CueClass, CueTable
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token, Tree
from pledgebook.party import PartyKind

_GIVING = (CueClass.TRANSFER, CueClass.MOVE, CueClass.PROMISE, CueClass.COMMIT, CueClass.ALLOCATE)


def manned_things(passage: Passage, cues: CueTable) -> Iterator[Token]:
    """Yield the men whom somebody gives or promises, and the force or mission that a state has a part in."""
    for token in passage.tree.tokens:
        named = token.pos in ("NOUN", "PROPN") and _is_unit(passage, token, cues)
        if named or (
            token.pos == "NOUN"
            and (_are_men(passage, token, cues) or _is_shared(passage, token) or _are_forces(passage, token))
        ):
            yield token


def _are_men(passage: Passage, token: Token, cues: CueTable) -> bool:
    """Tell whether men are what is given ("promised men for the force"), not who gains or what they are."""
    if token.text.lower() not in _MEN or token.dep != "dobj":
        return False
    sign = cues.at(passage.tree, passage.tree.head(token))
    mission = any(word.lemma.lower() in passage.grammar.force for word in passage.tree.tokens)
    return mission and sign is not None and sign.can_be(*_GIVING)


def _is_unit(passage: Passage, token: Token, cues: CueTable) -> bool:
    """Tell whether a unit is called by its number and sent or comes ("the 3rd Battalion arrived in Korea")."""
    tree = passage.tree
    if token.lemma.lower() not in passage.grammar.unit or token.dep not in ("nsubj", "dobj", "nsubjpass"):
        return False
    before = tree.children(token, "compound", "amod", "nmod")
    ranking = passage.grammar.ranking
    numbered = any(_NTH.fullmatch(word.text) or word.text.lower() in ranking for word in before)
    verb = tree.head(token)
    moves = (cues.at(tree, word) for word in (verb, *tree.children(verb, "xcomp")))
    return numbered and any(sign is not None and sign.can_be(CueClass.ARRIVE, *_GIVING) for sign in moves)


_NTH = re.compile(r"\d+(?:st|nd|rd|th|d)")


def _is_shared(passage: Passage, token: Token) -> bool:
    """Tell whether a state contributes to a force or mission or takes part in it ("contributes to the force")."""
    tree, words = passage.tree, passage.grammar
    if token.lemma.lower() not in words.force or token.dep not in ("pobj", "dobj"):
        return False
    besides = [w for w in tree.children(token, "compound", "amod", "nmod", "poss") if w.tag != "PRP$"]
    known = (word.index in passage.party_at or word.lemma.lower() in words.of_many for word in besides)
    return _has_part(passage, token) and all(known) and not _goes_elsewhere(passage, token)


def _goes_elsewhere(passage: Passage, force: Token) -> bool:
    """Tell whether a mission is to nobody that is known ("the mission to Mars")."""
    goals = (prep for prep in passage.tree.children(force, "prep") if prep.text in ("to", "of"))
    ends = (noun for prep in goals for noun in passage.tree.children(prep, "pobj"))
    return any(noun.index not in passage.party_at for noun in ends)


def _has_part(passage: Passage, force: Token) -> bool:
    """Tell whether the verb above a force is one of contributing to it, joining it or taking part in it."""
    tree, prep = passage.tree, passage.tree.head(force)
    verb = prep if force.dep == "dobj" else tree.head(prep)
    if any(noun.index in passage.things for noun in subjects_of(tree, verb)):
        return False  # "Irish soldiers joined the force": they are told themselves
    if _is_quit(passage, force, prep):
        return True
    if force.dep == "dobj":
        return verb.lemma == "join"
    parts = verb.lemma == "take" and any(noun.lemma == "part" for noun in tree.children(verb, "dobj"))
    return (verb.lemma == "contribute" and prep.text == "to") or (
        prep.text == "in" and (parts or verb.lemma == "participate")
    )


def _is_quit(passage: Passage, force: Token, above: Token) -> bool:
    """Tell whether a state leaves a force, or ends or prolongs its own mission ("pulled out of the mission")."""
    tree, words = passage.tree, passage.grammar
    quitting = words.quitting
    if force.dep == "dobj":
        return above.lemma in quitting or (force.lemma == "contingent" and above.lemma in words.lessening)
    out = above.text.lower() == "of" and tree.head(above).text.lower() == "out"
    prep = tree.head(above) if out else above
    return (out or prep.text.lower() == "from") and tree.head(prep).lemma in quitting


def _are_forces(passage: Passage, token: Token) -> bool:
    """Tell whether forces are what a state takes home or leaves where they are ("will not pull its forces out")."""
    tree, words = passage.tree, passage.grammar
    verb = tree.head(token)
    moved = verb.lemma.lower() in words.departing or verb.lemma in words.marching
    scaled = verb.lemma in words.scaling | words.thinning
    sized = scaled and _are_abroad(passage, token, verb)
    taken = token.dep in ("dobj", "nsubjpass") and (moved or sized)
    taken = taken or _are_kept(passage, token, verb)
    owners = tree.children(token, "poss", "amod", "nmod", "compound")
    owned = any(word.tag == "PRP$" or word.index in passage.party_at for word in owners)
    called = token.text.lower() in words.host or (scaled and token.lemma.lower() in words.force)
    return called and taken and owned


def _are_kept(passage: Passage, forces: Token, verb: Token) -> bool:
    """Tell whether forces are said to be, stay or leave where they are ("our forces will leave Chad in July")."""
    itself = forces.dep == "nsubj" and verb.lemma in passage.grammar.abiding
    put = forces.dep == "nsubjpass" and verb.lemma in passage.grammar.posting
    left = passage.tree.children(verb, "dobj") if itself else ()
    lands = (passage.party_at[noun.index] for noun in left if noun.index in passage.party_at)
    return (itself or put) and (
        _are_abroad(passage, forces, verb) or any(land.kind is PartyKind.STATE for land in lands)
    )


def _are_abroad(passage: Passage, forces: Token, verb: Token) -> bool:
    """Tell whether a land by name is where forces are said to be ("will double its forces in Estonia").

    A contingent is always abroad, and so are forces that are "there".
    """
    there = any(word.text.lower() == "there" for word in passage.tree.children(verb, "advmod"))
    if forces.lemma.lower() == "contingent" or there:
        return True
    preps = (prep for word in (forces, verb) for prep in passage.tree.children(word, "prep"))
    places = (noun for prep in preps if prep.text.lower() in _IN for noun in _ends(passage.tree, prep))
    lands = (passage.party_at[place.index] for place in places if place.index in passage.party_at)
    subjects = passage.tree.children(verb, "nsubj")
    own = {passage.party_at[noun.index].id for noun in subjects if noun.index in passage.party_at}
    near = passage.tree.children(forces, "amod") if passage.tree.children(forces, "poss") else ()
    if any(passage.party_at[word.index].id not in own for word in near if word.index in passage.party_at):
        return True  # "its Afghan force"
    return any(land.kind is PartyKind.STATE and not land.adjective and land.id not in own for land in lands)


def _ends(tree: Tree, prep: Token) -> Iterator[Token]:
    """Yield what stands behind a preposition, and where that is ("at Al Udeid in Qatar")."""
    for noun in tree.children(prep, "pobj"):
        yield noun
        yield from (land for near in tree.children(noun, "prep") for land in tree.children(near, "pobj"))


_IN = ("in", "on", "at", "from")
_MEN = ("men",)
