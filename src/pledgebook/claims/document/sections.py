"""Parts of a document that are each headed with a name: fact boxes, round-ups and briefings by country.

What the names of the headings stand for is told by the acts below them: where whom a heading names is said to give,
so do the others in their own parts; where it is said to gain, so do the others.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.about import is_giving
from pledgebook.language import Annotation, Block, BlockKind, is_label
from pledgebook.party import Party, PartyKind

_FEWEST = 2  # headings with different names
_LONGEST = 60  # code points of a heading
_BARE = re.compile(r"[\s*#_=:\u2022\u2013\u2014-]*(?:the )?", re.IGNORECASE)
_SENTENCE = re.compile(r"[.,;!?\"\u201d\u2026][\s*_]*\Z")


@dataclass(frozen=True)
class Sections:
    """Where the parts of a document begin, whom the heading of each names, and how many acts say what they do."""

    starts: Sequence[int] = ()
    names: Sequence[Party | None] = ()
    giving: int = 0
    gaining: int = 0

    def number(self, place: int) -> int:
        """Return which part a place stands in, nought before the first."""
        return bisect_right(self.starts, place)

    def at(self, draft: Draft) -> Party | None:
        """Return whom the heading over an act names."""
        number = self.number(draft.act.foot.start)
        return self.names[number - 1] if number else None

    @property
    def gainers(self) -> frozenset[str | None]:
        """The codes of all who gain by the headings."""
        return (
            frozenset(name.id for name in self.names if name) if self.gaining > self.giving else frozenset()
        )

    def giver(self, draft: Draft) -> Party | None:
        """Return who gives by the heading over an act."""
        return self.at(draft) if self.giving > self.gaining else None

    def gainer(self, draft: Draft) -> Party | None:
        """Return who gains by the heading over an act."""
        return self.at(draft) if self.gaining > self.giving else None


def sections(annotation: Annotation, drafts: Sequence[Draft]) -> Sections:
    """Return the parts of a document, none where fewer than two names head any."""
    found = list(_headings(annotation))
    if len({name.id for _, name in found if name}) < _FEWEST:
        return Sections()
    bare = Sections([start for start, _ in found], [name for _, name in found])
    under = [(draft, name) for draft in drafts if is_giving(draft) and (name := bare.at(draft))]
    giving = sum(_acts(draft, name) for draft, name in under)
    gaining = sum(_gains(draft, name) for draft, name in under)
    return Sections(bare.starts, bare.names, giving, gaining)


def _acts(draft: Draft, name: Party) -> bool:
    return any(party.id == name.id for party in draft.doers.parties)


def _gains(draft: Draft, name: Party) -> bool:
    """Tell whether an act is for whom a heading names, or is done by others for nobody that is said."""
    said = any(party.id == name.id for party in draft.gainers.recipients)
    by_others = any(party.id for party in draft.doers.parties) and not draft.gainers.recipients
    return (said or by_others) and not _acts(draft, name)


def _headings(annotation: Annotation) -> Iterator[tuple[int, Party | None]]:
    """Yield where each part begins, and whom its heading names; nobody where it names something else."""
    text, parties = annotation.view.text, annotation.parties
    for block in annotation.blocks:
        at = bisect_right(parties, block.span.start - 1, key=lambda party: party.span.start)
        first = parties[at] if at < len(parties) and parties[at].span.end <= block.span.end else None
        if first and (_is_all(first, block, text) or is_label(first, text)):
            yield block.span.start, first
        elif _is_heading(block, text):
            yield block.span.start, None


def _is_all(party: Party, block: Block, text: str) -> bool:
    """Tell whether a line is a name alone."""
    before, after = text[block.span.start : party.span.start], text[party.span.end : block.span.end]
    bare = not party.adjective and party.kind in (PartyKind.STATE, PartyKind.ORGANISATION)
    return bare and bool(_BARE.fullmatch(before)) and bool(_BARE.fullmatch(after))


def _is_heading(block: Block, text: str) -> bool:
    words = block.span.of(text)
    if block.kind is BlockKind.HEADING:
        return True
    return block.kind is BlockKind.PARAGRAPH and len(words) <= _LONGEST and not _SENTENCE.search(words)
