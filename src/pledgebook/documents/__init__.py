"""Documents: bytes in, documents out; and which documents are copies or versions of one story.

In:  paths, folders, standard input, addresses.
Out: documents, and findings about inputs that could not be read.

`signature(text)` is what is kept of a text to know its copies by; `Stories(entries)` is a mapping from each
document's id to its story and to the later version that supersedes it, and grows by `.add(entry)`.

Each is fetched when it is first asked for, so that a command loads only what it needs.
"""

from typing import TYPE_CHECKING

from pledgebook.lazy import lazily

if TYPE_CHECKING:
    from pledgebook.documents.copies import Entry, Stories, signature
    from pledgebook.documents.document import Document
    from pledgebook.documents.read import read_inputs
    from pledgebook.documents.settings import ReadSettings
    from pledgebook.documents.sources import count_inputs, list_inputs

__all__ = [
    "Document",
    "Entry",
    "ReadSettings",
    "Stories",
    "count_inputs",
    "list_inputs",
    "read_inputs",
    "signature",
]

_HOMES = {
    "Document": "document",
    "Entry": "copies",
    "ReadSettings": "settings",
    "Stories": "copies",
    "count_inputs": "sources",
    "list_inputs": "sources",
    "read_inputs": "read",
    "signature": "copies",
}

__getattr__ = lazily(__name__, _HOMES)
