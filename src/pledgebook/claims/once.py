"""What is found out of a word or a sentence once, however many acts of the sentence ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from pledgebook.claims.passage import Passage
from pledgebook.language import Token, Tree

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")


def once_a_tree(
    tell: Callable[Concatenate[Tree, Asked], Answer],
) -> Callable[Concatenate[Tree, Asked], Answer]:
    """Have a function of a tree keep what it told, as long as the tree is kept.

    What else it is asked by is told apart by which it is: tables read once per process, steps of a chain.
    """

    @wraps(tell)
    def told(tree: Tree, /, *others: Asked.args, **_: Asked.kwargs) -> Answer:
        key = (tell, *map(id, others))
        if key not in tree.told:
            # They are kept too, so that nothing else can come to be where they are.
            tree.told[key] = tell(tree, *others), others  # type: ignore[call-arg]
        answer: Answer = tree.told[key][0]
        return answer

    return told


def once_a_word(
    tell: Callable[Concatenate[Tree, Token, Asked], Answer],
) -> Callable[Concatenate[Tree, Token, Asked], Answer]:
    """Have a function of a word keep what it told, as long as the tree of the word is kept."""

    @wraps(tell)
    def told(tree: Tree, token: Token, /, *others: Asked.args, **_: Asked.kwargs) -> Answer:
        key = (tell, token.index, *map(id, others))
        if key not in tree.told:
            tree.told[key] = tell(tree, token, *others), others  # type: ignore[call-arg]
        answer: Answer = tree.told[key][0]
        return answer

    return told


def once_a_passage(
    tell: Callable[Concatenate[Passage, Asked], Answer],
) -> Callable[Concatenate[Passage, Asked], Answer]:
    """Have a function of a sentence keep what it told, as long as the sentence is kept."""

    @wraps(tell)
    def told(passage: Passage, /, *others: Asked.args, **_: Asked.kwargs) -> Answer:
        key = (tell, *map(id, others))
        if key not in passage.told:
            passage.told[key] = tell(passage, *others), others  # type: ignore[call-arg]
        answer: Answer = passage.told[key][0]
        return answer

    return told
