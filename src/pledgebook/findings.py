"""What a person should look at: problems kept as values (codebook 9)."""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.span import Span


class FlagKind(StrEnum):
    """The doubts about a source that codebook 9 names."""

    NAME_VARIANT = "name_variant"
    OFFICE_MISMATCH = "office_mismatch"
    GARBLED_QUOTE = "garbled_quote"
    MIXED_SPELLING = "mixed_spelling"
    INCONSISTENT_FIGURE = "inconsistent_figure"
    CONFLICTS_WITH = "conflicts_with"
    FUTURE_DATED = "future_dated"
    UNDATED = "undated"
    NOT_ENGLISH = "not_english"


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt about a document or a claim, with one line of reason; it never deletes anything."""

    kind: FlagKind
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An input, or a part of one, that could not be read; the rest goes on.

    `passing` says that it may be read another time: a store was not reached, or changed meanwhile.
    """

    where: str
    reason: str
    passing: bool = False

    def __str__(self) -> str:
        return f"{self.where}: {self.reason}"
