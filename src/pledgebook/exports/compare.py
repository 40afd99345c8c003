"""Rows of another tracker beside our commitments: which are the same act, and where the two differ."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from pledgebook.claims.claim import Form, Stage, StageGroup
from pledgebook.commitments import Commitment
from pledgebook.commitments.announced import rate_day, times
from pledgebook.commitments.columns import Kind, firmness, kind_of
from pledgebook.commitments.rates import NoRate, Rates
from pledgebook.commitments.statement import Sum
from pledgebook.commitments.years import YEAR
from pledgebook.exports.compare_likeness import gap, like
from pledgebook.exports.hedges import Hedges
from pledgebook.exports.tracker_row import Booked
from pledgebook.findings import Finding
from pledgebook.vocabulary import Vocabulary

REACH = timedelta(days=45)
_SAME_DAYS = 7
_ROUNDING, _CONVERTED = Decimal("0.025"), Decimal("0.05")


class Outcome(StrEnum):
    """What became of a row or a commitment."""

    MATCHED = "matched"
    DIFFERENT = "differing"
    THERE = "only there"
    HERE = "only here"


class Differs(StrEnum):
    """In what two accounts of one act differ."""

    VALUE = "value"
    STAGE = "stage"
    DATE = "date"
    TYPE = "type"


@dataclass(frozen=True, slots=True)
class Link:
    """A row of theirs, a commitment of ours, or both where they are one act.

    `hedges` are words of their note that leave open what they book as firm; `unsourced` says that they give no
    address. Sums are in euros, null where there is none or no rate.
    """

    theirs: Booked | None
    ours: Commitment | None
    differs: tuple[Differs, ...] = ()
    theirs_eur: Decimal | None = None
    ours_eur: Decimal | None = None
    hedges: tuple[str, ...] = ()

    @property
    def unsourced(self) -> bool:
        """Tell whether their row leads to no page."""
        return self.theirs is not None and not self.theirs.sources

    @property
    def outcome(self) -> Outcome:
        """What became of it."""
        if self.theirs is None:
            return Outcome.HERE
        if self.ours is None:
            return Outcome.THERE
        return Outcome.DIFFERENT if self.differs else Outcome.MATCHED


@dataclass(frozen=True, slots=True)
class Coverage:
    """What their table is about: its donors and recipients, and its first and last day; "only here" is within it."""

    donors: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None

    def holds(self, one: Commitment) -> bool:
        """Tell whether an act of ours is one that their table could have."""
        if self.donors and not self.donors & set(one.actors):
            return False
        if self.recipients and not self.recipients & set(one.recipients):
            return False
        day = rate_day(one)
        if day is None or self.first is None or self.last is None:
            return True
        return self.first - REACH <= day <= self.last + REACH


def coverage(rows: Sequence[Booked]) -> Coverage:
    """Return what a table is about."""
    days = [row.day for row in rows if row.day]
    return Coverage(
        frozenset(name for row in rows for name in row.actors),
        frozenset(name for row in rows for name in row.recipients),
        min(days, default=None),
        max(days, default=None),
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """All links, theirs in the order of their table, then what only we have, and the rows that were not read."""

    links: tuple[Link, ...]
    findings: tuple[Finding, ...] = ()
    covers: Coverage = Coverage()

    def of(self, outcome: Outcome) -> list[Link]:
        """Return the links of one outcome."""
        return [one for one in self.links if one.outcome is outcome]


class _Likely(NamedTuple):
    score: float
    row: int
    ours: str


def compare(
    rows: Sequence[Booked],
    commitments: Sequence[Commitment],
    vocabulary: Vocabulary,
    findings: tuple[Finding, ...] = (),
) -> Comparison:
    """Return which rows and commitments are one act, the likest first, each linked once."""
    known = {one.id: one for one in commitments if one.part_reason != YEAR}
    worth = Worth(Rates(vocabulary=vocabulary))
    linked = _greedy(rows, known, worth)
    hedges = Hedges(vocabulary)
    theirs = [_link(row, known.get(linked.get(at, "")), worth, hedges) for at, row in enumerate(rows)]
    covers = coverage(rows)
    ours = [Link(None, one, ours_eur=worth.ours(one)) for one in _left(covers, known, set(linked.values()))]
    return Comparison((*theirs, *ours), findings, covers)


class Worth:
    """What sums are worth in euros on their days."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates

    def ours(self, one: Commitment) -> Decimal | None:
        """Return the sum of a commitment in euros."""
        return self.euros(whole(one), rate_day(one))

    def theirs(self, row: Booked) -> Decimal | None:
        """Return the sum of a row in euros."""
        return self.euros(row.amount, row.day)

    def euros(self, said: Sum | None, day: date | None) -> Decimal | None:
        """Return a sum in euros, null where there is no rate."""
        if said is None:
            return None
        rate = self._rates.of(said.currency, day)
        return None if isinstance(rate, NoRate) else rate.convert(said.value)

    def same(self, row: Booked, one: Commitment) -> bool | None:
        """Tell whether two sums are one: within rounding, or within 5 % after conversion; null where one is unsaid."""
        there, here = row.amount, whole(one)
        if there is None or here is None:
            return None
        if there.currency == here.currency:
            return _near(there.value, here.value, here.value_max, _ROUNDING)
        converted = self.theirs(row), self.ours(one)
        if converted[0] is None or converted[1] is None:
            return None
        return _near(converted[0], converted[1], None, _CONVERTED)

    def ratio(self, row: Booked, one: Commitment) -> float:
        """Return how often the smaller sum goes into the larger one, 1 where one is unsaid."""
        there, here = self.theirs(row), self.ours(one)
        if not there or not here:
            return 1.0
        return float(max(there, here) / min(there, here))


