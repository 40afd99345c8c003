"""The ledger in the layout of the Kiel Institute's main table (`vocabulary/kiel.yml`), one row per commitment."""

from collections.abc import Iterator, Sequence
from typing import Any

from pledgebook.claims.claim import Stage
from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.announced import rate_day
from pledgebook.commitments.columns import Kind, kind_of
from pledgebook.commitments.rates import NoRate, Rates
from pledgebook.commitments.statement import Sum
from pledgebook.commitments.title import party_names
from pledgebook.exports.stock import Stock
from pledgebook.exports.tables import Cell
from pledgebook.vocabulary import Vocabulary

_OFFICIAL = 4  # tiers up to this are states' and organisations' own
_SOURCES = 4
_KINDS = {Kind.GRANTS: "Grant", Kind.LOANS: "Loan", Kind.GUARANTEES: "Guarantee"}


class KielTable:
    """Rows of the layout; what the layout asks and a ledger does not say stays empty."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rows = vocabulary.rows("kiel")
        self.sheet: str = rows["sheet"]
        self.columns: list[str] = list(rows["columns"])
        self._filled: dict[str, str] = dict(rows["filled"])
        self._categories: dict[str, str] = dict(rows["categories"])
        self._names = party_names(vocabulary)
        self._rates = Rates()

    def rows(self, stock: Stock) -> Iterator[list[Cell]]:
        """Yield a row for each commitment that counts."""
        for one, said in stock.evidence(one for one in stock.commitments if one.counted):
            values = self._values(one, said)
            yield [values.get(self._filled.get(column, "")) for column in self.columns]

    def _values(self, one: Commitment, said: Sequence[Statement]) -> dict[str, Any]:
        euros = self._euros(one, one.amount)
        firm = one.stage.firmness >= Stage.ALLOCATED.firmness
        so_far = one.delivered
        sources = list(dict.fromkeys(claim.source.url for claim in said if claim.source.url))
        tiers = [tier for claim in said if (tier := claim.tier or claim.source.tier)]
        first = one.items[0] if one.items else None
        return {
            "id": one.id,
            "actor_names": " and ".join(self._names.get(actor, actor) for actor in one.actors),
            "announced": one.announced,
            "category_name": self._categories.get(one.category or ""),
            "form": one.form.value.replace("_", " ") if one.form else None,
            "quotes": " | ".join(dict.fromkeys(claim.words for claim in said)),
            "currency": one.amount.currency if one.amount else None,
            "kind": _KINDS.get(kind_of(one.form)),
            "amount": float(one.amount.value) if one.amount else None,
            "items": "; ".join(item.name for item in one.items) or None,
            "item_group": first.group if first else None,
            "units": float(first.quantity) if first and first.quantity is not None else None,
            "units_delivered": _units(one),
            "amount_eur": euros,
            "delivered_eur": self._euros(one, so_far.amount) if so_far else None,
            "allocated_eur": euros if firm else None,
            "undated": 0 if one.announced else 1,
            "official": "Yes" if tiers and min(tiers) <= _OFFICIAL else "No",
            **{f"source_{number}": url for number, url in enumerate(sources[:_SOURCES], start=1)},
        }

    def _euros(self, one: Commitment, amount: Sum | None) -> float | None:
        if amount is None:
            return None
        rate = self._rates.of(amount.currency, rate_day(one))
        return None if isinstance(rate, NoRate) else round(float(rate.convert(amount.value)), 2)


def _units(one: Commitment) -> float | None:
    came = one.delivered.items[0] if one.delivered and one.delivered.items else None
    return float(came.quantity) if came and came.quantity is not None else None
