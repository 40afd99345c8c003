"""What stays at home: a government's own country, forces and people (codebook 4.7)."""

from functools import cache

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.spoken import begs
from pledgebook.claims.claim import Stage
from pledgebook.claims.document.away import is_away
from pledgebook.claims.document.nationals import is_for_nationals
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.wording import Wording, not_support, says, says_in, wording, written
from pledgebook.language import Annotation, PublisherKind, Token, find_names, find_publisher
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary


def is_home(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether an act is told of one country alone: by its government, or of what is its own or sent home."""
    passage, region = draft.act.passage, draft.region
    inward = not draft.gainers.firm and not says_in(passage, region, wording("abroad", vocabulary))
    if inward and (
        says_in(passage, region, _inward(vocabulary)) or _for_own_people(draft, annotation, vocabulary)
    ):
        return True
    if _is_own_base(draft) or is_for_nationals(draft):
        return True
    if not draft.gainers.firm and draft.amount and _is_spent_at_home(draft, annotation, vocabulary):
        return True
    return _by_its_government(draft, annotation, vocabulary) or _by_unnamed(draft, annotation, vocabulary)


def _is_own_base(draft: Draft) -> bool:
    """Tell whether a thing goes to forces of the giver's own, wherever they stand ("to its base in Chad")."""
    passage = draft.act.passage
    if draft.force.asked or draft.stage is Stage.REQUESTED:
        return False  # "Chad asked for boots for its army"
    acting = {party.id for party in draft.actors} - {None, "GROUP"}
    for noun in _forces(passage):
        if _serves_there(draft, noun):
            continue
        if noun.span.overlaps(draft.region) and noun != draft.act.foot:
            owners = passage.tree.children(noun, "poss", "amod", "compound", "nmod")
            known = (passage.party_at[owner.index] for owner in owners if owner.index in passage.party_at)
            ids = {party.id for party in known if not passage.words(party.span).islower()}  # no "coast guard"
            its = any(owner.text.lower() == "its" and owner.dep == "poss" for owner in owners)
            led = passage.tree.head(noun).text.lower()
            # "will train Somali soldiers at its base in Mogadishu", "will give Chad $5m to equip its army"
            there = (led == "at" or _is_aim(passage.tree.head(noun))) and draft.gainers.firm
            if not there and (ids & acting or (its and led != "for")):
                return True
    return False


def _serves_there(draft: Draft, house: Token) -> bool:
    """Tell whether an embassy gets money for those around it ("gave its embassy in Lima $5,000 for tents")."""
    words, tree = draft.act.passage.grammar, draft.act.passage.tree
    if house.lemma.lower() not in words.legation or draft.amount is None:
        return False
    plight = (word.lemma.lower() in words.plight | words.succour for word in tree.tokens)
    relief = any((item.group or "").startswith(_RELIEF) for item in draft.act.passage.items)
    return bool(draft.recipients) and (relief or any(plight))


_RELIEF = ("shelter", "water", "food", "medical", "general/relief", "hygiene")


def _is_aim(verb: Token) -> bool:
    return verb.tag == "VB" and verb.dep in ("advcl", "acl", "relcl", "xcomp")


@once
def _forces(passage: Passage) -> list[Token]:
    """Return the words for forces and their posts that get something."""
    forces = passage.grammar.armed | passage.grammar.stationed
    return [noun for noun in passage.tree.tokens if noun.lemma.lower() in forces and _gets(passage, noun)]


def _gets(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun is who gets something or is helped."""
    above = passage.tree.head(noun)
    led = noun.dep == "pobj" and above.text.lower() in ("to", "for", "at")
    led = (
        led and passage.tree.head(above).lemma.lower() not in passage.grammar.astray
    )  # "according to the embassy"
    return (
        led
        or noun.dep == "dative"
        or (noun.dep in ("dobj", "nsubjpass") and above.lemma.lower() in passage.grammar.refitting)
    )


def _is_spent_at_home(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether the clause places money in the state that acts or publishes ("two mills here in Portugal").

    Where a government tells what others give, it is their money.
    """
    home = {party.id for party in draft.actors if party.kind is PartyKind.STATE}
    publisher = find_publisher(annotation.document.publisher, vocabulary)
    given = bool(draft.actors) and "actor" not in draft.guessed
    others = given and publisher is not None and all(p.id not in (None, publisher.id) for p in draft.actors)
    if publisher is not None and publisher.kind is PublisherKind.GOVERNMENT and not others:
        if says_in(draft.act.passage, draft.region, wording("nationwide", vocabulary)):
            return True
        home.add(publisher.id)
    return any(party.id in home and _is_place(draft, party) for party in draft.act.passage.parties)


def _is_place(draft: Draft, party: Party) -> bool:
    """Tell whether a state is where the thing given is, not where somebody met to give it."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    top = tree.top(party.span)
    if top is None or top.dep != "pobj" or tree.head(top).text.lower() not in words.within:
        return False
    thing = draft.act.foot
    while tree.head(thing).pos in ("NOUN", "PROPN", "NUM") and tree.head(thing) != thing:
        thing = tree.head(thing)
    return any(word == thing for word in tree.ancestors(top))


def _for_own_people(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether the people who gain are called by the nation that acts ("for the care of American veterans")."""
    acting = {party.id for party in draft.actors} - {None, "GROUP"}
    own = [party for party in _served(draft.act.passage) if party.id in acting]
    bare = all(party.kind is PartyKind.OFFICE for party in own)
    return bool(own) and not (bare and is_away(draft, annotation, vocabulary))


@once
def _served(passage: Passage) -> list[Party]:
    """Return whose people or body a sentence says something is for."""
    return [party for party in passage.parties if _gains(passage, party)]


def _gains(passage: Passage, party: Party) -> bool:
    """Tell whether an adjective of nation stands before people whom something is for, or is those people."""
    tree, words = passage.tree, passage.grammar
    top = tree.top(party.span)
    if top is not None and party.kind is PartyKind.OFFICE and top.dep == "pobj":
        forces = top.lemma.lower() in words.armed
        return forces and tree.head(top).text.lower() == "to"  # "the president gave the lorries to the army"
    plural = top is not None and party.kind is PartyKind.STATE and top.tag in ("NNS", "NNPS")
    noun = top if plural or top is None else tree.head(top)
    if noun is None or not (plural or (party.adjective and noun.lemma.lower() in words.people)):
        return False
    while noun.dep == "pobj" and tree.head(noun).text.lower() == "of":
        noun = tree.head(tree.head(noun))
    return noun.dep == "dative" or (noun.dep == "pobj" and tree.head(noun).text.lower() == "for")


def _by_its_government(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a government writes of its own country, and the words name nobody from elsewhere who gives."""
    publisher = find_publisher(annotation.document.publisher, vocabulary)
    if publisher is None or publisher.id is None or publisher.kind is not PublisherKind.GOVERNMENT:
        return False
    if begs(draft.act):
        return False
    home = {publisher.id, *not_support(vocabulary)["territories"].get(publisher.id, ())}
    gaining = {party.id for party in draft.recipients} - {None}
    abroad = {party.id for party in draft.actors} - home - {"GROUP", None}
    return bool(gaining & home) and gaining <= home | {"GROUP"} and (not abroad or "actor" in draft.guessed)


def _by_unnamed(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a government gives that a paper names nowhere, its own, and nobody is named who gains."""
    doing, acting = draft.doers.parties, {party.id for party in draft.actors}
    if not acting or draft.recipients or draft.gainers.many or draft.force.asked:
        return False
    offices = all(party.kind is PartyKind.OFFICE for party in doing)
    bare = offices and not any(find_names(draft.act.passage.words(p.span), vocabulary) for p in doing)
    named = any(p.id in acting and p.kind is not PartyKind.OFFICE for p in annotation.parties)
    return bare and bool(doing) and not named and not is_told_abroad(draft, annotation, vocabulary)


def is_own(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether an act that names nobody who gains is for the actor's own: bought, spent at home, "its own"."""
    words = not_support(vocabulary)
    own = says_in(draft.act.passage, draft.region, _ITS_OWN)
    part = _is_of_larger_sum(draft, annotation)
    abroad = part or _is_answered(draft) or is_of_told(draft) or _is_for_stricken(draft)
    got = not abroad and draft.act.chain.phrases.intersection((*words["buying"], *words["coming"]))
    return own or (bool(got) and not is_told_abroad(draft, annotation, vocabulary))


_ITS_OWN = written(r"\b(?:its|their|our|his|her) own\b")
_FOR_ITS_OWN = written(r"\b(?:for|to) (?:its|their|our|his|her) own\b")


def _is_answered(draft: Draft) -> bool:
    """Tell whether somebody tells in a talk about others what they spent ("we have spent four million of it")."""
    return draft.act.passage.answering and bool(draft.recipients)


def keeps_for_itself(draft: Draft) -> bool:
    """Tell whether an act is said to be for the actor's own ("money for its own provinces")."""
    if says_in(draft.act.passage, draft.region, _FOR_ITS_OWN):
        return True
    tree, people = draft.act.passage.tree, draft.act.passage.grammar.people
    helped = tree.children(draft.act.foot, "dobj") if draft.act.inherent else ()
    owners = (tree.children(noun, "poss") for noun in helped if noun.lemma.lower() in people)
    return any(owner.text.lower() in ("its", "their") for row in owners for owner in row)  # "feed its people"


def is_bought(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a thing is bought, and neither who gains nor aid abroad is named in its sentence."""
    here = {p.id for p in draft.act.passage.parties if p.antecedent is None and not _sells(draft, p)}
    apart = not here & {party.id for party in draft.recipients}
    bought = apart and draft.act.chain.phrases.intersection(not_support(vocabulary)["buying"])
    if _is_of_sum_before(draft) or is_of_told(draft) or _is_of_larger_sum(draft, annotation):
        return False  # a part is what the whole is
    if _is_for_stricken(draft):
        return False
    if draft.amount and draft.act.passage.text.endswith("of which ", 0, draft.amount.span.start):
        return False
    return bool(bought) and not is_told_abroad(draft, annotation, vocabulary)


def _is_of_sum_before(draft: Draft) -> bool:
    """Tell whether a sum is so much of one told before its sentence ("set aside $9m. So far 4 million is spent")."""
    sums = draft.act.passage.amounts[:1]
    return sums == (draft.amount,) and (sums[0].currency_reason or "").startswith(_FOLLOWING)


def _is_of_larger_sum(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether so much is said to be spent, by nobody named, of a larger sum told right before for others."""
    own, passage = draft.amount, draft.act.passage
    if own is None or not draft.recipients or len(passage.amounts) > 1 or not passage.number:
        return False
    verb = next((step.token for step in draft.act.chain.signs), None)
    passive = verb is not None and bool(passage.tree.children(verb, "auxpass"))
    before = annotation.sentences[passage.number - 1].span
    larger = (one for one in annotation.amounts if before.holds(one.span) and one.currency == own.currency)
    return passive and any(one.value > own.value for one in larger)


def is_of_told(draft: Draft) -> bool:
    """Tell whether a sentence says how much of what was told before it is used ("Of this, $5m has been contracted")."""
    tree = draft.act.passage.tree
    opening = tree.tokens[:2]
    pointing = len(opening) > 1 and opening[1].text.lower() in (
        "this",
        "that",
        "these",
        "which",
        "it",
        "them",
    )
    told = opening[0].text.lower() == "of" and draft.amount is not None
    return pointing and told and bool(draft.recipients)


def _is_for_stricken(draft: Draft) -> bool:
    """Tell whether money is spent on a distress or on those in it, of another state ("spent $5m on the outbreak")."""
    passage = draft.act.passage
    tree, words = passage.tree, passage.grammar
    above = (draft.act.foot, *(step.token for step in draft.act.chain.steps[:1]))
    preps = (prep for word in above for prep in tree.children(word, "prep") if prep.text.lower() == "on")
    spent_on = (word for prep in preps for word in tree.subtree(prep))
    struck = any(word.lemma.lower() in words.plight | words.succour for word in spent_on)
    gaining = {party.id for party in draft.recipients} - {None}
    return struck and bool(gaining) and gaining.isdisjoint({party.id for party in draft.actors})


_FOLLOWING = "a bare number after"  # how the reason begins for a currency taken from the amount before


def _sells(draft: Draft, party: Party) -> bool:
    """Tell whether a thing is bought from somebody."""
    tree = draft.act.passage.tree
    top = tree.top(party.span)
    while top is not None and top.dep in ("compound", "nmod", "amod", "poss"):
        top = tree.head(top)  # "from China South Locomotive"
    return top is not None and top.dep == "pobj" and tree.head(top).text.lower() in ("from", "by")


def buys_for_itself(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether somebody buys, and for nobody that is named."""
    return not draft.gainers.recipients and bool(
        draft.act.chain.phrases.intersection(not_support(vocabulary)["buying"])
    )


def beside_aid(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether the sentence of an act has words of aid abroad."""
    return says(draft.act.passage.span.of(annotation.view.text), wording("abroad", vocabulary))


def is_told_abroad(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether words beside an act say that it is for others abroad, whoever they are."""
    if beside_aid(draft, annotation, vocabulary) or _gives_abroad(draft, vocabulary):
        return True
    rows = ("worldwide", "regional") if draft.gainers.many else ("worldwide",)
    return any(says_in(draft.act.passage, draft.region, wording(row, vocabulary)) for row in rows)


def _gives_abroad(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether who acts is a state's agency for aid: what it gives, it gives to others."""
    named = (draft.act.passage.words(party.span) for party in draft.doers.parties)
    return any(says(name, wording("aid_agencies", vocabulary)) for name in named)


def speaks_of_home(annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a text has words of what stays in one country."""
    return says(annotation.view.text, _inward(vocabulary))


@cache
def _inward(vocabulary: Vocabulary) -> Wording:
    words = "|".join(not_support(vocabulary)["inward"])
    return written(rf"(?:\b|(?<=\w))(?:{words})\b")
