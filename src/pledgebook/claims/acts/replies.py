"""What speakers tell of their own yes and no ("I told him no", "we said yes"), and of others' ("Oslo has said no").

What was asked was told before: a reply is an echo of a request, or of a question put in a talk.
"""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft, clause
from pledgebook.claims.claim import Cue, CueRole, Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.words.act import Act, Echo
from pledgebook.claims.words.naming import named
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token

_SAYS = {"yes": Stage.PLEDGED, "no": Stage.RULED_OUT}
_TOLD = (Mood.PAST, Mood.PERFECT, Mood.PRESENT)


def replies(passage: Passage) -> Iterator[Draft]:
    """Yield the yes and no that the speakers of a talk say they or others gave."""
    if passage.turn is None or passage.asked:
        return
    for token in passage.tree.tokens:
        stage = _SAYS.get(token.text.lower()) if token.dep in _SAID else None
        verb = passage.tree.head(token)
        if stage is None or verb.lemma not in passage.grammar.replying:
            continue
        if _is_ours(passage, verb):
            yield from _reply(passage, token, verb, stage)
        elif others := named(passage, passage.tree.children(verb, "nsubj")) if verb.lemma != "be" else ():
            yield from _reply(passage, token, verb, stage, Doers(others))


_SAID = ("intj", "dobj", "attr", "acomp", "ccomp", "oprd", "advmod")


def _is_ours(passage: Passage, verb: Token) -> bool:
    """Tell whether the speaker says so: "I said", "I had to tell", "my answer was"."""
    tree, first = passage.tree, passage.grammar.first_person
    above = tree.head(verb) if verb.dep == "xcomp" else verb
    for subject in tree.children(above, "nsubj"):
        own = (subject, *tree.children(subject, "poss"))
        named = subject.lemma.lower() in passage.grammar.reply or verb.lemma != "be"
        if named and any(word.text.lower() in first for word in own):
            return True
    return False


def _reply(
    passage: Passage, token: Token, verb: Token, stage: Stage, others: Doers | None = None
) -> Iterator[Draft]:
    above = passage.tree.head(verb) if verb.dep == "xcomp" else verb
    how = modality(passage.tree, above, passage.grammar)
    if how.mood not in _TOLD:
        return
    cue = Cue(token.span, CueRole.STAGE)
    force = Force(stage, negated=how.negation is not None, cues=(cue,), open=False)
    chain = Chain((Step(verb, token.dep, None),))
    act = Act(passage, token, chain, echo=Echo.REPLY)
    doers = others or Doers(first_person=True, pronoun=token.span)
    region = clause(passage.tree, chain.steps, token)
    yield Draft(act, force, stage, doers, Gainers(), region, cues=force.cues)
