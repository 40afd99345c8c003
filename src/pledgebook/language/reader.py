"""The step: documents in, annotations out; one pass, one parse."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from pledgebook.amounts import Amount
from pledgebook.dates import When
from pledgebook.documents import Document
from pledgebook.findings import Flag, FlagKind
from pledgebook.language.annotation import Annotation
from pledgebook.language.gate import Gate
from pledgebook.language.items import find_items
from pledgebook.language.money import find_amounts
from pledgebook.language.normalise import build_view
from pledgebook.language.parse import parse
from pledgebook.language.parties import find_parties
from pledgebook.language.quotes import find_quotes
from pledgebook.language.sentences import Sentence
from pledgebook.language.settle import settle_currencies
from pledgebook.language.split import split
from pledgebook.language.when import find_dates
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


class Reader:
    """Reads the language of documents; `gated` leaves sentences unparsed that cannot hold a claim."""

    def __init__(self, vocabulary: Vocabulary, pipeline: str, *, gated: bool = True) -> None:
        self._vocabulary = vocabulary
        self._pipeline = pipeline
        self._gated = gated

    def read(self, document: Document) -> Annotation:
        """Return every layer over one document; one that is not English only says so."""
        view, blocks = build_view(document.text)
        sentences = split(view, blocks, self._vocabulary)
        bare = Annotation(document, view, blocks, sentences)
        if not document.readable:
            reason = f"the text looks like {document.language}; it was read no further"
            return replace(bare, flags=(Flag(FlagKind.NOT_ENGLISH, reason),))
        return self._layers(bare)

    def _layers(self, bare: Annotation) -> Annotation:
        text, vocabulary, document = bare.view.text, self._vocabulary, bare.document
        amounts = find_amounts(text, vocabulary)
        dates = find_dates(text, document.published, vocabulary)
        items = find_items(text, vocabulary, _taken(amounts, dates))
        seen = replace(bare, amounts=amounts, dates=dates, items=items)
        sentences = self._parsed(seen, Gate(seen, vocabulary).matters if self._gated else _always)
        named = find_parties(bare.view, sentences, vocabulary, document.published, document.publisher)
        parties = _unpaid(named.mentions, amounts)
        return replace(
            seen,
            sentences=sentences,
            amounts=settle_currencies(text, amounts, named.mentions, document.publisher, vocabulary),
            parties=parties,
            quotes=find_quotes(bare.view, bare.blocks, sentences, parties, vocabulary),
            flags=named.flags,
        )

    def _parsed(self, seen: Annotation, matters: Callable[[Sentence], bool]) -> tuple[Sentence, ...]:
        chosen = [place for place, sentence in enumerate(seen.sentences) if matters(sentence)]
        spans = [seen.sentences[place].span for place in chosen]
        done = list(seen.sentences)
        for place, tree in zip(
            chosen, parse(seen.view.text, spans, seen.amounts, self._pipeline), strict=True
        ):
            done[place] = replace(done[place], tree=tree)
        return tuple(done)


def _taken(amounts: Sequence[Amount], dates: Sequence[When]) -> list[Span]:
    return sorted([*(amount.span for amount in amounts), *(when.span for when in dates)])


def _unpaid(parties: Sequence[Party], amounts: Sequence[Amount]) -> tuple[Party, ...]:
    """Return the parties whose name is no part of a sum's currency ("5 million US dollars")."""
    sums = {place for amount in amounts for place in range(amount.span.start, amount.span.end)}
    return tuple(party for party in parties if party.span.start not in sums)


def _always(_: Sentence) -> bool:
    return True
