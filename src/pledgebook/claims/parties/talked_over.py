"""Two sides that talk over a thing (codebook 2.1): who has it would give it, whichever of them begins the sentence.

"Kyiv is negotiating with Berlin on tanks": the nation before the thing settles who has it, or where it is to go;
else the one of the two that gives the world over. Where none of these settles it, nothing is said here.
"""

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.claims.claim import Form
from pledgebook.claims.parties.asked import getting
from pledgebook.claims.parties.owners import nation_before, owners
from pledgebook.claims.parties.taken_up import Answered
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.claims.words.naming import parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import VERBAL
from pledgebook.language import Token
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def talked_over(act: Act, vocabulary: Vocabulary) -> Answered | None:
    """Return who would give, and who gain, what two sides are said to talk over."""
    below, talk = _below_talk(act)
    if talk is None or not below or not _moves(act) or any(word.pos in VERBAL for word in below):
        return None  # "in talks about sending": the verb says who sends
    sides = _sides(act.passage, talk, below)
    if len(sides) != _PAIR or not {party.id for party in _named_in(act.passage, below)} <= sides.keys():
        return None  # "tanks for Mali": a third one gains
    giver = _giver(act.passage, sides, below, habitual_givers(vocabulary))
    gaining = tuple(party for code, party in sides.items() if code != giver)
    return Answered((sides[giver],), gaining) if giver is not None else None


def about_a_thing(act: Act, vocabulary: Vocabulary) -> Act:
    """Return an act of talks that are about what one side would give the other as that act ("in talks about jets")."""
    talks = act.verb_form is Form.TALKS and talked_over(act, vocabulary) is not None
    return replace(act, inherent=None) if talks else act


def _below_talk(act: Act) -> tuple[list[Token], Token | None]:
    """Return the words between a thing and the word for the talks, and that word.

    A request that is talked over says itself who asks, and what is the subject of the talks has no sides in it.
    """
    words = act.passage.grammar.bargaining
    below = [act.foot] if act.foot.lemma.lower() not in words else []
    for step in act.chain.steps:
        if step.token.lemma.lower() in words:
            return below, step.token
        if step.dep in ("nsubj", "nsubjpass") or (step.sign and step.sign.can_be(CueClass.REQUEST)):
            break
        below.append(step.token)
    return [], None


_PAIR = 2


def _moves(act: Act) -> bool:
    """Tell whether what is talked over can be handed over: a sum, or goods."""
    groups = {(item.group or "").split("/")[0] for item in act.items} - {"talks"}
    return act.amount is not None or (bool(groups) and not groups & _STAYS)


_STAYS = {"", "political", "sanctions", "airspace", "personnel", "training"}


def _sides(passage: Passage, talk: Token, below: list[Token]) -> dict[str, Party]:
    """Return those who talk, by code: the subject and with whom, or both behind "between"."""
    tree = passage.tree
    verbs = [word for word in (talk, *tree.ancestors(talk)) if word.pos in VERBAL][:1]
    acting = next((getting(passage, verb) for verb in verbs), ())
    beside = [party for word in (talk, *verbs, *below) for party in parties_by(passage, word, _WITH)]
    return {party.id: party for party in (*acting, *beside) if party.id}


_WITH = frozenset({"with", "between"})


def _named_in(passage: Passage, below: list[Token]) -> Iterator[Party]:
    """Yield those who are named in the words for what is talked over."""
    inside = (passage.party_at.get(word.index) for word in passage.tree.subtree(below[-1]))
    return (party for party in inside if party is not None)


def _giver(
    passage: Passage, sides: dict[str, Party], below: list[Token], givers: frozenset[str]
) -> str | None:
    """Return which of two sides would give, where the words or the two settle it."""
    inside = passage.tree.subtree(below[-1])
    nouns = [word for word in inside if word.pos in ("NOUN", "PROPN", "NUM")]
    whose = next(filter(None, (owners(passage, one) or nation_before(passage, one) for one in nouns)), ())
    goal = {party.id for word in inside for party in parties_by(passage, word, _TO)}
    for giving in ({party.id for party in whose}, sides.keys() - goal if goal else set(), givers):
        if len(found := [code for code in sides if code in giving]) == 1:
            return found[0]
    return None


_TO = frozenset({"to", "for"})
