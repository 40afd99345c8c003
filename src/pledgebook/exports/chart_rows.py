"""The figures behind charts, as rows that name what they are of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from statistics import median
from typing import Any, TypeAlias

from pledgebook.claims.claim import Stage
from pledgebook.commitments import Commitment
from pledgebook.commitments.band import Band
from pledgebook.commitments.columns import By, Column, Kind, Pooled
from pledgebook.commitments.counting import Part, Terms
from pledgebook.commitments.packages import outcomes
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.record import days_to_delivery
from pledgebook.commitments.title import party_names
from pledgebook.exports.chart_figures import remembered
from pledgebook.exports.chart_frame import MILLION
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

Row: TypeAlias = dict[str, Any]
UNKNOWN = "not known"
SURE, UNSURE, AGAINST = "sure", "not sure", "figures differ"
_ENOUGH = 0.8  # confidence from which a commitment is called sure
_MOVES = (Kind.GRANTS, Kind.LOANS)
_SHORT = {"United States of America": "United States"}


def parts(commitments: Iterable[Commitment], *by: By) -> Iterator[Part]:
    """Yield what each commitment brings to each row, of grants, goods and loans."""
    for one in outcomes(commitments, Terms(by, Rates(), Pooled.STATE)):
        if isinstance(one, Part) and one.kind in _MOVES:
            yield one


@remembered
def sums(commitments: Collection[Commitment], columns: tuple[Column, ...], *by: By) -> list[Row]:
    """Return sums in million euros by a row's names and stage."""
    found: dict[tuple[str, ...], float] = defaultdict(float)
    places = [(list(Column).index(column), column.value) for column in columns]
    for part in parts(commitments, *by):
        key = tuple(name_of(one, value) for one, value in zip(by, part.key, strict=True))
        for place, stage in places:
            held = part.shares[place]
            if isinstance(held, Band):
                found[(*key, stage)] += float(held.value) / MILLION
    fields = ("who", "what")[: len(by)]
    return [
        dict(zip((*fields, "stage"), key, strict=True)) | {"sum": round(value, 3)}
        for key, value in sorted(found.items())
        if value
    ]


def largest(rows: Iterable[Row], field: str, most: int) -> list[str]:
    """Return the names with the largest sums, what is not known last."""
    sizes: dict[str, float] = {}
    for row in rows:
        sizes[row[field]] = max(sizes.get(row[field], 0), row["sum"])
    return sorted(sizes, key=lambda who: (who == UNKNOWN, -sizes[who], who))[:most]


def grown(rows: Iterable[Row]) -> list[Row]:
    """Return sums of months as sums so far, each line from its first month to the end of the last of all."""
    dated = [row for row in rows if row["who"][:4].isdigit()]
    ends = _month_after(max(row["who"] for row in dated)) if dated else ""
    found: list[Row] = []
    lines: dict[tuple[str, str], float] = {}
    for row in sorted(dated, key=lambda row: row["who"]):
        line = row.get("what", ""), row["stage"]
        lines[line] = lines.get(line, 0) + row["sum"]
        found.append(row | {"month": f"{row['who']}-01", "sum": round(lines[line], 3)})
    found += [
        {"what": what, "stage": stage, "month": ends, "sum": round(held, 3)}
        for (what, stage), held in lines.items()
    ]
    return found


def _month_after(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return date(year + number // 12, number % 12 + 1, 1).isoformat()


@remembered
def reached(commitments: Collection[Commitment]) -> list[Row]:
    """Return how many counted commitments are first said to be at a stage in each month."""
    found: dict[tuple[str, str], int] = defaultdict(int)
    for one in commitments:
        if one.parent is None and (one.counted or one.stage in (Stage.CANCELLED, Stage.SUSPENDED)):
            for stage, day in _firsts(one).items():
                found[stage, f"{day:%Y-%m}-01"] += 1
    return [{"stage": stage, "month": month, "count": many} for (stage, month), many in sorted(found.items())]


def _firsts(one: Commitment) -> dict[str, date]:
    days: dict[str, date] = {}
    for moment in one.history:
        stage = Stage.DELIVERED if moment.stage is Stage.DELIVERING else moment.stage
        name = "cancelled or suspended" if stage in (Stage.CANCELLED, Stage.SUSPENDED) else stage.value
        if moment.day:
            days[name] = min(moment.day, days.get(name, moment.day))
    return days


@remembered
def waits(commitments: Collection[Commitment]) -> list[Row]:
    """Return the days from pledge to delivery of each commitment that has both, by donor."""
    found = []
    for one in commitments:
        days = days_to_delivery(one)
        if one.counted and days is not None and days >= 0:
            found.append({"who": name_of(By.ACTOR, "+".join(one.actors)), "days": days, "title": one.title})
    return found


def medians(rows: Iterable[Row], most: int) -> list[Row]:
    """Return the middle wait of the donors with the most, the quickest first."""
    days: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        days[row["who"]].append(row["days"])
    often = sorted(days, key=lambda who: (who == UNKNOWN, -len(days[who]), who))[:most]
    found = [{"who": who, "middle": median(days[who]), "many": len(days[who])} for who in often]
    return sorted(found, key=lambda row: (row["middle"], row["who"]))


def thinned(rows: Iterable[Row], most: int) -> list[Row]:
    """Return at most so many waits of each donor, evenly taken from the shortest to the longest."""
    by_donor: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_donor[row["who"]].append(row)
    return [one for found in by_donor.values() for one in _even(found, most)]


def _even(rows: list[Row], most: int) -> list[Row]:
    if len(rows) <= most:
        return rows
    found = sorted(rows, key=lambda row: (row["days"], row["title"]))
    return [found[place * (len(found) - 1) // (most - 1)] for place in range(most)]


@remembered
def doubts(commitments: Collection[Commitment]) -> list[Row]:
    """Return pledged sums by donor and by how sure they are; `low` and `high` are what the words allow."""
    found: dict[tuple[str, str], list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for part in parts(commitments, By.ACTOR):
        held = part.shares[0]
        if isinstance(held, Band):
            line = found[name_of(By.ACTOR, part.key[0]), _doubt(part.commitment)]
            for place, value in enumerate((held.value, held.low, held.high)):
                line[place] += float(value) / MILLION
    return [
        {"who": who, "doubt": doubt, "sum": round(value, 3), "low": round(low, 3), "high": round(high, 3)}
        for (who, doubt), (value, low, high) in sorted(found.items())
        if value > 0
    ]


def bands(rows: Iterable[Row]) -> list[Row]:
    """Return the sum of each donor with the least and the most it can be, from rows of `doubts`."""
    found: dict[str, Row] = {}
    for row in rows:
        line = found.setdefault(row["who"], {"who": row["who"], "sum": 0.0, "low": 0.0, "high": 0.0})
        for field in ("sum", "low", "high"):
            line[field] += row[field]
    return list(found.values())


def _doubt(one: Commitment) -> str:
    if one.reviewed:
        return SURE
    if any(conflict.field == "amount" for conflict in one.conflicts):
        return AGAINST
    return SURE if one.confidence >= _ENOUGH else UNSURE


def name_of(by: By, value: str | None) -> str:
    """Return what a reader calls a row."""
    if value is None or not value:
        return UNKNOWN
    if by not in (By.ACTOR, By.RECIPIENT):
        return value.replace("_", " ")
    named = [_names().get(one, one.strip("<>")) for one in value.split("+")]
    return " and ".join(_SHORT.get(one, one) for one in named)


@cache
def _names() -> Mapping[str, str]:
    return party_names(Vocabulary(Settings().vocabulary))
