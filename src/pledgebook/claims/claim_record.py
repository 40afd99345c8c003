"""A claim as `contract/reading.schema.json` has it."""

from functools import partial

from pledgebook.claims.claim import Claim, Cue, Link, PartyRef, Period
from pledgebook.claims.record import Place, Record, amount_record, flag_record, item_record, span_record


def claim_record(claim: Claim, text: str) -> Record:
    """Return a claim as a record of the contract, every span with its words in the text."""
    place: Place = partial(span_record, text)
    return {
        "id": claim.id,
        "stage": claim.stage.value,
        "negated": claim.negated,
        "conditional": claim.conditional,
        **_parties(claim, place),
        "category": claim.category.value if claim.category else None,
        "form": claim.form.value if claim.form else None,
        "amount": amount_record(claim.amount, place) if claim.amount else None,
        "items": [item_record(item, place) for item in claim.items],
        "accounting": claim.accounting.value if claim.accounting else None,
        "parent": claim.parent,
        "announced": claim.announced,
        "period": _period(claim.period, place) if claim.period else None,
        "attribution": [_link(link, place) for link in claim.attribution],
        "tier": claim.tier,
        "evidence": [place(span) for span in claim.evidence],
        "cues": [_cue(cue, place) for cue in claim.cues],
        "flags": [flag_record(flag, place) for flag in claim.flags],
        "confidence": claim.confidence,
        "uncounted": claim.uncounted,
        "because": list(claim.because),
        "basis": list(claim.basis) if claim.basis else None,
    }


def _parties(claim: Claim, place: Place) -> Record:
    return {
        "actors": [_party(party, place) for party in claim.actors],
        "recipients": [_party(party, place) for party in claim.recipients],
        "channels": [_party(party, place) for party in claim.channels],
        "targets": [_party(party, place) for party in claim.targets],
    }


def _party(party: PartyRef, place: Place) -> Record:
    return place(party.span) | {"id": party.id, "name": party.name, "office": party.office}


def _period(period: Period, place: Place) -> Record:
    return {
        "start": period.start,
        "end": period.end,
        "precision": period.precision.value,
        "span": place(period.span) if period.span else None,
    }


def _link(link: Link, place: Place) -> Record:
    kind, mode = link.kind.value, link.mode.value
    return place(link.span) | {"kind": kind, "mode": mode, "id": link.id, "office": link.office}


def _cue(cue: Cue, place: Place) -> Record:
    return place(cue.span) | {"role": cue.role.value}
