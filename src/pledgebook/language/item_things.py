"""Things as a line names them: chains of names and calibres put together into one head."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from pledgebook.language.item_names import Found
from pledgebook.language.item_pieces import Gap, Kind, Line
from pledgebook.language.item_units import UnitKind, Units
from pledgebook.language.item_words import Words, singular_of

_JOINTS = frozenset({"and", "or", "&", "/", ","})
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "our", "this", "these", "those", "his", "her"})
_ARTICLES = frozenset({"a", "an", "another"})
_COLUMNS = frozenset({"convoy", "fleet", "column", "flotilla", "train"})
_QUOTES = frozenset({'"', "'"})
_REACH = 8  # pieces looked at for what a thing is for
_MOST_BETWEEN = 3  # words between a design's name and its class ("Bushmaster protected mobility vehicle")
_AMMUNITION = frozenset(
    {"ammunition", "artillery ammunition", "artillery round", "shell", "round", "high-explosive shell"}
)
_PLAIN_ROUNDS = frozenset({"ammunition", "ammunition/artillery"})
_OF_WAR = frozenset({"weapons", "missiles", "bombs", "ammunition", "air_defence", "drones", "protection"})
_OF_RELIEF = frozenset({"medical", "food", "shelter", "water", "clothing", "household", "relief", "rescue"})
# Classes whose words may follow the name of a design from another part of the tree, and name it still.
_ALSO_CALLED = {
    "weapons": ("vehicles",),
    "weapons/anti_tank": ("vehicles", "missiles"),
    "air_defence": ("weapons", "vehicles"),
    "air_defence/manpads": ("weapons", "vehicles", "missiles"),
    "vehicles": ("engineering", "demining", "weapons"),
    "engineering": ("vehicles", "demining"),
    "demining": ("vehicles", "engineering"),
    "drones": ("aircraft", "weapons", "missiles", "ships", "electronics"),
    "missiles": ("weapons", "bombs"),
    "bombs": ("weapons", "missiles"),
}


@dataclass(frozen=True, slots=True)
class Thing:
    """One head in a line, from piece `first` up to, not with, `stop`, with the name and group it has.

    `special` marks a design's own name; `sure` is false where the words mean other things too; `formation`
    marks a unit that is itself one body ("battery"); `alone` that the head is a single name.
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


@dataclass(frozen=True, slots=True)
class Calibre:
    """A bore ("155mm", ".50 calibre") in a line."""

    first: int
    stop: int
    label: str


@dataclass(frozen=True, slots=True)
class Bores:
    """The calibres of a line by the pieces where they begin and stop."""

    by_first: Mapping[int, Calibre]
    by_stop: Mapping[int, Calibre]


def find_things(
    line: Line, names: Sequence[Found], calibres: Sequence[Calibre], units: Units, words: Words
) -> list[Thing]:
    """Return the things of a line in order, none overlapping."""
    bores = Bores({bore.first: bore for bore in calibres}, {bore.stop: bore for bore in calibres})
    things: list[Thing] = []
    begins = {name.first for name in names}
    nouns = [n for n in names if not (_is_verb(line, n, begins, words) or _is_measure(line, n))]
    for chain in _chains(line, nouns, bores, words):
        if line.low(chain[-1].stop) in words.other_matters and line.gap(chain[-1].stop) is Gap.SPACE:
            continue
        thing, bore = _thing(line, chain, bores, units, words)
        if bore is not None:
            things += _sharing(line, thing, bore, bores)
        things.append(thing)
    return things


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
    before = line.capital(first - 1) and line.gap(first) is Gap.SPACE and line.kind(first - 1) is Kind.WORD
    after = line.capital(stop) and line.gap(stop) is Gap.SPACE and line.kind(stop) is Kind.WORD
    return (before and first > 1) or (after and first > 0)


def _is_measure(line: Line, name: Found) -> bool:
    """Tell whether a thing only measures another: "a 12-bed hospital"; "a 30-truck convoy" is trucks."""
    tied = line.gap(name.first) is Gap.HYPHEN and line.kind(name.first - 1) is Kind.DIGITS
    return tied and line.low(name.stop) not in _COLUMNS


