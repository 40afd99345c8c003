"""What the reader saw in the language of one document."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pledgebook.amounts import Amount
from pledgebook.dates import When
from pledgebook.documents import Document
from pledgebook.findings import Flag
from pledgebook.language.asked_about import Topic
from pledgebook.language.items import Item
from pledgebook.language.quotation import Quote
from pledgebook.language.sentences import Block, Sentence
from pledgebook.language.turns import Turn
from pledgebook.language.view import View
from pledgebook.party import Party


@dataclass(frozen=True, slots=True)
class Annotation:
    """All layers over one document; every span is in the view, `view.original` leads back to the text.

    `voice` is the state or organisation that the document speaks for: its publisher's, or of who answers in it.
    `hearers` is the state whose people a speech is held before; `topics` are whom the questions of a talk are about.
    `chronicle` has the date of each line of a chronicle, by the number of its block, as `language.chronicle` says.
    """

    document: Document
    view: View
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    amounts: tuple[Amount, ...] = ()
    items: tuple[Item, ...] = ()
    dates: tuple[When, ...] = ()
    parties: tuple[Party, ...] = ()
    quotes: tuple[Quote, ...] = ()
    flags: tuple[Flag, ...] = ()
    voice: str | None = None
    hearers: str | None = None
    topics: tuple[Topic, ...] = ()
    turns: tuple[Turn, ...] = ()
    chronicle: Mapping[int, str] = field(default_factory=dict)
