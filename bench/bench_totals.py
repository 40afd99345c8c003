"""Seconds for totals over a hundred thousand generated commitments, a third of them in packages."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pledgebook.amounts import Qualifier
from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.commitments.columns import By
from pledgebook.commitments.commitment import Commitment, Moment
from pledgebook.commitments.statement import Sum
from pledgebook.commitments.totals import totals

NUMBER = 100_000
ACTORS = ("FIN", "NLD", "DNK", "CAN", "JPN", "BRA", "KEN", "GBR", "USA", "EU")
CURRENCIES = ("EUR", "EUR", "USD", "USD", "GBP", "NOK", "UAH")
STAGES = (Stage.PLEDGED, Stage.COMMITTED, Stage.ALLOCATED, Stage.DELIVERING, Stage.DELIVERED, Stage.CANCELLED)


def generated(number: int) -> Iterator[Commitment]:
    """Yield commitments of five years; every sixth is a package, and the two after it are its parts."""
    dice = Random(8)
    for place in range(number):
        day = date(2020, 1, 6) + timedelta(dice.randrange(1_800))
        stage = dice.choice(STAGES)
        amount = Sum(
            Decimal(dice.randrange(1, 2_000)) * 1_000_000,
            dice.choice(CURRENCIES),
            dice.choice(list(Qualifier)),
        )
        parent = f"c{place - place % 6}" if place % 6 in (1, 2) else None
        yield Commitment(
            id=f"c{place}",
            title="",
            actors=tuple(dice.sample(ACTORS, dice.choice((1, 1, 1, 2)))),
            recipients=("TZA",),
            category=dice.choice((None, *Category)),
            form=dice.choice((Form.MONEY, Form.GOODS, Form.LOAN, Form.GUARANTEE)),
            stage=stage,
            reached=stage,
            history=(Moment(stage, day, None, (), ()),),
            amount=amount if dice.random() < 0.7 else None,
            items=(),
            announced=day.isoformat(),
            period=None,
            counted=parent is None and stage is not Stage.CANCELLED,
            not_counted_because="part of it" if parent else None,
            parent=parent,
            children=(),
            claims=(),
            documents=(),
            independent_sources=1,
            conflicts=(),
            confidence=0.9,
        )


@pytest.mark.parametrize("by", [(By.ACTOR,), (By.ACTOR, By.CATEGORY, By.MONTH)], ids=["actor", "three"])
def test_totals(benchmark: BenchmarkFixture, by: tuple[By, ...]) -> None:
    ledger = list(generated(NUMBER))
    found = benchmark.pedantic(totals, (ledger, by), rounds=2)
    assert found.number == NUMBER
