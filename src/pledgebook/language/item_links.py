"""What things of one line have to do with each other: another name, a part for it, one count for two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pledgebook.language.item_after import cell_before, count_after
from pledgebook.language.item_counts import Count, Counter, Figure
from pledgebook.language.item_groups import same_kind, top
from pledgebook.language.item_pieces import Gap, Kind, Line
from pledgebook.language.item_things import Thing
from pledgebook.language.item_words import Words, is_plural, may_be_goods, singular_of

_DASHES = frozenset({"-", "–", "—"})
_JOINTS = frozenset({",", "and", "or", "&", "/", ";"})
_TYPES = frozenset({"type", "model", "types", "models", "brand", "make"})
# What is made for something else: the thing after "for" is not given.
_PARTS = frozenset({"ammunition", "missiles", "training", "bombs"})
_PART_GROUPS = frozenset({"air_defence/missile", "general/goods", "general/military_goods", "services"})
_MACHINES = frozenset(
    {
        "vehicles",
        "aircraft",
        "weapons",
        "air_defence",
        "drones",
        "ships",
        "engineering",
        "demining",
        "electronics",
    }
)
_OWNERS = frozenset({"the", "its", "their", "this", "these", "our"})
_HELP = frozenset({"training", "services", "medical", "general"})
_MOST_WORDS = 3  # words that may part two linked things


@dataclass(frozen=True, slots=True)
class Tally:
    """A thing with its count; the item ends before `stop`; `serves` where it is made for another thing."""

    thing: Thing
    count: Count | None
    stop: int
    figure: Figure | None = None
    serves: bool = False

    def first(self, line: Line) -> int:
        """Return the piece where the thing or its count begins."""
        begin = line.first_at(self.count.span.start) if self.count else None
        return self.thing.first if begin is None else min(begin, self.thing.first)


def tallies(line: Line, things: Sequence[Thing], counter: Counter) -> list[Tally]:
    """Return the things of a line with their counts, in order; a thing that is another's unit is left out."""
    found: list[Tally] = []
    for thing in things:
        tally = _headed(line, _tally(thing, counter), counter)
        begin = tally.count.span.start if tally.count else line.pieces[thing.first].start
        while found and tally.figure and line.pieces[found[-1].thing.first].start >= begin:
            found.pop()
        found.append(tally)
    return found


def _tally(thing: Thing, counter: Counter) -> Tally:
    before = counter.before(thing)
    if before is not None:
        return Tally(thing, before[0], thing.stop, before[1])
    after = count_after(counter, thing)
    if after is not None:
        return Tally(thing, after[0], after[1])
    cell = cell_before(counter, thing)
    if cell is not None:
        return Tally(thing, cell[0], thing.stop, cell[1])
    return Tally(thing, None, thing.stop)


def _headed(line: Line, tally: Tally, counter: Counter) -> Tally:
    """Follow a counted name to the plural it stands before ("12 helicopter landing pads")."""
    thing, words = tally.thing, counter.words
    one = tally.figure is None or tally.figure.number.value == 1 or (tally.count and tally.count.unit)
    if one or thing.plural or thing.unit:
        return tally
    at = thing.stop
    while at < thing.stop + 2 and _is_plain(line, at, counter) and not is_plural(line.low(at)):
        at += 1
    if not (_is_plain(line, at, counter) and is_plural(line.low(at))):
        return tally
    if not may_be_goods(line.low(at), words):
        return Tally(thing, None, thing.stop)
    said = [line.low(place) for place in range(thing.stop, at)]
    name = " ".join([thing.name, *said, singular_of(line.low(at), words)])
    group = top(thing.group) if thing.special else thing.group
    return replace(tally, thing=replace(thing, name=name, group=group, stop=at + 1, plural=True), stop=at + 1)


def _is_plain(line: Line, at: int, counter: Counter) -> bool:
    low = line.low(at)
    word = line.kind(at) is Kind.WORD and line.gap(at) is Gap.SPACE and not line.capital(at)
    return word and low not in counter.words.walls and at not in counter.held


