"""Who may gain by an act, and how much speaks for each (codebook 2.2): the grounds that `recipients` chooses among."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.about import About
from pledgebook.claims.document.anaphora import lands_before
from pledgebook.claims.document.asked_of import asked_of, spoken_of
from pledgebook.claims.document.borne import served_by_name
from pledgebook.claims.document.bystanders import Bystanders
from pledgebook.claims.document.lead_row import is_in_part
from pledgebook.claims.document.let_go import is_let_go
from pledgebook.claims.document.scenes import Scenes
from pledgebook.claims.document.sections import Sections
from pledgebook.claims.document.speaking import posted_in, speaking_for, spoken_to
from pledgebook.claims.document.telling import tellers
from pledgebook.claims.document.titled import of_title
from pledgebook.claims.parties.gain import Meant
from pledgebook.claims.parties.ground import Ground
from pledgebook.claims.words.kinds import habitual_givers, state_codes, steady_givers
from pledgebook.claims.words.near import Near
from pledgebook.language import Annotation
from pledgebook.language.quotation import Quote
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_NAMED, _SPEAKER = 100.0, 90.0
_HEADING = 50.0
_SCENE = 46.0
_LED, _LED_SUM = 41.0, 50.0  # a sum goes to all that a round-up is about, sooner than a thing
_TOLD, _PLACE, _MAIN, _BESIDE, _BEFORE = 40.0, 36.0, 30.0, 24.0, 16.0
_GROUNDS = {Ground.SITE: 60.0, Ground.NAMED: _PLACE, Ground.SCENE: _BESIDE}
_FARTHER, _APART = 5.0, 4.0  # off for each sentence between, and for another paragraph
_LINES = 14.0  # off for another line of a chronicle, each of which stands for itself
_ELSEWHERE = 8.0  # off where the same sentence names a place of the act's own
_LAND = 70.0
_SPOKEN_FOR, _IN_PASSING = 2.0, 1.5  # how far the text speaks for who gains in it, and for who is only named
_ASKED = 54.0  # the question names nobody else
_SHIFTED = 62.0  # the question names no other state
_HEARING = 44.0  # a speech is held before them
_BORNE = 58.0  # the name of the fund or programme is theirs
_POINTED = 40.0  # more for who was named just before, where a pronoun points to them
_TITLED = 6.0  # named by the title alone, as who is helped
_SEVERAL = 2  # states that gain: they are "the region"
_PASSING = -12.0  # others are said to gain in the text, this one never is
_ONLY_GIVES = -20.0  # gives in the text, and is never said to gain
REACH = 3  # sentences


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may gain, and how much speaks for it."""

    parties: tuple[Party, ...]
    worth: float
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known when an act's recipients are chosen."""

    annotation: Annotation
    vocabulary: Vocabulary
    about: About
    quotes: Near[Quote]
    bystanders: Bystanders
    sections: Sections
    scenes: Scenes
    titled: tuple[str, ...] = ()
    before: tuple[Draft, ...] = ()
    beside: tuple[Draft, ...] = ()
    told: frozenset[tuple[str, str]] = frozenset()
    givers: Mapping[int, frozenset[str]] = field(default_factory=dict)
    parted: Mapping[int, frozenset[str | None]] = field(default_factory=dict)
    gives: bool = False  # "we" are said to give
    led: tuple[Party, ...] = ()  # whom all are said to help whom the headings name

    def giving_in(self, sentence: int) -> frozenset[str]:
        """Return who is said to give anything in a sentence: none of them gains there unless it is said."""
        return self.givers.get(sentence, frozenset())


def candidates(draft: Draft, scene: Scene) -> Iterator[Candidate]:
    """Yield who may gain: those the clause tells of, then those of the document."""
    gain = draft.gainers
    named = other_than(draft, gain.recipients)
    if named and gain.firm:
        yield Candidate(named, _NAMED, sure=True)
        return  # nothing weighs as much
    if gain.meant is Meant.SPEAKER:
        speaker = speaking_for(draft, scene.quotes, scene.annotation, scene.vocabulary)
        if found := other_than(draft, speaker):
            yield Candidate(found, _SPEAKER, sure=True)
    if gain.meant is Meant.REGION and len(scene.about.gains) >= _SEVERAL:
        region = Party(draft.act.foot.span, "GROUP", None, PartyKind.GROUP)
        yield Candidate((region,), _SPEAKER, sure=True)
    if gain.meant is Meant.LAND and (land := _land(draft, scene)):
        yield Candidate(land, _LAND)
    placed = () if gain.firm else tuple(p for p in named if not _is_venue(p, gain.ground, scene))
    if placed:
        yield Candidate(placed, _GROUNDS[gain.ground] + _support(placed, scene), sure=True)
    if draft.act.inherent and draft.act.inherent.takes_in:
        sad = scene.about.stricken  # people have not fled from anywhere that is told of
        yield from (one for one in further(draft, scene) if any(p.id in sad for p in one.parties))
    elif not gain.many:
        # "Cuba sent us doctors. Venezuela gave us oil": none of these is "us"
        ours = gain.meant is Meant.SPEAKER
        yield from (
            one for one in further(draft, scene) if not (ours and _only_give(one.parties, scene.about))
        )
        alone = of_title(scene.titled if draft.actors else (), draft.act.foot.span)
        if found := other_than(draft, alone):
            yield Candidate(found, _MAIN + _TITLED, sure=True)


