"""Statements as rows of numbers and lists, the form in which pairs of them are compared."""

import math
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from zlib import crc32

import pyarrow as pa

from pledgebook.claims.claim import Accounting, StageGroup
from pledgebook.commitments.rough import rough_euros
from pledgebook.commitments.statement import GROUP, Statement, Sum
from pledgebook.commitments.sums import between, digits
from pledgebook.commitments.words import Weights

ROW = pa.schema(
    [
        ("unique_id", pa.int64()),
        ("document", pa.string()),
        ("story", pa.string()),
        ("actors", pa.list_(pa.string())),
        ("above", pa.list_(pa.string())),
        ("joined", pa.list_(pa.string())),
        ("clubs", pa.list_(pa.string())),
        ("recipients", pa.list_(pa.string())),
        ("form", pa.string()),
        ("kin", pa.list_(pa.int8())),
        ("category", pa.string()),
        ("sums", pa.list_(pa.string())),
        ("currency", pa.string()),
        ("low", pa.float64()),
        ("high", pa.float64()),
        ("least", pa.float64()),
        ("most", pa.float64()),
        ("vast", pa.bool_()),
        ("odd", pa.bool_()),
        ("euros", pa.float64()),
        ("items", pa.list_(pa.string())),
        ("counts", pa.list_(pa.string())),
        ("groups", pa.list_(pa.string())),
        ("number", pa.float64()),
        ("first_day", pa.int32()),
        ("last_day", pa.int32()),
        ("step", pa.int8()),
        ("done", pa.bool_()),
        ("retold", pa.bool_()),
        ("to_date", pa.bool_()),
        ("adds", pa.bool_()),
        ("revises", pa.bool_()),
        ("instalment", pa.bool_()),
        ("part", pa.bool_()),
        ("share", pa.bool_()),
        ("negated", pa.bool_()),
        ("names", pa.list_(pa.string())),
        ("tokens", pa.list_(pa.int32())),
        ("blocks", pa.list_(pa.string())),
    ]
)
_OF_MONEY = ("currency", "low", "high", "least", "most", "odd", "euros")
_WORD = re.compile(r"\w+")
# How far along an act is; what stops one may follow any step.
_STEPS = {StageGroup.POSSIBLE: 0, StageGroup.PROMISED: 1, StageGroup.DONE: 2, StageGroup.OFF: 3}


def table(statements: Sequence[Statement], weights: Weights, first: int = 0) -> pa.Table:
    """Return one row for each statement, numbered from `first` in their order."""
    rows = [row(number, one, weights) for number, one in enumerate(statements, start=first)]
    return pa.Table.from_pylist(rows, schema=ROW)


def row(number: int, one: Statement, weights: Weights) -> dict[str, Any]:
    """Return a statement as a row of `ROW`."""
    things = _things(one, weights)
    above = weights.groups.above(one.actors)
    joined = _named(above, one, weights)
    money = _money(one, weights)
    return {
        "unique_id": number,
        "document": one.source.id,
        "story": one.source.story or one.source.id,
        "actors": sorted(_known(one.actors)),
        "above": sorted(above),
        "joined": sorted(joined),
        "clubs": sorted(joined - {GROUP}),
        "recipients": sorted(_known(one.recipients or one.targets)),
        "form": one.form.value if one.form else None,
        "kin": [at for at, forms in enumerate(weights.kin) if one.form in forms],
        "category": one.category.value if one.category else None,
        **money,
        **things,
        **_days(one),
        "step": _STEPS[one.stage.group],
        "done": one.stage.group is StageGroup.DONE,
        "retold": one.accounting is Accounting.RESTATED,
        "to_date": one.accounting is Accounting.CUMULATIVE,
        "adds": weights.adds(one.accounted, one.words),
        "revises": weights.revises(one.words),
        "instalment": weights.is_instalment(one.words),
        "part": one.accounting is Accounting.COMPONENT and one.parent is not None,
        "share": weights.is_share(one.words),
        "negated": one.negated,
        "names": weights.names.in_words(one.words),
        "tokens": _tokens(one.words),
        "blocks": [*_blocks(one, things["items"], money), *_blocks_in_common(one, money, weights, joined)],
    }


def _named(above: frozenset[str], one: Statement, weights: Weights) -> frozenset[str]:
    """Return the groups of its givers that the words of a sum name."""
    return above & weights.groups.named_in(one.words) if above and one.amount else frozenset()


def _known(parties: tuple[str, ...]) -> list[str]:
    return [party for party in parties if not party.startswith("<")]


