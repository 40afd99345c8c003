"""Whether a region or a fund of many states is who gains, though no code stands for it (codebook 2.2)."""

from collections.abc import Iterator
from itertools import takewhile

from pledgebook.claims.parties.role import Role, role
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.wording import is_one, places, wording
from pledgebook.language import Token
from pledgebook.vocabulary import Vocabulary

_WITHIN = ("compound", "amod", "nmod", "poss")


def is_for_many(act: Act, words: int, vocabulary: Vocabulary) -> bool:
    """Tell whether words around an act say that a region gains, or a fund that serves many states."""
    nouns = _nouns(act.passage, vocabulary)
    if _is_whole(act) or any(words >> noun.index & 1 and _gains(act, noun) for noun in nouns):
        return True
    all_aid = _all_aid(act.passage, vocabulary)
    return any(words >> noun.index & 1 and not _is_aside(act, noun) for noun in all_aid)


def is_for_rebels(passage: Passage, words: int) -> bool:
    """Tell whether those gain, of no nation said, who fight a state ("arms for the guerrillas")."""
    return any(words >> noun.index & 1 for noun in _rebels(passage))


@once
def _rebels(passage: Passage) -> list[Token]:
    """Return the nouns for rebels of no nation said that gain by what a sentence tells of."""
    known = passage.party_at
    nouns = (noun for noun in passage.tree.tokens if noun.lemma.lower() in passage.grammar.rebels)
    nobodys = (noun for noun in nouns if not any(w.index in known for w in passage.tree.subtree(noun)))
    return [noun for noun in nobodys if role(passage, noun, None) is Role.GAINS]


def _is_whole(act: Act) -> bool:
    """Tell whether what was told before is a part of a sum ("the grant is part of a plan of $200 million")."""
    tree = act.passage.tree
    above = [word for word in tree.ancestors(act.foot) if word.lemma.lower() == "part"]
    return act.amount is not None and any(part.dep == "attr" for part in above)


@once
def _nouns(passage: Passage, vocabulary: Vocabulary) -> list[Token]:
    """Return the nouns of a sentence for regions and for funds that serve many states."""
    return [*_regions(passage, vocabulary), *_funds(passage, vocabulary)]


@once
def _all_aid(passage: Passage, vocabulary: Vocabulary) -> list[Token]:
    """Return the nouns for all that a giver spends on others ("raised its aid budget")."""
    told = places(passage.said, wording("all_aid", vocabulary))
    return [word for span in told for word in passage.tree.within(span.shift(passage.span.start))[-1:]]


def _regions(passage: Passage, vocabulary: Vocabulary) -> Iterator[Token]:
    """Yield the noun of each phrase with the name of a region or its adjective, other than in somebody's name."""
    for span in places(passage.said, wording("regional", vocabulary)):
        named = passage.tree.within(span.shift(passage.span.start))
        if not any(word.index in passage.party_at for word in named):
            yield from (noun for word in named[-1:] if _is_meant(passage, word, noun := _noun(passage, word)))


def _is_meant(passage: Passage, word: Token, noun: Token) -> bool:
    """Tell whether a region's name stands alone or before who gains, no event and no one state that is known."""
    words, lemma = passage.grammar, noun.lemma.lower()
    if noun.pos == "PROPN" and noun != word:
        named = words.standing | words.armed | words.people | words.purposeful
        return lemma in named  # not "the Asian Games"
    return noun.tag != "NN" or lemma not in words.land  # not "the African country"


def _funds(passage: Passage, vocabulary: Vocabulary) -> Iterator[Token]:
    """Yield the nouns for funds and schemes that an adjective says serve many states."""
    wide, known = wording("of_many", vocabulary), passage.party_at
    bodies = (noun for noun in passage.tree.tokens if noun.lemma.lower() in passage.grammar.standing)
    for noun in (noun for noun in bodies if noun.index not in known):
        if any(is_one(word.text, wide) for word in passage.tree.children(noun, *_WITHIN)):
            yield noun


def _is_aside(act: Act, noun: Token) -> bool:
    """Tell whether a word stands in a clause that tells of something else ("raising its aid for Africa to")."""
    other = (word.dep == "relcl" or (word.dep == "advcl" and word.tag == "VBG") for word in _path(act, noun))
    return any(other)


def _noun(passage: Passage, word: Token) -> Token:
    while word.dep in _WITHIN:
        word = passage.tree.head(word)
    return word


def _gains(act: Act, noun: Token) -> bool:
    """Tell whether a phrase stands where who gains does, or where the thing given is."""
    passage = act.passage
    found = role(passage, noun, None)
    struck = noun.pos in ("NOUN", "PROPN") and noun.lemma.lower() in passage.grammar.plight
    if (found is None and not struck) or _is_aside(act, noun):
        return False  # "to a town that sells cocoa to Asia"
    if struck:
        return True  # "to fight the West African epidemic"
    return found is Role.GAINS or (found is Role.PLACE and _is_place_of_it(act, noun))


def _path(act: Act, noun: Token) -> Iterator[Token]:
    """Yield a word and those above it, up to the words of the act."""
    own = {act.foot.index, *(step.token.index for step in act.chain.steps)}
    return takewhile(lambda word: word.index not in own, (noun, *act.passage.tree.ancestors(noun)))


def _is_place_of_it(act: Act, noun: Token) -> bool:
    """Tell whether a place is that of the act or of people, not of one state among many ("the poorest in Asia")."""
    tree, words = act.passage.tree, act.passage.grammar
    holder = tree.head(tree.head(noun))
    if holder.lemma.lower() in words.land or tree.children(holder, "advmod") or holder.tag == "JJS":
        return False
    if any(word.tag in ("JJS", "RBS") for word in tree.subtree(holder) if word.index < noun.index):
        return False
    aims = (word.tag == "VB" and word.dep in ("advcl", "acl", "xcomp") for word in _path(act, noun))
    near = (word.dep in ("prep", "pobj", "dobj", *_WITHIN) for word in _path(act, noun))
    return all(close or aim for close, aim in zip(near, aims, strict=True))
