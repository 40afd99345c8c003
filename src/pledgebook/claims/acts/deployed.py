"""People of one state who are said to be or to work in another, where no word of giving tells of them."""

from collections.abc import Iterator

from pledgebook.claims.claim import Stage
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.coordination import subjects_of
from pledgebook.claims.words.kinds import are_all
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token, Tree
from pledgebook.party import Party, PartyKind

KEPT = {Mood.PRESENT: Stage.DELIVERING, Mood.PERFECT: Stage.DELIVERING, Mood.PAST: Stage.DELIVERED}
_DONE = KEPT | {
    Mood.ONGOING: Stage.DELIVERING,
    Mood.GOING_ON: Stage.DELIVERING,
    Mood.PERFECT: Stage.DELIVERED,
    Mood.FUTURE: Stage.PLEDGED,
    Mood.POSSIBLE: Stage.CONSIDERED,
}


def deployed(act: Act) -> Stage | None:
    """Return how firm it is that people or a hospital of one state are in another, null where that is not said."""
    return (
        None
        if act.amount is not None
        else _stationed(act) or _works(act) or _kept_out(act) or _stands_beside(act)
    )


def asks_for_people(passage: Passage, people: Token) -> bool:
    """Tell whether a question is how many people somebody has in a place ("How many Danes serve in Mali?")."""
    tree, words = passage.tree, passage.grammar
    many = [word for word in tree.children(people, "amod") if word.text.lower() == "many"]
    if people.text.lower() == "many" and people.dep == "nsubj":
        many = [people]  # "How many of ours are there?"
    if not any(how.text.lower() == "how" for word in many for how in tree.children(word)):
        return False
    verb = tree.head(people)
    some = (people, *(noun for prep in tree.children(people, "prep") for noun in tree.children(prep, "pobj")))
    known = any(one.lemma.lower() in words.people | words.posted | words.civil for one in some)
    known = known or any(
        one.index in passage.party_at or one.text.lower() in ("ours", "us", "you") for one in some
    )
    there = verb.lemma.lower() in words.keeping | words.toiling | {
        "get",
        "serve",
        "work",
        "station",
        "deploy",
    }
    several = people.tag in ("NNS", "NNPS") or people.text.lower() == "many"
    placed = is_placed(passage) or any(word.text.lower() in _ON_SITE for word in tree.tokens)
    return several and known and there and placed


_ON_SITE = frozenset({"ground", "there", "here", "site", "field"})


def is_joined(act: Act) -> bool:
    """Tell whether people are there already whom others join ("350 soldiers will join the 500 in Gao")."""
    first, tree = next(iter(act.chain.steps), None), act.passage.tree
    if first is None or first.dep != "dobj" or first.token.lemma != "join":
        return False
    people = act.echo is not None or are_all(act.items, "personnel")
    joining = subjects_of(tree, first.token)
    return people and any(word.lemma.lower() in act.passage.grammar.posted for word in joining)


def _stationed(act: Act) -> Stage | None:
    """Return whether people of one state are said to be in another ("Ireland has 340 soldiers in Lebanon").

    Soldiers in no number may be there to fight.
    """
    passage = act.passage
    if not (are_all(act.items, "personnel") and (_is_counted(act) or _is_of_civilians(act))):
        return None
    verb = next((step.token for step in act.chain.steps if step.token.pos in ("VERB", "AUX")), None)
    # not only where they are
    whose = len({party.id for party in passage.parties}) > 1 or any(p.adjective for p in whose_people(act))
    if verb is None or not (whose and _is_placed(act)):
        return None
    there = verb.lemma == "have" or (verb.lemma == "be" and _is_at(passage.tree, verb, act.foot))
    how = modality(passage.tree, verb, passage.grammar)
    if not there or how.negation or passage.tree.children(verb, "ccomp", "xcomp"):
        return None
    return KEPT.get(how.mood)


