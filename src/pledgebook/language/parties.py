"""The parties of a document: who is named, and whom each mention stands for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pledgebook.findings import Flag
from pledgebook.language.abbreviated import abbreviated
from pledgebook.language.asked_about import Topic, find_topics, they_of
from pledgebook.language.coreference import find_pronouns
from pledgebook.language.doubts import find_doubts
from pledgebook.language.filed import find_filing
from pledgebook.language.foreign_bodies import without_foreign_bodies
from pledgebook.language.gazetteer import Name
from pledgebook.language.groups import find_groups
from pledgebook.language.hearers import find_hearers, you_of
from pledgebook.language.homonyms import settled_names
from pledgebook.language.mentions import (
    Context,
    followed_person,
    merged,
    office_party,
    office_persons,
    person_party,
    plain_party,
    told_by_text,
)
from pledgebook.language.money_home import publisher_state
from pledgebook.language.offices import Office, find_offices
from pledgebook.language.own_organs import own_organs
from pledgebook.language.people import Naming, find_people
from pledgebook.language.publishers import Publisher, PublisherKind, find_publisher
from pledgebook.language.realms import find_realms, with_realms
from pledgebook.language.sentences import Sentence
from pledgebook.language.slips import find_state_slips, join_people
from pledgebook.language.surnames import without_surnames
from pledgebook.language.taken_names import without_taken
from pledgebook.language.turns import Turn
from pledgebook.language.view import View
from pledgebook.language.voice import answering_voice, official_voice, speaking_voice
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Match, Vocabulary


@dataclass(frozen=True, slots=True)
class PartyReading:
    """Every mention of a party in text order, none overlapping, and the doubts about names and offices.

    `voice` is the state or organisation that the document speaks for, null where it speaks for none; `hearers` the
    state whose people it speaks to, and `topics` whom the questions of a talk are about.
    """

    mentions: tuple[Party, ...] = ()
    flags: tuple[Flag, ...] = ()
    voice: str | None = None
    hearers: str | None = None
    topics: tuple[Topic, ...] = ()


def find_parties(
    view: View,
    sentences: Sequence[Sentence],
    vocabulary: Vocabulary,
    published: date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    turns: Sequence[Turn] = (),
    settled: Sequence[Match[Name]] | None = None,
) -> PartyReading:
    """Return who is named in a view; sentences without a parse are read by names alone.

    `settled` are the names of states and organisations in it, where somebody has looked for them already.
    """
    text = view.text
    names, realms, called = _named(text, settled, vocabulary)
    offices = find_offices(text, names, vocabulary, published)
    namings = find_people(text, sentences, offices, vocabulary, published)
    namings, slips = join_people(text, sentences, namings, vocabulary, published)
    mistyped, more = find_state_slips(text, sentences, names, vocabulary)
    names += mistyped
    voice = (
        official_voice(publisher, vocabulary)
        or answering_voice(text, title, publisher, turns, vocabulary)
        or speaking_voice(title, vocabulary)
    )
    context = Context(
        text,
        vocabulary,
        published,
        voice or _home(publisher, names, vocabulary),
        official=voice is not None,
        told=told_by_text(offices, namings, text),
        filing=find_filing(sentences, names),
        states=_acting_states(text, names),
    )
    groups = list(find_groups(text, names, vocabulary))
    slipped = [plain_party(text, name) for name in mistyped]
    organs = list(own_organs(text, voice, vocabulary))
    plain = merged([organs, groups, realms, called, slipped])
    mentions = _shortened(_resolved(offices, namings, plain, context), text, vocabulary)
    flags = find_doubts(text, names, namings, slips + more, vocabulary, published)
    hearers = None if turns else find_hearers(text, title, publisher, mentions, voice, vocabulary)
    spoken_to = list(you_of(hearers, sentences)) if hearers else []
    topics = tuple(find_topics(turns, sentences, mentions, voice))
    asked = list(they_of(topics, sentences, mentions))
    followed = merged([asked, _followed(mentions, sentences, text, vocabulary), spoken_to])
    return PartyReading(followed, flags, voice, hearers.id if hearers else None, topics)


def _acting_states(text: str, names: Sequence[Match[Name]]) -> frozenset[str]:
    """Return the states that a text names other than as those who are helped."""
    named = (name for name in names if _is_state(name) and not _is_helped(text, name))
    return frozenset(code for name in named if (code := name.value.id))


class _Named(NamedTuple):
    """The names of states and organisations, nouns that point back at states among them, and the parties of each."""

    names: list[Match[Name]]
    realms: list[Party]
    called: list[Party]


def _named(text: str, settled: Sequence[Match[Name]] | None, vocabulary: Vocabulary) -> _Named:
    known = settled_names(text, vocabulary) if settled is None else settled
    own = without_foreign_bodies(text, without_taken(text, known, vocabulary))
    names = without_surnames(text, own, vocabulary)
    called = [plain_party(text, name) for name in names]
    realms = list(find_realms(text, called, vocabulary))
    return _Named(with_realms(names, realms), realms, called)


def _shortened(mentions: Sequence[Party], text: str, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return the mentions with those by short names that the text introduces, which say whom their words mean."""
    short = abbreviated(text, mentions, vocabulary)
    meant = {party.span for party in short}
    return merged([[party for party in mentions if party.span not in meant], short])


def _followed(
    mentions: Sequence[Party], sentences: Sequence[Sentence], text: str, vocabulary: Vocabulary
) -> tuple[Party, ...]:
    """Return the mentions with the pronouns that lead to them; an office that a pronoun owns is that one's."""
    followed = list(find_pronouns(sentences, mentions, text, vocabulary))
    owned = [party for party in followed if party.kind is PartyKind.OFFICE and party.office]
    return merged([owned, mentions, followed])


def _home(publisher: str | None, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> str | None:
    """Return the state or organisation of a publisher that speaks for none."""
    known = find_publisher(publisher, vocabulary)
    return _seat(known, names) if known else publisher_state(publisher, vocabulary)


def _is_helped(text: str, name: Match[Name]) -> bool:
    """Tell whether something is said to be for a state: no office told nearby is its own for that."""
    return text.endswith("for ", 0, name.span.start)


def _is_state(name: Match[Name]) -> bool:
    return name.value.kind is PartyKind.STATE


def _seat(publisher: Publisher, names: Sequence[Match[Name]]) -> str | None:
    """Return the state that a press publisher writes in; an agency that reports of others writes in none of them."""
    states = {name.value.id for name in names if _is_state(name)}
    of_others = publisher.world or publisher.kind is PublisherKind.WIRE
    elsewhere = of_others and bool(states) and publisher.id not in states
    return None if elsewhere else publisher.id


def _resolved(
    offices: Sequence[Office], namings: Sequence[Naming], plain: Sequence[Party], context: Context
) -> tuple[Party, ...]:
    """Read every mention in text order, so that a bare office can be followed to what stands before it."""
    beside = office_persons(offices, namings, context.text)
    bare = [office for office in offices if office.name is None]
    people = [person_party(naming, context) for naming in namings]
    done: list[Party] = []
    everything: list[Office | Party] = [*bare, *merged([people, plain])]
    for each in sorted(everything, key=lambda each: each.span):
        if isinstance(each, Office):
            while done and done[-1].span.end > each.span.start:
                done.pop()
            done.append(office_party(each, beside.get(each.span), done, context))
        elif not done or done[-1].span.end <= each.span.start:
            done.append(followed_person(each, done, context))
    return tuple(done)
