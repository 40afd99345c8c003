"""Commitments made by hand, with only what a test is about."""

from datetime import date
from decimal import Decimal
from typing import Any

from pledgebook.amounts import Per, Qualifier
from pledgebook.claims.claim import Stage
from pledgebook.commitments.commitment import Commitment, Delivered, Moment
from pledgebook.commitments.reasons import Reason
from pledgebook.commitments.statement import Sum


def euros(value: float | str, **more: Any) -> Sum:
    """Return a sum in euros."""
    return Sum(Decimal(str(value)), "EUR", **more)


def made(
    name: str, amount: Sum | float | None = None, stage: Stage = Stage.ALLOCATED, **more: Any
) -> Commitment:
    """Return a commitment of Finland to Tanzania of 4 May 2023, in euros unless said otherwise."""
    off = stage in (Stage.CANCELLED, Stage.RULED_OUT)
    fields: dict[str, Any] = {
        "title": name,
        "actors": ("FIN",),
        "recipients": ("TZA",),
        "category": None,
        "form": None,
        "reached": stage,
        "history": (Moment(stage, date(2023, 5, 4), None, (), (f"claim of {name}",)),),
        "items": (),
        "announced": "2023-05-04",
        "period": None,
        "counted": not off and stage.firmness >= Stage.PLEDGED.firmness,
        "not_counted_because": None,
        "parent": None,
        "children": (),
        "claims": (f"claim of {name}",),
        "documents": (f"document of {name}",),
        "independent_sources": 1,
        "conflicts": (),
        "confidence": 0.9,
    }
    money = euros(amount) if isinstance(amount, int | float) else amount
    return Commitment(id=name, stage=stage, amount=money, **{**fields, **more})


def part(name: str, parent: str, amount: Sum | float | None = None, **more: Any) -> Commitment:
    """Return a part of a package, which keeps it from counting by itself."""
    return made(name, amount, parent=parent, **{"counted": False, "not_counted_because": Reason.PART, **more})


def arrived(value: float | None, *, whole: bool = False) -> Delivered:
    """Return what is said to be delivered, in euros."""
    return Delivered(None if value is None else euros(value), (), whole)


__all__ = ["Per", "Qualifier", "arrived", "euros", "made", "part"]
