"""The dated table of who held which office (codebook 2.5), and the names its people go by."""

import calendar
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar

from pledgebook.errors import UnknownKeysError
from pledgebook.language.given_names import gender_of
from pledgebook.language.phrases import Phrases
from pledgebook.vocabulary import Vocabulary

Key = TypeVar("Key")

_SLACK = timedelta(
    days=45
)  # an office changes hands over weeks: named, sworn in, still called by the old one
_MONTH = 7  # "2024-07"


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office; after `known` nothing is known of an open one."""

    person: str
    id: str
    office: str
    start: date
    end: date
    open: bool

    def near(self, day: date) -> bool:
        """Tell whether the person may be called by the office on a day."""
        return self.start - _SLACK <= day <= (self.end if self.open else self.end + _SLACK)

    def firm(self, day: date) -> bool:
        """Tell whether nobody else can have held the office on a day."""
        return self.start + _SLACK <= day <= (self.end if self.open else self.end - _SLACK)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody the table knows: the preferred name, what stands for it, and the pronoun."""

    name: str
    full: tuple[str, ...]
    surnames: tuple[str, ...]
    alone: bool
    gender: str
    family: str


@dataclass(frozen=True, slots=True)
class Holders:
    """The compiled table."""

    people: Mapping[str, Person]
    terms: Mapping[str, tuple[Term, ...]]
    offices: Mapping[tuple[str, str], tuple[Term, ...]]
    full: Phrases[str]
    spelled: Mapping[str, str]
    surnames: Mapping[str, tuple[str, ...]]
    families: Mapping[str, tuple[str, ...]]

    def term_on(self, person: str, day: date | None) -> Term | None:
        """Return the office a person is known by on a day: held then, else last held, else the latest."""
        terms = self.terms.get(person, ())
        if not terms:
            return None
        if day is None:
            return max(terms, key=lambda term: term.start)
        held = [term for term in terms if term.start <= day and (day <= term.end or term.open)]
        near = held or [term for term in terms if term.near(day)]
        past = near or [term for term in terms if term.end < day]
        return max(past or terms, key=lambda term: (_weight(term), term.start) if near else (0, term.start))

    def firm_holder(self, code: str, office: str, day: date) -> str | None:
        """Return the one who surely held an office on a day, where the table says it."""
        return next((term.person for term in self.offices.get((code, office), ()) if term.firm(day)), None)


# Of several offices held at once, the one a person is known by.
_RANK = ("president", "prime minister", "chancellor", "king", "president-elect")


def _weight(term: Term) -> int:
    return len(_RANK) - _RANK.index(term.office) if term.office in _RANK else 0


@cache
def load_holders(vocabulary: Vocabulary) -> Holders:
    """Read the table of holders once per vocabulary."""
    terms = [_term(key, row) for key, row in vocabulary.rows("holders").items()]
    known = vocabulary.rows("people")
    names = dict.fromkeys(term.person for term in terms)
    people = {name: _person(name, known.get(name, {}), vocabulary) for name in names}
    spelled = {text: person.name for person in people.values() for text in person.full}
    return Holders(
        people,
        _grouped(terms, lambda term: term.person),
        _grouped(terms, lambda term: (term.id, term.office)),
        Phrases({text.upper(): name for text, name in spelled.items()} | spelled),
        spelled,
        _surnames(people.values()),
        _families(people.values()),
    )


def _term(key: str, row: Mapping[str, Any]) -> Term:
    rest = dict(row)
    person, code, office, start = (rest.pop(field) for field in ("person", "id", "office", "from"))
    rest.pop("source")
    end, known = rest.pop("to", ""), rest.pop("known", "")
    if rest:
        where = f"holders.yml: {key}"
        raise UnknownKeysError(where, tuple(sorted(rest)))
    return Term(person, code, office, _day(start), _day(end or known, last=True), open=not end)


def _day(text: str, *, last: bool = False) -> date:
    if len(text) > _MONTH:
        return date.fromisoformat(text)
    year, month = map(int, text.split("-"))
    return date(year, month, calendar.monthrange(year, month)[1] if last else 1)


def _person(name: str, row: Mapping[str, Any], vocabulary: Vocabulary) -> Person:
    rest = dict(row)
    spellings: list[str] = rest.pop("spellings", [])
    surname: str = rest.pop("surname", "")
    gender: str | None = rest.pop("gender", None)
    family: str = rest.pop("family", surname_of(name))
    if rest:
        where = f"people.yml: {name}"
        raise UnknownKeysError(where, tuple(sorted(rest)))
    own = surname if surname not in ("", "-") else surname_of(name)
    short = [text for text in spellings if " " not in text or text.split()[0].lower() in _PARTICLES]
    full = [name, *(text for text in spellings if text not in short)]
    return Person(
        name,
        tuple(full),
        _surname_forms(own, short, full),
        surname != "-",
        gender or gender_of(name, vocabulary) or "m",
        family,
    )


_PARTICLES = frozenset(
    ["von", "van", "de", "der", "al", "el", "la", "le", "di", "da", "lopez", "pena", "lula"]
)


def _surname_forms(own: str, short: Iterable[str], full: Sequence[str]) -> tuple[str, ...]:
    """Return the surname as every accepted spelling of the full name ends."""
    if not full[0].endswith(own):
        return tuple(dict.fromkeys([own, *short]))
    derived = [surname_of(text) for text in full]
    same = [text for text in derived if text.count(" ") == own.count(" ")]
    return tuple(dict.fromkeys([own, *short, *same]))


def surname_of(name: str) -> str:
    """Return the part of a full name that is used alone."""
    words = [word.rstrip(",") for word in name.split() if word not in ("Jr.", "Jr", "Sr.", "II", "III", "IV")]
    place = next((at for at, word in enumerate(words[1:-1], 1) if word.lower() in _NOBLE), len(words) - 1)
    return " ".join(words[place:])


_NOBLE = frozenset(["von", "van", "der", "den", "de", "di", "da", "dos", "ter", "ten", "bin", "ibn"])


def _surnames(people: Iterable[Person]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for person in people:
        for text in person.surnames if person.alone else ():
            found[text] = (*found.get(text, ()), person.name)
    return found


def _families(people: Iterable[Person]) -> dict[str, tuple[str, ...]]:
    """Return whom a name can mean after a title, which a common word or surname alone would not."""
    found: dict[str, tuple[str, ...]] = {}
    for person in people:
        for text in dict.fromkeys([person.family, *person.surnames]):
            found[text] = (*found.get(text, ()), person.name)
    return found


def _grouped(terms: Iterable[Term], key: Callable[[Term], Key]) -> dict[Key, tuple[Term, ...]]:
    grouped: dict[Key, tuple[Term, ...]] = {}
    for term in terms:
        grouped[key(term)] = (*grouped.get(key(term), ()), term)
    return grouped
