"""Who gives, where only who gets it is told: the other of two states that met or signed just before (codebook 2.1)."""

from bisect import bisect_left

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import StageGroup
from pledgebook.claims.words.kinds import habitual_givers, state_codes
from pledgebook.claims.words.wording import says, wording
from pledgebook.language import Annotation, Sentence
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary

_REACH = 2  # sentences


def counterpart(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return the other side of a visit, talks or a deal ("Fiji and Japan signed an accord. Fiji will get $5m")."""
    gaining = {party.id for party in draft.gainers.recipients}
    if len(gaining) != 1 or not (draft.doers.receives or _is_passive(draft)) or draft.doers.parties:
        return ()
    number = draft.act.passage.number
    for sentence in reversed(annotation.sentences[max(0, number - _REACH) : number]):
        sides = _sides(sentence, annotation, vocabulary)
        if not sides.keys() <= gaining:
            others = tuple(party for code, party in sides.items() if code not in gaining)
            met = len(sides) == len(others) + 1 and says(
                sentence.span.of(annotation.view.text), wording("dealings", vocabulary)
            )
            return others if met and len(others) == 1 else ()
    return ()


def _is_passive(draft: Draft) -> bool:
    """Tell whether somebody is the subject of a passive: "he was promised $5m"; what is given is not."""
    tree = draft.act.passage.tree
    given = {draft.act.foot.index, *(step.token.index for step in draft.act.chain.steps)}
    promised = draft.stage.group in (StageGroup.PROMISED, StageGroup.DONE)
    subjects = (noun for step in draft.act.chain.steps for noun in tree.children(step.token, "nsubjpass"))
    return promised and any(noun.index not in given for noun in subjects)


def _sides(sentence: Sentence, annotation: Annotation, vocabulary: Vocabulary) -> dict[str, Party]:
    """Return the states and the bodies that give the world over which a sentence names."""
    first = bisect_left(annotation.parties, sentence.span.start, key=lambda party: party.span.start)
    last = bisect_left(annotation.parties, sentence.span.end, key=lambda party: party.span.start)
    codes = state_codes(vocabulary) | habitual_givers(vocabulary)
    return {p.id: p for p in annotation.parties[first:last] if p.id is not None and p.id in codes}
