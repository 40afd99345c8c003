"""From names, offices and people to mentions: each with the state or organisation it stands for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import pairwise

from pledgebook.language.filed import Filing
from pledgebook.language.gazetteer import Name, Role, load_gazetteer
from pledgebook.language.holders import Term, load_holders
from pledgebook.language.office_rows import Kind, is_of_states, offices_of
from pledgebook.language.offices import Office, Status
from pledgebook.language.people import Naming
from pledgebook.language.titles import institutions, ministry_of
from pledgebook.language.whose_office import likely_state, may_be_of
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary


@dataclass(frozen=True, slots=True)
class Context:
    """What every mention of a document is read against; `home` is the publisher's state or organisation."""

    text: str
    vocabulary: Vocabulary
    published: date | None
    home: str | None
    official: bool = False
    told: Mapping[str, tuple[str, str | None]] = field(default_factory=dict)
    filing: Filing = field(default_factory=Filing)
    states: frozenset[str] = frozenset()

    def may_have(self, code: str | None, office: str | None, person: str | None = None) -> bool:
        """Tell whether an office can be of a state, and a person its holder."""
        return may_be_of(code, office, person, self.published, self.vocabulary)

    def likely(self, office: str | None, person: str | None = None) -> str | None:
        """Return whose an office of few states is, by where the report was filed and whom it names."""
        named, words = self.states, self.vocabulary
        return likely_state(office, person, self.published, self.filing.state, named, words)


_APPOSED = re.compile(
    r", (?:the |its |his |her |a )?$|[ ,]+\($| - $| – $| — $|, (?:who|then) (?:is|was) (?:the )?$"
)
_APART = (Status.FORMER.value, Status.DEPUTY.value)
_CLOSED = re.compile(r"[,.;:)\n]|$")
_OWN = re.compile(r"\b(?:its|their) $", re.IGNORECASE)
_HIS = re.compile(r"\b(?:his|her) $", re.IGNORECASE)
_WIDEST_GAP = 12


def plain_party(text: str, name: Match[Name]) -> Party:
    """Return the mention that a name makes by itself."""
    value, end = name.value, name.span.end
    compound = text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()
    adjective = value.role is Role.ADJECTIVE or compound
    return Party(
        name.span,
        value.id,
        value.name,
        value.kind,
        adjective=adjective,
        place=value.place,
        programme=value.programme,
    )


def told_by_text(
    offices: Sequence[Office], namings: Sequence[Naming], text: str
) -> dict[str, tuple[str, str | None]]:
    """Return what the document itself says of people: the id and office of each, by title or apposition."""
    told: dict[str, tuple[str, str | None]] = {}
    for naming in namings:
        if naming.office and naming.office.id:
            told.setdefault(naming.person, (naming.office.id, naming.office.office))
    for naming, office in _apposed(offices, namings, text):
        if office.id:
            told.setdefault(naming.person, (office.id, office.office))
    return told


def _apposed(
    offices: Sequence[Office], namings: Sequence[Naming], text: str
) -> Iterator[tuple[Naming, Office]]:
    """Yield each person beside an office: "Ada Example, the Estonian defence minister,", or the other way."""
    alone = [office for office in offices if office.name is None and not office.meaning.body]
    untitled = [naming for naming in namings if naming.office is None]
    both: list[Naming | Office] = [*alone, *untitled]
    everything = sorted(both, key=lambda each: each.span)
    for left, right in pairwise(everything):
        gap = text[left.span.end : right.span.start]
        if len(gap) > _WIDEST_GAP or not _APPOSED.match(gap):
            continue
        if isinstance(left, Naming) and isinstance(right, Office):
            yield left, right
        full = isinstance(right, Naming) and " " in right.name.of(text)
        if (
            isinstance(left, Office)
            and isinstance(right, Naming)
            and full
            and _CLOSED.match(text, right.span.end)
        ):
            yield right, left


def office_persons(offices: Sequence[Office], namings: Sequence[Naming], text: str) -> dict[Span, Naming]:
    """Return the person beside each office that has no name of its own, by the office's place."""
    return {office.span: naming for naming, office in _apposed(offices, namings, text)}


def person_party(naming: Naming, context: Context) -> Party:
    """Return the mention of a person, with the office the words, the document or the table give."""
    code, office = _known_as(naming, context)
    host = naming.office.host if naming.office else None
    return Party(
        naming.span, code, naming.person, PartyKind.PERSON, office=office, person=naming.person, host=host
    )


