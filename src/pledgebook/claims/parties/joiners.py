"""Who joins people that are there already ("joined by 24 Jamaicans and two officers from Belize") (codebook 2.1)."""

from collections.abc import Iterator

from pledgebook.claims.words.naming import parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain
from pledgebook.language import Token, Tree
from pledgebook.party import Party, PartyKind


def joined_by(passage: Passage, chain: Chain) -> tuple[Party, ...]:
    """Return whose people join others, several in a row each with a number or name of their own."""
    verbs = (step.token for step in chain.steps if step.token.lemma in _JOINING)
    for verb in verbs:
        if passage.tree.children(verb, "nsubjpass"):
            told = [party for noun in _joining(passage.tree, verb) for party in _of(passage, noun)]
            told += parties_by(passage, verb, _FROM)  # a parser hangs the last "from" there
            found = {party.id: party for party in told}
            return tuple(found.values())
    return ()


_FROM = frozenset({"from"})
_JOINING = ("join", "reinforce", "augment", "supplement")


def _joining(tree: Tree, verb: Token) -> Iterator[Token]:
    """Yield who joins, one by one in their row."""
    row = [noun for by in tree.children(verb, "agent") for noun in tree.children(by, "pobj")]
    for noun in row:
        yield noun
        row.extend(tree.children(noun, "conj"))


def _of(passage: Passage, people: Token) -> tuple[Party, ...]:
    """Return whose people a noun means: called by their nation, led by it, or from their land."""
    tree, known = passage.tree, passage.party_at
    own = (people, *tree.children(people, "amod", "compound", "nmod", "poss"))
    told = tuple(known[word.index] for word in own if word.index in known) or parties_by(
        passage, people, _FROM
    )
    return tuple(party for party in told if party.kind is PartyKind.STATE and party.id not in (None, "GROUP"))
