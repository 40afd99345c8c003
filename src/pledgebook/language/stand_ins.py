"""Names of states as the parser is shown them: of however many words one is, it is read like one in every paper."""

from collections.abc import Mapping, Sequence
from itertools import cycle

from pledgebook.language.gazetteer import Name, Role
from pledgebook.party import PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match

_KNOWN = ("France", "Germany", "Japan", "Italy", "Spain", "Egypt", "Canada", "Brazil")
_WITH_ARTICLE = "Netherlands"


def stand_ins(text: str, names: Sequence[Match[Name]]) -> Mapping[Span, str]:
    """Return a well-known name for each state's name of several words, which the parser would take apart.

    "Bosnia and Herzegovina sent" is one sender, "South Sudan needs" no sum of words.
    """
    known, found = cycle(_KNOWN), dict[Span, str]()
    for match in names:
        words, state = match.span.of(text), match.value.kind is PartyKind.STATE
        parted = " " in words or "-" in words
        if state and match.value.role is Role.NAME and parted and not words.isupper():
            found[match.span] = _WITH_ARTICLE if _has_article(text, match.span) else next(known)
    return {span: word for span, word in found.items() if not _is_tied(text, span)}


def _has_article(text: str, span: Span) -> bool:
    return text[max(0, span.start - 4) : span.start].lower() == "the "


def _is_tied(text: str, span: Span) -> bool:
    """Tell whether a name is a part of a compound ("South Sudan-led")."""
    return text[span.start - 1 : span.start] in ("-", "/") or text[span.end : span.end + 1] in ("-", "/")
