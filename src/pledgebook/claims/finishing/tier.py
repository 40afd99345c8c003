"""How near to the act its source stands (codebook 5.2)."""

from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Claim, Link
from pledgebook.language import Annotation, PublisherKind, find_publisher
from pledgebook.language.quotation import SpeakerKind
from pledgebook.vocabulary import Vocabulary


def claim_tier(annotation: Annotation, draft: Draft, vocabulary: Vocabulary) -> int | None:
    """Return the tier of a claim: the better of publisher and speaker, null where neither is known."""
    tiers = [_speaker_tier(link, draft) for link in draft.attribution]
    published = _publisher_tier(annotation, draft, vocabulary)
    return min([*tiers, published] if published else tiers, default=None)


def _speaker_tier(link: Link, draft: Draft) -> int:
    if link.kind is SpeakerKind.ANONYMOUS:
        return 6
    if link.id is not None and link.id in {party.id for party in draft.recipients}:
        return 3
    return 5


def _publisher_tier(annotation: Annotation, draft: Draft, vocabulary: Vocabulary) -> int | None:
    publisher = find_publisher(annotation.document.publisher, vocabulary)
    if publisher is None:
        return None
    gains = publisher.id in {party.id for party in draft.recipients}
    return 3 if publisher.kind is PublisherKind.GOVERNMENT and gains else publisher.tier


def document_tier(claims: Sequence[Claim]) -> int | None:
    """Return the tier of a document: that of its best claim."""
    return min((claim.tier for claim in claims if claim.tier is not None), default=None)
