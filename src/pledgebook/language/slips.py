"""Names one slip away from the right spelling, joined to the person or state they mean (codebook 9)."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from pledgebook.language.gazetteer import Name, Role, load_gazetteer
from pledgebook.language.given_names import is_given_name
from pledgebook.language.holders import Term, load_holders
from pledgebook.language.people import Naming, after_given_name
from pledgebook.language.person_words import surname_of
from pledgebook.language.sentences import Sentence
from pledgebook.language.tree import Token
from pledgebook.party import PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary


class Slip(NamedTuple):
    """Words that are not spelled as the name they mean."""

    span: Span
    right: str


_SHORTEST_SURNAME = 5  # a shorter name is one slip away from too many others
_SHORTEST_STATE = 6
_MOST_NAMESAKES, _MOST_SURNAMES = 40, 400  # more than any report names; a bound, so that time stays linear
_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][^\W\d_]{3,}(?![^\W_])")
_SPEECH = frozenset(
    ["say", "tell", "add", "announce", "declare", "decline", "confirm", "promise", "pledge", "warn"]
)
_CAPITAL_NEXT = re.compile(r"[ -][^\W\d_a-zß-öø-ÿ]")


def one_slip(word: str, right: str) -> bool:
    """Tell whether one sign is wrong, missing, too many or swapped, past the first letter."""
    from rapidfuzz.distance import OSA

    if (
        word == right
        or word[0] != right[0]
        or word in (right + "s", right[:-1] if right.endswith("s") else "")
    ):
        return False
    return OSA.distance(word, right, score_cutoff=1) == 1


def join_people(
    text: str,
    sentences: Sequence[Sentence],
    namings: Sequence[Naming],
    vocabulary: Vocabulary,
    published: date | None,
) -> tuple[list[Naming], list[Slip]]:
    """Return the namings with slips joined to whom they mean, and the slips."""
    right = dict(_by_title(text, namings, vocabulary, published)) | dict(_by_full_name(namings, vocabulary))
    joined: list[Naming] = []
    slips: list[Slip] = []
    for naming in namings:
        person = right.get(naming.person)
        joined.append(naming if person is None else _joined(naming, person, vocabulary))
        slip = _slip(text, naming.name, person, vocabulary) if person else None
        slips += [slip] if slip else []
    free = list(_free_slips(text, sentences, joined, vocabulary))
    joined += [naming for naming, _ in free]
    return sorted(joined, key=lambda naming: naming.span), [*slips, *(slip for _, slip in free)]


def _joined(naming: Naming, person: str, vocabulary: Vocabulary) -> Naming:
    return replace(naming, person=person, known=person in load_holders(vocabulary).people)


def _slip(text: str, name: Span, person: str, vocabulary: Vocabulary) -> Slip | None:
    """Return the one word of a name that is not spelled as the person's, if one is not."""
    known = load_holders(vocabulary).people.get(person)
    accepted = {word for full in (known.full if known else (person,)) for word in full.split()}
    for word in re.finditer(r"[^\s]+", name.of(text)):
        if word[0] not in accepted:
            return Slip(Span(name.start + word.start(), name.start + word.end()), person)
    return None


def _by_title(
    text: str, namings: Sequence[Naming], vocabulary: Vocabulary, published: date | None
) -> Iterator[tuple[str, str]]:
    """Yield unknown names whose title is that of somebody the table spells with one sign otherwise."""
    holders = load_holders(vocabulary)
    for naming in namings:
        words = naming.name.of(text)
        if naming.known or naming.office is None or " " not in words:
            continue
        wanted = (naming.office.meaning.office_in(naming.office.id), naming.office.id)
        for full in _neighbours(words, vocabulary):
            person = holders.spelled[full]
            if one_slip(words, full) and _held(holders.terms[person], *wanted, published):
                yield words, person
                break


def _held(terms: Sequence[Term], office: str, code: str | None, day: date | None) -> bool:
    fitting = (term for term in terms if term.office == office and code in (None, term.id))
    return any(day is None or term.near(day) for term in fitting)


