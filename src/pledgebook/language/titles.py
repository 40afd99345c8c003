"""Offices as titles: every accepted wording, compiled from topics and patterns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from pledgebook.language.office_rows import OfficeRow, office_rows
from pledgebook.language.phrases import Phrases
from pledgebook.vocabulary import Vocabulary


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
    rows, words = office_rows(vocabulary).values(), title_words(vocabulary)
    for row in rows:
        wordings.update(_from_topics(row, words))
    for row in rows:
        wordings |= _as_written(row)
    return Phrases(dict(_hyphens(wordings)), fold=True)


def _from_topics(row: OfficeRow, words: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, Title]]:
    for title, forms in (
        (Title(row.name, body=False), words["topic_titles"]),
        (Title(ministry_of(row.name), body=True), words["topic_bodies"]),
    ):
        yield from ((form.format(topic), title) for topic in row.topics for form in forms)


def ministry_of(office: str) -> str:
    """Return the name of a minister's ministry."""
    return office.removesuffix("minister") + "ministry"


def _as_written(row: OfficeRow) -> dict[str, Title]:
    title = Title(row.means, body=False, id=row.id, many=row.many, generic=row.generic)
    person = replace(title, elsewhere=row.elsewhere)
    institution = replace(title, office=_institution(row.means), body=True)
    return dict.fromkeys(row.titles, person) | dict.fromkeys(row.bodies, institution)


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
    rows = office_rows(vocabulary).values()
    named = {_institution(row.means) for row in rows if row.bodies}
    return frozenset(named | {ministry_of(row.name) for row in rows if row.topics})
