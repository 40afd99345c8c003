"""Words that leave open whether something comes, found in a tracker's notes (`vocabulary/cues.yml`, `grammar.yml`)."""

from collections.abc import Iterator, Mapping
from typing import Any

from pledgebook.language.verb_forms import forms
from pledgebook.vocabulary import Lexicon, Vocabulary

_MAY = "May"  # the month
_CAN = ("can", "ca")  # says that it is able, more often than that it is open


class Hedges:
    """Finds "might", "could", "plans to", "is considering" without parsing."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        phrases = set(_phrases(vocabulary.rows("cues"), vocabulary.rows("grammar")))
        plain = set(vocabulary.rows("trackers")["plain"])
        self._lexicon = Lexicon[str]({phrase: phrase for phrase in phrases - plain})

    def found(self, note: str) -> tuple[str, ...]:
        """Return the words that hedge, each once, in the order of the note."""
        words = (match.span.of(note) for match in self._lexicon.find(note))
        return tuple(dict.fromkeys(word.casefold() for word in words if word != _MAY))


def _phrases(cues: Mapping[str, Any], grammar: Mapping[str, Any]) -> Iterator[str]:
    yield from (word for word in grammar["possible"]["words"] if word not in _CAN)
    yield from grammar["perhaps"]["words"]
    yield from (phrase for phrase in cues["consider"]["phrases"] if " " in phrase)
    yield from (phrase for phrase in cues["plan"]["phrases"] if " " in phrase)
    for verb in cues["consider"]["verbs"]:
        first, *rest = verb.split()
        yield " ".join([first.removesuffix("e") + "ing", *rest])
    for verb in cues["plan"]["verbs"]:
        first, *rest = verb.removesuffix(" to").split()
        yield from (" ".join([form, *rest, "to"]) for form in _written(first))


def _written(verb: str) -> set[str]:
    doubled = {f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"} if verb.endswith("n") else set()
    return forms(verb, {}) | doubled
