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
        if (through := _transit(passage, place, cues)) is not None:
            yield through
        if not _is_usable(passage, place):
            continue
        chain = _let(passage, place, cues) or _given(passage, place, cues)
        if chain and not any(step.token.index in told for step in chain.steps):
            item = Item(place.span, place.span, place.lemma.lower(), "services/military")
            yield Act(passage, place, chain, items=(item,), unknown=True)


def uses_place(passage: Passage, user: Token) -> bool:
    """Tell whether a word names those who are let use a place or come through it: they are given nothing else."""
    tree, verb = passage.tree, passage.tree.head(user)
    if user.dep != "nsubj" or not _is_let(passage, verb):
        return False
    return _passes(passage, verb) or any(_is_usable(passage, place) for place in tree.children(verb, "dobj"))


def _is_let(passage: Passage, verb: Token) -> bool:
    """Tell whether a verb is what somebody is let do ("let the planes refuel")."""
    above = passage.tree.head(verb)
    return above.lemma.lower() in passage.grammar.letting and verb.dep in ("ccomp", "xcomp")


def _passes(passage: Passage, verb: Token) -> bool:
    """Tell whether those of another state come to or through a land by a verb ("American planes land at Suva")."""
    if verb.lemma.lower() not in passage.grammar.transiting or verb.tag not in ("VB", "VBP"):
        return False
    if _brings(passage, verb):
        return False
    subtree = (word for noun in passage.tree.children(verb, "nsubj") for word in passage.tree.subtree(noun))
    return any(word.index in passage.party_at for word in subtree)


def _brings(passage: Passage, verb: Token) -> bool:
    """Tell whether those who are let in bring something ("let the WFP fly in 30 tons of flour")."""
    tree = passage.tree
    within = (prep for prep in tree.children(verb, "prep") if prep.text.lower() == "in")
    loads = [noun for prep in within for noun in tree.children(prep, "pobj") if tree.children(noun, "nummod")]
    return bool(loads) or any(noun.index in passage.things for noun in tree.children(verb, "dobj"))


def _transit(passage: Passage, verb: Token, cues: CueTable) -> Act | None:
    """Return the act of letting others come to or through one's land."""
    if verb.pos not in ("VERB", "NOUN") or not (_is_let(passage, verb) and _passes(passage, verb)):
        return None
    above = passage.tree.head(verb)
    sign = Sign(above, (CueClass.TRANSFER,), above.span, above.lemma.lower())
    chain = Chain((Step(above, "ccomp", sign), *climb(passage.tree, above, cues, passage.grammar).steps))
    return Act(passage, verb, chain, items=(Item(verb.span, verb.span, "transit", "services/military"),))


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
