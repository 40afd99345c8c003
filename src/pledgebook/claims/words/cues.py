"""Words that say how firm an act is, from cues.yml, found at the words of a parse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from pledgebook.claims.words.coordination import subjects_of
from pledgebook.claims.words.grammar import Grammar, grammar
from pledgebook.claims.words.once import once_a_word
from pledgebook.claims.words.owned import FREEZING, blocks_owned
from pledgebook.claims.words.particles import is_up_to, particles
from pledgebook.claims.words.sums import (
    FORFEIT,
    approves_sum,
    brings_home,
    draws_of_others,
    forfeits,
    is_added_by,
    reaches_sum,
)
from pledgebook.language import Token, Tree
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


class CueClass(StrEnum):
    """What a word does to the act in its scope; cues.yml says each in a line."""

    TRANSFER = "transfer"
    MOVE = "move"
    DURATIVE = "durative"
    ESTABLISH = "establish"
    ARRIVE = "arrive"
    RECEIVE = "receive"
    PROMISE = "promise"
    ANNOUNCE = "announce"
    COMMIT = "commit"
    ALLOCATE = "allocate"
    AUTHORISE = "authorise"
    PLAN = "plan"
    CONSIDER = "consider"
    FAVOUR = "favour"
    REQUEST = "request"
    REFUSE = "refuse"
    DENY = "deny"
    FAIL = "fail"
    SUSPEND = "suspend"
    CANCEL = "cancel"
    RESUME = "resume"
    BEGIN = "begin"
    FINISH = "finish"
    KEEP = "keep"
    INCLUDE = "include"
    FUND = "fund"
    TOTAL = "total"
    REPORT = "report"
    TRADE = "trade"
    ENABLE = "enable"
    IMPLICATIVE = "implicative"
    ABILITY = "ability"
    WAVER = "waver"
    VOLITION = "volition"
    AFFIRM = "affirm"


@dataclass(frozen=True, slots=True)
class Sign:
    """A cue at a word of the parse: what it can mean, likeliest first, and the words of it."""

    token: Token
    classes: tuple[CueClass, ...]
    span: Span
    phrase: str

    def can_be(self, *classes: CueClass) -> bool:
        """Tell whether any of the meanings is possible."""
        own = self.classes
        return any(cue in own for cue in classes)


@dataclass(frozen=True, slots=True)
class CueTable:
    """The cues by part of speech and lemma; verbs with their particle too."""

    verbs: dict[str, tuple[CueClass, ...]]
    nouns: dict[str, tuple[CueClass, ...]]
    adjectives: dict[str, tuple[CueClass, ...]]
    phrases: dict[str, tuple[CueClass, ...]]
    light: frozenset[str]
    convey: frozenset[str]
    stay: frozenset[str]
    travel: frozenset[str]
    words: Grammar

    def conveys(self, sign: Sign) -> bool:
        """Tell whether a verb gives only by the goal behind it ("posted 40 medics to Accra")."""
        verb, _, goal = sign.phrase.partition(" ")
        return verb in self.convey and goal in _GOALS

    def phrase(self, tree: Tree, verb: Token) -> Sign | None:
        """Return the idiom a light verb carries ("is under review", "is over", but not "over the next days")."""
        for child in tree.children(verb, "prep", "acomp", "advmod", "prt", "attr", "advcl"):
            first = tree.first(child).index
            found = self.starting(
                [word for word in tree.tokens[first : first + _IDIOM] if word.text not in _QUOTES]
            )
            if found and not (found.span == child.span and tree.children(child, "pobj")):
                if _is_measure(tree, found.span):
                    continue
                return replace(found, token=verb)
        return None

    def starting(self, tokens: Sequence[Token]) -> Sign | None:
        """Return the idiom that a run of words begins with."""
        for length in (4, 3, 2, 1):
            words = tokens[:length]
            if classes := self.phrases.get(" ".join(word.text.lower() for word in words)):
                return Sign(words[0], classes, words[0].span.join(words[-1].span), "phrase")
        return None

    def at(self, tree: Tree, token: Token) -> Sign | None:
        """Return the cue a word carries, the longest wording of it."""
        return _at(tree, token, self)

    def found(self, tree: Tree, token: Token) -> Sign | None:
        """Look for the cue a word carries."""
        match token.pos:
            case "VERB" | "AUX":
                return self._verb(tree, token)
            case "NOUN" | "PROPN":
                found = self._compound(tree, token) or self._opposing(tree, token)
                found = found or _sign(token, self._noun(token))
                return None if found and _is_grip(tree, found) else found
            case "ADJ" | "ADV":
                adjective = _sign(token, self.adjectives.get(token.text.lower()))
                return adjective or _sign(
                    token, self.verbs.get(token.lemma.lower()) if token.tag == "VBN" else None
                )
            case _:
                return None

    def _noun(self, noun: Token) -> tuple[CueClass, ...] | None:
        """Return what a noun can mean; one with a capital keeps its plural in its lemma ("Negotiations")."""
        lemma = noun.lemma.lower()
        return self.nouns.get(lemma) or (self.nouns.get(lemma[:-1]) if noun.tag == "NNPS" else None)

    def _compound(self, tree: Tree, noun: Token) -> Sign | None:
        """Return the cue of a noun with the one before it ("press release", "cut-off")."""
        at = noun.index - 1
        joint = "-" if at > 0 and tree.tokens[at].text == "-" else " "
        before = tree.tokens[max(0, at - (joint == "-"))]
        phrase = f"{before.text.lower()}{joint}{noun.lemma.lower()}"
        classes = self.nouns.get(phrase) if before.dep == "compound" else None
        return Sign(noun, classes, before.span.join(noun.span), phrase) if classes else None

    def _opposing(self, tree: Tree, noun: Token) -> Sign | None:
        """Return the cue of a noun with the preposition right behind it ("a policy against sending")."""
        behind = next((prep for prep in tree.children(noun, "prep") if prep.index == noun.index + 1), None)
        phrase = f"{noun.lemma.lower()} {behind.text.lower()}" if behind is not None else ""
        classes = self.nouns.get(phrase)
        return Sign(noun, classes, _cover(noun, behind), phrase) if classes and behind is not None else None

    def _verb(self, tree: Tree, token: Token) -> Sign | None:
        lemma = token.lemma.lower()
        idiom = self.phrase(tree, token) if lemma in self.light else None
        if idiom and len(tree.within(idiom.span)) >= _LONG:
            return idiom  # "came to the aid of", though "came to" is a sum
        if brings_home(tree, token, self.words):
            return Sign(token, (CueClass.RECEIVE,), token.span, f"{lemma} with")
        if forfeits(tree, token, self.words):
            return Sign(token, (CueClass.RECEIVE,), token.span, FORFEIT)
        if lemma in self.travel and (way := self._way(tree, token)):
            return Sign(token, (way,), token.span, lemma)
        if led := self._joined(tree, token) or self._led(tree, token, idiom):
            return led
        if idiom:
            return idiom
        if lemma in self.convey and (goal := _goal(tree, token)):
            return Sign(token, (CueClass.MOVE,), token.span, f"{lemma} {goal.text.lower()}")
        if lemma in self.stay and self._stays(tree, token):
            return Sign(token, (CueClass.BEGIN,), token.span, lemma)
        found = _sign(token, _said(tree, token, self.verbs.get(lemma), self.words))
        return found or _sign(token, self.adjectives.get(token.text.lower()))

    def _led(self, tree: Tree, verb: Token, idiom: Sign | None) -> Sign | None:
        """Return the cue of a verb with its particle or preposition ("hand over"), right behind it beside an idiom."""
        for child in particles(tree, verb):
            if (idiom and child.index > verb.index + 1) or is_up_to(tree, child):
                continue  # "put 5 million in aid on hold" puts nothing in
            for word in dict.fromkeys((child.text.lower(), child.lemma.lower())):
                classes = self.verbs.get(phrase := f"{verb.lemma.lower()} {word}")
                if classes and not _is_apart(tree, verb, child, classes, self.words):
                    return Sign(verb, classes, _cover(verb, child), phrase)
        return None

    def _joined(self, tree: Tree, verb: Token) -> Sign | None:
        """Return the cue of a verb with the word that a hyphen ties to it ("rubber-stamped", "ring-fenced")."""
        at = verb.index - 1
        if at < 1 or tree.tokens[at].text != "-":
            return None
        before = tree.tokens[at - 1]
        phrase = f"{before.text.lower()}-{verb.lemma.lower()}"
        classes = self.verbs.get(phrase)
        return Sign(verb, classes, before.span.join(verb.span), phrase) if classes else None

    def _stays(self, tree: Tree, verb: Token) -> bool:
        """Tell whether people sent somewhere are there and are not said to be anything else."""
        if not self._is_of(tree, verb, self.words.posted):
            return False
        return not tree.children(verb, "acomp", "attr", "oprd", "xcomp", "dobj")

    def _way(self, tree: Tree, verb: Token) -> CueClass | None:
        """Return whether people sent somewhere go home from there, or go there again."""
        if tree.children(verb, "dobj", "acomp", "attr") or not self._is_of(
            tree, verb, self.words.posted | self.words.remaining
        ):
            return None
        near = tree.children(verb, "advmod", "prt")
        if any(word.text.lower() == "home" for at in near for word in (at, *tree.children(at, "advmod"))):
            return CueClass.CANCEL
        leads = {prep.text.lower() for prep in tree.children(verb, "prep") if _leads_to_place(tree, prep)}
        left = "out" in leads and not leads & _ONWARD  # "flew out of Kabul"
        out = left or (verb.lemma == "be" and _is_out_by(tree, verb))
        if out or (verb.lemma == "return" and "from" in leads):
            return CueClass.CANCEL
        return CueClass.ARRIVE if verb.lemma == "return" and leads & _GOALS_AGAIN else None

    def _is_of(self, tree: Tree, verb: Token, people: frozenset[str]) -> bool:
        """Tell whether it is some people who do what a verb says."""
        doing = subjects_of(tree, verb)
        return any(also.lemma.lower() in people for who in doing for also in (who, *_of(tree, who)))


def _leads_to_place(tree: Tree, prep: Token) -> bool:
    """Tell whether a preposition leads to a place by name ("to Chad", "out of Chad", "from the south of Chad")."""
    behind = [*tree.children(prep, "pobj"), *_of(tree, prep)]
    behind += [part for noun in behind for part in _of(tree, noun)]
    return any(noun.pos == "PROPN" or noun.entity in _PLACES for noun in behind)


def _is_out_by(tree: Tree, verb: Token) -> bool:
    """Tell whether people are to be gone by some day ("the rest are to be out by July")."""
    away = (word for word in tree.children(verb, "advmod", "prt", "prep") if word.text.lower() == "out")
    return any(tree.tokens[word.index + 1].text in _BY for word in away if word.index + 1 < len(tree.tokens))


_BY = ("by", "before", ".", "within")
_ONWARD = {"to", "into", "for", "towards", "toward"}
_GOALS_AGAIN = {"to", "into", "in"}


def _of(tree: Tree, noun: Token) -> Iterator[Token]:
    """Yield what stands behind "of" ("a battalion of 40 soldiers")."""
    for prep in tree.children(noun, "prep"):
        if prep.text.lower() == "of":
            yield from tree.children(prep, "pobj")


@once_a_word
def _at(tree: Tree, token: Token, table: CueTable) -> Sign | None:
    return table.found(tree, token)


def _said(
    tree: Tree, verb: Token, classes: tuple[CueClass, ...] | None, words: Grammar
) -> tuple[CueClass, ...] | None:
    """Return what a verb can mean: before a clause, one that can be speech is speech ("added that")."""
    others = tree.children(verb, "dobj", "xcomp", "ccomp", "auxpass")
    if classes == (CueClass.ARRIVE, CueClass.CANCEL) and not all(_is_left(tree, w, words) for w in others):
        return None  # "left 40 boats wrecked": only what leaves for or from a place goes
    unmeant = {"meet": words.demand, "lift": words.civil}.get(verb.lemma, frozenset())
    if any(w.lemma.lower() in unmeant for w in others):
        return None  # "can meet its needs", "lifted 200 people off roofs"
    if blocks_owned(tree, verb, words) or approves_sum(tree, verb):
        return (CueClass.COMMIT if verb.lemma not in FREEZING else CueClass.ESTABLISH,)
    if verb.lemma == "draw" and not draws_of_others(tree, verb):
        return None
    if verb.lemma == "add" and is_added_by(tree, verb, words):
        return (CueClass.TRANSFER,)
    if (grown := _GROWN.get(verb.lemma)) and reaches_sum(tree, verb):
        return (grown,)
    if classes == (CueClass.VOLITION,) and _wants(tree, verb):
        return (CueClass.REQUEST,)
    if classes is None or CueClass.REPORT not in classes or not tree.children(verb, "ccomp"):
        return classes
    return tuple(dict.fromkeys((CueClass.REPORT, *classes)))


# verbs that have other meanings where no sum becomes larger ("pushed the total to $5m", "lifted its aid to $5m")
_GROWN = {"push": CueClass.TOTAL, "drive": CueClass.TOTAL, "lift": CueClass.DURATIVE}


def _is_grip(tree: Tree, noun: Sign) -> bool:
    """Tell whether "hold" stops nothing ("the ship's hold", "his hold"): what is stopped stands behind "on"."""
    after = tree.tokens[noun.token.index + 1 : noun.token.index + 2]
    return noun.phrase == "hold" and not any(word.text.lower() == "on" for word in after)


def _is_left(tree: Tree, place: Token, words: Grammar) -> bool:
    """Tell whether what is left is a place ("left Chad", "left the south of Chad", "left the country")."""
    lemma = place.lemma.lower()
    named = lemma in words.land_part and any(noun.pos == "PROPN" for noun in _of(tree, place))
    return (
        place.entity in _PLACES
        or place.pos == "PROPN"
        or named
        or lemma in words.land | words.settled | words.force
    )


def _wants(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody wishes for a thing ("would like ten boats"), not to do something."""
    wishing = any(aux.text.lower() in ("would", "'d") for aux in tree.children(verb, "aux"))
    return wishing and bool(tree.children(verb, "dobj")) and not tree.children(verb, "xcomp", "ccomp")