@cache
def _by_part(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """Index the table's full names by their first and last words: a slip leaves one of them right."""
    index: dict[str, tuple[str, ...]] = {}
    for full in load_holders(vocabulary).spelled:
        for part in {full.split()[0], full.split()[-1]}:
            index[part] = (*index.get(part, ()), full)
    return index


def _neighbours(words: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    index = _by_part(vocabulary)
    return (*index.get(words.split()[0], ()), *index.get(words.split()[-1], ()))


def _by_full_name(namings: Sequence[Naming], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield unknown full names one slip from another of the same given name, the rarer for the commoner."""
    counts = Counter(naming.person for naming in namings)
    known = {naming.person: naming.known for naming in namings if " " in naming.person}
    given: dict[str, list[str]] = {}
    for person in known:
        given.setdefault(person.split()[0], []).append(person)
    for same in given.values():
        near = same[:_MOST_NAMESAKES]
        for word, other in ((word, other) for word in near for other in near if not known[word]):
            better = known[other] or counts[other] > counts[word]
            if better and len(surname_of(other, vocabulary)) >= _SHORTEST_SURNAME and one_slip(word, other):
                yield word, other


def _free_slips(
    text: str, sentences: Sequence[Sentence], namings: Sequence[Naming], vocabulary: Vocabulary
) -> Iterator[tuple[Naming, Slip]]:
    """Yield words that nobody is called by, one slip from a surname of the document, used as a name."""
    surnames = _surnames(text, namings, vocabulary)
    places = _places_of(namings)
    first = {surname: at for surname, (_, at) in surnames.items()}
    own: set[str] = set()
    taken = {place for naming in namings for place in naming.span}
    for sentence in sentences:
        for token in sentence.tree.tokens if sentence.tree else ():
            surname = _meant(text, token, first, vocabulary) if token.start not in taken else None
            if surname is None or token.text in own:
                continue
            if token.start < first[surname] or _beside(places[surnames[surname][0]], sentence):
                own.add(token.text)  # it stands before or beside the name it resembles: somebody else's
            elif _personal(token, sentence):
                person = surnames[surname][0]
                known = person in load_holders(vocabulary).people
                yield Naming(token.span, token.span, person, known), Slip(token.span, person)


def _places_of(namings: Sequence[Naming]) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = {}
    for naming in namings:
        places.setdefault(naming.person, []).append(naming.span.start)
    return places


def _beside(places: Sequence[int], sentence: Sentence) -> bool:
    """Tell whether a person is named in the sentence by the right name."""
    return bisect_left(places, sentence.span.start) < bisect_left(places, sentence.span.end)


def _surnames(text: str, namings: Sequence[Naming], vocabulary: Vocabulary) -> dict[str, tuple[str, int]]:
    """Return the surnames of the document's people: whom each means, and where that one is first named."""
    holders = load_holders(vocabulary)
    found: dict[str, tuple[str, int]] = {}
    for naming in namings[:_MOST_SURNAMES]:
        forms = holders.people[naming.person].surnames if naming.known else ()
        for surname in (*forms, surname_of(naming.name.of(text), vocabulary)):
            if len(surname) >= _SHORTEST_SURNAME:
                found.setdefault(surname, (naming.person, naming.span.start))
    return found


def _meant(text: str, token: Token, surnames: Mapping[str, int], vocabulary: Vocabulary) -> str | None:
    word = token.text
    if token.pos != "PROPN" or not _CAPITALISED.fullmatch(word) or word.isupper() or word in surnames:
        return None
    surname = next((surname for surname in surnames if one_slip(word, surname)), None)
    if surname is None or _another_name(text, token, vocabulary):
        return None
    return surname


def _another_name(text: str, token: Token, vocabulary: Vocabulary) -> bool:
    """Tell whether the word is somebody's or something's own name."""
    word, gazetteer, holders = token.text, load_gazetteer(vocabulary), load_holders(vocabulary)
    if word in gazetteer.spellings or word in holders.surnames or is_given_name(word, vocabulary):
        return True
    if _CAPITAL_NEXT.match(text, token.end):
        return True
    return after_given_name(text, token.start, vocabulary)


def _personal(token: Token, sentence: Sentence) -> bool:
    if token.entity == "PERSON" or sentence.tree is None:
        return token.entity == "PERSON"
    return token.dep == "nsubj" and sentence.tree.head(token).lemma in _SPEECH


def find_state_slips(
    text: str, sentences: Sequence[Sentence], names: Sequence[Match[Name]], vocabulary: Vocabulary
) -> tuple[list[Match[Name]], list[Slip]]:
    """Return the words one slip from a state that the document names elsewhere or lists, and all slips of states."""
    usual = load_gazetteer(vocabulary).slips
    slips = [Slip(name.span, usual[word]) for name in names if (word := name.span.of(text)) in usual]
    taken = {place for name in names for place in range(*name.span)}
    named = {name.value.id for name in names}
    found = []
    for token in _places(sentences):
        right = _state_meant(token.text, vocabulary) if token.start not in taken else None
        name = load_gazetteer(vocabulary).spellings[right] if right else None
        if name is None or right is None:
            continue
        elsewhere = name.id in named and token.entity in _LANDS
        if elsewhere or _is_listed(text, token.span, names):
            found.append(Match(token.span, name))
            slips.append(Slip(token.span, right))
    return found, slips


def _is_listed(text: str, span: Span, names: Sequence[Match[Name]]) -> bool:
    """Tell whether a word stands in a row between the names of states ("Latvia, Sweeden and Norway")."""
    at = bisect_left(names, span.start, key=lambda name: name.span.start)
    sides = names[max(0, at - 1) : at + 1]
    if len(sides) < _BOTH or any(name.value.kind is not PartyKind.STATE for name in sides):
        return False
    return bool(_JOIN.fullmatch(text, sides[0].span.end, span.start)) and bool(
        _JOIN.fullmatch(text, span.end, sides[1].span.start)
    )


_BOTH = 2
_LANDS = ("GPE", "NORP")
_JOIN = re.compile(r",? and (?:the )?|, (?:the )?")


def _places(sentences: Sequence[Sentence]) -> Iterator[Token]:
    """Yield the words that the parser takes for a place, a nation or some name of its own."""
    for sentence in sentences:
        for token in sentence.tree.tokens if sentence.tree else ():
            if (token.entity in _LANDS or token.pos == "PROPN") and len(token.text) >= _SHORTEST_STATE:
                yield token


def _state_meant(word: str, vocabulary: Vocabulary) -> str | None:
    if not _CAPITALISED.fullmatch(word) or word.isupper() or word in load_gazetteer(vocabulary).spellings:
        return None
    return next(
        (right for right in _states_from(vocabulary).get(word[:2], ()) if one_slip(word, right)), None
    )


@cache
def _states_from(vocabulary: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """Index the single-word names and adjectives of states by their first two letters."""
    index: dict[str, tuple[str, ...]] = {}
    for text, name in load_gazetteer(vocabulary).spellings.items():
        plain = text.isalpha() and name.role in (Role.NAME, Role.ADJECTIVE)
        if plain and len(text) >= _SHORTEST_STATE and not text.isupper():
            index[text[:2]] = (*index.get(text[:2], ()), text)
    return index