def whole(one: Commitment) -> Sum | None:
    """Return the sum of all years or months of a commitment."""
    said = one.amount
    if said is None:
        return None
    often = times(one)
    return Sum(said.value * often, said.currency, value_max=said.value_max and said.value_max * often)


def _near(there: Decimal, low: Decimal, high: Decimal | None, share: Decimal) -> bool:
    return low * (1 - share) <= there <= (high or low) * (1 + share)


def _greedy(rows: Sequence[Booked], known: Mapping[str, Commitment], worth: Worth) -> dict[int, str]:
    by_actor: dict[str, list[Commitment]] = defaultdict(list)
    for one in known.values():
        for actor in one.actors:
            by_actor[actor].append(one)
    likely = sorted(
        _Likely(-score, at, one.id)
        for at, row in enumerate(rows)
        for one in {one.id: one for actor in row.actors for one in by_actor[actor]}.values()
        if (score := _score(row, one, worth)) is not None
    )
    linked: dict[int, str] = {}
    taken: set[str] = set()
    for _, at, name in likely:
        if at not in linked and name not in taken:
            linked[at] = name
            taken.add(name)
    return linked


def _score(row: Booked, one: Commitment, worth: Worth) -> float | None:
    apart = gap(row, one)
    if apart is not None and apart > REACH.days:
        return None
    return like(row, one, apart, worth.same(row, one), worth.ratio(row, one))


def _link(row: Booked, one: Commitment | None, worth: Worth, hedges: Hedges) -> Link:
    found = hedges.found(row.note) if row.stages and _is_firm(row) else ()
    differs = tuple(_differences(row, one, worth)) if one else ()
    return Link(row, one, differs, worth.theirs(row), worth.ours(one) if one else None, found)


def _is_firm(row: Booked) -> bool:
    return row.stages[0].firmness >= Stage.COMMITTED.firmness


def _differences(row: Booked, one: Commitment, worth: Worth) -> Iterator[Differs]:
    if row.amount and (one.amount is None or worth.same(row, one) is False):
        yield Differs.VALUE
    if row.stages and not _agree(row, one):
        yield Differs.STAGE
    if (apart := gap(row, one)) is not None and apart > _SAME_DAYS:
        yield Differs.DATE
    if (row.category and one.category and row.category is not one.category) or _other_kind(
        row.form, one.form
    ):
        yield Differs.TYPE


def _agree(row: Booked, one: Commitment) -> bool:
    """Tell whether ours stands, or stood on its way, at a stage that theirs can mean; what is off must stand so."""
    if StageGroup.OFF in (one.stage.group, row.stages[0].group):
        return one.stage in row.stages
    return bool({one.stage, *(line.stage for line in one.history)} & set(row.stages))


def _other_kind(there: Form | None, here: Form | None) -> bool:
    apart = (Kind.LOANS, Kind.GUARANTEES)
    known = there is not None and here is not None
    return (
        known and kind_of(there) is not kind_of(here) and bool({kind_of(there), kind_of(here)} & set(apart))
    )


def _left(covers: Coverage, known: Mapping[str, Commitment], linked: set[str]) -> Iterator[Commitment]:
    """Yield what only we have of what their table is about; a package once."""
    for one in known.values():
        if one.id in linked or not one.counted or firmness(one) < Stage.PLEDGED.firmness:
            continue
        if one.parent in known or any(child in linked for child in one.children):
            continue
        if covers.holds(one):
            yield one
