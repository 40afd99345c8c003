"""Words beside an act that say when or where it is done, or what a sum is for."""

from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token, Tree


def is_when(passage: Passage, trip: Token) -> bool:
    """Tell whether a trip only says when we got something ("donated to us during a visit to Japan").

    What is promised during a visit is for those who are visited.
    """
    lead = passage.tree.head(trip)
    when = trip.dep == "pobj" and lead.text.lower() in ("during", "after", "before", "following")
    if not when or trip.lemma.lower() not in passage.grammar.travelling:
        return False
    return any(word.text in ("us", "me") for word in passage.tree.tokens)


def is_waypoint(passage: Passage, prep: Token, verb: Token) -> bool:
    """Tell whether a land is only where aid for another sets out ("sent planes to Fiji to help relief in Tonga")."""
    tree, words = passage.tree, passage.grammar
    if prep.text.lower() != "to" or verb.lemma.lower() not in words.moving | _CARRYING:
        return False
    ends = (end for end in tree.children(verb, "advcl") if end.tag == "VB" and end.index > prep.index)
    return any(end.lemma.lower() in words.helping and _helps_elsewhere(passage, end) for end in ends)


_CARRYING = frozenset(("fly", "airlift"))


def _helps_elsewhere(passage: Passage, verb: Token) -> bool:
    """Tell whether a verb helps the work of helping a land that is named with it ("support the relief effort in")."""
    tree = passage.tree
    helped = [noun for noun in tree.children(verb, "dobj") if _is_aid(passage, noun)]
    preps = (prep for word in (verb, *helped) for prep in tree.children(word, "prep", "dative"))
    lands = (one for prep in preps if prep.text.lower() in _AT for one in tree.children(prep, "pobj"))
    return bool(helped) and any(land.index in passage.party_at for land in lands)


_AT = ("in", "for", "to")


def _is_aid(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun means help or the work of helping ("the relief effort")."""
    words = (noun, *passage.tree.children(noun, "compound", "amod", "nmod"))
    helping = passage.grammar.mass | passage.grammar.succour | {"humanitarian", "emergency"}
    return any(word.lemma.lower() in helping for word in words)


def is_end(tree: Tree, infinitive: Token) -> bool:
    """Tell whether an infinitive can say what a sum is for ("$8m to partner with Chad", "spent it to work with")."""
    spent = infinitive.dep == "xcomp" and bool(tree.children(tree.head(infinitive), "dobj"))
    return spent or infinitive.dep in ("advcl", "acl", "relcl")


def is_post(passage: Passage, word: Token) -> bool:
    """Tell whether "on" leads to where people are sent ("troops on the Golan", "join the force on Cyprus")."""
    words = passage.grammar
    joined = passage.tree.children(word, "dobj") if word.pos == "VERB" else ()
    return any(one.lemma.lower() in words.posted | words.posting for one in (word, *joined))


def is_promised_at(passage: Passage, prep: Token, above: Token) -> bool:
    """Tell whether a town is only where many made their promises ("donors who pledged $5m in Paris in 2018")."""
    tree, words = passage.tree, passage.grammar
    verb = above if above.pos == "VERB" else tree.head(above)
    if verb.lemma.lower() not in words.vowing:
        return False
    town = any(_is_town(passage, noun) for noun in tree.children(prep, "pobj"))
    who = (
        tree.head(verb)
        if verb.dep == "relcl"
        else next(iter(tree.children(verb, "nsubj", "nsubjpass")), verb)
    )
    return town and who.tag == "NNS" and who.lemma.lower() in words.gatherers


def _is_town(passage: Passage, noun: Token) -> bool:
    party = passage.party_at.get(noun.index)
    return party is not None and bool(party.place)


def is_source(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun means those who say what is told ("according to doctors in Chad")."""
    above = passage.tree.head(noun)
    if noun.dep == "pobj":
        return passage.tree.head(above).text.lower() == "according"
    return noun.dep == "nsubj" and noun.pos == "NOUN" and above.lemma.lower() in passage.grammar.saying


def is_talk(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun means talks: where they are held nobody gains by what is said there."""
    return any((i.group or "").startswith("talks") and i.head.overlaps(noun.span) for i in passage.items)
