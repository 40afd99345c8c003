"""Things as a line names them: chains of names and calibres put together into one head."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from pledgebook.language.item_calibres import (
    Bores,
    Calibre,
    bore_after,
    bore_before,
    find_calibres,
    with_bore,
)
from pledgebook.language.item_groups import same_kind, top
from pledgebook.language.item_heads import counted_as, design_of, named
from pledgebook.language.item_names import Found
from pledgebook.language.item_pieces import Gap, Kind, Line
from pledgebook.language.item_units import Units
from pledgebook.language.item_words import Words

_JOINTS = frozenset({"and", "or", "&", "/", ","})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "our", "this", "these", "those", "his", "her"})
_ARTICLES = frozenset({"a", "an", "another"})
_RANKS = frozenset({"last", "first"})  # "the last American soldier"
_COLUMNS = frozenset({"convoy", "fleet", "column", "flotilla", "train"})
_QUOTES = frozenset({'"', "'"})
_REACH = 8  # pieces looked at for what a thing is for
_LONGEST = 8  # names in one noun phrase
_MOST_SHARED = 2  # words of a name behind "and"
_MOST_BETWEEN = 3  # words between a design's name and its class ("Bushmaster protected mobility vehicle")


@dataclass(frozen=True, slots=True)
class Thing:
    """One head in a line, from piece `first` up to, not with, `stop`, with the name and group it has.

    `special` marks a design's own name; `sure` is false where the words mean other things too; `formation`
    says that its unit is itself one body ("battery").
    """

    first: int
    stop: int
    name: str
    group: str
    unit: str | None
    plural: bool
    special: bool
    sure: bool
    formation: bool = False


def find_things(line: Line, names: Sequence[Found], units: Units, words: Words) -> list[Thing]:
    """Return the things of a line in order, none overlapping."""
    bores = find_calibres(line)
    things: list[Thing] = []
    begins = {name.first for name in names}
    nouns = [
        n
        for n in names
        if not (_is_verb(line, n, begins, words) or _is_measure(line, n) or _is_band(line, n, begins, words))
    ]
    for chain in _chains(line, nouns, bores, words):
        if _is_other_matter(line, chain, begins, words):
            continue
        thing, bore = _thing(line, chain, bores, units, words)
        if bore is not None:
            things += _sharing(line, thing, bore, bores)
        things.append(thing)
    return things


def _is_other_matter(line: Line, chain: Sequence[Found], begins: Set[int], words: Words) -> bool:
    """Tell whether the word behind names makes them another matter ("drone attacks", "missile and drone attacks")."""
    stop = chain[-1].stop
    if line.low(stop) in words.other_matters and line.gap(stop) is Gap.SPACE:
        return True
    ends = (at for at in _row_ends(line, stop) if at not in begins)  # "food and fire engines"
    matter = next((at for at in ends if line.low(at) in words.fought), None)
    if matter is None or chain[-1].plural:
        return False
    return line.low(chain[0].first - 1) not in _ARTICLES or not line.low(matter).endswith("s")


def _row_ends(line: Line, at: int) -> Iterator[int]:
    """Yield where the words behind a row of names may stand ("missile, bomb and suicide drone" attacks)."""
    while line.low(at) in _JOINTS:
        at += 1
        yield from range(at + 1, at + 1 + _MOST_SHARED)
        at += 2 if line.low(at) in _JOINTS else 1


def _sharing(line: Line, thing: Thing, bore: Calibre, bores: Bores) -> list[Thing]:
    """Return the calibres that share a head ("105mm and 155mm rounds" are two things)."""
    found: list[Thing] = []
    at = bore.first
    while line.low(at - 1) in _JOINTS and (other := bores.by_stop.get(at - 1 - (line.low(at - 2) == ","))):
        name = thing.name.replace(bore.label, other.label)
        group = thing.group.replace(bore.label, other.label)
        found.append(replace(thing, first=other.first, stop=other.stop, name=name, group=group))
        at = other.first
    return found[::-1]


def _is_titled(line: Line, chain: Sequence[Found]) -> bool:
    """Tell whether the words stand within a title of their own: "the Monetary Fund"."""
    first, stop = chain[0].first, chain[-1].stop
    if line.titled or any(found.name.special for found in chain) or not line.capital(stop - 1):
        return False
    owner = line.low(first - 1).endswith(
        ("'s", "s'")
    )  # "Peru's Rescue Team": whose it is is no part of the name
    before = line.capital(first - 1) and line.gap(first) is Gap.SPACE and line.kind(first - 1) is Kind.WORD
    before = before and not owner
    after = line.capital(stop) and line.gap(stop) is Gap.SPACE and line.kind(stop) is Kind.WORD
    return (before and first > 1) or (after and first > 0)


def _is_measure(line: Line, name: Found) -> bool:
    """Tell whether a thing only measures another: "a 12-bed hospital"; "a 30-truck convoy" is trucks."""
    tied = line.gap(name.first) is Gap.HYPHEN and line.kind(name.first - 1) is Kind.DIGITS
    return tied and line.low(name.stop) not in _COLUMNS


def _is_band(line: Line, name: Found, begins: Set[int], words: Words) -> bool:
    """Tell whether a word for people together only leads to who they are ("a team of army medics")."""
    if line.low(name.stop - 1) not in words.bands or line.low(name.stop) != "of":
        return False
    return any(at in begins for at in range(name.stop + 1, name.stop + _REACH // 2 + 1))


_TIMES = frozenset(
    f"{time}{plural}"
    for time in ("day", "week", "fortnight", "month", "year", "decade", "century", "generation")
    for plural in ("", "s")
)


def _is_verb(line: Line, name: Found, begins: Set[int], words: Words) -> bool:
    """Tell whether a word is a verb here: "to support recovery", "finances training"."""
    low = line.low(name.first)
    if name.stop - name.first > 1 or low not in words.verbs:
        return False
    if line.low(name.first - 1) in words.before_verbs:
        return True
    if line.low(name.first - 1) in _DETERMINERS or line.low(name.stop + 1) in _TIMES:
        return False  # "its sanctions", "lifted sanctions a week ago"
    counts = line.kind(name.stop) is Kind.DIGITS and name.stop + 1 < len(line)
    governs = counts or name.stop in begins or line.low(name.stop) in _DETERMINERS
    return low.endswith("s") and low not in words.nouns_in_s and governs


def _chains(line: Line, names: Sequence[Found], bores: Bores, words: Words) -> Iterator[list[Found]]:
    chain: list[Found] = []
    for name in names:
        if chain and (len(chain) == _LONGEST or not _joins(line, chain[-1], name, bores, words)):
            yield chain
            chain = []
        chain.append(name)
    if chain:
        yield chain


def _joins(line: Line, one: Found, other: Found, bores: Bores, words: Words) -> bool:
    """Tell whether two names stand in one noun phrase, the second its head or its design."""
    between = [at for at in range(one.stop, other.first) if line.low(at) not in _QUOTES]
    if between and (bore := bores.by_stop.get(other.first)) and bore.first == between[0]:
        between = []
    if not between:
        return _adjoin(one, other)
    if len(between) > _MOST_BETWEEN or not one.name.special or other.name.special or one.plural:
        return False
    plain = all(line.kind(at) is Kind.WORD and line.low(at) not in words.walls for at in between)
    return plain and same_kind(one.name.group, other.name.group)


def _adjoin(one: Found, other: Found) -> bool:
    if not other.name.special:
        return True
    if one.name.special:
        return top(one.name.group) == top(other.name.group)
    return same_kind(other.name.group, one.name.group)


def _thing(
    line: Line, chain: Sequence[Found], bores: Bores, units: Units, words: Words
) -> tuple[Thing, Calibre | None]:
    first, bore = _bore(line, chain, bores, words)
    name, group = named(line, chain, words)
    unit, stop, plural, formation = counted_as(line, chain, name, units)
    design = design_of(chain)
    special = design is not None and design.name.name == name
    if bore is not None:
        name, group = with_bore(bore, name, group)
    sure = _sure(line, chain, bore, words)
    return Thing(first, stop, name, group, unit, plural, special, sure, formation), bore


def _bore(line: Line, chain: Sequence[Found], bores: Bores, words: Words) -> tuple[int, Calibre | None]:
    """Return where the head begins with its calibre, which stands before, after or within the chain."""
    first = chain[0].first
    before = bore_before(line, first, bores, words)
    if before is not None:
        return before.first, before
    inner = next((bores.by_stop[found.first] for found in chain[1:] if found.first in bores.by_stop), None)
    return first, inner or bore_after(line, chain[-1].stop, bores)


def purpose(line: Line, first: int, stop: int, words: Words) -> str | None:
    """Return the category that words within a thing, or just before it, say of it ("army ambulances")."""
    while (
        stop - first < _REACH and line.kind(first - 1) is Kind.WORD and line.low(first - 1) not in words.walls
    ):
        first -= 1
    said = {line.low(at) for at in range(first, stop)}
    if said & words.military:
        return "military"
    return "humanitarian" if said & words.humanitarian else None


def _sure(line: Line, chain: Sequence[Found], bore: Calibre | None, words: Words) -> bool:
    if _is_titled(line, chain):
        return False
    if len(chain) > 1 or bore is not None:
        return True
    found = chain[0]
    if not found.name.alone and not found.plural:
        return False
    if line.words(found.first, found.stop).lower() not in words.counted or _is_of_nation(line, found):
        return True
    at = found.first
    while (
        at > found.first - _MOST_BETWEEN
        and line.kind(at - 1) is Kind.WORD
        and line.low(at - 1) not in words.walls | _ARTICLES
    ):
        at -= 1
    ranked = any(line.low(place) in _RANKS for place in range(at, found.first))
    return ranked or line.low(at - 1) in _ARTICLES


def _is_of_nation(line: Line, found: Found) -> bool:
    """Tell whether a name stands right before people in small letters ("the Jordanian battalion", "Swiss teams")."""
    before = found.first - 1
    named = line.kind(before) is Kind.WORD and line.capital(before) and line.low(before) not in _OPENING
    people = (found.name.group or "").startswith("personnel/")
    return (
        people
        and named
        and not line.titled
        and not line.capital(found.first)
        and line.gap(found.first) is Gap.SPACE
    )


_OPENING = _DETERMINERS | {
    "all",
    "some",
    "most",
    "many",
    "more",
    "no",
    "other",
    "several",
    "local",
    "new",
    "every",
}
