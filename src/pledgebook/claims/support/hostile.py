"""Harm done to people and things, and weapons that somebody gives up, help nobody ("stop attacks on grain ships")."""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Category
from pledgebook.claims.words.grammar import Grammar
from pledgebook.language import Token


def is_hostile(draft: Draft) -> bool:
    """Tell whether what an act is about is only attacked or threatened, or given up by those who bear it."""
    return _is_harmed(draft) or _is_given_up(draft) or _is_kept_from(draft)


def _is_kept_from(draft: Draft) -> bool:
    """Tell whether people are only cut off from a thing, which nobody gave them ("cut the town off from water")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    first = tree.tokens[foot.head] if foot.dep == "conj" else foot
    prep = tree.head(first)
    verb = tree.head(prep)
    said = " ".join((verb.lemma.lower(), *(part.text.lower() for part in tree.children(verb, "prt"))))
    cut = verb.pos == "VERB" and said in draft.act.passage.grammar.severing  # not "is separate from"
    return cut and prep.text.lower() == "from"


def _is_harmed(draft: Draft) -> bool:
    """Tell whether a thing is the aim of an attack or a threat ("threats to commercial vessels", "attacking ships")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if draft.amount:
        return False
    for below, above in _upwards(draft):
        # The parser may hang "to" from a verb farther up ("cease attacks on villages and threats to ships").
        if below.text.lower() in _ON and tree.tokens[below.index - 1].lemma.lower() in words.menace:
            return True
        if above.lemma.lower() in _dangers(words) and above.pos == "NOUN":
            return below.text.lower() in _ON
        if above.pos in ("VERB", "AUX"):
            harm = (noun.lemma.lower() in _dangers(words) for noun in tree.children(above, "dobj"))
            if below.text.lower() in ("on", "against", "upon") and any(harm):
                return True  # "condemned the four attacks on Monday against three ships"
            aimed = below.dep == "dobj" and not tree.children(above, "dative")
            return aimed and above.lemma.lower() in words.assailing
    return False


def _dangers(words: Grammar) -> frozenset[str]:
    """Return the nouns for harm done or threatened; what is kept from somebody is none."""
    return (words.hostility | words.menace) - {"embargo", "blockade"}


_ON = ("on", "against", "to", "upon")


def _upwards(draft: Draft) -> Iterator[tuple[Token, Token]]:
    """Yield the words above an act's thing, each with the word below it."""
    below = draft.act.foot
    for above in draft.act.passage.tree.ancestors(below):
        yield below, above
        below = above


def _is_given_up(draft: Draft) -> bool:
    """Tell whether those who bear arms are to give them up, to nobody ("lay down their weapons")."""
    tree, words, foot = draft.act.passage.tree, draft.act.passage.grammar, draft.act.foot
    if draft.category is not Category.MILITARY or foot.dep != "dobj" or draft.gainers.firm:
        return False
    verb = tree.head(foot)
    said = " ".join((verb.lemma.lower(), *(part.text.lower() for part in tree.children(verb, "prt"))))
    return said in words.disarming
