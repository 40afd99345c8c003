"""The slope of every finder and reader: texts made to be hard, grown 1, 2, 4 and 8 times; and seconds for 100 kB."""

import pytest
from tests.hostile.claims_slopes import DENSE, claims_slope
from tests.hostile.everyday import KINDS, page, share
from tests.hostile.slopes import FINDERS, HARD, SIZE, slope

from pledgebook.documents.webpage import read_page


@pytest.mark.parametrize("finder", FINDERS)
def test_slope(benchmark, finder: str) -> None:
    find = FINDERS[finder]
    find("Norway will give Kenya $5 million.")  # loads what is loaded once
    told = {piece: slope(find, piece) for piece in HARD}
    worst = max(told, key=lambda piece: told[piece][0])
    took, doublings = told[worst]
    benchmark.extra_info |= {"worst": worst, "seconds for 100 kB": took, "doublings": doublings}
    benchmark.pedantic(find, args=(worst * (SIZE // len(worst)),), rounds=1)
    assert took < 2 and doublings[-1] < 3  # noqa: PT018 - one verdict


@pytest.mark.parametrize("kind", KINDS)
def test_page(benchmark, kind: str) -> None:
    read_page(page(kind, 1_000))
    told = min(share(kind) for _ in range(3))
    benchmark.extra_info |= {"times the bare extraction": told}
    benchmark.pedantic(read_page, args=(page(kind),), rounds=1)
    assert told < 1.5


@pytest.mark.parametrize("kind", DENSE)
def test_claims(benchmark, kind: str) -> None:
    claims_slope(kind, 1_000)
    took, doublings = claims_slope(kind, SIZE)
    benchmark.extra_info |= {"seconds for 100 kB": took, "doublings": doublings}
    benchmark.pedantic(lambda: None, rounds=1)
    assert doublings[-1] < 3
