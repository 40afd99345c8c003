"""The turns of a talk set down in writing: who asks and who answers.

Four forms are known: speakers with labels ("MR BELL: ...", "Q. ... A. ..."), questions put to a minister
("Mr Hay: To ask the Secretary of State ...", "Deputy Ryan asked the Minister ..."), an interview whose
questions stand alone and whose answers have a label, stand in quotation marks or stand alone too, and a debate,
in which speakers with titles or parties take turns and nobody asks.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import NamedTuple

from pledgebook.language.quote_labels import NAME_WORD, PARTICLES
from pledgebook.language.quote_words import SpeechWords
from pledgebook.span import Span

_LABEL = re.compile(
    r"^(?:([A-ZÀ-ÖØ-ÞČĐŁŚŠŽİ][^:\n\"?!;]{0,110}?)(?: ?\(([^)\n]{0,60})\))?(?:: *|—)|([QA])[.)]? +)(?=\S)",
    re.MULTILINE,
)
_FORMAL = re.compile(
    r"^(?:(?:[A-Z][\w.'-]*|\([^)\n]{1,40}\)|of|the|and|de|van|von) ){1,9}asked (?:the|Her|His) [^\n]{0,60}"
    r"(?:Minister|Secretary|Government|Chancellor|Treasurer|Tánaiste|Taoiseach|President)\b"
    r"(?=[^\n]*(?:\b(?:whether|what|how|which|upon notice|if (?:he|she|they)|the (?:amount|number|extent|steps|plans"
    r"|progress|position|cost|reasons?))\b|:$))[^\n]*$|^[^\n]{0,90}\bbe pleased to state\b[^\n]*$",
    re.MULTILINE,
)
_HEADED = re.compile(
    r"^(?:\d+\. )?(?:((?:Written )?(?:Parliamentary )?Questions?(?: [^\n:?]{0,40})?)"
    r"|((?:Answers?|Reply|Replies|Response)(?: given)?)) (?:by|of|from|to|on behalf of) [^\n?]{3,140}$",
    re.MULTILINE,
)
_ALONE = re.compile(r"[^\n\"']{1,300}\?$")
_LINE = re.compile(r"[^\n]+")
_TO_ASK = "To ask "  # how a question to a minister begins
_MOST_WORDS = 12
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says in one go; `asks` where it is a question, or the speaker is one who puts them.

    `label` are the words that name the speaker, with the signs behind them; null where only the form of a question
    or marks of quotation tell the turns apart.
    """

    content: Span
    asks: bool
    label: Span | None = None
    formal: bool = False  # put to a minister, and stating nothing ("asked the Minister what aid was given")
    debated: bool = False  # in a debate, where "you" are those who govern


class _Head(NamedTuple):
    """Where a turn begins: behind a label, or with the words of a formal question, which have no name."""

    name: str | None
    span: Span


def read_turns(text: str, words: SpeechWords, items: Container[int] = ()) -> tuple[Turn, ...]:
    """Return the turns of a transcript in text order; none where a text is no transcript.

    `items` are the places where the items of lists begin: what is asked of a minister often is one.
    """
    return (
        tuple(_labelled(text, words, items))
        or tuple(_written(text))
        or tuple(_answers_labelled(text, words))
        or tuple(_quoted(text))
        or tuple(_unmarked(text))
        or tuple(_debated(text, words))
    )


def _written(text: str) -> Iterator[Turn]:
    """Yield the turns of written questions, whose answer begins under a line that says by whom it is."""
    heads = list(_HEADED.finditer(text))
    if not any(match[2] for match in heads):
        return
    ends = [*(match.start() for match in heads[1:]), len(text)]
    for match, end in zip(heads, ends, strict=True):
        start = match.end()
        content = Span(start, start + len(text[start:end].rstrip()))
        asks = match[2] is None
        yield Turn(content, asks, formal=asks)


