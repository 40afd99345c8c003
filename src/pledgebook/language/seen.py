"""Mentions that a later pronoun may mean, and which of them somebody gives something to ("Togo gave it ten boats")."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pledgebook.language.sentences import Sentence
from pledgebook.language.tree import Token, Tree
from pledgebook.party import Party, PartyKind

SUBJECTS = ("nsubj", "nsubjpass")
_GOALS = ("dative", "pobj")
_TO = ("to", "for")
_AID = ("aid", "help", "rescue", "defence", "defense", "assistance")


class Seen(NamedTuple):
    """A mention that a later pronoun may mean."""

    party: Party
    sentence: int
    subject: bool
    main: bool = False
    goal: bool = False  # to whom something is given


def is_goal(word: Token | None, tree: Tree | None) -> bool:
    """Tell whether a word is to whom something is given ("gave it ten boats", "came to its aid")."""
    if word is None or tree is None:
        return False
    if word.dep == "poss" and tree.head(word).lemma.lower() in _AID:
        word = tree.head(word)
    if word.dep not in _GOALS or _opens(tree, word):
        return False
    prep = tree.head(word)
    led = prep.dep == "dative" or (prep.dep == "prep" and prep.text.lower() in _TO)
    return led or word.dep == "dative"


def _opens(tree: Tree, word: Token) -> bool:
    """Tell whether "it" only stands for the clause behind it ("will see to it that Togo gets 40 tents")."""
    behind = tree.tokens[word.index + 1 : word.index + 2]
    return word.text.lower() == "it" and any(after.text.lower() == "that" for after in behind)


def given_to(token: Token, sentence: Sentence, near: Sequence[Seen], number: int) -> list[Seen]:
    """Return whom a pronoun can mean that something is given to: who got something before, else who acted.

    Nobody gives to itself: the subject of its own clause is left out.
    """
    own = _acting_here(token, sentence, near, number)
    others = [each for each in near if each.party.id not in own]
    goals = [each for each in others if each.goal and each.sentence == others[-1].sentence]
    return goals or [each for each in others if each.subject]


def _acting_here(token: Token, sentence: Sentence, near: Sequence[Seen], number: int) -> set[str | None]:
    """Return who is the subject of the clause that a word stands in."""
    tree = sentence.tree
    if tree is None:
        return set()
    verbs = (word for word in tree.ancestors(token) if word.pos in ("VERB", "AUX"))
    subjects = next((found for verb in verbs if (found := tree.children(verb, *SUBJECTS))), ())
    here = [each.party for each in near if each.sentence == number]
    return {party.id for party in here if any(noun.span.overlaps(party.span) for noun in subjects)}


def named_together(near: Sequence[Seen], text: str) -> Party | None:
    """Return the two states named together last, as one mention ("asked Cuba and Zambia for men. Both agreed")."""
    states = [each for each in near if each.party.kind is PartyKind.STATE and not each.party.adjective]
    for second, first in pairwise(reversed(states)):
        between = text[first.party.span.end : second.party.span.start]
        if first.sentence == second.sentence and between in _AND:
            span = first.party.span.join(second.party.span)
            return Party(span, "GROUP", span.of(text), PartyKind.GROUP)
    return None


_AND = (" and ", " and the ")


def met(seen: Sequence[Seen], tree: Tree, meeting: frozenset[str]) -> Seen | None:
    """Return who is said to meet or receive the one named last ("Mali's envoy met his counterpart from Chad")."""
    *before, last = seen
    verb = _object_of(tree.top(last.party.span), tree)
    if verb is None or verb.lemma.lower() not in meeting:
        return None
    hosts = {noun.index for noun in tree.children(verb, "nsubj")}
    here = (each for each in reversed(before) if each.sentence == last.sentence and each.subject)
    return next((each for each in here if (top := tree.top(each.party.span)) and top.index in hosts), None)


def _object_of(noun: Token | None, tree: Tree) -> Token | None:
    """Return the verb that has a word, or the one person whose nation it is, as its object or behind "with"."""
    if noun is not None and noun.dep in ("amod", "compound", "poss"):
        noun = tree.head(noun) if tree.head(noun).tag == "NN" else None
    above = tree.head(noun) if noun is not None else None
    if noun is None or above is None:
        return None
    led = noun.dep == "pobj" and above.text.lower() == "with"
    return tree.head(above) if led else above if noun.dep == "dobj" else None


def oftenest(near: Sequence[Seen], noun: Token) -> list[Seen]:
    """Return the namings that a noun with a capital may mean: "the Bank" is the one told of most, or first.

    A capital is for the body that a text is about, whoever else of its kind is named between; "the bank" is any.
    """
    if not noun.text[0].isupper() or not near:
        return list(near)
    times = Counter(each.party.id for each in near)
    meant = times.most_common(1)[0][0]  # of two told of alike, the one told of first
    return [each for each in near if each.party.id == meant]