def _known_as(naming: Naming, context: Context) -> tuple[str | None, str | None]:
    told_id, told_office = context.told.get(naming.person, (None, None))
    title = naming.office
    if not naming.known:
        code = (title.id if title else None) or told_id or _default_id(title, context, naming.person)
        return code, _title_name(title, code) or told_office
    holders = load_holders(context.vocabulary)
    terms = holders.terms[naming.person]
    if title and title.id and title.id in {term.id for term in terms}:
        return title.id, title.office
    term = holders.term_on(naming.person, context.published)
    if term is None or (told_id and _is_to_come(term, context)):
        return told_id, told_office
    return term.id, _title_name(title, term.id) or _office_of(naming.person, context)


def _is_to_come(term: Term, context: Context) -> bool:
    """Tell whether an office is one that somebody took up only later: till then the words say who they are."""
    day = context.published
    return day is not None and term.start > day and not term.near(day)


def _title_name(title: Office | None, code: str | None) -> str | None:
    return replace(title, id=code).office if title and not title.meaning.generic else None


def _office_of(person: str, context: Context) -> str | None:
    """Return the office the table gives a person on the day; one long left is marked former."""
    term = load_holders(context.vocabulary).term_on(person, context.published)
    if term is None:
        return None
    day = context.published
    over = day is not None and not term.open and term.end < day and not term.near(day)
    return f"{Status.FORMER.value} {term.office}" if over else term.office


def office_party(office: Office, beside: Naming | None, earlier: Sequence[Party], context: Context) -> Party:
    """Return the mention of an office without a name: bound by words, by a person, or by what came before."""
    words = office.span.of(context.text)
    party = Party(office.span, office.id, words, PartyKind.OFFICE, office=office.office, host=office.host)
    if beside is not None:
        known = person_party(beside, context)
        code = office.id or known.id
        return replace(party, id=code, person=beside.person, office=_title_name(office, code))
    if office.bound:
        return replace(party, person=_holder(office, office.id, context))
    return _followed(office, party, earlier, context)


def followed_person(person: Party, earlier: Sequence[Party], context: Context) -> Party:
    """Follow somebody nobody knows, with an office that only states have, to the state that spoke before."""
    unknown = person.kind is PartyKind.PERSON and person.id is None
    if not unknown or not is_of_states(person.office, context.vocabulary):
        return person
    near = (p for p in reversed(earlier[-_LOOK_BACK:]) if p.kind in (PartyKind.OFFICE, PartyKind.PERSON))
    told = (party.id for party in near if is_of_states(party.office, context.vocabulary) and not party.host)
    likely = context.likely(person.office, person.person)
    fitting = (code for code in told if context.may_have(code, person.office, person.person))
    return replace(person, id=likely or next(fitting, None))


def _holder(office: Office, code: str | None, context: Context) -> str | None:
    """Return who surely holds an office of one person on the document's day."""
    single = not (office.meaning.body or office.meaning.many or office.meaning.generic)
    if not single or office.status is not Status.HOLDS or context.published is None or code is None:
        return None
    wanted = office.meaning.office_in(code)
    return load_holders(context.vocabulary).firm_holder(code, wanted, context.published)


def _followed(office: Office, party: Party, earlier: Sequence[Party], context: Context) -> Party:
    """Follow a bare office to its nearest naming, else to the state the document speaks of."""
    if office.meaning.body and _OWN.search(context.text, max(0, office.span.start - 6), office.span.start):
        owner = _last_named(earlier)
        return replace(party, id=owner.id if owner else None, antecedent=owner.span if owner else None)
    if office.meaning.body and _HIS.search(context.text, max(0, office.span.start - 4), office.span.start):
        near = reversed(earlier[-_LOOK_BACK:])
        holder = next((party for party in near if _is_of_somebody(party, context)), None)
        if holder is not None:
            return replace(party, id=holder.id, antecedent=holder.antecedent or holder.span)
    own = _default_id(office, context) if context.official else None
    under = _label(earlier, context.text)
    known = (before for before in reversed(earlier[under or -_MEMORY :]) if before.id and before.office)
    naming = next((before for before in known if _same(office, before, own, context.vocabulary)), None)
    house = _house_said(office, naming, earlier, context)
    if house is not None:
        return replace(
            party, id=house, office=_title_name(office, house), person=_holder(office, house, context)
        )
    if naming is not None:
        name = naming.office if office.meaning.generic else office.meaning.office_in(naming.id)
        person = None if office.meaning.body else naming.person
        antecedent = naming.antecedent or naming.span
        return replace(party, id=naming.id, office=name, person=person, antecedent=antecedent)
    abroad = _sender(office, earlier) if office.host else None
    code = _default_id(office, context) or abroad or _last_state(office, earlier, context)
    code = code or context.likely(office.meaning.office) or _department_at_home(office, context)
    return replace(party, id=code, office=_title_name(office, code), person=_holder(office, code, context))


