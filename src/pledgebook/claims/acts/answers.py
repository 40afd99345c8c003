"""Answers without a verb of their own: "Not yet.", "It has.", "Twelve, from April." (codebook 1.3).

What they speak of stands in the question before them, or was told before it: an answer is an echo of that.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import FORWARD, Cue, CueRole, Stage, StageGroup
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.words.act import Act, Echo
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Item, Token
from pledgebook.language.number_words import TENS, UNITS
from pledgebook.language.numbers import find_numbers
from pledgebook.span import Span
from pledgebook.vocabulary import either

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
    more = _went_on(head, passage, question) if force is None else None
    force = force or more
    if force is None or force.stage is None:
        return None
    return _draft(passage, head[0], force, Echo.PART if more else Echo.ANSWER)


def answered_items(answer: Passage, asked: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the things a question is about, with the number that its answer begins with ("About four thousand.")."""
    if len(asked) != 1 or asked[0].quantity is not None or answer.amounts:
        return asked
    first = next(iter(find_numbers(answer.said)), None)
    if first is None or first.phrase.start > _OPENING or first.value != int(first.value):
        return asked
    span = Span(first.span.start + answer.span.start, first.span.end + answer.span.start)
    if any(day.span.overlaps(span) for day in answer.dates):
        return asked
    counted = replace(asked[0], quantity=first.value, quantity_max=first.value_max, qualifier=first.qualifier)
    return (counted,)


_OPENING = 12  # code points before the number: "Yes, about"


def _has_verb(question: Passage) -> bool:
    """Tell whether a question is more than the name of a thing ("And doctors?"), or than where some are."""
    return any(t.pos in ("VERB", "AUX") and t.lemma != "be" for t in question.tree.tokens)


def _as_before(asked: Draft, told: Sequence[Draft]) -> Draft:
    """Return what a question without a verb asks: of further things what was told of those before."""
    known = [d for d in reversed(told) if "stage" not in d.guessed]
    known.sort(key=lambda d: not d.silent)  # what was asked before it, else what was answered
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
    aside = [_shifted(phrase, passage) for phrase in _asides(passage.grammar.set_in).finditer(passage.said)]
    found: list[Token] = []
    for token in passage.tree.tokens:
        if token.dep == "mark" and token.text.lower() in ends:
            break
        if token.pos not in ("PUNCT", "SPACE") and not any(span.holds(token.span) for span in aside):
            found.append(token)
    return found


def _shifted(phrase: re.Match[str], passage: Passage) -> Span:
    return Span(phrase.start() + passage.span.start, phrase.end() + passage.span.start)


@cache
def _asides(phrases: frozenset[str]) -> re.Pattern[str]:
    """Return what finds words that people set in and that say nothing of an act ("to begin with", "I think")."""
    return re.compile(rf"\b(?:{either(phrases)})\b", re.IGNORECASE)


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
    coming = next((token for token in head if token.text.lower() in words.coming | words.affirming), None)
    if more and coming is None and _asks_ahead(question):
        denies = any(token.text.lower() in words.no | words.none | words.denying for token in head)
        return (
            Force(Stage.RULED_OUT, cues=(Cue(head[0].span, CueRole.NEGATION),), open=False)
            if denies
            else None
        )
    if not more or coming is None:
        return None
    conditional = any(token.text.lower() in words.condition for token in passage.tree.tokens)
    return Force(Stage.PLEDGED, conditional=conditional, cues=(Cue(coming.span, CueRole.STAGE),), open=False)


def _asks_ahead(question: Passage) -> bool:
    """Tell whether a question is what will be ("Will there be more?")."""
    verbs = (token for token in question.tree.tokens if token.dep == "ROOT")
    return any(modality(question.tree, verb, question.grammar).mood is Mood.FUTURE for verb in verbs)


def _draft(passage: Passage, foot: Token, force: Force, echo: Echo) -> Draft:
    act = Act(passage, foot, Chain((Step(foot, "self", None),)), echo=echo)
    return Draft(act, force, force.stage or Stage.PLEDGED, Doers(), Gainers(), passage.span, cues=force.cues)
