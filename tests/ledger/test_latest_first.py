"""What stands is read one at a time in the order of a list, from what is kept as from what is computed."""

from pledgebook.jobs import ListRequest
from pledgebook.jobs.listing import chosen, latest_first
from pledgebook.ledger import Ledger
from tests.ledger.books import OLD, three


def test_what_is_kept_comes_in_the_order_of_a_list(address: str) -> None:
    wanted = ListRequest()
    with Ledger.open(address) as ledger:
        ledger.add(three(), OLD)
        computed = list(latest_first(ledger, wanted))
        assert computed == list(chosen(ledger.commitments(), wanted))
        assert [one.announced for one in computed][-1] is None
    with Ledger.open(address) as again:
        assert list(latest_first(again, wanted)) == computed
        (tanks,) = latest_first(again, ListRequest(actor="Denmark"))
        assert tanks.actors == ("DNK",)


def test_what_some_documents_claim_is_a_part_of_what_all_do(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(three(), OLD)
        every = list(ledger.statements())
        wanted = {every[0].source.id, every[2].source.id}
        assert set(ledger.statements_in(wanted)) == {one for one in every if one.source.id in wanted}
        assert ledger.statements_in(()) == ()
