"""Claims as a table, one row each, safe to open in a spreadsheet."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator

from pledgebook.claims.claim import Claim, PartyRef, Reading
from pledgebook.exports.records import number

COLUMNS = (
    "document",
    "title",
    "published",
    "publisher",
    "url",
    "claim",
    "headline",
    "stage",
    "negated",
    "conditional",
    "actors",
    "actor_ids",
    "recipients",
    "recipient_ids",
    "channels",
    "targets",
    "category",
    "form",
    "amount",
    "amount_max",
    "currency",
    "qualifier",
    "per",
    "amount_words",
    "items",
    "accounting",
    "parent",
    "announced",
    "period_start",
    "period_end",
    "said_by",
    "said_as",
    "tier",
    "evidence",
    "start",
    "end",
    "more_evidence",
    "confidence",
    "flags",
    "uncounted",
)

# A spreadsheet takes a cell that begins so for a formula; a leading blank, a sign that is not seen, or a wide or
# small form does not save it.
_FORMULA = re.compile(
    "[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*[=+\\-@\\t\\r\\n＝＋－＠﹦﹢﹣﹫]"
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?$")
_SURROGATE = re.compile("[\ud800-\udfff]")

_Cell = str | int | float | None


def claims_csv(readings: Iterable[Reading]) -> Iterator[str]:
    """Yield the header and then one line for each claim, in reading order."""
    yield csv_line(COLUMNS)
    for reading in readings:
        for claim in reading.claims:
            yield csv_line(claim_cells(reading, claim))


def claim_cells(reading: Reading, claim: Claim) -> tuple[_Cell, ...]:
    """Return the cells of a claim, in the order of the columns."""
    row = _document(reading) | _claim(reading, claim) | _measures(reading, claim) | _evidence(reading, claim)
    return tuple(row[column] for column in COLUMNS)


def csv_line(cells: Iterable[_Cell]) -> str:
    """Return one row of a table, safe to open in a spreadsheet."""
    lines: list[str] = []
    write_csv(lines.append, (map(safe, cells),))
    return lines[0]


def write_csv(write: Callable[[str], object], rows: Iterable[Iterable[_Cell]]) -> None:
    """Write rows of cells that are safe, each as one line."""
    # The writer quotes only the line ends it is told of; told of both, it quotes a lone carriage return too.
    writer = csv.writer(_Lines(write), lineterminator="\r\n")
    writer.writerows(rows)


class _Lines:
    """Takes each line as the writer ends it, and hands it on as we end it."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write

    def write(self, line: str) -> None:
        self._write(f"{line[:-2]}\n")


def safe(cell: _Cell) -> _Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    if not isinstance(cell, str) or (cell.isascii() and cell[:1].isalnum() and "\0" not in cell):
        return cell  # most cells: what begins so is no formula
    if _NUMBER.match(cell):
        return cell
    cell = _SURROGATE.sub("\ufffd", cell.replace("\0", "\ufffd"))
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _document(reading: Reading) -> dict[str, _Cell]:
    document = reading.document
    return {
        "document": document.id,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "publisher": document.publisher,
        "url": document.url,
    }


def _claim(reading: Reading, claim: Claim) -> dict[str, _Cell]:
    text = reading.document.text
    return {
        "claim": claim.id,
        "headline": _yes(claim.id == reading.headline),
        "stage": claim.stage.value,
        "negated": _yes(claim.negated),
        "conditional": _yes(claim.conditional),
        "actors": _names(text, claim.actors),
        "actor_ids": _ids(claim.actors),
        "recipients": _names(text, claim.recipients),
        "recipient_ids": _ids(claim.recipients),
        "channels": _names(text, claim.channels),
        "targets": _names(text, claim.targets),
        "category": claim.category,
        "form": claim.form,
        "accounting": claim.accounting,
        "parent": claim.parent,
        "announced": claim.announced,
        "period_start": claim.period.start if claim.period else None,
        "period_end": claim.period.end if claim.period else None,
        "said_by": _list(link.span.of(text) for link in claim.attribution),
        "said_as": _list(f"{link.kind} {link.mode}" for link in claim.attribution),
    }


def _measures(reading: Reading, claim: Claim) -> dict[str, _Cell]:
    text, amount = reading.document.text, claim.amount
    return {
        "amount": number(amount.value) if amount else None,
        "amount_max": number(amount.value_max) if amount else None,
        "currency": amount.currency if amount else None,
        "qualifier": amount.qualifier if amount else None,
        "per": amount.per if amount else None,
        "amount_words": amount.span.of(text) if amount else None,
        "items": _list(item.span.of(text) for item in claim.items),
    }


def _evidence(reading: Reading, claim: Claim) -> dict[str, _Cell]:
    text, (first, *more) = reading.document.text, claim.evidence
    return {
        "tier": claim.tier,
        "evidence": first.of(text),
        "start": first.start,
        "end": first.end,
        "more_evidence": _list(span.of(text) for span in more),
        "confidence": claim.confidence,
        "flags": _list(f"{flag.kind}: {flag.reason}" for flag in claim.flags),
        "uncounted": claim.uncounted,
    }


def _yes(said: bool) -> str:
    return "yes" if said else "no"


def _list(parts: Iterable[str]) -> str:
    return "; ".join(parts)


def _names(text: str, parties: Iterable[PartyRef]) -> str:
    return _list(party.name or party.span.of(text) for party in parties)


def _ids(parties: Iterable[PartyRef]) -> str:
    return _list(party.id or "?" for party in parties)
