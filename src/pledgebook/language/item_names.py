"""The names of things, from the item files of the vocabulary, found piece by piece."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.language.item_pieces import Gap, Kind, Line, Piece, cut
from pledgebook.language.item_words import Words, item_words, plural_of
from pledgebook.vocabulary import Vocabulary

# "items" is empty here: it is the file for a user's own rows.
FILES = (
    "items",
    "items_weapons",
    "items_ammunition",
    "items_air_defence",
    "items_vehicles",
    "items_aircraft",
    "items_ships",
    "items_drones",
    "items_engineering",
    "items_electronics",
    "items_protection",
    "items_medical",
    "items_energy",
    "items_food",
    "items_relief",
    "items_people",
    "items_services",
    "items_money",
    "items_political",
    "support",
)
_SUFFIX = 4  # pieces that may tell the variant of a design ("M109" in "M109A3GN")
_PREFIXES = frozenset({"non", "anti", "ex", "pre", "pro", "counter", "un"})


@dataclass(frozen=True, slots=True)
class Name:
    """One row of the vocabulary: what a thing is called, its group, and how it is counted.

    `special` marks a name that is one design's own ("Leopard 2"), not a class of things ("tank").
    """

    name: str
    group: str
    unit: str | None = None
    alone: bool = True
    special: bool = False

    @classmethod
    def of(cls, name: str, group: str, unit: str | None, alone: bool) -> "Name":
        """Return the row of a name; capitals and digits show a design's own."""
        special = name[0].isupper() or any(sign.isdigit() for sign in name)
        return cls(name, group, unit, alone, special)


class Entry(NamedTuple):
    """One way to write a name; `shape` says how much of it must be in capitals: nothing, a letter, all."""

    name: Name
    shape: int
    plural: bool


class Found(NamedTuple):
    """A name in a line, from piece `first` up to, not with, piece `stop`."""

    first: int
    stop: int
    name: Name
    plural: bool


class Node:
    """A place in the tree of pieces: what may follow, and the names that end here."""

    __slots__ = ("after", "blocks", "ends")

    def __init__(self) -> None:
        self.after: dict[str, Node] = {}
        self.ends: list[Entry] = []
        self.blocks = False


def every_name(vocabulary: Vocabulary) -> list[str]:
    """Return every name that an item may be given, in the order of the alphabet."""
    rows = (row for file in FILES for row in vocabulary.rows(file).items())
    return sorted({name for key, row in rows for name in (key, *((row or {}).get("kinds") or ()))})


def find_names(line: Line, root: Node) -> Iterator[Found]:
    """Yield the names of a line in order, the longest one at each place, none overlapping."""
    at, count = 0, len(line)
    while at < count:
        if line.pieces[at].low not in root.after:
            at += 1
            continue
        stop, entry = _longest(line, at, root)
        if entry is not None:
            yield Found(at, stop, entry.name, entry.plural)
        at = stop


def _longest(line: Line, at: int, root: Node) -> tuple[int, Entry | None]:
    node = root.after.get(line.pieces[at].low)
    best: tuple[int, Entry | None] = (at + 1, None)
    if node is None or not _opens(line, at):
        return best
    stop = at + 1
    while node is not None:
        for entry in node.ends:
            if _fits(line, at, entry.shape) and (end := _closes(line, stop)):
                best = (end, entry)
                break
        if node.blocks:
            best = (stop, None)
        node = node.after.get(line.low(stop)) if stop < len(line) else None
        stop += 1
    return best


def _opens(line: Line, at: int) -> bool:
    if at == 0 or line.gap(at) is Gap.SPACE:
        return True
    if line.gap(at) is Gap.HYPHEN:
        return line.low(at - 1) not in _PREFIXES
    return line.kind(at - 1) is Kind.SIGN


def _fits(line: Line, at: int, shape: int) -> bool:
    piece = line.pieces[at]
    if shape == 0 or piece.kind is Kind.DIGITS:
        return True
    word = line.text[piece.start : piece.end]
    if shape == 1:
        return word[0].isupper() or (line.kind(at + 1) is Kind.DIGITS and line.gap(at + 1) < Gap.SPACE)
    return word[:-1].isupper() and (word[-1].isupper() or word[-1] == "s")


