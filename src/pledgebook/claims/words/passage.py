"""One sentence with everything that was seen in it, looked up by word."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, Protocol, TypeVar

from pledgebook.amounts import Amount
from pledgebook.claims.words.grammar import Grammar
from pledgebook.dates import When
from pledgebook.found_once import found_once
from pledgebook.language import Annotation, BlockKind, Item, Token, Tree, Turn
from pledgebook.language.quotation import Mode
from pledgebook.party import Party
from pledgebook.span import Span


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


Seen = TypeVar("Seen", bound=_Spanned)

LINES = (BlockKind.ITEM, BlockKind.ROW)  # of a list or table


@dataclass(frozen=True)
class Passage:
    """One parsed sentence, its place in the document, and the mentions inside it."""

    number: int
    block: int
    kind: BlockKind
    span: Span
    text: str
    tree: Tree
    grammar: Grammar
    amounts: tuple[Amount, ...]
    items: tuple[Item, ...]
    dates: tuple[When, ...]
    parties: tuple[Party, ...]
    asked: bool = False  # a question: it states nothing
    turn: Turn | None = None  # whose turn it is in a transcript

    @property
    def listed(self) -> bool:
        """Whether it stands in a line of a list or table."""
        return self.kind in LINES

    @property
    def asking(self) -> bool:
        """Whether it is said in a talk by who puts the questions."""
        return self.turn is not None and self.turn.asks

    @property
    def addressing(self) -> bool:
        """Whether "you" are those who answer a question, or who govern and are spoken to in a debate."""
        return self.asking or (self.turn is not None and self.turn.debated)

    @property
    def answering(self) -> bool:
        """Whether it is said in a talk by who answers."""
        return self.turn is not None and not self.turn.asks

    @found_once
    def said(self) -> str:
        """The words of the sentence."""
        return self.span.of(self.text)

    @found_once
    def party_at(self) -> dict[int, Party]:
        """The party that each word belongs to, by the word's index."""
        return {t.index: party for party in self.parties for t in self.tree.within(party.span)}

    @found_once
    def named(self) -> frozenset[str]:
        """The codes of all who are named."""
        return frozenset(party.id for party in self.parties if party.id is not None)

    @found_once
    def things(self) -> frozenset[int]:
        """The words that name known things, by the word's index."""
        known = (item for item in self.items if item.group is not None)
        return frozenset(t.index for item in known for t in self.tree.within(item.head))

    @found_once
    def sums(self) -> tuple[tuple[Amount, Token], ...]:
        """The amounts with the word that governs each."""
        tops = ((amount, self.tree.top(amount.span)) for amount in self.amounts)
        return tuple((amount, top) for amount, top in tops if top is not None)

    @found_once
    def told(self) -> dict[object, Any]:
        """What was found out of the sentence so far, by who found it."""
        return {}

    @found_once
    def rows(self) -> dict[Span, tuple[Party, ...]]:
        """The rows of names that were read so far, by the place of each name in them."""
        return {}

    def words(self, span: Span) -> str:
        """Return the words of the view at a span."""
        return span.of(self.text)


def passages(annotation: Annotation, words: Grammar) -> Iterator[Passage]:
    """Yield every parsed sentence of a document."""
    text = annotation.view.text
    turns = annotation.turns or _speech(annotation)
    amounts, items = Within(annotation.amounts), Within(annotation.items)
    dates, parties = Within(annotation.dates), Within(annotation.parties)
    past = _past_lines(annotation)
    retold = replace(words, historic=True) if past else words
    for number, sentence in enumerate(annotation.sentences):
        if sentence.tree is None:
            continue
        turn = _turn(turns, sentence.span)
        yield Passage(
            number,
            sentence.block,
            annotation.blocks[sentence.block].kind,
            sentence.span,
            text,
            sentence.tree,
            retold if sentence.block in past else words,
            amounts.at(sentence.span),
            items.at(sentence.span),
            dates.at(sentence.span),
            parties.at(sentence.span),
            _is_question(sentence.span.of(text), turn),
            turn,
        )


def _past_lines(annotation: Annotation) -> frozenset[int]:
    """Return the blocks that are lines of a chronicle, told under a day that has come: their present is past."""
    published = annotation.document.published
    until = published.isoformat() if published else None
    lines = annotation.chronicle.items()
    return frozenset(number for number, day in lines if until is None or day[0] == "X" or day <= until)


def _speech(annotation: Annotation) -> tuple[Turn, ...]:
    """Return the whole of a text as one turn where it is a speech: who says "I" there speaks in no quotation."""
    text = annotation.view.text
    quoted = [quote.content for quote in annotation.quotes if quote.mode is not Mode.INDIRECT]
    said = (Span(*match.span()) for match in _I.finditer(text))
    own = [word for word in said if not any(content.holds(word) for content in quoted)]
    return (Turn(Span(0, len(text)), asks=False),) if len(own) >= _SPOKEN else ()


_I = re.compile(r"\bI\b(?![.&/-])")
_SPOKEN = 2


def _turn(turns: Sequence[Turn], span: Span) -> Turn | None:
    """Return the turn of a transcript that words stand in."""
    place = bisect_right(turns, span.start, key=lambda turn: turn.content.start) - 1
    return turns[place] if place >= 0 and turns[place].content.holds(span) else None


def _is_question(words: str, turn: Turn | None) -> bool:
    return words.rstrip("\"')").endswith("?") or (turn is not None and turn.formal)


class Within(Generic[Seen]):
    """What was seen in a text, in its order, found by the stretch it begins in."""

    def __init__(self, seen: Sequence[Seen]) -> None:
        self._seen, self._starts = seen, [one.span.start for one in seen]

    def at(self, span: Span) -> tuple[Seen, ...]:
        """Return those that begin in a span."""
        first = bisect_left(self._starts, span.start)
        return tuple(self._seen[first : bisect_left(self._starts, span.end, first)])
