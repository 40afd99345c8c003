"""A commitment as a record of the contract, and packed to be kept (codebook 8.2, 8.7, 8.9)."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pledgebook.amounts import Per, Qualifier
from pledgebook.claims.claim import Accounting, Category, Form, Stage
from pledgebook.commitments import Commitment, reconcile
from pledgebook.commitments.rates import Rates
from pledgebook.commitments.record import commitment_record, pack, unpack
from pledgebook.commitments.statement import Goods, Sum, Time
from pledgebook.dates import Precision
from pledgebook.vocabulary import Vocabulary
from tests.commitments.made import arrived, euros, made
from tests.commitments.told import one_act, told

SCHEMA = json.loads((Path(__file__).parent.parent / "contract" / "commitment.schema.json").read_text("utf-8"))
TENTS = Goods("tent", "relief/shelter", Decimal(20), Decimal(30), "piece")
MADE = {
    "bare": made("a"),
    "a range": made("a", euros(5, value_max=Decimal(8), qualifier=Qualifier.ABOUT)),
    "no rate": made("a", Sum(Decimal(5), "XXX")),
    "currency not settled": made("a", Sum(Decimal(5), None)),
    "monthly": made("a", euros(5, per=Per.MONTH), period=Time("2023", None, Precision.YEAR)),
    "things": made("a", items=(TENTS,), category=Category.HUMANITARIAN, form=Form.GOODS),
    "all came": made("a", 5, Stage.DELIVERED, delivered=arrived(5, whole=True)),
    "came, unsaid": made("a", 5, Stage.DELIVERED, delivered=arrived(None)),
    "cancelled": made("a", 5, Stage.CANCELLED, ended=date(2023, 9, 1), not_counted_because="cancelled"),
    "in conflict": one_act(told("a", amount=5_000_000), told("b", amount=8_000_000, tier=2)),
    "undated": one_act(told("a", amount=5_000_000, day=None)),
}
LEDGER = reconcile(
    [
        told("a", amount=90_000_000, period=Time("2023", "2025", Precision.YEAR)),
        told("b", Stage.DELIVERED, 30_000_000, day=90),
        told("c", amount=900_000_000, day=200, accounting=Accounting.CUMULATIVE),
    ],
    (),
    Vocabulary(),
)
EVERY = [*(pytest.param(one, id=name) for name, one in MADE.items()), *LEDGER]


@pytest.mark.parametrize("one", EVERY)
def test_a_record_keeps_to_the_contract(one: Commitment) -> None:
    record = json.loads(json.dumps(commitment_record(one, Rates())))
    assert [error.message for error in Draft202012Validator(SCHEMA).iter_errors(record)] == []


@pytest.mark.parametrize("one", EVERY)
def test_what_is_packed_is_unpacked_the_same(one: Commitment) -> None:
    assert unpack(pack(one)) == one


def test_a_sum_in_another_currency_has_its_rate_and_day() -> None:
    krona = Sum(Decimal(1_000_000), "SEK")
    amount = commitment_record(made("a", krona), Rates())["amount"]
    assert (amount["currency"], amount["value"], amount["rate_date"]) == ("SEK", 1_000_000, "2023-05-04")
    assert amount["eur"] == pytest.approx(1_000_000 / amount["rate"], abs=0.01)


def test_what_has_no_rate_stays_and_says_why() -> None:
    amount = commitment_record(MADE["no rate"], Rates())["amount"]
    assert (amount["value"], amount["eur"], amount["rate"]) == (5, None, None)
    assert amount["no_rate_because"]


def test_what_is_delivered_is_whole_only_where_words_say_so() -> None:
    assert commitment_record(MADE["all came"], Rates())["delivered"]["whole"] is True
    assert commitment_record(MADE["came, unsaid"], Rates())["delivered"]["whole"] is False