def _land(draft: Draft, scene: Scene) -> tuple[Party, ...]:
    """Return the state that "the country" means: the one named last, unless the text speaks for one before it alone."""
    named = lands_before(draft, scene.annotation, scene.vocabulary)
    worth = [scene.about.support(str(party.id)) for party in named]
    told = (party for party, speaks in zip(named, worth, strict=True) if speaks >= _SPOKEN_FOR)
    passing = bool(worth) and worth[0] < _IN_PASSING
    found = next(told, None) if passing else None
    return (found or named[0],) if named else ()


def _only_give(parties: Sequence[Party], found: About) -> bool:
    """Tell whether all of some parties are said to act in the text, and none to gain."""
    return all(found.acts[str(party.id)] and not found.gains[str(party.id)] for party in parties)


def _is_venue(party: Party, ground: Ground, scene: Scene) -> bool:
    """Tell whether a town of a state that gives the world over only says where others spoke ("promised in Berlin")."""
    return party.place and ground is Ground.SCENE and party.id in habitual_givers(scene.vocabulary)


def further(draft: Draft, scene: Scene) -> Iterator[Candidate]:
    """Yield those of the document who may gain: by the acts before, by what it is about, by standing near."""
    number = draft.act.passage.number
    pointed = _POINTED if draft.gainers.meant is Meant.NAMED_BEFORE else 0.0
    yield from _by_acts(draft, scene)
    posted_here = _hosts(draft) or posted_in(scene.annotation, scene.vocabulary)
    if posted := other_than(draft, posted_here):
        yield Candidate(posted, _PLACE + _support(posted, scene))
    if borne := other_than(draft, served_by_name(draft, scene.vocabulary)):
        yield Candidate(borne, _BORNE + _support(borne, scene), sure=True)
    yield from _addressed(draft, scene)
    apart = {p.id for p in draft.actors} | scene.bystanders.set_aside(draft) | scene.giving_in(number)
    heading = scene.sections.gainer(draft)
    if heading is not None and (found := other_than(draft, (heading,))):
        yield Candidate(found, _HEADING)
        return
    if scene.led and is_in_part(draft, scene.sections) and (found := other_than(draft, scene.led)):
        yield Candidate(found, _LED_SUM if draft.amount else _LED)
    yield from _by_telling(draft, scene)
    apart |= scene.sections.givers | _own_voice(scene)
    main = scene.about.main(apart, draft.act.passage.span.end)
    if main is not None and not (draft.amount and scene.about.is_one_of_many(str(main.id), apart)):
        found = scene.about.with_companions(main, apart)
        yield Candidate(found, _MAIN + _support((main,), scene) + _never(main, scene))
    for party, far in scene.bystanders.around(draft):
        if _is_venue(party, Ground.SCENE, scene):
            continue
        if (found := other_than(draft, (party,))) and party.id not in scene.giving_in(number):
            base = (_BEFORE if far else _BESIDE) + _never(party, scene)
            yield Candidate(found, base + pointed + _support(found, scene))


def _own_voice(scene: Scene) -> frozenset[str]:
    """Return whom a text speaks for, where that is a state that gives the world over and is not told to gain."""
    voice = scene.annotation.voice
    gives = voice is not None and voice in habitual_givers(scene.vocabulary) and not scene.about.gains[voice]
    return frozenset({voice}) if gives and voice else frozenset()


def _addressed(draft: Draft, scene: Scene) -> Iterator[Candidate]:
    """Yield those before whom a speech is held, and whom the question names that an act answers."""
    if hearing := other_than(draft, spoken_to(draft, scene.annotation)):
        yield Candidate(hearing, _HEARING)
    asked = tuple(one for one in asked_of(draft, scene.annotation) if not _is_asked_to_give(one, scene))
    if asked := other_than(draft, asked):
        yield Candidate(asked, _ASKED + _support(asked, scene))
    spoken = tuple(one for one in spoken_of(draft, scene.annotation) if not _may_give(one, draft, scene))
    if meant := other_than(draft, spoken):
        base = _HEARING if any(party.place for party in meant) else _SHIFTED
        yield Candidate(meant, base + _support(meant, scene))
    if ours := other_than(draft, _answering(draft, scene)):
        yield Candidate(ours, _HEARING + _support(ours, scene))


