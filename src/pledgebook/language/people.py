"""People by full name, then by surname, within one document."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pledgebook.language.abbreviations import abbreviations
from pledgebook.language.gazetteer import load_gazetteer
from pledgebook.language.given_names import gender_of, is_given_name
from pledgebook.language.holders import Holders, Term, load_holders
from pledgebook.language.name_words import known_people, read_name, surname_phrases
from pledgebook.language.offices import Office, Status
from pledgebook.language.person_words import person_words, surname_of
from pledgebook.language.phrases import Phrases
from pledgebook.language.sentences import Sentence
from pledgebook.language.titles import title_words
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Naming:
    """One place where a person is named; `known` tells that the table of holders has the person.

    `name` are the words of the name alone, `office` the title before them, where there is one.
    """

    span: Span
    name: Span
    person: str
    known: bool
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the steps share."""

    text: str
    offices: Sequence[Office]
    holders: Holders
    vocabulary: Vocabulary
    published: date | None
    taken: set[int] = field(default_factory=set)


_CAPITAL_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_][^\W_]*\.?)[ -]$")
_CAPITALISED = re.compile(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?= [^\W\d_])")
_WORD_BEFORE = re.compile(r"(?<![^\W_])([^\W_]+) $")
_CAPITAL_AFTER = re.compile(r"(?: |-)([^\W\d_a-zß-öø-ÿ][^\W_]*)")
# "to Nepal. Zhao said"; short forms of titles and names ("Geo. Example") are shorter, or known.
_SENTENCE_END = re.compile(r"([^\W_]{4,})\.")
_FEWEST_WORDS = 2
_WINDOW = 24
_OPENERS = frozenset(["", "\n", ".", "!", "?", '"', ":", ";", "(", "-", "–", "—"])


def find_people(
    text: str,
    sentences: Sequence[Sentence],
    offices: Sequence[Office],
    vocabulary: Vocabulary,
    published: date | None,
) -> list[Naming]:
    """Return every naming of a person in text order, the titled ones first to decide what a surname means."""
    reading = _Reading(text, offices, load_holders(vocabulary), vocabulary, published)
    namings = [
        *_kept(_titled(reading), reading),
        *_kept(_by_table(reading), reading),
        *_kept(_by_parse(reading, sentences), reading),
        *_kept(_by_given_name(reading), reading),
    ]
    namings += _kept(_by_surname(reading, namings), reading)
    return sorted(_settled(namings, reading), key=lambda naming: naming.span)


def _kept(namings: Iterable[Naming], reading: _Reading) -> Iterator[Naming]:
    for naming in namings:
        places = range(*naming.span)
        if reading.taken.isdisjoint(places):
            reading.taken.update(places)
            yield naming


def _titled(reading: _Reading) -> Iterator[Naming]:
    for office in reading.offices:
        if office.name is not None:
            words = office.name.of(reading.text)
            styled = Span(office.title.start, office.name.end).of(reading.text)  # "King Abdullah"
            spelled = _spelled(words, office, reading) or _spelled(styled, office, reading)
            person = spelled or _by_title(words, office, reading)
            yield Naming(office.span, office.name, person or words, person is not None, office)


def _spelled(words: str, office: Office, reading: _Reading) -> str | None:
    return reading.holders.called(_plain(words), reading.published, office.id)


def _plain(words: str) -> str:
    return words.title() if words.isupper() else words


def _by_title(words: str, office: Office, reading: _Reading) -> str | None:
    """Return whom a title with a surname means: the one who held the office, else the only one known."""
    wanted = office.meaning.office_in(office.id)
    fitting = [
        (term, name)
        for name in reading.holders.families.get(_plain(words), ())
        for term in reading.holders.terms[name]
        if term.office == wanted and office.id in (None, term.id) and _by_then(term, office, reading)
    ]
    if fitting:
        return max(fitting, key=lambda each: (_in_office(each[0], reading), each[0].start))[1]
    people = reading.holders.surnames.get(_plain(words), ())
    living = [name for name in people if reading.holders.remembered(name, reading.published)]
    return living[0] if len(living) == 1 and office.status is not Status.DEPUTY else None


