"""Answers without a verb of their own: "Not yet.", "It has.", "Twelve, from April." (codebook 1.3).

What they speak of stands in the question before them, or was told before it: an answer is an echo of that.
"""

from collections.abc import Sequence
from itertools import takewhile

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import FORWARD, Cue, CueRole, Stage, StageGroup
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.words.act import Act, Echo
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token
from pledgebook.language.number_words import TENS, UNITS

_NUMBERS = frozenset(UNITS) | frozenset(TENS)
_LONGEST = 14  # words before a condition; more say more than an answer


def elliptic_answer(passage: Passage, told: Sequence[Draft], question: Passage | None) -> Draft | None:
    """Return what the first words of an answer say of the act asked about, where they have no verb for it."""
    if question is None or not _opens_an_answer(passage, question):
        return None
    head = _head(passage)
    if not head or len(head) > _LONGEST or _tells(head, passage.grammar):
        return None
    near = takewhile(lambda draft: draft.act.passage is question, reversed(told))
    asked = next((draft for draft in near if draft.silent), None)
    if asked is not None and "stage" in asked.guessed and not _has_verb(question):
        asked = _as_before(asked, told)
    force = _answered(head, asked, passage.grammar) if asked else None
    force = _to_come(force, head, passage.grammar) if asked else None
    force = force or _went_on(head, passage, question)
    if force is None or force.stage is None:
        return None
    return _draft(passage, head[0], force)


def _has_verb(question: Passage) -> bool:
    """Tell whether a question is more than the name of a thing ("And doctors?"), or than where some are."""
    return any(t.pos in ("VERB", "AUX") and t.lemma != "be" for t in question.tree.tokens)


def _as_before(asked: Draft, told: Sequence[Draft]) -> Draft:
    """Return what a question without a verb asks: of further things what was told of those before."""
    known = (d for d in reversed(told) if "stage" not in d.guessed)
    placed = bool(asked.gainers.recipients)  # "Are there troops in Haiti?"
    stage = next((d.stage for d in known if d.stage.group in FORWARD), None)
    if placed or any(token.tag == "EX" for token in asked.act.passage.tree.tokens):
        stage = Stage.DELIVERED
    return asked._replace(stage=stage, guessed=asked.guessed - {"stage"}) if stage else asked


def _to_come(force: Force | None, head: Sequence[Token], words: Grammar) -> Force | None:
    """Return a stage with a day to come: what is then to be done is only promised ("Two, next month.")."""
    done = force is not None and force.stage is not None and force.stage.group is StageGroup.DONE
    later = any(token.text.lower() in words.upcoming for token in head)
    return force._replace(stage=Stage.PLEDGED) if force and done and later and not force.negated else force


def _opens_an_answer(passage: Passage, question: Passage) -> bool:
    if passage.turn is None or not passage.answering or not (question.asking and question.asked):
        return False
    return passage.text[passage.turn.content.start : passage.span.start].strip() == ""


def _head(passage: Passage) -> list[Token]:
    """Return the words up to a clause of condition or time."""
    ends = passage.grammar.condition | passage.grammar.timing
    found: list[Token] = []
    for token in passage.tree.tokens:
        if token.dep == "mark" and token.text.lower() in ends:
            break
        if token.pos not in ("PUNCT", "SPACE"):
            found.append(token)
    return found


def _tells(head: Sequence[Token], words: Grammar) -> bool:
    """Tell whether words have a verb that says more than "it has"."""
    if not any(token.pos in ("VERB", "AUX") for token in head):
        return False
    small = words.affirming | words.denying
    match [token for token in head if token.text.lower() not in small and token.dep != "advmod"]:
        case [who, verb]:
            pointing = who.pos in ("PRON", "DET") and who.tag != "EX"
            return not (pointing and verb.lemma.lower() in words.auxiliary)
    return True


def _answered(head: Sequence[Token], asked: Draft, words: Grammar) -> Force | None:
    """Return the stage of the act asked about, as it is denied, affirmed or counted."""
    if "stage" in asked.guessed:
        return None
    said = {token.text.lower() for token in head}
    cue = Cue(head[0].span, CueRole.STAGE)
    if said & (words.never | words.none | words.no):
        return _denied(asked, yet=bool(said & words.so_far), cue=Cue(head[0].span, CueRole.NEGATION))
    affirms = bool(said & words.affirming) or any(token.pos in ("VERB", "AUX") for token in head)
    counts = any(token.tag == "CD" or token.text.lower() in _NUMBERS for token in head)
    return Force(asked.stage, cues=(cue,), open=False) if affirms or counts else None


def _denied(asked: Draft, *, yet: bool, cue: Cue) -> Force:
    """Return what "no" says: undone where it was asked what is done, refused where it was asked what will be."""
    promised = asked.stage.group is StageGroup.PROMISED
    if promised and not yet:
        return Force(Stage.RULED_OUT, cues=(cue,), open=False)
    if asked.stage is Stage.RULED_OUT:
        return Force(Stage.CONSIDERED, cues=(cue,), open=False)
    stage = Stage.DELIVERED if yet or asked.stage is Stage.DELIVERING else asked.stage
    return Force(stage, negated=True, cues=(cue,), open=False)


def _went_on(head: Sequence[Token], passage: Passage, question: Passage) -> Force | None:
    """Return what a number or a day to come says of more of what was told ("And a second flight? Tomorrow.")."""
    words = passage.grammar
    more = any(token.text.lower() in words.further for token in question.tree.tokens)
    coming = next((token for token in head if token.text.lower() in words.coming), None)
    if not more or coming is None:
        return None
    conditional = any(token.text.lower() in words.condition for token in passage.tree.tokens)
    return Force(Stage.PLEDGED, conditional=conditional, cues=(Cue(coming.span, CueRole.STAGE),), open=False)


def _draft(passage: Passage, foot: Token, force: Force) -> Draft:
    act = Act(passage, foot, Chain((Step(foot, "self", None),)), echo=Echo.ANSWER)
    return Draft(act, force, force.stage or Stage.PLEDGED, Doers(), Gainers(), passage.span, cues=force.cues)
