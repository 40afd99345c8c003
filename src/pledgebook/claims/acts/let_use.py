"""Bases, ports and airspace that one state lets another use ("Oman let Britain use its airfields")."""

from collections.abc import Iterator, Set

from pledgebook.claims.acts.chain import climb
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Item, Token


def places_lent(passage: Passage, cues: CueTable, told: Set[int]) -> Iterator[Act]:
    """Yield each act of letting somebody use a place of one's own, not told by a thing that a table knows."""
    for place in passage.tree.tokens:
        if not _is_usable(passage, place):
            continue
        chain = _let(passage, place, cues) or _given(passage, place, cues)
        if chain and not any(step.token.index in told for step in chain.steps):
            item = Item(place.span, place.span, place.lemma.lower(), "services/military")
            yield Act(passage, place, chain, items=(item,), unknown=True)


def uses_place(passage: Passage, user: Token) -> bool:
    """Tell whether a word names those who are let use a place: they are given nothing else."""
    tree, verb = passage.tree, passage.tree.head(user)
    let = tree.head(verb).lemma.lower() in passage.grammar.letting and verb.dep in ("ccomp", "xcomp")
    used = tree.children(verb, "dobj") if user.dep == "nsubj" and let else ()
    return any(_is_usable(passage, place) for place in used)


def _is_usable(passage: Passage, place: Token) -> bool:
    """Tell whether a noun is one for a base or the like; "bases" has more than one singular."""
    known = {place.lemma.lower(), place.text.lower().removesuffix("s")}
    return place.pos in ("NOUN", "PROPN") and not known.isdisjoint(passage.grammar.usable)


def _let(passage: Passage, place: Token, cues: CueTable) -> Chain | None:
    """Return the words over a place that somebody is let use, the verb of letting first."""
    tree, verb = passage.tree, passage.tree.head(place)
    above = tree.head(verb)
    used = place.dep == "dobj" and verb.lemma.lower() in passage.grammar.access and verb.tag == "VB"
    if not used or verb.dep not in ("ccomp", "xcomp") or above.lemma.lower() not in passage.grammar.letting:
        return None
    letting = Sign(above, (CueClass.TRANSFER,), above.span, above.lemma.lower())
    return Chain((Step(above, "dobj", letting), *climb(tree, above, cues, passage.grammar).steps))


def _given(passage: Passage, place: Token, cues: CueTable) -> Chain | None:
    """Return the words over a place whose use somebody is given ("granted the Americans access to two ports")."""
    tree, prep = passage.tree, passage.tree.head(place)
    use = tree.head(prep)
    leads = (use.lemma.lower(), prep.text.lower()) in (("use", "of"), ("access", "to"))
    if place.dep != "pobj" or not leads or use.pos != "NOUN":
        return None
    chain = climb(tree, use, cues, passage.grammar)
    first = chain.steps[0] if chain.steps else None
    giving = first is not None and first.sign is not None and first.sign.can_be(*_GIVING)
    return chain if giving else None


_GIVING = (
    *(CueClass.TRANSFER, CueClass.MOVE, CueClass.PROMISE, CueClass.COMMIT, CueClass.REQUEST),
    *(CueClass.REFUSE, CueClass.DENY, CueClass.RECEIVE, CueClass.AUTHORISE),
)
