"""The step: documents in, annotations out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from pledgebook.documents import Document
from pledgebook.language.annotation import Annotation
from pledgebook.language.normalise import build_view
from pledgebook.language.parse import parse
from pledgebook.language.sentences import Sentence
from pledgebook.language.split import split
from pledgebook.vocabulary import Vocabulary


class Reader:
    """Reads the language of documents: one pass, one parse."""

    def __init__(self, vocabulary: Vocabulary, pipeline: str) -> None:
        self._vocabulary = vocabulary
        self._pipeline = pipeline

    def read(self, document: Document) -> Annotation:
        """Return every layer over one document."""
        view, blocks = build_view(document.text)
        sentences = self._parsed(split(view, blocks, self._vocabulary), view.text, lambda _: True)
        return Annotation(document, view, blocks, sentences)

    def _parsed(
        self, sentences: Sequence[Sentence], text: str, matters: Callable[[Sentence], bool]
    ) -> tuple[Sentence, ...]:
        chosen = [place for place, sentence in enumerate(sentences) if matters(sentence)]
        trees = parse(
            ((sentences[place].span.of(text), sentences[place].span.start) for place in chosen), self._pipeline
        )
        done = list(sentences)
        for place, tree in zip(chosen, trees, strict=True):
            done[place] = replace(done[place], tree=tree)
        return tuple(done)


def read_documents(documents: Iterable[Document], reader: Reader) -> Iterator[Annotation]:
    """Yield the annotation of each document, in order."""
    return map(reader.read, documents)
