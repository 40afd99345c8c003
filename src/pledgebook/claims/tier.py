"""How near to the act its source stands (codebook 5.2)."""

from collections.abc import Sequence

from pledgebook.claims.claim import Claim
from pledgebook.claims.draft import Draft
from pledgebook.language import Annotation
from pledgebook.language.quotation import SpeakerKind


def claim_tier(annotation: Annotation, draft: Draft) -> int | None:
    """Return the tier of a claim: the better of its speaker's and its publisher's, null where neither is known."""
    tiers = [tier for link in draft.attribution if (tier := _speaker_tier(link.kind, link.id, draft))]
    return min(tiers, default=None)


def _speaker_tier(kind: SpeakerKind, state: str | None, draft: Draft) -> int:
    if kind is SpeakerKind.ANONYMOUS:
        return 6
    if state is not None and state in {party.id for party in draft.recipients}:
        return 3
    return 5


def document_tier(annotation: Annotation, claims: Sequence[Claim]) -> int | None:
    """Return the tier of a document: that of its best claim."""
    return min((claim.tier for claim in claims if claim.tier is not None), default=None)
