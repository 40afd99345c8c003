"""Who gives whom how much does not depend on which state, bank, thing or spelling it is told with.

Passages are read again with others in the place of those they name (invariance.yml); what is said of them must
be the same, up to the names. A share below what the table asks is shown with the passages that differ.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from zlib import crc32

import pytest

from pledgebook.claims import Reading
from tests.claims.coding import Passage
from tests.claims.substitution import (
    TABLES,
    Counterpart,
    told,
    with_dateline,
    with_organisations,
    with_spellings,
    with_states,
    with_things,
)
from tests.claims.test_probes import DEVELOPMENT, ReadPassage

_MOST = 60  # passages of a kind
Pair = tuple[Passage, Counterpart]


def _pairs(
    make: Callable[[Passage], Counterpart | None], passages: Iterable[Passage] = DEVELOPMENT
) -> Iterator[Pair]:
    made = ((passage, make(passage)) for passage in passages)
    return islice(((passage, other) for passage, other in made if other), _MOST)


def _share(pairs: Iterable[Pair], read: Callable[[Passage], Reading]) -> tuple[float, str]:
    """Return the share of claims that come out the same, and the passages in which they do not."""
    same = whole = 0
    differing = []
    for passage, other in pairs:
        before, after = Counter(told(read(passage), other.ids)), Counter(told(read(other.passage), {}))
        same += (before & after).total()
        whole += max(before.total(), after.total())
        if before != after:
            differing.append(f"{other.passage.text}\n   was {dict(before)}\n   is {dict(after)}")
    return same / whole, "\n".join(differing)


@pytest.mark.parametrize("group", TABLES["states"])
def test_any_state_may_stand_for_any_other(group: str, read_passage: ReadPassage) -> None:
    """Each group is tried on passages of its own, told by their ids: which they are does not shift with new ones."""
    row, place = TABLES["states"][group], list(TABLES["states"]).index(group)
    passages = [one for one in DEVELOPMENT if crc32(one.id.encode()) % len(TABLES["states"]) == place]
    share, differing = _share(
        _pairs(lambda passage: with_states(passage, row["stand_ins"]), passages), read_passage
    )
    assert share >= row["at_least"], differing


def test_any_lender_or_agency_may_stand_for_another(read_passage: ReadPassage) -> None:
    share, differing = _share(_pairs(with_organisations), read_passage)
    assert share >= TABLES["organisations"]["at_least"], differing


def test_any_thing_may_stand_for_another(read_passage: ReadPassage) -> None:
    pairs = _pairs(lambda passage: with_things(passage, read_passage(passage)), DEVELOPMENT[::6])
    share, differing = _share(pairs, read_passage)
    assert share >= TABLES["things"]["at_least"], differing


def test_a_report_may_be_filed_from_anywhere(read_passage: ReadPassage) -> None:
    share, differing = _share(_pairs(with_dateline, DEVELOPMENT[1::3]), read_passage)
    assert share >= TABLES["datelines"]["at_least"], differing


def test_british_and_american_spelling_say_the_same(read_passage: ReadPassage) -> None:
    share, differing = _share(_pairs(with_spellings), read_passage)
    assert share >= TABLES["spellings"]["at_least"], differing
