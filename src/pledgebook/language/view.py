"""A normalised text beside the original, every offset kept (codebook 7.3).

Hard-wrapped lines are joined, soft hyphens and other invisible signs dropped, curly quotes and odd spaces
made plain, Markdown marks and link addresses left out. Blocks (paragraphs, headings, list items, table
rows) end with a line feed, so that every line of the view is one block.
"""

from array import array
from dataclasses import dataclass

from pledgebook.span import Span


@dataclass(frozen=True)
class View:
    """`text` is what the finders read; `origin[i]` is where code point i of it stands in the document."""

    text: str
    origin: "array[int]"

    def original(self, span: Span) -> Span:
        """Return where the words of a span of the view stand in the document's own text."""
        if span.start >= span.end:
            return Span(self.origin[span.start], self.origin[span.start])
        return Span(self.origin[span.start], self.origin[span.end - 1] + 1)