def _is_of_somebody(party: Party, context: Context) -> bool:
    """Tell whether a mention is somebody in office, or the state for whom somebody is said to speak."""
    office = party.office and party.office not in institutions(context.vocabulary)
    start, bracketed = party.span.start, context.text.startswith(")", party.span.end)
    speaking = _SPEAKS_FOR.search(context.text, max(0, start - _SAID), start)
    return bool(office) or (speaking is not None and (bracketed or not speaking[0].endswith("(")))


# What leads to the state in whose name somebody speaks: "Mr. Okoro (Nigeria)", "the delegate of Peru".
_SPEAKS_FOR = re.compile(
    r"(?<!\S)[A-Z]\S{1,40} \($|\b(?:representative|delegate|observer) (?:of|for) (?:the )?$"
)


def _sender(office: Office, earlier: Sequence[Party]) -> str | None:
    """Return whose an embassy is that stands in a state ("The roof is Swiss. The embassy in Lima paid for it")."""
    near = (party for party in reversed(earlier[-_LOOK_BACK:]) if party.kind is PartyKind.STATE)
    return next((party.id for party in near if party.id != office.host), None)


def _label(earlier: Sequence[Party], text: str) -> int | None:
    """Return which mention is the heading that a list stands under now: "FRANCE: ... The government also sent"."""
    last = max(0, len(earlier) - _LOOK_BACK)
    found = [place for place in range(last, len(earlier)) if is_label(earlier[place], text)]
    return found[-1] if found else None


def is_label(party: Party, text: str) -> bool:
    """Tell whether a state heads a line of a list ("FRANCE: Sent 60 firemen") or stands on a line of its own.

    A town says where it was filed.
    """
    start = text.rfind("\n", 0, party.span.start) + 1
    alone = party.span.start - start <= _BULLET and not text[start : party.span.start].strip(" *#_-•·–—")
    known = party.kind in (PartyKind.STATE, PartyKind.ORGANISATION) and not (party.place or party.adjective)
    return known and alone and (bool(_HEADED.match(text, party.span.end)) or _is_dashed(party, start, text))


def _is_dashed(party: Party, line: int, text: str) -> bool:
    """Tell whether a dash behind capitals parts a heading from its line ("* QATAR - Promised"); not a dateline."""
    return line > 0 and party.span.of(text).isupper() and bool(_DASHED.match(text, party.span.end))


_BULLET = 4  # code points of a list's mark before a name
_DASHED = re.compile(r" [-\u2013\u2014] ")
_HEADED = re.compile(r":|[*_]{0,2}[ \t]{0,4}(?:\n|\Z)")


def _house_said(
    office: Office, naming: Party | None, earlier: Sequence[Party], context: Context
) -> str | None:
    """Return whose house spoke just before: "the White House said the president"."""
    if (
        office.meaning.office not in offices_of(Kind.HEAD, context.vocabulary)
        or not earlier
        or earlier[-1] is naming
    ):
        return None
    last = earlier[-1]
    name = load_gazetteer(context.vocabulary).spellings.get(last.span.of(context.text))
    gap = context.text[last.span.end : office.span.start]
    near = len(gap) <= _SAID and not set(".\n") & set(gap)
    return last.id if near and name is not None and name.role is Role.HOUSE else None


