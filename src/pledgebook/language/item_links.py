"""What things of one line have to do with each other: another name, a part for it, one count for two."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pledgebook.language.item_counts import Count, Counter, Figure
from pledgebook.language.item_pieces import Kind, Line
from pledgebook.language.item_things import Thing, same_kind, top
from pledgebook.language.item_words import Words, is_plural

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
_HELP = frozenset({"training", "services", "medical", "general"})
_MOST_WORDS = 3  # words that may part two linked things


@dataclass(frozen=True, slots=True)
class Tally:
    """A thing with its count; the item ends before piece `stop`."""

    thing: Thing
    count: Count | None
    stop: int
    figure: Figure | None = None


def tallies(line: Line, things: Sequence[Thing], counter: Counter) -> list[Tally]:
    """Return the things of a line with their counts, in order; a thing that is another's unit is left out."""
    found: list[Tally] = []
    for thing in things:
        tally = _tally(thing, counter)
        begin = tally.count.span.start if tally.count else line.pieces[thing.first].start
        while found and tally.figure and line.pieces[found[-1].thing.first].start >= begin:
            found.pop()
        found.append(tally)
    return found


def _tally(thing: Thing, counter: Counter) -> Tally:
    before = counter.before(thing)
    if before is not None:
        return Tally(thing, before[0], thing.stop, before[1])
    after = counter.after(thing)
    if after is not None:
        return Tally(thing, after[0], after[1])
    cell = counter.cell_before(thing)
    if cell is not None:
        return Tally(thing, cell[0], thing.stop, cell[1])
    return Tally(thing, None, thing.stop)


def linked(line: Line, found: Sequence[Tally], words: Words) -> list[Tally]:
    """Return the tallies that name what is given, each once."""
    kept: list[Tally] = []
    for tally in found:
        before = kept[-1] if kept else None
        if before is None:
            kept.append(tally)
        elif (named := _renamed(line, before, tally)) is not None:
            kept[-1] = named
        elif not _is_served(line, before, tally, words):
            kept.append(tally)
        elif _makes_parts(before.thing.group) and top(tally.thing.group) in _MACHINES:
            kept[-1] = _for(before, tally)
    return _sure(line, kept, words)


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
    between = [line.low(place) for place in range(at, other.first)]
    if len(between) > _MOST_WORDS:
        return False
    if between == ["("]:
        return line.low(other.stop) == ")"
    if len(between) == 1 and between[0] in _DASHES:
        return other.special
    return bool(between) and between[-1] in _TYPES and between[0] in ("of", *_TYPES)


def _is_served(line: Line, one: Tally, other: Tally, words: Words) -> bool:
    """Tell whether the second thing only says what, or whom, the first is for."""
    if other.count is not None:
        return False
    between = [line.low(at) for at in range(one.stop, other.thing.first)]
    if _makes_parts(one.thing.group) and one.thing.name.endswith(" for " + "…"):
        return False
    if not between or between[0] not in ("for", "of") or len(between) > 1 + _MOST_WORDS:
        return False
    owners = ("the", "its", "their", "this", "these")
    if any(word in words.walls and word not in owners for word in between[1:]):
        return False
    people = top(other.thing.group) == "personnel"
    if between[0] == "of":
        return people and top(one.thing.group) in _HELP
    return people or (_makes_parts(one.thing.group) and top(other.thing.group) in _MACHINES)


def _makes_parts(group: str) -> bool:
    return top(group) in _PARTS or group in _PART_GROUPS


def _for(part: Tally, machine: Tally) -> Tally:
    if not machine.thing.special:
        return replace(part, stop=machine.stop)
    name = f"{part.thing.name} for {machine.thing.name}"
    return replace(part, thing=replace(part.thing, name=name), stop=machine.stop)


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
    between = [line.low(at) for at in range(stop, first)]
    if not between or len(between) > 1 + _MOST_WORDS or between[0] not in _JOINTS:
        return False
    return all(word in _JOINTS or word not in words.walls for word in between)


def shared(line: Line, tally: Tally, counter: Counter, words: Words) -> Iterator[Tally]:
    """Yield what shares the head of a counted thing: "38 of the 66 tanks", "10 light and 14 heavy tanks"."""
    if tally.figure is None:
        return
    part = counter.part_of(tally.figure)
    if part is not None:
        head = replace(tally.thing, first=part.first, stop=part.stop)
        yield Tally(head, part.count(None), part.stop, part)
    elif (other := _ellipsis(line, tally, counter, words)) is not None:
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
