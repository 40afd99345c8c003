"""Statements made by hand: one line says what a claim says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from pledgebook.claims.claim import Accounting, Category, Form, Stage
from pledgebook.commitments import Source, Statement
from pledgebook.commitments.statement import Goods, Sum


def said(
    document: str,
    day: str | None = "2024-05-01",
    stage: str = "pledged",
    million: float | None = 10,
    **more: Any,
) -> Statement:
    """Return what a document of a day says: Norway pledges Kenya ten million kroner of relief, or other."""
    published = date.fromisoformat(day) if day else None
    source = Source(document, publisher=more.pop("publisher", f"Paper {document}"), published=published)
    story, replaced_by = more.pop("story", None), more.pop("replaced_by", None)
    told = Statement(
        claim=more.pop("claim", f"claim-{document}"),
        source=replace(source, story=story, replaced_by=replaced_by),
        stage=Stage(stage),
        words=more.pop("words", f"Words of {document}."),
        actors=("NOR",),
        recipients=("KEN",),
        category=Category.HUMANITARIAN,
        form=Form.MONEY,
        amount=Sum(Decimal(str(million)) * 10**6, more.pop("currency", "NOK")) if million else None,
        accounting=Accounting(more.pop("accounting", "new")),
        confidence=0.8,
    )
    return replace(told, **more)


def goods(number: int | None, name: str = "ambulance") -> dict[str, Any]:
    """Return the particulars of a claim about things in place of money."""
    things = (Goods(name, "vehicle", Decimal(number) if number is not None else None),)
    return {"million": None, "form": Form.GOODS, "items": things}
