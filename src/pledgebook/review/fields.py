"""Whether what a person entered can stand in a claim, said field by field."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from pledgebook.amounts import Per, Qualifier
from pledgebook.claims.claim import Accounting, Category, Form, Stage
from pledgebook.claims.record import number
from pledgebook.dates import Precision
from pledgebook.errors import BadFieldsError

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "stage": tuple(Stage),
    "category": tuple(Category),
    "form": tuple(Form),
    "accounting": tuple(Accounting),
}
_SIDES = ("actors", "recipients", "channels", "targets")
_SWITCHES = ("negated", "conditional")
_LONGEST = 200


def check_fields(fields: Mapping[str, Any], parties: Mapping[str, str]) -> None:
    """Refuse fields that no claim can have; `parties` are the ids that are known (codebook 2.3)."""
    if wrong := list(_wrong(fields, parties)):
        raise BadFieldsError(tuple(wrong))


def tidy(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields that were checked, with every number as JSON writes it."""
    found = dict(fields)
    if found.get("amount"):
        found["amount"] = _with_numbers(found["amount"], ("value", "value_max"))
    if found.get("items"):
        found["items"] = [_with_numbers(item, ("quantity", "quantity_max")) for item in found["items"]]
    return found


def _with_numbers(record: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    given = {name: record[name] for name in names if record.get(name) is not None}
    return {**record, **{name: number(Decimal(str(value))) for name, value in given.items()}}


def _wrong(fields: Mapping[str, Any], parties: Mapping[str, str]) -> Iterator[str]:
    for name, value in fields.items():
        if name not in KNOWN:
            yield f"{name}: no such field; there are {', '.join(sorted(KNOWN))}"
        elif name in _CHOICES:
            yield from _wrong_choice(name, value)
        elif name in _SIDES:
            yield from _wrong_parties(name, value, parties)
        elif name in _SWITCHES:
            if not isinstance(value, bool):
                yield f"{name}: must be true or false"
        elif value is not None or name == "items":
            yield from _CHECKS[name](value)


def _wrong_choice(name: str, value: Any) -> Iterator[str]:
    if value not in _CHOICES[name] and (value is not None or name == "stage"):
        yield f"{name}: {value} is none of {', '.join(_CHOICES[name])}"


def _wrong_parties(name: str, value: Any, parties: Mapping[str, str]) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{name}: must be a list"
        return
    for party in value:
        known = party if isinstance(party, str) else party.get("id") if isinstance(party, dict) else None
        loose = isinstance(known, str) and known.startswith("<") and known.endswith(">") and _is_short(known)
        if known != "GROUP" and known not in parties and not loose:
            yield f"{name}: {known or party} is no known party; take one from the list, or <its words>"


def _wrong_amount(value: Any) -> Iterator[str]:
    if not isinstance(value, dict):
        yield "amount: must have a value and a currency"
        return
    for name in ("value", "value_max"):
        said = value.get(name)
        if (said is not None or name == "value") and not _is_number(said):
            yield f"amount: {said} is no number"
    currency = value.get("currency")
    if currency is not None and not (isinstance(currency, str) and currency.isalpha() and len(currency) == 3):
        yield f"amount: {currency} is no currency; three letters of ISO 4217 are"
    if value.get("qualifier", "exact") not in tuple(Qualifier):
        yield f"amount: {value['qualifier']} is none of {', '.join(Qualifier)}"
    if value.get("per", "once") not in tuple(Per):
        yield f"amount: {value['per']} is none of {', '.join(Per)}"


def _wrong_items(value: Any) -> Iterator[str]:
    if not isinstance(value, list):
        yield "items: must be a list"
        return
    for item in value:
        if not isinstance(item, dict) or not item.get("name") or not _is_short(item["name"]):
            yield "items: each must have a name"
        elif item.get("quantity") is not None and not _is_number(item["quantity"]):
            yield f"items: {item['quantity']} is no number"


def _wrong_period(value: Any) -> Iterator[str]:
    if not isinstance(value, dict) or value.get("precision", "day") not in tuple(Precision):
        yield "period: must have a start, an end and a precision"
    elif not all(value.get(end) is None or _is_short(value[end]) for end in ("start", "end")):
        yield "period: start and end must be dates"


def _wrong_text(value: Any) -> Iterator[str]:
    if not _is_short(value):
        yield f"{value}: must be a short text"


def _is_number(value: Any) -> bool:
    try:
        said = Decimal(str(value))
    except InvalidOperation:
        return False
    return not isinstance(value, bool) and said.is_finite() and said >= 0


def _is_short(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST


_CHECKS: Mapping[str, Callable[[Any], Iterator[str]]] = {
    "amount": _wrong_amount,
    "items": _wrong_items,
    "period": _wrong_period,
    "announced": _wrong_text,
    "parent": _wrong_text,
    "uncounted": _wrong_text,
}
KNOWN = frozenset((*_CHOICES, *_SIDES, *_SWITCHES, *_CHECKS))
