"""Who is likeliest to act where a sentence does not say: every party around it, weighed by how it is told of.

The features are those by which a reader follows a text. Each adds or takes away; the sum decides.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache
from typing import NamedTuple, TypeAlias

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.spent import spends_what_it_got
from pledgebook.claims.claim import Form
from pledgebook.claims.document.home import buys_for_itself
from pledgebook.claims.parties.fled import is_fled_from
from pledgebook.claims.words.coordination import row_goal
from pledgebook.claims.words.grammar import Grammar, grammar
from pledgebook.claims.words.kinds import agencies, body_codes, lenders, movements, state_codes
from pledgebook.claims.words.naming import is_beneficiary
from pledgebook.language import Annotation, Sentence, Token, Tree, in_dateline, is_of_states
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_BEFORE, _AFTER = 1500, 800  # code points looked at around an act
_HERE = 6.0  # named in the sentence of the act
_NEAR = 2.0  # named in the sentence before or after
_STEP_BACK, _STEP_ON = 0.5, 1.0  # lost by each sentence more
_ACTED = 3.0  # did the act told last
_PLACE = -1.5  # a capital or town says where
_AGENCY = -2.5  # passes on what others give
_LOOSE = -1.0  # a loose group
_GAINS_WEAKLY = -5.0  # where the act happens, or whose the thing is that is helped
_GAINS_ELSEWHERE, _MOST_GAINS = -1.5, 3  # each time it is said to gain in the text
_OFTEN, _MOST_OFTEN = 0.2, 5  # each time it is named
_ALONE = 1.0  # nobody else is named anywhere
_LENDS = 4.0  # named behind "with", but the one who gives
_OWN = 3.5  # the text is its own voice
_COINS = 2.5  # the money is its own currency
_LEAST, _LEAST_OF_STATES = 2.0, 0.5  # an office of some state acts: it is one of those named
_SURE = 2.5  # below it, those named further on are weighed too
_ROLES = {
    "nsubj": 2.5,
    "agent": 2.5,
    "ROOT": 1.5,
    "poss": 1.5,
    "amod": 1.0,
    "compound": 0.5,
    "nsubjpass": 0.5,
}
_GETS = -1.0  # asks, receives or buys
_CIRCUMSTANCE = -3.0  # stands behind "at", "during", "with"
_OF, _OWNED = -0.5, -3.0  # stands behind "of", or before or behind a noun that stands there
_NAMES_FRAMEWORK = -4.0  # names what an act is done under ("under the ADB initiative")
_GOAL = -6.0  # stands behind "to", "for", "in": who gains, or where


class _Mention(NamedTuple):
    """One naming of a party, the number of its sentence, and how its role there weighs."""

    party: Party
    sentence: int
    weight: float


_Heard: TypeAlias = tuple[dict[str, float], dict[str, tuple[Party, ...]]]


@dataclass(frozen=True, slots=True)
class Salience:
    """The mentions of a document in text order, and how often each party is named."""

    mentions: tuple[_Mention, ...]
    counts: Mapping[str | None, int]
    gains: Mapping[str | None, int]
    apart: Set[str | None]  # who heads a part of a briefing gains in it
    vocabulary: Vocabulary
    lending: Set[str | None] = frozenset()  # who gives what others sign
    around: dict[tuple[int, int], _Heard] = field(default_factory=dict)  # by sentence and reach, as found

    def gained_by(self, draft: Draft) -> "Salience":
        """Return the same with a loan more that somebody signs who gets it: it is the other side that gives."""
        gaining = {party.id for party in draft.gainers.recipients}
        return replace(
            self,
            gains=Counter(self.gains) + Counter(gaining),
            apart=self.apart | gaining,
            lending=self.lending | {party.id for party in draft.actors},
        )

    def likeliest(self, draft: Draft, before: "LastActed", own: Sequence[Party]) -> tuple[Party, ...]:
        """Return who most likely acts, empty where nobody is likely enough; `own` is whose voice the text is.

        What is told further on counts only where nothing before says who acts.
        """
        known = (before.other_than(_gaining(draft)), tuple(own))
        return self._best(draft, *known, 0, _SURE) or self._best(draft, *known, _AFTER)

    def _best(
        self, draft: Draft, last: tuple[Party, ...], own: tuple[Party, ...], reach: int, least: float = _LEAST
    ) -> tuple[Party, ...]:
        weights, who = self._told(draft, reach)
        acted = 0.0 if _points_at_land(draft) else _ACTED
        for code in {party.id for party in last if party.id}:
            weights[code], who[code] = weights.get(code, 0.0) + acted, last
        paying = self._paying(draft, weights)
        for party, bonus in [*((p, _OWN) for p in own), *((p, _COINS) for p in paying)]:
            code = party.id or ""
            weights[code] = weights.get(code, 0.0) + bonus
            who.setdefault(code, (party,))
        out = (_gaining(draft) | self.apart) - {party.id for party in paying}
        out |= draft.doers.other_than
        out |= movements(self.vocabulary)  # fought against far more often than giving
        if not reach:
            out |= {party.id for party in draft.gainers.recipients} - {party.id for party in last}
        scores = {code: weights[code] + self._standing(code, draft) for code in sorted(set(weights) - out)}
        least = _LEAST_OF_STATES if _national(draft, self.vocabulary) else least
        kind = self._asked_for(draft)
        if kind is not None:
            scores = {code: score for code, score in scores.items() if code in kind}
        best = max(scores, key=lambda code: scores[code], default=None)
        return who[best] if best is not None and scores[best] >= least else ()

    def _asked_for(self, draft: Draft) -> frozenset[str] | None:
        """Return among whom a bare office or noun looks ("the minister", "the country", "the bank"), if it says."""
        noun, words = _description(draft), draft.act.passage.grammar
        if _national(draft, self.vocabulary) or noun in words.land:
            return state_codes(self.vocabulary)
        if noun in words.corporate:
            return body_codes(self.vocabulary)
        return lenders(self.vocabulary) if noun in words.lending else None

    def _paying(self, draft: Draft, near: Mapping[str, float]) -> tuple[Party, ...]:
        """Return whose own currency the money is, where it is named nearby or an office of no said state acts."""
        paid = issuer(draft, self.vocabulary)
        return paid if paid and (paid[0].id in near or draft.doers.parties) else ()

    def _told(self, draft: Draft, reach: int) -> _Heard:
        """Return the best mention of each party around an act, with its weight."""
        number = draft.act.passage.number
        if (number, reach) not in self.around:  # the acts of one sentence are many
            self.around[number, reach] = self._heard(draft, reach)
        weights, who = self.around[number, reach]
        return dict(weights), dict(who)

    def _heard(self, draft: Draft, reach: int) -> _Heard:
        weights: dict[str, float] = {}
        who: dict[str, tuple[Party, ...]] = {}
        span, here = draft.act.passage.span, draft.act.passage.number
        first = bisect_left(self.mentions, span.start - _BEFORE, key=lambda one: one.party.span.start)
        last = bisect_right(self.mentions, span.end + reach, key=lambda one: one.party.span.start)
        for party, sentence, weight in self.mentions[first:last]:
            total = weight + _nearness(sentence - here)
            if party.id and total >= weights.get(party.id, total):
                weights[party.id], who[party.id] = total, (party,)
        return weights, who

    def _standing(self, code: str, draft: Draft) -> float:
        """Return what a party's place in the whole document and in the world adds."""
        weight = _OFTEN * min(self.counts[code], _MOST_OFTEN)
        weight += _ALONE * (len(self.counts) == 1)
        weight += _GAINS_ELSEWHERE * min(self.gains[code], _MOST_GAINS)
        weight += _AGENCY * (code in agencies(self.vocabulary)) + _LOOSE * (code == "GROUP")
        weight += _LENDS * (code in self.lending)
        weak = {party.id for party in draft.gainers.recipients}
        return weight + _GAINS_WEAKLY * (code in weak)


