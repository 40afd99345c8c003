"""One line a person can read: who, what, to whom, how much."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache

from pledgebook.claims.claim import Category, Form
from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.statement import GROUP, Goods, Statement, Sum
from pledgebook.vocabulary import Vocabulary

_FORMS = {
    Form.MONEY: "aid",
    Form.DEBT_RELIEF: "debt relief",
    Form.SECURITY_GUARANTEE: "security guarantee",
    Form.OTHER: "support",
}
_KINDS = {
    Category.MILITARY: "military",
    Category.HUMANITARIAN: "humanitarian",
    Category.FINANCIAL: "financial",
}
_SCALES = ((Decimal(10) ** 12, "trn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_SHOWN = 3
_LOOSE = "a group not named"


@cache
def party_names(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the name that tables print for each state and organisation."""
    rows = vocabulary.rows("states") | vocabulary.rows("organisations")
    return {code: row["name"] for code, row in rows.items()}


def title(one: Commitment, names: Mapping[str, str], said: Sequence[Statement] = ()) -> str:
    """Return a commitment as one line; a loose group has the words that its first claim has for it."""
    acting = next((claim.acting for claim in said if claim.acting), _LOOSE)
    gaining = next((claim.gaining for claim in said if claim.gaining), _LOOSE)
    to = f" to {_parties(one.recipients, {**names, GROUP: gaining})}" if one.recipients else ""
    much = f": {short_sum(one.amount)}" if one.amount else ""
    who = _parties(one.actors, {**names, GROUP: acting}) or "Somebody not named"
    return f"{who}, {_what(one)}{to}{much}"


def _parties(ids: Sequence[str], names: Mapping[str, str]) -> str:
    return " and ".join(names.get(party, party.strip("<>")) for party in ids)


def _what(one: Commitment) -> str:
    if one.items:
        more = f" and {len(one.items) - _SHOWN} more" if len(one.items) > _SHOWN else ""
        return ", ".join(thing(item) for item in one.items[:_SHOWN]) + more
    what = _FORMS.get(one.form, one.form.value) if one.form else "support"
    kind = _KINDS.get(one.category, "") if one.category else ""
    return f"{kind} {what}".strip()


def thing(item: Goods) -> str:
    """Return a thing with its number, as a title shows it."""
    return f"{item.quantity:,f} × {item.name}" if item.quantity is not None else item.name


def short_sum(amount: Sum) -> str:
    """Return a sum as people write it in a heading: 1.25bn EUR."""
    value = amount.value
    scale, letters = next(((step, sign) for step, sign in _SCALES if value >= step), (Decimal(1), ""))
    number = f"{value / scale:,.3f}".rstrip("0").rstrip(".")
    often = "" if amount.per.value == "once" else f" a {amount.per.value}"
    return f"{number}{letters} {amount.currency or '(currency not settled)'}{often}"
