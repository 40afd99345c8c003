"""A person's act is kept whole or refused, and can always be taken back (codebook 8.11)."""

import pytest

from pledgebook.claims import claim_record
from pledgebook.claims.claim import Stage
from pledgebook.claims.claim_of import claim_of
from pledgebook.commitments import Commitment
from pledgebook.errors import BadFieldsError, ChangedClaimError, NothingToUndoError
from pledgebook.jobs import Deed
from pledgebook.ledger import Ledger
from tests.ledger.books import GRANT

from .conftest import Key, Reviewer


def acts(book: Ledger) -> dict[str, Commitment]:
    return {claim: one for one in book.commitments() for claim in one.claims}


def test_an_accepted_claim_is_reviewed(book: Ledger, ann: Reviewer, keys: dict[str, Key]) -> None:
    (kept,) = ann.do(Deed.ACCEPT, keys["tanks"])
    assert acts(book)[keys["tanks"][1]].reviewed
    assert (kept.by, kept.subject) == ("ann", keys["tanks"])


def test_a_correction_holds(book: Ledger, ann: Reviewer, keys: dict[str, Key]) -> None:
    fields = {"stage": "committed", "actors": ["SWE"], "amount": {"value": 6, "currency": "SEK"}}
    ann.do(Deed.CORRECT, keys["grant"], fields=fields)
    one = acts(book)[keys["grant"][1]]
    assert (one.stage, one.actors) == (Stage.COMMITTED, ("SWE",))


WRONG = [
    ({"stage": "likely"}, "stage: likely is none of"),
    ({"actors": ["ATLANTIS"]}, "actors: ATLANTIS is no known party"),
    ({"amount": {"value": "much"}}, "amount: much is no number"),
    ({"amount": {"value": 1, "currency": "euros"}}, "euros is no currency"),
    ({"items": [{"quantity": 3}]}, "items: each must have a name"),
    ({"colour": "red"}, "colour: no such field"),
    ({"negated": "no"}, "negated: must be true or false"),
    ({}, "correct: no field is given"),
]


@pytest.mark.parametrize(("fields", "said"), WRONG)
def test_what_no_claim_can_hold_is_refused(
    book: Ledger, ann: Reviewer, keys: dict[str, Key], fields: dict[str, object], said: str
) -> None:
    with pytest.raises(BadFieldsError, match=said):
        ann.do(Deed.CORRECT, keys["grant"], fields=fields)
    assert list(book.decisions()) == []


def test_words_marked_become_a_claim(book: Ledger, ann: Reviewer, keys: dict[str, Key]) -> None:
    document, at = keys["grant"][0], GRANT.index("a grant")
    fields = {
        "actors": ["FIN"],
        "recipients": ["KEN"],
        "amount": {"value": "2000000", "currency": "EUR"},
        "items": [{"name": "well", "quantity": "12"}],
    }
    (kept,) = ann.do(Deed.ADD, (document, ""), evidence=[(at, at + 7)], fields=fields)
    one = acts(book)[kept.subject[1]]
    assert (one.recipients, one.counted, one.reviewed) == (("KEN",), True, True)
    assert claim_record(claim_of(book.claim(kept.subject)), GRANT) == book.claim(kept.subject)
    assert list(book.check()) == []


@pytest.mark.parametrize("place", [(-1, 4), (5, 5), (3, 10**6)])
def test_words_that_are_not_in_the_text_cannot_be_marked(
    ann: Reviewer, keys: dict[str, Key], place: tuple[int, int]
) -> None:
    with pytest.raises(BadFieldsError, match="mark the words"):
        ann.do(Deed.ADD, (keys["grant"][0], ""), evidence=[place], fields={})


def test_a_claim_is_split_and_one_undo_makes_it_whole(
    book: Ledger, ann: Reviewer, keys: dict[str, Key]
) -> None:
    parts = [{"amount": {"value": value, "currency": "EUR"}} for value in (2_000_000, 3_000_000)]
    rejected, *made = ann.do(Deed.SPLIT, keys["grant"], parts=parts)
    assert rejected.because == "split into 2 claims"
    sums = sorted(int(acts(book)[one.subject[1]].amount.value) for one in made)  # type: ignore[union-attr]
    assert sums == [2_000_000, 3_000_000]
    assert keys["grant"][1] not in acts(book)
    ann.do(Deed.UNDO)
    assert keys["grant"][1] in acts(book)
    assert not {one.subject[1] for one in made} & acts(book).keys()


def test_two_claims_are_merged(book: Ledger, ann: Reviewer, keys: dict[str, Key]) -> None:
    ann.do(Deed.MERGE, keys["grant"], other=keys["again"])
    assert keys["again"][1] not in acts(book)
    assert acts(book)[keys["grant"][1]].reviewed


def test_linked_and_parted(book: Ledger, ann: Reviewer, keys: dict[str, Key]) -> None:
    ann.do(Deed.LINK, keys["grant"], other=keys["tanks"])
    assert acts(book)[keys["grant"][1]] == acts(book)[keys["tanks"][1]]
    ann.do(Deed.UNLINK, keys["grant"], other=keys["tanks"])
    assert acts(book)[keys["grant"][1]] != acts(book)[keys["tanks"][1]]


def test_undo_takes_back_ones_own_last_act_only(
    book: Ledger, ann: Reviewer, ben: Reviewer, keys: dict[str, Key]
) -> None:
    ann.do(Deed.REJECT, keys["tanks"])
    ben.do(Deed.REJECT, keys["cut"])
    ann.do(Deed.UNDO)
    assert keys["tanks"][1] in acts(book)
    assert keys["cut"][1] not in acts(book)
    with pytest.raises(NothingToUndoError, match="nothing of yours"):
        ann.do(Deed.UNDO)


def test_a_named_decision_can_be_taken_back_once(ann: Reviewer, ben: Reviewer, keys: dict[str, Key]) -> None:
    (kept,) = ann.do(Deed.REJECT, keys["tanks"])
    ben.do(Deed.UNDO, undoes=kept.id)
    with pytest.raises(NothingToUndoError, match="taken back already"):
        ben.do(Deed.UNDO, undoes=kept.id)


def test_what_somebody_decided_meanwhile_is_not_overrun(
    book: Ledger, ann: Reviewer, ben: Reviewer, keys: dict[str, Key]
) -> None:
    seen = [book.as_it_stands(keys["grant"])]
    ann.do(Deed.ACCEPT, keys["grant"], seen=seen)
    with pytest.raises(ChangedClaimError, match="ann has decided"):
        ben.do(Deed.REJECT, keys["grant"], seen=seen)
    assert acts(book)[keys["grant"][1]].reviewed


def test_a_decision_on_words_that_have_changed_is_refused(
    book: Ledger, ann: Reviewer, keys: dict[str, Key]
) -> None:
    seen = [book.as_it_stands(keys["grant"])._replace(words="others")]
    with pytest.raises(ChangedClaimError, match="have changed since you saw them"):
        ann.do(Deed.ACCEPT, keys["grant"], seen=seen)
