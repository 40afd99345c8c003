"""What is found out of a word or a sentence once, however many acts of the sentence ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from pledgebook.claims.passage import Passage
from pledgebook.language import Token, Tree

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")


def once_a_word(
    tell: Callable[Concatenate[Tree, Token, Asked], Answer],
) -> Callable[Concatenate[Tree, Token, Asked], Answer]:
    """Have a function of a word keep what it told, as long as the tree of the word is kept.

    What else it is asked by are tables, read once per process: they are told apart by which they are.
    """

    @wraps(tell)
    def told(tree: Tree, token: Token, /, *tables: Asked.args, **_: Asked.kwargs) -> Answer:
        key = (tell, token.index, *map(id, tables))
        if key not in tree.told:
            # The tables are kept too, so that no other can come to be where they are.
            tree.told[key] = tell(tree, token, *tables), tables  # type: ignore[call-arg]
        answer: Answer = tree.told[key][0]
        return answer

    return told


def once_a_passage(
    tell: Callable[Concatenate[Passage, Asked], Answer],
) -> Callable[Concatenate[Passage, Asked], Answer]:
    """Have a function of a sentence keep what it told, as long as the sentence is kept; tables as above."""

    @wraps(tell)
    def told(passage: Passage, /, *tables: Asked.args, **_: Asked.kwargs) -> Answer:
        key = (tell, *map(id, tables))
        if key not in passage.told:
            passage.told[key] = tell(passage, *tables)  # type: ignore[call-arg]
        answer: Answer = passage.told[key]
        return answer

    return told