def _labelled(text: str, words: SpeechWords, items: Container[int]) -> Iterator[Turn]:
    formal = [_Head(None, Span(*match.span())) for match in _FORMAL.finditer(text)]
    named = [head for match in _LABEL.finditer(text) if (head := _read(match, words))]
    lines = {head.span.start for head in formal}
    named = [head for head in named if head.span.start not in lines]
    heads = sorted([*formal, *named], key=lambda head: head.span)
    asking = _askers(text, heads, words)
    sure = any(words.is_a("label", str(head.name)) or _puts(text, head) for head in named)
    fewest = 1 if sure else _FEWEST
    if not formal and not _is_transcript([str(head.name) for head in named], asking, fewest):
        return
    for head, content in _with_contents(text, heads):
        if head.name is not None:
            put = content.of(text).startswith(_TO_ASK)
            yield Turn(content, put or head.name in asking, head.span, put)
        else:
            yield from _asked(text, head, content, items)


def _is_transcript(names: Sequence[str], asking: set[str], fewest: int) -> bool:
    """Tell whether labels are speakers': one of several comes often enough, and some ask and some do not."""
    counts = Counter(names)
    return max(counts.values(), default=0) >= fewest and bool(asking) and asking < set(counts)


def _puts(text: str, head: _Head) -> bool:
    """Tell whether a formal question stands behind a label."""
    return text.startswith(_TO_ASK, head.span.end)


def _asked(text: str, head: _Head, content: Span, items: Container[int]) -> Iterator[Turn]:
    """Yield a formal question, and what stands behind it without a label, which answers it."""
    end = head.span.end
    if head.span.of(text).rstrip().endswith(":"):
        end = _end_of_question(text, Span(end, content.end), items)
    yield Turn(Span(head.span.start, end), asks=True, formal=True)
    if end < content.end:
        yield Turn(Span(end, content.end), asks=False)


def _end_of_question(text: str, rest: Span, items: Container[int]) -> int:
    """Return where a question ends that a colon leads to: behind the list, else behind the next line."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text, rest.start, rest.end)]
    listed = bool(lines) and lines[0].start in items
    asked = list(takewhile(lambda line: line.start in items, lines)) if listed else lines[:1]
    return asked[-1].end if asked else rest.start


def _read(match: re.Match[str], words: SpeechWords) -> _Head | None:
    """Return the label at the head of a line, if it has the shape of a speaker's name."""
    parts = _unnumbered((match[1] or match[3]).replace(",", "")).split()
    known = words.is_a("label", parts[0])
    strange = any(words.is_a("not_label", part) for part in (parts[0], parts[-1]))
    shaped = all(NAME_WORD.match(part) or part in PARTICLES for part in parts)
    if not known and (strange or not shaped or len(parts) > _MOST_WORDS):
        return None
    asks = words.is_a("label", parts[-1])  # "Reporter (Pacific News)" is one who asks, whoever it is
    return _Head(_surname([] if asks else (match[2] or "").split()) or _surname(parts), Span(*match.span()))


def _unnumbered(label: str) -> str:
    """Return a label without the number of a written question ("Question No. 3", "Reply to question 3")."""
    numbered = _NUMBERED.fullmatch(label)
    return numbered[1] if numbered else label


_NUMBERED = re.compile(
    r"(Question|Answer|Reply|Response|Q|A)(?: (?:to|on))?(?: [Qq]uestions?)?(?: (?:[Nn]o\.?|[Nn]umber))? ?[\d()a-e./-]+"
)


def _surname(parts: Sequence[str]) -> str:
    """Return what two labels of one speaker have in common ("Mr. Amadou Ba", "Mr Ba"): the last word."""
    return parts[-1].strip(".").lower() if parts else ""


def _with_contents(text: str, heads: Sequence[_Head]) -> Iterator[tuple[_Head, Span]]:
    ends = [*(head.span.start for head in heads[1:]), len(text)]
    for head, end in zip(heads, ends, strict=False):
        start = head.span.start if head.name is None else head.span.end
        yield head, Span(start, max(start, start + len(text[start:end].rstrip())))


def _askers(text: str, heads: Sequence[_Head], words: SpeechWords) -> set[str]:
    """Return who puts the questions: who is called so, or most of whose turns end in one."""
    asked: defaultdict[str, list[bool]] = defaultdict(list)
    for head, content in _with_contents(text, heads):
        if head.name is not None:
            said = content.of(text)
            asked[head.name].append(said.endswith("?") or said.startswith(_TO_ASK))
    called = {name for name in asked if words.is_a("label", name)}
    return called or {name for name, ends in asked.items() if 2 * sum(ends) >= len(ends)}


