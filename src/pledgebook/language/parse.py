"""The parser, kept behind plain values: spaCy is known here and nowhere else."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pledgebook.errors import NoSuchPipelineError
from pledgebook.language.tree import Token, Tree


@cache
def load_pipeline(name: str) -> Any:
    """Load an installed spaCy pipeline once per process."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as problem:
        raise NoSuchPipelineError(name) from problem


def parse(sentences: Iterable[tuple[str, int]], pipeline: str, batch: int = 128) -> Iterator[Tree]:
    """Yield the tree of each sentence, given as its text and where it starts in the view."""
    nlp = load_pipeline(pipeline)
    for doc, start in nlp.pipe(sentences, as_tuples=True, batch_size=batch):
        yield Tree(tuple(_token(word, start) for word in doc))


def _token(word: Any, start: int) -> Token:
    at = start + word.idx
    return Token(
        word.i,
        at,
        at + len(word.text),
        word.text,
        word.lemma_,
        word.pos_,
        word.tag_,
        word.dep_,
        word.head.i,
        word.ent_type_,
    )
