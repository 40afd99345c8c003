"""Calibres: the bores of guns and their rounds ("155mm", ".50 calibre", "5.56 x 45 mm")."""

from collections.abc import Mapping
from dataclasses import dataclass

from pledgebook.language.item_groups import top
from pledgebook.language.item_pieces import Kind, Line
from pledgebook.language.item_words import Words

# Names of rounds of any calibre: with one they are "155mm ammunition".
ROUNDS = frozenset(
    {"ammunition", "artillery ammunition", "artillery round", "shell", "round", "high-explosive shell"}
)
_PLAIN = frozenset({"ammunition", "ammunition/artillery"})
_MOST_BETWEEN = 3  # words between a calibre and its head ("155mm NATO-standard artillery rounds")


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


def find_calibres(line: Line) -> Bores:
    """Return the bores of a line in order."""
    found: list[Calibre] = []
    for at, piece in enumerate(line.pieces):
        bore = _calibre(line, at) if piece.kind is Kind.DIGITS else None
        if bore and not (found and found[-1].stop >= bore.stop):  # "5.56 x 45 mm" is one
            found.append(bore)
    return Bores({bore.first: bore for bore in found}, {bore.stop: bore for bore in found})


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


def bore_before(line: Line, at: int, bores: Bores, words: Words) -> Calibre | None:
    """Return the calibre before a head that begins at a piece; at most three plain words may part the two."""
    for _ in range(_MOST_BETWEEN + 1):
        if at in bores.by_stop:
            return bores.by_stop[at]
        if line.kind(at - 1) is not Kind.WORD or line.low(at - 1) in words.walls:
            return None
        at -= 1
    return None


def bore_after(line: Line, at: int, bores: Bores) -> Calibre | None:
    """Return the calibre in "rounds of 152 mm calibre"; "rounds of 152 mm ammunition" names its own head."""
    if line.low(at) != "of":
        return None
    bore = bores.by_first.get(at + 1)
    return bore if bore and line.low(bore.stop - 1) == "calibre" else None


def with_bore(bore: Calibre, name: str, group: str) -> tuple[str, str]:
    """Return the name and group of a thing of a calibre."""
    if top(group) == "ammunition":
        if name in ROUNDS:
            return f"{bore.label} ammunition", f"ammunition/{bore.label}"
        leaf = group.rpartition("/")[2].replace("_", "-")
        base = name if group in _PLAIN else f"{leaf} ammunition"
        return f"{bore.label} {base}", f"ammunition/{bore.label}"
    if name[0].isupper() or top(group) != "weapons" or group.startswith("weapons/small_arms"):
        return name, group
    return f"{bore.label} {name}", f"{group}/{bore.label}"
