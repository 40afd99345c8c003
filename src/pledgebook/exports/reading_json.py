"""A reading as `contract/reading.schema.json` has it."""

from functools import partial

from pledgebook.claims import Reading, claim_record
from pledgebook.exports.records import Place, Record, document_record, flag_record, json_line, span_record


def reading_line(reading: Reading) -> str:
    """Return a reading as one line of JSON."""
    return json_line(reading_record(reading))


def reading_record(reading: Reading) -> Record:
    """Return a reading as a record of the contract."""
    text = reading.document.text
    place: Place = partial(span_record, text)
    return {
        "document": document_record(reading.document) | {"tier": reading.tier},
        "headline": reading.headline,
        "claims": [claim_record(claim, text) for claim in reading.claims],
        "flags": [flag_record(flag, place) for flag in reading.flags],
        "findings": [str(finding) for finding in reading.findings],
    }
