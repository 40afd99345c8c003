"""A ledger with something in every table, as years of use leave it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

from pledgebook.jobs import Deed, Order, decide
from pledgebook.ledger import Ledger
from pledgebook.ledger.people import Role
from pledgebook.ledger.search import Wanted

from .books import NEW, OLD, document, read, three

BEGAN = datetime(2025, 3, 1, 9, tzinfo=UTC)
TWICE = "Finland will give Tanzania a grant of 5 million euros for wells, a minister said in Dodoma."
_PASSWORD = "a long enough one"


def furnish(ledger: Ledger) -> None:
    """Read, see again, read anew, decide, take back, freeze, redact, let people in."""
    again = read(document(TWICE, "again", published=date(2023, 5, 25), publisher="Daily Lake"))
    ledger.add([*three(), again], OLD)
    ledger.add(three()[:1], NEW)
    ledger.add([replace(three()[1], document=replace(three()[1].document, id="tanks, seen elsewhere"))], OLD)
    _decide(ledger)
    ledger.commitments()
    ledger.release("spring")
    ledger.redact("cut", "ordered by a court")
    _let_in(ledger)
    ledger.search(Wanted("wells"))
    ledger.find_claims("wells")
    ledger.commitments()


def _decide(ledger: Ledger) -> None:
    minutes = count(1)

    def do(deed: Deed, name: str, who: str, **more: object) -> None:
        key = next(one.key for one in ledger.statements() if one.source.label == name)
        at = BEGAN + timedelta(minutes=next(minutes))
        decide(ledger, Order(deed, key, **more), who, at)  # type: ignore[arg-type]

    do(Deed.ACCEPT, "grant", "ann")
    do(Deed.CORRECT, "tanks", "ben", fields={"stage": "committed"}, because="it is an order")
    do(Deed.REJECT, "again", "ann")
    do(Deed.UNDO, "again", "ann")


def _let_in(ledger: Ledger) -> None:
    people = ledger.people()
    people.make("ann", _PASSWORD, Role.ADMIN)
    people.make("ben", _PASSWORD, Role.REVIEWER)
    people.make_token("ben", "notebook", Role.READER)
    people.sign_in("ann", _PASSWORD, "127.0.0.1")
    people.set_option("reviewers", "2", "ann")
    people.skip("ben", "claim:x")
