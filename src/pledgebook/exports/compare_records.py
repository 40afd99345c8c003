"""A comparison as lines of JSON, one for each link."""

from collections.abc import Iterator

from pledgebook.commitments import Commitment
from pledgebook.commitments.record import sum_record
from pledgebook.exports.compare import Comparison, Link
from pledgebook.exports.records import Record, json_line, number
from pledgebook.exports.tracker_row import Booked


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Yield each row of theirs with ours beside it, then what only we have."""
    return (f"{json_line(_link(one))}\n" for one in found.links)


def _link(one: Link) -> Record:
    return {
        "outcome": one.outcome.value,
        "differs": [field.value for field in one.differs],
        "theirs": _theirs(one.theirs, one) if one.theirs else None,
        "ours": _ours(one.ours, one) if one.ours else None,
        "hedges": list(one.hedges),
        "no_source": one.unsourced,
    }


def _theirs(row: Booked, one: Link) -> Record:
    return {
        "id": row.name,
        "row": row.place,
        "actors": list(row.actors),
        "recipients": list(row.recipients),
        "date": row.day.isoformat() if row.day else None,
        "amount": {"value": number(row.amount.value), "currency": row.amount.currency}
        if row.amount
        else None,
        "eur": number(one.theirs_eur),
        "stage": row.stages[0].value if row.stages else None,
        "category": row.category.value if row.category else None,
        "form": row.form.value if row.form else None,
        "items": row.items,
        "note": row.note,
        "sources": list(row.sources),
    }


def _ours(held: Commitment, one: Link) -> Record:
    return {
        "id": held.id,
        "title": held.title,
        "date": held.announced or (held.day.isoformat() if held.day else None),
        "amount": sum_record(held.amount) if held.amount else None,
        "eur": number(one.ours_eur),
        "stage": held.stage.value,
        "category": held.category.value if held.category else None,
        "form": held.form.value if held.form else None,
    }
