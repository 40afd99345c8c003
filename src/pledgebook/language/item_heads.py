"""What a chain of names is called, and what it is counted in: design, class and unit told apart."""

from collections.abc import Sequence

from pledgebook.language.item_calibres import ROUNDS
from pledgebook.language.item_groups import same_kind, top
from pledgebook.language.item_names import Found
from pledgebook.language.item_pieces import Gap, Line
from pledgebook.language.item_units import UnitKind, Units
from pledgebook.language.item_words import Words, singular_of

_OF_WAR = frozenset({"weapons", "missiles", "bombs", "ammunition", "air_defence", "drones", "protection"})
_OF_RELIEF = frozenset({"medical", "food", "shelter", "water", "clothing", "household", "relief", "rescue"})


def design_of(chain: Sequence[Found]) -> Found | None:
    """Return the last name of a chain that is one design's own."""
    return next((found for found in reversed(chain) if found.name.special), None)


def named(line: Line, chain: Sequence[Found], words: Words) -> tuple[str, str]:
    """Return the name and group of a chain: the design's, where the head only says its class."""
    head = chain[-1]
    design = design_of(chain)
    if head.name.special or design is None:
        if len(chain) == 1 or head.name.special:
            return head.name.name, head.name.group
        return _classed(line, chain, words)
    if same_kind(design.name.group, head.name.group) or head.name.name in words.transfers:
        return design.name.name, design.name.group
    if head.name.name in ROUNDS:
        return f"{design.name.name} ammunition", head.name.group
    group = head.name.group
    if top(design.name.group) == "air_defence" and top(group) == "missiles":
        group = "air_defence/missile"
    return f"{design.name.name} {head.name.name}", group


def _classed(line: Line, chain: Sequence[Found], words: Words) -> tuple[str, str]:
    """Return the name and group of class words in a row ("ammunition truck", "tank deliveries")."""
    head, before = chain[-1], chain[-2]
    if head.name.name in words.transfers and top(before.name.group) not in ("talks", "political"):
        name = before.name.name if len(chain) == 2 else _singular(line, chain[0].first, before, words)
        return name, before.name.group
    group = head.name.group
    if group == "general/support":
        group = _support_of(before.name.group)
    return _singular(line, chain[0].first, head, words), group


def _support_of(group: str) -> str:
    """Return the group of support that is said by what it consists of ("heavy weapons support")."""
    if top(group) in _OF_WAR:
        return "general/military"
    if top(group) in _OF_RELIEF:
        return "general/humanitarian"
    return group if top(group) == "general" else "general/support"


def _singular(line: Line, first: int, head: Found, words: Words) -> str:
    """Return the words of a chain of class words as a name ("ammunition trucks" is "ammunition truck")."""
    if head.name.name in ROUNDS:
        return head.name.name
    said = "".join(_spaced(line, at) for at in range(first, head.stop - 1))
    return f"{said} {singular_of(line.low(head.stop - 1), words)}".strip()


def _spaced(line: Line, at: int) -> str:
    """Return a piece with the space before it, none where it touches the one before ("midwives' house")."""
    return line.low(at) if line.gap(at) is Gap.NONE else f" {line.low(at)}"


def counted_as(
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
