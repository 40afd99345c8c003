"""Decisions of people, laid over what the machine says (codebook 8.11)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from pledgebook.amounts import Per, Qualifier
from pledgebook.claims.claim import Accounting, Category, Form, Stage
from pledgebook.commitments.decision import Decision, Verdict
from pledgebook.commitments.statement import Goods, Statement, Sum, Time
from pledgebook.commitments.sums import Choice
from pledgebook.dates import Precision

_CERTAIN = 1000.0


@dataclass(frozen=True, slots=True)
class Orders:
    """The decisions in force: what they correct, drop, join, keep apart and choose, by (document, claim).

    `judged` are the claims that a person looked at, `reviewed` those too whose ties to others a person decided.
    """

    corrected: Mapping[tuple[str, str], Mapping[str, Any]]
    rejected: frozenset[tuple[str, str]]
    judged: frozenset[tuple[str, str]]
    reviewed: frozenset[tuple[str, str]]
    weights: Mapping[frozenset[tuple[str, str]], float]
    choices: Mapping[tuple[str, str], Decision]

    def applied(self, said: Iterable[Statement]) -> list[Statement]:
        """Return the statements that are left, corrected."""
        kept = [one for one in said if one.key not in self.rejected]
        return [correct(one, fields) if (fields := self.corrected.get(one.key)) else one for one in kept]

    def said_otherwise(self, before: "Orders") -> frozenset[tuple[str, str]]:
        """Return the claims that other orders drop or correct otherwise."""
        corrected = self.corrected.keys() | before.corrected.keys()
        differ = {key for key in corrected if self.corrected.get(key) != before.corrected.get(key)}
        return (self.rejected ^ before.rejected) | differ

    def seen_otherwise(self, before: "Orders") -> frozenset[tuple[str, str]]:
        """Return the claims that only one of two orders counts as seen, or whose sum is chosen otherwise."""
        chosen = self.choices.keys() | before.choices.keys()
        differ = {key for key in chosen if self.choices.get(key) != before.choices.get(key)}
        return (self.reviewed ^ before.reviewed) | (self.judged ^ before.judged) | differ

    def choice(self, said: Iterable[Statement]) -> Choice | None:
        """Return the sum that a person chose last for the act that claims tell of."""
        chosen = (self.choices[one.key] for one in said if one.key in self.choices)
        last = max(chosen, key=_when, default=None)
        amount = _sum(last.fields["amount"]) if last and last.fields else None
        return Choice(amount, last.by) if last and amount else None


def _when(one: Decision) -> tuple[datetime, str]:
    return one.at, one.id


def orders(decisions: Iterable[Decision]) -> Orders:
    """Return what decisions order, the later before the earlier, those taken back left out."""
    every = sorted(decisions, key=_when)
    undone = {one.undoes for one in every if one.verdict is Verdict.UNDO}
    held = [one for one in every if one.id not in undone and one.verdict is not Verdict.UNDO]
    choices = {one.subject: one for one in held if one.verdict is Verdict.CHOOSE and _chooses_sum(one)}
    on_claims = {one.subject: one for one in held if one.other is None and one.verdict is not Verdict.CHOOSE}
    pairs = {frozenset((one.subject, one.other)): one for one in held if one.other is not None}
    withdrawn = {one.subject for one in every if one.verdict is Verdict.ADD} - {
        one.subject for one in held if one.verdict is Verdict.ADD
    }
    judged = frozenset(on_claims | choices)
    return Orders(
        corrected=_corrected(held),
        rejected=frozenset(key for key, one in on_claims.items() if one.verdict is Verdict.REJECT)
        | withdrawn,
        judged=judged,
        reviewed=judged.union(*pairs),
        weights={pair: _CERTAIN if one.verdict is Verdict.LINK else -_CERTAIN for pair, one in pairs.items()},
        choices=choices,
    )


def _corrected(held: Iterable[Decision]) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """Return the corrected fields of each claim, each as it was corrected last; only an undo takes one back."""
    fields: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for one in held:
        if one.other is None and one.verdict not in (Verdict.CHOOSE, Verdict.ADD):
            fields[one.subject] |= one.fields or {}
    return {key: found for key, found in fields.items() if found}


def _chooses_sum(one: Decision) -> bool:
    return bool(one.fields and one.fields.get("amount"))


def correct(one: Statement, fields: Mapping[str, Any]) -> Statement:
    """Return a statement with a person's values, given in the form of the contract's claim."""
    return replace(one, **{name: _READ[name](value) for name, value in fields.items() if name in _READ})


def _ids(parties: Sequence[Any]) -> tuple[str, ...]:
    return tuple(party if isinstance(party, str) else party["id"] for party in parties)


def _sum(raw: Mapping[str, Any] | None) -> Sum | None:
    if raw is None:
        return None
    return Sum(
        Decimal(str(raw["value"])),
        raw.get("currency"),
        Qualifier(raw.get("qualifier", "exact")),
        _number(raw.get("value_max")),
        Per(raw.get("per", "once")),
    )


def _goods(raw: Sequence[Mapping[str, Any]]) -> tuple[Goods, ...]:
    return tuple(Goods(item["name"], item.get("group"), _number(item.get("quantity"))) for item in raw)


def _period(raw: Mapping[str, Any] | None) -> Time | None:
    if raw is None:
        return None
    return Time(raw.get("start"), raw.get("end"), Precision(raw.get("precision", "day")))


def _number(raw: Any) -> Decimal | None:
    return None if raw is None else Decimal(str(raw))


_READ: Mapping[str, Any] = {
    "stage": Stage,
    "negated": bool,
    "conditional": bool,
    "actors": _ids,
    "recipients": _ids,
    "channels": _ids,
    "targets": _ids,
    "category": lambda value: value and Category(value),
    "form": lambda value: value and Form(value),
    "accounting": lambda value: value and Accounting(value),
    "amount": _sum,
    "items": _goods,
    "announced": lambda value: value,
    "parent": lambda value: value,
    "uncounted": lambda value: value,
    "period": _period,
}
