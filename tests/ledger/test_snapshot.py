"""What stands is read piece by piece: the same, in the same order, as what is held."""

from pathlib import Path

import pytest

from pledgebook.claims.claim import Category
from pledgebook.commitments import totals
from pledgebook.commitments.columns import By
from pledgebook.exports.tables import TABLES
from pledgebook.jobs import ListRequest
from pledgebook.jobs.listing import chosen
from pledgebook.jobs.stocking import held, stock_in
from pledgebook.ledger import Ledger
from pledgebook.ledger.shelf import KeptShelf
from tests.commitments.made import made, part
from tests.ledger.books import OLD, keep, three
from tests.ledger.furnished import BEGAN, furnish

REQUESTS = (ListRequest(), ListRequest(actor="Denmark"), ListRequest(actor="Brazil"))


def test_what_is_kept_comes_in_the_order_of_a_list(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(three(), OLD)
        with stock_in(ledger, ListRequest()) as stock:  # computed just now
            computed = list(stock.commitments)
    with Ledger.open(address) as again, stock_in(again, ListRequest()) as stock:
        found = list(stock.commitments)
        assert isinstance(stock.commitments, KeptShelf)
        assert found == computed == list(chosen(again.commitments(), ListRequest()))
        assert [one.announced for one in found][-1] is None
        assert len(found) == len(stock.commitments) == 3
    with Ledger.open(address) as again, stock_in(again, ListRequest(actor="Denmark")) as stock:
        assert [one.actors for one in stock.commitments] == [("DNK",)]


@pytest.mark.parametrize("request_", REQUESTS)
def test_every_table_has_the_rows_that_it_has_when_all_is_held(address: str, request_: ListRequest) -> None:
    with Ledger.open(address) as ledger:
        furnish(ledger)
    with Ledger.open(address) as again, stock_in(again, request_, BEGAN) as stock:
        whole = held(again, request_, BEGAN)
        assert isinstance(stock.commitments, KeptShelf)
        assert stock.rules == whole.rules
        for table in TABLES:
            assert list(table.rows(stock)) == list(table.rows(whole))
        assert len(stock.documents) == len(whole.documents)


@pytest.mark.parametrize("request_", REQUESTS)
def test_documents_are_the_same_before_and_after_all_was_gone_through(
    address: str, request_: ListRequest
) -> None:
    with Ledger.open(address) as ledger:
        furnish(ledger)
    with Ledger.open(address) as again, stock_in(again, request_, BEGAN) as stock:
        before = list(stock.documents)
    with Ledger.open(address) as again, stock_in(again, request_, BEGAN) as stock:
        list(stock.told())
        assert list(stock.documents) == before
        assert len(stock.documents) == len(before)


def test_an_export_sees_one_state_whatever_is_added_meanwhile(address: str) -> None:
    first, *others = three()
    with Ledger.open(address) as ledger:
        ledger.add([first], OLD)
        with stock_in(ledger, ListRequest()) as stock:
            with Ledger.open(address) as other:
                other.add(others, OLD)
                other.commitments()
            assert len(list(stock.told())) == len(list(stock.documents)) == 1
        with stock_in(ledger, ListRequest()) as stock:
            assert len(list(stock.told())) == 3


def test_an_export_names_the_release_that_froze_it_until_the_ledger_moves_on(address: str) -> None:
    first, *others = three()
    with Ledger.open(address) as ledger:
        ledger.add([first], OLD)
        with stock_in(ledger, ListRequest()) as stock:
            assert stock.release is None
        ledger.release("spring")
        with stock_in(ledger, ListRequest()) as stock:
            assert stock.release == "spring"
    with Ledger.open(address) as again:
        with again.snapshot() as kept:
            assert kept is not None  # a release changes no commitment: nothing is computed again
        assert again._grown is None
        again.add(others, OLD)
        with stock_in(again, ListRequest()) as stock:
            assert stock.release is None


def test_packages_are_added_up_whole_though_they_come_in_lots(tmp_path: Path) -> None:
    names = [f"act{number:03}" for number in range(600)]
    wholes = {name: names[place + 300] for place, name in enumerate(names[:300]) if place % 2}
    wholes[names[400]] = names[1]  # itself a part of another
    book = [
        part(name, wholes[name], 1e6, category=Category.MILITARY) if name in wholes else made(name, 5e6)
        for name in names
    ]
    with Ledger.open(str(tmp_path / "book.db")) as ledger:
        keep(ledger, book)
        with stock_in(ledger, ListRequest()) as stock:
            assert isinstance(stock.commitments, KeptShelf)
            lots = [{one.id for one in some} for some in stock.commitments.batches()]
            assert len(lots) > 2
            assert sorted(name for some in lots for name in some) == sorted(one.id for one in book)
            by = (By.ACTOR, By.CATEGORY)
            assert totals(stock.commitments, by) == totals(book, by)


def test_what_some_documents_claim_is_a_part_of_what_all_do(address: str) -> None:
    with Ledger.open(address) as ledger:
        ledger.add(three(), OLD)
        every = list(ledger.statements())
        wanted = {every[0].source.id, every[2].source.id}
        assert set(ledger.statements_in(wanted)) == {one for one in every if one.source.id in wanted}
        assert ledger.statements_in(()) == ()
