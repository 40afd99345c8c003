"""One text with its source."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its source; all offsets anywhere are code points of `text` (codebook 7.3).

    `id` is the id given with the input, else the hash of text, address and publisher. `language` is an
    ISO 639-1 code, null where it was not settled. `published` is never invented (codebook 6.1).
    `author` is the byline that a page states. `raw` holds the bytes as fetched, of a file of records those of
    the one record, where they were asked for; `origin` is the file or address it was read from, as it was named.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    raw: bytes | None = None
    author: str | None = None
    origin: str | None = field(default=None, compare=False)

    @property
    def readable(self) -> bool:
        """Whether the text is read for claims: English, or in doubt (flag not_english otherwise)."""
        return self.language in (None, "en")
