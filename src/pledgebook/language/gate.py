"""Which sentences could hold a claim: the others are not parsed.

Recall-safe by design: a sentence passes with an amount, an item, or a verb that is an act by itself. The one
before it passes with it, since it often names who speaks, acts or gains, and so do those just after it, which may
go on about it with a pronoun or a number only ("Two more will follow"); in a talk more of them do, and to a question
of how many or how much a number is the answer. A verb of giving, paying, offering or asking or a word for a loan opens
its own sentence, for what is given may be a thing that no table knows; so does a colon at the end, behind which a
list stands.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import cache
from itertools import chain
from typing import Protocol

from pledgebook.language.annotation import Annotation
from pledgebook.language.sentences import Sentence
from pledgebook.language.verb_forms import forms, verb_of
from pledgebook.span import Span
from pledgebook.vocabulary import Lexicon, Vocabulary

_BEFORE, _AFTER = 1, 3  # sentences
_TALKED_BEFORE, _TALKED_AFTER = 2, 6  # in a talk, where sentences are short and questions stand between
_ANSWER = 2  # sentences of a talk that may answer one in which something is asked for or given
_GIVING = ("transfer", "move", "establish")
_HOW_MANY = re.compile(r"\bhow (?:many|much)\b.*\?", re.IGNORECASE)


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


class _Opens(Enum):
    """What a word opens."""

    AROUND = auto()
    ITSELF = auto()


class Gate:
    """Decides for the sentences of one document."""

    def __init__(self, seen: Annotation, vocabulary: Vocabulary) -> None:
        reach = (_TALKED_BEFORE, _TALKED_AFTER) if seen.turns else (_BEFORE, _AFTER)
        asked = _ANSWER if seen.turns else 0
        self._open = {
            seen.sentences[near].span
            for place, sentence in enumerate(seen.sentences)
            for near in _near(place, _opens(seen, sentence, vocabulary), len(seen.sentences), reach, asked)
        }

    def matters(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is worth a parse."""
        return sentence.span in self._open


def _near(place: int, opens: _Opens | None, count: int, reach: tuple[int, int], asked: int) -> range:
    match opens:
        case _Opens.AROUND:
            return range(max(0, place - reach[0]), min(count, place + reach[1] + 1))
        case _Opens.ITSELF:
            return range(place, min(count, place + 1 + asked))
        case None:
            return range(0)


def _opens(seen: Annotation, sentence: Sentence, vocabulary: Vocabulary) -> _Opens | None:
    if _any(seen.amounts, sentence.span) or _any(seen.items, sentence.span):
        return _Opens.AROUND
    words = sentence.span.of(seen.view.text)
    if seen.turns and _HOW_MANY.search(words):
        return _Opens.AROUND
    found = {match.value for match in _acting(vocabulary).find(words)}
    if _Opens.AROUND in found:
        return _Opens.AROUND
    return _Opens.ITSELF if found or words.endswith(":") else None


def _any(seen: Sequence[_Spanned], span: Span) -> bool:
    first = bisect_left(seen, span.start, key=lambda one: one.span.start)
    return first < len(seen) and seen[first].span.start < span.end


@cache
def _acting(vocabulary: Vocabulary) -> Lexicon[_Opens]:
    """Return the words that acts are told with, in the forms they are written in."""
    cues, grammar, inherent = map(vocabulary.rows, ("cues", "grammar", "inherent"))
    known = grammar["handling"]["words"]  # what these move has opened the sentence itself
    giving = [verb for kind in _GIVING for verb in cues[kind]["verbs"] if verb not in known]
    giving += [*grammar["paying"]["words"], *chain.from_iterable(vocabulary.rows("gate").values())]
    giving += [phrase.partition(" ")[0] for phrase, row in inherent.items() if "apart" in row]
    finance = [word for words in grammar["finance"].values() for word in words]
    own = dict.fromkeys(
        [*_written(giving, vocabulary), *finance, *(f"{word}s" for word in finance)], _Opens.ITSELF
    )
    return Lexicon(own | dict.fromkeys(_written(inherent, vocabulary), _Opens.AROUND))


def _written(phrases: Iterable[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield each phrase with its verb in every form."""
    irregular = verb_of(vocabulary)
    for phrase in phrases:
        verb, _, rest = phrase.partition(" ")
        yield from (f"{form} {rest}".strip() for form in forms(verb, irregular))
