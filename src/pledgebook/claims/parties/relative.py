"""Whom a relative clause says to get a thing ("Chad, which was given tanks") (codebook 2.2)."""

from pledgebook.claims.parties.received import gets_it
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.naming import named
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Step
from pledgebook.language import Token
from pledgebook.party import Party

_WHOSE = "whose"


def got_by_relative(act: Act) -> tuple[Party, ...]:
    """Return who stands before a relative clause whose subject gets the thing of an act."""
    passage = act.passage
    clauses = (step for step in act.chain.steps if step.token.dep == "relcl" and _gets(passage, step))
    got = next(clauses, None)
    row = named(passage, (passage.tree.head(got.token),)) if got else ()
    return () if any(party.id == "GROUP" for party in row) else row  # "others that will get it include Togo"


def is_given(passage: Passage, verb: Token) -> bool:
    """Tell whether a relative clause is a passive whose subject somebody gives a thing ("which was lent $5m")."""
    subject = _relative(passage, verb, "nsubjpass")
    words, lemma = passage.grammar, verb.lemma.lower()
    giving = lemma in words.helping or lemma in words.vowing
    return subject is not None and giving and bool(passage.tree.children(verb, "dobj", "oprd"))


def _gets(passage: Passage, step: Step) -> bool:
    if gets_it(step):
        return _relative(passage, step.token, "nsubj") is not None
    return is_given(passage, step.token)


def _relative(passage: Passage, verb: Token, dep: str) -> Token | None:
    """Return the subject of a verb where it is a relative pronoun, or has one for its owner."""
    words = passage.grammar
    for subject in passage.tree.children(verb, dep):
        owners = (owner.text.lower() for owner in passage.tree.children(subject, "poss"))
        if subject.text.lower() in words.relative or _WHOSE in owners:
            return subject
    return None
