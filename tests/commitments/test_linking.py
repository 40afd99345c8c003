"""Which claims tell of one act, and why (codebook 8.1)."""

from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.claims.claim import Accounting, Stage
from pledgebook.commitments import Statement, reconcile
from pledgebook.commitments.comparisons import COMPARISONS
from pledgebook.commitments.features import table
from pledgebook.commitments.linking import Linker, Pair, findings
from pledgebook.commitments.reconcile import Reconciler
from pledgebook.commitments.statement import Goods, Sum
from pledgebook.vocabulary import Vocabulary
from tests.commitments.told import WORDS, only, source, told

LEVELS = [(name, finding) for name, levels in COMPARISONS.items() for finding, _ in levels]
TOLD = (
    told("a", amount=5_250_000),
    told("b", amount=5_250_000, day=2),
    told("c", Stage.DELIVERED, 2_000_000, day=40),
    told("d", amount=5_250_000, day=400),
    told("e", amount=5_000_000, negated=True, words="Finland gives nothing"),
    told(
        "f", items=(Goods("tent", "relief/shelter", Decimal(20)),), form=None, words="Finland sends 20 tents"
    ),
    told("g", Stage.DELIVERED, items=(Goods("tent", "relief/shelter", Decimal(8)),), day=30),
    told("h", amount=9_000_000, accounting=Accounting.CUMULATIVE, day=3),
)


def paired(said: list[Statement], size: int) -> list[Pair]:
    """Return the pairs among claims that come in batches of a size."""
    linker = Linker(WORDS)
    batches = (range(at, min(at + size, len(said))) for at in range(0, len(said), size))
    return sorted(
        pair
        for batch in batches
        for pair in linker.pairs(table([said[row] for row in batch], WORDS, batch.start))
    )


@pytest.mark.parametrize("name", COMPARISONS)
def test_no_two_findings_of_one_comparison_weigh_the_same(name: str) -> None:
    """A weight is what its finding is named by."""
    bits = Counter(weight for weight in WORDS.tables[name].values() if weight)
    assert [weight for weight, times in bits.items() if times > 1] == []


@pytest.mark.parametrize(("name", "finding"), LEVELS)
def test_every_finding_that_weighs_is_named(name: str, finding: str) -> None:
    bits = WORDS.tables[name].get(finding, 0)
    pair = Pair(0, 1, bits, tuple(bits if other == name else 0 for other in COMPARISONS))
    assert findings(pair, WORDS) == (((f"{name}: {finding}", bits),) if bits else ())


@pytest.mark.parametrize("name", COMPARISONS)
def test_the_vocabulary_weighs_every_finding_and_no_other(name: str) -> None:
    assert set(WORDS.tables[name]) == {finding for finding, _ in COMPARISONS[name]} - {"unknown"}


def test_what_is_found_about_a_pair_adds_up_to_its_weight() -> None:
    for pair in paired(list(TOLD), len(TOLD)):
        if pair.weight > 0:
            assert pair.weight == pytest.approx(WORDS.prior + sum(pair.found), abs=0.05)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(TOLD), st.integers(1, len(TOLD)))
def test_batches_change_no_pair_and_no_weight(said: list[Statement], size: int) -> None:
    assert paired(said, size) == paired(said, len(said))


def test_the_same_act_of_two_reports_is_one_commitment() -> None:
    assert only(reconcile(TOLD[:2], (), Vocabulary())).claims == ("a", "b")


@pytest.mark.parametrize(
    "other",
    [
        told("b", amount=5_250_000, actors=("SWE",)),
        told("b", amount=5_250_000, recipients=("KEN",)),
        told("b", amount=9_000_000, words="Finland builds schools"),
        told("b", amount=5_250_000, day=700, words="Finland builds schools"),
    ],
    ids=["another giver", "another receiver", "another sum", "two years later"],
)
def test_what_differs_is_another_act(other: Statement) -> None:
    assert len(reconcile([TOLD[0], other], (), Vocabulary())) == 2


def test_bonds_say_why_in_words() -> None:
    (bond,) = only(reconcile(TOLD[:2], (), Vocabulary())).bonds
    assert (bond.left, bond.right) == (("a", "a"), ("b", "b"))
    assert ("amount: the same odd sum", WORDS.of("amount", "the same odd sum")) in bond.because


def came(name: str, day: int, added: int) -> Statement:
    """Return a claim of a document that the ledger got on a day of June."""
    return told(name, amount=5_250_000, by=source(name, day, added=datetime(2023, 6, added, tzinfo=UTC)))


def test_an_earlier_report_that_comes_later_leaves_the_former_id_as_an_alias() -> None:
    later, earlier = came("b", 2, added=1), came("a", 1, added=5)
    before = only(reconcile([later], (), Vocabulary()))
    after = only(reconcile([later, earlier], (), Vocabulary()))
    assert after.id == only(reconcile([earlier], (), Vocabulary())).id
    assert (before.aliases, after.aliases) == ((), (before.id,))


def test_every_id_it_ever_had_resolves() -> None:
    reconciler, ids = Reconciler(Vocabulary()), []
    for one in (came("c", 3, 1), came("b", 2, 2), came("d", 3, 3), came("a", 1, 4)):
        reconciler.add([one])
        ids.append(only(reconciler.commitments()).id)
    last = only(reconciler.commitments())
    assert {last.id, *last.aliases} == set(ids)


def test_the_same_sum_meets_itself_in_years_of_other_rates() -> None:
    """Ninety million kroner were 11.3 million euros in April 2008, and 10.3 million in March 2009."""
    kroner = Sum(Decimal(90_000_000), "NOK")
    first = told("a", amount=kroner, by=source("a", published=date(2008, 4, 16)))
    stopped = told("b", Stage.SUSPENDED, kroner, by=source("b", published=date(2009, 3, 25)))
    assert only(reconcile([first, stopped], (), Vocabulary())).stage is Stage.SUSPENDED
