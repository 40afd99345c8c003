"""Debts told without the word: what somebody owes ("forgave what Chad owes"), or pays of it ("payments due in May")."""

from collections.abc import Iterator

from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.respite import falls_due
from pledgebook.language import Token


def owed_things(passage: Passage) -> Iterator[Token]:
    """Yield the words that stand for a debt: a clause of owing, the "all" or "half" before it, payments put off."""
    for token in passage.tree.tokens:
        if token.lemma == "owe" and token.pos == "VERB" and (thing := _owed(passage, token)):
            yield thing
        elif token.dep in ("dobj", "nsubjpass") and falls_due(passage.tree, token, passage.grammar):
            yield token


def _owed(passage: Passage, verb: Token) -> Token | None:
    """Return what stands for all that is owed; a sum or a thing before the clause is told itself."""
    tree, above = passage.tree, passage.tree.head(verb)
    if verb.dep in ("relcl", "acl"):
        return above if above.text.lower() in _ALL and not tree.children(above, "prep") else None
    asked = any(
        word.text.lower() == "what" for word in tree.children(verb, "dobj", "nsubj", "nsubjpass", "det")
    )
    return verb if verb.dep in ("ccomp", "pcomp") and asked else None


_ALL = ("all", "everything", "much", "most", "half")
