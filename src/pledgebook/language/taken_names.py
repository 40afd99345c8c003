"""Short names that a text takes for a body of its own: "the Civil Defence Commission (CDC)" is no American agency."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from pledgebook.language.abbreviated import SMALL_WORDS, spells
from pledgebook.language.gazetteer import Name, Role, load_gazetteer
from pledgebook.party import PartyKind
from pledgebook.vocabulary import Match, Vocabulary

_SHORT = re.compile(r"[A-Z][A-Za-z]{0,5}[A-Z]")
_LONG = re.compile(
    rf"(?<![\w'’-])(?:[A-ZÀ-Þ][\w'’-]{{1,40}} )(?:(?:{SMALL_WORDS}|[A-ZÀ-Þ][\w'’-]{{1,40}}) ){{1,9}}\($"
)
_REACH = 120  # code points of a long name and the bracket behind it
_TELLING = 4  # letters of a word by which two names are alike


def without_taken(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> list[Match[Name]]:
    """Return the names without those that the text introduces as short for the name of somebody else."""
    names = [name for place, name in enumerate(names) if not _is_part(text, names, place, vocabulary)]
    bracketed = [name for name in names if _is_bracketed(text, name)]
    taken = {name.span.of(text) for name in bracketed if _is_of_another(text, name, names, vocabulary)}
    return [name for name in names if name.span.of(text) not in taken] if taken else names


def _is_part(text: str, names: Sequence[Match[Name]], place: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a name only ends a longer word or name: "inter-American", "Save the Children UK"."""
    name, before = names[place], names[place - 1] if place else None
    if name.value.kind is not PartyKind.STATE:
        return False
    if _JOINED.search(text, max(0, name.span.start - _PREFIX), name.span.start):
        return True
    near = before is not None and text[before.span.end : name.span.start] in (" ", "-")
    agency = near and before is not None and before.value.id in _branched(vocabulary)
    return agency and name.value.role is Role.NAME


@cache
def _branched(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of the private agencies whose branches are called by their lands (roles.yml)."""
    return frozenset(vocabulary.rows("roles")["branched"])


_JOINED = re.compile(r"\b(?:inter|pan|trans|all|afro|latino)-$", re.IGNORECASE)
_PREFIX = 8  # code points of such a beginning


def _is_bracketed(text: str, name: Match[Name]) -> bool:
    start, end = name.span
    alone = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return alone and _SHORT.fullmatch(text, start, end) is not None


def _is_of_another(
    text: str, name: Match[Name], names: Sequence[Match[Name]], vocabulary: Vocabulary
) -> bool:
    """Tell whether the words before the bracket spell a short name, and are no name of whom it is known for."""
    start = name.span.start
    run = _LONG.search(text, max(0, start - _REACH), start)
    long = next((one for one in _spelled(run, name.span.of(text))), None) if run else None
    if run is None or long is None:
        return False
    before = (other for other in names if run.start() < other.span.end < start)
    if any(other.value.id == name.value.id for other in before):
        return False
    own = _full_names(name.span.of(text), name.value.id, vocabulary)
    return not own & _telling(long)


def _spelled(run: re.Match[str], short: str) -> Iterator[str]:
    """Yield the ends of a row of words that a short name is made of, the longest first."""
    words = run[0].removesuffix("(").split()
    ends = (" ".join(words[place:]) for place in range(len(words) - 1))
    yield from (long for long in ends if long[:1].isupper() and spells(short, long))


@lru_cache(maxsize=64)
def _full_names(short: str, owner: str | None, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the telling words of the full names by which a short name is known."""
    known = load_gazetteer(vocabulary).spellings.items()
    full = (words for words, name in known if name.id == owner and " " in words and spells(short, words))
    return frozenset(word for words in full for word in _telling(words))


def _telling(name: str) -> frozenset[str]:
    """Return the beginnings of the words of a name that tell it from others."""
    words = (word.lower() for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())
    return frozenset(word[:_TELLING] for word in words if len(word) >= _TELLING)
