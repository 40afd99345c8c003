"""What all claims together say about one act of support (codebook 8)."""

from dataclasses import dataclass
from datetime import date

from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.commitments.reasons import Reason, reason_of
from pledgebook.commitments.statement import Goods, Sum, Time


@dataclass(frozen=True, slots=True)
class Moment:
    """One line of a commitment's history: the stage that words of this day give it.

    `amount` and `items` are what the words say had reached this stage by then; null and empty when unsaid.
    `day` is the day the act was said, null where no source is dated. `claims` are ids of claims.
    """

    stage: Stage
    day: date | None
    amount: Sum | None
    items: tuple[Goods, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """One of several values that sources give, with who gives it."""

    value: str
    claims: tuple[str, ...]
    tier: int | None
    day: date | None
    sources: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Values that do not agree, side by side, the one chosen, and why (codebook 8.9)."""

    field: str
    values: tuple[Figure, ...]
    chosen: str
    reason: str


@dataclass(frozen=True, slots=True)
class Bond:
    """Why two claims speak of one act: the comparisons with their match weights, in bits.

    `left` and `right` are (document, claim); `because` pairs what was found with its weight.
    """

    left: tuple[str, str]
    right: tuple[str, str]
    weight: float
    because: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What is said to be delivered so far (codebook 8.2); `whole` only where the words say that all came.

    `others` are sums in other currencies that came beside `amount`.
    """

    amount: Sum | None
    items: tuple[Goods, ...]
    whole: bool = False
    others: tuple[Sum, ...] = ()

    @property
    def sums(self) -> tuple[Sum, ...]:
        """All sums that came, one for each currency."""
        return (self.amount, *self.others) if self.amount else self.others


@dataclass(frozen=True, slots=True)
class Commitment:
    """One act of support, from every claim that speaks of it.

    `id` comes from the earliest claim; `aliases` are ids it had before. `stage` is the one that stands,
    `reached` the furthest it had before it was suspended, cancelled or ruled out. `ended` is the day of a
    cancellation or refusal. `fund` names the common fund it is paid into or out of, `from_fund` says which
    (codebook 8.5). `assumed` says what no words decide ("split equally over 3 years"). `part_reason` says
    why `parent` is its parent.
    """

    id: str
    title: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    category: Category | None
    form: Form | None
    stage: Stage
    reached: Stage
    history: tuple[Moment, ...]
    amount: Sum | None
    items: tuple[Goods, ...]
    announced: str | None
    period: Time | None
    counted: bool
    not_counted_because: str | None
    parent: str | None
    children: tuple[str, ...]
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    independent_sources: int
    conflicts: tuple[Conflict, ...]
    confidence: float
    reviewed: bool = False
    aliases: tuple[str, ...] = ()
    delivered: Delivered | None = None
    conditional: bool = False
    ended: date | None = None
    fund: str | None = None
    from_fund: bool = False
    assumed: str | None = None
    part_reason: str | None = None
    bonds: tuple[Bond, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of the first line of its history that is dated."""
        return next((moment.day for moment in self.history if moment.day), None)

    @property
    def firmness(self) -> str:
        """How firm it is, in words: "delivered", and "not delivered" where all its claims deny it (codebook 8.2)."""
        words = self.stage.value.replace("_", " ")
        return f"not {words}" if reason_of(self.not_counted_because) == Reason.NEGATED else words
