"""A claim as a card of a page: what the template shows, in the order it shows it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pledgebook.amounts import Amount
from pledgebook.claims.claim import Accounting, Claim, CueRole, Link, Period, Reading, Stage
from pledgebook.exports.segments import printable
from pledgebook.exports.wording import (
    confidence_words,
    day_words,
    firm_words,
    flag_words,
    kind_words,
    money_exact,
    money_short,
    one_line,
    party_names,
    tier_words,
)
from pledgebook.language.quotation import Mode, SpeakerKind
from pledgebook.span import Span

_LADDER = (
    Stage.REQUESTED,
    Stage.CONSIDERED,
    Stage.PLEDGED,
    Stage.COMMITTED,
    Stage.ALLOCATED,
    Stage.DELIVERING,
    Stage.DELIVERED,
)
_MODES = {
    Mode.DIRECT: "in their own words",
    Mode.INDIRECT: "as reported",
    Mode.MIXED: "partly in their own words",
}
_DECIDES = {
    CueRole.STAGE: "how firm",
    CueRole.NEGATION: "denied",
    CueRole.CONDITION: "on a condition",
    CueRole.ACCOUNTING: "new or told before",
    CueRole.ATTRIBUTION: "who says so",
}
_COUNTS = {
    Accounting.NEW: "new: it adds to the total",
    Accounting.COMPONENT: "a part of a larger sum",
    Accounting.CUMULATIVE: "a total to date: it adds to nothing",
    Accounting.RESTATED: "told before: it adds to nothing",
}


class Part(NamedTuple):
    """Words on a card: the text's own ("quote"), ours ("plain", "link"), or a cue and what it decides."""

    text: str
    kind: str = "plain"
    href: str | None = None
    note: str = ""


class Field(NamedTuple):
    """One line of a card: what it answers, and the answer."""

    label: str
    parts: tuple[Part, ...]


class Card(NamedTuple):
    """One claim as the page explains it; `anchor` names the card and `words` its place in the text."""

    anchor: str
    words: str
    number: int
    headline: bool
    firm: str
    group: str
    rungs: tuple[bool, ...]
    who: str
    whom: str
    against: str
    much: str
    what: str
    evidence: tuple[str, ...]
    fields: tuple[Field, ...]
    flags: tuple[str, ...]

    @property
    def title(self) -> str:
        """The claim in one line, for those who hear the page and for the index."""
        whom = self.whom and f"to {self.whom}"
        against = self.against and f"against {self.against}"
        return ", ".join(filter(None, (self.who, self.firm, self.much, self.what, whom, against)))


def cards(reading: Reading, prefix: str) -> tuple[Card, ...]:
    """Return a card for each claim; `prefix` keeps the anchors of several documents apart."""
    numbers = {claim.id: number for number, claim in enumerate(reading.claims, start=1)}
    return tuple(_card(reading, number, prefix, numbers) for number, _ in enumerate(reading.claims, start=1))


def _card(reading: Reading, number: int, prefix: str, numbers: dict[str, int]) -> Card:
    text, claim = reading.document.text, reading.claims[number - 1]
    return Card(
        anchor=f"{prefix}c{number}",
        words=f"{prefix}w{number}",
        number=number,
        headline=claim.id == reading.headline,
        firm=firm_words(claim, text),
        group="denied" if claim.negated else claim.stage.group.value,
        rungs=_rungs(claim),
        who=party_names(claim.actors, text) or "Somebody",
        whom=party_names(claim.recipients, text),
        against=party_names(claim.targets, text),
        much=money_short(claim.amount) if claim.amount else "",
        what=_things(claim, text) or kind_words(claim),
        evidence=tuple(part.text for part in _quoted(text, claim.evidence)),
        fields=tuple(field for field in _fields(reading, claim, prefix, numbers) if field.parts),
        flags=tuple(map(flag_words, claim.flags)),
    )


