"""What an archive is screened for: who is to gain, who gives, which words tell of an act; a file of its own."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pledgebook.errors import UnknownKeysError, VocabularyError
from pledgebook.vocabulary import Vocabulary

Parties: TypeAlias = Mapping[str, Mapping[str, Any]]

_NAMES = ("names", "adjectives", "people", "capital", "places", "houses", "bodies", "programmes")
_SHORTEST_SHOUT = 4  # "CHAD" is shouted in headings; shorter capitals are acronyms
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """The words of one subject, and the score from which a page is kept.

    `subject` and `donors` are names, written as they stand; `acts` are stems in small letters.
    No donors: anybody may give.
    """

    name: str
    subject: tuple[str, ...]
    donors: tuple[str, ...]
    acts: tuple[str, ...]
    least: float


def read_profile(vocabulary: Vocabulary, file: Path | None = None) -> Profile:
    """Return the profile of a file, or that of the program: support for Ukraine."""
    where = str(file) if file else "profiles/ukraine.yml"
    rows = vocabulary.file(file) if file else vocabulary.rows("profiles/ukraine")
    subject, acts = _section(rows, "subject", where), _section(rows, "acts", where)
    _refuse_unread(rows, ("subject", "acts", "least"), where)
    _refuse_unread(subject, ("recipients", "donors", "words"), f"{where}: subject")
    _refuse_unread(acts, ("cues", "things", "words", "without"), f"{where}: acts")
    recipients, donors = (_list(subject, field, where) for field in ("recipients", "donors"))
    parties = _parties({*recipients, *donors}, vocabulary, where)
    named = [*_names(recipients, parties), *_list(subject, "words", where)]
    if not named:
        raise VocabularyError(where, "names no recipients and no words, so that no page could be kept")
    stems = sorted(set(_stems(acts, vocabulary, where)))
    if not stems:
        raise VocabularyError(where, "names no words of acts, so that no page could be kept")
    return Profile(
        name=Path(where).stem,
        subject=tuple(dict.fromkeys([*_shouted(named), *_slips(recipients, parties)])),
        donors=tuple(dict.fromkeys(_shouted(_names(donors, parties)))),
        acts=tuple(stems),
        least=_share(rows.get("least", "0.35"), where),
    )


def _section(rows: Mapping[str, Any], name: str, where: str) -> Mapping[str, Any]:
    section = rows.get(name)
    if not isinstance(section, dict):
        raise VocabularyError(where, f"expected a section named {name}")
    return section


def _refuse_unread(rows: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    if unread := rows.keys() - set(known):
        raise UnknownKeysError(where, tuple(sorted(unread)))


def _list(rows: Mapping[str, Any], name: str, where: str) -> Sequence[str]:
    listed = rows.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(word, str) and word.strip() for word in listed):
        raise VocabularyError(where, f"{name} is not a list of words; write [one, two]")
    return listed


def _share(written: Any, where: str) -> float:
    try:
        share = float(written)
    except (TypeError, ValueError):
        share = -1.0
    if not 0 <= share <= 1:
        raise VocabularyError(where, f"least is {written!r}; write a number from 0 to 1")
    return share


def _parties(ids: Collection[str], vocabulary: Vocabulary, where: str) -> Parties:
    """Return the rows of states and organisations."""
    rows = vocabulary.rows("states") if ids else {}
    if not rows.keys() >= set(ids):  # it takes time to read both
        rows |= vocabulary.rows("organisations")
    for code in sorted(ids):
        if code not in rows:
            raise VocabularyError(where, f"{code!r} is no id of a state or organisation; write UKR or EU")
    return rows


def _names(ids: Sequence[str], parties: Parties) -> Iterator[str]:
    """Yield every name, adjective, place and body of states and organisations."""
    for code in ids:
        yield parties[code]["name"]
        yield from (name for field in _NAMES for name in parties[code].get(field, ()))


def _slips(ids: Sequence[str], parties: Parties) -> Iterator[str]:
    """Yield usual misspellings."""
    return (slip for code in ids for slip in parties[code].get("slips", ()))


def _shouted(names: Sequence[str] | Iterator[str]) -> Iterator[str]:
    for name in names:
        yield name
        if len(name) >= _SHORTEST_SHOUT:
            yield name.upper()


def _stems(acts: Mapping[str, Any], vocabulary: Vocabulary, where: str) -> Iterator[str]:
    """Yield what the words of acts begin with, whatever their endings."""
    without = set(_list(acts, "without", where))
    irregular = vocabulary.rows("verb_forms")
    for verb in set(_verbs(acts, vocabulary, where)) - without:
        yield from _forms(verb.casefold(), irregular)
    for thing in {*_things(acts, vocabulary, where), *_list(acts, "words", where)} - without:
        yield thing.casefold()


def _forms(phrase: str, irregular: Mapping[str, Sequence[str]]) -> Iterator[str]:
    verb, _, rest = phrase.partition(" ")
    named = irregular.get(verb, ())
    if rest:
        yield from (f"{form} {rest}" for form in (verb, f"{verb}s", f"{verb}ed", f"{verb}ing", *named))
    else:
        yield from (_stem(verb), *named)


def _stem(verb: str) -> str:
    """Return what every form of a verb or noun begins with ("provid", "suppl")."""
    cut = verb[:-1] if verb.endswith(("e", "y")) else verb
    return cut if len(cut) >= _SHORTEST_STEM else verb


def _verbs(acts: Mapping[str, Any], vocabulary: Vocabulary, where: str) -> Iterator[str]:
    cues = vocabulary.rows("cues")
    for kind in _list(acts, "cues", where):
        if kind not in cues:
            raise VocabularyError(where, f"{kind!r} is no row of cues.yml")
        yield from (word for part in ("verbs", "nouns") for word in cues[kind].get(part, ()))


def _things(acts: Mapping[str, Any], vocabulary: Vocabulary, where: str) -> Iterator[str]:
    for name in _list(acts, "things", where):
        if not (rows := vocabulary.rows(name)):
            raise VocabularyError(where, f"there is no vocabulary {name!r}")
        for thing, row in rows.items():
            yield from (thing, *row.get("spellings", ()), *row.get("kinds", ()))
