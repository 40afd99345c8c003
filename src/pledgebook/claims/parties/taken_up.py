"""Who accepts or turns down what another has or sends: the other gives, and who answers would gain (codebook 2.1)."""

from typing import NamedTuple

from pledgebook.claims.parties.owners import owners
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.naming import named, parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Step
from pledgebook.language import Token
from pledgebook.party import Party


class Answered(NamedTuple):
    """Whose a thing is that somebody takes or leaves, and who does so."""

    giving: tuple[Party, ...]
    gaining: tuple[Party, ...]


def taken_up(act: Act) -> Answered | None:
    """Return the sides of "Jakarta accepted Oslo's 200 tents", "Oslo's tents were turned down by Jakarta"."""
    words = act.passage.grammar
    for step in act.chain.signs:
        if step.sign is not None and step.sign.can_be(CueClass.REQUEST) and step.token.pos == "NOUN":
            return _sent_on(act.passage, step.token)
        taking = step.sign is not None and step.sign.phrase in words.taking_up | words.declining
        if step.token.pos == "VERB" and step.dep in ("dobj", "nsubjpass", "nsubj"):
            return _sides(act.passage, act.foot, step) if taking else None
    return None


def _sent_on(passage: Passage, request: Token) -> Answered | None:
    """Return the sides of a request that goes to somebody ("Kenya's request for jets has gone to Paris")."""
    tree, verb = passage.tree, passage.tree.head(request)
    if request.dep not in ("nsubj", "nsubjpass") or verb.lemma.lower() not in passage.grammar.passing_on:
        return None
    goals = [noun for prep in tree.children(verb, "prep", "dative") for noun in tree.children(prep, "pobj")]
    asking, asked = named(passage, tree.children(request, "poss", "amod", "compound")), named(passage, goals)
    return Answered(asked, asking) if asking and asked else None


def _sides(passage: Passage, foot: Token, step: Step) -> Answered | None:
    tree, verb = passage.tree, step.token
    thing = next((word for word in (foot, *tree.ancestors(foot)) if tree.head(word) is verb), foot)
    by = (noun for prep in tree.children(verb, "agent") for noun in tree.children(prep, "pobj"))
    answering = named(passage, (*tree.children(verb, "nsubj"), *by))
    told = owners(passage, thing) or parties_by(passage, verb, _FROM) or owners(passage, foot)
    giving = tuple(party for party in told if party.id not in {one.id for one in answering})
    return Answered(giving, answering) if giving else None


_FROM = frozenset({"from"})
