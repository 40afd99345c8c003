"""What a release freezes stays; what changed since can be told."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from pledgebook.errors import NoSuchReleaseError, ReleaseExistsError, ReleaseNameError
from pledgebook.ledger import Ledger
from pledgebook.ledger.changes import differences, stage_totals
from pledgebook.ledger.engine import writing
from pledgebook.ledger.log_book import Act, Pen, now
from pledgebook.ledger.projection import load, shape_of
from pledgebook.ledger.stream import statements
from pledgebook.vocabulary import Vocabulary

from .books import GRANT, OLD, document, engine_of, read, three

PAID = "Finland has paid Tanzania the grant of 5 million euros for wells, the foreign ministry said."


def test_a_release_does_not_change(ledger: Ledger) -> None:
    ledger.add(three()[:1], OLD)
    ledger.release("spring")
    frozen = ledger.released("spring")
    ledger.add(three()[1:], OLD)
    assert ledger.released("spring") == frozen
    assert len(ledger.released("now")) > len(frozen) == 1


def test_a_name_is_taken_once(ledger: Ledger) -> None:
    ledger.release("spring")
    for name in ("spring", "now"):
        with pytest.raises(ReleaseExistsError):
            ledger.release(name)


@pytest.mark.parametrize(
    "name", ["", " ", "a/b", "..", ".", "../../x", "a\nb", "a\x00b", "\u202eab", " a", "a" * 101]
)
def test_a_name_is_one_line_that_leads_nowhere(ledger: Ledger, name: str) -> None:
    with pytest.raises(ReleaseNameError):
        ledger.release(name)
    assert not ledger.releases()


def test_an_unknown_name_is_answered_with_the_known_ones(ledger: Ledger) -> None:
    ledger.release("spring")
    with pytest.raises(NoSuchReleaseError, match="there are: spring, and now"):
        ledger.released("sprung")


def test_new_commitments_and_new_stages_are_told(ledger: Ledger) -> None:
    ledger.add([read(document(GRANT, "a", published=date(2023, 5, 4), publisher="Wire"))], OLD)
    ledger.release("spring")
    ledger.add([read(document(PAID, "b", published=date(2023, 5, 20), publisher="Post"))], OLD)
    ledger.add(three()[1:2], OLD)
    old, new = ledger.released("spring"), ledger.released("now")
    told = [(one.change, one.before, one.after) for one in differences(old, new)]
    assert ("new", None, "delivered") in told
    assert ("stage", "pledged", "delivered") in told
    assert len(told) == 2


def record(name: str, stage: str, value: int | None = None, *aliases: str, **more: Any) -> dict[str, Any]:
    eur = more.pop("eur", value)
    amount = {"value": value, "value_max": None, "currency": "EUR", "per": "once", "eur": eur}
    return {
        "id": name,
        "title": name.title(),
        "stage": stage,
        "amount": amount if value else None,
        "aliases": list(aliases),
        "form": "money",
        "counted": True,
    } | more


def test_nothing_has_changed_between_equal_states() -> None:
    state = [record("a", "pledged", 5), record("b", "delivered")]
    assert list(differences(state, state)) == []


def test_amounts_and_what_is_gone_are_told() -> None:
    old = [record("a", "pledged", 5_000_000), record("b", "delivered")]
    new = [record("a", "pledged", 7_000_000)]
    told = [(one.change, one.id, one.before, one.after) for one in differences(old, new)]
    assert told == [("amount", "a", "5,000,000 EUR", "7,000,000 EUR"), ("gone", "b", "delivered", None)]


def test_a_commitment_with_a_new_id_is_the_same_one() -> None:
    old = [record("a", "pledged", 5)]
    new = [record("b", "pledged", 5, "a")]
    assert list(differences(old, new)) == []
    assert list(differences(new, old)) == []


def test_totals_stand_by_stage_and_currency() -> None:
    old = [record("a", "pledged", 5), record("x", "pledged", 9, counted=False)]
    new = [record("a", "delivered", 5), record("b", "pledged", 2)]
    told = [(one.stage, one.kind, one.before, one.after, one.sums) for one in stage_totals(old, new)]
    assert told == [
        ("pledged", "grants and goods", 1, 1, (("EUR", Decimal(5), Decimal(2)),)),
        ("delivered", "grants and goods", 0, 1, (("EUR", Decimal(0), Decimal(5)),)),
    ]


def test_loans_and_guarantees_stand_apart_and_sums_without_a_rate_in_their_own_currency() -> None:
    lent = record("a", "pledged", 5, form="loan")
    backed = record("b", "pledged", 7, form="guarantee", eur=None)
    told = [(one.kind, one.sums) for one in stage_totals([], [lent, backed])]
    assert told == [
        ("guarantees", (("EUR", Decimal(0), Decimal(7)),)),
        ("loans", (("EUR", Decimal(0), Decimal(5)),)),
    ]


def test_who_has_read_what_stands_can_still_write(ledger: Ledger, address: str) -> None:
    """As a release does that is frozen while somebody adds: it computes again where it writes."""
    ledger.add(three(), OLD)
    ledger.commitments()
    ledger.close()  # which keeps what was computed
    engine = engine_of(address)
    with writing(engine) as connection:
        assert len(list(statements(connection))) == 3
        assert len(list(load(connection, shape_of(Vocabulary())) or ())) == 3
        assert Pen(now, now()).enter(connection, Act.RELEASE) == 4
    engine.dispose()
