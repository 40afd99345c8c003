"""What an act whose thing points back takes from the act it leans on: who, to whom, what.

An echo without a fitting act close by is no claim: nobody can tell what it speaks of. An echo of the whole
that only goes on about the same act ("the House passed it", "the offer stands") is one claim with it.
"""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.acts.answers import answered_items
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.going_on import is_of_work
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.claim import FORWARD, Form, Stage, StageGroup
from pledgebook.claims.document.in_step import goes_with, in_step
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.words.act import Echo
from pledgebook.claims.words.cues import CueClass
from pledgebook.language import Item, Token

_REACH = 3  # sentences
_TURNS = 2  # paragraphs of a talk: behind an answer and the next question
_REPLIED = 6  # of both, where others are said to have answered what was asked of all
# What an act must be for a noun that names it.
_NAMED = {
    CueClass.PROMISE: (StageGroup.PROMISED, StageGroup.OFF),
    CueClass.REQUEST: (StageGroup.POSSIBLE,),
    CueClass.CONSIDER: (StageGroup.POSSIBLE, StageGroup.PROMISED),
    CueClass.FAVOUR: (StageGroup.POSSIBLE, StageGroup.PROMISED),
}


def lean(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without echoes of nothing; each other echo knows the act it leans on."""
    done: list[Draft] = []
    for place, draft in enumerate(drafts):
        if draft.act.echo is None:
            done.append(draft)
        elif on := _antecedent(draft, done) or _asked_after(draft, drafts, place):
            done.append(draft._replace(leans=on.act.foot.start, told=_told(on)))
        elif _is_by_itself(draft):
            done.append(draft._replace(act=replace(draft.act, echo=None)))
    return done


def _is_by_itself(draft: Draft) -> bool:
    """Tell whether payments or deliveries are told with both sides by name ("halted payments to Mali")."""
    sides = bool(draft.doers.parties) and draft.gainers.firm and bool(draft.gainers.recipients)
    words, tree = draft.act.passage.grammar, draft.act.passage.tree
    of = any(prep.text.lower() == "of" for prep in tree.children(draft.act.foot, "prep"))
    if of or tree.children(draft.act.foot, "compound"):
        return False  # "halted deliveries of gas": what is sold too
    done = draft.act.foot.lemma.lower() in words.payments_made | words.deliveries_made
    return draft.act.echo in (Echo.WORK, Echo.NAME) and done and sides


def lend(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the settled drafts, each echo with what only the act it leans on can tell."""
    place: dict[int, int] = {}
    done: list[Draft] = []
    for draft in drafts:
        at = place.get(draft.leans) if draft.leans is not None else None
        full = draft if at is None else _lent(draft, done[at])
        if at is not None and _again(full, done[at]):
            done[at] = _joined(done[at], full)
        else:
            at = len(done)
            done.append(full)
        place[draft.act.foot.start] = at
    return done


def standing(drafts: Sequence[Draft], kept: Sequence[Draft]) -> list[Draft]:
    """Return the claims among those kept: no questions, and no echo of an act that is none."""
    good = {draft.act.foot.start for draft in kept}
    good |= {draft.act.foot.start for draft in drafts if draft.silent or _opens(draft)}
    return [draft for draft in kept if not draft.silent and (draft.leans is None or draft.leans in good)]


def _opens(draft: Draft) -> bool:
    """Tell whether an act that is no claim itself says what the next one gives ("Chad needs tents. Togo sent 300")."""
    return "stage" in draft.guessed or draft.stage is Stage.REQUESTED


def _antecedent(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Return the nearest earlier act that an echo can speak of."""
    here = draft.act.passage
    for other in reversed(before):
        there = other.act.passage
        reach, turns = (_REPLIED, _REPLIED) if _is_of_others(draft) else (_REACH, _TURNS)
        if here.number - there.number > reach or here.block - there.block > (turns if here.turn else 1):
            return None
        behind = there.span == here.span and other.act.foot.start > draft.act.foot.start
        if behind and not other.silent:
            continue  # what comes behind it in its own sentence is not what it points back to
        if _fits(draft, other) and here.number - _told(other) <= reach:
            return other
    return None


def _is_of_others(draft: Draft) -> bool:
    """Tell whether a yes or no is somebody's by name ("And Oslo?" "Oslo has said no.")."""
    return draft.act.echo is Echo.REPLY and bool(draft.doers.parties)


def _by_another(draft: Draft, other: Draft) -> bool:
    """Tell whether two acts are told of different givers by name ("Mali sends men; Togo will do the same")."""
    own, theirs = ({party.id for party in one.doers.parties} - {None} for one in (draft, other))
    return bool(own and theirs) and own.isdisjoint(theirs)


def _for_another(draft: Draft, other: Draft) -> bool:
    """Tell whether two acts are told for different gainers by name ("sent Mali tents. It did the same for Togo")."""
    own, theirs = ({party.id for party in one.gainers.recipients} - {None} for one in (draft, other))
    return bool(own and theirs) and own.isdisjoint(theirs)


def _told(draft: Draft) -> int:
    """Return the sentence of the act that a row of echoes leans on in the end: far from it "it" is anything."""
    return draft.act.passage.number if draft.told is None else draft.told


def _asked_after(draft: Draft, drafts: Sequence[Draft], place: int) -> Draft | None:
    """Return the question that an answer stands before ("We are thinking about it, she said when asked whether")."""
    for other in (drafts[later] for later in range(place + 1, len(drafts))):
        if other.act.passage.number != draft.act.passage.number:
            return None
        if other.silent and _fits(draft, other):
            return other
    return None


def _fits(draft: Draft, other: Draft) -> bool:
    if draft.act.echo is Echo.LIKE:
        return _by_another(draft, other) or _for_another(draft, other)
    more = other.amount is None and _asks_for_more(draft)
    if draft.doers.settled and not (draft.doers.parties or more or _is_got(draft, other)):
        return False
    if draft.act.echo is Echo.NAME:
        return _named(draft, other)
    if draft.act.echo is Echo.WORK:
        return is_of_work(draft, other)
    if other.act.echo is not None and draft.act.echo not in (Echo.REPLY, Echo.ALSO):
        return True
    many, amount = _plural(other), other.amount is not None
    match draft.act.echo:
        case Echo.ONE:
            # "that" may be the whole of what is asked, or all of the tons of wheat
            return amount or not many or other.silent or _measured(other) or _is_of_the_act(draft)
        case Echo.MANY:
            return many and not amount
        case Echo.PART:
            asked = other.silent and _several(other.act.foot)  # "How many Danes are there?"
            more = _is_further(draft) or _is_another_one(draft, other)
            return many or amount or asked or more or _is_paid_in_parts(draft, other)
        case Echo.REPLY | Echo.ALSO:
            return other.silent or _answers(draft, other) or goes_with(draft, other)
        case _:
            return True


def _answers(draft: Draft, other: Draft) -> bool:
    """Tell whether somebody says yes or no to what was asked: by name only one who was asked, outside a talk."""
    if draft.act.echo is Echo.ALSO or other.stage.group is not StageGroup.POSSIBLE:
        return False
    own, asked = ({party.id for party in one.doers.parties} - {None} for one in (draft, other))
    return draft.act.passage.turn is not None or not own or not own.isdisjoint(asked or own)


def _is_got(draft: Draft, other: Draft) -> bool:
    """Tell whether somebody has so many of the things promised or given ("sent Peru 60 trucks. Chad received 12")."""
    own, giving = (
        {party.id for party in row} - {None} for row in (draft.gainers.recipients, other.doers.parties)
    )
    counted = draft.act.echo is Echo.PART and {draft.stage.group, other.stage.group} <= FORWARD
    return counted and bool(own) and own.isdisjoint(giving)


def _asks_for_more(draft: Draft) -> bool:
    """Tell whether so many more are asked for of those who gave before ("sent 200 trucks; Lima wants 100 more")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    counted = foot.tag == "CD" or bool(tree.children(foot, "nummod"))
    return draft.force.asked and draft.act.echo is Echo.PART and counted


def _is_paid_in_parts(draft: Draft, other: Draft) -> bool:
    """Tell whether an act is of a part by name of money told without its sum ("a loan. Its first tranche was paid")."""
    words = draft.act.passage.grammar
    part = draft.act.foot.lemma.lower() in words.package | words.fraction
    return part and any((item.group or "").startswith("money/") for item in other.items)


def _is_further(draft: Draft) -> bool:
    """Tell whether a number counts more of what was told of one before ("opened a school, will build 20 more")."""
    tree, foot, extra = draft.act.passage.tree, draft.act.foot, draft.act.passage.grammar.extra
    return any(word.text.lower() in extra for word in (foot, *tree.children(foot)))


def _is_of_the_act(draft: Draft) -> bool:
    """Tell whether "it" is what somebody by name weighs, refuses or denies: the act, however many its things."""
    open_still = (
        draft.stage.group is StageGroup.POSSIBLE or draft.stage is Stage.RULED_OUT or draft.force.negated
    )
    return open_still and draft.act.foot.dep == "dobj" and bool(draft.doers.parties)


def _is_another_one(draft: Draft, other: Draft) -> bool:
    """Tell whether others give or get one such thing too ("promised Peru a boat. Chad is to get one")."""
    return draft.act.foot.text.lower() == "one" and (_by_another(draft, other) or _for_another(draft, other))


def _named(draft: Draft, other: Draft) -> bool:
    """Tell whether an act is what a noun calls it: a promise was promised, a request asked for."""
    own = draft.act.chain.steps[0].sign
    groups = _NAMED.get(own.classes[0]) if own and draft.act.chain.steps[0].dep == "self" else None
    if draft.act.foot.lemma.lower() in _CURBS and not _is_sanctions(other):
        return False
    return groups is None or other.silent or other.stage.group in groups


_EASING = ("ease", "relax", "loosen", "soften")
_CURBS = ("measure", "ban", "restriction", "curb")


def _is_sanctions(other: Draft) -> bool:
    return any((item.group or "").startswith("sanctions") for item in other.act.items)


def _plural(draft: Draft) -> bool:
    """Tell whether the things of an act are several."""
    tree = draft.act.passage.tree
    heads = [tree.top(item.head) for item in draft.act.items]
    counted = any(item.quantity not in (None, 1) for item in draft.act.items)
    return counted or any(_several(head) for head in heads if head)


def _measured(draft: Draft) -> bool:
    """Tell whether the things of an act are so much of one stuff ("3,000 tons of maize")."""
    return bool(draft.items) and all(item.unit is not None for item in draft.items)


def _several(head: Token) -> bool:
    return head.tag in ("NNS", "NNPS")


def _lent(draft: Draft, on: Draft) -> Draft:
    """Return an echo with the kind of what it leans on, and with its parties where it names none itself.

    A question states nothing: what it asks about is the answer's own, sum and all.
    """
    if draft.act.echo in (Echo.ALSO, Echo.REPLY, Echo.LIKE):
        draft = in_step(draft, on)
    named = bool(draft.doers.parties) or draft.doers.first_person or draft.doers.pronoun is not None
    actors = draft.actors if draft.actors and named and not _is_askers(draft, on) else on.actors
    acting = {party.id for party in actors}
    elsewhere = draft.act.echo is Echo.LIKE and _for_another(draft, on)  # "It does the same in Chad"
    own_gain = draft.gainers.firm or draft.gainers.many or elsewhere
    gaining = draft.recipients if own_gain else on.recipients
    whole = on.silent and draft.act.echo is not Echo.PART
    open_still = draft.stage.group is StageGroup.POSSIBLE or draft.stage is Stage.RULED_OUT
    alike = draft.act.echo is Echo.LIKE and not open_still  # "may do the same" is weighed, whatever was done
    like = alike and (on.stage.group is StageGroup.OFF or _is_as_firm(draft, on))
    return draft._replace(
        act=replace(draft.act, amount=on.amount) if whole else draft.act,
        stage=on.stage if like else Stage.CANCELLED if _goes_home(draft, on) else _forgiven(draft, on),
        items=_asked_items(draft, on) if whole else draft.items,
        evidence=(on.region, draft.region) if whole and on.amount else draft.evidence,
        actors=actors,
        recipients=tuple(party for party in gaining if party.id not in acting or party.id == "GROUP"),
        form=on.form,
        category=on.category,
        guessed=draft.guessed - {"actor", "recipient"} | on.guessed & {"actor", "recipient"},
    )


def _is_askers(draft: Draft, on: Draft) -> bool:
    """Tell whether only whose a request is stands by it ("Its request is being studied"): others were asked."""
    own, asking = ({party.id for party in row} for row in (draft.actors, on.recipients))
    return draft.act.echo is Echo.NAME and on.stage is Stage.REQUESTED and own <= asking


def _asked_items(draft: Draft, on: Draft) -> tuple[Item, ...]:
    answers = draft.act.echo is Echo.ANSWER
    return answered_items(draft.act.passage, on.items) if answers else on.items


def _forgiven(draft: Draft, on: Draft) -> Stage:
    """Return how firm an act is: where a debt is what is cancelled, that is what the debtor gets.

    Measures that are eased are taken back so far.
    """
    first = next(iter(verbs(draft)), None)
    if first is not None and first.lemma.lower() in _EASING and _is_sanctions(on):
        return Stage.CANCELLED if draft.stage.group is StageGroup.DONE else draft.stage
    if on.form is not Form.DEBT_RELIEF or draft.stage is not Stage.CANCELLED or first is None:
        return draft.stage
    mood = modality(draft.act.passage.tree, first, draft.act.passage.grammar).mood
    done = mood in (Mood.PAST, Mood.PERFECT)
    return Stage.DELIVERED if done else Stage.CONSIDERED if mood is Mood.POSSIBLE else Stage.PLEDGED


def _goes_home(draft: Draft, on: Draft) -> bool:
    """Tell whether people told to be somewhere leave it ("Togo has 40 medics in Mali. They will leave in May")."""
    if on.form is not Form.PERSONNEL or draft.force.negated or draft.stage.group not in FORWARD:
        return False
    if _is_further(draft):
        return False  # "another forty will leave in May": they join those who are there
    words = draft.act.passage.grammar
    leaving = [verb.lemma.lower() in words.going_off for verb in verbs(draft)[:1]]
    there = on.stage is Stage.DELIVERING or any(verb.lemma.lower() in words.keeping for verb in verbs(on)[:1])
    return any(leaving) and there


def _is_as_firm(draft: Draft, on: Draft) -> bool:
    """Tell whether what others did too was only to promise or ask ("Oslo offered tents, and so did Rome").

    In the present it is what goes on ("It does the same for Mali").
    """
    open_still = on.stage.group in (StageGroup.PROMISED, StageGroup.POSSIBLE)
    told = [verb.tag for verb in verbs(on)[-1:]]
    now = [verb.tag for verb in verbs(draft)[:1]] in (["VBZ"], ["VBP"])
    return now or (open_still and draft.stage is Stage.DELIVERED and told == ["VBD"])


def _again(draft: Draft, on: Draft) -> bool:
    """Tell whether an echo of the whole says no more than how the same act went on."""
    if (
        on.silent
        or draft.act.echo in (Echo.PART, Echo.LIKE, Echo.ALSO)
        or draft.force.negated != on.force.negated
    ):
        return False
    if {party.id for party in draft.actors} != {party.id for party in on.actors} or _for_another(draft, on):
        return False
    onward = on.leans is not None and draft.stage.group in FORWARD and on.stage.group in FORWARD
    return onward or (draft.stage is on.stage and draft.act.echo in (Echo.NAME, Echo.WORK))


def _joined(on: Draft, draft: Draft) -> Draft:
    """Return an act with an echo that goes on about it: the firmer stage, the words of both."""
    firmer = draft if draft.stage.firmness > on.stage.firmness else on
    evidence = tuple(dict.fromkeys((*(on.evidence or (on.region,)), *(draft.evidence or (draft.region,)))))
    return on._replace(
        stage=firmer.stage,
        force=on.force._replace(conditional=firmer.force.conditional),
        evidence=evidence,
        cues=(*on.cues, *draft.cues),
    )
