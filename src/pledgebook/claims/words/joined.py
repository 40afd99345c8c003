"""Participles that a hyphen joins to who gave a thing ("a Japanese-funded clinic", not "a Danish-built bridge")."""

from collections.abc import Iterable

from pledgebook.claims.words.cues import CueTable
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Step
from pledgebook.language import Token
from pledgebook.party import Party


def is_joined_giving(passage: Passage, word: Token) -> bool:
    """Tell whether a word is a participle of giving right behind a hyphen."""
    before = passage.tree.tokens[word.index - 1].text if word.index else ""
    return before == "-" and word.text.lower() in passage.grammar.joined_giving


def joined_to(passage: Passage, word: Token) -> tuple[Party, ...]:
    """Return whose name such a participle is joined to."""
    end = passage.tree.tokens[word.index - 1].span.start
    return tuple(party for party in passage.parties if party.span.end == end and party.id)


def joined_givers(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return who gave a thing by the participle before it."""
    given = (word for word in passage.tree.children(noun, "amod") if is_joined_giving(passage, word))
    return next(filter(None, (joined_to(passage, word) for word in given)), ())


def joined_participle(passage: Passage, nouns: Iterable[Token], cues: CueTable) -> Step | None:
    """Return such a participle as what was done with a thing, unless the thing is still to come."""
    there = (noun for noun in nouns if not _is_to_come(passage, noun))
    words = (word for noun in there for word in passage.tree.children(noun, "amod"))
    given = ((word, cues.at(passage.tree, word)) for word in words if is_joined_giving(passage, word))
    return next((Step(word, "dobj", sign) for word, sign in given if sign and joined_to(passage, word)), None)


def _is_to_come(passage: Passage, noun: Token) -> bool:
    """Tell whether a verb in the future tells of a thing ("a Saudi-funded hospital will open")."""
    verb = passage.tree.head(noun)
    helping = (word.text.lower() for word in passage.tree.children(verb, "aux"))
    return noun.dep in ("nsubj", "nsubjpass") and any(word in passage.grammar.future for word in helping)
