"""Sums that are only named beside the one that is given: the whole that it is a part of, what it was before."""

import re

from pledgebook.claims.acts.chain import is_fronted, is_whole
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token


def is_only_named(passage: Passage, total: Token, *, acts: bool) -> bool:
    """Tell whether a sum only says of or from what another is told; `acts` where a word of acting stands over it."""
    return (
        (not acts and _is_whole(passage, total)) or _is_former(passage, total) or _is_compared(passage, total)
    )


def _is_whole(passage: Passage, total: Token) -> bool:
    """Tell whether another sum is a part of one ("$5m of the $20m needed", "of the $20m, it paid $5m")."""
    prep = passage.tree.head(total)
    if total.dep != "pobj":
        return False
    fronted = prep.text.lower() == "of" and is_fronted(passage.tree, prep)
    return fronted or is_whole(passage.tree, prep, passage.tree.head(prep))


def _is_compared(passage: Passage, total: Token) -> bool:
    """Tell whether a sum is only that by which another is measured ("well above the $3m it needs", "down from $3m")."""
    tree = passage.tree
    prep = tree.head(total)
    if total.dep != "pobj" or len(passage.sums) < _BOTH:
        return False
    above = tree.head(prep)
    compared = above.lemma.lower() in ("compare", "compared") and prep.text.lower() in ("to", "with")
    return (
        compared
        or prep.text.lower() in _BESIDE
        or (prep.text.lower() == "from" and above.text.lower() in _MOVED)
    )


_BESIDE = ("above", "below", "beyond", "versus", "compared")
_MOVED = ("up", "down")


def _is_former(passage: Passage, total: Token) -> bool:
    """Tell whether a sum is what another was before ("raised its offer from $3m to $70m")."""
    own = next((amount.span for amount, top in passage.sums if top == total), None)
    if own is None or len(passage.sums) < _BOTH or not passage.text.endswith("from ", 0, own.start):
        return False
    alters = any(word.lemma.lower() in passage.grammar.altering for word in passage.tree.ancestors(total))
    return alters and any(
        _TO.search(passage.text, max(0, a.span.start - 5), a.span.start) for a in passage.amounts
    )


_TO = re.compile(r"\bto $")
_BOTH = 2
