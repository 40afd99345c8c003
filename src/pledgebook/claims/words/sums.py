"""Verbs that mean something of their own by the sum or the promise beside them."""

from pledgebook.claims.words.grammar import Grammar
from pledgebook.language import Token, Tree


def is_added_by(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether a state or body adds so much to what others gave ("Chile added another $2 million")."""
    counted = (noun.tag == "CD" or tree.children(noun, "nummod") for noun in tree.children(verb, "dobj"))
    adders = (noun for noun in tree.children(verb, "nsubj") if noun.entity != "PERSON")
    return any(counted) and any(_is_state(noun, words) for noun in adders)


def _is_state(noun: Token, words: Grammar) -> bool:
    """Tell whether a subject can be a state or body: by name, by a pronoun for a thing, or who governs."""
    return (
        noun.pos == "PROPN" or noun.text.lower() in ("it", "which") or noun.lemma.lower() in words.governing
    )


def approves_sum(tree: Tree, verb: Token) -> bool:
    """Tell whether to sanction is to approve of money or a deed ("27 crores have been sanctioned"): it hits nobody."""
    things = tree.children(verb, "dobj", "nsubjpass")
    money = any(thing.tag in ("CD", "$") or thing.lemma in _MONEY for thing in things)
    return verb.lemma == "sanction" and (money or approves_deed(tree, verb))


def approves_deed(tree: Tree, verb: Token) -> bool:
    """Tell whether to sanction is to approve of a deed ("sanctioned the withdrawal of its troops")."""
    things = tree.children(verb, "dobj", "nsubjpass")
    return verb.lemma == "sanction" and any(thing.lemma in _DEEDS for thing in things)


_MONEY = ("loan", "credit", "grant", "aid", "assistance", "amount", "sum")
_DEEDS = (
    *(
        "withdrawal",
        "return",
        "dispatch",
        "deployment",
        "delivery",
        "transfer",
        "release",
        "supply",
        "shipment",
    ),
    *(
        "departure",
        "pullout",
        "pull",
        "out",
        "sending",
        "move",
        "plan",
        "mission",
        "visit",
        "use",
        "purchase",
    ),
)


def draws_of_others(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody draws a sum that others hold open ("can draw $5m", not "drew $5m from its reserves")."""
    things = tree.children(verb, "dobj", "nsubjpass")
    sources = (
        noun
        for word in (verb, *things)
        for prep in tree.children(word, "prep")
        if prep.text.lower() in ("from", "on")
        for noun in tree.children(prep, "pobj")
    )
    own = any(tree.children(noun, "poss") for noun in sources)
    return not own and any(thing.tag in ("CD", "$") for thing in things)


def reaches_sum(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb leads its object to a sum."""
    things = tree.children(verb, "dobj", "nsubjpass")
    led = (prep for word in (verb, *things) for prep in tree.children(word, "prep", "dative"))
    goals = (noun for prep in led if prep.text.lower() == "to" for noun in tree.subtree(prep))
    return bool(things) and any(noun.tag in ("CD", "$") for noun in goals)


def brings_home(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether somebody comes from a place with a promise or a loan of those there ("left Oslo with a pledge")."""
    lemma, preps = verb.lemma.lower(), tree.children(verb, "prep")
    left = lemma == "leave" and any(place.entity == "GPE" for place in tree.children(verb, "dobj"))
    came = lemma in words.journey and any(prep.text.lower() in ("from", "out") for prep in preps)
    held = (noun for prep in preps if prep.text.lower() == "with" for noun in tree.children(prep, "pobj"))
    given = words.vow | words.finance.keys()
    held = (noun for noun in held if not any(det.text == "no" for det in tree.children(noun, "det")))
    return (left or came) and any(noun.lemma.lower() in given or noun.tag in ("CD", "$") for noun in held)


FORFEIT = "forfeit"
_OF = ("in", "of")


def forfeits(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether somebody is said to lose help that was to come ("lost $33m in German aid", "forfeited a loan")."""
    if verb.lemma.lower() not in words.forfeiting:
        return False
    out = (prep for prep in tree.children(verb, "prep") if prep.text.lower() in ("on", "out"))
    behind = (noun for prep in out for noun in _behind(tree, prep))
    things = (*tree.children(verb, "dobj"), *behind)
    sized = (prep for one in (verb, *things) for prep in tree.children(one, "prep"))
    kinds = (noun for prep in sized if prep.text.lower() in _OF for noun in tree.children(prep, "pobj"))
    return any(noun.lemma.lower() in words.help_lost for noun in (*things, *kinds))


def _behind(tree: Tree, prep: Token) -> tuple[Token, ...]:
    """Return what a preposition leads to, or the one behind it ("out on a loan")."""
    further = (noun for also in tree.children(prep, "prep") for noun in tree.children(also, "pobj"))
    return (*tree.children(prep, "pobj"), *further)


def is_on_its_way(noun: Token, words: Grammar) -> bool:
    """Tell whether a noun means money or goods on their way to somebody ("payments", "shipments")."""
    lemma = noun.lemma.lower()
    return lemma in words.payments_made or lemma in words.deliveries_made


def measures(word: Token, prep: Token) -> bool:
    """Tell whether a word and its preposition lead to a sum that another is only measured by ("less than the $5m")."""
    led = (prep.text.lower(), word.text.lower())
    return led == ("of", "short") or (led[0] == "than" and word.tag in ("JJR", "RBR"))
