"""Every finder that reads any text, and texts made to be hard for it, grown 1, 2, 4 and 8 times."""

import gc
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise

from fuzz.targets import DAY, vocabulary

from pledgebook.documents import signature
from pledgebook.documents.decode import decode
from pledgebook.documents.language import find_language
from pledgebook.documents.plain import read_plain
from pledgebook.documents.reasons import UnreadableError
from pledgebook.language.items import find_items
from pledgebook.language.money import find_amounts
from pledgebook.language.normalise import build_view
from pledgebook.language.numbers import find_numbers
from pledgebook.language.parties import find_parties
from pledgebook.language.quotes import find_quotes
from pledgebook.language.split import split
from pledgebook.language.when import find_dates

from .clock import seconds

SIZE = 100_000
HARD = [
    *(
        "$ 1 ",
        "1,",
        "1 ",
        "and ",
        "a",
        "A ",
        "A. ",
        "a-",
        '"',
        '"a ',
        "' ",
        "(",
        "[",
        "[a](",
        "<a ",
        "*",
        "_a",
        "> ",
    ),
    *(
        "- ",
        "| ",
        "\n",
        "\n\n",
        " ",
        "\u202e",
        "½",
        "said ",
        "he said ",
        "president ",
        "of the ",
        "the minister ",
    ),
    *(
        "from 5 to ",
        "5 million ",
        "one hundred and ",
        "Monday ",
        "in March ",
        "last year ",
        "2030-",
        "boats ",
        "John ",
    ),
    *(
        "Norway and ",
        "its ",
        "5 tanks, ",
        "per cent ",
        "US$",
        "x" * 50 + " ",
        "The Kenyan government will send aid. ",
    ),
]


def _parties(text: str) -> object:
    view, blocks = build_view(text)
    return find_parties(view, split(view, blocks, vocabulary()), vocabulary(), DAY, None)


def _plain(text: str) -> None:
    with suppress(UnreadableError):  # a text of white space alone is refused, as fast
        read_plain(text.encode())


def _quotes(text: str) -> object:
    view, blocks = build_view(text)
    return find_quotes(view, blocks, split(view, blocks, vocabulary()), (), vocabulary())


FINDERS: dict[str, Callable[[str], object]] = {
    "decode": lambda text: decode(text.encode()),
    "plain": _plain,
    "language": find_language,
    "view": build_view,
    "split": lambda text: split(*build_view(text), vocabulary()),
    "numbers": find_numbers,
    "money": lambda text: find_amounts(text, vocabulary()),
    "items": lambda text: find_items(text, vocabulary()),
    "dates": lambda text: find_dates(text, DAY, vocabulary()),
    "parties": _parties,
    "quotes": _quotes,
    "copies": signature,
}


def slope(find: Callable[[str], object], piece: str, size: int = SIZE) -> tuple[float, list[float]]:
    """Return the seconds at the full size and how much longer each doubling took, from an eighth of it."""
    texts = [piece * (size // len(piece) // part) for part in (8, 4, 2, 1)]
    gc.disable()  # what else the process holds is walked through at times, and is no time of the text
    try:
        took = [seconds(lambda text=text: find(text)) for text in texts]  # type: ignore[misc]
    finally:
        gc.enable()
    return took[-1], [after / max(before, 1e-4) for before, after in pairwise(took)]
