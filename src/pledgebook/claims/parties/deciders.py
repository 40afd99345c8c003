"""Whose act it is where one side proposes and another decides, or one joins others who act (codebook 2.1)."""

from pledgebook.claims.words.naming import named
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind


def deciders(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return the body before which a proposal lies: it acts, not who proposes ("the AU adopted a Kenyan motion")."""
    if noun.lemma.lower() not in passage.grammar.proposing:
        return ()
    verb = _weighed_by(passage, noun)
    if verb is None:
        return ()
    passive = bool(passage.tree.children(verb, "auxpass"))
    agents = (
        word for by in passage.tree.children(verb, "agent") for word in passage.tree.children(by, "pobj")
    )
    found = named(passage, agents if passive else _subjects(passage, verb))
    return found if found and all(party.kind in _BODIES for party in found) else ()


_BODIES = (PartyKind.ORGANISATION, PartyKind.GROUP)


def _weighed_by(passage: Passage, noun: Token) -> Token | None:
    """Return the verb of deciding or weighing whose object a noun is ("agreed to a proposal", "will vote on it")."""
    tree = passage.tree
    while noun.dep == "pobj" and tree.head(tree.head(noun)).pos == "NOUN":
        noun = tree.head(tree.head(noun))  # "considered the text of a resolution"
    verb = tree.head(tree.head(noun)) if noun.dep == "pobj" else tree.head(noun)
    held = noun.dep in ("dobj", "nsubjpass", "pobj") and verb.pos == "VERB"
    return verb if held and verb.lemma.lower() in passage.grammar.deciding else None


def _subjects(passage: Passage, verb: Token) -> tuple[Token, ...]:
    """Return the subject of a verb, that of the verb above an infinitive or beside it included."""
    tree = passage.tree
    while not tree.children(verb, "nsubj") and verb.dep in ("xcomp", "conj"):
        verb = tree.head(verb)
    return tree.children(verb, "nsubj")


def joiners(passage: Passage, group: Token) -> tuple[Party, ...]:
    """Return who joins or leads those who act ("Lima will join a group of states that will send tents")."""
    tree, words = passage.tree, passage.grammar
    party = passage.party_at.get(group.index)
    if group.lemma.lower() not in words.collective | words.alliance or (party and party.id != "GROUP"):
        return ()
    top = group
    while (
        top.dep == "pobj" and tree.head(top).text.lower() == "of" and tree.head(tree.head(top)).pos == "NOUN"
    ):
        top = tree.head(tree.head(top))
    verb = tree.head(top)
    joined = top.dep == "dobj" and verb.lemma.lower() in words.joining
    return named(passage, _subjects(passage, verb)) if joined else ()
