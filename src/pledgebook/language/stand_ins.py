"""Names as the parser is shown them: whatever a state or organisation is called, it is read like one in every paper."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import cycle

from pledgebook.language.gazetteer import Name, Role
from pledgebook.language.homonyms import load_homonyms
from pledgebook.party import PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary

_STATES, _STATE_WITH_ARTICLE = (
    ("France", "Germany", "Japan", "Italy", "Spain", "Egypt", "Canada"),
    "Netherlands",
)
_NATIONS = ("French", "German", "Italian")
_CITIES = ("London",)
_BODIES, _BODY_WITH_ARTICLE = ("NATO", "UNICEF", "UNESCO"), "Pentagon"
_LONG = 3  # words of an organisation's name that a parser takes apart


def stand_ins(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> Mapping[Span, str]:
    """Return a well-known name for each that the parser would take apart or take for a person or a common word.

    "Bosnia and Herzegovina sent" is one sender, "the Bank for Economic Integration lent" one lender.
    """
    shown = {Role.NAME: cycle(_STATES), Role.ADJECTIVE: cycle(_NATIONS), Role.CAPITAL: cycle(_CITIES)}
    bodies, found = cycle(_BODIES), dict[Span, str]()
    for name in _unfamiliar(text, names, vocabulary):
        state = name.value.kind is PartyKind.STATE
        found[name.span] = _article(text, name) or next(shown[name.value.role] if state else bodies)
    return found


def _unfamiliar(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> Iterator[Match[Name]]:
    called = {
        word for word, row in load_homonyms(vocabulary).items() if row.given or row.surname
    }  # like people
    for name in names:
        words, role = name.span.of(text), name.value.role
        if words.isupper() or _is_tied(text, name.span):
            continue
        if name.value.kind is PartyKind.STATE:
            parted = role in (Role.NAME, Role.ADJECTIVE, Role.CAPITAL) and (" " in words or "-" in words)
            strange = parted or (role is Role.NAME and words in called)
        else:
            strange = role is Role.NAME and len(words.split()) >= _LONG
        if strange:
            yield name


def _article(text: str, name: Match[Name]) -> str | None:
    """Return what stands behind an article, where one stands before the name."""
    if (
        name.value.role is not Role.NAME
        or text[max(0, name.span.start - 4) : name.span.start].lower() != "the "
    ):
        return None
    return _STATE_WITH_ARTICLE if name.value.kind is PartyKind.STATE else _BODY_WITH_ARTICLE


def _is_tied(text: str, span: Span) -> bool:
    """Tell whether a name is a part of a compound ("South Sudan-led")."""
    return text[span.start - 1 : span.start] in ("-", "/") or text[span.end : span.end + 1] in ("-", "/")
