"""Doubts about the names and offices of a source (codebook 9): flagged, never silently corrected."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from pledgebook.findings import Flag, FlagKind
from pledgebook.language.gazetteer import Name, load_gazetteer
from pledgebook.language.holders import Holders, load_holders
from pledgebook.language.offices import Status
from pledgebook.language.people import Naming
from pledgebook.language.slips import Slip
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary

_PAST = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:then|former|formerly|ago|earlier|previous|previously|when|after|since|during|under"
    r"|was|were|had|did|late|ex|last|anniversary|history|decade)\b"
)
_LONG_GONE = timedelta(days=60)
_FULL = 2  # words


def find_doubts(
    text: str,
    names: Sequence[Match[Name]],
    namings: Sequence[Naming],
    slips: Iterable[Slip],
    vocabulary: Vocabulary,
    published: date | None,
) -> tuple[Flag, ...]:
    """Return the flags on names and offices, in text order, each kind once for the same words."""
    flags = [
        *(_variant(text, slip) for slip in slips),
        *_mixed_places(text, names, vocabulary),
        *_mixed_people(text, namings, vocabulary),
        *(_mismatches(text, namings, vocabulary, published) if published else ()),
    ]
    return tuple(_once(text, sorted(flags, key=_place)))


def _place(flag: Flag) -> Span:
    return flag.span or Span(0, 0)


def _once(text: str, flags: Iterable[Flag]) -> Iterator[Flag]:
    seen: set[tuple[FlagKind, str]] = set()
    for flag in flags:
        key = (flag.kind, _place(flag).of(text))
        if key not in seen:
            seen.add(key)
            yield flag


def _variant(text: str, slip: Slip) -> Flag:
    return Flag(FlagKind.NAME_VARIANT, f"{slip.span.of(text)} for {slip.right}", slip.span)


@cache
def _ranks(vocabulary: Vocabulary) -> Mapping[str, tuple[str, int]]:
    """Return, for each accepted spelling of a place, the place and the spelling's rank."""
    rows = vocabulary.rows("spellings").items()
    return {text: (place, rank) for place, row in rows for rank, text in enumerate(row["spellings"])}


def _mixed_places(text: str, names: Sequence[Match[Name]], vocabulary: Vocabulary) -> Iterator[Flag]:
    ranks = _ranks(vocabulary)
    used: dict[str, dict[str, Span]] = {}
    for name in names:
        words = name.span.of(text)
        if words in ranks:
            used.setdefault(ranks[words][0], {}).setdefault(words, name.span)
    for spellings in used.values():
        best = min(spellings, key=lambda words: ranks[words][1])
        for words, span in spellings.items():
            if words != best:
                yield _mixed(words, best, span)


def _mixed(words: str, best: str, span: Span) -> Flag:
    return Flag(FlagKind.MIXED_SPELLING, f"{words} beside {best}", span)


def _mixed_people(text: str, namings: Sequence[Naming], vocabulary: Vocabulary) -> Iterator[Flag]:
    """Yield the rarer of two accepted spellings of a surname; accents alone are no difference."""
    people = load_holders(vocabulary).people
    used: dict[str, list[Span]] = {}
    for naming in namings:
        span = _surname_span(text, naming, people[naming.person].surnames) if naming.known else None
        if span is not None:
            used.setdefault(naming.person, []).append(span)
    for person, spans in used.items():
        counts = Counter(_unaccented(span.of(text)) for span in spans)
        order = [_unaccented(surname) for surname in people[person].surnames]
        best = max(counts, key=lambda words: (counts[words], -order.index(words)))
        for span in spans:
            if _unaccented(span.of(text)) != best:
                yield _mixed(span.of(text), best, span)


def _surname_span(text: str, naming: Naming, surnames: Sequence[str]) -> Span | None:
    words = naming.name.of(text)
    ending = next((surname for surname in surnames if words.endswith(surname)), None)
    return Span(naming.name.end - len(ending), naming.name.end) if ending else None


def _unaccented(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).casefold()


def _mismatches(text: str, namings: Sequence[Naming], vocabulary: Vocabulary, day: date) -> Iterator[Flag]:
    for naming in namings:
        reason = _mismatch(text, naming, vocabulary, day)
        if reason is not None:
            yield Flag(FlagKind.OFFICE_MISMATCH, reason, naming.span)


def _mismatch(text: str, naming: Naming, vocabulary: Vocabulary, day: date) -> str | None:
    """Return why a title does not fit the name after it on a day, or nothing where the table is silent."""
    office = naming.office
    if office is None or office.status is not Status.HOLDS or office.meaning.many or office.meaning.generic:
        return None
    if " " not in naming.name.of(text) and not office.bound:
        return None  # a bare title with a surname is how people are spoken of after they have left
    holders = load_holders(vocabulary)
    code, wanted = office.id, office.meaning.office_in(office.id)
    if naming.known:
        return _known_mismatch(text, naming, code, wanted, holders, vocabulary, day)
    return _unknown_mismatch(text, naming, code, wanted, holders, vocabulary, day)


def _known_mismatch(
    text: str,
    naming: Naming,
    code: str | None,
    wanted: str,
    holders: Holders,
    vocabulary: Vocabulary,
    day: date,
) -> str | None:
    terms = holders.terms[naming.person]
    now = [term for term in terms if term.near(day)]
    code = code or (now[0].id if len({term.id for term in now}) == 1 else None)
    if code is None or any(term.office == wanted and term.id == code for term in now):
        return None
    held = [term for term in terms if term.office == wanted and term.id == code]
    if held and not _passed(text, naming, max(term.end for term in held), day):
        return None
    another = holders.firm_holder(code, wanted, day)
    elsewhere = bool(now) and not held and all(term.id != code for term in now)
    if another is None and not elsewhere:
        return None
    return _reason(
        naming.person, now[0].office if now else None, now[0].id if now else None, another, vocabulary
    )


def _passed(text: str, naming: Naming, end: date, day: date) -> bool:
    """Tell whether a title that was once right is told as if it still were."""
    bound = naming.office is not None and naming.office.bound
    return bound and end + _LONG_GONE < day and not _PAST.search(_around(text, naming.span))


def _around(text: str, span: Span) -> str:
    low = max(text.rfind(".", 0, span.start), text.rfind("\n", 0, span.start), span.start - 300)
    return text[low + 1 : span.end + 200].split("\n", 1)[0]


def _unknown_mismatch(
    text: str,
    naming: Naming,
    code: str | None,
    wanted: str,
    holders: Holders,
    vocabulary: Vocabulary,
    day: date,
) -> str | None:
    office = naming.office
    if office is None or code is None or not office.bound or len(naming.name.of(text).split()) < _FULL:
        return None
    holder = holders.firm_holder(code, wanted, day)
    if holder is None or _shared_part(naming.name.of(text), holder, holders):
        return None
    if _PAST.search(_around(text, naming.span)):
        return None
    return _reason(naming.person, None, None, holder, vocabulary)


def _shared_part(words: str, holder: str, holders: Holders) -> bool:
    """Tell whether the name may be a longer or shorter form of the holder's."""
    parts = {_unaccented(part) for full in holders.people[holder].full for part in full.split()}
    return any(_unaccented(part) in parts for part in words.split())


def _reason(
    person: str, office: str | None, code: str | None, another: str | None, vocabulary: Vocabulary
) -> str:
    state = load_gazetteer(vocabulary).canonical.get(code or "", code)
    own = f"{person} is {office} of {state}" if office else f"{person} is not the one the table names"
    return f"{own}; the office is {another}'s" if another else own
