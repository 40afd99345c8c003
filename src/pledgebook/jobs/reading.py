"""Read and annotate: documents in, what they claim out, nothing kept."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar

from pledgebook.claims import Reading, extract
from pledgebook.documents import Document, ReadSettings, count_inputs, read_inputs
from pledgebook.findings import Finding
from pledgebook.jobs.request import Request
from pledgebook.language import Annotation, Reader
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

Result = TypeVar("Result")


def read(request: Request) -> Iterator[Reading | Finding]:
    """Yield what each document claims, and a finding for each input that could not be read."""
    settings = request.settings()
    vocabulary = Vocabulary(settings.vocabulary)
    reader = Reader(vocabulary, settings.pipeline)
    today = datetime.now(UTC).date()
    return _each(
        request, settings, lambda document: next(extract([reader.read(document)], vocabulary, today))
    )


def annotate(request: Request) -> Iterator[Annotation | Finding]:
    """Yield what was seen in the language of each document, every sentence parsed."""
    settings = request.settings()
    reader = Reader(Vocabulary(settings.vocabulary), settings.pipeline, gated=False)
    return _each(request, settings, reader.read)


def count(request: Request) -> int:
    """Return how many inputs there are, before any is opened."""
    return count_inputs(request.sources)


def _each(
    request: Request, settings: Settings, step: Callable[[Document], Result]
) -> Iterator[Result | Finding]:
    inputs = read_inputs(
        request.sources,
        settings=ReadSettings(settings.limit_bytes, fetch_private=True, open_stores=True),
        published=request.published,
        publisher=request.publisher,
    )
    for found in inputs:
        yield found if isinstance(found, Finding) else step(found)
