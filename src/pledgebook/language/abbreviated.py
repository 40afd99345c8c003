"""Short names that a text introduces in brackets: "the Kuwait Fund for Arab Development (KFAD) ... KFAD will lend"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_SMALL = r"of|for|and|the|on|in|to|&"
_INTRODUCED = re.compile(
    rf"(?P<rest>(?: (?:{_SMALL})\b| [A-ZÀ-Þ][\w'-]+){{0,9}}) \((?:the )?(?P<short>[A-ZÀ-Þ][A-Za-zÀ-ÿ]{{1,7}})\)"
)


def abbreviated(text: str, mentions: Sequence[Party], vocabulary: Vocabulary) -> list[Party]:
    """Return the mentions by a short name that the text introduces behind the long one, in text order."""
    known = {mention.span.start for mention in mentions}
    found: dict[int, Party] = {}
    for party, short, end in _introduced(text, mentions, _bodies(vocabulary)):
        for match in re.compile(rf"(?<![\w-]){re.escape(short)}(?![\w-])").finditer(text, end):
            if match.start() not in known and match.start() not in found:
                found[match.start()] = Party(Span(*match.span()), party.id, party.name, party.kind)
    return [found[place] for place in sorted(found)]


def _introduced(
    text: str, mentions: Sequence[Party], bodies: frozenset[str]
) -> Iterator[tuple[Party, str, int]]:
    """Yield each named party with its short name, and where the introduction ends."""
    for mention in mentions:
        if mention.id is None or mention.antecedent or mention.kind in (PartyKind.PERSON, PartyKind.GROUP):
            continue
        match = _INTRODUCED.match(text, mention.span.end)
        if match is None:
            continue
        name = text[mention.span.start : match.end("rest")]
        if _spells(match["short"], name) and (
            _is_body(name, bodies) if match["rest"] else not mention.adjective
        ):
            kind = PartyKind.ORGANISATION if match["rest"] else mention.kind
            yield Party(mention.span, mention.id, name, kind), match["short"], match.end()


def _spells(short: str, name: str) -> bool:
    """Tell whether a short name is made of first letters of the long one, the very first among them."""
    letters = iter(word[0].lower() for word in re.split(r"[\s-]+", name) if word)
    return name[:1].lower() == short[:1].lower() and all(one in letters for one in short.lower())


def _is_body(name: str, bodies: frozenset[str]) -> bool:
    """Tell whether a name that begins with a nation is that of a body of its state, no firm or club."""
    return any(word.lower() in bodies for word in re.findall(r"\w+", name))


@cache
def _bodies(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.rows("abbreviations")["bodies"]["words"])
