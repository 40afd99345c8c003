"""Sentences of a view: nupunkt's boundaries within each block, mended at abbreviations it does not know."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pledgebook.language.abbreviations import abbreviations
from pledgebook.language.filed import dateline_end
from pledgebook.language.sentences import Block, Sentence
from pledgebook.language.view import View
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

# "FRANCE: Sent 60 firemen": a list headed with a name, its verb without a subject.
_HEADED = re.compile(
    r"[*•–—-]? ?[A-ZÀ-Þ][\w.'-]*(?: [\w.'-]+){0,3}: "
    r"(?=(?:[A-Z][a-z]+ed|Sent|Gave|Has|Have|Will|Plans|Is|Made|Put|Held) )"
)
# "Improving access to water: Norway will", "Caribbean Zero Hunger Plan: Norway will": what heads a line of a list.
_TITLE = re.compile(r"[*•–—-]? ?(?P<title>[A-ZÀ-Þ][^:.;?!\n\"]{5,120}): (?=[A-ZÀ-Þ][\w.'-]* \w)")
_SMALL = frozenset(
    ["a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"]
)
_FEWEST = 3  # words of a title


def split(
    view: View, blocks: Sequence[Block], vocabulary: Vocabulary, labels: Iterable[Span] = ()
) -> tuple[Sentence, ...]:
    """Return the sentences of every block, in order, none parsed yet; a speaker's label is part of none."""
    said = {label.start: label.end for label in labels}
    return tuple(
        sentence
        for number, block in enumerate(blocks)
        for part in _parts(_unlabelled(block.span, said), view.text)
        for sentence in _sentences(part, number, view.text, vocabulary)
    )


def _parts(block: Span, text: str) -> Iterator[Span]:
    """Yield the title that a line begins with, and what it heads; most lines are one part."""
    found = _TITLE.match(text, block.start, block.end)
    if found and _is_title(found["title"].split()):
        yield Span(block.start, found.end("title") + 1)
        block = Span(found.end(), block.end)
    yield block


def _is_title(words: Sequence[str]) -> bool:
    """Tell whether words are a title: a gerund with its object, or all of them capitals."""
    main = [word for word in words if word.lower() not in _SMALL]
    gerund = words[0].endswith("ing") and len(words[0]) > len("bring")
    return len(words) >= _FEWEST and (gerund or all(word[0].isupper() or word[0].isdigit() for word in main))


def _unlabelled(block: Span, said: Mapping[int, int]) -> Span:
    """Return a block without the label it begins with."""
    return Span(max(block.start, min(said.get(block.start, block.start), block.end)), block.end)


def _pieces(span: Span, text: str) -> Iterator[Span]:
    """Yield a sentence, cut at a space where it is longer than any that people write.

    A parse costs more than its length in words; a list run together must not cost more than its length.
    """
    while (length := span.end - span.start) > _LONGEST:
        part = length // -(-length // _LONGEST)  # pieces of equal length
        cut = max(text.rfind(" ", span.start + part // 2, span.start + part), 0)
        cut = cut or span.start + part
        yield _trim(Span(span.start, cut), text)
        span = _trim(Span(cut, span.end), text)
    if span.start < span.end:
        yield span


_LONGEST = 2000  # code points; about 350 words


def _sentences(part: Span, number: int, text: str, vocabulary: Vocabulary) -> Iterator[Sentence]:
    """Yield the sentences of a part of a block: what heads it, a name or a dateline, and those behind."""
    headed = _HEADED.match(text, part.start, part.end)
    begins = headed.end() if headed else dateline_end(text, part.start, part.end, vocabulary)
    if begins is not None:
        head = _trim(Span(part.start, begins), text)
        yield from (Sentence(piece, number, dateline=headed is None) for piece in _pieces(head, text))
        part = Span(begins, part.end)
    for span in _joined(part, text, vocabulary):
        yield from (Sentence(piece, number) for piece in _pieces(span, text))


def _joined(block: Span, text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield the splitter's sentences, joined where the full stop between two belongs to an abbreviation."""
    from nupunkt import sent_spans

    pending: Span | None = None
    found = (Span(block.start + start, block.start + end) for start, end in sent_spans(block.of(text)))
    for span in (_trim(piece, text) for one in found for piece in _ended(one, text, vocabulary)):
        if span.start >= span.end:
            continue
        if pending is not None and _unfinished(
            pending.of(text), text[span.start : span.start + _WORD], vocabulary
        ):
            pending = pending.join(span)
            continue
        if pending is not None:
            yield pending
        pending = span
    if pending is not None:
        yield pending


def _ended(span: Span, text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Yield a sentence, cut behind plain words that the splitter takes for abbreviations ("the bank. A mission")."""
    short = abbreviations(vocabulary)["in_small_letters"]
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if match[1] not in short and match.end() < span.end:
            yield Span(start, match.end())
            start = match.end()
    yield Span(start, span.end)


# A word in small letters, its full stop, and the capital that a sentence begins with.
_END = re.compile(r"(?<![\w.'\u2019-])([a-z]{2,})\.[\"')]* +(?=[\"'(]?[A-Z])")


def _trim(span: Span, text: str) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _unfinished(before: str, follows: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the full stop belongs to an abbreviation and the sentence goes on."""
    if not before.endswith("."):
        return False
    if follows[0] in ")],;:":
        return True
    last = before[:-1].rsplit(None, 1)[-1] if before[:-1].strip() else ""
    last = last.lstrip("(['\"")
    words = abbreviations(vocabulary)
    if last in words["before_anything"] or (follows[0].isdigit() and last in words["before_a_number"]):
        return True
    word = follows.split(None, 1)[0].rstrip(".,;:")
    return last in words["before_an_office"] and word in words["offices"]


_WORD = 20  # code points that are looked at behind a full stop
