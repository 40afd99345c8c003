"""A sentence's parse as plain values, so that nobody past this folder needs spaCy."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from pledgebook.found_once import found_once
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

    @found_once
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        below: list[list[Token]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token)
        return tuple(tuple(row) for row in below)

    @found_once
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @found_once
    def _ends(self) -> list[int]:
        return [token.end for token in self.tokens]

    @found_once
    def told(self) -> dict[tuple[object, ...], Any]:
        """What was found out of its words so far, by who found it and the number of the word."""
        return {}

    def __reduce__(self) -> tuple[type["Tree"], tuple[tuple[Token, ...]]]:
        return Tree, (self.tokens,)  # what was found out is found out again elsewhere

    @found_once
    def downward(self) -> list[int]:
        """The numbers of all words, each behind that of the word above it."""
        order = [token.index for token in self.tokens if token.head == token.index]
        for index in order:
            order.extend([child.index for child in self._children[index]])
        return order

    @found_once
    def _below(self) -> list[int]:
        return self._gathered([token.head != token.index for token in self.tokens])

    @found_once
    def _clauses(self) -> list[int]:
        return self._gathered(
            [token.head != token.index and not self._is_another(token) for token in self.tokens]
        )

    def _gathered(self, joined: Sequence[bool]) -> list[int]:
        """Return for each word itself and what hangs below it, one bit a word, through the joined words alone."""
        found = [1 << token.index for token in self.tokens]
        for index in reversed(self.downward):
            if joined[index]:
                found[self.tokens[index].head] |= found[index]
        return found

    def head(self, token: Token) -> Token:
        """Return the governing word; the root governs itself."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> tuple[Token, ...]:
        """Return the words that hang from this one, only those of the given labels where any are given."""
        below = self._children[token.index]
        if not deps or not below:
            return below
        return tuple([child for child in below if child.dep in deps])

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
        last = self.tokens[self.below(token).bit_length() - 1]
        return Span(self.first(token).start, last.end)

    def first(self, token: Token) -> Token:
        """Return the first word of the subtree."""
        words = self.below(token)
        return self.tokens[(words & -words).bit_length() - 1]

    def at(self, place: int) -> Token | None:
        """Return the word that covers a place in the view."""
        return next(iter(self.within(Span(place, place + 1))), None)

    def within(self, span: Span) -> tuple[Token, ...]:
        """Return the words that overlap a span."""
        return self.tokens[bisect_right(self._ends, span.start) : bisect_left(self._starts, span.end)]

    def below(self, token: Token) -> int:
        """Return a word and all below it: the bit of each one's number is set."""
        return self._below[token.index]

    def clause(self, token: Token) -> int:
        """Return the same without what says something else: see `_is_another`."""
        return self._clauses[token.index]

    def _is_another(self, child: Token) -> bool:
        """Tell whether a word begins a clause of its own: coordinated, or an adverbial with its own subject."""
        if child.dep == "parataxis" or (child.dep == "conj" and child.pos in ("VERB", "AUX")):
            return True
        if child.dep != "advcl" or not self.children(child, "nsubj", "nsubjpass"):
            return False
        return not any(mark.text.lower() == "for" for mark in self.children(child, "mark"))

    def top(self, span: Span) -> Token | None:
        """Return the word of a span that governs the others: the one whose head lies outside it."""
        words = self.within(span)
        inside = {word.index for word in words}
        return next((w for w in words if w.head == w.index or w.head not in inside), None)
