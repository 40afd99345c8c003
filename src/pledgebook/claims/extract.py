"""The step: annotations in, readings out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial, reduce
from operator import or_

from pledgebook.claims.acts.acts import find_acts, find_asked, find_frame
from pledgebook.claims.acts.answers import elliptic_answer
from pledgebook.claims.acts.by_nation import by_nation
from pledgebook.claims.acts.counted import counted
from pledgebook.claims.acts.deployed import asks_for_people, is_joined, whose_people
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.echo import find_echoes
from pledgebook.claims.acts.elided import elided
from pledgebook.claims.acts.gaps import gapped
from pledgebook.claims.acts.gifts import with_gifts
from pledgebook.claims.acts.going_on import grown
from pledgebook.claims.acts.governing import only_says
from pledgebook.claims.acts.guests import brought_out, guests
from pledgebook.claims.acts.head_counts import with_head_counts
from pledgebook.claims.acts.held import held, says_nothing_of_talks
from pledgebook.claims.acts.learners import with_learners
from pledgebook.claims.acts.pairs import paired_off
from pledgebook.claims.acts.region import of_description, of_other_sums, own_steps, region_of
from pledgebook.claims.acts.replies import replies
from pledgebook.claims.acts.roundup import assign
from pledgebook.claims.acts.shares import with_shares
from pledgebook.claims.acts.spoken import (
    begs,
    is_habit,
    is_thanked_for,
    is_told_aside,
    is_topic,
    spoken_stage,
)
from pledgebook.claims.acts.standing import as_described, in_force, makes_up, told_as_done
from pledgebook.claims.acts.subordinate import asks_another
from pledgebook.claims.acts.sum_of import as_sums
from pledgebook.claims.acts.yours import cost_us, made_yours
from pledgebook.claims.claim import Form, Reading, Stage
from pledgebook.claims.finishing.finish import finish
from pledgebook.claims.finishing.settle import settle
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.firmness.stage import force
from pledgebook.claims.parties.asked import askers
from pledgebook.claims.parties.coming import coming_to
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.for_many import is_for_many, is_for_rebels
from pledgebook.claims.parties.gain import Gainers, Meant, gainers
from pledgebook.claims.parties.ground import Ground
from pledgebook.claims.parties.loosely import loosely
from pledgebook.claims.parties.relative import got_by_relative
from pledgebook.claims.parties.taken_up import taken_up
from pledgebook.claims.parties.talked_over import about_a_thing, talked_over
from pledgebook.claims.parties.who import doers
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.coordination import of_what_it_is_part_of
from pledgebook.claims.words.cues import CueClass, cue_table
from pledgebook.claims.words.grammar import grammar
from pledgebook.claims.words.kinds import agencies, are_all, body_codes
from pledgebook.claims.words.passage import Passage, passages
from pledgebook.language import Annotation, Token, Tree
from pledgebook.party import Party, PartyKind
from pledgebook.quiet import no_collection
from pledgebook.vocabulary import Vocabulary


def extract(
    annotations: Iterable[Annotation], vocabulary: Vocabulary, today: date | None = None
) -> Iterator[Reading]:
    """Yield what each document claims, its claims in reading order; one dated after `today` is doubted."""
    for annotation in annotations:
        with no_collection():
            reading = finish(annotation, settled(annotation, vocabulary), vocabulary, today)
        yield reading


def settled(annotation: Annotation, vocabulary: Vocabulary) -> list[Draft]:
    """Return the claims of a document before they are written down: in the view, with all that led to them."""
    return settle(annotation, _told(annotation, vocabulary), vocabulary)


def _told(annotation: Annotation, vocabulary: Vocabulary) -> list[Draft]:
    """Return what each sentence says by itself, and what a short answer says of the question before it."""
    told: list[Draft] = []
    before: Passage | None = None
    for passage in passages(annotation, grammar(vocabulary)):
        own = _of_sentence(passage, told, vocabulary)
        answer = elliptic_answer(passage, told, before) if not own else None
        more = (*_replied(passage, vocabulary), *counted(passage, own), *made_yours(passage))
        told += [answer] if answer else [*own, *more]
        before = passage
    return told


def _of_sentence(passage: Passage, told: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the acts that a sentence tells of itself, those of a row each with its own giver, gainer and number."""
    drafts = as_sums(list(_drafts(passage, vocabulary)))
    own = paired_off(drafts, vocabulary) or gapped(assign(drafts, vocabulary), vocabulary)
    counts = with_head_counts(by_nation(with_shares(own, told, vocabulary)))
    gaining = partial(_gain, vocabulary=vocabulary)
    return with_learners(passage, with_gifts(counts, passage, gaining), vocabulary)