def linked(line: Line, found: Sequence[Tally], words: Words) -> list[Tally]:
    """Return the tallies that name what is given, each once."""
    kept: list[Tally] = []
    for tally in found:
        joined = _joined(line, kept[-1], tally, words) if kept else [tally]
        kept[-1:] = joined
    return _sure(line, _given(line, _each(line, kept, words), words), words)


def _each(line: Line, found: Sequence[Tally], words: Words) -> list[Tally]:
    """Give each thing its number where the text does ("5,000 tonnes each of rice and wheat")."""
    kept: list[Tally] = []
    sharing: Tally | None = None
    for tally in found:
        if tally.count is not None:
            between = range(tally.figure.stop, tally.thing.first) if tally.figure else ()
            sharing = tally if any(line.low(at) == "each" for at in between) else None
        elif sharing and sharing.count and _beside(line, kept[-1].stop, tally.thing.first, words):
            own = line.span(tally.thing.first, tally.thing.stop)
            tally = replace(tally, count=replace(sharing.count, span=own))
        else:
            sharing = None
        kept.append(tally)
    return kept


def _joined(line: Line, one: Tally, other: Tally, words: Words) -> list[Tally]:
    """Return two neighbours as what they name together: two things, or one."""
    named = _renamed(line, one, other)
    if named is not None:
        return [named]
    if (
        one.serves
        and other.count is None
        and other.thing.special
        and _beside(line, one.stop, other.thing.first, words)
    ):
        return [replace(one, stop=other.stop)]
    tie = _tie(line, one, other, words)
    if tie == "of" and one.count is None and _only_carries(line, one, words):
        return [other]
    if tie and top(other.thing.group) == "personnel":
        return _with_people(one, other, tie)
    if (
        tie == "for"
        and other.count is None
        and _makes_parts(one.thing.group)
        and top(other.thing.group) in _MACHINES
    ):
        return [_for(one, other)]
    return [one, other]


def _only_carries(line: Line, one: Tally, words: Words) -> bool:
    """Tell whether a word only says how a thing comes: "a shipment of", "a ship of"."""
    return singular_of(line.low(one.stop - 1), words) in words.transfers


def _with_people(one: Tally, other: Tally, tie: str) -> list[Tally]:
    """Join people to the training they get; leave them out where something is for them."""
    if top(one.thing.group) == "training":
        count = other.count and replace(other.count, unit="trainee")
        return [replace(one, count=one.count or count, stop=other.stop, figure=one.figure or other.figure)]
    served = other.count is None and (tie == "for" or top(one.thing.group) in _HELP)
    return [one] if served else [one, other]


def _tie(line: Line, one: Tally, other: Tally, words: Words) -> str | None:
    """Return the "for" or "of" that ties two things, where only plain words stand beside it."""
    begin = other.first(line)
    if begin - one.stop > 1 + _MOST_WORDS:
        return None
    between = [line.low(at) for at in range(one.stop, begin)]
    if not between or between[0] not in ("for", "of"):
        return None
    plain = all(word not in words.walls or word in _OWNERS for word in between[1:])
    return between[0] if plain else None


def _given(line: Line, found: Sequence[Tally], words: Words) -> list[Tally]:
    """Leave out buildings that are only where something goes ("generators for 20 schools")."""
    kept: list[Tally] = []
    placed = -1
    for tally in found:
        at = tally.first(line)
        while line.low(at - 1) in _OWNERS or line.low(at - 1) in ("a", "an"):
            at -= 1
        led = line.low(at - 1) in words.circumstance and not _is_asked_for(line, at, words)
        there = led or (placed >= 0 and _beside(line, placed, at, words))
        if tally.thing.group == "buildings" and there:
            placed = tally.stop
        else:
            kept.append(tally)
    return kept


