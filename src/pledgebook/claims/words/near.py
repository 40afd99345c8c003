"""What a document holds near a place, found without passing over all of it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from pledgebook.language.quotation import Quote
from pledgebook.span import Span

_STRETCH = 256  # code points

Seen = TypeVar("Seen")


class Near(Generic[Seen]):
    """Things of a document by the stretches of text that they reach into."""

    def __init__(self, seen: Sequence[Seen], span_of: Callable[[Seen], Span]) -> None:
        self._seen = seen
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(seen):
            for stretch in _stretches(span_of(one)):
                self._at[stretch].append(number)

    def around(self, span: Span) -> list[Seen]:
        """Return all that can touch a span, and a little more, in the order of the document."""
        stretches = _stretches(span)
        if len(stretches) == 1:
            return [self._seen[number] for number in self._at.get(stretches[0], ())]
        numbers = {number for stretch in stretches for number in self._at.get(stretch, ())}
        return [self._seen[number] for number in sorted(numbers)]


def by_content(quotes: Sequence[Quote]) -> Near[Quote]:
    """Return quotations by where their words stand."""
    return Near(quotes, lambda quote: quote.content)


def _stretches(span: Span) -> range:
    return range(span.start // _STRETCH, max(span.start, span.end - 1) // _STRETCH + 1)