def _is_verb(line: Line, name: Found, begins: Set[int], words: Words) -> bool:
    """Tell whether a word is a verb here: "to support recovery", "finances training"."""
    low = line.low(name.first)
    if name.stop - name.first > 1 or low not in words.verbs:
        return False
    if line.low(name.first - 1) in words.before_verbs:
        return True
    counts = line.kind(name.stop) is Kind.DIGITS and name.stop + 1 < len(line)
    governs = counts or name.stop in begins or line.low(name.stop) in _DETERMINERS
    return low.endswith("s") and low not in words.nouns_in_s and governs


def find_calibres(line: Line) -> list[Calibre]:
    """Return the bores of a line in order."""
    found: list[Calibre] = []
    for at, piece in enumerate(line.pieces):
        bore = _calibre(line, at) if piece.kind is Kind.DIGITS else None
        if bore and not (found and found[-1].stop >= bore.stop):  # "5.56 x 45 mm" is one
            found.append(bore)
    return found


def _calibre(line: Line, at: int) -> Calibre | None:
    stop, digits = at + 1, line.low(at)
    if line.low(stop) in ("x", "×") and line.kind(stop + 1) is Kind.DIGITS:
        stop += 2  # "5.56x45mm"
    if line.low(stop) == "mm":
        after = stop + 2 if line.low(stop + 1) == "calibre" else stop + 1
        return Calibre(at, after, f"{digits}mm")
    if line.low(stop) in ("calibre", "cal"):
        after = stop + 2 if line.low(stop + 1) == "." else stop + 1
        return Calibre(at, after, f".{digits.removeprefix('0').removeprefix('.')}cal")
    return None


def _chains(line: Line, names: Sequence[Found], bores: Bores, words: Words) -> Iterator[list[Found]]:
    chain: list[Found] = []
    for name in names:
        if chain and not _joins(line, chain[-1], name, bores, words):
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


def top(group: str) -> str:
    """Return the part of the tree that a group is in."""
    return group.partition("/")[0]


def same_kind(own: str, said: str) -> bool:
    """Tell whether a design of one group may be called by a class word of another ("Javelin missile")."""
    if own == said or own.startswith(said + "/") or said.startswith(own + "/"):
        return True
    if said == "air_defence/missile" and own != "air_defence/manpads":
        return False
    if top(own) == top(said):
        return True
    branch = "/".join(own.split("/")[:2])
    return top(said) in _ALSO_CALLED.get(branch, _ALSO_CALLED.get(top(own), ()))


def _thing(
    line: Line, chain: Sequence[Found], bores: Bores, units: Units, words: Words
) -> tuple[Thing, Calibre | None]:
    first, bore = _bore_before(line, chain, bores, words)
    name, group = _named(line, chain, words)
    unit, stop, plural, formation = _counted_as(line, chain, name, units)
    if bore is not None:
        name, group = _with_bore(bore, name, group)
    special = any(found.name.special for found in chain) and name == _special_name(chain)
    sure = _sure(line, chain, bore, words)
    return Thing(first, stop, name, group, unit, plural, special, sure, formation), bore


def _bore_before(
    line: Line, chain: Sequence[Found], bores: Bores, words: Words
) -> tuple[int, Calibre | None]:
    """Return where the head begins with its calibre: at most three plain words may part the two."""
    inner = next((bores.by_stop[found.first] for found in chain[1:] if found.first in bores.by_stop), None)
    at = chain[0].first
    after = _bore_after(line, chain[-1].stop, bores)
    if after is not None:
        return at, after
    for _ in range(_MOST_BETWEEN + 1):
        if at in bores.by_stop:
            return bores.by_stop[at].first, bores.by_stop[at]
        if line.kind(at - 1) is not Kind.WORD or line.low(at - 1) in words.walls:
            break
        at -= 1
    return chain[0].first, inner


def _bore_after(line: Line, at: int, bores: Bores) -> Calibre | None:
    """Return the calibre in "rounds of 152 mm calibre"; "rounds of 152 mm ammunition" names its own head."""
    if line.low(at) != "of":
        return None
    bore = bores.by_first.get(at + 1)
    return bore if bore and line.low(bore.stop - 1) == "calibre" else None


