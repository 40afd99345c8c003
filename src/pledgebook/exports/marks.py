"""The marks of a claim in its text: what it is about, and the words that decided it."""

from collections.abc import Iterator

from pledgebook.claims.claim import Claim, CueRole
from pledgebook.span import Span

ORDER = ("evidence", "doubt", "actor", "recipient", "thing", "amount", "when", "speaker", *CueRole)
"""Kinds of marks, the outermost first."""


def claim_spans(claim: Claim) -> Iterator[tuple[Span, str]]:
    """Yield every span of a claim with the kind of mark it gets."""
    yield from ((span, "evidence") for span in claim.evidence)
    yield from ((party.span, "actor") for party in claim.actors)
    others = (*claim.recipients, *claim.channels, *claim.targets)
    yield from ((party.span, "recipient") for party in others)
    yield from ((item.span, "thing") for item in claim.items)
    yield from ((link.span, "speaker") for link in claim.attribution)
    yield from ((cue.span, cue.role.value) for cue in claim.cues)
    yield from ((flag.span, "doubt") for flag in claim.flags if flag.span)
    if claim.amount:
        yield claim.amount.span, "amount"
    if claim.period and claim.period.span:
        yield claim.period.span, "when"
