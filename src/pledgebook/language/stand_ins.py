"""Names as the parser is shown them: whatever a state or organisation is called, it is read like one in every paper."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import cycle

from pledgebook.language.gazetteer import Name, Role
from pledgebook.language.homonyms import load_homonyms
from pledgebook.party import PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary

_ROLES = {Role.NAME: "state", Role.ADJECTIVE: "nation", Role.CAPITAL: "capital"}
_LONG = 3  # words of an organisation's name that a parser takes apart


def stand_ins(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> Mapping[Span, str]:
    """Return a well-known name for each that the parser would take apart or take for a person or a common word.

    "Bosnia and Herzegovina sent" is one sender, "the Bank for Economic Integration lent" one lender.
    """
    shown = {kind: cycle(known) for kind, known in _known(vocabulary).items()}
    return {name.span: next(shown[_kind(text, name)]) for name in _unfamiliar(text, names, vocabulary)}


@cache
def _known(vocabulary: Vocabulary) -> Mapping[str, Sequence[str]]:
    return vocabulary.rows("stand_ins")


@cache
def _called(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the names of states that are also names of people."""
    rows = load_homonyms(vocabulary).items()
    return frozenset(word for word, row in rows if row.given or row.surname)


def _unfamiliar(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> Iterator[Match[Name]]:
    for name in names:
        words, role = name.span.of(text), name.value.role
        if words.isupper() or _is_tied(text, name.span):
            continue
        if name.value.kind is PartyKind.STATE:
            parted = role in (Role.NAME, Role.ADJECTIVE, Role.CAPITAL) and (" " in words or "-" in words)
            strange = parted or (role is Role.NAME and words in _called(vocabulary))
        else:
            strange = role is Role.NAME and len(words.split()) >= _LONG
        if strange:
            yield name


def _kind(text: str, name: Match[Name]) -> str:
    """Return the row of stand_ins.yml that a name is of: by what it names, and whether an article stands before it."""
    kind = _ROLES[name.value.role] if name.value.kind is PartyKind.STATE else "body"
    article = text[max(0, name.span.start - 4) : name.span.start].lower() == "the "
    return f"the_{kind}" if article and name.value.role is Role.NAME else kind


def _is_tied(text: str, span: Span) -> bool:
    """Tell whether a name is a part of a compound ("South Sudan-led")."""
    return text[span.start - 1 : span.start] in ("-", "/") or text[span.end : span.end + 1] in ("-", "/")
