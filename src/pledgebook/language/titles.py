"""Offices as titles: every accepted wording, compiled from topics and patterns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pledgebook.errors import UnknownKeysError
from pledgebook.language.phrases import Phrases
from pledgebook.vocabulary import Vocabulary

_PERSON = (
    "{} minister",
    "{} secretary",
    "minister of {}",
    "minister of the {}",
    "minister for {}",
    "minister for the {}",
    "secretary of {}",
    "secretary of the {}",
    "secretary for {}",
    "cabinet secretary for {}",
    "secretary of state for {}",
    "secretary of state for the {}",
    "federal minister of {}",
    "federal minister for {}",
)
_BODY = (
    "{} ministry",
    "{} department",
    "ministry of {}",
    "ministry of the {}",
    "ministry for {}",
    "federal ministry of {}",
    "federal ministry for {}",
    "department of {}",
    "department of the {}",
    "department for {}",
)


@dataclass(frozen=True, slots=True)
class Title:
    """What a wording of an office means; in `office`, the office's name, British and American meet."""

    office: str
    body: bool
    id: str | None = None
    many: bool = False
    generic: bool = False
    elsewhere: Mapping[str, str] = field(default_factory=dict, hash=False)

    def office_in(self, code: str | None) -> str:
        """Return the office the title means in one state."""
        return self.elsewhere.get(code, self.office) if code else self.office


@cache
def load_titles(vocabulary: Vocabulary) -> Phrases[Title]:
    """Compile the wordings of every office once per vocabulary."""
    wordings: dict[str, Title] = {}
    rows = vocabulary.rows("offices")
    for office, row in rows.items():
        wordings |= _from_topic(office, row.get("topic", ()))
    for office, row in rows.items():
        wordings |= _from_row(office, row)
    return Phrases(dict(_hyphens(wordings)), fold=True)


def _from_topic(office: str, topics: list[str]) -> dict[str, Title]:
    person, body = Title(office, body=False), Title(ministry_of(office), body=True)
    return {form.format(topic): person for topic in topics for form in _PERSON} | {
        form.format(topic): body for topic in topics for form in _BODY
    }


def ministry_of(office: str) -> str:
    """Return the name of a minister's ministry."""
    return office.removesuffix("minister") + "ministry"


def _from_row(office: str, row: Mapping[str, Any]) -> dict[str, Title]:
    rest = dict(row)
    rest.pop("topic", None)
    means, code = rest.pop("means", office), rest.pop("id", None)
    many, generic = rest.pop("many", "no") == "yes", rest.pop("generic", "no") == "yes"
    elsewhere: dict[str, str] = rest.pop("in", {})
    rest.pop("no", None)
    rest.pop("only", None)
    titles, bodies = rest.pop("titles", ()), rest.pop("bodies", ())
    if rest:
        where = f"offices.yml: {office}"
        raise UnknownKeysError(where, tuple(sorted(rest)))
    person = Title(means, body=False, id=code, many=many, generic=generic, elsewhere=elsewhere)
    institution = Title(_institution(means), body=True, id=code, many=many, generic=generic)
    return dict.fromkeys(titles, person) | dict.fromkeys(bodies, institution)


def _institution(office: str) -> str:
    return ministry_of(office) if office.endswith("minister") else office


def _hyphens(wordings: Mapping[str, Title]) -> Iterator[tuple[str, Title]]:
    for text, title in wordings.items():
        yield text, title
        if "-" in text:
            yield text.replace("-", " "), title


@cache
def title_words(vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    """Return the words around titles, by what they do there."""
    return {key: frozenset(row["words"]) for key, row in vocabulary.rows("title_words").items()}


@cache
def institutions(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the offices that are institutions and not people ("government", "defence ministry")."""
    rows = vocabulary.rows("offices")
    named = {_institution(row.get("means", office)) for office, row in rows.items() if "bodies" in row}
    return frozenset(named | {ministry_of(office) for office, row in rows.items() if "topic" in row})


@cache
def _barred(vocabulary: Vocabulary) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Return the states that never had an office, and those that alone have it."""
    rows = vocabulary.rows("offices")
    return {
        office: (frozenset(row.get("no", ())), frozenset(row.get("only", ()))) for office, row in rows.items()
    }


def may_have(code: str | None, office: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether a state can have an office: the United States have no prime minister, Norway no president."""
    never, only = _barred(vocabulary).get(office or "", (frozenset(), frozenset()))
    return code is not None and code not in never and (not only or code in only)


def is_limited(office: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether not every state has an office."""
    return any(_barred(vocabulary).get(office or "", ()))
