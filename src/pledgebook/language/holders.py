"""The dated table of who held which office (codebook 2.5), and the names its people go by."""

import calendar
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.language.given_names import gender_of
from pledgebook.language.office_rows import Kind, office_rows, offices_of
from pledgebook.language.person_words import person_words, surname_of
from pledgebook.language.phrases import Phrases
from pledgebook.vocabulary import Vocabulary

Key = TypeVar("Key")
Value = TypeVar("Value")

_SLACK = timedelta(
    days=45
)  # an office changes hands over weeks: named, sworn in, still called by the old one
_MONTH, _YEAR = 7, 4  # "2024-07", "1974"
_UNHEARD = timedelta(days=2 * 365)  # so long before taking office nobody is meant by the surname alone,
_FORGOTTEN = timedelta(days=15 * 365)  # nor so long after leaving it


class _Days(NamedTuple):
    """The days on one of which an office changed hands."""

    first: date
    last: date


class Term(NamedTuple):
    """One person's time in one office, which began in the days `start` and ended in the days `end`.

    An `open` one is known to have lasted till its end, and nothing is known of the time after it.
    """

    person: str
    id: str
    office: str
    begun: _Days
    ended: _Days
    open: bool

    @property
    def start(self) -> date:
        """The first day that may belong to it."""
        return self.begun.first

    @property
    def end(self) -> date:
        """The last day that may belong to it."""
        return self.ended.last

    def near(self, day: date) -> bool:
        """Tell whether the person may be called by the office on a day."""
        return self.start - _SLACK <= day <= (self.end if self.open else self.end + _SLACK)

    def firm(self, day: date) -> bool:
        """Tell whether nobody else can have held the office on a day."""
        return self.begun.last + _SLACK <= day <= (self.end if self.open else self.ended.first - _SLACK)

    def remembered(self, day: date) -> bool:
        """Tell whether the person may be meant by the surname alone on a day."""
        return self.start - _UNHEARD <= day <= self.end + _FORGOTTEN


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
    namesakes: Mapping[str, tuple[str, ...]]
    today: date
    famous: frozenset[str]
    ranks: Mapping[str, int]

    def called(self, name: str, day: date | None, code: str | None = None) -> str | None:
        """Return whom a full name means on a day, or with the office of a state, where several people bear it."""
        people = self.namesakes.get(name, ())
        own = [person for person in people if any(term.id == code for term in self.terms[person])] or people
        living = (person for person in own if self.remembered(person, day))
        return next(living, None) or next(iter(own), None) or self.spelled.get(name)

    def remembered(self, person: str, day: date | None) -> bool:
        """Tell whether the surname alone can mean somebody on a day, or today where the day is not known."""
        return any(term.remembered(day or self.today) for term in self.terms.get(person, ()))

    def meant(self, surname: str, day: date | None) -> Term | None:
        """Return the office of whoever holds one on a day, or last did, of those who are called by a surname."""
        people = [person for person in self.families.get(surname, ()) if self.remembered(person, day)]
        usual = [person for person in people if person in self.surnames.get(surname, ())]
        terms = [term for person in people if (term := self.term_on(person, day))]
        in_office = (
            term for term in terms if day is not None and term.office in self.famous and term.near(day)
        )
        return next(in_office, None) or (self.term_on(usual[0], day) if usual else None)

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
        return max(
            past or terms,
            key=lambda term: (self.ranks.get(term.office, 0), term.start) if near else (0, term.start),
        )

    def firm_holder(self, code: str, office: str, day: date) -> str | None:
        """Return the one who surely held an office on a day, where the table says it."""
        return next((term.person for term in self.offices.get((code, office), ()) if term.firm(day)), None)


@cache
def load_holders(vocabulary: Vocabulary) -> Holders:
    """Read the table of holders once per vocabulary."""
    terms = [_term(key, row) for name in _TABLES for key, row in vocabulary.rows(name).items()]
    known = vocabulary.rows("past_people") | vocabulary.rows("people")
    names = dict.fromkeys(term.person for term in terms)
    people = {name: _person(name, known.get(name, {}), vocabulary) for name in names}
    bearers = _grouped((text, person.name) for person in people.values() for text in person.full)
    spelled = {text: bearing[0] for text, bearing in bearers.items()}
    return Holders(
        people,
        _grouped((term.person, term) for term in terms),
        _grouped(((term.id, term.office), term) for term in terms),
        Phrases({text.upper(): name for text, name in spelled.items()} | spelled),
        spelled,
        _grouped((text, p.name) for p in people.values() if p.alone for text in p.surnames),
        # After a title a common word or surname means somebody too, who alone would not be meant.
        _grouped((text, p.name) for p in people.values() for text in dict.fromkeys([p.family, *p.surnames])),
        {text: bearing for text, bearing in bearers.items() if len(bearing) > 1},
        max((term.end for term in terms if term.open), default=date.max),
        offices_of(Kind.FAMOUS, vocabulary),
        {row.name: row.rank for row in office_rows(vocabulary).values()},
    )


_TABLES = ("holders", "past_holders")
_START = re.compile(r" (\d[\d-]+) ")


def _term(key: str, row: object) -> Term:
    code, _, rest = key.partition(" ")
    read = _START.split(rest)
    how, _, end = str(row).partition(" ")
    if len(read) != _PARTS or how not in ("until", "known"):
        where = f"holders: {key}"
        raise VocabularyError(where, "expected 'state office from person: until to'")
    return Term(read[2], code, sys.intern(read[0]), _days(read[1]), _days(end), how == "known")


_PARTS = 3  # the office, the day, the person


@cache
def _days(text: str) -> _Days:
    if len(text) > _MONTH:
        day = date.fromisoformat(text)
        return _Days(day, day)
    if len(text) == _YEAR:
        return _Days(date(int(text), 1, 1), date(int(text), 12, 31))
    year, month = map(int, text.split("-"))
    return _Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def _person(name: str, row: Mapping[str, Any], vocabulary: Vocabulary) -> Person:
    last = surname_of(name, vocabulary)
    if not row:
        return Person(name, (name,), (last,), True, gender_of(name, vocabulary) or "m", last)
    rest = dict(row)
    spellings: list[str] = rest.pop("spellings", [])
    surname: str = rest.pop("surname", "")
    gender: str | None = rest.pop("gender", None)
    family: str = rest.pop("family", last)
    if rest:
        where = f"people: {name}"
        raise UnknownKeysError(where, tuple(sorted(rest)))
    own = surname if surname not in ("", "-") else last
    opening = person_words(vocabulary).opening_surnames
    short = [text for text in spellings if " " not in text or text.split()[0].lower() in opening]
    full = [name, *(text for text in spellings if text not in short)]
    return Person(
        name,
        tuple(full),
        _surname_forms(own, short, full, vocabulary),
        surname != "-",
        gender or gender_of(name, vocabulary) or "m",
        family,
    )


def _surname_forms(
    own: str, short: Iterable[str], full: Sequence[str], vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Return the surname as every accepted spelling of the full name ends."""
    if not full[0].endswith(own):
        return tuple(dict.fromkeys([own, *short]))
    derived = [surname_of(text, vocabulary) for text in full]
    same = [text for text in derived if text.count(" ") == own.count(" ")]
    return tuple(dict.fromkeys([own, *short, *same]))


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    grouped: dict[Key, list[Value]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in grouped.items()}
