"""Debts told without the word: what somebody owes ("forgave what Chad owes"), or pays of it ("payments due in May")."""

from collections.abc import Iterator

from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.respite import falls_due, pays_back
from pledgebook.language import Token


def owed_things(passage: Passage) -> Iterator[Token]:
    """Yield the words that stand for a debt: a clause of owing, the "all" or "half" before it, payments put off."""
    for token in passage.tree.tokens:
        if token.lemma == "owe" and token.pos == "VERB" and (thing := _owed(passage, token)):
            yield thing
        elif token.dep in ("dobj", "nsubjpass") and (
            falls_due(passage.tree, token, passage.grammar) or _is_deferred(passage, token)
        ):
            yield token


def _is_deferred(passage: Passage, noun: Token) -> bool:
    """Tell whether interest is put off, which no table of things knows ("deferred interest payments")."""
    tree, words = passage.tree, passage.grammar
    deferred = tree.head(noun).lemma.lower() in words.deferring and pays_back(tree, noun, words)
    return deferred and not any(word.lemma.lower() in words.finance for word in tree.subtree(noun))


def _owed(passage: Passage, verb: Token) -> Token | None:
    """Return what stands for all that is owed; a sum or a thing before the clause is told itself."""
    tree, above = passage.tree, passage.tree.head(verb)
    if verb.dep in ("relcl", "acl"):
        return above if above.text.lower() in _ALL and not tree.children(above, "prep") else None
    asked = any(
        word.text.lower() == "what"
        for word in tree.children(verb, "dobj", "dative", "nsubj", "nsubjpass", "det")
    )
    return verb if verb.dep in ("ccomp", "pcomp") and asked else None


_ALL = ("all", "everything", "much", "most", "half")
