"""What an act is for: a vote of all that the document says around it (codebook 3.1).

Every word, thing and organisation with a purpose votes for it; a vote counts by what it is (a wording that names
the purpose outright, a thing, a mere word), by where it stands (in what the act aims at, in its clause, its
sentence, its paragraph, elsewhere) and by how near it is. The weights are in purposes.yml.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Category, Form
from pledgebook.claims.words.kinds import fixed_purposes, item_category, purposes, usual_category
from pledgebook.language import Annotation, Item, Token
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_LENT = (Form.LOAN, Form.GUARANTEE, Form.DEBT_RELIEF)


class Told(NamedTuple):
    """One place of a document that speaks of a purpose, and what speaks: outright, thing, word or party."""

    span: Span
    category: Category
    kind: str


class Vote(NamedTuple):
    """One vote for a purpose: what speaks, where it stands, and how loud, from 0 to 1."""

    category: Category
    kind: str
    place: str
    force: float


@dataclass(frozen=True)
class Subject:
    """All that a document tells of purposes, in text order."""

    told: tuple[Told, ...]

    def within(self, span: Span) -> Iterator[Told]:
        """Yield what is told inside a span."""
        # By place, not by a slice: a copy of the rest for each claim grows with the square of the text.
        for place in range(
            bisect_left(self.told, span.start, key=lambda one: one.span.start), len(self.told)
        ):
            if self.told[place].span.start >= span.end:
                return
            yield self.told[place]

    def tally(self, span: Span) -> dict[Category, int]:
        """Return how often each purpose is told inside a span."""
        found = (
            (category, bisect_left(starts, span.end) - bisect_left(starts, span.start))
            for category, starts in self._starts.items()
        )
        return {category: times for category, times in found if times}

    @cached_property
    def _starts(self) -> dict[Category, list[int]]:
        """Where each purpose is told; counted by place, since a long block is asked about for each of its acts."""
        starts = defaultdict[Category, list[int]](list)
        for one in self.told:
            starts[one.category].append(one.span.start)
        return starts

    @cached_property
    def whole(self) -> Counter[Category]:
        """How often the document tells of each purpose."""
        return Counter(one.category for one in self.told)


def subject(annotation: Annotation, vocabulary: Vocabulary) -> Subject:
    """Return what a document tells of purposes; of two that overlap, the more outright one stays."""
    found = sorted(_told(annotation, vocabulary), key=lambda one: (_ORDER[one.kind], one.span))
    kept: list[Told] = []
    neutral = purposes(vocabulary).neutral.find(annotation.view.text)
    taken = {place for match in neutral for place in range(*match.span)}
    for one in found:
        place = set(range(*one.span))
        if not place & taken:
            taken |= place
            kept.append(one)
    return Subject(tuple(sorted(kept)))


_POSSESSIVE = re.compile(r"['\u2019]s\b")  # blanked, so that "the army's" is the army at the same place
_ORDER = {"outright": 0, "party": 1, "thing": 2, "word": 3}


def _told(annotation: Annotation, vocabulary: Vocabulary) -> Iterator[Told]:
    text, table = _POSSESSIVE.sub("  ", annotation.view.text), purposes(vocabulary)
    for match in table.named.find(text):
        yield Told(match.span, match.value, "outright")
    for match in table.categories.find(text):
        yield Told(match.span, match.value, "word")
    for item in annotation.items:
        category = item_category(item, vocabulary)
        if (
            category and category is not Category.POLITICAL
        ):  # talks and sanctions are acts, no purpose of others
            yield Told(item.head, category, "thing")
    fixed = fixed_purposes(vocabulary)
    for party in annotation.parties:
        if party.id and party.id in fixed:
            yield Told(party.span, fixed[party.id], "party")


def votes(
    draft: Draft,
    items: Sequence[Item],
    form: Form | None,
    told: Subject,
    annotation: Annotation,
    vocabulary: Vocabulary,
) -> Iterator[Vote]:
    """Yield every vote about what an act is for."""
    given = [(item, category) for item in items if (category := item_category(item, vocabulary))]
    sentence = draft.act.passage.span
    said = list(told.within(sentence))
    outright = [one for one in said if one.kind == "outright"]
    own = Counter(category for item, category in given if not _swallowed(item, category, outright))
    for category, count in own.items():
        yield Vote(category, "given", "own", count / len(given))
    if not given and (usual := [c for item in items if (c := usual_category(item, vocabulary))]):
        yield Vote(usual[0], "thing", "own", 1)
    if form in _LENT:
        yield Vote(Category.FINANCIAL, "form", "own", 1)
    yield from _spoken(draft, said, {item.head for item, _ in given})
    spoken = told.tally(sentence) if said else {}
    block = told.tally(annotation.blocks[draft.act.passage.block].span)
    yield from _shares({one: times - spoken.get(one, 0) for one, times in block.items()}, "block")
    yield from _shares(told.whole, "document")


def _swallowed(item: Item, category: Category, outright: Sequence[Told]) -> bool:
    """Tell whether a thing only stands in a wording that names another purpose ("removing mines")."""
    return any(one.category is not category and one.span.overlaps(item.head) for one in outright)


def _shares(counts: Mapping[Category, int], place: str) -> Iterator[Vote]:
    """Yield a vote for each purpose as loud as its part of the telling around an act."""
    total = sum(count for count in counts.values() if count > 0)
    for category, count in counts.items():
        if count > 0:
            yield Vote(category, "share", place, count / total)


def _spoken(draft: Draft, said: Sequence[Told], given: set[Span]) -> Iterator[Vote]:
    """Yield the votes of the act's own sentence."""
    told = [one for one in said if one.span not in given]
    if not told:
        return
    close, own, aims = draft.close, draft.own_part, _aims(draft)
    for one in told:
        away = max(one.span.start - close.end, close.start - one.span.end, 0)
        place = "sentence"
        if own.overlaps(one.span):
            place = "aim" if any(aim.overlaps(one.span) for aim in aims) else "clause"
        yield Vote(one.category, one.kind, place, _REACH / (_REACH + away))


_REACH = 60  # code points; as far away as this a word speaks half as loud


def _aims(draft: Draft) -> list[Span]:
    """Return the phrases and clauses of an act that say what it is for ("for the army", "to feed the poor")."""
    tree, towards = draft.act.passage.tree, draft.act.passage.grammar.towards
    heads = [draft.act.foot, *(step.token for step in draft.act.chain.steps)]
    below = [child for head in heads for child in tree.children(head)]
    return [tree.reach(word) for word in below if _leads(word, towards)]


def _leads(word: Token, towards: frozenset[str]) -> bool:
    if word.dep in ("prep", "dative"):
        return word.text.lower() in towards
    return word.dep in ("advcl", "acl", "xcomp", "relcl") and word.tag == "VB"


def purpose(cast: Iterator[Vote], vocabulary: Vocabulary) -> Category | None:
    """Return the purpose with most votes; null where none has enough."""
    weights = purposes(vocabulary).weights
    sums: defaultdict[Category, float] = defaultdict(float)
    for vote in cast:
        sums[vote.category] += weights[vote.kind] * weights[vote.place] * vote.force
    best = min(sums, key=lambda category: (-sums[category], category), default=None)
    return best if best and sums[best] >= weights["least"] else None