def _by_then(term: Term, office: Office, reading: _Reading) -> bool:
    """Tell whether a term had begun, so that a title can speak of it now or in retrospect, but not of history."""
    day = reading.published
    if day is None or office.status is Status.FORMER:
        return day is None or term.end < day
    return term.near(day) or (term.end < day and term.remembered(day))


def _in_office(term: Term, reading: _Reading) -> bool:
    return reading.published is not None and term.near(reading.published)


def _by_table(reading: _Reading) -> Iterator[Naming]:
    for span, name in known_people(reading.text, reading.vocabulary).items():
        person = reading.holders.called(_plain(span.of(reading.text)), reading.published) or name
        if _is_renowned(person, reading):
            yield Naming(span, span, person, known=True)


def _is_renowned(person: str, reading: _Reading) -> bool:
    """Tell whether a full name alone means somebody: heads of state ever after, ministers while they are remembered."""
    led = any(term.office in reading.holders.famous for term in reading.holders.terms[person])
    return led or reading.holders.remembered(person, reading.published)


def _by_parse(reading: _Reading, sentences: Sequence[Sentence]) -> Iterator[Naming]:
    """Yield people the parser sees and whose given name or role in the sentence says that it is right."""
    for sentence in sentences:
        for span in _entities(sentence):
            name = _entity_name(span, reading)
            if name is not None:
                words = name.of(reading.text)
                yield Naming(name, name, words, known=False)


def _entities(sentence: Sentence) -> Iterator[Span]:
    tokens = sentence.tree.tokens if sentence.tree else ()
    start = None
    for token, following in zip(tokens, (*tokens[1:], None), strict=False):
        if token.entity != "PERSON":
            start = None
            continue
        start = token.start if start is None else start
        if following is None or following.entity != "PERSON":
            yield Span(start, token.end)


def _entity_name(entity: Span, reading: _Reading) -> Span | None:
    name = read_name(reading.text, entity.start, reading.vocabulary)
    words = name.of(reading.text).split() if name else []
    if name is None or len(words) < _FEWEST_WORDS or not is_given_name(words[0], reading.vocabulary):
        return None
    return name


def _by_given_name(reading: _Reading) -> Iterator[Naming]:
    """Yield names that begin with a given name which is no common word."""
    common = title_words(reading.vocabulary)["common_given"]
    for word in _CAPITALISED.finditer(reading.text):
        if word[0] not in common and is_given_name(word[0], reading.vocabulary):
            name = _entity_name(Span(*word.span()), reading)
            if name is not None:
                yield Naming(name, name, name.of(reading.text), known=False)


def _by_surname(reading: _Reading, namings: Sequence[Naming]) -> Iterator[Naming]:
    """Yield the surnames that stand alone, of people the document names in full or that everybody knows."""
    named = _surnames_in(namings, reading)
    full = {naming.person for naming in namings if " " in naming.name.of(reading.text)}
    table = surname_phrases(reading.vocabulary)
    spans = {match.span for match in Phrases(named).find(reading.text)}
    spans |= {match.span for match in table.find(reading.text)}
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        words = span.of(reading.text)
        person = (named.get(words) or _famous(words, full, reading)) if _alone(span, reading) else None
        if person is not None:
            yield Naming(span, span, person, person in reading.holders.people)


def _surnames_in(namings: Sequence[Naming], reading: _Reading) -> dict[str, str]:
    """Return whom each surname of the document means; people of the table come before the others."""
    spellings = load_gazetteer(reading.vocabulary).spellings
    found: dict[str, str] = {}
    for naming in sorted(namings, key=lambda naming: (not naming.known, naming.span)):
        words = naming.name.of(reading.text)
        for surname in _forms(naming, words, reading):
            if surname not in spellings and not is_given_name(surname, reading.vocabulary):
                found.setdefault(surname, naming.person)
    return _families_in(namings, reading) | found


