"""Builds the view: one line per block, plain signs, every offset kept (codebook 7.3)."""

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pledgebook.language.sentences import Block, BlockKind
from pledgebook.language.view import View
from pledgebook.span import Span

_INVISIBLE = dict.fromkeys(
    [0xAD, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)], ""
)
_PLAIN: dict[int, str] = _INVISIBLE | {
    **dict.fromkeys(map(ord, "“”„‟«»″＂"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′`´"), "'"),
    **dict.fromkeys(map(ord, "‐‑−"), "-"),
    **{ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF02},
}
# Markdown and leftovers of HTML: what a reader of the printed page would not see.
_MARKS = re.compile(
    r"<!--.{0,2000}?-->"
    r"|</?[A-Za-z][^<>\n]{0,500}>"
    r"|!\[[^\[\]]{0,300}\]\([^()\s]{0,2000}\)"
    r"|(?<=\])\((?:https?:|mailto:|/|#)[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?\)"
    r"|\\(?=[\[\]*_#>\\.()'\"$-])"
    r"|\*{2,}|(?<!\w)\*(?=\S)|(?<=\S)\*"
    r"|(?<![\w_])_{1,2}(?=[^\s_])|(?<=[^\s_])_{1,2}(?![\w_])",
    re.DOTALL,
)
_LINK_OPEN = re.compile(r"\[(?=[^\[\]]{0,300}\]\((?:https?:|mailto:|/|#))")
_ITEM = re.compile(r"[ \t]*(?:[-*+•·▪◦‣●○■□➢►–—]|\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])[ \t\u00a0]+(?=\S)")
_ASKED = re.compile(r"^[ \t]*Q[.)][ \t\u00a0]", re.MULTILINE)  # "Q. ... A. ..." are speakers, no list
_SAYS = re.compile(
    r"(?:[QA]|[A-Z][A-Z.]+(?: [A-Z][A-Z.'-]+){0,3}): "
)  # a speaker's label at the head of a line
# "Ambulances: 722", "Grants: Rs 40 million since 1951": what a line gives a number for
_FACT = re.compile(r"[A-Z][\w'&/-]*(?: [\w'&/-]+){0,4}: (?=\D{0,12}\d)")
# "Japan: ten boats.": what a line tells of, as the lines before and behind it do
_LABEL = re.compile(r"[A-Z][\w'’&-]*(?: [\w'’&-]+){0,4}: ")
# "14 January - Cuba", "March 1998: Italy", "2003: Togo": a line of a chronicle
_DATED = re.compile(
    r"(?:(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2})?(?:,? \d{4})?|\d{4})(?: ?[:\u2013\u2014]| - )"
)
_SPEAKER = re.compile(r"[ \t]*[QA][.)]")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+")
_QUOTED = re.compile(r"(?:[ \t]{0,3}>[ \t]?)+")
_RULE = re.compile(r"[ \t]*(?:[-=_*~|:+][ \t]*){3,}$")
_TERMINAL = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_LONGEST_FACT = 120
_WIDEST_WRAP = 130  # columns; no program wraps plain text wider than this


class _Line(NamedTuple):
    """One line of the text without its marks: its signs and where each stands."""

    text: str
    origin: Sequence[int]
    kind: BlockKind
    level: int
    columns: int
    hard_end: bool
    gap: bool


def build_view(text: str) -> tuple[View, tuple[Block, ...]]:
    """Return the normalised view of a text, and its blocks in order."""
    lines = _with_facts(list(_lines(text)))
    signs: list[str] = []
    origin = array("L")
    blocks: list[Block] = []
    start = 0
    for line, follows in _joined(lines):
        if follows:
            _soften(signs, origin, line)
        elif signs:
            start = _close(signs, origin, len(text))
        if not follows:
            blocks.append(Block(Span(start, start), line.kind, line.level))
        signs.append(line.text)
        origin.extend(line.origin)
        last = blocks[-1]
        blocks[-1] = Block(Span(last.span.start, len(origin)), last.kind, last.level)
    origin.append(len(text))
    return View("".join(signs), origin), tuple(blocks)


def _close(signs: list[str], origin: "array[int]", end: int) -> int:
    signs.append("\n")
    origin.append(min(origin[-1] + 1, end))
    return len(origin)


def _soften(signs: list[str], origin: "array[int]", line: _Line) -> None:
    """Join a wrapped line: with a space, unless the line before ends in a hyphen within a word."""
    before = signs[-1]
    if before.endswith("-") and before[-2:-1].isalpha() and line.text[:1].isalpha():
        return
    signs.append(" ")
    origin.append(origin[-1] + 1)


def _joined(lines: Sequence[_Line]) -> Iterator[tuple[_Line, bool]]:
    """Yield each line with whether it goes on the block of the line before."""
    width = _wrap_width(lines)
    before: _Line | None = None
    for line in lines:
        yield line, before is not None and not line.gap and _goes_on(before, line, width)
        before = line


def _wrap_width(lines: Sequence[_Line]) -> int:
    lengths = sorted(line.columns for line in lines)
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def _goes_on(before: _Line, line: _Line, width: int) -> bool:
    if line.kind is not BlockKind.PARAGRAPH or before.kind in (BlockKind.HEADING, BlockKind.ROW):
        return False
    if before.hard_end or _SAYS.match(line.text):
        return False
    if any(form.match(line.text) and form.match(before.text) for form in (_LABEL, _DATED)):
        return False
    ended = bool(_TERMINAL.search(before.text))
    if not ended and line.text[:1].islower():
        return True
    first = line.text.split(" ", 1)[0]
    # The classic test of a wrapped line: the next word would not have fitted on it.
    return width <= _WIDEST_WRAP and before.columns + 1 + len(first) > width


def _lines(text: str) -> Iterator[_Line]:
    hidden, asked = _hidden(text), _ASKED.search(text) is not None
    gap = True
    for match in re.finditer(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+|\x0c|\n[ \t]*\n", text):
        raw = match[0]
        if raw[0] == "\x0c" or raw[0] == "\n" or _RULE.match(raw):
            gap = True
            continue
        line = _line(raw, match.start(), hidden, gap=gap, asked=asked)
        if line is None:
            gap = True
            continue
        yield line
        gap = False


def _with_facts(lines: list[_Line]) -> list[_Line]:
    """Return the lines, those as a list that give numbers for what they begin with, two at least in a row."""
    facts = [line.kind is BlockKind.PARAGRAPH and _is_fact(line.text) for line in lines]
    around = [False, *facts, False]
    return [
        line._replace(kind=BlockKind.ITEM) if around[at] and (around[at - 1] or around[at + 1]) else line
        for at, line in enumerate(lines, start=1)
    ]


def _is_fact(line: str) -> bool:
    return len(line) <= _LONGEST_FACT and not line.endswith((".", "?", "!")) and bool(_FACT.match(line))


def _hidden(text: str) -> bytearray:
    hidden = bytearray(len(text))
    for match in _MARKS.finditer(text):
        hidden[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    for match in _LINK_OPEN.finditer(text):
        hidden[match.start()] = 1
        hidden[text.index("]", match.start())] = 1
    return hidden


def _line(raw: str, start: int, hidden: bytearray, *, gap: bool, asked: bool) -> _Line | None:
    kind, level, skip = _kind(raw, asked=asked)
    signs: list[str] = []
    origin: list[int] = []
    space = True
    for place in range(skip, len(raw)):
        sign = raw[place]
        if hidden[start + place]:
            continue
        plain = _PLAIN.get(ord(sign), sign)
        if plain.isspace() or unicodedata.category(sign) == "Cc":
            if space:
                continue
            plain = " "
        space = plain == " " or (space and not plain)
        signs.append(plain)
        origin.extend([start + place] * len(plain))
    text = "".join(signs).rstrip(" ")
    if not text:
        return None
    hard_end = raw.endswith("  ") and len(raw.strip()) < 60
    return _Line(text, origin[: len(text)], kind, level, len(raw.rstrip()), hard_end, gap)


def _kind(raw: str, *, asked: bool) -> tuple[BlockKind, int, int]:
    """Tell what a line is, how deep, and how many signs of it are only marks; `asked` where "Q." marks questions."""
    quoted = _QUOTED.match(raw)
    skip = quoted.end() if quoted else 0
    if heading := _HEADING.match(raw, skip):
        return BlockKind.HEADING, raw.count("#", skip, heading.end()) - 1, heading.end()
    spoken = asked and _SPEAKER.match(raw, skip)
    if not spoken and (item := _ITEM.match(raw, skip)):
        indent = len(raw[skip:]) - len(raw[skip:].lstrip())
        return BlockKind.ITEM, indent // 2, item.end()
    if raw.count("|") > 1 or raw.count("\t") > 1:
        return BlockKind.ROW, 0, skip
    bare = raw.strip()
    if bare.startswith("**") and bare.endswith(("**", "**:")) and len(bare) < 200 and bare.count("**") == 2:
        return BlockKind.HEADING, 5, skip
    return BlockKind.PARAGRAPH, 0, skip
