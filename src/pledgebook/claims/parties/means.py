"""With whose money or backing a thing is done, as the words beside its verb say."""

from collections.abc import Iterable
from itertools import takewhile

from pledgebook.claims.parties.owners import owners, sources
from pledgebook.claims.words.naming import named, parties_by
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain
from pledgebook.language import Token
from pledgebook.party import Party


def backers(passage: Passage, foot: Token, chain: Chain) -> tuple[Party, ...]:
    """Return whose money stands behind "with" or "thanks to" beside a verb of the act."""
    having = passage.grammar.having
    acts = (step.token for step in chain.signs if step.token.lemma.lower() not in having)
    verbs = [word for word in acts if word.pos == "VERB"]
    told = (_owners(passage, noun, verb) for verb in (foot, *verbs) for noun in means(passage, verb))
    return next(filter(None, told), ())


def at_expense_of(passage: Passage, foot: Token, chain: Chain) -> tuple[Party, ...]:
    """Return at whose expense something is done ("will be trained at Norwegian expense")."""
    tree = passage.tree
    verbs = [word for word in (foot, *(step.token for step in chain.steps)) if word.pos == "VERB"]
    preps = (prep for verb in verbs for prep in tree.children(verb, "prep") if prep.text.lower() == "at")
    costs = (noun for prep in preps for noun in tree.children(prep, "pobj") if noun.lemma.lower() in _COSTS)
    told = (
        named(passage, tree.children(noun, "poss", "amod", "compound")) or _of(passage, noun)
        for noun in costs
    )
    return next(filter(None, told), ())


def _of(passage: Passage, noun: Token) -> tuple[Party, ...]:
    return parties_by(passage, noun, frozenset({"of"}))


_COSTS = ("expense", "cost", "charge")


def is_backing(passage: Passage, noun: Token) -> bool:
    """Tell whether money of no stated sum is only what a thing is done with ("built 20 wells with Swiss funding")."""
    tree, words = passage.tree, passage.grammar
    verb = tree.head(tree.head(noun))
    if verb.text.lower() in ("thanks", "to"):
        verb = tree.head(verb)
    if verb.pos != "VERB" or verb.lemma.lower() in words.furnishing or noun not in means(passage, verb):
        return False
    things = (word for word in tree.children(verb, "dobj", "nsubjpass") if word.index not in passage.party_at)
    return any(word.index in passage.things for thing in things for word in tree.subtree(thing))


def _owners(passage: Passage, noun: Token, verb: Token) -> tuple[Party, ...]:
    """Return whose money is meant, "from" hung from the verb included."""
    found = owners(passage, noun) or named(passage, (noun,))
    beside = (word for word in passage.tree.children(verb, "prep") if word.index == noun.index + 1)
    source = next((word for word in beside if word.text.lower() == "from"), None)
    return found or (named(passage, passage.tree.children(source, "pobj")) if source else ())


def payers(passage: Passage, agents: Iterable[Token]) -> tuple[Party, ...]:
    """Return whose money a thing is paid by ("was funded by a grant from Norway")."""
    money = (noun for noun in agents if noun.lemma.lower() in passage.grammar.backing)
    return next(filter(None, (sources(passage, noun) or owners(passage, noun) for noun in money)), ())


@once
def means(passage: Passage, verb: Token) -> list[Token]:
    """Return the words for money or backing that a verb's act is done with."""
    tree, words = passage.tree, passage.grammar
    preps = [prep for prep in tree.children(verb, "prep") if prep.text.lower() in _WITH]
    thanks = (
        word for word in tree.children(verb, "npadvmod", "advmod", "prep") if word.text.lower() == "thanks"
    )
    preps += [prep for word in thanks for prep in tree.children(word, "prep")]
    nouns = (noun for prep in preps for noun in tree.children(prep, "pobj"))
    return [noun for noun in nouns if noun.lemma.lower() in words.backing]


_WITH = ("with", "through")


def donors_of(passage: Passage, things: Iterable[Token]) -> tuple[Party, ...]:
    """Return by whom a thing is given in a participle behind it ("60 buses, donated by Japan")."""
    below = ((thing, word) for thing in things for word in passage.tree.subtree(thing))
    given = (word for thing, word in below if _is_given(passage, word, thing))
    return next(filter(None, (parties_by(passage, verb, frozenset({"by"})) for verb in given)), ())


def _is_given(passage: Passage, verb: Token, thing: Token) -> bool:
    """Tell whether a participle says who gives a thing, not who uses what it is for ("for schools used by Syrians")."""
    if verb.tag != "VBN" or verb.dep != "acl":
        return False
    tree, words = passage.tree, passage.grammar
    between = takewhile(lambda word: word.index != thing.index, tree.ancestors(verb))
    apart = any(word.pos == "VERB" or word.text.lower() in ("for", "to") for word in between)
    return not apart or verb.lemma.lower() in words.moving | words.paying
