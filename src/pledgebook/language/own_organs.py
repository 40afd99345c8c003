"""What an organisation calls its own meetings and organs in its papers ("Summit approves", "the Authority decides")."""

import re
from collections.abc import Iterator
from functools import cache

from pledgebook.language.gazetteer import load_gazetteer
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary, either


def own_organs(text: str, voice: str | None, vocabulary: Vocabulary) -> Iterator[Party]:
    """Yield each bare word for an organ that acts, as the organisation whose paper it is."""
    if voice is None or voice not in _organisations(vocabulary):
        return
    name = load_gazetteer(vocabulary).canonical.get(voice)
    for found in _organs(vocabulary).finditer(text):
        yield Party(Span(*found.span("organ")), voice, name, PartyKind.ORGANISATION)


@cache
def _organisations(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.rows("organisations"))


@cache
def _organs(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds the words where they begin a sentence or stand behind "the", and a verb follows."""
    organs = either(vocabulary.rows("contexts")["organs"]["words"])
    return re.compile(
        rf"(?:^|\n|[.;:] |\d\. |\b[Tt]he )(?P<organ>{organs})"
        r"(?= (?:also |further |therefore |hereby )?[a-z]+(?:s|ed|d|ll)\b)",
        re.MULTILINE,
    )