def salience(
    annotation: Annotation, drafts: Sequence[Draft], apart: Set[str | None], vocabulary: Vocabulary
) -> Salience:
    """Weigh every mention of a document once; none of those `apart` gives unless it is said."""
    words = grammar(vocabulary)
    counts = Counter(party.id for party in annotation.parties)
    gains = Counter(party.id for draft in drafts if draft.gainers.firm for party in draft.gainers.recipients)
    return Salience(tuple(_mentions(annotation, words)), counts, gains, apart, vocabulary)


def _mentions(annotation: Annotation, words: Grammar) -> Iterator[_Mention]:
    starts = [sentence.span.start for sentence in annotation.sentences]
    for party in annotation.parties:
        number = bisect_right(starts, party.span.start) - 1
        if party.id is None or number < 0:
            continue
        filed = in_dateline(annotation.sentences, party.span)
        weight = 0.0 if filed else _role(party, annotation.sentences[number], annotation.view.text, words)
        weight = _CIRCUMSTANCE if _commands(party, annotation.sentences[number].tree, words) else weight
        yield _Mention(party, number, weight + _PLACE * party.place)


def _role(party: Party, sentence: Sentence, text: str, words: Grammar) -> float:
    """Weigh the part a mention plays in its sentence; a sentence without a parse says nothing of it."""
    tree = sentence.tree
    top = tree.top(party.span) if tree else None
    if tree is None or top is None:
        return 0.0
    noun = _first(tree, top)
    if _only_describes(party, noun, tree, text, words) or _is_struck(tree, noun, words):
        return _GOAL
    if noun.dep in _MODIFIES:
        if tree.head(noun).lemma.lower() in words.gift:
            return _ROLES["agent"]
        if tree.head(noun).lemma.lower() in words.charity:
            return _ROLES.get(noun.dep, 0.0)
        owner = _first(tree, tree.head(noun))
        while owner.dep == "compound" and owner.pos == "PROPN":
            owner = _first(tree, tree.head(owner))  # "the ADB Bright Rivers initiative"
        if owner.dep == "pobj" and tree.head(owner).text.lower() in _FRAMEWORK:
            return _NAMES_FRAMEWORK
        if owner.dep == "pobj":
            carries = _only_carries(tree, owner, words)
            return (
                _GOAL if carries else max(_behind(tree, owner, words), _OWNED) / 2 + _ROLES.get(noun.dep, 0.0)
            )
        return _ROLES[owner.dep] - 0.5 if owner.dep in ("nsubj", "ROOT") else _ROLES.get(noun.dep, 0.0)
    if _gets(tree, noun, words):
        return _GETS
    return _behind(tree, noun, words) if noun.dep == "pobj" else _ROLES.get(noun.dep, 0.0)


