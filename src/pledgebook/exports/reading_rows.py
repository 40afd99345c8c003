"""The rows of the table on the terminal: who, what, to whom, how much, how firm, said by."""

from typing import NamedTuple

from pledgebook.claims.claim import Accounting, Claim, Reading
from pledgebook.exports.segments import title_of
from pledgebook.exports.wording import (
    day_words,
    firm_words,
    flag_words,
    money_short,
    one_line,
    short_names,
    what_words,
)

_ASIDES = {
    Accounting.NEW: "",
    Accounting.COMPONENT: "(a part)",
    Accounting.CUMULATIVE: "(in all)",
    Accounting.RESTATED: "(told before)",
}


class Row(NamedTuple):
    """One claim in short words; `words` are its evidence, `uncounted` why it never counts."""

    headline: bool
    who: str
    what: str
    whom: str
    much: str
    firm: str
    said: str
    words: str
    uncounted: str
    doubts: tuple[str, ...]


class Head(NamedTuple):
    """What stands above the rows: the document, where it is from, and the doubts about it."""

    title: str
    particulars: str
    notes: tuple[str, ...]


def reading_head(reading: Reading) -> Head:
    """Return what stands above the rows of a reading."""
    document = reading.document
    published = day_words(document.published.isoformat()) if document.published else "undated"
    title = title_of(document, reading.blocks)
    label = None if title == one_line(document.id) else document.id
    particulars = (document.publisher, published, label)
    return Head(
        title=title,
        particulars=" · ".join(one_line(part) for part in particulars if part),
        notes=(
            *map(flag_words, reading.flags),
            *(one_line(f"not read: {finding}") for finding in reading.findings),
        ),
    )


def reading_rows(reading: Reading) -> tuple[Row, ...]:
    """Return one row for each claim, in reading order."""
    return tuple(_row(reading, claim) for claim in reading.claims)


def _row(reading: Reading, claim: Claim) -> Row:
    text = reading.document.text
    return Row(
        headline=claim.id == reading.headline,
        firm=firm_words(claim, text),
        who=short_names(claim.actors, text) or "–",
        what=what_words(claim, text),
        whom=_whom(claim, text),
        much=_much(claim),
        said=_said(claim, text),
        words=" … ".join(one_line(span.of(text)) for span in claim.evidence),
        uncounted=one_line(claim.uncounted or ""),
        doubts=tuple(map(flag_words, claim.flags)),
    )


def _whom(claim: Claim, text: str) -> str:
    if not claim.recipients and claim.targets:
        return f"against {short_names(claim.targets, text)}"
    return short_names(claim.recipients, text) or "–"


def _said(claim: Claim, text: str) -> str:
    return " › ".join(one_line(link.span.of(text)) for link in claim.attribution) or "–"


def _much(claim: Claim) -> str:
    money = money_short(claim.amount) if claim.amount else ""
    aside = _ASIDES[claim.accounting] if claim.accounting else ""
    return "\n".join(filter(None, (money, aside))) or "–"
