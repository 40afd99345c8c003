"""Who gains, settled with the whole document (codebook 2.2): a choice among those who may be meant.

Everybody who may gain is a candidate, with a worth that adds two things: the ground on which they are thought
of, and how far the document speaks for them (`about`: as who gains in it, in its title or dateline, by how often
they are named; who gives in it has less). The best candidate is taken; where none is worth enough, nobody is.
The grounds, best first:

1. named in the clause by a word of giving, helping, or asking for;
2. the speaker, where the words are "us" or "our", or who asks;
3. who was named just before, where the words are "him", "them" or "its neighbour";
4. who gained by the act told just before, the nearer the better, or before whom a speech is held;
5. the place or owner in the clause ("in the north of Chad"), or the name of its fund ("the Ukraine Facility");
6. whom the document is about, or only its title names;
7. who else is named in the sentence, or in the one before it.

An agency is a channel where anybody is said to be served; a doer never gains by its own act; nobody gains by
sanctions and talks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Stage
from pledgebook.claims.document.about import NOBODY_GAINS, About, about, is_giving
from pledgebook.claims.document.anaphora import land_before, with_rows
from pledgebook.claims.document.asked_of import asked_of, spoken_of
from pledgebook.claims.document.borne import served_by_name
from pledgebook.claims.document.bystanders import Bystanders
from pledgebook.claims.document.either_side import with_either_side
from pledgebook.claims.document.let_go import is_let_go
from pledgebook.claims.document.parted import part_gainers
from pledgebook.claims.document.points import is_of_other_points
from pledgebook.claims.document.reach import can_be_meant
from pledgebook.claims.document.refuge import taken_in
from pledgebook.claims.document.scenes import Scenes
from pledgebook.claims.document.sections import Sections
from pledgebook.claims.document.speaking import posted_in, speaking_for, spoken_to, stays_home
from pledgebook.claims.document.telling import tellers
from pledgebook.claims.document.titled import of_title, only_titled
from pledgebook.claims.parties.gain import Meant
from pledgebook.claims.parties.ground import Ground
from pledgebook.claims.words.kinds import agencies, habitual_givers, movements, state_codes
from pledgebook.claims.words.near import Near, by_content
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Annotation
from pledgebook.language.quotation import Quote
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_NAMED, _SPEAKER = 100.0, 90.0
_HEADING = 50.0
_SCENE = 46.0
_TOLD, _PLACE, _MAIN, _BESIDE, _BEFORE = 40.0, 36.0, 30.0, 24.0, 16.0
_GROUNDS = {Ground.SITE: 60.0, Ground.NAMED: _PLACE, Ground.SCENE: _BESIDE}
_FARTHER, _APART = 5.0, 4.0  # off for each sentence between, and for another paragraph
_LINES = 14.0  # off for another line of a chronicle, each of which stands for itself
_ELSEWHERE = 8.0  # off where the same sentence names a place of the act's own
_LAND = 70.0
_ASKED = 54.0  # the question names nobody else
_HEARING = 44.0  # a speech is held before them
_BORNE = 58.0  # the name of the fund or programme is theirs
_POINTED = 40.0  # more for who was named just before, where a pronoun points to them
_TITLED = 6.0  # named by the title alone, as who is helped
_ENOUGH = 16.0
_REACH = 3  # sentences
_SEVERAL = 2  # states that gain: they are "the region"
_PASSING = -12.0  # others are said to gain in the text, this one never is
_ONLY_GIVES = -20.0  # gives in the text, and is never said to gain


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Somebody who may gain, and how much speaks for it."""

    parties: tuple[Party, ...]
    worth: float
    sure: bool = False


@dataclass(frozen=True, slots=True)
class _Scene:
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

    def giving_in(self, sentence: int) -> frozenset[str]:
        """Return who is said to give anything in a sentence: none of them gains there unless it is said."""
        return self.givers.get(sentence, frozenset())


def settle_recipients(
    drafts: Sequence[Draft], parts: Sections, annotation: Annotation, vocabulary: Vocabulary
) -> list[Draft]:
    """Return the drafts with who gains, and through whom."""
    drafts = taken_in(drafts, annotation, vocabulary)
    drafts = [with_rows(with_either_side(draft, annotation), annotation, vocabulary) for draft in drafts]
    told_of = frozenset(pair for draft in drafts for pair in _pairs(draft))
    quotes, main = by_content(annotation.quotes), about(drafts, annotation, vocabulary)
    near = Bystanders(annotation, vocabulary, main.gains.keys() | main.stricken.keys())
    titles = only_titled(annotation, vocabulary).gainers
    scenes = Scenes(annotation, drafts, main, vocabulary)
    scene = _Scene(
        annotation,
        vocabulary,
        main,
        quotes,
        near,
        parts,
        scenes,
        titles,
        told=told_of,
        givers=_givers(drafts),
    )
    scene = replace(scene, parted=part_gainers(drafts))
    done: list[Draft] = []
    for number, draft in enumerate(drafts):
        told = tuple(other for other in done[-_REACH:] if _leads_on(other))
        told = tuple(d for d in told if parts.gainer(d) is parts.gainer(draft))
        told = tuple(d for d in told if not _gets_share(d, draft, vocabulary))
        beside = _beside(draft, drafts[number + 1 : number + 1 + _REACH])
        seen = replace(scene, before=told, beside=beside) if told or beside else scene
        done.append(_settled(draft, seen))
    return done


