"""The main text of a page as paragraphs: an empty line between two blocks, a line for each list item."""

from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset({"p", "head", "quote", "code", "list", "table", "div", "item", "row", "fw"})


def lay_out(body: Any) -> str:
    """Return the text of an article's body, as trafilatura gives it (TEI names)."""
    blocks = [block for block in _blocks(body, 0) if block.strip()]
    return "\n\n".join(block.strip("\n ") for block in blocks)


def _blocks(element: Any, depth: int) -> Iterator[str]:
    """Yield the blocks of an element in reading order; loose words between blocks are blocks of their own."""
    loose: list[str] = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS and depth < 60:
            yield _line("".join(loose))
            yield from _block(child, depth + 1)
            loose = [child.tail or ""]
        else:
            loose += [_inline(child), child.tail or ""]
    yield _line("".join(loose))


def _block(element: Any, depth: int) -> Iterator[str]:
    if element.tag == "list":
        yield "\n".join(_items(element, depth, 0))
    elif element.tag == "table":
        yield "\n".join(filter(None, (_row(row) for row in element.iter("row"))))
    elif any(child.tag in _BLOCKS for child in element):
        yield from _blocks(element, depth)
    else:
        yield _line(
            f"{element.text or ''}{''.join(_inline(child) + (child.tail or '') for child in element)}"
        )


def _items(element: Any, depth: int, level: int) -> Iterator[str]:
    for item in element:
        words = [item.text or ""]
        below: list[str] = []
        for child in item:
            if child.tag == "list" and depth + level < 60:
                below += _items(child, depth, level + 1)
                words.append(child.tail or "")
            else:
                words += (
                    [" ", _inline(child), child.tail or ""]
                    if child.tag in _BLOCKS
                    else [
                        _inline(child),
                        child.tail or "",
                    ]
                )
        if line := " ".join("".join(words).split()):
            yield f"{'  ' * level}- {line}"
        yield from below


def _row(row: Any) -> str:
    cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell")]
    return f"| {' | '.join(cells)} |" if len(cells) > 1 else "".join(cells)


def _inline(element: Any) -> str:
    if not isinstance(element.tag, str):
        return ""
    if element.tag == "lb":
        return "\n"
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for part in element.iter():
        if part.tag == "lb":
            yield "\n"
        elif part.text and isinstance(part.tag, str):
            yield part.text
        if part is not element and part.tail:
            yield part.tail


def _line(words: str) -> str:
    """Words with single spaces; line breaks that the page asked for are kept, two of them part paragraphs."""
    return "\n".join(" ".join(line.split()) for line in words.strip().split("\n"))
