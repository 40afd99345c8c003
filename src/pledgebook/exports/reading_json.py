"""A reading as `contract/reading.schema.json` has it."""

from functools import partial

from pledgebook.claims.claim import Claim, Cue, Link, PartyRef, Period, Reading
from pledgebook.exports.records import (
    Place,
    Record,
    amount_record,
    document_record,
    flag_record,
    item_record,
    json_line,
    span_record,
)


def reading_line(reading: Reading) -> str:
    """Return a reading as one line of JSON."""
    return json_line(reading_record(reading))


def reading_record(reading: Reading) -> Record:
    """Return a reading as a record of the contract."""
    place: Place = partial(span_record, reading.document.text)
    return {
        "document": document_record(reading.document) | {"tier": reading.tier},
        "headline": reading.headline,
        "claims": [_claim(claim, place) for claim in reading.claims],
        "flags": [flag_record(flag, place) for flag in reading.flags],
        "findings": [str(finding) for finding in reading.findings],
    }


def _claim(claim: Claim, place: Place) -> Record:
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
