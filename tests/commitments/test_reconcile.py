"""What several claims together come to, rule by rule of codebook 8."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.amounts import Per
from pledgebook.claims.claim import Stage
from pledgebook.commitments import Commitment, Decision, Statement, reconcile
from pledgebook.commitments.comparisons import COMPARISONS
from pledgebook.commitments.decision import Verdict
from pledgebook.commitments.reconcile import Reconciler
from pledgebook.commitments.record import pack, unpack
from pledgebook.commitments.statement import Sum, Time
from pledgebook.commitments.words import weights
from pledgebook.dates import Precision
from pledgebook.vocabulary import Vocabulary
from tests.commitments.saying import goods, said

MILLION = 10**6


def only(statements: Sequence[Statement], *decisions: Decision) -> Commitment:
    [one] = reconcile(statements, decisions)
    return one


def counted(statements: Sequence[Statement], *decisions: Decision) -> list[Commitment]:
    return [one for one in reconcile(statements, decisions) if one.counted]


def millions(one: Commitment) -> float | None:
    return float(one.amount.value / MILLION) if one.amount else None


# 8.2: the stage

STAGES = [
    (["pledged", "committed", "allocated"], Stage.ALLOCATED),
    (["allocated", "pledged"], Stage.ALLOCATED),
    (["requested", "considered"], Stage.CONSIDERED),
    (["pledged", "suspended"], Stage.SUSPENDED),
    (["pledged", "suspended", "pledged"], Stage.SUSPENDED),
    (["pledged", "suspended", "delivered"], Stage.DELIVERED),
    (["pledged", "cancelled"], Stage.CANCELLED),
]


@pytest.mark.parametrize(("stages", "stands"), STAGES)
def test_the_furthest_stage_stands_and_only_an_end_moves_it_back(stages: list[str], stands: Stage) -> None:
    told = [said(str(at), f"2024-05-0{at + 1}", stage) for at, stage in enumerate(stages)]
    assert only(told).stage is stands


def test_a_cancelled_pledge_keeps_its_sum_and_gains_an_end() -> None:
    one = only([said("a"), said("b", "2024-05-03", "cancelled")])
    assert (millions(one), one.ended, one.counted) == (10, date(2024, 5, 3), False)
    assert one.reached is Stage.PLEDGED


def test_what_is_only_asked_for_or_denied_never_counts() -> None:
    assert only([said("a", stage="requested")]).not_counted_because == "below pledged: requested only"
    assert only([said("a", stage="delivered", negated=True)]).not_counted_because == (
        "denied: the words say that it is not so"
    )


@pytest.mark.parametrize("accounting", ["cumulative", "restated"])
def test_a_total_to_date_and_an_act_told_again_never_count_alone(accounting: str) -> None:
    assert counted([said("a", stage="delivered", accounting=accounting)]) == []


# 8.1: what is one act

ANOTHER = {"accounted": ("another",)}


@pytest.mark.parametrize(
    ("one", "other", "acts"),
    [
        (said("a"), said("b", "2024-05-02"), 1),
        (said("a"), said("b", "2024-05-09"), 2),
        (said("a"), said("b", "2024-06-20", accounting="restated", announced="2024-05"), 1),
        (said("a"), said("b", "2024-05-05", **ANOTHER), 2),
        (said("a"), said("b", actors=("SWE",)), 2),
        (said("a"), said("b", recipients=("UGA",)), 2),
        (said("a"), said("b", million=25), 2),
        (said("a"), said("b", million=0.87, currency="EUR"), 1),
        (said("a", **goods(12)), said("b", "2024-07-01", "delivered", **goods(12)), 1),
        (said("a", **goods(12)), said("b", "2024-07-01", "delivered", **goods(12, "tent")), 2),
    ],
)
def test_one_act_or_two(one: Statement, other: Statement, acts: int) -> None:
    assert len(counted([one, other])) == acts


def test_forms_with_the_same_words_weeks_apart_are_two_acts() -> None:
    words = "I hereby direct the transfer of goods and services of the ministry for the relief of Kenya."
    told = [said("a", million=30, words=words), said("b", "2024-05-29", million=32.5, words=words)]
    assert len(counted(told)) == 2


def test_every_bond_says_why() -> None:
    [bond] = only([said("a"), said("b", "2024-05-02")]).bonds
    assert ("amount: the same round sum", 6.0) in bond.because
    assert bond.weight == pytest.approx(sum(bits for _, bits in bond.because) + weights(Vocabulary()).prior)


def test_the_id_is_of_the_earliest_claim_and_former_ids_still_lead_to_it() -> None:
    early, late = said("a", "2024-05-01"), said("b", "2024-05-02")
    first, second = (datetime(2024, 6, day, tzinfo=UTC) for day in (1, 2))
    before = only([_added(late, first)])
    after = only([_added(late, first), _added(early, second)])
    assert after.id != before.id
    assert after.aliases == (before.id,)


def _added(one: Statement, at: datetime) -> Statement:
    from dataclasses import replace

    return replace(one, source=replace(one.source, added=at))


# 8.8, 8.9: sources and figures


def test_copies_of_one_story_are_one_source() -> None:
    told = [said("a", story="a"), said("b", story="a"), said("c", "2024-05-02")]
    assert only(told).independent_sources == 2


@pytest.mark.parametrize(
    ("one", "other", "chosen", "reason"),
    [
        ({"tier": 2}, {"tier": 5, "day": "2024-05-02"}, 10, "closest to the act"),
        ({"tier": 5}, {"tier": 5, "day": "2024-05-02"}, 11, "the latest"),
        ({"tier": 5, "story": "b"}, {"tier": 5, "story": "b"}, 10, "told first"),
    ],
)
def test_tier_then_recency_choose_and_the_rest_is_shown(
    one: dict[str, Any], other: dict[str, Any], chosen: float, reason: str
) -> None:
    day = other.pop("day", "2024-05-01")
    found = only([said("a", million=10, **one), said("b", day, million=11, **other)])
    [conflict] = found.conflicts
    assert millions(found) == chosen
    assert len(conflict.values) == 2
    assert reason in conflict.reason


def test_what_is_equal_but_for_rounding_or_currency_is_no_conflict() -> None:
    told = [said("a", million=98), said("b", million=100), said("c", million=8.6, currency="EUR")]
    assert only(told).conflicts == ()


def test_a_figure_that_takes_the_place_of_another_stands() -> None:
    words = "Norway raised its pledge for wells in Kenya to 15 million kroner."
    first = said("a", tier=2, words="Norway pledged 10 million kroner for wells.")
    one = only([first, said("b", "2024-06-01", million=15, words=words, tier=5)])
    assert millions(one) == 15


def test_a_version_that_was_replaced_is_shown_but_does_not_stand() -> None:
    old = said("a", million=10, story="a", replaced_by="b")
    one = only([old, said("b", million=12, story="a", claim="claim-b")])
    assert (millions(one), len(one.conflicts), len(one.documents)) == (12, 1, 2)


# 8.2: what has arrived


def test_parts_that_arrive_add_up_and_are_not_all() -> None:
    told = [
        said("a", **goods(12)),
        said("b", "2024-06-01", "delivered", **goods(5)),
        said("c", "2024-06-02", "delivered", **goods(5)),
        said("d", "2024-07-01", "delivered", **goods(4)),
    ]
    one = only(told)
    assert one.stage is Stage.DELIVERING
    assert one.delivered is not None
    assert one.delivered.items[0].quantity == 9
    assert [line.items[0].quantity for line in one.history] == [12, 5, 9]


def test_all_is_delivered_only_where_the_words_say_so() -> None:
    for words, whole in (("The ambulances arrived.", False), ("All the ambulances arrived.", True)):
        one = only([said("a", **goods(12)), said("b", "2024-05-03", "delivered", words=words, **goods(None))])
        assert (one.delivered is not None and one.delivered.whole) is whole


def test_a_payment_joins_the_one_promise_that_can_be_meant() -> None:
    purpose = {"words": "for schools in the north"}
    promise = said("a", "2024-01-10", **purpose)
    payment = said("b", "2024-09-01", "delivered", million=4, **purpose)
    assert len(reconcile([promise, payment])) == 1
    rival = said("c", "2024-03-01", million=20, **purpose)
    assert len(reconcile([promise, payment, rival])) == 3


# 8.4, 8.6: packages and years


def test_a_package_counts_once_by_its_sum_or_else_by_its_parts() -> None:
    part = {"claim": "part", "accounting": "component", "parent": "claim-a"}
    assert [millions(one) for one in counted([said("a"), said("a", million=4, **part)])] == [10]
    bare = said("a", million=None, items=goods(3)["items"])
    assert [millions(one) for one in counted([bare, said("a", million=4, **part)])] == [4]


def test_parts_of_a_cancelled_package_do_not_count() -> None:
    part = said("a", million=4, claim="part", accounting="component", parent="claim-a")
    assert counted([said("a"), part, said("b", "2024-05-03", "cancelled")]) == []


def test_what_one_document_tells_and_adds_up_is_the_parts_of_its_sum() -> None:
    told = [said("a"), said("a", million=3, claim="x"), said("a", million=7, claim="y")]
    [whole] = counted(told)
    assert (millions(whole), len(whole.children)) == (10, 2)


@pytest.mark.parametrize(
    ("per", "period", "sums", "assumed"),
    [
        (
            Per.ONCE,
            ("2024", "2026"),
            [3.33, 3.33, 3.33],
            "split equally over 3 years: the words give no split",
        ),
        (Per.YEAR, ("2024", "2026"), [10, 10, 10], None),
        (Per.YEAR, None, [], "one year: the words give no end"),
    ],
)
def test_a_promise_over_years_has_a_child_for_each(
    per: Per, period: tuple[str, str] | None, sums: list[float], assumed: str | None
) -> None:
    time = Time(*period, Precision.YEAR) if period else None
    made = reconcile([said("a", amount=Sum(Decimal(10 * MILLION), "NOK", per=per), period=time)])
    [whole] = [one for one in made if one.parent is None]
    children = sorted((one for one in made if one.parent), key=lambda one: one.title)
    assert [round(float(one.amount.value / MILLION), 2) for one in children if one.amount] == sums
    assert whole.assumed == assumed
    assert not any(one.counted for one in children)


def test_a_total_to_date_is_held_against_the_parts_known() -> None:
    total = said("z", "2024-08-01", million=50, accounting="cumulative")
    made = reconcile([said("a"), said("b", "2024-06-20", million=25), total])
    [to_date] = [one for one in made if one.not_counted_because == "a total to date"]
    assert any("35,000,000" in figure.value for figure in to_date.conflicts[0].values)


@pytest.mark.parametrize(("actor", "pays"), [("NOR", False), ("CERF", True)])
def test_who_pays_into_a_common_fund_and_what_it_pays_out(actor: str, pays: bool) -> None:
    words = "gave 10 million to the Central Emergency Response Fund"
    one = only([said("a", actors=(actor,), words=words)])
    assert (one.fund, one.from_fund) == ("CERF", pays)


# 8.11: what people decide


def decided(verdict: Verdict, *claims: Statement, **more: Any) -> Decision:
    at = datetime(2024, 7, 1, tzinfo=UTC)
    other = claims[1].key if len(claims) > 1 else None
    return Decision(f"{verdict}-{claims[0].claim}", verdict, claims[0].key, "ann", at, "", other, **more)


def test_a_rejected_claim_is_gone_and_an_undo_brings_it_back() -> None:
    claim = said("a")
    reject = decided(Verdict.REJECT, claim)
    assert reconcile([claim], [reject]) == ()
    undo = Decision(
        "u", Verdict.UNDO, claim.key, "ann", datetime(2024, 7, 2, tzinfo=UTC), "", undoes=reject.id
    )
    assert len(reconcile([claim], [reject, undo])) == 1


def test_a_person_corrects_joins_and_parts() -> None:
    one, other = said("a"), said("b", "2024-05-02")
    apart = reconcile([one, other], [decided(Verdict.UNLINK, one, other)])
    assert len(apart) == 2
    far = said("c", "2025-01-01", million=77)
    assert len(reconcile([one, far], [decided(Verdict.LINK, one, far)])) == 1
    fields = {"stage": "allocated", "amount": {"value": 12_000_000, "currency": "NOK"}}
    fixed = only([one], decided(Verdict.CORRECT, one, fields=fields))
    assert (fixed.stage, millions(fixed), fixed.reviewed) == (Stage.ALLOCATED, 12, True)


@pytest.mark.parametrize("claim", [said("a", confidence=0.1), said("a", million=9_000_000)])
def test_what_is_likely_misread_waits_until_somebody_accepts_it(claim: Statement) -> None:
    waiting = only([claim])
    assert waiting.not_counted_because is not None
    assert waiting.not_counted_because.startswith("in doubt")
    assert only([claim], decided(Verdict.ACCEPT, claim)).counted


# What holds for every ledger


def test_a_weight_names_its_finding() -> None:
    for name, levels in COMPARISONS.items():
        table = weights(Vocabulary()).tables[name]
        assert set(table) == {finding for finding, _ in levels} - {"unknown"}
        assert len(set(table.values())) == len(table)


MANY = [
    said("a"),
    said("b", "2024-05-02"),
    said("c", "2024-05-09", million=25),
    said("d", "2024-06-01", "delivered", million=4),
    said("e", "2024-05-01", **goods(12)),
    said("f", "2024-06-01", "delivered", **goods(5)),
    said("g", "2024-08-01", million=50, accounting="cumulative"),
    said("h", "2024-05-03", "suspended"),
]


@settings(max_examples=8)
@given(st.permutations(MANY), st.integers(0, len(MANY)))
def test_order_and_batches_do_not_matter(told: list[Statement], cut: int) -> None:
    reconciler = Reconciler(Vocabulary())
    reconciler.add(told[:cut])
    reconciler.commitments()
    reconciler.add(told[cut:])
    reconciler.add(told[:2])
    assert reconciler.commitments() == reconcile(MANY)


def test_a_commitment_that_is_packed_comes_back() -> None:
    made = reconcile(MANY)
    assert tuple(unpack(pack(one)) for one in made) == made


def test_the_whole_named_beside_a_part_that_came_has_not_come() -> None:
    told = [
        said("a", million=400),
        said("b", "2024-09-20", "delivered", million=100, claim="part"),
        said("b", "2024-09-20", "delivered", million=400, accounting="restated", claim="whole"),
        said("b", "2024-09-20", "delivered", million=400, accounting="restated", claim="whole"),
    ]
    kept = [one for one in reconcile(told) if one.counted and one.parent is None]
    assert all(one.delivered is None or one.delivered.amount.value <= 400 * MILLION for one in kept)  # type: ignore[union-attr]
