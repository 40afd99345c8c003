"""What the quotation finders share: the text, its sentences, its runs in marks, and the drafts they write."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.language.quotation import Mode, Tells
from pledgebook.language.quote_marks import Runs
from pledgebook.language.quote_words import SpeechWords
from pledgebook.language.sentences import Block, Sentence
from pledgebook.language.tree import Token
from pledgebook.span import Span

_LONGEST_SENTENCE = 300  # words; a longer one would cost the square of its length
_DATELINE = re.compile(
    r"[A-Z][A-Z .'/-]{2,40}(?:, [^-–—:\n]{0,40})?(?: ?\([^()\n]{1,30}\))? ?(?:--?|–|—) ?(?=\S)"
)
_ASIDE = re.compile(r"[^\"']{0,80},\s*$")
_ASIDE_SIGNS = 120
_SENTENCE_LIKE = re.compile(r"[.!?…][\"'\])]*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its source is followed to a naming; `number` is the sentence of its source."""

    content: Span
    cue: Span | None
    source: Span | None
    speaker: Token | None
    number: int
    tells: Tells = Tells.STATEMENT
    act: bool = False
    goes_on: bool = False
    mode: Mode | None = None
    parts: tuple[Span, ...] = ()

    @property
    def pieces(self) -> tuple[Span, ...]:
        """The parts of the words said; the whole of them where they are in one."""
        return self.parts or (self.content,)


@dataclass(frozen=True, slots=True)
class Scene:
    """One document as the quotation finders see it."""

    text: str
    blocks: Sequence[Block]
    sentences: Sequence[Sentence]
    runs: Runs
    words: SpeechWords

    def parsed(self, number: int) -> bool:
        """Tell whether a sentence has a parse worth reading; a table run together as one sentence has none."""
        tree = self.sentences[number].tree
        return tree is not None and len(tree.tokens) <= _LONGEST_SENTENCE

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence that holds a place, or of the last one before it."""
        return max(0, bisect_right(self.sentences, place, key=lambda sentence: sentence.span.start) - 1)

    def block_at(self, place: int) -> int:
        """Return the number of the block that holds a place."""
        return max(0, bisect_right(self.blocks, place, key=lambda block: block.span.start) - 1)

    def starts_sentence(self, run: Span) -> bool:
        """Tell whether a run opens a sentence."""
        return self.sentences[self.sentence_at(run.start)].span.start == run.start

    def opening(self, number: int) -> int:
        """Return where the words of a sentence start, past a dateline: "KYIV, 3 May (Agency) - "."""
        span = self.sentences[number].span
        dateline = _DATELINE.match(self.text, span.start, span.end)
        return dateline.end() if dateline else span.start

    def sentence_like(self, run: Span) -> bool:
        """Tell whether the words of a run look like a whole sentence or the start of one."""
        inner = run.of(self.text).strip("\"' ")
        return bool(inner) and (inner[0].isupper() or inner[0] in ".…[($£€" or inner[0].isdigit())

    def ends_sentence(self, run: Span) -> bool:
        """Tell whether a run ends as a sentence does."""
        return bool(_SENTENCE_LIKE.search(run.of(self.text)[-4:])) or self.text[
            run.end : run.end + 1
        ] in tuple(".!?")

    def mode(self, content: Span) -> Mode:
        """Return whether a content is all in marks, partly, or not at all."""
        place = bisect_right(self.runs.spans, content.start - 1, key=lambda span: span.start)
        inside = False
        for span in self.runs.spans[place : place + 50]:
            if span.start >= content.end:
                break
            if content.holds(span):
                inside = True
                if span.end - span.start >= content.end - content.start - 2:
                    return Mode.DIRECT
        if not inside and self.text[content.start] == '"' and self.runs.around(content.start) is not None:
            return Mode.DIRECT
        return Mode.MIXED if inside else Mode.INDIRECT


def run_just_before(scene: Scene, place: int, number: int, level: int | None) -> Span | None:
    """Return the run that a sentence goes on after ("…," he said), not one that ended a sentence."""
    found = scene.runs.before(place, level)
    if found is None:
        return None
    run = scene.runs.spans[found]
    gap, last = scene.text[run.end : place], scene.text[run.end - 2]
    if "\n" in gap or len(gap) > 9 or any(sign.isalnum() for sign in gap):
        return None
    if not gap.lstrip().startswith(",") and last not in ",?!…-–—.":
        return None
    return None if last == "." and scene.sentence_at(run.end - 1) != number else run


def resumed_run(scene: Scene, place: int, number: int, level: int | None) -> Span | None:
    """Return the run that goes on after an interruption: "…," he said, "…"."""
    found = scene.runs.after(place, level)
    if found is None:
        return None
    run = scene.runs.spans[found]
    near = run.start - place < _ASIDE_SIGNS and scene.sentence_at(run.start) == number
    return run if near and _ASIDE.match(scene.text[place : run.start]) else None
