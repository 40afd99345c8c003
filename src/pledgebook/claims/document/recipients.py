"""Who gains, settled with the whole document (codebook 2.2): a choice among those who may be meant.

Everybody who may gain is a candidate, with a worth that adds two things: the ground on which they are thought
of, and how far the document speaks for them (`about`: as who gains in it, in its title or dateline, by how often
they are named; who gives in it has less). `may_gain` weighs them; the best is taken, where any is worth enough.
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

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Stage
from pledgebook.claims.document.about import NOBODY_GAINS, About, about, is_giving
from pledgebook.claims.document.anaphora import with_rows
from pledgebook.claims.document.bystanders import Bystanders
from pledgebook.claims.document.either_side import with_either_side
from pledgebook.claims.document.lead_row import lead_row
from pledgebook.claims.document.may_gain import REACH, Candidate, Scene, candidates, further, other_than
from pledgebook.claims.document.parted import part_gainers, shared_out
from pledgebook.claims.document.points import is_of_other_points
from pledgebook.claims.document.reach import can_be_meant
from pledgebook.claims.document.refuge import taken_in
from pledgebook.claims.document.scenes import Scenes
from pledgebook.claims.document.sections import Sections
from pledgebook.claims.document.speaking import stays_home
from pledgebook.claims.document.titled import only_titled
from pledgebook.claims.parties.gain import Meant
from pledgebook.claims.words.kinds import agencies, forces, movements, passes_on, state_codes
from pledgebook.claims.words.near import by_content
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Annotation
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_ENOUGH = 16.0


def settle_recipients(
    drafts: Sequence[Draft], parts: Sections, annotation: Annotation, vocabulary: Vocabulary
) -> list[Draft]:
    """Return the drafts with who gains, and through whom."""
    drafts = taken_in(drafts, annotation, vocabulary)
    giving = _all_giving(drafts)
    drafts = [with_either_side(draft, annotation) for draft in drafts]
    drafts = [with_rows(draft, annotation, vocabulary, giving) for draft in drafts]
    drafts = shared_out(drafts)
    told_of = frozenset(pair for draft in drafts for pair in _pairs(draft))
    quotes, main = by_content(annotation.quotes), about(drafts, annotation, vocabulary)
    near = Bystanders(annotation, vocabulary, main.gains.keys() | main.stricken.keys())
    titles = only_titled(annotation, vocabulary).gainers
    scenes = Scenes(annotation, drafts, main, vocabulary)
    scene = Scene(
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
        parted=part_gainers(drafts),
        gives=any(draft.doers.first_person and is_giving(draft) for draft in drafts),
        led=lead_row(parts, annotation, vocabulary),
    )
    done: list[Draft] = []
    for number, draft in enumerate(drafts):
        told = tuple(other for other in done[-REACH:] if _leads_on(other))
        told = tuple(d for d in told if parts.gainer(d) is parts.gainer(draft))
        if scene.led:  # what those of another part gave is no sign of whom this one helps
            told = tuple(d for d in told if parts.at(d) is parts.at(draft))
        told = tuple(d for d in told if not _gets_share(d, draft, vocabulary))
        beside = _beside(draft, drafts[number + 1 : number + 1 + REACH])
        seen = replace(scene, before=told, beside=beside) if told or beside else scene
        done.append(_settled(draft, seen))
    return done


def _all_giving(drafts: Sequence[Draft]) -> frozenset[str | None]:
    """Return who gives in the text and gets nothing there."""
    gives = {p.id for draft in drafts if is_giving(draft) for p in draft.doers.parties}
    return frozenset(
        gives - {p.id for draft in drafts if draft.gainers.firm for p in draft.gainers.recipients}
    )


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


def _settled(draft: Draft, scene: Scene) -> Draft:
    """Settle one act: the candidate that most speaks for, and agencies as channels where others are served."""
    if draft.form in NOBODY_GAINS:
        return draft
    if stays_home(draft, scene.annotation, scene.vocabulary):
        return draft._replace(at_home=True)
    parted = scene.parted.get(draft.place, frozenset())
    found = [one for one in candidates(draft, scene) if not parted.issuperset(p.id for p in one.parties)]
    best = max((c for c in found if not _gives_back(draft, c, scene)), key=_worth, default=None)
    if best is None or best.worth < _ENOUGH:
        home = any(c.worth >= _ENOUGH for c in found) or _only_gets(draft, scene)
        return draft._replace(at_home=True) if home else draft
    if not (best.sure or _can_be(draft, best, scene)):
        return draft
    served, through = _served(draft, best if best.sure else _together(draft, best, scene), scene)
    guessed = draft.guessed if best.sure else draft.guessed | {"recipient"}
    return draft._replace(recipients=served, channels=through, guessed=guessed)


def _is_of_others(draft: Draft, one: Candidate, scene: Scene) -> bool:
    heads = scene.about.heads | scene.about.aimed
    return is_of_other_points(draft, one.parties, heads, scene.annotation)


def _can_be(draft: Draft, one: Candidate, scene: Scene) -> bool:
    meant = can_be_meant(draft, one.parties, scene.annotation, scene.vocabulary, scene.about)
    return meant and not _is_of_others(draft, one, scene)


def _together(draft: Draft, best: Candidate, scene: Scene) -> Candidate:
    """Return all who gained together by an act told before, where one of them is meant now and nothing parts them."""
    code = {party.id for party in best.parties}
    states = state_codes(scene.vocabulary)
    rows = (other_than(draft, other.recipients) for other in reversed(scene.before))
    row = next((row for row in rows if code < {party.id for party in row} <= states), best.parties)
    return replace(best, parties=row)


def _served(draft: Draft, best: Candidate, scene: Scene) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Part those who are served from the agencies between (codebook 2.2)."""
    states = tuple(p for p in best.parties if not _is_between(p, scene))
    between = tuple(p for p in best.parties if p not in states)
    if states:
        return states, (*between, *draft.gainers.through)
    named = other_than(draft, draft.gainers.served)
    passing = all(
        passes_on(p, scene.vocabulary) or _is_pool(p, draft.act.passage, scene.vocabulary) for p in between
    )
    more = further(draft, scene) if passing and not named and not draft.gainers.many else ()
    others = [one for one in more if one.worth >= _ENOUGH and _can_be(draft, one, scene)]
    found = named or max(others, key=lambda one: one.worth, default=Candidate((), 0.0)).parties
    return (found, between) if found else (between, draft.gainers.through)


