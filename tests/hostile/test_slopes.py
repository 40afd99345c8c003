"""A cheap sample of the slopes: eight times the text takes about eight times the time. All of them: `make bench`."""

import random
from collections.abc import Callable

import pytest

from .clock import in_any_look
from .slopes import FINDERS, HARD, slope

SIZE = 16_000


@pytest.mark.parametrize("finder", FINDERS)
def test_a_longer_text_takes_no_more_than_its_share(finder: str) -> None:
    find = FINDERS[finder]
    find("Norway will give Kenya $5 million.")  # loads what is loaded once
    for piece in random.Random(finder).sample(HARD, 8):
        assert in_any_look(lambda piece=piece: _is_even(find, piece)), piece  # type: ignore[misc]


def _is_even(find: Callable[[str], object], piece: str) -> bool:
    """Tell whether eight times the text took less than twenty times as long: 64 where each meets all others."""
    took, doublings = slope(find, piece, SIZE)
    return took < 0.16 or (took < 1 and doublings[0] * doublings[1] * doublings[2] < 20)


def test_the_check_finds_what_is_slow() -> None:
    took, doublings = slope(lambda text: [text.count("b", at) for at in range(len(text))], "a", 4 * SIZE)
    assert took > 0.02
    assert doublings[0] * doublings[1] * doublings[2] >= 20  # 64 where nothing else is at work
