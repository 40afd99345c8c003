"""Loose groups ("Western countries", "NATO members", "allies"): no id of their own (codebook 2.3)."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pledgebook.language.gazetteer import Name, Role
from pledgebook.language.phrases import Phrases
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary, either

_LONGEST = 60  # code points before a head that may mark it
_COUNTED = re.compile(
    r"(?:(?:more than|over|at least|about|around|nearly|almost|some|up to) )?"
    r"(?:\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|a dozen|dozens of|two dozen) $",
    re.IGNORECASE,
)
_OWNED = re.compile(r"\b(?:our|its|their|his|her|[Oo]ther|these|those|and|with|from) $")
_PARTS = {"partners": _OWNED, "partner countries": _OWNED}


@cache
def _heads(vocabulary: Vocabulary) -> Phrases[bool]:
    rows = vocabulary.rows("groups")
    return Phrases(
        dict.fromkeys(rows["heads_marked"]["words"], True)
        | dict.fromkeys(rows["heads_alone"]["words"], False),
        fold=True,
    )


@cache
def _marks(vocabulary: Vocabulary) -> re.Pattern[str]:
    rows = vocabulary.rows("groups")
    words = sorted(rows["marks"]["words"] + rows["quantifiers"]["words"], key=len, reverse=True)
    return re.compile(r"(?<![^\W_])(?:" + either(words) + r")[ -]$", re.IGNORECASE)


def find_groups(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> Iterator[Party]:
    """Yield each loose group, with the words that mark it."""
    ends = {name.span.end: name for name in names if name.value.role in (Role.NAME, Role.ADJECTIVE)}
    inside = {at for name in names for at in range(name.span.start + 1, name.span.end)}
    floor = 0
    for head in _heads(vocabulary).find(text):
        if (
            head.span.start in inside
            or _is_verb(text, head.span, vocabulary)
            or _says(text, head.span, ends.get(head.span.start - 1))
            or _begins_name(text, head.span)
        ):
            continue  # "Economic Community of West African States" is a name
        start, marked = _extend(text, head.span.start, floor, ends, vocabulary)
        if head.value and not marked and not _owned(text, head.span):
            continue
        span = Span(start, head.span.end)
        if _is_crew(text, span):
            continue
        body = ends.get(head.span.start - 1)
        if body is not None and _meets(body, head.span.of(text), vocabulary):
            yield Party(span, body.value.id, body.value.name, body.value.kind)
        else:
            yield Party(span, "GROUP", span.of(text), PartyKind.GROUP)
        floor = span.end


def _is_crew(text: str, span: Span) -> bool:
    """Tell whether members in a number are those of a team or party, no states ("a team of 82 members")."""
    return _CREW.fullmatch(text, span.start, span.end) is not None and text.endswith(_OF, 0, span.start)


_CREW = re.compile(r"(?:\w+ )*\d+ members", re.IGNORECASE)
_OF = (" of ", " with ", " comprising ", " including ", " numbering ")


def _begins_name(text: str, head: Span) -> bool:
    """Tell whether "the West" only begins a longer name ("the West African Development Bank")."""
    alone = head.of(text).startswith(("the ", "The "))
    return alone and text[head.end : head.end + 1] == " " and text[head.end + 1 : head.end + 2].isupper()


def _meets(body: Match[Name], head: str, vocabulary: Vocabulary) -> bool:
    """Tell whether those who lead a state, or meet as a body, stand for it ("Chinese leaders", "EU leaders")."""
    bodies, meeting = _meeting(vocabulary)
    state = body.value.kind is PartyKind.STATE
    one = state and body.value.role is Role.ADJECTIVE
    if (one and head.lower() == "states") or (state and head.lower() == "governments"):
        return True  # "the Nigerian states" are parts of the one, "Irish and Maltese governments" one each
    return (one or body.value.id in bodies) and head.lower() in meeting


@cache
def _meeting(vocabulary: Vocabulary) -> tuple[frozenset[str], frozenset[str]]:
    rows = vocabulary.rows("groups")
    return frozenset(rows["bodies"]["words"]), frozenset(rows["meeting"]["words"])


def _owned(text: str, span: Span) -> bool:
    owner = _PARTS.get(span.of(text).lower())
    return owner is not None and owner.search(text[max(0, span.start - 12) : span.start]) is not None


def _is_verb(text: str, head: Span, vocabulary: Vocabulary) -> bool:
    """Tell whether a head stands behind a numbered part of a text ("Article 5 states that")."""
    before = _NUMBERED.search(text, max(0, head.start - _LONGEST), head.start)
    return before is not None and before[1].lower() in _numbered(vocabulary)


def _says(text: str, head: Span, name: Match[Name] | None) -> bool:
    """Tell whether "states" is a verb behind the plain name of a state ("the ministry of Chad states that")."""
    if name is None or head.of(text) != "states" or name.value.kind is not PartyKind.STATE:
        return False
    return name.value.role is Role.NAME and not name.span.of(text).isupper()


@cache
def _numbered(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.rows("groups")["numbered"]["words"])


_NUMBERED = re.compile(r"([^\W\d_]+) \d{1,3} $")


def _extend(
    text: str, start: int, floor: int, ends: dict[int, Match[Name]], vocabulary: Vocabulary
) -> tuple[int, bool]:
    """Return where the group's words begin, and whether anything marks it."""
    begin, lowest = start, max(floor, start - _LONGEST)
    while (before := _mark_before(text, begin, lowest, ends, vocabulary)) is not None:
        begin = before
    return begin, begin < start


def _mark_before(
    text: str, at: int, lowest: int, ends: dict[int, Match[Name]], vocabulary: Vocabulary
) -> int | None:
    name = ends.get(at - 1)
    if name is not None and text[at - 1] in " -" and name.span.start >= lowest:
        return name.span.start
    window = text[max(lowest, at - 30) : at]
    mark = _marks(vocabulary).search(window) or _COUNTED.search(window)
    return at - len(window) + mark.start() if mark else None
