"""Statements made from records, without the way through the claims."""

import json
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from pledgebook.claims import claim_record
from pledgebook.claims.record import json_line
from pledgebook.commitments import Source, statement_of
from pledgebook.documents import Document
from pledgebook.ledger.stream import statement_from
from tests.claims.generated import TEXTS, claims


@given(st.data())
def test_a_record_gives_the_statement_of_its_claim(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    claim = data.draw(claims(text))
    source = Source("d", published=date(2023, 5, 4))
    record = json.loads(json_line(claim_record(claim, text)))
    assert statement_from(record, source) == statement_of(claim, Document("d", text), source)


@given(st.data())
def test_who_is_not_known_stands_by_the_words(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    claim = data.draw(claims(text).filter(lambda one: one.actors))
    unknown = replace(claim, actors=tuple(replace(party, id=None) for party in claim.actors))
    made = statement_from(json.loads(json_line(claim_record(unknown, text))), Source("d"))
    assert set(made.actors) == {f"<{party.span.of(text)}>" for party in claim.actors}