def _answers_labelled(text: str, words: SpeechWords) -> Iterator[Turn]:
    """Yield the turns of an interview whose questions stand alone and whose answers have the speaker's label."""
    heads = [head for match in _LABEL.finditer(text) if (head := _read(match, words))]
    if len({head.name for head in heads}) != 1 or len(heads) < _FEWEST:
        return
    asked = [_line_before(text, head.span.start) for head in heads]
    if 2 * sum(line.of(text).endswith("?") for line in asked) < len(heads):
        return
    ends = [*(line.start for line in asked[1:]), len(text)]
    for line, head, end in zip(asked, heads, ends, strict=True):
        yield Turn(line, asks=True)
        start = head.span.end
        yield Turn(Span(start, start + len(text[start:end].rstrip())), asks=False, label=head.span)


def _line_before(text: str, place: int) -> Span:
    """Return the last line with words before a place."""
    end = len(text[:place].rstrip())
    return Span(text.rfind("\n", 0, end) + 1, end)


def _quoted(text: str) -> Iterator[Turn]:
    """Yield the turns of an interview whose questions stand alone and whose answers stand in quotation marks."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    asks = [_ALONE.fullmatch(line.of(text)) is not None for line in lines]
    answers = [text[line.start] in "\"'" for line in lines]
    if sum(asked and answer for asked, answer in zip(asks, answers[1:], strict=False)) < _FEWEST:
        return
    for line, asked, answer in zip(lines, asks, answers, strict=True):
        if asked or answer:
            yield Turn(line, asked)


def _unmarked(text: str) -> Iterator[Turn]:
    """Yield the turns of an interview in which nothing but the questions' own lines tells who speaks.

    A line between two answers is the interviewer's too, where questions and answers take turns line by line.
    """
    lines = [Span(*match.span()) for match in _LINE.finditer(text)]
    asked = [_ALONE.fullmatch(line.of(text)) is not None for line in lines]
    places = [place for place, one in enumerate(asked) if one]
    if len(places) < _FEWEST_ALONE or any(one and after for one, after in pairwise(asked)):
        return
    first = places[0]
    told = [line.of(text) for line, one in zip(lines[first:], asked[first:], strict=True) if not one]
    put = [lines[place].of(text) for place in places]
    spoken = sum(_OURS.search(words) is not None for words in told)
    if spoken + sum(_YOURS.search(words) is not None for words in put) < _FEWEST or not spoken:
        return
    by_turns = all((place - first) % 2 == 0 for place in places)
    for place, line in enumerate(lines[first:]):
        yield Turn(line, asked[first + place] or (by_turns and place % 2 == 0))


def _debated(text: str, words: SpeechWords) -> Iterator[Turn]:
    """Yield the turns of a debate: several people speak, most of them with a title or party, one more than once."""
    heads = [head for match in _LABEL.finditer(text) if (head := _read(match, words))]
    counts = Counter(head.name for head in heads)
    titled = sum(_is_titled(head.span.of(text), words) for head in heads)
    if len(heads) < _FEWEST_DEBATED or len(counts) < _FEWEST or 2 * titled <= len(heads):
        return
    if max(counts.values()) >= _FEWEST:
        for head, content in _with_contents(text, heads):
            yield Turn(content, asks=False, label=head.span, debated=True)


def _is_titled(label: str, words: SpeechWords) -> bool:
    """Tell whether a label says more of a speaker than the name: an office, a form of address, a party."""
    said = re.findall(r"[\w-]+", label)
    return (
        "(" in label
        or _ADDRESSED.match(label) is not None
        or any(words.is_a("office", word) for word in said)
    )


_FEWEST_DEBATED = 4
_ADDRESSED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Baroness|Shri|Smt|Hon|Senator|Deputy)\b")
_FEWEST_ALONE = 3
_YOURS = re.compile(r"\b[Yy]our?\b")
_OURS = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Uu]s)\b")
