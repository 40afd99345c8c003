"""What a notebook shows of a claim, a reading, a commitment, a list or a total: a piece of a page that stands alone.

Each brings its own few styles, all of them below one class, so that nothing else in the notebook changes.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from pledgebook.claims import Claim, Reading
from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.columns import Column
from pledgebook.commitments.record import days_to_delivery
from pledgebook.commitments.title import party_names, short_sum, thing
from pledgebook.commitments.totals import Totals
from pledgebook.exports.cards import Card, cards
from pledgebook.exports.marks import ORDER, claim_spans
from pledgebook.exports.page import environment
from pledgebook.exports.segments import Mark, Paragraph, paragraphs, printable, title_of
from pledgebook.exports.timeline import timeline
from pledgebook.exports.totals_view import TotalsView
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_MOST = 20  # rows of a list; the rest is counted
_WORDS = 6  # quotations of a commitment


def claim_html(reading: Reading, claim: Claim) -> str:
    """Return one claim: what it is, its passage with the words marked, and why."""
    (card,) = (
        card for card, one in zip(cards(reading, ""), reading.claims, strict=True) if one.id == claim.id
    )
    return _piece("claim", card=card, passage=_passage(reading, [claim]))


def reading_html(reading: Reading) -> str:
    """Return a document's title, its text with all claims marked, and a line for each claim."""
    told: Sequence[Card] = cards(reading, "")
    title = title_of(reading.document, reading.blocks)
    body = tuple(_marked(reading, reading.claims))
    return _piece("reading", title=title, cards=told, body=body, document=reading.document)


def readings_html(readings: Collection[Reading], missed: Collection[object]) -> str:
    """Return a line for each document: its title, how many claims it makes, the main one."""
    lines = [(title_of(one.document, one.blocks), cards(one, "")) for one in readings]
    return _piece("readings", lines=lines[:_MOST], more=max(0, len(lines) - _MOST), missed=list(missed))


def commitment_html(one: Commitment, said: Iterable[Statement]) -> str:
    """Return a commitment: what it is, its course to scale, and the words it rests on."""
    words = list({told.words: told for told in sorted(said, key=lambda told: told.order)}.values())
    return _piece(
        "commitment",
        one=one,
        line=timeline(one),
        days=days_to_delivery(one),
        words=words[:_WORDS],
        more=max(0, len(words) - _WORDS),
    )


def commitments_html(found: Collection[Commitment]) -> str:
    """Return a table of commitments, the first of a long list."""
    shown = [one for one, _ in zip(found, range(_MOST), strict=False)]
    return _piece("commitments", found=shown, total=len(found), more=max(0, len(found) - _MOST))


def totals_html(made: Totals) -> str:
    """Return totals as a table for each kind, with the notes that belong to them."""
    view = TotalsView(made)
    names = party_names(Vocabulary(Settings().vocabulary))
    return _piece(
        "totals",
        view=view,
        by=made.by,
        columns=tuple(Column),
        left_out=list(view.left_out()),
        name=lambda one: printable(" and ".join(names.get(part, part) for part in one.split("+"))),
    )


def _passage(reading: Reading, claims: Collection[Claim]) -> Iterator[Paragraph]:
    """Yield the paragraphs that hold the evidence of some claims, marked."""
    for paragraph in _marked(reading, claims):
        if any(layer.kind == "evidence" for piece in paragraph.pieces for layer in piece.layers):
            yield paragraph


def _marked(reading: Reading, claims: Iterable[Claim]) -> Iterator[Paragraph]:
    marks = [Mark(span, kind, claim.id) for claim in claims for span, kind in claim_spans(claim)]
    return paragraphs(reading.document.text, reading.blocks, marks, ORDER)


def _piece(name: str, /, **values: Any) -> str:
    shown: str = getattr(_templates(), name)(**values)
    return f'<div class="pledgebook"><style>{_style()}</style>{shown}</div>'


@cache
def _templates() -> Any:
    made = environment().overlay()
    made.filters = made.filters | {
        "printable": printable,
        "sum": short_sum,
        "thing": thing,
        "spaced": lambda value: str(value or "").replace("_", " "),
    }
    return made.get_template("notebook.html").module


@cache
def _style() -> str:
    loader = environment().loader
    source: str = loader.get_source(environment(), "notebook.css")[0]
    return " ".join(source.split())