def _is_asked_for(line: Line, at: int, words: Words) -> bool:
    """Tell whether a word of asking leads to what stands behind "for" ("asked Vienna for a hospital")."""
    before = range(max(0, at - 2 - _MOST_WORDS), at - 1)
    return line.low(at - 1) == "for" and any(line.low(place) in words.asking for place in before)


def _renamed(line: Line, one: Tally, other: Tally) -> Tally | None:
    """Join two names of one thing ("12 howitzers (M777)", "two mine flails of type Bozena 4")."""
    if other.count is not None or not _is_apposed(line, one.stop, other.thing):
        return None
    if not (same_kind(other.thing.group, one.thing.group) or same_kind(one.thing.group, other.thing.group)):
        return None
    closed = line.low(other.stop) == ")" and line.low(one.stop) == "("
    stop = other.stop + 1 if closed else other.stop
    if other.thing.special and not one.thing.special:
        better = replace(one.thing, name=other.thing.name, group=other.thing.group, special=True)
        return replace(one, thing=better, stop=stop)
    return replace(one, stop=stop) if closed else None


def _is_apposed(line: Line, at: int, other: Thing) -> bool:
    if other.first - at > _MOST_WORDS:
        return False
    between = [line.low(place) for place in range(at, other.first)]
    if between == ["("]:
        return line.low(other.stop) == ")"
    if len(between) == 1 and between[0] in _DASHES:
        return other.special
    return bool(between) and between[-1] in _TYPES and between[0] in ("of", *_TYPES)


def _makes_parts(group: str) -> bool:
    return top(group) in _PARTS or group in _PART_GROUPS


def _for(part: Tally, machine: Tally) -> Tally:
    if not machine.thing.special:
        return replace(part, stop=machine.stop, serves=True)
    name = f"{machine.thing.name} {part.thing.name}"
    return replace(part, thing=replace(part.thing, name=name), stop=machine.stop, serves=True)


def _sure(line: Line, found: Sequence[Tally], words: Words) -> list[Tally]:
    """Keep what is a thing for sure, by itself, by its count, or by standing beside one that is."""
    sure = [tally.thing.sure or tally.count is not None for tally in found]
    kept = []
    for place, tally in enumerate(found):
        left = (
            place > 0 and sure[place - 1] and _beside(line, found[place - 1].stop, tally.thing.first, words)
        )
        right = place + 1 < len(found) and sure[place + 1]
        if not sure[place] and not left and right:
            left = _beside(line, tally.stop, found[place + 1].thing.first, words)
        if sure[place] or left:
            kept.append(tally)
    return kept


def _beside(line: Line, stop: int, first: int, words: Words) -> bool:
    if first - stop > 1 + _MOST_WORDS:
        return False
    between = [line.low(at) for at in range(stop, first)]
    if not between or between[0] not in _JOINTS:
        return False
    return all(word in _JOINTS or word not in words.walls for word in between)


def shared(line: Line, tally: Tally, counter: Counter, words: Words) -> Iterator[Tally]:
    """Yield what shares the head of a counted thing ("10 light and 14 heavy tanks")."""
    if tally.figure is None:
        return
    other = _ellipsis(line, tally, counter, words)
    if other is not None:
        yield other


def _ellipsis(line: Line, tally: Tally, counter: Counter, words: Words) -> Tally | None:
    assert tally.figure is not None
    joint = tally.figure.first - 1
    if line.low(joint) not in ("and", ",", "or"):
        return None
    at = joint
    while at > 0 and joint - at < _MOST_WORDS and at not in counter.by_stop:
        low = line.low(at - 1)
        plain = line.kind(at - 1) is Kind.WORD and low not in words.walls and not is_plural(low)
        if not plain or at - 1 in counter.held:
            return None
        at -= 1
    figure = counter.by_stop.get(at)
    if figure is None or at == joint or not any(line.low(x) in words.before_nouns for x in range(at, joint)):
        return None
    head = replace(tally.thing, first=at, stop=joint)
    return Tally(head, figure.count(None), joint, figure)
