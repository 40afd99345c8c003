"""From whom a thing is said to come ("rice arrived from Japan", "a loan from Oslo")."""

from collections.abc import Iterator

from pledgebook.claims.parties.drawn import out_from, out_of
from pledgebook.claims.parties.owners import sources
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.naming import named
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token
from pledgebook.party import Party


def come_from(passage: Passage, anchor: Token, chain: Chain) -> tuple[Party, ...]:
    """Return from whom a thing is said to come, by a verb of arriving or a passive, or in its own phrase."""
    verbs = [s.token for s in chain.steps if _brings(passage, s)]
    told = (s.token for s in with_foot(anchor, chain) if not asks(s))
    nouns = [token for token in told if token.pos in ("NOUN", "PROPN", "NUM")]
    goods = anchor.lemma.lower() not in passage.grammar.posted  # "soldiers will leave Iraq"
    left = (passage.tree.children(verb, "dobj") if verb.lemma == "leave" and goods else () for verb in verbs)
    by_verb = (
        out_from(passage, verb) or out_of(passage, verb) or named(passage, places)
        for verb, places in zip(verbs, left, strict=True)
    )
    return next(filter(None, by_verb), ()) or (sources(passage, nouns[-1]) if nouns else ())


def _brings(passage: Passage, step: Step) -> bool:
    """Tell whether "from" behind a verb leads to who gives: what arrives or is given comes from there."""
    if step.sign is None or step.sign.classes[0] in _STOPS or _takes_people(passage, step.token):
        return False
    borne = any(n.lemma.lower() in passage.grammar.bearer for n in passage.tree.children(step.token, "nsubj"))
    return (
        borne
        or step.sign.classes[0] in (CueClass.ARRIVE, CueClass.INCLUDE)
        or bool(passage.tree.children(step.token, "auxpass"))
    )


def _takes_people(passage: Passage, verb: Token) -> bool:
    """Tell whether people are brought away, so that "from" leads to where they were ("evacuated from Libya")."""
    words = passage.grammar
    people = words.people | words.expatriate | words.civil
    taken = any(noun.lemma.lower() in people for noun in passage.tree.children(verb, "nsubjpass", "dobj"))
    return taken and verb.lemma.lower() in words.fetching | words.evacuating


_STOPS = (CueClass.CANCEL, CueClass.SUSPEND, CueClass.REFUSE, CueClass.REQUEST, CueClass.FINISH)


def asks(step: Step) -> bool:
    """Tell whether a word asks for a thing or says who gets it."""
    return step.sign is not None and step.sign.classes[0] in (CueClass.REQUEST, CueClass.RECEIVE)


def with_foot(anchor: Token, chain: Chain) -> Iterator[Step]:
    """Yield a thing and the words with scope over it, innermost first."""
    yield Step(anchor, anchor.dep, None)
    yield from chain.steps