def _replied(passage: Passage, vocabulary: Vocabulary) -> Iterator[Draft]:
    """Yield what yes and no, and auxiliaries alone, say of an act told before."""
    yield from replies(passage, vocabulary)
    yield from elided(passage, vocabulary)


def _drafts(passage: Passage, vocabulary: Vocabulary) -> Iterator[Draft]:
    words = passage.said.rstrip("\"')")
    asked = passage.asked
    cues = cue_table(vocabulary)
    acts = list(find_acts(passage, cues, vocabulary))
    frame = find_frame(passage, cues) if not acts and words.endswith(":") else None
    if asked and not acts and passage.turn is not None:
        acts = list(find_asked(passage, cues))
    echoes = [] if asked and not _put(passage) else list(find_echoes(passage, acts, cues, vocabulary))
    more = [] if asked else list(grown(passage, acts, cues))
    for act in [frame] if frame else [*acts, *echoes, *more]:
        draft = _draft(act, vocabulary)
        speaks = not act.amount and only_says(passage.tree, act.foot)
        if not (draft.force.void or speaks or _is_left_out(act)):
            topic = passage.turn is not None and is_topic(act)  # in a talk an answer may lean on it
            silent = asked or topic or (_asked_whether(act) and not asks_another(draft))
            yield draft._replace(frame=frame is not None, silent=silent) if frame or silent else draft


def _put(passage: Passage) -> bool:
    """Tell whether a question is put in a talk, so that an answer may speak of what it points back to."""
    return passage.turn is not None and passage.turn.asks and not passage.turn.formal


def _asked_whether(act: Act) -> bool:
    """Tell whether an act only stands in a question that somebody put ("asked whether Oslo would send")."""
    tree = act.passage.tree
    for step in act.chain.steps:
        asking = (
            step.sign is not None and step.sign.classes[0] is CueClass.REQUEST and step.token.pos == "VERB"
        )
        if asking and act.passage.answering and tree.children(step.token, "agent", "nsubj"):
            return False  # "a major asked me whether we would stay": who answers in a talk was asked for it
        if asking and step.dep == "ccomp":
            asked = [
                mark for verb in tree.children(step.token, "ccomp") for mark in tree.children(verb, "mark")
            ]
            return any(mark.text.lower() in ("whether", "if") for mark in asked)
    return False


def _draft(act: Act, vocabulary: Vocabulary) -> Draft:
    """Return what the sentence itself says of an act."""
    act = about_a_thing(act, vocabulary)
    passage = act.passage
    found = force(passage.tree, act.chain, passage.grammar, packaged=act.packaged)
    doer = doers(passage, act.foot, act.chain)
    if begs(act):
        found, doer = found._replace(stage=Stage.REQUESTED, open=False, asked=True), Doers(settled=True)
    if act.passage.asked and asks_for_people(act.passage, act.foot):
        states = tuple(party for party in doer.parties if party.kind is PartyKind.STATE)
        doer = Doers(states, first_person=not states)
    doer, gain = _sides(act, doer, vocabulary)
    if spent := cost_us(act):
        found, doer = found._replace(stage=spent, open=False), Doers(first_person=True, pronoun=act.foot.span)
        gain = gain if gain.meant is not Meant.SPEAKER else Gainers()
    found = _by_other_words(act, found)
    if found.progressive and found.stage is Stage.PLEDGED and _goes_on(act):
        found = found._replace(stage=Stage.DELIVERING)
    if is_joined(act):
        whose = tuple(whose_people(act))
        found = found._replace(stage=Stage.DELIVERING, open=False, void=not (act.echo or whose))
        doer = Doers(whose) if whose else doer
    kept_up = is_habit(act, doer) or is_told_aside(act) or _is_kept_up(act) or _defrays_now(act)
    if found.stage is Stage.PLEDGED and not found.negated and kept_up:
        found = found._replace(stage=Stage.DELIVERING)
    found = told_as_done(act, found)
    stage = found.stage or (Stage.ALLOCATED if act.packaged else Stage.PLEDGED)
    unsaid = "lead" if act.packaged else "stage"
    guessed = frozenset() if found.stage else frozenset({unsaid})
    region = region_of(act)
    return Draft(act, found, stage, doer, gain, region, items=act.items, cues=found.cues, guessed=guessed)


