"""States named near an act that have no part of their own in it."""

from collections.abc import Iterator

from pledgebook.claims.draft import Draft
from pledgebook.claims.kinds import state_codes
from pledgebook.claims.passage import Passage, inside
from pledgebook.language import Annotation, Sentence
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary

_BACK = 1  # sentences


def bystanders(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> Iterator[tuple[Party, int]]:
    """Yield the states named in the act's sentence and the one before, with how many sentences lie between."""
    passage = draft.act.passage
    hit = {party.id for party in draft.gainers.targets}
    for far in range(_BACK + 1):
        number = passage.number - far
        if number < 0:
            return
        sentence = annotation.sentences[number]
        for party in reversed(inside(annotation.parties, sentence.span)):
            if (
                party.id in state_codes(vocabulary)
                and party.id not in hit
                and _stands_by(passage, party, sentence)
            ):
                yield party, far


def set_aside(draft: Draft, annotation: Annotation) -> frozenset[str]:
    """Return whom the act's own sentence names only where nobody gains: bought from, sent against, told before."""
    passage = draft.act.passage
    sentence = annotation.sentences[passage.number]
    free = {p.id for p in passage.parties if _stands_by(passage, p, sentence)}
    return frozenset(p.id for p in passage.parties if p.id is not None and p.id not in free)


def _stands_by(passage: Passage, party: Party, sentence: Sentence) -> bool:
    """Tell whether a mention can be of somebody meant: not where a thing comes from, nor a circumstance."""
    top = sentence.tree.top(party.span) if sentence.tree else None
    if sentence.tree is None or top is None:
        return True
    above = sentence.tree.head(top)
    if party.adjective and above.lemma.lower() not in passage.grammar.people:
        return False
    if top.dep == "pobj":
        word, gathering = above.text.lower(), sentence.tree.head(above).lemma.lower()
        if word == "on" and gathering in passage.grammar.gathering:
            return True  # "a donors' conference on Lebanon"
        return word not in passage.grammar.circumstance | passage.grammar.against | {"by", "from"}
    return True
