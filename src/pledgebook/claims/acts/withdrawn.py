"""States that leave a land, where nobody is named whom they bring home ("Chad will pull out of Mali")."""

from collections.abc import Iterator, Set

from pledgebook.claims.acts.chain import climb
from pledgebook.claims.claim import Category, Form
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.cues import CueTable
from pledgebook.claims.words.inherent import Inherent
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token
from pledgebook.party import PartyKind


def withdrawals(passage: Passage, cues: CueTable, told: Set[int]) -> Iterator[Act]:
    """Yield each leaving of a land, told by a verb or its noun, that no people or things are told with."""
    for token in passage.tree.tokens:
        if token.index not in told and _leaves(passage, token):
            chain = _chain(passage, token, cues)
            if not any(step.token.index in told for step in chain.steps):
                yield Act(passage, token, chain, inherent=WITHDRAWAL)


WITHDRAWAL = Inherent("withdraw", Form.PERSONNEL, Category.MILITARY, object=False)


def _chain(passage: Passage, token: Token, cues: CueTable) -> Chain:
    """Return the words over a leaving, itself the first; "began its withdrawal" is one word already."""
    above = climb(passage.tree, token, cues, passage.grammar).steps
    first = above[0].sign if above else None
    whole = first is not None and first.phrase.endswith(f" {token.lemma.lower()}")
    return Chain(above if whole else (Step(token, "self", cues.at(passage.tree, token)), *above))


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
    return known is not None and known.kind is PartyKind.STATE and not known.adjective