def _same(office: Office, party: Party, own: str | None, vocabulary: Vocabulary) -> bool:
    """Tell whether an earlier mention can be what the bare office means.

    In a government's own text "the President" is its own, whoever was named last.
    """
    if own is not None and party.id != own and office.meaning.office in offices_of(Kind.NATIONAL, vocabulary):
        return False
    if party.id is None or party.office is None or party.office.startswith(_APART):
        return False
    wanted = office.meaning.office_in(party.id)
    if wanted == "ministry":
        return party.office.endswith(("ministry", " minister"))
    if wanted in ("minister", "secretary"):
        return party.office.endswith("minister") and party.kind is not PartyKind.GROUP
    if wanted == "leader":
        return party.office in offices_of(Kind.HEAD, vocabulary)
    if office.meaning.body and wanted.endswith("ministry"):
        return party.office in (wanted, wanted.removesuffix("ministry") + "minister")
    return party.office == wanted


def _default_id(office: Office | None, context: Context, person: str | None = None) -> str | None:
    """Return the publisher's own state: a government speaks of itself, a paper of the head of its state."""
    if office is None or context.home is None:
        return None
    name = office.meaning.office
    if name in offices_of(Kind.OF_STATES, context.vocabulary) and context.home not in _states(
        context.vocabulary
    ):
        return None  # an organisation has no prime minister and no cabinet
    if not context.may_have(context.home, name, person):
        return None
    national = name in offices_of(Kind.NATIONAL, context.vocabulary) or name == ministry_of(name)
    return context.home if context.official or national else None


def _department_at_home(office: Office, context: Context) -> str | None:
    """Return the publisher's state for a bare ministry, where the text names nobody whose it could be."""
    bare = office.meaning.body and office.meaning.office.endswith("ministry")
    return context.home if bare and context.home in _states(context.vocabulary) else None


def _last_named(earlier: Sequence[Party]) -> Party | None:
    """Return the state or organisation named last: whose "its armed forces" are."""
    near = reversed(earlier[-_LOOK_BACK:])
    kinds = (PartyKind.STATE, PartyKind.ORGANISATION)
    owners = (party for party in near if party.kind in kinds or party.office == "government")
    return next((party for party in owners if not party.adjective), None)


def _last_state(office: Office, earlier: Sequence[Party], context: Context) -> str | None:
    """Return the state of the nearest office or person before, else the one the document opens with.

    Where somebody goes, or whom something is for, is nobody whose minister needs no state's name. An envoy
    stands before the ministers of the state where he is posted.
    """
    if office.meaning.many and not office.meaning.body:
        return None
    name, of_states = office.meaning.office, offices_of(Kind.OF_STATES, context.vocabulary)
    states = _states(context.vocabulary) if name in of_states else frozenset()
    envoys = offices_of(Kind.ENVOY, context.vocabulary)
    near = reversed(earlier[-_LOOK_BACK:])
    offices = (p for p in near if _speaks_for_a_state(p, context))
    spoken = (code for party in offices if (code := party.host if party.office in envoys else party.id))
    told = (code for code in spoken if (not states or code in states) and context.may_have(code, name))
    opening = [party for party in earlier[:_OPENING] if party.kind is PartyKind.STATE]
    having = [party for party in opening if context.may_have(party.id, name)]
    at_home = [party for party in having if not _is_goal(context.text, party.span)]
    lived_in = (party.id for party in at_home if party.id not in context.filing.hardly)
    return next(told, None) or next(lived_in, None) or next((party.id for party in at_home), None)


def _speaks_for_a_state(party: Party, context: Context) -> bool:
    forces = offices_of(Kind.FORCE, context.vocabulary)
    acts = party.kind in (PartyKind.OFFICE, PartyKind.PERSON) and party.office not in forces
    return acts or is_label(party, context.text)


@cache
def _states(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.rows("states"))


_GOAL = re.compile(r"\b(?:to|for|against) (?:the )?$")
_WIDEST_GOAL = 12


def _is_goal(text: str, name: Span) -> bool:
    """Tell whether a name stands behind a word that leads to whom something is for."""
    return _GOAL.search(text, max(0, name.start - _WIDEST_GOAL), name.start) is not None


_OPENING = 4  # mentions in which a report says whose news it is
_LOOK_BACK = 8
_MEMORY = 300  # mentions in which a naming is looked for, so that a long text takes linear time
_SAID = 40  # code points between a house and what it says


def merged(layers: Sequence[Sequence[Party]]) -> tuple[Party, ...]:
    """Merge layers of mentions; where two overlap, the one of the earlier layer stays."""
    kept: list[Party] = []
    taken: set[int] = set()
    for party in (party for layer in layers for party in layer):
        places = range(*party.span)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(party)
    return tuple(sorted(kept, key=lambda party: party.span))
