"""Whom a speech calls "you": those whom its first line greets, else the host where its title says it was held.

"People of Peru," and "friends from Ghana," name their state. "Soldiers," and "My fellow citizens," are people of
the speaker's own. In a talk whoever asks is "you", and nobody is read from that. The town where many states meet is
no host if its state gives the world over; an envoy speaks to the state of his post, where a paper of it prints him.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.language.homonyms import settled_names
from pledgebook.language.quote_words import SpeechWords, speech_words
from pledgebook.language.sentences import Sentence
from pledgebook.language.voice import is_speech
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_GREETING = re.compile(
    r"^[^\n.?\"]{3,240}[,:!]$"
    r"|^(?:Dear|Your|Mr|Mrs|Madam|Ms|Dr|Excellenc|Distinguished|Honou?rable|Ladies)\.?\b[^\n.?\"]*,[^\n.?\"]{3,200}\.$",
    re.MULTILINE,
)
_OPENING = 600  # code points in which a speech greets its hearers
_YOU = frozenset({"you", "your", "yours"})


@dataclass(frozen=True, slots=True)
class Hearers:
    """Who is spoken to, and the words that say so."""

    id: str
    greeting: Span


def find_hearers(
    text: str,
    title: str | None,
    publisher: str | None,
    mentions: Sequence[Party],
    voice: str | None,
    vocabulary: Vocabulary,
) -> Hearers | None:
    """Return whom a speech speaks to, where they are of one state."""
    words = speech_words(vocabulary)
    greeted = (Span(*match.span()) for match in _GREETING.finditer(text, 0, _OPENING))
    greeting = next((line for line in greeted if _calls(line.of(text), words, "hearer", "own_hearer")), None)
    if greeting is None:
        return None
    own = _calls(greeting.of(text), words, "own_hearer")
    named = _others([p.id for p in mentions if _is_called(p, greeting, text)], voice, own=own)
    if not named and not own:
        named = _others(_hosts(title, vocabulary), voice) or _others(
            _post(title, publisher, vocabulary), voice
        )
    if len(named) >= _SEVERAL:
        return None
    code = named[0] if named else voice if own else None
    return Hearers(code, greeting) if code is not None else None


_SEVERAL = 2


def you_of(hearers: Hearers, sentences: Sequence[Sentence]) -> Iterator[Party]:
    """Yield each "you" and "your" behind a greeting as those who are greeted."""
    for sentence in sentences:
        for token in sentence.tree.tokens if sentence.tree else ():
            if token.start >= hearers.greeting.end and token.text.lower() in _YOU:
                yield Party(token.span, hearers.id, None, PartyKind.STATE, antecedent=hearers.greeting)


def _calls(line: str, words: SpeechWords, *kinds: str) -> bool:
    """Tell whether a line calls upon hearers of some kind."""
    said = re.findall(r"[\w'-]+", line)
    return any(words.is_a(kind, word) for word in said for kind in kinds)


def _is_called(party: Party, greeting: Span, text: str) -> bool:
    """Tell whether a greeting names a state, and not by a bare office of nobody's."""
    named = party.kind is PartyKind.STATE or party.antecedent is None
    bare = party.kind is PartyKind.OFFICE and party.span.of(text).count(" ") == 0
    return greeting.start <= party.span.start < greeting.end and named and not bare


def _others(codes: Sequence[str | None], voice: str | None, *, own: bool = False) -> list[str]:
    """Return the states named, each once; the speaker's own only where its own people are called."""
    known = dict.fromkeys(code for code in codes if code not in (None, "GROUP"))
    return [code for code in known if code is not None and (code != voice or own)]


def _hosts(title: str | None, vocabulary: Vocabulary) -> list[str | None]:
    """Return the states that the title of a speech names, without the venue of a meeting of many."""
    if title is None or not is_speech(title):
        return []
    met = _calls(title, speech_words(vocabulary), "many_meet")
    givers = vocabulary.rows("roles")["givers"] if met else ()
    return [name.value.id for name in settled_names(title, vocabulary) if name.value.id not in givers]


def _post(title: str | None, publisher: str | None, vocabulary: Vocabulary) -> list[str | None]:
    """Return the states that the name of a paper says, where the title of a speech in it is an envoy's."""
    if title is None or not (is_speech(title) and _calls(title, speech_words(vocabulary), "envoy")):
        return []
    return [name.value.id for name in settled_names(publisher or "", vocabulary)]