def _by_other_words(act: Act, found: Force) -> Force:
    """Return how firm an act is by words beside its verbs, where those say nothing of it."""
    if are_all(act.items, "talks") and says_nothing_of_talks(found, act):
        found = found._replace(stage=held(act))
    if found.stage is None:
        found = found._replace(
            stage=Stage.DELIVERED
            if is_thanked_for(act)
            else spoken_stage(act) or in_force(act) or makes_up(act)
        )
    if found.stage is None and not found.negated:
        found = as_described(act, found)
    if act.verb_form is Form.TALKS and found.stage is None:
        found = found._replace(stage=held(act))
    return found


def _is_left_out(act: Act) -> bool:
    """Tell whether a thing is only what a sum does not hold ("a figure that does not include the new money")."""
    first = next((step for step in act.chain.signs if step.sign), None)
    holds = first is not None and first.sign is not None and first.sign.classes[0] is CueClass.INCLUDE
    if first is not None and first.token.lemma == "exclude":
        return _excepts(act.passage, first.token)
    return first is not None and holds and bool(act.passage.tree.children(first.token, "neg"))


def _excepts(passage: Passage, verb: Token) -> bool:
    """Tell whether "exclude" says what a sum is told without, and nobody rules it out ("$9m, excluding loans")."""
    tree = passage.tree
    if tree.children(verb, "aux", "auxpass"):
        return False
    ruling = [noun for noun in tree.children(verb, "nsubj") if noun.index in passage.party_at]
    return verb.tag == "VBG" or (verb.tag in ("VBZ", "VBP") and not ruling)


def _goes_on(act: Act) -> bool:
    """Tell whether a progressive tells of what lasts ("is providing rice"): a sum or number in it is a new promise."""
    first = next((step.sign for step in act.chain.signs if step.sign), None)
    counted = act.amount is not None or any(item.quantity is not None for item in act.items)
    lasting = first is not None and first.phrase in act.passage.grammar.lasting
    return lasting and not counted and not act.packaged


def _is_kept_up(act: Act) -> bool:
    """Tell whether the present says what somebody does all along ("Peru provides aid to Togo through its church").

    A headline tells the news in the present too, and has no full stop.
    """
    first = next((step for step in act.chain.signs), None)
    if first is None or not act.passage.said.endswith(".") or not _goes_on(act) or act.unknown:
        return False
    general = all((item.group or "").startswith("general/") for item in act.items)
    stocked = first.token.lemma == "supply"  # "Peking supplies the army's rifles"
    ahead = any(date.start is not None for date in act.passage.dates)
    return (
        (general or stocked)
        and not ahead
        and modality(act.passage.tree, first.token, act.passage.grammar).mood is Mood.PRESENT
    )


def _defrays_now(act: Act) -> bool:
    """Tell whether the present says that costs or wages are paid for others ("Oslo is paying the judges' salaries")."""
    first = next((step for step in act.chain.signs), None)
    if first is None or act.inherent is None or not act.inherent.defrays:
        return False
    return modality(act.passage.tree, first.token, act.passage.grammar).mood in (Mood.PRESENT, Mood.ONGOING)


def _sides(act: Act, doer: Doers, vocabulary: Vocabulary) -> tuple[Doers, Gainers]:
    """Return who gives and who gains.

    No ministry is that of the state that it is said by name to give to ("The military sent rounds to Jordan").
    """
    if answered := taken_up(act) or coming_to(act) or talked_over(act, vocabulary):
        gain = _gain(act, answered.giving, vocabulary)
        gaining = answered.gaining or tuple(one for one in gain.recipients if one not in answered.giving)
        gain = replace(gain, recipients=gaining, firm=bool(gaining))
        return Doers(answered.giving, settled=True), gain
    gain = _gain(act, doer.parties, vocabulary)
    bare = tuple(party for party in doer.parties if _is_bare(act.passage, party))
    if not bare:
        return doer, gain
    other = tuple(party for party in doer.parties if party not in bare)
    meant = _gain(act, other, vocabulary)
    given = {party.id for party in meant.recipients if meant.firm and _is_goal(act.passage.tree, party)}
    return (Doers(other), meant) if given & {party.id for party in bare} else (doer, gain)


