"""The vocabulary of speech: verbs by their forms, nouns by what they stand for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.language.publishers import news_outlets
from pledgebook.language.quotation import Tells
from pledgebook.language.verb_forms import forms
from pledgebook.vocabulary import Vocabulary


class Takes(StrEnum):
    """What may follow a speech verb."""

    CLAUSE = "clause"
    QUOTE = "quote"
    INFINITIVE = "infinitive"
    GERUND = "gerund"
    OBJECT = "object"
    ABOUT = "about"
    TOPIC = "topic"
    LABEL = "label"
    AS = "as"


@dataclass(frozen=True, slots=True)
class SpeechRow:
    """One class of words from the vocabulary of speech."""

    kind: str
    words: tuple[str, ...]
    tells: Tells
    takes: frozenset[Takes]


@dataclass(frozen=True, slots=True)
class Sense:
    """What one verb, with its particle where it has one, tells and takes."""

    verb: str
    particle: str | None
    tells: Tells
    takes: frozenset[Takes]


@dataclass(frozen=True)
class SpeechWords:
    """The compiled vocabulary: verbs by form, all other classes by kind."""

    verbs: Mapping[str, tuple[Sense, ...]]
    passives: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, Tells]
    classes: Mapping[str, frozenset[str]]

    def is_a(self, kind: str, word: str) -> bool:
        """Tell whether a word, in singular or plural, is of a class."""
        known = self.classes.get(kind, frozenset())
        return any(form in known for form in singulars(word))


def singulars(word: str) -> Iterator[str]:
    """Yield a word and what it may be the plural of, in lower case."""
    word = word.lower()
    yield word
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("men"):
        yield word[:-3] + "man"


@cache
def speech_words(vocabulary: Vocabulary) -> SpeechWords:
    """Return the compiled vocabulary of speech, read once for each set of files."""
    rows = [_row(code, dict(raw)) for code, raw in vocabulary.rows("speech").items()]
    irregular = dict(word.split(" ", 1) for row in rows if row.kind == "forms" for word in row.words)
    classes: dict[str, frozenset[str]] = {}
    for row in rows:
        classes[row.kind] = classes.get(row.kind, frozenset()) | frozenset(row.words)
    classes["outlet"] = news_outlets(vocabulary)
    nouns = {word: row.tells for row in reversed(rows) if row.kind == "noun" for word in row.words}
    return SpeechWords(
        _senses([row for row in rows if row.kind == "verb"], irregular),
        _senses([row for row in rows if row.kind == "passive"], irregular),
        nouns,
        classes,
    )


def _row(code: str, raw: dict[str, object]) -> SpeechRow:
    where = f"speech.yml: {code}"
    try:
        row = SpeechRow(
            str(raw.pop("kind")),
            _texts(raw.pop("words")),
            Tells(str(raw.pop("tells", Tells.STATEMENT))),
            frozenset(Takes(word) for word in _texts(raw.pop("takes", ()))),
        )
    except (KeyError, ValueError) as problem:
        raise VocabularyError(where, str(problem)) from problem
    if raw:
        raise UnknownKeysError(where, tuple(raw))
    return row


def _texts(raw: object) -> tuple[str, ...]:
    return tuple(str(word) for word in raw) if isinstance(raw, (list, tuple)) else (str(raw),)


def _senses(rows: Sequence[SpeechRow], irregular: Mapping[str, str]) -> Mapping[str, tuple[Sense, ...]]:
    found: dict[str, list[Sense]] = {}
    for row in rows:
        for word in row.words:
            verb, _, particle = word.partition(" ")
            sense = Sense(verb, particle or None, row.tells, row.takes)
            for form in forms(verb, irregular):
                found.setdefault(form, []).append(sense)
    return {
        form: tuple(sorted(senses, key=lambda sense: not sense.particle)) for form, senses in found.items()
    }
