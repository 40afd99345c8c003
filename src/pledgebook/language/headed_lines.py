"""Lines that a name or a day heads ("Sudan: Three ships sailed", "3 May: Peru sends tents").

It is no part of the sentence behind it, and would be taken for its subject or its verb.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pledgebook.language.gazetteer import Name
from pledgebook.language.tree import Token, Tree
from pledgebook.party import PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Match

_MARKS = re.compile(r"[\s*#_\u2022\u2013\u2014-]*(?:the )?", re.IGNORECASE)
_BEHIND = re.compile(r"[*_]{0,2}:[*_]{0,2}\s+(?=\w)")
_FEWEST = 5  # words behind a name that may be a sentence


def heading(sentence: Span, text: str, names: Sequence[Match[Name]]) -> Span | None:
    """Return the name of a state or organisation that stands before a sentence, with the signs behind it."""
    at = bisect_left(names, sentence.start, key=lambda one: one.span.start)
    first = names[at] if at < len(names) and names[at].span.end <= sentence.end else None
    if first is None or first.value.kind not in (PartyKind.STATE, PartyKind.ORGANISATION):
        return None
    signs = _BEHIND.match(text, first.span.end, sentence.end)
    bare = _MARKS.fullmatch(text, sentence.start, first.span.start)
    if not (bare and signs) or len(text[signs.end() : sentence.end].split()) < _FEWEST:
        return None
    return Span(first.span.start, signs.end())


def headed(tree: Tree, head: Span, text: str) -> Tree:
    """Return the tree of a sentence with the name or day before it, which hangs loose from the root."""
    root = next((token for token in tree.tokens if token.head == token.index), None)
    if root is None:
        return tree
    sign = head.start + len(head.of(text).rstrip(" *_\t")) - 1
    name = text[head.start : sign].rstrip(" *_")
    moved = (token._replace(index=token.index + 2, head=token.head + 2) for token in tree.tokens)
    loose = (
        Token(0, head.start, head.start + len(name), name, name, "PROPN", "NNP", "dep", root.index + 2, ""),
        Token(1, sign, sign + 1, text[sign], text[sign], "PUNCT", ":", "punct", root.index + 2, ""),
    )
    return Tree((*loose, *moved))
