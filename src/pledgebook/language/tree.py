"""A sentence's parse as plain values, so that nobody past this folder needs spaCy."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pledgebook.span import Span


class Token(NamedTuple):
    """One word: where it stands in the view, and what the parser says of it.

    `pos` is the Universal part of speech, `tag` the Penn one, `dep` the ClearNLP dependency label,
    `head` the index of the governing token (its own at the root), `entity` the entity label or "".
    """

    index: int  # type: ignore[assignment]  # the word's number; a tuple's own `index` is not used
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str

    @property
    def span(self) -> Span:
        """The word's place in the view."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Tree:
    """The tokens of one sentence and how they hang together."""

    tokens: tuple[Token, ...]

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token)
        return tuple(tuple(row) for row in below)

    def head(self, token: Token) -> Token:
        """Return the governing word; the root governs itself."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Return the words that hang from this one, only those of the given labels where any are given."""
        below = self._children[token.index]
        return tuple(child for child in below if child.dep in deps) if deps else below

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the words above this one, nearest first, up to the root."""
        while token.head != token.index:
            token = self.tokens[token.head]
            yield token

    def subtree(self, token: Token) -> tuple[Token, ...]:
        """Return this word and all below it, in text order."""
        found, waiting = [], [token]
        while waiting:
            word = waiting.pop()
            found.append(word)
            waiting.extend(self._children[word.index])
        return tuple(sorted(found))

    def reach(self, token: Token) -> Span:
        """Return the span from the first to the last word of the subtree."""
        words = self.subtree(token)
        return Span(words[0].start, words[-1].end)

    def at(self, place: int) -> Token | None:
        """Return the word that covers a place in the view."""
        return next((t for t in self.tokens if t.start <= place < t.end), None)

    def within(self, span: Span) -> tuple[Token, ...]:
        """Return the words that overlap a span."""
        return tuple(t for t in self.tokens if t.start < span.end and span.start < t.end)

    def top(self, span: Span) -> Token | None:
        """Return the word of a span that governs the others: the one whose head lies outside it."""
        words = self.within(span)
        inside = {word.index for word in words}
        return next((w for w in words if w.head == w.index or w.head not in inside), None)
