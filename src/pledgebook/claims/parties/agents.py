"""By whom a passive says that something is done (codebook 2.1)."""

from pledgebook.claims.parties.drawn import treated_in
from pledgebook.claims.parties.means import payers
from pledgebook.claims.words.joined import is_joined_giving, joined_to
from pledgebook.claims.words.naming import named, parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party


def agents(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return by whom a passive says that something is done."""
    if is_joined_giving(passage, verb):
        return joined_to(passage, verb)
    by = (prep for prep in passage.tree.children(verb, "agent", "prep") if prep.text.lower() == "by")
    nouns = [noun for prep in by for noun in passage.tree.children(prep, "pobj")]
    told = named(passage, nouns) or payers(passage, nouns) or _agent_below(passage, verb)
    return told or treated_in(passage, verb)


def _agent_below(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return by whom a thing is given where the parser hung "by" from who gains or the thing.

    "Given to Chad by Norway", "the crew was given training by Norway".
    """
    below = passage.tree.children(verb, "prep", "dative", "dobj")
    goals = (noun for word in below for noun in passage.tree.subtree(word))
    nouns = (noun for noun in goals if noun.pos in ("NOUN", "PROPN"))
    return next(filter(None, (parties_by(passage, noun, frozenset({"by"})) for noun in nouns)), ())
