"""Activities read back from a file of IATI 2.03: ours, or that of anybody else."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from lxml import etree

from pledgebook.errors import TableError
from pledgebook.exports.iati_values import UNKNOWN, Activity, Transaction
from pledgebook.exports.iati_xml import PARTY, Element

_FUNDING = ("1", "3")  # roles of those who give: funding, extending


def read_iati(path: Path) -> Iterator[Activity]:
    """Yield the activities of a file one by one; nothing outside of the file is ever fetched."""
    try:
        events = etree.iterparse(
            str(path), tag="iati-activity", resolve_entities=False, no_network=True, load_dtd=False
        )
        for _, node in events:
            yield _activity(node)
            node.clear()
            while node.getprevious() is not None:
                del node.getparent()[0]
    except etree.XMLSyntaxError as problem:
        raise TableError(path, problem.lineno, f"is not whole XML: {problem.msg}") from problem


def _activity(node: Element) -> Activity:
    currency = node.get("default-currency")
    actors, recipients = _actors(node), _recipients(node)
    moved = (_transaction(one, currency, actors, recipients) for one in node.iterfind("transaction"))
    return Activity(
        identifier=_text(node.find("iati-identifier")),
        title=_narrative(node.find("title")),
        status=_code(node.find("activity-status")),
        day=_first_day(node),
        actors=actors,
        recipients=recipients,
        transactions=tuple(one for one in moved if one),
        description=" ".join(_narrative(one) for one in node.iterfind("description")),
        sources=tuple(one.get("url", "") for one in node.iterfind("document-link") if one.get("url")),
        sector=_code(node.find("sector")),
        place=node.sourceline or 0,
    )


def _transaction(
    node: Element, currency: str | None, actors: tuple[str, ...], recipients: tuple[str, ...]
) -> Transaction | None:
    """Return a transaction, null where it lacks a sum, a currency or a day."""
    value = node.find("value")
    day = _day(node.find("transaction-date")) or _iso(value.get("value-date") if value is not None else None)
    number = _number(_text(value))
    currency = (value.get("currency") if value is not None else None) or currency
    kind = _code(node.find("transaction-type"))
    if day is None or number is None or not currency or kind is None:
        return None
    provider, receiver = node.find("provider-org"), node.find("receiver-org")
    return Transaction(
        kind,
        day,
        number,
        currency,
        _code(node.find("finance-type")),
        _parties(provider) if provider is not None else _unless_ours(node, actors),
        _parties(receiver) if receiver is not None else _unless_ours(node, recipients),
    )


def _unless_ours(node: Element, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Return who the activity names; our own files leave out only who is not known."""
    return () if node.getparent().find(f".//{PARTY}") is not None else otherwise


def _actors(node: Element) -> tuple[str, ...]:
    by_role = [one for one in node.iterfind("participating-org") if one.get("role") in _FUNDING]
    names = [name for one in by_role for name in _parties(one)]
    return tuple(dict.fromkeys(name for name in names if name != UNKNOWN))


def _recipients(node: Element) -> tuple[str, ...]:
    states = [code for one in node.iterfind("recipient-country") if (code := one.get("code"))]
    regions = [name for one in node.iterfind("recipient-region") for name in _ours(one)]
    return (*states, *regions)


def _parties(node: Element) -> tuple[str, ...]:
    if ours := _ours(node):
        return ours
    said = _narrative(node) or node.get("ref", "")
    return (said,) if said else ()


def _ours(node: Element) -> tuple[str, ...]:
    return tuple(one.get("id", "") for one in node.iterfind(PARTY))


def _first_day(node: Element) -> date | None:
    days = [day for one in node.iterfind("activity-date") if (day := _day(one))]
    return min(days, default=None)


def _day(node: Element) -> date | None:
    return _iso(node.get("iso-date")) if node is not None else None


def _iso(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said[:10]) if said else None
    except ValueError:
        return None


def _number(said: str) -> Decimal | None:
    try:
        value = Decimal(said.replace(",", ""))
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _code(node: Element) -> str | None:
    return node.get("code") if node is not None else None


def _text(node: Element) -> str:
    return (node.text or "").strip() if node is not None else ""


def _narrative(node: Element) -> str:
    if node is None:
        return ""
    return " ".join(filter(None, (_text(one) for one in node.iterfind("narrative"))))
