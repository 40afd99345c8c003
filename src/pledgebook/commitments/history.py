"""The history of a commitment: each stage from the day it was first said, each delivery, each new figure."""

from collections.abc import Iterator, Sequence
from datetime import date

from pledgebook.claims.claim import Stage, StageGroup
from pledgebook.commitments.commitment import Moment
from pledgebook.commitments.deliveries import Delivery, arrived, is_all, named_beside
from pledgebook.commitments.statement import Goods, Statement, Sum
from pledgebook.commitments.sums import agree


def history(
    said: Sequence[Statement], told: Sequence[Delivery], amount: Sum | None, items: tuple[Goods, ...]
) -> tuple[Moment, ...]:
    """Return the lines of a commitment's history, oldest first; later words that change nothing join a line.

    `amount` and `items` are the whole: what came is delivered when it comes to that, delivering before.
    """
    delivered = {id(one) for delivery in told for one in delivery.tellings}
    beside = named_beside(said, amount, items)
    rest = [one for one in said if id(one) not in delivered and one.key not in beside]
    lines = [*_lines(rest), *_arrivals(told, amount, items)]
    return tuple(sorted(lines, key=_order))


def _order(line: Moment) -> tuple[str, int, tuple[str, ...]]:
    return line.day.isoformat() if line.day else "9999", line.stage.firmness, line.claims


def _lines(said: Sequence[Statement]) -> Iterator[Moment]:
    by_stage: dict[Stage, list[list[Statement]]] = {}
    for one in sorted(said, key=_as_reported):
        lines = by_stage.setdefault(one.stage, [])
        if lines and not _is_news(one, lines[-1]):
            lines[-1].append(one)
        else:
            lines.append([one])
    return (_line(stage, line) for stage, lines in by_stage.items() for line in lines)


def _as_reported(one: Statement) -> tuple[date, tuple[date, date, str, str]]:
    # The first report knows the day best; later ones say "last week".
    return one.source.published or date.max, one.order


def _is_news(one: Statement, line: Sequence[Statement]) -> bool:
    """Tell whether a claim says another sum than the line of its stage; an end said again is the same end."""
    if one.stage.group is StageGroup.OFF or one.amount is None:
        return False
    before = [other.amount for other in line if other.amount]
    return bool(before) and not any(agree(one.amount, other) for other in before)


def _line(stage: Stage, line: Sequence[Statement]) -> Moment:
    amount = next((one.amount for one in line if one.amount), None)
    items: tuple[Goods, ...] = next((one.items for one in line if one.items), ())
    return Moment(stage, line[0].day, amount, items, _claims(line))


def _arrivals(told: Sequence[Delivery], amount: Sum | None, items: tuple[Goods, ...]) -> Iterator[Moment]:
    for at, one in enumerate(told, start=1):
        if so_far := arrived(told[:at], one.amount or amount):
            stage = max((telling.stage for telling in one.tellings), key=lambda stage: stage.firmness)
            stage = stage if is_all(so_far, amount, items) else Stage.DELIVERING
            yield Moment(stage, one.day, so_far.amount, so_far.items, _claims(one.tellings))


def _claims(line: Sequence[Statement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.claim for one in line))