def _works(act: Act) -> Stage | None:
    """Return whether people or a hospital of one state do their work ("Swiss rescuers searched the ruins")."""
    tree, words = act.passage.tree, act.passage.grammar
    top = top_of(tree, act.foot)
    verb = tree.head(top)
    house = act.foot.lemma.lower() in words.infirmary
    doing = words.opening if house else words.keeping_watch if _is_at_arms(act) else words.toiling
    if top.dep != "nsubj" or not _does(tree, verb, doing) or (house and tree.children(verb, "dobj")):
        return None
    able = _is_placed(act) if house else are_all(act.items, "personnel") and _is_peaceful(act, verb)
    how = modality(tree, verb, words)
    if how.negation or not able or not any(party.kind in _OF_STATES for party in whose_people(act)):
        return None
    return _DONE.get(how.mood)


def _kept_out(act: Act) -> Stage | None:
    """Return whether soldiers of a state will not go where others fight ("no Dutch troops will fight in Mali")."""
    tree, words = act.passage.tree, act.passage.grammar
    verb = tree.head(top_of(tree, act.foot))
    subject = act.foot.dep == "nsubj" and _is_at_arms(act) and _does(tree, verb, words.battling)
    if not subject or not _is_placed(act) or not any(whose_people(act)):
        return None
    how = modality(tree, verb, words)
    return Stage.RULED_OUT if how.negation and how.mood is Mood.FUTURE else None


def _stands_beside(act: Act) -> Stage | None:
    """Return whether soldiers of one state fight or patrol beside those of another ("alongside Malian troops")."""
    tree, words = act.passage.tree, act.passage.grammar
    verb = tree.head(top_of(tree, act.foot))
    if not (act.foot.dep == "nsubj" and _is_at_arms(act)) or not _does(tree, verb, words.comrade):
        return None
    along = _BESIDE if verb.lemma in words.battling else {*_BESIDE, "with"}  # "fought with" is against
    beside = (prep for prep in tree.children(verb, "prep") if prep.text.lower() in along)
    others = (noun for prep in beside for noun in tree.children(prep, "pobj"))
    theirs = {party.id for noun in others for party in _nations(act.passage, noun)}
    ours = {party.id for party in whose_people(act)} - {None}
    how = modality(tree, verb, words)
    return _DONE.get(how.mood) if ours and theirs - ours - {None} and not how.negation else None


def _nations(passage: Passage, noun: Token) -> Iterator[Party]:
    """Yield whose people a noun names ("Malian troops", "the army of Mali")."""
    preps = (prep for prep in passage.tree.children(noun, "prep") if prep.text.lower() == "of")
    of = (one for prep in preps for one in passage.tree.children(prep, "pobj"))
    near = (noun, *passage.tree.children(noun, "amod", "compound", "poss", "nmod"), *of)
    return (passage.party_at[word.index] for word in near if word.index in passage.party_at)


_BESIDE = frozenset({"alongside", "beside"})


def _does(tree: Tree, verb: Token, doing: frozenset[str]) -> bool:
    """Tell whether a verb, alone or with its object, is one of some ("patrols", "takes part")."""
    lemma = verb.lemma.lower()
    return lemma in doing or any(
        f"{lemma} {noun.lemma.lower()}" in doing for noun in tree.children(verb, "dobj")
    )


def top_of(tree: Tree, people: Token) -> Token:
    """Return the word that stands for people in their clause ("a team of medics", "hundreds of them")."""
    while people.dep == "pobj" and tree.head(people).text.lower() == "of":
        people = tree.head(tree.head(people))
    return people


def _is_counted(act: Act) -> bool:
    """Tell whether a number of people is told."""
    some = any(step.token.lemma.lower() in act.passage.grammar.dozens for step in act.chain.steps)
    return some or any(item.quantity is not None for item in act.items)


def _is_placed(act: Act) -> bool:
    return is_placed(act.passage)


