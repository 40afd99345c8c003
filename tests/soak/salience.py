"""Who is likeliest to act where a sentence does not say: every party around it, weighed by how it is told of.

The features are those by which a reader follows a text. Each adds or takes away; the sum decides.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pledgebook.claims.claim import Form
from pledgebook.claims.draft import Draft
from pledgebook.claims.grammar import Grammar, grammar
from pledgebook.claims.kinds import agencies
from pledgebook.claims.owners import is_beneficiary
from pledgebook.language import Annotation, Sentence, Token, Tree
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_BEFORE, _AFTER = 1500, 800  # code points looked at around an act
_HERE = 3.0  # named in the sentence of the act
_STEP_BACK, _STEP_ON = 0.5, 1.0  # lost by each sentence between
_ACTED = 3.0  # did the act told last
_PLACE = -1.5  # a capital or town says where
_AGENCY = -2.5  # passes on what others give
_LOOSE = -1.0  # a loose group
_GAINS_WEAKLY = -2.5  # where the act happens, or whose the thing is that is helped
_OFTEN, _MOST_OFTEN = 0.2, 5  # each time it is named
_OWN = 3.5  # the text is its own voice
_COINS = 2.5  # the money is its own currency
_LEAST = 2.0
_ROLES = {
    "nsubj": 2.5,
    "agent": 2.5,
    "ROOT": 1.5,
    "poss": 1.5,
    "amod": 1.0,
    "compound": 0.5,
    "nsubjpass": 0.5,
}
_GOAL = -3.0  # stands behind "to", "for", "in": who gains, or where


class _Mention(NamedTuple):
    """One naming of a party, the number of its sentence, and how its role there weighs."""

    party: Party
    sentence: int
    weight: float


@dataclass(frozen=True, slots=True)
class Salience:
    """The mentions of a document in text order, and how often each party is named."""

    mentions: tuple[_Mention, ...]
    counts: Mapping[str | None, int]
    vocabulary: Vocabulary

    def likeliest(self, draft: Draft, before: Sequence[Draft], own: Sequence[Party]) -> tuple[Party, ...]:
        """Return who most likely acts, empty where nobody is likely enough; `own` is whose voice the text is."""
        weights, who = self._told(draft)
        last = _last_acted(draft, before)
        for code in {party.id for party in last if party.id}:
            weights[code], who[code] = weights.get(code, 0.0) + _ACTED, last
        for party, bonus in [
            *((p, _OWN) for p in own),
            *((p, _COINS) for p in _issuer(draft, self.vocabulary)),
        ]:
            if party.id:
                weights[party.id] = weights.get(party.id, 0.0) + bonus
                who.setdefault(party.id, (party,))
        scores = {code: weight + self._standing(code, draft) for code, weight in weights.items()}
        best = max(sorted(set(scores) - _gaining(draft)), key=lambda code: scores[code], default=None)
        return who[best] if best is not None and scores[best] >= _LEAST else ()

    def _told(self, draft: Draft) -> tuple[dict[str, float], dict[str, tuple[Party, ...]]]:
        """Return the best mention of each party around an act, with its weight."""
        weights: dict[str, float] = {}
        who: dict[str, tuple[Party, ...]] = {}
        span, here = draft.act.passage.span, draft.act.passage.number
        first = bisect_left(self.mentions, span.start - _BEFORE, key=lambda one: one.party.span.start)
        last = bisect_right(self.mentions, span.end + _AFTER, key=lambda one: one.party.span.start)
        for party, sentence, weight in self.mentions[first:last]:
            total = weight + _nearness(sentence - here)
            if party.id and total >= weights.get(party.id, total):
                weights[party.id], who[party.id] = total, (party,)
        return weights, who

    def _standing(self, code: str, draft: Draft) -> float:
        """Return what a party's place in the whole document and in the world adds."""
        weight = _OFTEN * min(self.counts[code], _MOST_OFTEN)
        weight += _AGENCY * (code in agencies(self.vocabulary)) + _LOOSE * (code == "GROUP")
        weak = {party.id for party in draft.gainers.recipients}
        return weight + _GAINS_WEAKLY * (code in weak)


def salience(annotation: Annotation, vocabulary: Vocabulary) -> Salience:
    """Weigh every mention of a document once."""
    words = grammar(vocabulary)
    counts = Counter(party.id for party in annotation.parties)
    return Salience(tuple(_mentions(annotation, words)), counts, vocabulary)


def _mentions(annotation: Annotation, words: Grammar) -> Iterator[_Mention]:
    starts = [sentence.span.start for sentence in annotation.sentences]
    for party in annotation.parties:
        number = bisect_right(starts, party.span.start) - 1
        if party.id is None or number < 0:
            continue
        weight = _role(party, annotation.sentences[number], annotation.view.text, words)
        yield _Mention(party, number, weight + _PLACE * party.place)


def _role(party: Party, sentence: Sentence, text: str, words: Grammar) -> float:
    """Weigh the part a mention plays in its sentence; a sentence without a parse says nothing of it."""
    tree = sentence.tree
    top = tree.top(party.span) if tree else None
    if tree is None or top is None:
        return 0.0
    if text[party.span.end : party.span.end + 1] == "-" or is_beneficiary(tree, party, text, words):
        return _GOAL
    while top.dep in ("conj", "appos") and top.head != top.index:
        top = tree.head(top)
    if top.dep == "pobj":
        return _behind(tree, top, words)
    owner = tree.head(top)
    if top.dep in ("amod", "compound", "poss", "nmod") and owner.dep in ("nsubj", "ROOT"):
        return _ROLES[owner.dep] - 0.5
    return _ROLES.get(top.dep, 0.0)


def _behind(tree: Tree, noun: Token, words: Grammar) -> float:
    prep = tree.head(noun)
    word = prep.text.lower()
    if word in ("by", "from") or prep.dep == "agent":
        return _ROLES["agent"]
    if word in words.towards | words.within | words.against:
        return _GOAL
    return -0.5 if word == "of" else 0.0


def _nearness(steps: int) -> float:
    """Weigh how far off a mention's sentence is; negative steps lie before the act."""
    if steps == 0:
        return _HERE
    return _HERE - 1 + _STEP_BACK * steps if steps < 0 else _HERE - 1 - _STEP_ON * steps


def _gaining(draft: Draft) -> set[str | None]:
    firm = draft.gainers.recipients if draft.gainers.firm else ()
    return {party.id for party in (*firm, *draft.gainers.targets)}


def _last_acted(draft: Draft, before: Sequence[Draft]) -> tuple[Party, ...]:
    """Return the doer of the nearest earlier act that is no talks and is not done by whoever gains here."""
    gaining = _gaining(draft)
    for other in reversed(before):
        if other.actors and not {p.id for p in other.actors} & gaining and other.form is not Form.TALKS:
            return other.actors
    return ()


def _issuer(draft: Draft, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return the state whose own currency the money is: budgets are voted in it."""
    state = _issuers(vocabulary).get(draft.amount.currency or "") if draft.amount else None
    return (Party(draft.act.foot.span, state, None, PartyKind.STATE),) if state else ()


@cache
def _issuers(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the state behind each currency that others seldom pay in."""
    rows = vocabulary.rows("currencies")
    return {
        code: row["states"][0] for code, row in rows.items() if row.get("states") and code not in _WORLDWIDE
    }


_WORLDWIDE = frozenset({"USD", "EUR", "XEU", "XDR", "XOF", "XAF", "XCD"})
