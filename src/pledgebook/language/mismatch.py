"""Titles checked against the dated table of holders (codebook 2.5); where it is silent, so is this."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pledgebook.findings import Flag, FlagKind
from pledgebook.language.gazetteer import load_gazetteer
from pledgebook.language.holders import Holders, Term, load_holders
from pledgebook.language.offices import Office, Status
from pledgebook.language.people import Naming
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_PAST = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:then|former|formerly|ago|earlier|previous|previously|when|after|since|during|under"
    r"|was|were|had|did|late|ex|last|anniversary|history|decade)\b",
    re.IGNORECASE,
)
_LONG_GONE = timedelta(days=60)  # sooner, an old title may be habit
_HISTORY = timedelta(days=1500)  # later, it is a memory
_SENTENCE = 300  # code points


@dataclass(frozen=True, slots=True)
class _Check:
    """One title with a name, on the day of the document."""

    text: str
    naming: Naming
    office: Office
    day: date
    holders: Holders

    @property
    def wanted(self) -> str:
        return self.office.meaning.office_in(self.office.id)

    @property
    def words(self) -> str:
        return self.naming.name.of(self.text)

    @property
    def told_as_past(self) -> bool:
        """Whether the sentence speaks of another time."""
        start, end = self.naming.span
        low = max(0, start - _SENTENCE)
        before = re.split(r"[.\n\"]", self.text[low:start])[-1]
        after = self.text[end : end + _SENTENCE].split("\n", 1)[0]
        return _PAST.search(before) is not None or _PAST.search(after) is not None


def find_mismatches(
    text: str, namings: Sequence[Naming], vocabulary: Vocabulary, day: date
) -> Iterator[Flag]:
    """Yield a flag for each title that the table gives to somebody else on the day."""
    holders = load_holders(vocabulary)
    for naming in namings:
        if naming.office is None or not _checkable(text, naming, naming.office):
            continue
        check = _Check(text, naming, naming.office, day, holders)
        reason = _known(check, vocabulary) if naming.known else _unknown(check, vocabulary)
        if reason is not None:
            yield Flag(FlagKind.OFFICE_MISMATCH, reason, _without_article(text, naming.span))


def _checkable(text: str, naming: Naming, office: Office) -> bool:
    """Leave out deputies, former holders, offices of many, and the bare title with a surname.

    "President Example" is how people are spoken of after they have left.
    """
    if office.status is not Status.HOLDS or office.meaning.many or office.meaning.generic:
        return False
    return office.bound or " " in naming.name.of(text)


def _without_article(text: str, span: Span) -> Span:
    return Span(span.start + (4 if span.of(text).lower().startswith("the ") else 0), span.end)


def _known(check: _Check, vocabulary: Vocabulary) -> str | None:
    terms = check.holders.terms[check.naming.person]
    now = [term for term in terms if term.near(check.day)]
    code = check.office.id or _only_id(now)
    if code is None or any((term.office, term.id) == (check.wanted, code) for term in now):
        return None
    held = [term for term in terms if (term.office, term.id) == (check.wanted, code)]
    if held and not _told_as_present(check, max(term.end for term in held)):
        return None
    another = check.holders.firm_holder(code, check.wanted, check.day)
    elsewhere = bool(now) and not held and all(term.id != code for term in now)
    if another is None and not elsewhere:
        return None
    return _reason(check, now, another, vocabulary)


def _only_id(terms: Sequence[Term]) -> str | None:
    codes = {term.id for term in terms}
    return codes.pop() if len(codes) == 1 else None


def _told_as_present(check: _Check, end: date) -> bool:
    """Tell whether a title that was once right is used as if it still were."""
    gone = check.day - end
    return check.office.bound and _LONG_GONE < gone < _HISTORY and not check.told_as_past


def _unknown(check: _Check, vocabulary: Vocabulary) -> str | None:
    """Read a full name that the table does not know, under a title whose holder it knows for sure."""
    if check.office.id is None or not check.office.bound or " " not in check.words:
        return None
    holder = check.holders.firm_holder(check.office.id, check.wanted, check.day)
    if holder is None or _shares_a_part(check, holder) or check.told_as_past:
        return None
    return _reason(check, (), holder, vocabulary)


def _shares_a_part(check: _Check, holder: str) -> bool:
    """Tell whether the name may be a longer or shorter form of the holder's."""
    parts = {part.casefold() for full in check.holders.people[holder].full for part in full.split()}
    return any(part.casefold() in parts for part in check.words.split())


def _reason(check: _Check, now: Sequence[Term], another: str | None, vocabulary: Vocabulary) -> str:
    person = check.naming.person
    own = f"{person} is not the one the table names"
    if now:
        state = load_gazetteer(vocabulary).canonical.get(now[0].id, now[0].id)
        own = f"{person} is {now[0].office} of {state}"
    return f"{own}; the office is {another}'s" if another else own
