"""Which sentences could hold a claim: the others are not parsed.

Recall-safe by design: a sentence passes with an amount, an item, or a word of acting. The one before it
passes with it, since it often names who speaks, acts or gains, and so do those just after it, which may go on
about it with a pronoun or a number only ("Two more will follow").
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Protocol

from pledgebook.language.annotation import Annotation
from pledgebook.language.sentences import Sentence
from pledgebook.span import Span
from pledgebook.vocabulary import Lexicon, Vocabulary

_BEFORE, _AFTER = 1, 3  # sentences


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


class Gate:
    """Decides for the sentences of one document."""

    def __init__(self, seen: Annotation, vocabulary: Vocabulary) -> None:
        hits = [place for place, sentence in enumerate(seen.sentences) if _hit(seen, sentence, vocabulary)]
        self._open = {
            seen.sentences[near].span
            for place in hits
            for near in range(max(0, place - _BEFORE), min(len(seen.sentences), place + _AFTER + 1))
        }

    def matters(self, sentence: Sentence) -> bool:
        """Tell whether a sentence is worth a parse."""
        return sentence.span in self._open


def _hit(seen: Annotation, sentence: Sentence, vocabulary: Vocabulary) -> bool:
    if _any(seen.amounts, sentence.span) or _any(seen.items, sentence.span):
        return True
    return next(_acting(vocabulary).find(sentence.span.of(seen.view.text)), None) is not None


def _any(seen: Sequence[_Spanned], span: Span) -> bool:
    first = bisect_left(seen, span.start, key=lambda one: one.span.start)
    return first < len(seen) and seen[first].span.start < span.end


@cache
def _acting(vocabulary: Vocabulary) -> Lexicon[str]:
    """Return the verbs that are acts by themselves, in the forms they are written in."""
    forms = {}
    for phrase in vocabulary.rows("inherent"):
        verb, _, rest = phrase.partition(" ")
        for form in _forms(verb):
            forms[f"{form} {rest}".strip()] = phrase
    return Lexicon(forms)


def _forms(verb: str) -> tuple[str, ...]:
    stem = verb.removesuffix("e")
    irregular = {"meet": "met", "feed": "fed", "stand": "stood"}
    return (
        verb,
        f"{verb}s",
        f"{stem}ed",
        f"{stem}ing",
        f"{verb}{verb[-1]}ed",
        f"{verb}{verb[-1]}ing",
        irregular.get(verb, verb),
    )