def _money(one: Statement, weights: Weights) -> dict[str, Any]:
    if (said := one.amount) is None:
        return dict.fromkeys(_OF_MONEY) | {"sums": [], "vast": False}
    low, high = float(said.value), float(said.value_max or said.value)
    euros = rough_euros(said, one.day)
    least, most = between(said)
    return {
        "sums": sorted(_keys(said)),
        "currency": said.currency,
        "low": low,
        "high": high,
        "least": float(least),
        "most": float(most),
        "vast": euros is not None and euros >= weights.vast,
        "odd": digits(said.value) > 2,  # 225 is odd, 22 and 200 are round
        "euros": euros,
    }


def _keys(said: Sum) -> set[str]:
    every = [(said.value, said.currency), *said.alternatives]
    return {f"{currency or '?'}:{value.normalize():f}" for value, currency in every}


def _things(one: Statement, weights: Weights) -> dict[str, Any]:
    counted = [item for item in one.items if item.quantity is not None]
    telling = {item.name for item in one.items if item.quantity is not None or item.name not in weights.vague}
    return {
        "items": sorted(telling),
        "counts": sorted({f"{item.name}:{item.quantity:f}" for item in counted}),
        "groups": sorted({group for item in one.items for group in _above(item.group)}),
        "number": float(counted[0].quantity or 0) if len(counted) == 1 else None,
    }


def _above(group: str | None) -> Iterator[str]:
    parts = group.split("/") if group else []
    return ("/".join(parts[:end]) for end in range(1, len(parts) + 1))


def _days(one: Statement) -> dict[str, Any]:
    first, last = said_between(one)
    return {
        "first_day": first.toordinal() if first else None,
        "last_day": last.toordinal() if last else None,
    }


def said_between(one: Statement) -> tuple[date | None, date | None]:
    """Return the first and the last day on which the act may have been said (codebook 6.1)."""
    value = one.announced or (one.source.published.isoformat() if one.source.published else "")
    try:
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 3:
            day = date(parts[0], parts[1], parts[2])
            return day, day
        if len(parts) == 2 and parts[1] <= 12:  # beyond 12 EDTF names seasons
            return date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    except ValueError:
        return one.source.published, one.source.published


def _tokens(words: str) -> list[int]:
    # A checksum, since Python's own hash differs from run to run; short words say little.
    found = {word.casefold() for word in _WORD.findall(words) if len(word) > 3}
    return sorted({crc32(word.encode()) & 0x7FFFFFFF for word in found})


def _blocks(one: Statement, things: Sequence[str], money: Mapping[str, Any]) -> Iterator[str]:
    """Yield the labels of which two statements must share one to be compared at all."""
    yield f"story {one.source.story or one.source.id}"
    actors, keys = _known(one.actors), money["sums"]
    whens = _fortnights(one) if one.amount is not None or things else ()
    sizes = _sizes(money, 8)
    for recipient in _gaining(one):
        for when in whens:
            for actor in actors:
                yield f"{actor} {recipient} {when}"
            yield from (f"{recipient} {key} {when}" for key in keys)
        for actor in actors:
            # In euros the same sum moves with the rates of the years.
            yield from (f"{actor} {recipient} {label}" for label in (*things, *sizes, *keys))


def _blocks_in_common(
    one: Statement, money: Mapping[str, Any], weights: Weights, joined: frozenset[str]
) -> Iterator[str]:
    """Yield the labels of sums that others may be said to give: vast ones, which are few, and those of groups."""
    labels = _sizes(money, 2) if money["vast"] else []
    if joined or weights.groups.are(one.actors):
        labels += [f"{key} in common" for key in money["sums"]]
    return (f"{recipient} {label}" for recipient in _gaining(one) for label in labels)


def _gaining(one: Statement) -> list[str]:
    return _known(one.recipients or one.targets) or ["?"]


def _fortnights(one: Statement) -> list[int]:
    # Two rows of boxes, half a box apart: what lies within half a box always shares one.
    first, _ = said_between(one)
    return [] if first is None else [first.toordinal() // 8 * 2, (first.toordinal() + 4) // 8 * 2 + 1]


def _sizes(money: Mapping[str, Any], fine: int) -> list[str]:
    """Return the boxes of a sum by its size, two rows of them half a box apart; more of them where `fine` is more."""
    if (euros := money["euros"]) is None or euros <= 0:
        return []
    size = math.log(euros) * fine
    return [f"a{math.floor(size)}", f"b{math.floor(size + 0.5)}"]
