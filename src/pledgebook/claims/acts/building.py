"""What is built where only the work on it is told ("resumed work on the road", "construction of a dam was halted")."""

from collections.abc import Iterator

from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token

_ON = ("on", "of")


def built_things(passage: Passage) -> Iterator[Token]:
    """Yield the buildings and works that a noun for the work on them leads to, where no table names them."""
    for token in passage.tree.tokens:
        if token.dep != "pobj" or not _is_worked_on(passage, token) or token.index in passage.party_at:
            continue
        if not any(item.head.overlaps(token.span) for item in passage.items):
            yield token


def _is_worked_on(passage: Passage, token: Token) -> bool:
    prep = passage.tree.head(token)
    work = passage.tree.head(prep).text.lower()
    led = prep.text.lower() in _ON and work in passage.grammar.works_done
    own = any(word.tag == "PRP$" for word in passage.tree.children(token, "poss"))  # "its new headquarters"
    return led and not own and token.lemma.lower() in passage.grammar.works
