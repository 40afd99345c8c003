"""What things are counted and measured in, from units.yml."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.language.item_pieces import Line, cut
from pledgebook.language.item_words import item_words, plural_of
from pledgebook.vocabulary import Vocabulary

_WIDEST = 3  # pieces in the longest unit ("launching station", "kilovolt-ampere")


class UnitKind(StrEnum):
    """What a unit does with things: counts, packs or ranks them, or measures them."""

    COUNT = "count"
    PACKING = "packing"
    FORMATION = "formation"
    WEIGHT = "weight"
    VOLUME = "volume"
    POWER = "power"
    LENGTH = "length"


_MEASURES = (UnitKind.WEIGHT, UnitKind.VOLUME, UnitKind.POWER, UnitKind.LENGTH)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit; `after` says that it may follow the thing's name ("two Patriot batteries")."""

    name: str
    kind: UnitKind
    after: bool = False

    @property
    def measures(self) -> bool:
        """Whether it measures stuff and does not count things."""
        return self.kind in _MEASURES


@dataclass(frozen=True, slots=True)
class UnitForm:
    """One way to write a unit."""

    unit: Unit
    plural: bool


@dataclass(frozen=True)
class Units:
    """All units by their pieces, and what each unit does by its name."""

    forms: Mapping[tuple[str, ...], UnitForm]
    kinds: Mapping[str, UnitKind]

    def starting(self, line: Line, at: int) -> tuple[UnitForm, int] | None:
        """Return the unit that begins at a piece, and the piece after it."""
        if line.low(at) not in self._firsts:
            return None
        for width in range(_WIDEST, 0, -1):
            form = self.forms.get(tuple(line.low(at + step) for step in range(width)))
            if form:
                return form, at + width
        return None

    @cached_property
    def _firsts(self) -> frozenset[str]:
        """The pieces that a unit can begin with: most pieces are none."""
        return frozenset(pieces[0] for pieces in self.forms)

    @cached_property
    def _lasts(self) -> frozenset[str]:
        """The pieces that a unit can end with."""
        return frozenset(pieces[-1] for pieces in self.forms)

    def ending(self, line: Line, stop: int) -> tuple[UnitForm, int] | None:
        """Return the unit that ends before a piece, and its first piece."""
        if line.low(stop - 1) not in self._lasts:
            return None
        for width in range(min(_WIDEST, stop), 0, -1):
            form = self.forms.get(tuple(line.low(stop - width + step) for step in range(width)))
            if form:
                return form, stop - width
        return None


@cache
def unit_table(vocabulary: Vocabulary) -> Units:
    """Return the units of a vocabulary."""
    words = item_words(vocabulary)
    forms: dict[tuple[str, ...], UnitForm] = {}
    for key, raw in vocabulary.rows("units").items():
        unit, spellings = _row(key, raw)
        for phrase in spellings:
            start, _, last = phrase.rpartition(" ")
            for many in (False, True):
                written = f"{start} {plural_of(last, words)}".lstrip() if many else phrase
                pieces = cut(written, 0, len(written), words.american)
                forms.setdefault(tuple(piece.low for piece in pieces), UnitForm(unit, many))
    return Units(forms, {form.unit.name: form.unit.kind for form in forms.values()})


def _row(key: str, raw: Any) -> tuple[Unit, tuple[str, ...]]:
    where = f"units.yml: {key}"
    if not isinstance(raw, dict) or raw.get("kind") not in set(UnitKind):
        raise VocabularyError(where, f"expected a kind: {', '.join(UnitKind)}")
    rest: dict[str, Any] = dict(raw)
    unit = Unit(key, UnitKind(rest.pop("kind")), rest.pop("after", "no") == "yes")
    spellings = (key, *rest.pop("spellings", ()))
    if rest:
        raise UnknownKeysError(where, tuple(rest))
    return unit, spellings