def _is_measure(tree: Tree, span: Span) -> bool:
    """Tell whether an idiom is only the first word of a measure ("was over $5m", not "was in line for $5m")."""
    after = next((word for word in tree.tokens if word.start >= span.end), None)
    leads = after is not None and tree.tokens[after.index - 1].text.lower() == "for"
    return after is not None and after.tag in ("CD", "$") and not leads


def _is_apart(tree: Tree, verb: Token, child: Token, classes: Sequence[CueClass], words: Grammar) -> bool:
    """Tell whether a preposition is none of its verb's: "flew 30 medics to Accra", "voted on Thursday to"."""
    if child.pos == "ADV" and tree.tokens[child.index - 1].text == ",":
        return True  # "gave 5 million, up from 3 million"
    sends = classes[0] is CueClass.ARRIVE and bool(tree.children(verb, "dobj"))
    if child.dep != "prep":
        flown = sends and verb.lemma in ("fly", "ship")  # "flew 30 medics out to Accra"
        return flown or (child.dep == "nsubjpass" and child.lemma == "place")  # "their place has been taken"
    when = any(word.entity in ("DATE", "TIME") for word in tree.children(child, "pobj"))
    taken = any(_fled(tree, noun, words) for noun in tree.children(child, "pobj"))
    # "took place in Rome"
    placed = classes[0] is CueClass.DURATIVE and child.text.lower() == "in" and not taken
    there = classes[0] is CueClass.TOTAL and any(w.entity in _PLACES for w in tree.children(child, "pobj"))
    return when or placed or there or sends


