"""Who says so: the chain of speakers around an act, from the outside in (codebook 5.1)."""

from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Cue, CueRole, Link
from pledgebook.claims.words.near import Near, by_content
from pledgebook.language import Annotation
from pledgebook.language.quotation import Quote, SpeakerKind, Tells


def attribute(drafts: Sequence[Draft], annotation: Annotation) -> list[Draft]:
    """Return the drafts with their speakers, and the words of speech among the cues."""
    quotes = by_content(annotation.quotes)
    return [_attributed(draft, quotes) for draft in drafts]


def _attributed(draft: Draft, quotes: Near[Quote]) -> Draft:
    place = draft.amount.span if draft.amount else draft.act.foot.span
    around = sorted(
        (
            quote
            for quote in quotes.around(place)
            if quote.tells is not Tells.ATTITUDE and quote.overlaps(place)
        ),
        key=lambda quote: quote.content.start - quote.content.end,
    )
    if not around:
        return draft
    links = tuple(link for quote in around if (link := _link(quote)))
    cues = [Cue(quote.cue, CueRole.ATTRIBUTION) for quote in around if quote.cue]
    pronouns = [
        Cue(quote.source, CueRole.ATTRIBUTION)
        for quote in around
        if quote.source and quote.naming and not quote.source.holds(quote.naming)
    ]
    return draft._replace(attribution=links, cues=(*draft.cues, *cues, *pronouns))


def _link(quote: Quote) -> Link | None:
    span = quote.naming or quote.source
    if span is None:
        return None
    return Link(span, quote.kind or SpeakerKind.PERSON, quote.mode, quote.party, quote.office)
