"""Who is said to come to have what another gives (codebook 2.1): "will have 30 jeeps from Italy", "is in line for"."""

from collections.abc import Iterator

from pledgebook.claims.parties.asked import getting
from pledgebook.claims.parties.owners import nation_before, owners
from pledgebook.claims.parties.taken_up import Answered
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import VERBAL, Step
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind


def coming_to(act: Act) -> Answered | None:
    """Return the sides of what the subject of a verb waits for or will have, where it is said whose it is."""
    step = next((step for step in act.chain.steps if step.token.pos in VERBAL), None)
    if step is None or not _comes_to_have(act.passage, step):
        return None
    gaining = getting(act.passage, step.token)
    if not gaining or not all(party.id and _may_have(act, party) for party in gaining):
        return None
    codes = {party.id for party in gaining}
    giving = tuple(party for party in _givers(act, step) if party.id not in codes)
    return Answered(giving, gaining) if giving else None


def _comes_to_have(passage: Passage, step: Step) -> bool:
    """Tell whether a verb says that its subject is to have a thing, or waits for one that will come."""
    if step.dep == "prep":
        return _waits(passage, step)
    ahead = any(aux.tag in ("MD", "TO") for aux in passage.tree.children(step.token, "aux"))
    return step.token.lemma == "have" and step.dep == "dobj" and ahead


def _waits(passage: Passage, step: Step) -> bool:
    """Tell whether a verb with what stands behind it says that its subject waits for a thing."""
    verb, sign = step.token, step.sign
    said = {f"{verb.lemma.lower()} {prep.text.lower()}" for prep in passage.tree.children(verb, "prep")}
    if sign is not None:
        said |= {sign.phrase, passage.words(sign.span).lower()}  # "looks forward", "is in line for"
    return not said.isdisjoint(passage.grammar.prospect)


def _may_have(act: Act, party: Party) -> bool:
    """Tell whether a party is one that things come to: people who join a body are sent where it works."""
    people = act.foot.lemma.lower() in act.passage.grammar.posted
    return not (people and party.kind is PartyKind.ORGANISATION)


def _givers(act: Act, verb: Step) -> tuple[Party, ...]:
    """Return whose a thing is, as the words beside it or what it is a part of say."""
    known = act.passage
    found = (owners(known, noun) or nation_before(known, noun) for noun in _nouns(act, verb))
    return next(filter(None, found), ())


def _nouns(act: Act, verb: Step) -> Iterator[Token]:
    below = act.chain.steps[: act.chain.steps.index(verb)]
    for word in (act.foot, *(step.token for step in below)):
        if word.pos in ("NOUN", "PROPN", "NUM") and word.index not in act.passage.party_at:
            yield word