def is_placed(passage: Passage) -> bool:
    """Tell whether a land is told of as where something is ("in Chad", "in Ica, Peru", "in the three countries")."""
    tree, words = passage.tree, passage.grammar
    lands = (party for party in passage.parties if party.kind is PartyKind.STATE and not party.adjective)
    tops = [top for party in lands if (top := tree.top(party.span)) is not None]
    places = [_whole_place(passage, tree.head(top) if top.dep == "appos" else top) for top in tops]
    if any(word.text.lower() == "there" and word.dep == "advmod" for word in tree.tokens):
        return True  # "Uganda has 6,000 soldiers there"
    places += [word for word in tree.tokens if word.dep == "pobj" and _is_place(passage, word)]
    leading = words.within | {"on"}  # "on Cyprus", "on the Golan"
    return any(place.dep == "pobj" and tree.head(place).text.lower() in leading for place in places)


def _whole_place(passage: Passage, land: Token) -> Token:
    """Return the part of a land that is told of, the land itself where none is ("in the south of Chad")."""
    tree = passage.tree
    part = tree.head(tree.head(land))
    led = land.dep == "pobj" and tree.head(land).text.lower() == "of"
    return part if led and part.lemma.lower() in passage.grammar.land_part else land


def _is_place(passage: Passage, word: Token) -> bool:
    """Tell whether a word is a place by name that no table knows, or a land told of before."""
    known = passage.party_at.get(word.index)
    words = passage.grammar
    plain = word.lemma.lower() in words.land | words.settled
    told = (plain and known is None) or (known is not None and known.id == "GROUP")
    return told or (known is None and word.entity in ("GPE", "LOC") and word.pos == "PROPN")


def _is_armed(act: Act) -> bool:
    return any((item.group or "").startswith(_ARMED) for item in act.items)


def _is_at_arms(act: Act) -> bool:
    return _is_armed(act) and not _are_harmless(act)


def _are_harmless(act: Act) -> bool:
    """Tell whether those of an army or police are all such as teach, heal, build or keep a peace."""
    return all(item.name.rpartition(" ")[2] in act.passage.grammar.peaceful for item in act.items)


def _is_peaceful(act: Act, verb: Token) -> bool:
    """Tell whether people do not come to fight: no soldiers, keepers of a peace, or so many in a place."""
    keeping = _are_harmless(act) or _is_of_mission(act, verb)
    return not _is_armed(act) or keeping or (_is_counted(act) and _is_placed(act))


def _is_of_mission(act: Act, verb: Token) -> bool:
    """Tell whether a verb says what force of several states people are part of ("joined the mission")."""
    tree, words = act.passage.tree, act.passage.grammar
    led = (noun for prep in tree.children(verb, "prep") for noun in tree.children(prep, "pobj"))
    joined = (*tree.children(verb, "dobj"), *led)
    return verb.lemma in words.sharing and any(
        noun.lemma.lower() in words.mandate | words.alliance for noun in joined
    )


def _is_of_civilians(act: Act) -> bool:
    """Tell whether people are several, no soldiers, and said to be some state's ("a Dutch team", "Oslo has vets")."""
    several = act.foot.tag == "NNS" or act.foot.lemma.lower() in act.passage.grammar.carrier
    return several and (not _is_armed(act) or _are_harmless(act)) and any(whose_people(act))


def whose_people(act: Act) -> Iterator[Party]:
    """Yield whose people or hospital it is: the nation before it, who has it, where it is from."""
    tree, known, foot = act.passage.tree, act.passage.party_at, act.foot
    whose = [*tree.children(foot, "amod", "compound", "poss", "nmod"), foot]
    whose += tree.children(tree.head(foot), "nsubj") if foot.dep == "dobj" else ()
    origin = (prep for prep in tree.children(foot, "prep") if prep.text.lower() in ("from", "of"))
    whose += [noun for prep in origin for noun in tree.children(prep, "pobj")]
    return (known[word.index] for word in whose if word.index in known)


def _is_at(tree: Tree, verb: Token, people: Token) -> bool:
    """Tell whether "be" says that there are people, or that they are somewhere ("a team is in Accra")."""
    somewhere = any(prep.text.lower() in _AT for prep in tree.children(verb, "prep"))
    return bool(tree.children(verb, "expl")) or (somewhere and people in tree.children(verb, "nsubj"))


_OF_STATES = (PartyKind.STATE, PartyKind.OFFICE)
_AT = ("in", "at", "on")
_ARMED = ("personnel/military", "personnel/police")