def _special_name(chain: Sequence[Found]) -> str | None:
    return next((found.name.name for found in reversed(chain) if found.name.special), None)


def _named(line: Line, chain: Sequence[Found], words: Words) -> tuple[str, str]:
    """Return the name and group of a chain: the design's, where the head only says its class."""
    head = chain[-1]
    design = next((found for found in reversed(chain) if found.name.special), None)
    if head.name.special or design is None:
        if len(chain) == 1 or head.name.special:
            return head.name.name, head.name.group
        return _classed(line, chain, words)
    if same_kind(design.name.group, head.name.group) or head.name.name in words.transfers:
        return design.name.name, design.name.group
    if head.name.name in _AMMUNITION:
        return f"{design.name.name} ammunition", head.name.group
    group = head.name.group
    if top(design.name.group) == "air_defence" and top(group) == "missiles":
        group = "air_defence/missile"
    return f"{design.name.name} {head.name.name}", group


def _classed(line: Line, chain: Sequence[Found], words: Words) -> tuple[str, str]:
    """Return the name and group of class words in a row ("ammunition truck", "tank deliveries")."""
    head, before = chain[-1], chain[-2]
    if head.name.name in words.transfers and top(before.name.group) not in ("talks", "political"):
        return _singular(line, chain[0].first, before, words) if len(
            chain
        ) > 2 else before.name.name, before.name.group
    group = head.name.group
    if group == "general/support":
        group = _purpose(before.name.group)
    return _singular(line, chain[0].first, head, words), group


def _purpose(group: str) -> str:
    """Return the group of support that is said by what it consists of ("heavy weapons support")."""
    if top(group) in _OF_WAR:
        return "general/military"
    if top(group) in _OF_RELIEF:
        return "general/humanitarian"
    return group if top(group) == "general" else "general/support"


def _singular(line: Line, first: int, head: Found, words: Words) -> str:
    """Return the words of a chain of class words as a name ("ammunition trucks" is "ammunition truck")."""
    if head.name.name in _AMMUNITION:
        return head.name.name
    said = [line.low(at) for at in range(first, head.stop)]
    return " ".join([*said[:-1], singular_of(said[-1], words)])


def _counted_as(
    line: Line, chain: Sequence[Found], name: str, units: Units
) -> tuple[str | None, int, bool, bool]:
    """Return the unit that follows or ends the head, where the head stops, and whether it is a plural."""
    last = chain[-1]
    tied = line.gap(chain[0].first) is Gap.HYPHEN
    follows = None if tied else units.starting(line, last.stop)
    if follows and follows[0].unit.after and line.gap(last.stop) is not Gap.NONE:
        form, stop = follows
        return form.unit.name, stop, form.plural, form.unit.kind is UnitKind.FORMATION
    ends = units.ending(line, last.stop)
    inner = ends is not None and ends[1] > chain[0].first
    if ends and inner and ends[0].unit.after and not name.endswith(ends[0].unit.name):
        form = ends[0]
        return form.unit.name, last.stop, form.plural, form.unit.kind is UnitKind.FORMATION
    return last.name.unit, last.stop, last.plural, False


def _with_bore(bore: Calibre, name: str, group: str) -> tuple[str, str]:
    if top(group) == "ammunition":
        if name in _AMMUNITION:
            return f"{bore.label} ammunition", f"ammunition/{bore.label}"
        leaf = group.rpartition("/")[2].replace("_", "-")
        base = name if group in _PLAIN_ROUNDS else f"{leaf} ammunition"
        return f"{bore.label} {base}", f"ammunition/{bore.label}"
    if name[0].isupper() or top(group) != "weapons" or group.startswith("weapons/small_arms"):
        return name, group
    return f"{bore.label} {name}", f"{group}/{bore.label}"


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
    if line.words(found.first, found.stop).lower() not in words.counted:
        return True
    at = found.first
    while (
        at > found.first - _MOST_BETWEEN
        and line.kind(at - 1) is Kind.WORD
        and line.low(at - 1) not in words.walls
    ):
        at -= 1
    return line.low(at - 1) in _ARTICLES
