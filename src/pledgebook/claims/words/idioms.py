"""Phrases in which the name of a thing means no thing ("hand in glove", "a pilot project")."""

from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.wording import places, wording
from pledgebook.language import Item, Token
from pledgebook.vocabulary import Vocabulary


def is_figurative(passage: Passage, token: Token, item: Item, vocabulary: Vocabulary) -> bool:
    """Tell whether the name of a thing is a verb, an adjective or part of a set phrase here."""
    if _is_verb(passage, token, item) or _is_adjective(passage, token, item) or _is_hired(passage, token):
        return True
    return _is_in_phrase(passage, item.head.start, vocabulary)


def does_figuratively(passage: Passage, verb: Token, vocabulary: Vocabulary) -> bool:
    """Tell whether what a verb gives or makes means no thing ("gave the industry a shot in the arm")."""
    objects = passage.tree.children(verb, "dobj", "nsubjpass")
    return any(_is_in_phrase(passage, word.start, vocabulary) for word in objects)


def _is_in_phrase(passage: Passage, start: int, vocabulary: Vocabulary) -> bool:
    place = start - passage.span.start
    return any(
        found.start <= place < found.end for found in places(passage.said, wording("idioms", vocabulary))
    )


def _is_hired(passage: Passage, token: Token) -> bool:
    """Tell whether there is only work for people ("created 90 new jobs for doctors")."""
    prep = passage.tree.head(token)
    work = passage.tree.head(prep).lemma.lower() in passage.grammar.vacant
    return token.dep == "pobj" and prep.text.lower() == "for" and work


def _is_verb(passage: Passage, token: Token, item: Item) -> bool:
    """Tell whether a word is a verb with an object or a particle of its own ("pick up slack", "harness winds")."""
    if token.pos != "VERB" or token.tag not in ("VB", "VBD", "VBG", "VBZ", "VBP"):
        return False
    own = passage.tree.children(token, "dobj", "prt")
    return any(not item.span.holds(word.span) for word in own)  # "demining work" is a thing


def _is_adjective(passage: Passage, token: Token, item: Item) -> bool:
    """Tell whether a single word only describes another thing ("concrete steps")."""
    single = " " not in passage.words(item.head) and token.text.isalpha() and token.text.islower()
    return single and token.tag == "JJ" and token.dep == "amod"
