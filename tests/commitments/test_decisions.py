"""What a person decides beats what the machine says (codebook 8.11)."""

from collections.abc import Sequence

import pytest

from pledgebook.claims.claim import Stage
from pledgebook.commitments import Decision, reconcile
from pledgebook.commitments.commitment import Commitment
from pledgebook.commitments.decision import Verdict
from pledgebook.commitments.statement import Statement
from pledgebook.vocabulary import Vocabulary
from tests.commitments.made import euros
from tests.commitments.told import decided, only, told

SEVEN = {"amount": {"value": 7_000_000, "currency": "EUR"}}
A = told("a", amount=5_250_000)
SAME = told("b", amount=5_250_000)
OTHER = told("c", amount=9_100_000, day=200, words="Finland builds schools")


def ledger(said: Sequence[Statement], *decisions: Decision) -> tuple[Commitment, ...]:
    """Return what claims and decisions make."""
    return reconcile(said, decisions, Vocabulary())


def test_an_accepted_claim_is_reviewed() -> None:
    assert not only(ledger([A])).reviewed
    assert only(ledger([A], decided(Verdict.ACCEPT, A))).reviewed


def test_a_rejected_claim_is_not_there() -> None:
    assert ledger([A], decided(Verdict.REJECT, A)) == ()
    assert only(ledger([A, SAME], decided(Verdict.REJECT, A))).claims == ("b",)


SAID_STAGES = ((1, "committed"), (2, "allocated"))
FIELDS = [
    ("stage", "delivered", "stage", Stage.DELIVERED),
    ("actors", [{"id": "SWE"}], "actors", ("SWE",)),
    ("recipients", ["KEN"], "recipients", ("KEN",)),
    ("amount", SEVEN["amount"], "amount", euros(7_000_000)),
    ("amount", None, "amount", None),
    ("category", None, "category", None),
    ("announced", "2023-04-02", "announced", "2023-04-02"),
    ("conditional", True, "conditional", True),
    ("negated", True, "counted", False),
    ("accounting", "cumulative", "not_counted_because", "a total to date"),
]


@pytest.mark.parametrize(("field", "value", "shown", "expected"), FIELDS)
def test_a_corrected_field_takes_the_place_of_what_was_read(
    field: str, value: object, shown: str, expected: object
) -> None:
    found = only(ledger([A], decided(Verdict.CORRECT, A, fields={field: value})))
    assert getattr(found, shown) == expected
    assert found.reviewed


def test_corrections_of_two_fields_both_hold_and_the_later_of_one_field() -> None:
    """Nor does an accept take a correction back; only an undo does."""
    stages = [decided(Verdict.CORRECT, A, at=at, fields={"stage": stage}) for at, stage in SAID_STAGES]
    giver = decided(Verdict.CORRECT, A, at=3, fields={"actors": ["SWE"]})
    accepted = decided(Verdict.ACCEPT, A, at=4)
    found = only(ledger([A], *stages, giver, accepted))
    assert (found.stage, found.actors) == (Stage.ALLOCATED, ("SWE",))
    back = decided(Verdict.UNDO, A, at=5, undoes=stages[1].id)
    assert only(ledger([A], *stages, giver, accepted, back)).stage is Stage.COMMITTED


def test_the_last_of_reject_and_accept_holds() -> None:
    rejected = decided(Verdict.REJECT, A, at=1)
    assert only(ledger([A], rejected, decided(Verdict.ACCEPT, A, at=2))).counted
    assert ledger([A], rejected, decided(Verdict.ACCEPT, A, at=0)) == ()


def test_linked_claims_are_one_act_whatever_speaks_against_it() -> None:
    assert len(ledger([A, OTHER])) == 2
    assert only(ledger([A, OTHER], decided(Verdict.LINK, A, OTHER))).claims == ("a", "c")


def test_claims_that_are_not_the_same_stay_apart() -> None:
    assert len(ledger([A, SAME])) == 1
    assert len(ledger([A, SAME], decided(Verdict.UNLINK, SAME, A))) == 2


