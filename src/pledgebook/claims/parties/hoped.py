"""Whose a thing is that somebody else hopes for: who owns it gives it ("Chad expects the Irish tents to be sent")."""

from pledgebook.claims.parties.owners import owners
from pledgebook.claims.words.naming import named
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party


def hoped_from(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return whose the thing is that somebody hopes will come, where it is another's than who hopes."""
    tree = passage.tree
    if verb.lemma.lower() not in passage.grammar.hoping:
        return ()
    clauses = tree.children(verb, "ccomp", "xcomp", "advcl")
    things = [noun for clause in clauses for noun in tree.children(clause, "nsubjpass", "nsubj")]
    wholes = [
        noun for thing in things for of in tree.children(thing, "prep") for noun in tree.children(of, "pobj")
    ]
    able = (noun for noun in (*things, *wholes) if noun.index not in passage.party_at)
    found = next(filter(None, (owners(passage, noun) for noun in able)), ())
    hoping = {party.id for party in named(passage, tree.children(verb, "nsubj"))}
    return found if hoping and hoping.isdisjoint(party.id for party in found) else ()
