"""The step: documents in, annotations out; one pass, one parse."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from pledgebook.amounts import Amount
from pledgebook.dates import When
from pledgebook.documents import Document
from pledgebook.findings import Flag, FlagKind
from pledgebook.language.annotation import Annotation
from pledgebook.language.chronicle import chronicle, day_before, in_their_years
from pledgebook.language.defined_terms import with_defined
from pledgebook.language.gate import Gate
from pledgebook.language.gazetteer import Name
from pledgebook.language.headed_lines import headed, heading
from pledgebook.language.homonyms import not_the_publisher, settled_names
from pledgebook.language.items import find_items
from pledgebook.language.money import find_amounts
from pledgebook.language.normalise import build_view
from pledgebook.language.parse import Spelling, parse
from pledgebook.language.parties import find_parties
from pledgebook.language.quote_words import speech_words
from pledgebook.language.quotes import find_quotes
from pledgebook.language.sentences import BlockKind, Sentence
from pledgebook.language.settle import settle_currencies
from pledgebook.language.split import split
from pledgebook.language.stand_ins import stand_ins
from pledgebook.language.turns import read_turns
from pledgebook.language.verb_forms import third_person, verb_of
from pledgebook.language.when import find_dates
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary


class Reader:
    """Reads the language of documents; `gated` leaves sentences unparsed that cannot hold a claim."""

    def __init__(self, vocabulary: Vocabulary, pipeline: str, *, gated: bool = True) -> None:
        self._vocabulary = vocabulary
        self._pipeline = pipeline
        self._gated = gated

    def read(self, document: Document) -> Annotation:
        """Return every layer over one document; one that is not English only says so."""
        seen = self._seen(document)
        if not document.readable:
            return seen
        text = seen.view.text
        known = not_the_publisher(text, settled_names(text, self._vocabulary), document.publisher)
        names = with_defined(text, known, self._vocabulary)
        return self._layers(seen, self._parsed(seen, names), names)

    def _seen(self, document: Document) -> Annotation:
        """Return what is seen without a parse."""
        view, blocks = build_view(document.text)
        if not document.readable:
            bare = Annotation(document, view, blocks, split(view, blocks, self._vocabulary))
            reason = f"the text looks like {document.language}; it was read no further"
            return replace(bare, flags=(Flag(FlagKind.NOT_ENGLISH, reason),))
        text, vocabulary = view.text, self._vocabulary
        items_at = frozenset(block.span.start for block in blocks if block.kind is BlockKind.ITEM)
        turns = read_turns(text, speech_words(vocabulary), items_at)
        sentences = split(view, blocks, vocabulary, [turn.label for turn in turns if turn.label])
        amounts = find_amounts(text, vocabulary)
        lines = chronicle(blocks, text, vocabulary)
        dates = in_their_years(find_dates(text, document.published, vocabulary), lines, blocks, text)
        items = find_items(text, vocabulary, _taken(amounts, dates))
        bare = Annotation(document, view, blocks, sentences, turns=turns, chronicle=lines)
        return replace(bare, amounts=amounts, items=items, dates=dates)

    def _layers(
        self, seen: Annotation, sentences: tuple[Sentence, ...], names: Sequence[Match[Name]]
    ) -> Annotation:
        vocabulary, document, amounts = self._vocabulary, seen.document, seen.amounts
        named = find_parties(
            seen.view,
            sentences,
            vocabulary,
            document.published,
            document.publisher,
            document.title,
            seen.turns,
            names,
        )
        parties = _unpaid(named.mentions, amounts)
        return replace(
            seen,
            sentences=sentences,
            amounts=settle_currencies(
                seen.view.text, amounts, named.mentions, document.publisher, vocabulary
            ),
            parties=parties,
            quotes=find_quotes(seen.view, seen.blocks, sentences, parties, vocabulary, seen.turns),
            flags=named.flags,
            voice=named.voice,
            hearers=named.hearers,
            topics=named.topics,
        )

    def _parsed(self, seen: Annotation, names: Sequence[Match[Name]]) -> tuple[Sentence, ...]:
        """Return the sentences of a document, those with a tree that matter."""
        gate = Gate(seen, self._vocabulary) if self._gated else None
        chosen = [place for place, one in enumerate(seen.sentences) if gate is None or gate.matters(one)]
        done = list(seen.sentences)
        text, spelling = seen.view.text, _spelling(self._vocabulary)
        heads = [self._head(done[place], seen, names) for place in chosen]
        spans = [_behind(done[place].span, head) for place, head in zip(chosen, heads, strict=True)]
        shown = stand_ins(text, names, self._vocabulary)
        trees = parse(text, spans, seen.amounts, self._pipeline, spelling, shown)
        for place, head, tree in zip(chosen, heads, trees, strict=True):
            done[place] = replace(done[place], tree=headed(tree, head, text) if head else tree)
        return tuple(done)

    def _head(self, sentence: Sentence, seen: Annotation, names: Sequence[Match[Name]]) -> Span | None:
        """Return what stands before a sentence as its heading, a name or a day, and is no part of it."""
        text, block = seen.view.text, seen.blocks[sentence.block].span
        dated = sentence.block in seen.chronicle
        day = day_before(sentence.span, block, text, self._vocabulary) if dated else None
        return day or heading(sentence.span, text, names)


def _behind(sentence: Span, head: Span | None) -> Span:
    return Span(head.end, sentence.end) if head else sentence


@cache
def _spelling(vocabulary: Vocabulary) -> Spelling:
    """Return what the parser does not know of words, read once per process."""
    operative = vocabulary.rows("operative")
    told = (third_person(verb).capitalize() for verb in operative["verbs"])
    return Spelling(
        verb_of(vocabulary), vocabulary.rows("shown"), frozenset(told), frozenset(operative["behind"])
    )


def _taken(amounts: Sequence[Amount], dates: Sequence[When]) -> list[Span]:
    return sorted([*(amount.span for amount in amounts), *(when.span for when in dates)])


def _unpaid(parties: Sequence[Party], amounts: Sequence[Amount]) -> tuple[Party, ...]:
    """Return the parties whose name is no part of a sum's currency ("5 million US dollars")."""
    sums = {place for amount in amounts for place in range(amount.span.start, amount.span.end)}
    return tuple(party for party in parties if party.span.start not in sums)