def _rungs(claim: Claim) -> tuple[bool, ...]:
    """Tell which rungs from asked to delivered an act has reached; none where it is off or denied."""
    reached = _LADDER.index(claim.stage) if claim.stage in _LADDER and not claim.negated else -1
    return tuple(rung <= reached for rung in range(len(_LADDER)))


def _things(claim: Claim, text: str) -> str:
    return ", ".join(dict.fromkeys(one_line(item.span.of(text)) for item in claim.items))


def _fields(reading: Reading, claim: Claim, prefix: str, numbers: dict[str, int]) -> Iterator[Field]:
    text = reading.document.text
    yield Field("How much", _amount(claim.amount, text) if claim.amount else ())
    yield Field("Kind", _plain(kind_words(claim) if claim.items and (claim.category or claim.form) else ""))
    yield Field("Through", _plain(party_names(claim.channels, text)))
    yield Field("When", tuple(_when(claim, text)))
    yield Field("Said by", tuple(_said(claim.attribution, text)) or _plain(_publisher(reading)))
    yield Field("Counts", tuple(_counts(claim, prefix, numbers)))
    yield Field("Why", tuple(_why(claim, text)))
    yield Field("Confidence", tuple(_sure(claim)))


def _quoted(text: str, spans: Iterable[Span]) -> tuple[Part, ...]:
    words = dict.fromkeys(" ".join(printable(span.of(text)).split()) for span in spans)
    return tuple(Part(said, "quote") for said in words)


def _plain(words: str) -> tuple[Part, ...]:
    return (Part(words),) if words else ()


def _amount(amount: Amount, text: str) -> tuple[Part, ...]:
    exact = Part(money_exact(amount))
    reason = one_line(amount.currency_reason or "")
    return (*_quoted(text, [amount.span]), exact, *_plain(reason and f"currency: {reason}"))


def _when(claim: Claim, text: str) -> Iterator[Part]:
    if claim.announced:
        yield Part(f"said {day_words(claim.announced)}")
    if claim.period:
        if claim.period.span:
            yield from _quoted(text, [claim.period.span])
        yield from _plain(_period(claim.period))


def _period(period: Period) -> str:
    if not period.start and not period.end:
        return ""
    dates = day_words(f"{period.start or '..'}/{period.end or '..'}")
    return f"for {dates}" if period.start and period.end else dates


def _said(chain: Iterable[Link], text: str) -> Iterator[Part]:
    for depth, link in enumerate(chain):
        if depth:
            yield Part("telling of")
        yield from _quoted(text, [link.span])
        unnamed = "unnamed, " if link.kind is SpeakerKind.ANONYMOUS else ""
        yield Part(f"{unnamed}{_MODES[link.mode]}")


def _publisher(reading: Reading) -> str:
    publisher = one_line(reading.document.publisher or "")
    return f"the text itself ({publisher})" if publisher else "the text itself"


def _counts(claim: Claim, prefix: str, numbers: dict[str, int]) -> Iterator[Part]:
    if claim.accounting is Accounting.COMPONENT and claim.parent in numbers:
        number = numbers[claim.parent]
        yield Part(f"a part of claim {number}", "link", f"#{prefix}c{number}")
    elif claim.accounting:
        yield Part(_COUNTS[claim.accounting])
    if claim.uncounted:
        yield Part(one_line(f"not counted: {claim.uncounted}"))


def _why(claim: Claim, text: str) -> Iterator[Part]:
    cues = sorted(claim.cues, key=lambda cue: cue.span)
    said = ((" ".join(printable(cue.span.of(text)).split()), cue.role) for cue in cues)
    yield from (Part(words, f"cue {role}", note=_DECIDES[role]) for words, role in dict.fromkeys(said))
    yield from (Part(one_line(reason)) for reason in claim.because)


def _sure(claim: Claim) -> Iterator[Part]:
    yield Part(f"{confidence_words(claim.confidence)}, {claim.confidence:.2f}")
    if claim.tier:
        yield Part(f"source: {tier_words(claim.tier)}")
