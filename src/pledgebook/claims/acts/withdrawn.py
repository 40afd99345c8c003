"""States that leave a land, where nobody is named whom they bring home ("Chad will pull out of Mali")."""

import re
from collections.abc import Iterator, Set
from functools import lru_cache

from pledgebook.claims.acts.chain import climb
from pledgebook.claims.claim import Category, Form
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.inherent import Inherent
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind


def withdrawals(passage: Passage, cues: CueTable, told: Set[int]) -> Iterator[Act]:
    """Yield each leaving of a land, told by a verb or its noun, that no people or things are told with."""
    for token in passage.tree.tokens:
        if token.index not in told and (_leaves(passage, token) or _goes_home(passage, token)):
            chain = _chain(passage, token, cues)
            if not any(step.token.index in told for step in chain.steps):
                yield Act(passage, token, chain, inherent=WITHDRAWAL)


WITHDRAWAL = Inherent("withdraw", Form.PERSONNEL, Category.MILITARY, object=False)


def stays(passage: Passage, cues: CueTable, told: Set[int]) -> Iterator[Act]:
    """Yield each act of a state that stays in a land or leaves it, where the text tells of its troops."""
    for token in passage.tree.tokens:
        if token.pos != "VERB" or token.index in told or (does := _does(passage, token)) is None:
            continue
        sign = Sign(token, (does,), token.span, token.lemma.lower())
        above = climb(passage.tree, token, cues, passage.grammar).steps
        if not any(step.token.index in told for step in above):
            yield Act(passage, token, Chain((Step(token, "self", sign), *above)), inherent=WITHDRAWAL)


def _does(passage: Passage, verb: Token) -> CueClass | None:
    """Return whether a state stays in a land by name ("will stay in Mali") or leaves it ("Ottawa has left Mali")."""
    if (how := _ABIDING.get(verb.lemma.lower())) is None:
        return None
    places = [noun for noun in passage.tree.children(verb, "dobj") if how is CueClass.CANCEL]
    for prep in passage.tree.children(verb, "prep") if how is CueClass.BEGIN else ():
        places += passage.tree.children(prep, "pobj") if prep.text.lower() == "in" else ()
    lands = {passage.party_at[noun.index].id for noun in places if _is_land(passage, noun)}
    going = _who(passage, verb)
    apart = going and lands and not any(party.id in lands for party in going)
    return how if apart and _tells_of_troops(passage.text) else None


_ABIDING = {
    "stay": CueClass.BEGIN,
    "remain": CueClass.BEGIN,
    "leave": CueClass.CANCEL,
    "quit": CueClass.CANCEL,
}


def _who(passage: Passage, verb: Token) -> list[Party]:
    """Return the states that are asked to, mean to or are said to stay or leave, by the words above a verb."""
    tree = passage.tree
    who = list(tree.children(verb, "nsubj"))
    while not who and verb.dep in ("xcomp", "conj", "acomp"):
        verb = tree.head(verb)
        who = [*tree.children(verb, "dobj"), *tree.children(verb, "nsubj", "nsubjpass")][:1]
    several = (noun for noun in who if not tree.children(noun, "nummod"))  # not "two Frenchmen"
    found = [passage.party_at[noun.index] for noun in several if noun.index in passage.party_at]
    return [party for party in found if party.kind is PartyKind.STATE and not party.person]


@lru_cache(maxsize=8)
def _tells_of_troops(text: str) -> bool:
    """Tell whether a text tells of soldiers, so that a state that leaves a land takes them home; asked once a text."""
    return _TROOPS.search(text) is not None


_TROOPS = re.compile(r"\b(?:troops|soldiers|forces|battalions?|contingents?|military mission)\b")


def _chain(passage: Passage, token: Token, cues: CueTable) -> Chain:
    """Return the words over a leaving, itself the first; "began its withdrawal" is one word already."""
    above = climb(passage.tree, token, cues, passage.grammar).steps
    first = above[0].sign if above else None
    whole = first is not None and first.phrase.endswith(f" {token.lemma.lower()}")
    leaves = token.lemma.lower() in _ABIDING  # to leave is to go home here, not to set out
    sign = (
        Sign(token, (CueClass.CANCEL,), token.span, token.lemma.lower())
        if leaves
        else cues.at(passage.tree, token)
    )
    return Chain(above if whole else (Step(token, "self", sign), *above))


def _leaves(passage: Passage, token: Token) -> bool:
    """Tell whether a word of leaving leads to a land by name, and nothing is taken along."""
    tree = passage.tree
    if token.lemma.lower() not in passage.grammar.departing or token.pos not in ("VERB", "NOUN"):
        return False
    if tree.children(token, "dobj", "nsubjpass", "compound"):
        return False
    if any(prep.text.lower() in ("of", "by") for prep in tree.children(token, "prep")):
        return False  # "the withdrawal of troops"
    return any(_is_land(passage, noun) for noun in _left(passage, token))


def _goes_home(passage: Passage, verb: Token) -> bool:
    """Tell whether a state is said to leave, with nothing behind it, in a text on its troops ("Paris may pull out")."""
    tree, lemma = passage.tree, verb.lemma.lower()
    if verb.pos != "VERB" or lemma not in passage.grammar.departing | {"leave", "quit"}:
        return False
    out = {word.text.lower() for word in tree.children(verb, "prt", "advmod")} & {"out", "back", "home"}
    behind = tree.children(verb, "dobj", "nsubjpass", "agent", "acomp", "xcomp", "ccomp")
    led = any(prep.text.lower() in _FROM for prep in tree.children(verb, "prep"))
    if behind or led or (lemma == "pull" and not out):
        return False
    return bool(_who(passage, verb)) and _tells_of_troops(passage.text)


_FROM = ("from", "of", "to", "into", "for", "with", "behind", "on", "through", "out")


def _left(passage: Passage, token: Token) -> Iterator[Token]:
    """Yield what is left, behind "from" or "out of"."""
    tree = passage.tree
    for near in tree.children(token, "prep", "prt", "advmod"):
        if near.text.lower() == "from":
            yield from tree.children(near, "pobj")
        elif near.text.lower() == "out":
            preps = [*tree.children(near, "prep"), *tree.children(token, "prep")]
            yield from (noun for of in preps if of.text == "of" for noun in tree.children(of, "pobj"))


def _is_land(passage: Passage, noun: Token) -> bool:
    known = passage.party_at.get(noun.index)
    united = noun.lemma.lower().split()[-1] in passage.grammar.corporate  # "leave the Union"
    return known is not None and known.kind is PartyKind.STATE and not (known.adjective or united)