def _fled(tree: Tree, people: Token, words: Grammar) -> bool:
    clauses = tree.children(people, "acl", "relcl")
    return people.lemma.lower() in words.displaced or any(one.lemma in words.fleeing for one in clauses)


def _goal(tree: Tree, verb: Token) -> Token | None:
    """Return the preposition that leads to where or to whom the object of a verb goes."""
    things = tree.children(verb, "dobj", "nsubjpass")
    for prep in (child for word in (verb, *things) for child in tree.children(word, "prep", "dative")):
        goals = tree.children(prep, "pobj")
        if things and prep.text.lower() == "at" and any(noun.lemma == "disposal" for noun in goals):
            return prep  # "put 40 buses at Chad's disposal"
        led = prep.text.lower() in ("to", "into") and verb.lemma not in ("put", "place")
        if things and led and any(noun.tag not in ("CD", "$") for noun in goals):
            return prep
    return None


_PLACES = ("GPE", "LOC", "FAC")
_GOALS = ("to", "into", "at")
_LONG = 3  # words of an idiom that nothing shorter can mean
_IDIOM = 8  # words, more than the longest idiom with quotation marks around its parts
_QUOTES = frozenset("\"'“”‘’«»")


def _cover(token: Token, other: Token) -> Span:
    near = abs(token.index - other.index) <= 3
    return token.span.join(other.span) if near else token.span


def _sign(token: Token, classes: tuple[CueClass, ...] | None) -> Sign | None:
    return Sign(token, classes, token.span, token.lemma.lower()) if classes else None


_APART = ("light", "convey", "stay", "travel")
_PARTS = ("verbs", "nouns", "adjectives", "phrases")


@cache
def cue_table(vocabulary: Vocabulary) -> CueTable:
    """Return the table of cues.yml, read once per process."""
    tables: dict[str, dict[str, tuple[CueClass, ...]]] = {part: {} for part in _PARTS}
    rows = vocabulary.rows("cues")
    light, convey, stay, travel = (frozenset(rows.pop(row)["verbs"]) for row in _APART)
    for name, row in rows.items():
        for part, words in row.items():
            table = tables[part]
            for word in words:
                table[word] = (*table.get(word, ()), CueClass(name))
    return CueTable(**tables, light=light, convey=convey, stay=stay, travel=travel, words=grammar(vocabulary))
