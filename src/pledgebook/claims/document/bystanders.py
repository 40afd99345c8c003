"""States named near an act that have no part of their own in it."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.attackers import attackers
from pledgebook.claims.document.leaders import leaders
from pledgebook.claims.document.venues import venues
from pledgebook.claims.words.cues import CueClass, CueTable, cue_table
from pledgebook.claims.words.grammar import Grammar, grammar
from pledgebook.claims.words.kinds import state_codes
from pledgebook.claims.words.passage import Within
from pledgebook.language import Annotation, Sentence
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary

_BACK = 1  # sentences
_MODIFYING = ("amod", "compound", "nmod", "poss", "npadvmod")


class _Named(NamedTuple):
    """Whom a sentence names: only where nobody gains, and the states that may be meant."""

    aside: frozenset[str]
    states: tuple[Party, ...]


class Bystanders:
    """Those whom the sentences of a document name, each sentence looked over once for all its acts."""

    def __init__(self, annotation: Annotation, vocabulary: Vocabulary, helped: Collection[str]) -> None:
        self._annotation, self._vocabulary = annotation, vocabulary
        self._parties = Within(annotation.parties)
        self._known: dict[int, _Named] = {}
        foes = attackers(annotation, vocabulary).difference(helped)
        self._elsewhere = leaders(annotation, vocabulary) | venues(annotation) | foes

    def around(self, draft: Draft) -> Iterator[tuple[Party, int]]:
        """Yield the states named in the act's sentence and the one before, with how many sentences lie between."""
        hit = {party.id for party in draft.gainers.targets} | self._elsewhere
        for far in range(_BACK + 1):
            number = draft.act.passage.number - far
            if number >= 0:
                yield from ((party, far) for party in self._named(number).states if party.id not in hit)

    def set_aside(self, draft: Draft) -> frozenset[str]:
        """Return whom the act's own sentence names only where nobody gains: bought from, sent against, told before.

        Who leads a force that others join gains by none of them, nor does a state where many only meet, nor one
        that attacks others, and is told neither to be given anything nor to be in distress.
        """
        return self._named(draft.act.passage.number).aside | self._elsewhere

    def _named(self, number: int) -> _Named:
        if number not in self._known:
            sentence = self._annotation.sentences[number]
            parties = self._parties.at(sentence.span)
            words = grammar(self._vocabulary)
            cues = cue_table(self._vocabulary)
            free = [p for p in parties if _stands_by(sentence, p, words) and not reports(sentence, p, cues)]
            self._known[number] = _Named(_aside(parties, free), self._states(free))
        return self._known[number]

    def _states(self, parties: Sequence[Party]) -> tuple[Party, ...]:
        """Return the states among parties, each by its last mention, the last first."""
        last = {party.id: party for party in parties}
        return tuple(
            p for p in reversed(parties) if last[p.id] is p and p.id in state_codes(self._vocabulary)
        )


def _aside(parties: Sequence[Party], free: Sequence[Party]) -> frozenset[str]:
    known = {party.id for party in free}
    return frozenset(party.id for party in parties if party.id is not None and party.id not in known)


def reports(sentence: Sentence, party: Party, cues: CueTable) -> bool:
    """Tell whether a state only says what is told ("arms reached the rebels, the United States said")."""
    top = sentence.tree.top(party.span) if sentence.tree else None
    if sentence.tree is None or top is None or top.dep != "nsubj":
        return False
    verb = sentence.tree.head(top)
    sign = cues.at(sentence.tree, verb)
    told = sentence.tree.children(verb, "ccomp") or verb.dep in ("parataxis", "ccomp")
    return sign is not None and sign.classes[0] is CueClass.REPORT and bool(told)


def _stands_by(sentence: Sentence, party: Party, words: Grammar) -> bool:
    """Tell whether a mention can be of somebody meant: not where a thing comes from, nor a circumstance."""
    top = sentence.tree.top(party.span) if sentence.tree else None
    if sentence.tree is None or top is None:
        return True
    above = sentence.tree.head(top)
    if party.adjective and top.dep in _MODIFYING and above.lemma.lower() not in words.people:
        return False  # "one Albanian in ten" are people themselves
    if party.adjective and top.dep == "acomp":
        return False  # "the guns are Swedish"
    while top.dep == "conj" and top.pos == "PROPN":
        top, above = above, sentence.tree.head(above)  # "bought from Chad and Peru"
    if top.dep == "pobj":
        prep, gathering = above.text.lower(), sentence.tree.head(above).lemma.lower()
        if prep == "on" and gathering in words.gathering:
            return True  # "a donors' conference on Lebanon"
        told = any(word.text.lower() == "according" for word in sentence.tree.ancestors(top))
        return not told and prep not in words.circumstance | words.against | {"by", "from"}
    return True
