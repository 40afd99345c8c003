"""A page of so many marks, or so deep, that finding its article would take minutes: its words, block by block."""

from collections.abc import Iterator
from typing import Any

# Articles have some thousand marks, twenty deep; the search for the main text takes 60 microseconds a mark,
# and more the deeper it stands.
_MOST_MARKS = 30_000
_MOST_WEIGHT = 500_000  # the depths of all marks together
# No page that is less deep than this weighs so much; to ask is cheaper than to add it up.
_DEEP = "boolean(" + "/*" * (_MOST_WEIGHT // _MOST_MARKS + 1) + ")"
_LEFT_OUT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
    }
    | {"head", "svg", "iframe"}
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
    }
    | {"s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"}
)


def is_heavy(tree: Any) -> bool:
    """Tell whether a page is made to keep its reader busy."""
    from lxml import etree

    if tree.xpath("count(//*)") > _MOST_MARKS:
        return True
    if not tree.xpath(_DEEP):
        return False
    depth = weight = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        weight += depth if event == "start" else 0
        if weight > _MOST_WEIGHT:
            return True
    return False


def flat_text(tree: Any) -> str:
    """Return the words of a page without its frame, an empty line between two blocks; each mark is met once."""
    blocks = (" ".join(block.split()) for block in "".join(_pieces(tree)).split("\f"))
    return "\n\n".join(block for block in blocks if block)


def _pieces(tree: Any) -> Iterator[str]:
    """Yield the words in reading order, with a form feed where a block begins or ends."""
    from lxml import etree

    walk = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, mark in walk:
        named = isinstance(mark.tag, str)
        border = "\f" if named and mark.tag not in _INLINE else ""
        if event == "start":
            yield border
            if mark.tag in _LEFT_OUT:
                walk.skip_subtree()
            else:
                yield (mark.text or "").replace("\f", " ")
        else:
            yield border
            yield (mark.tail or "").replace("\f", " ") if mark is not tree else ""
