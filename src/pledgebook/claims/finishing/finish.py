"""From drafts in the view to claims in the document's own text, with ids, headline and confidence."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from pledgebook.amounts import Amount
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Claim, Cue, Link, PartyRef, Period, Reading
from pledgebook.claims.figures.contradictions import contradictions
from pledgebook.claims.figures.uncounted import uncounted
from pledgebook.claims.finishing.because import because
from pledgebook.claims.finishing.confidence import confidences, is_unsure
from pledgebook.claims.finishing.headline import headline
from pledgebook.claims.finishing.tier import claim_tier, document_tier
from pledgebook.claims.identity import claim_id
from pledgebook.claims.parties.names import party_name
from pledgebook.claims.words.garbled import garbled_quotes
from pledgebook.claims.words.grammar import grammar
from pledgebook.findings import Flag, FlagKind
from pledgebook.language import Annotation, Item, View
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


def finish(
    annotation: Annotation, drafts: Sequence[Draft], vocabulary: Vocabulary, today: date | None = None
) -> Reading:
    """Return the reading of a document from its settled drafts; `today` is the day on which it is read."""
    sure = confidences(drafts, vocabulary)
    drafts, sure = ([], []) if is_unsure(sure, annotation) else (drafts, sure)
    ids = [_id(annotation, draft) for draft in drafts]
    told = tuple(
        _claim(annotation, vocabulary, draft, own, ids[draft.parent] if draft.parent is not None else None)
        for draft, own in zip(drafts, ids, strict=True)
    )
    claims = tuple(replace(claim, confidence=share) for claim, share in zip(told, sure, strict=True))
    top = headline(drafts, annotation.document.title, vocabulary)
    doubts = (*annotation.flags, *garbled_quotes(annotation, grammar(vocabulary)), *contradictions(drafts))
    flags = tuple(_flag(flag, annotation.view) for flag in doubts) + _document_flags(annotation, today)
    return Reading(
        annotation.document,
        claims,
        ids[top] if top is not None else None,
        flags,
        document_tier(claims),
        blocks=tuple(replace(b, span=annotation.view.original(b.span)) for b in annotation.blocks),
    )


def _document_flags(annotation: Annotation, today: date | None) -> tuple[Flag, ...]:
    published = annotation.document.published
    if published is None:
        return (Flag(FlagKind.UNDATED, "no date was given or found; relative dates stay open"),)
    if today is not None and published > today + _ELSEWHERE:
        return (Flag(FlagKind.FUTURE_DATED, f"it is dated {published}, and was read on {today}"),)
    return ()


_ELSEWHERE = timedelta(days=1)  # it may be tomorrow already where a text was written


def _flag(flag: Flag, view: View) -> Flag:
    return replace(flag, span=view.original(flag.span)) if flag.span else flag


def _id(annotation: Annotation, draft: Draft) -> str:
    text, basis = annotation.document.text, _basis(annotation.view, draft)
    return claim_id(text, basis, draft.stage, draft.form, draft.amount, draft.items)


def _basis(view: View, draft: Draft) -> tuple[int, int, int]:
    region, foot = view.original(draft.region), view.original(draft.act.foot.span)
    return region.start, region.end, foot.start


def _claim(
    annotation: Annotation, vocabulary: Vocabulary, draft: Draft, own: str, parent: str | None
) -> Claim:
    view = annotation.view
    return Claim(
        id=own,
        stage=draft.stage,
        evidence=tuple(view.original(span) for span in draft.evidence),
        negated=draft.force.negated,
        conditional=draft.force.conditional,
        actors=_refs(draft.actors, view, vocabulary),
        recipients=_refs(draft.recipients, view, vocabulary),
        channels=_refs(draft.channels, view, vocabulary),
        targets=_refs(draft.gainers.targets, view, vocabulary),
        category=draft.category,
        form=draft.form,
        amount=_amount(draft.amount, view),
        items=tuple(_item(item, view) for item in draft.items),
        accounting=draft.accounting,
        parent=parent,
        announced=draft.announced,
        period=_period(draft.period, view),
        attribution=tuple(_link(link, view) for link in draft.attribution),
        tier=claim_tier(annotation, draft, vocabulary),
        cues=_cues(draft.cues, view),
        uncounted=uncounted(draft, vocabulary),
        because=because(draft),
        basis=_basis(view, draft),
    )


def _refs(parties: Sequence[Party], view: View, vocabulary: Vocabulary) -> tuple[PartyRef, ...]:
    return tuple(
        PartyRef(view.original(p.span), p.id, party_name(p.id, vocabulary) or p.name, p.office)
        for p in parties
    )


def _amount(amount: Amount | None, view: View) -> Amount | None:
    return replace(amount, span=view.original(amount.span)) if amount else None


def _item(item: Item, view: View) -> Item:
    return replace(item, span=view.original(item.span), head=view.original(item.head))


def _period(period: Period | None, view: View) -> Period | None:
    return replace(period, span=view.original(period.span)) if period and period.span else period


def _link(link: Link, view: View) -> Link:
    return replace(link, span=view.original(link.span))


def _cues(cues: Sequence[Cue], view: View) -> tuple[Cue, ...]:
    found: dict[tuple[Span, str], Cue] = {}
    for cue in cues:
        span = view.original(cue.span)
        found.setdefault((span, cue.role.value), Cue(span, cue.role))
    return tuple(found[key] for key in sorted(found))