def _closes(line: Line, stop: int) -> int | None:
    """Return where the name ends, with the letters of its variant; null where the word goes on."""
    if stop == len(line) or line.gap(stop) is Gap.SPACE or line.kind(stop) is Kind.SIGN:
        return stop
    if line.gap(stop) is Gap.HYPHEN:
        # "drone-related", "fuel-efficient": the hyphen makes an adjective of the thing.
        return stop if line.kind(stop) is Kind.DIGITS or line.capital(stop) else None
    if line.kind(stop - 1) is Kind.WORD and len(line.low(stop - 1)) > 2:
        return None
    end = stop
    while end < len(line) and end - stop < _SUFFIX and _is_suffix(line, end):
        end += 1
    whole = end == len(line) or line.gap(end) is not Gap.NONE or line.kind(end) is Kind.SIGN
    return end if whole else None


def _is_suffix(line: Line, at: int) -> bool:
    if line.gap(at) is not Gap.NONE:
        return False
    if line.kind(at) is Kind.WORD:
        return line.capital(at) or line.low(at) == "s"
    return line.kind(at) is Kind.DIGITS and line.kind(at - 1) is Kind.WORD


@cache
def name_tree(vocabulary: Vocabulary) -> Node:
    """Return the tree of all names of a vocabulary, ready for `find_names`."""
    words = item_words(vocabulary)
    root = Node()
    ways: list[tuple[str, Name]] = []
    for file in FILES:
        for key, raw in vocabulary.rows(file).items():
            name, others = _row(key, raw, f"{file}.yml: {key}")
            _plant(root, key, name, words)  # keys first: they win over spellings
            ways += others
    for phrase, name in ways:
        _plant(root, phrase, name, words)
    for phrase in words.no_items:
        for node in _grow(root, phrase, words):
            node.blocks = True
    return root


def _row(key: str, raw: Any, where: str) -> tuple[Name, list[tuple[str, Name]]]:
    if not isinstance(raw, dict) or "group" not in raw:
        raise VocabularyError(where, "expected a group")
    rest: dict[str, Any] = dict(raw)
    name = Name.of(key, rest.pop("group"), rest.pop("unit", None), rest.pop("alone", "yes") != "no")
    ways = [(phrase, name) for phrase in _phrases(rest, "spellings", where)]
    kinds = _phrases(rest, "kinds", where)
    ways += [(kind, Name.of(kind, name.group, name.unit, name.alone)) for kind in kinds]
    if rest:
        raise UnknownKeysError(where, tuple(rest))
    return name, ways


def _phrases(row: dict[str, Any], field: str, where: str) -> list[str]:
    phrases = row.pop(field, [])
    if not isinstance(phrases, list) or not all(isinstance(phrase, str) and phrase for phrase in phrases):
        raise VocabularyError(where, f"expected {field} as a list of words")
    return phrases


def _plant(root: Node, phrase: str, name: Name, words: Words) -> None:
    shape = _shape(phrase)
    for many in (False, True):
        for node in _grow(root, _plural(phrase, words) if many else phrase, words):
            known = next((entry for entry in node.ends if entry.shape == shape), None)
            if known is None:
                node.ends.append(Entry(name, shape, many))
            elif known.name is name and many:  # "aircraft" is one and many
                node.ends[node.ends.index(known)] = Entry(name, shape, many)
            node.ends.sort(key=lambda entry: -entry.shape)


def _shape(phrase: str) -> int:
    first = next((word for word in phrase.split() if word), "")
    letters = first.rstrip("s")
    if letters.isalpha() and letters.isupper() and len(letters) > 1:
        return 2
    return int(first[:1].isupper())


def _plural(phrase: str, words: Words) -> str:
    start, _, last = phrase.rpartition(" ")
    head, dash, end = last.rpartition("-")
    if len(end) == 1 and end.isalpha():
        return phrase  # "Type 59-Is" would be read in "the Type 59 is"
    many = end + "s" if end[-1:].isdigit() or end.isupper() else plural_of(end, words)
    return f"{start} {head}{dash}{many}".lstrip()


def _grow(root: Node, phrase: str, words: Words) -> list[Node]:
    """Return the ends of a phrase's branches: one with its hyphens as gaps, one with them closed."""
    forms = [phrase, phrase.replace("-", "")] if _closable(phrase) else [phrase]
    return [_branch(root, cut(form, 0, len(form), words.american)) for form in forms]


def _closable(phrase: str) -> bool:
    return "-" in phrase and not any(sign.isdigit() or sign.isupper() for sign in phrase)


def _branch(root: Node, pieces: Sequence[Piece]) -> Node:
    node = root
    for piece in pieces:
        node = node.after.setdefault(piece.low, Node())
    return node


def british(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the American spellings with their British ones."""
    return item_words(vocabulary).american
