"""What stands beside a verb and may make one cue with it: its particle, preposition, closing adjective."""

from collections.abc import Iterator

from pledgebook.language import Token, Tree


def particles(tree: Tree, token: Token) -> Iterator[Token]:
    """Yield what may make one cue with a verb: its particle, its preposition, the word after it."""
    yield from tree.children(token, "prt", "prep", "advmod", "acomp", "dobj", "agent", "dative")
    yield from tree.children(token, "nsubjpass")
    for thing in tree.children(token, "dobj"):
        yield from _closing(tree, thing)
        if thing.tag == "CD" or tree.children(thing, "nummod"):  # "cancelled 5 million of debt"
            yield from (what for of in tree.children(thing, "prep") for what in tree.children(of, "pobj"))
    after = tree.tokens[token.index + 1 : token.index + 2]
    yield from (word for word in after if word.dep != "det")  # "said no", not "said no troops would go"


def is_up_to(tree: Tree, word: Token) -> bool:
    """Tell whether a word only begins a number ("will give up to 40 lorries", "give up to $5 million")."""
    to, number = (*tree.tokens[word.index + 1 : word.index + 3], word, word)[:2]
    return word.text.lower() == "up" and to.text == "to" and number.tag in ("CD", "$")


def _closing(tree: Tree, thing: Token) -> Iterator[Token]:
    """Yield the adjective that closes a verb behind its object ("made 40 million in grants available")."""
    for word in tree.tokens[thing.index + 1 : thing.index + _CLOSE]:
        if word.pos in ("VERB", "AUX", "PUNCT"):
            return
        if word.pos == "ADJ":
            yield word


_CLOSE = 8  # words