def _families_in(namings: Sequence[Naming], reading: _Reading) -> dict[str, str]:
    """Return whom a family name of the document means, where it is first ("Zhao Ziyang") and one person's alone."""
    people = dict.fromkeys(naming.person for naming in namings if naming.known)
    families = Counter(reading.holders.people[person].family for person in people)
    return {
        family: person
        for person in people
        if families[family := reading.holders.people[person].family] == 1 and person.startswith(f"{family} ")
    }


def _forms(naming: Naming, words: str, reading: _Reading) -> tuple[str, ...]:
    own = surname_of(words, reading.vocabulary) if " " in words else words
    if naming.known:
        return (*reading.holders.people[naming.person].surnames, own)
    return (own,)


def _alone(span: Span, reading: _Reading) -> bool:
    """Tell whether a surname stands by itself: not in "Melania Trump", "Trump Tower"."""
    text = reading.text
    if after_given_name(text, span.start, reading.vocabulary) or _is_month(span, reading):
        return False
    after = _CAPITAL_AFTER.match(text, span.end)
    return after is None or read_name(text, after.start(1), reading.vocabulary) is None


def _is_month(span: Span, reading: _Reading) -> bool:
    """Tell whether "May" is the month here: after a preposition, before a number."""
    words = title_words(reading.vocabulary)
    if span.of(reading.text) not in words["days"]:
        return False
    before = _WORD_BEFORE.search(reading.text, max(0, span.start - _WINDOW), span.start)
    dated = reading.text[span.end : span.end + 2].strip(" ")[:1].isdigit()
    return dated or (before is not None and before[1].lower() in words["datings"])


def after_given_name(text: str, start: int, vocabulary: Vocabulary) -> bool:
    """Tell whether the word before a surname is the rest of somebody's name, not the sentence's first."""
    before = _CAPITAL_BEFORE.search(text, max(0, start - _WINDOW), start)
    if before is None or before[1] in person_words(vocabulary).honorifics or _ends(before[1], vocabulary):
        return False
    if is_given_name(before[1].rstrip("."), vocabulary):
        return True
    opening = text[max(0, before.start() - 2) : before.start()].rstrip(" ")
    capital = before[1][:1].isupper() and not before[1].isupper()
    return capital and opening[-1:] not in _OPENERS


def _ends(word: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a word ends a sentence: it is no short form of a title ("Capt.")."""
    end = _SENTENCE_END.fullmatch(word)
    return end is not None and end[1] not in abbreviations(vocabulary)["before_anything"]


def _famous(words: str, full: Collection[str], reading: _Reading) -> str | None:
    """Return whom everybody knows by surname; one that a state bears too means who is named in full as well."""
    people = reading.holders.surnames.get(_plain(words), ())
    place = words in load_gazetteer(reading.vocabulary).spellings
    day = reading.published
    for name in people:
        if place and name not in full:
            continue
        term = reading.holders.term_on(name, day)
        near = term is not None and (term.near(day) if day else term.remembered(reading.holders.today))
        if term and near and term.office in reading.holders.famous:
            return name
    return None


def _settled(namings: Iterable[Naming], reading: _Reading) -> Iterator[Naming]:
    """Give a surname that stood with a title the full name the document has elsewhere."""
    everything = list(namings)
    full = _surnames_in([naming for naming in everything if " " in naming.person], reading)
    for naming in everything:
        person = full.get(naming.person, naming.person)
        known = naming.known or (person != naming.person and person in reading.holders.people)
        yield Naming(naming.span, naming.name, person, known, naming.office)


def pronoun_of(person: str, holders: Holders, vocabulary: Vocabulary) -> str | None:
    """Return "m" or "f" where the table or the given name decides it."""
    known: Mapping[str, object] = holders.people
    return holders.people[person].gender if person in known else gender_of(person, vocabulary)