def _is_pool(party: Party, passage: Passage, vocabulary: Vocabulary) -> bool:
    """Tell whether a fund or force of an organisation is meant, in which many take part ("the EU training mission")."""
    top, words = passage.tree.top(party.span), passage.grammar
    if top is None:
        return False
    if top.text in forces(vocabulary) or top.text.lower().rpartition(" ")[2] in words.force:
        return True  # "AMISOM", "the Multinational Force"
    beside = top.dep in ("poss", "compound", "nmod", "amod")
    return beside and passage.tree.head(top).lemma.lower() in words.pool | words.force


def _is_between(party: Party, scene: Scene) -> bool:
    """Tell whether a party is an organisation or an office of one, not a state, one of its bodies or a movement."""
    if party.kind is PartyKind.GROUP:
        return passes_on(party, scene.vocabulary)
    if party.kind not in (PartyKind.ORGANISATION, PartyKind.OFFICE) or party.id is None:
        return False
    return party.id not in state_codes(scene.vocabulary) and party.id not in movements(scene.vocabulary)


def _worth(one: Candidate) -> float:
    return one.worth


def _gives_back(draft: Draft, meant: Candidate, scene: Scene) -> bool:
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


def _only_gets(draft: Draft, scene: Scene) -> bool:
    """Tell whether others help all who act, and these help nobody in the text: what they give stays at home."""
    givers, takers = ({pair[side] for pair in scene.told} for side in (0, 1))
    acting = {str(party.id) for party in draft.actors}
    return bool(acting) and acting <= takers - givers
