"""A claim as the ledger counts it: who, what, how firm and when, with the document that says so.

Reconciling needs no spans, so a statement is small enough for hundreds of thousands to be held at once; it
leads back to its claim, and through it to the words, by `document` and `claim`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from pledgebook.amounts import Per, Qualifier
from pledgebook.claims.claim import Accounting, Category, Claim, CueRole, Form, PartyRef, Stage
from pledgebook.dates import Precision
from pledgebook.documents import Document
from pledgebook.language.items import Item
from pledgebook.masked import masked

GROUP = "GROUP"


Key: TypeAlias = tuple[str, str]
"""What tells a claim from every other: its document and its id."""


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money without its place in a text (codebook 4).

    `alternatives` are the same amount in other currencies, as (value, currency).
    """

    value: Decimal
    currency: str | None
    qualifier: Qualifier = Qualifier.EXACT
    value_max: Decimal | None = None
    per: Per = Per.ONCE
    alternatives: tuple[tuple[Decimal, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Goods:
    """A thing with its number, without its place in a text (codebook 3.3)."""

    name: str
    group: str | None = None
    quantity: Decimal | None = None
    quantity_max: Decimal | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """When the act happens or is to happen: ISO dates cut to what is known (codebook 6.2)."""

    start: str | None
    end: str | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Source:
    """A document as far as reconciling needs it.

    `id` is the hash of text, address and publisher (codebook 8.10); `label` the id given with the input.
    `story` is shared by copies of one text (codebook 8.8); a document that stands alone is its own story.
    `replaced_by` is the later version of the same story, null for the one that stands. `added` is when the
    ledger got it, `origin` the file or address it came from.
    """

    id: str
    publisher: str | None = None
    published: date | None = None
    title: str | None = None
    url: str | None = None
    tier: int | None = None
    story: str | None = None
    replaced_by: str | None = None
    label: str | None = None
    added: datetime | None = None
    origin: str | None = None

    @property
    def name(self) -> str:
        """What a person calls it: its publisher, else its title or label, else its file, else its id."""
        return self.publisher or self.title or self.label or file_of(self.origin) or self.id


def file_of(origin: str | None) -> str | None:
    """Return the name of the file that a document came from, or the address without its secrets."""
    if not origin or origin == "-":
        return None
    return masked(origin) if "://" in origin else origin.replace("\\", "/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of one document, slimmed to what reconciling compares.

    `claim` is the claim's id, which copies of a text share; with `source.id` it is unique. Parties are ids
    of codebook 2.3; one whose id is unknown stands by its words in angle brackets ("<the mission>").
    `acting` and `gaining` are the words for a loose group (`GROUP`). `words` are the evidence, `cues` the words
    that decided it, `accounted` those of them that decided its accounting.
    """

    claim: str
    source: Source
    stage: Stage
    words: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    category: Category | None = None
    form: Form | None = None
    amount: Sum | None = None
    items: tuple[Goods, ...] = ()
    accounting: Accounting | None = None
    negated: bool = False
    conditional: bool = False
    parent: str | None = None
    announced: str | None = None
    period: Time | None = None
    tier: int | None = None
    confidence: float = 0.5
    uncounted: str | None = None
    cues: tuple[str, ...] = ()
    accounted: tuple[str, ...] = ()
    acting: str | None = None
    gaining: str | None = None

    @property
    def key(self) -> Key:
        """What tells this statement from every other: its document and its claim."""
        return self.source.id, self.claim

    @property
    def order(self) -> tuple[date, date, str, str]:
        """Where it stands among others: by the day the act was said, the document's day, its ids."""
        published = self.source.published or date.max
        return self.day or date.max, published, *self.key

    @property
    def day(self) -> date | None:
        """The day the act was said, where the words give one, else the document's (codebook 6.1)."""
        return full_day(self.announced) or self.source.published


def full_day(value: str | None) -> date | None:
    """Return an EDTF value as a day, null where it is coarser than a day or unknown."""
    try:
        return date.fromisoformat(value) if value and len(value) == len("2025-01-01") else None
    except ValueError:
        return None


def statement_of(claim: Claim, document: Document, source: Source) -> Statement:
    """Return a claim as reconciling compares it."""
    return Statement(
        claim=claim.id,
        source=source,
        stage=claim.stage,
        words=" … ".join(span.of(document.text) for span in claim.evidence),
        actors=_ids(claim.actors, document.text),
        recipients=_ids(claim.recipients, document.text),
        channels=_ids(claim.channels, document.text),
        targets=_ids(claim.targets, document.text),
        category=claim.category,
        form=claim.form,
        amount=_sum(claim),
        items=tuple(_goods(item) for item in claim.items),
        accounting=claim.accounting,
        negated=claim.negated,
        conditional=claim.conditional,
        parent=claim.parent,
        announced=claim.announced,
        period=Time(claim.period.start, claim.period.end, claim.period.precision) if claim.period else None,
        tier=claim.tier,
        confidence=claim.confidence,
        uncounted=claim.uncounted,
        cues=tuple(cue.span.of(document.text) for cue in claim.cues),
        accounted=tuple(cue.span.of(document.text) for cue in claim.cues if cue.role is CueRole.ACCOUNTING),
        acting=_group(claim.actors, document.text),
        gaining=_group(claim.recipients, document.text),
    )


def _ids(parties: tuple[PartyRef, ...], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.id or f"<{party.span.of(text)}>" for party in parties))


def _group(parties: tuple[PartyRef, ...], text: str) -> str | None:
    return next((party.span.of(text) for party in parties if party.id == GROUP), None)


def _sum(claim: Claim) -> Sum | None:
    if (said := claim.amount) is None:
        return None
    others = tuple((money.value, money.currency) for money in said.alternatives if money.currency)
    return Sum(said.value, said.currency, said.qualifier, said.value_max, said.per, others)


def _goods(item: Item) -> Goods:
    return Goods(item.name, item.group, item.quantity, item.quantity_max, item.unit)


def voices(said: Iterable[Statement]) -> frozenset[str]:
    """Return who speaks in all stories: copies are one source (codebook 8.8)."""
    return frozenset(voice_of(said).values())


def voice_of(said: Iterable[Statement]) -> dict[str, str]:
    """Return who speaks in each story: the publisher that told it first, so that a copy adds nobody."""
    first: dict[str, Statement] = {}
    for one in said:
        story = story_of(one)
        if story not in first or _told(one) < _told(first[story]):
            first[story] = one
    return {story: one.source.publisher or story for story, one in first.items()}


def story_of(one: Statement) -> str:
    """Return the story that a statement is told in; a document that stands alone is its own."""
    return one.source.story or one.source.id


def _told(one: Statement) -> tuple[date, str]:
    return one.source.published or date.max, one.source.id