def _gets(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether somebody is said to get a thing, or to gain ("the countries to benefit", "those that receive")."""
    if noun.dep == "nsubj" and tree.head(noun).lemma.lower() in words.getting:
        return True
    clauses = tree.children(noun, "relcl", "acl")
    return any(verb.lemma.lower() in words.getting or _benefits(tree, verb) for verb in clauses)


def _benefits(tree: Tree, verb: Token) -> bool:
    return verb.lemma == "benefit" and not tree.children(verb, "auxpass", "dobj")


def _is_struck(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a nation's own distress is told, or its people as those who fled ("the Chadian floods")."""
    suffers = noun.dep in _MODIFIES and tree.head(noun).lemma.lower() in words.plight
    return suffers or is_fled_from(tree, noun, words)


def _only_describes(party: Party, noun: Token, tree: Tree, text: str, words: Grammar) -> bool:
    """Tell whether a name says where a thing was made, what is sought, or for whom ("Danish-made", "Chad aid")."""
    made = text[party.span.end : party.span.end + 1] == "-"
    told = noun.dep == "acomp" or _is_sought(tree, tree.head(noun), words)
    return made or (party.adjective and told) or is_beneficiary(tree, party, text, words)


def _is_sought(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a thing is only what something is for ("sent boats to find Chadian mines"), not given on."""
    verb = tree.head(noun)
    sending = verb.lemma.lower() in words.moving | words.helping
    while verb.dep in ("xcomp", "conj"):
        verb = tree.head(verb)
    meant = verb.dep == "advcl" and any(word.text.lower() == "to" for word in tree.children(verb, "aux"))
    return noun.dep == "dobj" and meant and not sending


def _commands(party: Party, tree: Tree | None, words: Grammar) -> bool:
    """Tell whether somebody only leads people whom another sent ("led by a Fijian colonel", "under General Ruiz")."""
    noun = tree.top(party.span) if tree else None
    if tree is None or noun is None or not (party.adjective or party.kind is PartyKind.PERSON):
        return False
    while noun.dep in _MODIFIES:
        noun = _first(tree, tree.head(noun))
    prep = tree.head(noun)
    led = prep.dep == "agent" and tree.head(prep).lemma.lower() in words.commanding
    return noun.dep == "pobj" and (led or prep.text.lower() == "under")


def _only_carries(tree: Tree, noun: Token, words: Grammar) -> bool:
    """Tell whether a thing came by somebody's ship or plane, whoever gave it ("delivered on a Russian aircraft")."""
    by = tree.head(noun).text.lower()
    return noun.dep == "pobj" and by in _ABOARD and noun.lemma.lower() in words.carrier


_ABOARD = ("on", "aboard", "onboard", "in")
_FRAMEWORK = ("under", "within")
_MODIFIES = ("amod", "compound", "poss", "nmod")


def _first(tree: Tree, noun: Token) -> Token:
    """Return the first of coordinated words; beside another name a name plays the same part."""
    while noun.dep == "conj" or (noun.dep == "appos" and tree.head(noun).pos == "PROPN"):
        noun = row_goal(tree, noun) or tree.head(noun)
    return noun


def _behind(tree: Tree, noun: Token, words: Grammar) -> float:
    """Weigh a preposition: "by" and "from" lead to who acts, "to" and "in" to who gains and where."""
    prep = tree.head(noun)
    word, above = prep.text.lower(), tree.head(prep)
    if prep.dep == "agent" and above.lemma.lower() in words.suffering:
        return _GOAL  # "the shortages felt by Chad"
    if word in ("by", "from") and above.pos == "NOUN" and above.lemma.lower() in words.getting:
        return _GETS  # "requests from Chad"
    given = word == "of" and above.lemma.lower() in words.gift
    if given or word in ("by", "from") or prep.dep == "agent" or above.text.lower() == "according":
        return _ROLES["agent"]
    if word in words.towards | words.within | words.against:
        return _GOAL
    if word in words.beside | words.circumstance and word != "of":
        return _CIRCUMSTANCE
    if word == "of" and above.dep == "pobj":
        return max(min(_behind(tree, above, words), _OF), _OWNED)
    return _OF if word == "of" else 0.0


def _nearness(steps: int) -> float:
    """Weigh how far off a mention's sentence is; negative steps lie before the act."""
    if steps == 0:
        return _HERE
    return _NEAR + _STEP_BACK * (steps + 1) if steps < 0 else _NEAR - _STEP_ON * steps


def _description(draft: Draft) -> str:
    """Return the noun that stands for who acts ("the bank"), lower case."""
    span = draft.doers.pronoun
    return span.of(draft.act.passage.text).lower() if span is not None else ""


def _points_at_land(draft: Draft) -> bool:
    """Tell whether a noun for a state stands for who acts ("the country"): the one named last, whoever acted."""
    return _description(draft) in draft.act.passage.grammar.land


def _national(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether an office acts that only a state has, whichever state it is ("the finance minister")."""
    return any(is_of_states(party.office, vocabulary) for party in draft.doers.parties)


def _gaining(draft: Draft) -> set[str | None]:
    firm = draft.gainers.recipients if draft.gainers.firm else ()
    return {party.id for party in (*firm, *draft.gainers.targets)}


class LastActed:
    """Who did the acts of giving told so far, the latest last."""

    def __init__(self) -> None:
        self._acts: dict[frozenset[str | None], tuple[Party, ...]] = {}

    def tell(self, draft: Draft, vocabulary: Vocabulary) -> None:
        """Take in the next act."""
        own = buys_for_itself(draft, vocabulary) or spends_what_it_got(draft)
        if draft.actors and draft.form is not Form.TALKS and not (own or _is_aside(draft)):
            who = frozenset(party.id for party in draft.actors)
            self._acts.pop(who, None)
            self._acts[who] = draft.actors

    def other_than(self, gaining: set[str | None]) -> tuple[Party, ...]:
        """Return the doers of the nearest act that is not done by whoever gains."""
        return next((self._acts[who] for who in reversed(self._acts) if not who & gaining), ())


def _is_aside(draft: Draft) -> bool:
    """Tell whether an act is only told by the way: of givers of no name, or who shelters those who fled there.

    "Made possible by the gifts of donors", "Chad, which is hosting refugees".
    """
    loose = "stage" in draft.guessed and all(party.id == "GROUP" for party in draft.actors)
    taken_in = draft.act.inherent is not None and draft.act.inherent.takes_in
    return loose or (taken_in and any(step.token.dep == "relcl" for step in draft.act.chain.steps[:1]))


def issuer(draft: Draft, vocabulary: Vocabulary) -> tuple[Party, ...]:
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