def _gets_share(one: Draft, other: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether an agency gets one part of a sum, and another part is told of: it is not served by who gets that."""
    parts = one.share and other.share and one.act.passage is other.act.passage
    return parts and all(party.id in agencies(vocabulary) for party in one.recipients)


def _beside(draft: Draft, after: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the next acts of a sentence, by the same giver and for somebody named ("cut aid and left Peru")."""
    if draft.gainers.firm or not draft.actors:
        return ()
    passage, giving = draft.act.passage, {party.id for party in draft.actors}
    same = (other for other in after if other.act.passage is passage and other.gainers.firm)
    return tuple(other for other in same if giving == {party.id for party in other.actors})


def _leads_on(draft: Draft) -> bool:
    """Tell whether who gains by an act may gain by the next: somebody is said to give to them."""
    known = bool(draft.actors) or draft.gainers.firm or draft.stage is Stage.REQUESTED
    return known and bool(draft.recipients) and is_giving(draft) and not _is_regional(draft)


def _is_regional(draft: Draft) -> bool:
    """Tell whether all states that were told of gain together: what comes next may be for one of them again."""
    return draft.gainers.meant is Meant.REGION and any(party.id == "GROUP" for party in draft.recipients)


def _givers(drafts: Sequence[Draft]) -> dict[int, frozenset[str]]:
    """Return who is said to give in each sentence, by its number."""
    found: dict[int, frozenset[str]] = {}
    for draft in drafts:
        if is_giving(draft):
            own = {party.id for party in draft.doers.parties if party.id}
            found[draft.act.passage.number] = found.get(draft.act.passage.number, frozenset()) | own
    return found


def _pairs(draft: Draft) -> Iterator[tuple[str, str]]:
    """Yield who is said to give to whom, in the words of one clause."""
    if draft.gainers.firm and draft.form not in NOBODY_GAINS:
        for giver in draft.actors:
            yield from ((giver.id, one.id) for one in draft.gainers.recipients if giver.id and one.id)


def _settled(draft: Draft, scene: _Scene) -> Draft:
    """Settle one act: the candidate that most speaks for, and agencies as channels where others are served."""
    if draft.form in NOBODY_GAINS:
        return draft
    if stays_home(draft, scene.annotation, scene.vocabulary):
        return draft._replace(at_home=True)
    parted = scene.parted.get(draft.place, frozenset())
    found = [one for one in _candidates(draft, scene) if not parted.issuperset(p.id for p in one.parties)]
    best = max((c for c in found if not _gives_back(draft, c, scene)), key=_worth, default=None)
    if best is None or best.worth < _ENOUGH:
        home = any(c.worth >= _ENOUGH for c in found) or _only_gets(draft, scene)
        return draft._replace(at_home=True) if home else draft
    if not (best.sure or _can_be(draft, best, scene)):
        return draft
    served, through = _served(draft, best if best.sure else _together(draft, best, scene), scene)
    guessed = draft.guessed if best.sure else draft.guessed | {"recipient"}
    return draft._replace(recipients=served, channels=through, guessed=guessed)


def _is_of_others(draft: Draft, one: _Candidate, scene: _Scene) -> bool:
    heads = scene.about.heads | scene.about.aimed
    return is_of_other_points(draft, one.parties, heads, scene.annotation)


def _can_be(draft: Draft, one: _Candidate, scene: _Scene) -> bool:
    meant = can_be_meant(draft, one.parties, scene.annotation, scene.vocabulary)
    return meant and not _is_of_others(draft, one, scene)


def _together(draft: Draft, best: _Candidate, scene: _Scene) -> _Candidate:
    """Return all who gained together by an act told before, where one of them is meant now and nothing parts them."""
    code = {party.id for party in best.parties}
    states = state_codes(scene.vocabulary)
    rows = (_other_than(draft, other.recipients) for other in reversed(scene.before))
    row = next((row for row in rows if code < {party.id for party in row} <= states), best.parties)
    return replace(best, parties=row)


def _served(draft: Draft, best: _Candidate, scene: _Scene) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Part those who are served from the agencies between (codebook 2.2)."""
    states = tuple(p for p in best.parties if not _is_between(p, scene))
    between = tuple(p for p in best.parties if p not in states)
    if states:
        return states, (*between, *draft.gainers.through)
    named = _other_than(draft, draft.gainers.served)
    passing = all(p.id in agencies(scene.vocabulary) or _is_pool(draft.act.passage, p) for p in between)
    further = _further(draft, scene) if passing and not named and not draft.gainers.many else ()
    others = [one for one in further if one.worth >= _ENOUGH and _can_be(draft, one, scene)]
    found = named or max(others, key=lambda one: one.worth, default=_Candidate((), 0.0)).parties
    return (found, between) if found else (between, draft.gainers.through)


def _is_pool(passage: Passage, party: Party) -> bool:
    """Tell whether only a fund of an organisation is meant, through which many give ("the World Bank's trust fund")."""
    top = passage.tree.top(party.span)
    if top is None or top.dep not in ("poss", "compound", "nmod", "amod"):
        return False
    return passage.tree.head(top).lemma.lower() in passage.grammar.pool


def _is_between(party: Party, scene: _Scene) -> bool:
    """Tell whether a party is an organisation or an office of one, not a state, one of its bodies or a movement."""
    if party.kind not in (PartyKind.ORGANISATION, PartyKind.OFFICE) or party.id is None:
        return False
    return party.id not in state_codes(scene.vocabulary) and party.id not in movements(scene.vocabulary)


def _candidates(draft: Draft, scene: _Scene) -> Iterator[_Candidate]:
    """Yield who may gain: those the clause tells of, then those of the document."""
    gain = draft.gainers
    named = _other_than(draft, gain.recipients)
    if named and gain.firm:
        yield _Candidate(named, _NAMED, sure=True)
        return  # nothing weighs as much
    if gain.meant is Meant.SPEAKER:
        speaker = speaking_for(draft, scene.quotes, scene.annotation, scene.vocabulary)
        if found := _other_than(draft, speaker):
            yield _Candidate(found, _SPEAKER, sure=True)
    if gain.meant is Meant.REGION and len(scene.about.gains) >= _SEVERAL:
        region = Party(draft.act.foot.span, "GROUP", None, PartyKind.GROUP)
        yield _Candidate((region,), _SPEAKER, sure=True)
    if gain.meant is Meant.LAND and (land := land_before(draft, scene.annotation, scene.vocabulary)):
        yield _Candidate(land, _LAND)
    placed = () if gain.firm else tuple(p for p in named if not _is_venue(p, gain.ground, scene))
    if placed:
        yield _Candidate(placed, _GROUNDS[gain.ground] + _support(placed, scene), sure=True)
    if draft.act.inherent and draft.act.inherent.takes_in:
        sad = scene.about.stricken  # people have not fled from anywhere that is told of
        yield from (one for one in _further(draft, scene) if any(p.id in sad for p in one.parties))
    elif not gain.many:
        further = _further(draft, scene)
        ours = (
            gain.meant is Meant.SPEAKER
        )  # "Cuba sent us doctors. Venezuela gave us oil": none of these is "us"
        yield from (one for one in further if not (ours and _only_give(one.parties, scene.about)))
        alone = of_title(scene.titled if draft.actors else (), draft.act.foot.span)
        if found := _other_than(draft, alone):
            yield _Candidate(found, _MAIN + _TITLED, sure=True)


def _only_give(parties: Sequence[Party], found: About) -> bool:
    """Tell whether all of some parties are said to act in the text, and none to gain."""
    return all(found.acts[str(party.id)] and not found.gains[str(party.id)] for party in parties)


def _is_venue(party: Party, ground: Ground, scene: _Scene) -> bool:
    """Tell whether a town of a state that gives the world over only says where others spoke ("promised in Berlin")."""
    return party.place and ground is Ground.SCENE and party.id in habitual_givers(scene.vocabulary)


def _worth(one: _Candidate) -> float:
    return one.worth


def _gives_back(draft: Draft, meant: _Candidate, scene: _Scene) -> bool:
    """Tell whether who acts is helped by the one thought of: what one gets, one does not hand back.

    A government that shares out what a donor brought gives it to its own.
    """
    if meant.sure:
        return False
    helped = {(giver.id, taker.id) for giver in meant.parties for taker in draft.actors} & scene.told
    return any(_gains_more(taker, giver, scene.about) for giver, taker in helped)


def _gains_more(taker: str | None, giver: str | None, found: About) -> bool:
    takes, gives = (found.gains[str(one)] - found.acts[str(one)] for one in (taker, giver))
    return takes > 0 > gives


def _only_gets(draft: Draft, scene: _Scene) -> bool:
    """Tell whether others help all who act, and these help nobody in the text: what they give stays at home."""
    givers, takers = ({pair[side] for pair in scene.told} for side in (0, 1))
    acting = {str(party.id) for party in draft.actors}
    return bool(acting) and acting <= takers - givers


def _further(draft: Draft, scene: _Scene) -> Iterator[_Candidate]:
    """Yield those of the document who may gain: by the acts before, by what it is about, by standing near."""
    number = draft.act.passage.number
    pointed = _POINTED if draft.gainers.meant is Meant.NAMED_BEFORE else 0.0
    yield from _by_acts(draft, scene)
    posted_here = _hosts(draft) or posted_in(scene.annotation, scene.vocabulary)
    if posted := _other_than(draft, posted_here):
        yield _Candidate(posted, _PLACE + _support(posted, scene))
    if borne := _other_than(draft, served_by_name(draft, scene.vocabulary)):
        yield _Candidate(borne, _BORNE + _support(borne, scene), sure=True)
    yield from _addressed(draft, scene)
    apart = {p.id for p in draft.actors} | scene.bystanders.set_aside(draft) | scene.giving_in(number)
    heading = scene.sections.gainer(draft)
    if heading is not None and (found := _other_than(draft, (heading,))):
        yield _Candidate(found, _HEADING)
        return
    yield from _by_telling(draft, scene)
    apart |= scene.sections.givers
    main = scene.about.main(apart, draft.act.passage.span.end)
    if main is not None and not (draft.amount and scene.about.is_one_of_many(str(main.id), apart)):
        found = scene.about.with_companions(main, apart)
        yield _Candidate(found, _MAIN + _support((main,), scene) + _never(main, scene))
    for party, far in scene.bystanders.around(draft):
        if _is_venue(party, Ground.SCENE, scene):
            continue
        if (found := _other_than(draft, (party,))) and party.id not in scene.giving_in(number):
            base = (_BEFORE if far else _BESIDE) + _never(party, scene)
            yield _Candidate(found, base + pointed + _support(found, scene))


def _addressed(draft: Draft, scene: _Scene) -> Iterator[_Candidate]:
    """Yield those before whom a speech is held, and whom the question names that an act answers."""
    if hearing := _other_than(draft, spoken_to(draft, scene.annotation)):
        yield _Candidate(hearing, _HEARING)
    if asked := _other_than(draft, asked_of(draft, scene.annotation)):
        yield _Candidate(asked, _ASKED + _support(asked, scene))
    if meant := _other_than(draft, spoken_of(draft, scene.annotation)):
        yield _Candidate(meant, _HEARING + _support(meant, scene))


def _by_telling(draft: Draft, scene: _Scene) -> Iterator[_Candidate]:
    """Yield in whose scene an act is told, and who tells of it."""
    if found := _other_than(draft, _of_scene(draft, scene)):
        yield _Candidate(found, _SCENE)
    if told := _other_than(draft, tellers(draft, scene.vocabulary)):
        yield _Candidate(told, _BESIDE + _support(told, scene))


def _of_scene(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return the state in whose scene an act is told, where no words of its own say for whom it is."""
    party = scene.scenes.at(draft)
    own = _other_than(draft, draft.gainers.recipients) or draft.gainers.meant
    if party is None or own or party.id in scene.bystanders.set_aside(draft):
        return ()
    return (party,)


def _by_acts(draft: Draft, scene: _Scene) -> Iterator[_Candidate]:
    """Yield those who gained by the acts told just before, and by those told next in the same sentence."""
    passage = draft.act.passage
    placed = bool(_other_than(draft, draft.gainers.recipients))
    for other in scene.before:
        far = passage.number - other.act.passage.number
        found = _other_than(draft, other.recipients)
        if found and far <= _REACH and not (far and is_let_go(draft, found, scene.vocabulary)):
            apart = (_LINES if passage.grammar.historic else _APART) * (
                other.act.passage.block != passage.block
            )
            off = _FARTHER * far + apart + _ELSEWHERE * (placed and not far)
            yield _Candidate(found, _TOLD - off + _support(found, scene))
    for other in scene.beside:
        if found := _other_than(draft, other.gainers.recipients):
            yield _Candidate(found, _TOLD + _support(found, scene))


def _never(party: Party, scene: _Scene) -> float:
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


def _support(parties: Sequence[Party], scene: _Scene) -> float:
    return sum(scene.about.support(str(party.id)) for party in parties) / len(parties)


def _other_than(draft: Draft, parties: Sequence[Party]) -> tuple[Party, ...]:
    acting = {party.id for party in draft.actors if party.id != "GROUP"}
    return tuple(p for p in parties if p.id is not None and p.id not in acting)
