"""Activities of IATI as rows of another tracker."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from pledgebook.claims.claim import Category, Form
from pledgebook.commitments.statement import Sum
from pledgebook.exports.iati_read import read_iati
from pledgebook.exports.iati_values import Activity, Transaction
from pledgebook.exports.tracker_row import Booked
from pledgebook.exports.tracker_words import TrackerWords
from pledgebook.vocabulary import Vocabulary

_BY_WEIGHT = ("2", "12", "10", "3")  # which transactions say how much the whole is
_FURTHEST = ("3", "2", "10", "12")


def booked_activities(path: Path, vocabulary: Vocabulary) -> Iterator[Booked]:
    """Yield each activity as a row: the sum of its commitments, else of its pledges, guarantees or payments."""
    words, codes = TrackerWords(vocabulary), vocabulary.rows("iati")
    finance: Mapping[str, str] = vocabulary.rows("trackers")["finance"]
    states = {two: three for three, two in codes["alpha_2"].items()}
    for one in read_iati(path):
        moved = _weightiest(one)
        furthest = next((kind for kind in _FURTHEST if any(t.type == kind for t in one.transactions)), "")
        form = next((finance[t.finance] for t in moved if t.finance and t.finance in finance), None)
        recipients = one.recipients or tuple(name for t in moved for name in t.receivers)
        actors = one.actors or tuple(name for t in moved for name in t.providers)
        yield Booked(
            name=one.identifier,
            place=one.place,
            actors=_ids(actors, words) or ("<not named>",),
            recipients=_ids((states.get(name, name) for name in recipients), words),
            day=min((t.day for t in one.transactions), default=one.day),
            amount=_sum(moved),
            stages=words.called_off(one.status) or words.stages(furthest),
            category=_category(one.sector, codes),
            form=Form(form) if form else None,
            items=one.title,
            sources=one.sources,
            note=one.description,
        )


def _ids(names: Any, words: TrackerWords) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found for name in names for found in words.parties(name)))


def _weightiest(one: Activity) -> list[Transaction]:
    for kind in _BY_WEIGHT:
        if moved := [t for t in one.transactions if t.type == kind]:
            return [t for t in moved if t.currency == moved[0].currency]
    return []


def _sum(moved: list[Transaction]) -> Sum | None:
    return Sum(sum((t.value for t in moved), Decimal(0)), moved[0].currency) if moved else None


def _category(sector: str | None, codes: Mapping[str, Any]) -> Category | None:
    sectors: Mapping[str, str] = codes["sectors"]
    known = (name for name, code in sectors.items() if sector and sector.startswith(code) and name != "none")
    found = next(known, None)
    return Category(found) if found else None
