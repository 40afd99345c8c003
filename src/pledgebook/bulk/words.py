"""Many words found at once in bytes, at the speed at which memory is read."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

Place: TypeAlias = tuple[int, int]
Search: TypeAlias = Callable[[bytes], list[tuple[int, int, int]]]

# Up to so many words a vector search of the library is used, which is ten times as fast as its automaton.
_AT_ONCE = 64
_LETTERS = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


class Names:
    """Names as they are written, each a word of its own: not "Oman" in "Omani", but in "Oman's"."""

    def __init__(self, names: Iterable[str]) -> None:
        words = sorted({form for name in _needed(set(names)) for form in _written(name)})
        self._searches = [search_for(words[at : at + _AT_ONCE]) for at in range(0, len(words), _AT_ONCE)]

    def places(self, text: bytes) -> list[Place]:
        """Return where names stand in a text, in its order."""
        found = [
            (start, end)
            for search in self._searches
            for _, start, end in search(text)
            if _begins_word(text, start) and _ends_name(text, end)
        ]
        return sorted(found) if len(self._searches) > 1 else found


class Stems:
    """What words begin with, in small letters: "provid" finds "provides", not "improvident"."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._search = search_for(list(_shortest(stem.encode() for stem in stems)), table=True)

    def places(self, text: bytes) -> Iterator[Place]:
        """Yield where words with these beginnings stand in a text of small letters."""
        return ((start, end) for _, start, end in self._search(text) if _begins_word(text, start))


def _shortest(stems: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the stems that no other stem begins: "aid" finds "aid package"."""
    last = None
    for stem in sorted(set(stems)):
        if last is None or not stem.startswith(last):
            last = stem
            yield stem


def search_for(words: list[bytes], *, table: bool = False) -> Search:
    """Return the search for words: it gives the number, start and end of each, the longest at each place.

    As a table it is twice as fast for very many words, and takes some milliseconds to make.
    """
    from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

    kind = Implementation.DFA if table else None
    # The vector search serves leftmost matches only.
    automaton: Any = BytesAhoCorasick(words, matchkind=MatchKind.LeftmostLongest, implementation=kind)
    found: Search = automaton.find_matches_as_indexes
    return found


def _needed(names: set[str]) -> Iterator[str]:
    """Yield the names that hold no other: where "Armed Forces of Ukraine" stands, "Ukraine" does too."""
    for name in names:
        parts = name.split(" ")
        within = (
            " ".join(parts[first:last])
            for first in range(len(parts))
            for last in range(first + 1, len(parts) + 1)
            if last - first < len(parts)
        )
        if names.isdisjoint(within):
            yield name


def _written(name: str) -> Iterator[bytes]:
    """Yield a name in the encodings of pages."""
    yield name.encode()
    if not name.isascii():
        yield name.encode("cp1252", "ignore")


def _begins_word(text: bytes, start: int) -> bool:
    return not start or text[start - 1] not in _LETTERS


def _ends_name(text: bytes, end: int) -> bool:
    if end == len(text) or text[end] not in _LETTERS:
        return True
    return text[end : end + 1] == b"s" and (end + 1 == len(text) or text[end + 1] not in _LETTERS)
