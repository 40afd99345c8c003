"""Short names that a text introduces in brackets: "the Kuwait Fund for Arab Development (KFAD) ... KFAD will lend"."""

import re
from collections.abc import Iterator, Sequence

from pledgebook.language.abbreviations import abbreviations
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

SMALL_WORDS = r"of|for|and|the|on|in|to|&"
_INTRODUCED = re.compile(
    rf"(?P<rest>(?: (?:{SMALL_WORDS})\b| [A-ZÀ-Þ][\w'-]+){{0,9}}) \((?:the )?"
    r"(?P<short>[A-ZÀ-Þ][A-Za-zÀ-ÿ]{1,7}(?: [A-ZÀ-Þ][a-zà-ÿ]+){0,2})\)"
)
_OF = re.compile(rf"(?:(?:[A-ZÀ-Þ][\w'-]{{1,40}}|{SMALL_WORDS}) ){{1,9}}of (?:the )?$")
_REACH = 90  # code points of a long name before the state that ends it


def abbreviated(text: str, mentions: Sequence[Party], vocabulary: Vocabulary) -> list[Party]:
    """Return the mentions by a short name that the text introduces behind the long one, in text order."""
    known = {mention.span.start: mention for mention in mentions}
    found: dict[int, Party] = {}
    for party, short, end in _introduced(text, mentions, abbreviations(vocabulary)["bodies"]):
        start = end - len(short) - 1  # with the introduction, where the short name is another's too
        for match in re.compile(rf"(?<![\w-]){re.escape(short)}(?![\w-])").finditer(text, start):
            other = known.get(match.start())
            alias = other is not None and other.span == Span(*match.span()) and other.id != party.id
            free = other is None and match.start() >= end
            if (alias or free) and match.start() not in found:
                found[match.start()] = Party(Span(*match.span()), party.id, party.name, party.kind)
    return [found[place] for place in sorted(found)]


def _introduced(
    text: str, mentions: Sequence[Party], bodies: frozenset[str]
) -> Iterator[tuple[Party, str, int]]:
    """Yield each named party with its short name, and where the introduction ends."""
    for place, mention in enumerate(mentions):
        if mention.id is None or mention.antecedent or mention.kind in (PartyKind.PERSON, PartyKind.GROUP):
            continue
        match = _INTRODUCED.match(text, mention.span.end)
        if match is None:
            continue
        names = (
            text[start : match.end("rest")] for start in _beginnings(text, mention, mentions[:place][-1:])
        )
        name = next((name for name in names if spells(match["short"], name)), None)
        if name is not None and _may_be(name, mention, bodies):
            longer = name != mention.span.of(text)
            kind = PartyKind.ORGANISATION if longer else mention.kind
            yield Party(mention.span, mention.id, name, kind), match["short"], match.end()


def _beginnings(text: str, mention: Party, before: Sequence[Party]) -> Iterator[int]:
    """Yield where a long name may begin: with a mention, with a nation before it, or before "of" and the state."""
    yield mention.span.start
    if mention.kind is PartyKind.ORGANISATION and before:
        near = text[before[0].span.end : mention.span.start]
        if before[0].kind is PartyKind.STATE and near in (" ", " Arab "):
            yield before[0].span.start
    start = max(0, mention.span.start - _REACH)
    head = _OF.search(text, start, mention.span.start)
    if mention.kind is PartyKind.STATE and head is not None:
        yield from (start + found.start() for found in re.finditer(r"\b[A-ZÀ-Þ]", text[start : head.end()]))


def _may_be(name: str, mention: Party, bodies: frozenset[str]) -> bool:
    """Tell whether a name is a mention's own, or that of a body of the state it names."""
    if mention.kind is PartyKind.ORGANISATION:
        return True
    longer = len(name) > mention.span.end - mention.span.start
    return _is_body(name, bodies) if longer else not mention.adjective


def spells(short: str, name: str) -> bool:
    """Tell whether a short name is made of first letters of the long one, the very first among them."""
    if " " in short:
        short = "".join(word[0] for word in short.split())
    letters = iter(word[0].lower() for word in re.split(r"[\s-]+", name) if word)
    return name[:1].lower() == short[:1].lower() and all(one in letters for one in short.lower())


def _is_body(name: str, bodies: frozenset[str]) -> bool:
    """Tell whether a name that begins with a nation is that of a body of its state, no firm or club."""
    return any(word.lower() in bodies for word in re.findall(r"\w+", name))
