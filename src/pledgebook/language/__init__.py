"""Language: what the words of a document are, before anybody asks what they claim.

In:  documents (`pledgebook.documents`).
Out: annotations: a normalised view, sentences with their parse, amounts, items, dates, parties, quotations.
"""

from pledgebook.language.annotation import Annotation
from pledgebook.language.filed import in_dateline
from pledgebook.language.gazetteer import find_names
from pledgebook.language.items import Item
from pledgebook.language.mentions import is_label
from pledgebook.language.office_rows import is_of_states
from pledgebook.language.publishers import PublisherKind, find_publisher
from pledgebook.language.reader import Reader
from pledgebook.language.sentences import Block, BlockKind, Sentence
from pledgebook.language.tree import Token, Tree
from pledgebook.language.turns import Turn
from pledgebook.language.view import View

__all__ = [
    "Annotation",
    "Block",
    "BlockKind",
    "Item",
    "PublisherKind",
    "Reader",
    "Sentence",
    "Token",
    "Tree",
    "Turn",
    "View",
    "find_names",
    "find_publisher",
    "in_dateline",
    "is_label",
    "is_of_states",
]