def test_the_later_of_two_decisions_on_a_pair_holds() -> None:
    apart, joined = decided(Verdict.UNLINK, A, SAME, at=1), decided(Verdict.LINK, SAME, A, at=2)
    assert len(ledger([A, SAME], joined, apart)) == 1


@pytest.mark.parametrize("verdict", [Verdict.REJECT, Verdict.ACCEPT])
def test_what_is_undone_was_never_decided(verdict: Verdict) -> None:
    first = decided(verdict, A)
    assert ledger([A], first, decided(Verdict.UNDO, A, at=1, undoes=first.id)) == ledger([A])


def test_an_undone_link_leaves_the_earlier_word_on_the_pair() -> None:
    apart, joined = decided(Verdict.UNLINK, A, SAME, at=1), decided(Verdict.LINK, A, SAME, at=2)
    back = decided(Verdict.UNDO, A, SAME, at=3, undoes=joined.id)
    assert len(ledger([A, SAME], apart, joined, back)) == 2


def test_a_chosen_amount_wins_and_the_others_stand_beside_it() -> None:
    together = decided(Verdict.LINK, A, OTHER)
    chosen = decided(Verdict.CHOOSE, A, at=1, fields=SEVEN)
    found = only(ledger([A, OTHER], together, chosen))
    assert found.amount == euros(7_000_000)
    (conflict,) = found.conflicts
    assert (conflict.chosen, conflict.reason) == ("7,000,000 EUR", "chosen by Aino")
    assert {figure.value for figure in conflict.values} == {"7,000,000 EUR", "5,250,000 EUR", "9,100,000 EUR"}


def test_a_choice_names_who_tells_the_chosen_amount() -> None:
    together = decided(Verdict.LINK, A, OTHER)
    chosen = decided(Verdict.CHOOSE, A, at=1, fields={"amount": {"value": 9_100_000, "currency": "EUR"}})
    found = only(ledger([A, OTHER], together, chosen))
    assert (found.conflicts[0].values[0].claims, found.conflicts[0].values[0].sources) == (("c",), 1)


def test_the_later_choice_holds_and_one_taken_back_does_not() -> None:
    other = {"amount": {"value": 6_000_000, "currency": "EUR"}}
    first = decided(Verdict.CHOOSE, A, at=1, fields=SEVEN)
    later = decided(Verdict.CHOOSE, SAME, at=2, fields=other)
    back = decided(Verdict.UNDO, SAME, at=3, undoes=later.id)
    assert only(ledger([A, SAME], later, first)).amount == euros(6_000_000)
    assert only(ledger([A, SAME], later, first, back)).amount == euros(7_000_000)


def test_a_choice_corrects_no_claim() -> None:
    """Once the claims turn out to be two acts, the other keeps what was read."""
    apart = decided(Verdict.UNLINK, A, SAME)
    found = ledger([A, SAME], apart, decided(Verdict.CHOOSE, A, at=1, fields=SEVEN))
    assert {one.claims: one.amount for one in found} == {("a",): euros(7_000_000), ("b",): euros(5_250_000)}


def test_a_correction_stands_beside_a_choice() -> None:
    corrected = decided(Verdict.CORRECT, A, fields={"stage": "allocated"})
    found = only(ledger([A], corrected, decided(Verdict.CHOOSE, A, at=1, fields=SEVEN)))
    assert (found.stage, found.amount) == (Stage.ALLOCATED, euros(7_000_000))


def test_who_links_or_parts_two_claims_has_reviewed_both() -> None:
    linked = only(ledger([A, OTHER], decided(Verdict.LINK, A, OTHER)))
    assert linked.reviewed
    parted = decided(Verdict.UNLINK, A, SAME)
    assert [one.reviewed for one in ledger([A, SAME, OTHER], parted)] == [True, True, False]
    assert not any(
        one.reviewed for one in ledger([A, SAME], parted, decided(Verdict.UNDO, A, at=1, undoes=parted.id))
    )