def _is_bare(passage: Passage, party: Party) -> bool:
    """Tell whether an office is told without its state ("the military", not "the Czech army")."""
    top = passage.tree.top(party.span)
    if party.kind is not PartyKind.OFFICE or party.person or top is None:
        return False
    beside = passage.tree.children(top, "poss", "amod", "compound", "nmod")
    whose = [word for word in beside if word.index in passage.party_at and not party.span.holds(word.span)]
    said = passage.words(party.span)
    return (said.islower() or said.lower() in passage.grammar.governing) and not whose


def _is_goal(tree: Tree, party: Party) -> bool:
    """Tell whether a state stands by its own name where something is sent or who is given it."""
    top = tree.top(party.span)
    plain = party.kind is PartyKind.STATE and not (party.adjective or party.antecedent or party.place)
    return plain and top is not None and top.dep in ("pobj", "dative", "dobj")


def _gain(act: Act, actors: tuple[Party, ...], vocabulary: Vocabulary) -> Gainers:
    """Return who gains, asking the narrowest words first."""
    passage, tree = act.passage, act.passage.tree
    if taken_in := guests(act) or brought_out(act, actors):
        return Gainers(taken_in, firm=True)
    if got := got_by_relative(act):
        return Gainers(got, firm=True)
    others = of_other_sums(act) | of_description(act, actors) | of_what_it_is_part_of(tree)
    words = (act.foot, *(step.token for step in own_steps(act)))
    regions = [tree.clause(word) & ~others for word in words]
    found = gainers(act.passage, words, regions, actors)
    targets = next((one.targets for one in found if one.targets), ())
    firm = [one for one in found if one.firm and not one.fled] or [one for one in found if one.firm]
    gets = askers(passage, act.chain) if firm and firm[0].far and _is_received(act) else ()
    if firm and not gets:
        best = next((one for one in firm if not one.far), firm[0])
        best = replace(best, many=is_for_many(act, reduce(or_, regions), vocabulary))
        return best if best.targets or not targets else replace(best, targets=targets)
    weak = loosely(found, act, actors, vocabulary)
    if targets and not weak.targets:
        weak = replace(weak, targets=targets)
    if is_for_rebels(passage, reduce(or_, regions)):
        near = tuple(party for party in weak.recipients if weak.ground is Ground.SITE and not party.adjective)
        weak = replace(weak, recipients=near, many=True)  # "guerrillas in Chad"
    if is_for_many(act, reduce(or_, regions), vocabulary):
        weak = replace(weak, many=True)
    asking = tuple(
        party for party in askers(act.passage, act.chain) if party.id not in {p.id for p in actors}
    )
    if (weak.recipients or weak.many) and all(_speaks_for_many(party, vocabulary) for party in asking):
        return weak  # "the UN asked for $3m for relief in Chad", "aid groups urged Oslo to rebuild schools in Haiti"
    if not asking:
        return weak
    others = all(party.kind in _SPEAKING and party.id not in agencies(vocabulary) for party in asking)
    return replace(weak, recipients=asking, firm=act.amount is not None or not others)


def _speaks_for_many(party: Party, vocabulary: Vocabulary) -> bool:
    """Tell whether somebody asks on behalf of others: a body, a loose group, or who heads a body."""
    return party.kind in _SPEAKING or party.id in body_codes(vocabulary)


def _is_received(act: Act) -> bool:
    """Tell whether the nearest word of acting has who gets a thing, no sum, for its subject ("Chad got 40 buses")."""
    first = next((step.sign for step in act.chain.signs if step.sign), None)
    return act.amount is None and first is not None and first.classes[0] is CueClass.RECEIVE


_SPEAKING = (PartyKind.ORGANISATION, PartyKind.GROUP)  # those who ask on behalf of others
