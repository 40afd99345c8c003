"""Blocks and sentences of a view."""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.language.tree import Tree
from pledgebook.span import Span


class BlockKind(StrEnum):
    """What a line of the view is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the view; `level` is the depth of a list item or heading, from 0."""

    span: Span
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a block; `tree` is null where the gate found nothing that could matter.

    A dateline, which says where and when a report was filed, is cut off as a sentence of its own.
    """

    span: Span
    block: int
    tree: Tree | None = None
    dateline: bool = False
