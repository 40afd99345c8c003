"""Whose act it is, where the sentence leaves it to the document (codebook 2.1, 5.1)."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Form, Stage, StageGroup
from pledgebook.claims.document.anaphora import meant_by, pointed_at, row_meant, with_counted
from pledgebook.claims.document.asked_of import asked_of, asked_to_tell
from pledgebook.claims.document.backers import by_backers
from pledgebook.claims.document.bearers import giver_of_bearers
from pledgebook.claims.document.before import giver_before
from pledgebook.claims.document.counterparts import counterpart
from pledgebook.claims.document.jointly import joint_voices
from pledgebook.claims.document.labels import line_label
from pledgebook.claims.document.lent import borrowed, lender
from pledgebook.claims.document.own_words import is_own
from pledgebook.claims.document.salience import LastActed, Salience, salience
from pledgebook.claims.document.sections import Sections
from pledgebook.claims.document.titled import of_title, only_titled
from pledgebook.claims.document.two_sides import other_side, two_sides
from pledgebook.claims.parties.asked import askers
from pledgebook.claims.parties.gain import Meant
from pledgebook.claims.parties.participants import are_sides, both_sides, opening_sides, participants
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.grammar import Grammar, grammar
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.claims.words.near import Near, by_content
from pledgebook.language import Annotation, Token
from pledgebook.language.quotation import Quote
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


def settle_actors(
    drafts: Sequence[Draft], parts: Sections, annotation: Annotation, vocabulary: Vocabulary
) -> list[Draft]:
    """Return the drafts with their actors; what no words settle stays empty."""
    donors = _donors(annotation, grammar(vocabulary))
    joint = joint_voices(annotation.document.title, vocabulary)
    scene = _Scene(
        annotation,
        by_content(annotation.quotes),
        Near(annotation.parties, _span),
        donors,
        parts,
        joint,
        two_sides(annotation, joint, vocabulary),
        only_titled(annotation, vocabulary).givers,
        frozenset(party.id for draft in drafts if draft.gainers.firm for party in draft.gainers.recipients),
        habitual_givers(vocabulary).union(party.id for draft in drafts for party in draft.doers.parties),
    )
    around = salience(annotation, drafts, scene.sections.gainers, vocabulary)
    balance = _balance(drafts)
    before = LastActed()
    done: list[Draft] = []
    for draft in drafts:
        said = _said(draft, scene, vocabulary)
        said = giver_of_bearers(draft, done) or said or giver_before(draft, done) or said
        told = _marked(draft, said, () if said is not None else _likely(draft, before, scene, around))
        if scene.titled and not told.actors and not draft.force.asked:
            told = told._replace(actors=of_title(scene.titled, draft.act.foot.span))
        if draft.stage is Stage.REQUESTED and not told.actors:
            told = told._replace(actors=_asked_about(draft, scene) or _appealed_to(draft, scene))
        told = with_counted(told, done, annotation)
        own = told.actors
        if own and all(around.gains[party.id] for party in own):
            told = borrowed(told, before.other_than({party.id for party in own}))
        done.append(lender(by_backers(told, vocabulary), balance, vocabulary))
        if own and {party.id for party in own}.isdisjoint(party.id for party in done[-1].actors):
            around = around.gained_by(done[-1])
        before.tell(done[-1], vocabulary)
    return done


def _balance(drafts: Sequence[Draft]) -> Mapping[str | None, int]:
    """Return how often each is told to give, less how often to gain."""
    found: Counter[str | None] = Counter()
    for draft in drafts:
        found.update(party.id for party in draft.doers.parties)
        found.subtract(party.id for party in draft.gainers.recipients if draft.gainers.firm)
    return found


def _marked(draft: Draft, said: tuple[Party, ...] | None, likely: tuple[Party, ...]) -> Draft:
    """Return a draft with its actors, marked as guessed where no words say them."""
    guessed = draft.guessed if said else draft.guessed | {"actor"}
    return draft._replace(actors=said or likely, guessed=frozenset(guessed))


def _many(draft: Draft, annotation: Annotation) -> tuple[Party, ...]:
    """Return donors of no name, whose promises nobody is said to make: several of them, or at a meeting of theirs."""
    passage, words = draft.act.passage, draft.act.passage.grammar
    told = draft.doers.parties or draft.doers.pronoun or draft.doers.first_person
    if draft.amount is None or told or annotation.voice is not None:
        return ()
    steps = [draft.act.foot, *(step.token for step in draft.act.chain.steps)]
    gifts = (word for word in steps if word.tag == "NNS" and word.lemma.lower() in words.vow)
    verbs = (word for word in steps if word.pos == "VERB" and passage.tree.children(word, "auxpass"))
    preps = (
        prep for verb in verbs for prep in passage.tree.children(verb, "prep") if prep.text.lower() in _AT
    )
    held = (noun for prep in preps for noun in passage.tree.children(prep, "pobj"))
    meeting = (noun for noun in held if noun.lemma.lower() in words.gathering)
    found = next(iter((*gifts, *meeting)), None)
    return (Party(found.span, "GROUP", "donors", PartyKind.GROUP),) if found else ()


_AT = ("at", "in", "during")


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is known when an act's actors are chosen."""

    annotation: Annotation
    quotes: Near[Quote]
    parties: Near[Party]
    donors: tuple[Party, ...]
    sections: Sections
    joint: tuple[Party, ...]
    pair: tuple[Party, ...]  # the two sides of a paper that both make
    titled: tuple[str, ...]
    gaining: frozenset[str | None]
    acting: frozenset[str | None]  # who gives the world over, or is said to act in the text


