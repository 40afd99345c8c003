"""Who a source is: its kind, the naming it is followed to, its state or organisation."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pledgebook.language.quotation import Quote, SpeakerKind
from pledgebook.language.quote_kinds import kind_of, names_someone
from pledgebook.language.quote_namings import Naming, find_namings, gender_of, genders, naming_at
from pledgebook.language.quote_scene import Draft, Scene
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span

_PLURAL = {"they", "them", "their", "both"}
_THING = {"it", "its"}
_REACH = 60  # mentions looked back over for a pronoun


@dataclass
class _Mentions:
    """Who was named or spoke so far, in text order."""

    people: list[Naming] = field(default_factory=list)
    others: list[tuple[Span, SpeakerKind, bool]] = field(default_factory=list)


def settle(scene: Scene, drafts: Sequence[Draft], parties: Sequence[Party]) -> tuple[Quote, ...]:
    """Turn drafts into attributions, each source followed to the nearest naming."""
    namings = list(find_namings(scene))
    gendered = genders(namings)
    surnames = {naming.surname for naming in namings}
    order = sorted(range(len(drafts)), key=lambda place: _where(drafts[place]))
    settled: dict[int, Quote] = {}
    known = _Mentions()
    waiting = 0
    for place in order:
        draft = drafts[place]
        while waiting < len(namings) and namings[waiting].span.start < _where(draft):
            known.people.append(namings[waiting])
            waiting += 1
        settled[place] = _settled(scene, draft, parties, known, gendered, surnames)
    return tuple(settled[place] for place in range(len(drafts)))


def _where(draft: Draft) -> int:
    return draft.source.start if draft.source is not None else draft.content.start


def _settled(
    scene: Scene,
    draft: Draft,
    parties: Sequence[Party],
    known: _Mentions,
    gendered: dict[str, str],
    surnames: set[str],
) -> Quote:
    mode = draft.mode or scene.mode(draft.content)
    if draft.source is None:
        return Quote(draft.content, mode, None, None, draft.cue, tells=draft.tells, act=draft.act)
    party = _party(draft, parties)
    kind, naming = _followed(scene, draft, party, parties, known, gendered, surnames)
    named = _party_at(naming, parties) or party
    _remember(scene, draft, kind, naming, known)
    return Quote(
        draft.content,
        mode,
        draft.source,
        naming,
        draft.cue,
        kind,
        named.id if named is not None else None,
        named.office if named is not None else None,
        draft.tells,
        draft.act,
    )


def _party(draft: Draft, parties: Sequence[Party]) -> Party | None:
    assert draft.source is not None
    if draft.speaker is not None:
        covering = [
            party for party in parties if party.span.overlaps(draft.speaker.span) and not party.adjective
        ]
        if covering:
            return max(covering, key=lambda party: party.span.end - party.span.start)
    return _party_at(draft.source, parties)


def _party_at(span: Span, parties: Sequence[Party]) -> Party | None:
    within = [party for party in parties if party.span.overlaps(span)]
    return max(
        within,
        key=lambda party: (party.kind is PartyKind.PERSON, party.span.end - party.span.start),
        default=None,
    )


def _followed(
    scene: Scene,
    draft: Draft,
    party: Party | None,
    parties: Sequence[Party],
    known: _Mentions,
    gendered: dict[str, str],
    surnames: set[str],
) -> tuple[SpeakerKind | None, Span]:
    """Return the kind of a source and the span of its nearest naming."""
    assert draft.source is not None
    kind = kind_of(scene, draft, party, surnames)
    if names_someone(scene, draft, kind):
        return kind, draft.source
    if party is not None and party.antecedent is not None:
        return (SpeakerKind.PERSON if party.person else kind), party.antecedent
    word = draft.speaker.text.lower() if draft.speaker is not None else draft.source.of(scene.text).lower()
    if gender := gender_of(word):
        found = _person(known, draft, gender, gendered)
        return (SpeakerKind.PERSON, found.span) if found is not None else (SpeakerKind.PERSON, draft.source)
    if word in _PLURAL or word in _THING:
        return _other(known, draft, plural=word in _PLURAL)
    if kind is SpeakerKind.OFFICE:
        found = _holder(scene, known, draft)
        return (SpeakerKind.PERSON, found.span) if found is not None else (kind, draft.source)
    return kind, draft.source


def _person(known: _Mentions, draft: Draft, gender: str, gendered: dict[str, str]) -> Naming | None:
    """Return the person a pronoun stands for: of the nearest sentence that names one, its subject."""
    best: Naming | None = None
    for naming in reversed(known.people[-_REACH:]):
        if gendered.get(naming.surname, gender) != gender or naming.span.end > _where(draft):
            continue
        if best is not None and naming.number < best.number:
            break
        if best is None or (naming.leading and not best.leading):
            best = naming
    return best


def _other(known: _Mentions, draft: Draft, *, plural: bool) -> tuple[SpeakerKind | None, Span]:
    assert draft.source is not None
    for span, kind, many in reversed(known.others[-_REACH:]):
        if many == plural or (plural and kind is SpeakerKind.ORGANISATION):
            return kind, span
    return (SpeakerKind.ANONYMOUS if plural else SpeakerKind.ORGANISATION), draft.source


def _holder(scene: Scene, known: _Mentions, draft: Draft) -> Naming | None:
    """Return the person named with the office that stands here alone."""
    assert draft.source is not None
    words = {word.lower() for word in draft.source.of(scene.text).split()} - {
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
    }
    for naming in reversed(known.people[-_REACH:]):
        if words and words <= naming.roles:
            return naming
    return None


def _remember(scene: Scene, draft: Draft, kind: SpeakerKind | None, naming: Span, known: _Mentions) -> None:
    """Note who spoke, so that a pronoun after it finds them."""
    assert draft.source is not None
    if kind in (SpeakerKind.ANONYMOUS, SpeakerKind.ORGANISATION):
        many = draft.speaker is not None and draft.speaker.tag in ("NNS", "NNPS")
        known.others.append((naming, kind, many))
        return
    tree = scene.sentences[draft.number].tree
    same = next((person for person in reversed(known.people[-_REACH:]) if person.span == naming), None)
    if same is not None:
        known.people.append(Naming(naming, same.surname, same.roles, draft.number, leading=True))
    elif draft.speaker is not None and tree is not None and draft.speaker.pos == "PROPN":
        found = naming_at(tree, draft.speaker, draft.number)
        known.people.append(Naming(naming, found.surname, found.roles, draft.number, leading=True))
