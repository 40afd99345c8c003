"""What is found out of a word or a sentence once, however many acts of the sentence ask for it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from pledgebook.language import Token, Tree

Answer = TypeVar("Answer")
Asked = ParamSpec("Asked")


class _Keeper(Protocol):
    """A tree or a passage: it holds what was found out of it."""

    @property
    def told(self) -> dict[Any, Any]: ...


Kept = TypeVar("Kept", bound=_Keeper)


def once(tell: Callable[Concatenate[Kept, Asked], Answer]) -> Callable[Concatenate[Kept, Asked], Answer]:
    """Have a function of a tree or a passage keep what it told, as long as that is kept.

    What else it is asked by is told apart by which it is: tables read once per process, steps of a chain.
    """

    @wraps(tell)
    def told(keeper: Kept, /, *others: Asked.args, **_: Asked.kwargs) -> Answer:
        key = (tell, *map(id, others))
        if key not in keeper.told:
            # They are kept too, so that nothing else can come to be where they are.
            keeper.told[key] = tell(keeper, *others), others  # type: ignore[call-arg]
        answer: Answer = keeper.told[key][0]
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
