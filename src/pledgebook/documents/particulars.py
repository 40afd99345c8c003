"""What is said of a text beside its words, and whose word goes first."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from pledgebook.documents.dateline import find_dateline
from pledgebook.documents.document import Document
from pledgebook.documents.language import find_language
from pledgebook.ids import digest


@dataclass(frozen=True, slots=True)
class Particulars:
    """The metadata of one text from one side: the record, the caller, or the page."""

    id: str | None = None
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    author: str | None = None

    def over(self, other: "Particulars") -> "Particulars":
        """Return what this side says, and what the other says where this one is silent."""
        return Particulars(*(_first(getattr(self, f.name), getattr(other, f.name)) for f in fields(self)))


def _first(mine: Any, theirs: Any) -> Any:
    return theirs if mine is None else mine


def compose(text: str, said: Particulars, raw: bytes | None = None) -> Document:
    """Return the document of a text; without a given id it is known by text, address and publisher."""
    return Document(
        id=said.id or digest(text, said.url or "", said.publisher or ""),
        text=text,
        title=said.title,
        url=said.url,
        publisher=said.publisher,
        published=said.published or find_dateline(text),
        language=find_language(text),
        raw=raw,
        author=said.author,
    )