def _may_give(party: Party, draft: Draft, scene: Scene) -> bool:
    """Tell whether whom a question is about was just said to give, or gives the world over and is not said to gain."""
    number = draft.act.passage.number
    before = (scene.giving_in(near) for near in range(number - REACH, number))
    return _is_asked_to_give(party, scene) or any(party.id in giving for giving in before)


def _answering(draft: Draft, scene: Scene) -> tuple[Party, ...]:
    """Return who answers in a talk, where others give and it neither gives the world over nor in the text.

    "The Americans have sent a carrier", says the spokesman in Manila, and does not say to whom.
    """
    voice = scene.annotation.voice
    others = "actor" not in draft.guessed and any(party.id not in (None, voice) for party in draft.actors)
    if voice is None or draft.act.passage.turn is None or not others:
        return ()
    if scene.gives or any(voice in giving for giving in scene.givers.values()):
        return ()
    seldom = voice in state_codes(scene.vocabulary) - steady_givers(scene.vocabulary)
    return (Party(draft.act.foot.span, voice, None, PartyKind.STATE),) if seldom else ()


def _is_asked_to_give(party: Party, scene: Scene) -> bool:
    """Tell whether a question is about somebody as one who gives ("And the French?"), not as one who gains."""
    return party.id in habitual_givers(scene.vocabulary) and not scene.about.gains[str(party.id)]


def _by_telling(draft: Draft, scene: Scene) -> Iterator[Candidate]:
    """Yield in whose scene an act is told, and who tells of it."""
    if found := other_than(draft, _of_scene(draft, scene)):
        yield Candidate(found, _SCENE)
    if told := other_than(draft, tellers(draft, scene.vocabulary)):
        yield Candidate(told, _BESIDE + _support(told, scene))


def _of_scene(draft: Draft, scene: Scene) -> tuple[Party, ...]:
    """Return the state in whose scene an act is told, where no words of its own say for whom it is."""
    party = scene.scenes.at(draft)
    own = other_than(draft, draft.gainers.recipients) or draft.gainers.meant
    if party is None or own or party.id in scene.bystanders.set_aside(draft):
        return ()
    return (party,)


def _by_acts(draft: Draft, scene: Scene) -> Iterator[Candidate]:
    """Yield those who gained by the acts told just before, and by those told next in the same sentence."""
    passage = draft.act.passage
    placed = bool(other_than(draft, draft.gainers.recipients))
    for other in scene.before:
        far = passage.number - other.act.passage.number
        found = other_than(draft, other.recipients)
        if found and far <= REACH and not (far and is_let_go(draft, found, scene.vocabulary)):
            apart = (_LINES if passage.grammar.historic else _APART) * (
                other.act.passage.block != passage.block
            )
            off = _FARTHER * far + apart + _ELSEWHERE * (placed and not far)
            yield Candidate(found, _TOLD - off + _support(found, scene))
    for other in scene.beside:
        if found := other_than(draft, other.gainers.recipients):
            yield Candidate(found, _TOLD + _support(found, scene))


def _never(party: Party, scene: Scene) -> float:
    """Weigh whether a party is named in passing, or only gives: it is not said to gain in the document.

    Where others are told to gain, one that has no part there is named in passing.
    """
    found, code = scene.about, str(party.id)
    if found.gains[code] or found.places[code]:
        return 0.0
    if found.acts[code]:
        gives = code in found.givers or any(giver == code for giver, _ in scene.told)
        return _ONLY_GIVES if gives else 0.0
    return _PASSING if found.gains else 0.0


def _hosts(draft: Draft) -> tuple[Party, ...]:
    """Return the states where the envoys who act are posted ("the Japanese ambassador to Kenya handed over")."""
    acting = {party.id for party in draft.doers.parties}
    envoys = (party for party in draft.act.passage.parties if party.id in acting)
    found = {
        party.host: Party(party.span, party.host, party.host, PartyKind.STATE)
        for party in (*draft.doers.parties, *envoys)
        if party.host
    }
    return tuple(found.values())


def _support(parties: Sequence[Party], scene: Scene) -> float:
    return sum(scene.about.support(str(party.id)) for party in parties) / len(parties)


def other_than(draft: Draft, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the parties of a row that do not act themselves."""
    acting = {party.id for party in draft.actors if party.id != "GROUP"}
    return tuple(p for p in parties if p.id is not None and p.id not in acting)