def _span(party: Party) -> Span:
    return party.span


def _said(draft: Draft, scene: _Scene, vocabulary: Vocabulary) -> tuple[Party, ...] | None:
    """Return who the words say acts, empty where that is nobody known; null where they leave it open."""
    doers, sides = draft.doers, _sides(draft, scene)
    if draft.form is Form.TALKS:
        alone = draft.stage is Stage.RULED_OUT and any(party.id for party in doers.parties)
        taking = doers.parties if alone else participants(draft.act.passage, doers)
        named = _once((*sides, *taking))
        return named or both_sides(draft.act.passage, scene.annotation, draft.act.foot)
    if sides:
        gaining = {party.id for party in draft.gainers.recipients if draft.gainers.firm}
        return tuple(side for side in sides if side.id not in gaining) or sides
    if known := _once(each for party in doers.parties if party.id for each in _meant(party, draft, scene)):
        return _by_name(known)
    if doers.first_person:
        return _own_speaker(draft, scene) or _voice(draft, scene) or None
    if doers.addressed or is_own(draft, scene.annotation):
        return _voice(draft, scene)
    if doers.settled and draft.force.asked and (asked := _who_answers(draft, scene, vocabulary)):
        return asked
    if doers.settled and (asked := other_side(draft, scene.pair)):
        return asked
    if doers.settled:
        told = _promised_by(draft, scene) or counterpart(draft, scene.annotation, vocabulary)
        return told or asked_to_tell(draft, scene.annotation, scene.gaining)
    around = _weighing(draft, scene) or _heading(draft, scene) or _of_question(draft, scene)
    if around or (around := counterpart(draft, scene.annotation, vocabulary)):
        return around
    return (_followed(draft, scene) or _compatriot(draft, scene) or None) if doers.pronoun else None


def _meant(party: Party, draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    words = draft.act.passage.grammar
    pointed = pointed_at(party, scene.parties)  # "the two governments", of "they"
    return row_meant(pointed, scene.annotation, words) or meant_by(party, scene.parties)


def _by_name(parties: tuple[Party, ...]) -> tuple[Party, ...]:
    """Leave out partners of no name, number or kind, beside whom they act ("the WFP and its partners")."""
    named = tuple(party for party in parties if party.id != "GROUP" or party.name not in _PARTNERS)
    return named or parties


_PARTNERS = ("partners", "Partners")


def _weighing(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return who speaks, where nobody does what is weighed ("sending troops is no option, Oslo said")."""
    signs = (step.sign for step in draft.act.chain.signs if step.dep == "csubj")
    weighed = any(sign is not None and sign.can_be(*_WEIGHED) for sign in signs)
    return _speaker(draft, scene) if weighed else ()


_WEIGHED = (CueClass.REFUSE, CueClass.FAVOUR, CueClass.CONSIDER)


def _heading(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return who gives by the label before a line, or by the heading over it."""
    gainer, heading = scene.sections.gainer(draft), scene.sections.giver(draft)
    one = line_label(draft, scene.annotation)
    label = (one,) if one is not None and (gainer is None or one.id != gainer.id) else ()
    return label or ((heading,) if heading is not None else ())


def _of_question(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return whom the question is about that an act answers, where it is one who gives ("And Norway? Two planes.")."""
    named = () if draft.doers.pronoun else asked_of(draft, scene.annotation)
    return tuple(party for party in named if party.id in scene.acting)


def _promised_by(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return who says that others are to get something, the speaker or the text ("Oslo said Chad would get $5m")."""
    gaining = {party.id for party in draft.gainers.recipients}
    if not (gaining and draft.doers.receives and draft.stage.group is StageGroup.PROMISED):
        return ()
    told = (_speaker(draft, scene), _voice(draft, scene) if scene.annotation.voice else ())
    return next((who for who in told if who and gaining.isdisjoint(party.id for party in who)), ())


def _sides(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return the states of a joint paper, or of an opening, where "both leaders" or "the two sides" act."""
    tree = draft.act.passage.tree
    named = any(party.id != "GROUP" for party in draft.doers.parties)
    for step in () if named else draft.act.chain.steps:
        subjects = tree.children(step.token, "nsubj")
        if subjects and step.sign and step.sign.classes[0] is CueClass.REQUEST:
            return ()
        if any(_means_sides(noun, draft, scene) for noun in subjects):
            several = scene.joint or scene.pair or opening_sides(scene.annotation)
            return tuple(replace(party, span=subjects[0].span) for party in several)
        if subjects:
            return ()
    return ()


def _means_sides(noun: Token, draft: Draft, scene: _Scene) -> bool:
    """Tell whether words mean the two sides of a text, or "they" stands for them ("The leaders met. They will")."""
    passage = draft.act.passage
    if noun.text.lower() != "they" or not passage.number:
        return are_sides(passage.tree, noun, passage.grammar)
    tree = scene.annotation.sentences[passage.number - 1].tree
    told = (word for word in tree.tokens if word.dep == "nsubj") if tree else ()
    return any(are_sides(tree, word, passage.grammar) for word in told) if tree else False


def _who_answers(draft: Draft, scene: _Scene, vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return who answers in a talk, or writes of its own aid: who is said to ask there, and of nobody, asks them."""
    asking = askers(draft.act.passage, draft.act.chain)
    states = [party for party in asking if party.kind is not PartyKind.ORGANISATION]
    voice = scene.annotation.voice
    speaks = scene.annotation.turns or voice in habitual_givers(vocabulary)
    if not speaks or not states or any(party.id in (None, voice) for party in states):
        return ()
    return _voice(draft, scene)


def _asked_about(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return whom a question is about, where its answer does not say whom we asked ("Peru?" "We asked for two.")."""
    tree, first = draft.act.passage.tree, draft.act.passage.grammar.first_person
    asking = (word for step in draft.act.chain.steps for word in tree.children(step.token, "nsubj", "poss"))
    if not any(word.text.lower() in first for word in asking):
        return ()
    return tuple(one.party for one in scene.annotation.topics if one.answer.holds(draft.act.foot.span))


def _appealed_to(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return the loose group of givers named nearest, where an appeal does not say to whom it goes."""
    place = draft.place
    at = bisect_left(scene.donors, place, key=lambda party: party.span.start)
    beside = scene.donors[max(0, at - 1) : at + 1]
    return (min(beside, key=lambda party: abs(party.span.start - place)),) if beside else ()


def _donors(annotation: Annotation, words: Grammar) -> tuple[Party, ...]:
    """Return the loose groups of those who give, in text order."""
    text, called = annotation.view.text, words.giving | words.appealed
    groups = (party for party in annotation.parties if party.id == "GROUP" and party.antecedent is None)
    return tuple(party for party in groups if any(word in party.span.of(text).lower() for word in called))


def _likely(draft: Draft, before: LastActed, scene: _Scene, around: Salience) -> tuple[Party, ...]:
    """Return who likely acts: who says so of an act that nobody is said to do, else who stands out around it."""
    if donors := _many(draft, scene.annotation):
        return donors
    if _is_public_appeal(draft):
        return ()
    open_ended = not (draft.doers.first_person or draft.doers.pronoun or draft.doers.parties)
    asks = draft.stage is Stage.REQUESTED  # who says that something should be done asks others for it
    if open_ended and draft.gainers.meant is Meant.SPEAKER:
        us = _speaker(draft, scene) or _voice(draft, scene)  # "The boats were donated to us"
        return around.likeliest(draft._replace(gainers=replace(draft.gainers, recipients=us)), before, ())
    speaker = _speaker(draft, scene) if open_ended else ()
    if speaker and (answering := _told_by_others(draft, speaker, scene)):
        return answering
    saying = {party.id for party in (*speaker, *(scene.joint if asks else ()))}
    likely = around.likeliest(draft, before, _voice(draft, scene))
    if draft.doers.first_person and _is_only_spoken_of(likely, scene, around):
        likely = ()
    if asks:
        return tuple(party for party in likely if party.id not in saying)
    gaining = {p.id for p in draft.gainers.recipients}
    if draft.amount:
        gaining |= {code for code in saying if around.gains[code]}  # who gets it says what for
    return speaker if speaker and not saying & gaining else likely


def _told_by_others(draft: Draft, speaker: tuple[Party, ...], scene: _Scene) -> tuple[Party, ...]:
    """Return who answers in a talk, where others are quoted there on what was promised, or came, by nobody named."""
    voice = scene.annotation.voice
    if draft.act.passage.turn is None or voice is None or any(party.id == voice for party in speaker):
        return ()
    tree = draft.act.passage.tree
    passive = any(tree.children(step.token, "auxpass") for step in draft.act.chain.signs[:1])
    return _voice(draft, scene) if passive and draft.stage is not Stage.REQUESTED else ()


def _is_public_appeal(draft: Draft) -> bool:
    """Tell whether an act is an appeal that is said to go to nobody: whoever gave something else is not asked."""
    words = (draft.act.foot, *(step.token for step in draft.act.chain.steps))
    noun = any(word.pos in ("NOUN", "PROPN") and word.lemma.lower() == "appeal" for word in words)
    return noun and draft.stage is Stage.REQUESTED and not (draft.doers.parties or draft.doers.pronoun)


def _is_only_spoken_of(likely: Sequence[Party], scene: _Scene, around: Salience) -> bool:
    """Tell whether "we" can be nobody that a speech names: the one state in it does nothing ("Yemen needs us")."""
    alone = len(set(around.counts) - {None}) == 1
    return alone and scene.annotation.voice is None and all(party.id not in scene.acting for party in likely)


def _once(parties: Iterable[Party]) -> tuple[Party, ...]:
    seen: dict[str, Party] = {}
    for party in parties:
        seen.setdefault(party.id if party.id not in (None, "GROUP") else party.name or str(party.span), party)
    return tuple(seen.values())


def _speaker(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return the innermost speaker of the words, as a party."""
    for quote in reversed(scene.quotes.around(draft.act.foot.span)):
        if not quote.speech or not quote.holds(draft.act.foot.span) or quote.party is None:
            continue
        span = quote.naming or quote.source
        near = scene.parties.around(span) if span else ()
        named = [p for p in near if span and p.span.overlaps(span) and p.id == quote.party]
        return (named[0],) if named else ()
    return ()


def _own_speaker(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return whom "we" and "us" stand for in quoted words; who answers, in what he tells that others asked of him.

    "Tonga has asked us to send engineers": they are not Tonga's.
    """
    speaker, voice = _speaker(draft, scene), scene.annotation.voice
    if voice is None or draft.act.passage.turn is None or draft.stage is not Stage.REQUESTED:
        return speaker
    asking = {party.id for party in draft.gainers.recipients}
    return () if {party.id for party in speaker} == asking else speaker


def _voice(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return the states or the organisation that the text speaks for; the press speaks for nobody."""
    code, span = scene.annotation.voice, draft.doers.pronoun or draft.act.foot.span
    if scene.joint:
        return tuple(replace(party, span=span) for party in scene.joint)
    return (Party(span, code, None, PartyKind.STATE),) if code is not None else ()


def _compatriot(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    """Return who speaks, where "his country" is said to act ("He said his country would send a team")."""
    span, words = draft.doers.pronoun, draft.act.passage.grammar
    noun = draft.act.passage.words(span).lower() if span else ""
    return _speaker(draft, scene) if noun in words.land | words.delegated else ()


def _followed(draft: Draft, scene: _Scene) -> tuple[Party, ...]:
    pronoun = draft.doers.pronoun
    assert pronoun is not None
    out = draft.doers.other_than
    meant = (p for p in scene.parties.around(pronoun) if p.span == pronoun and p.id not in (None, *out))
    return _once(each for party in meant for each in meant_by(party, scene.parties))
