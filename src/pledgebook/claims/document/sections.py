"""Parts of a document that are each headed with a name: fact boxes, round-ups and briefings by country.

What the names of the headings stand for is told by the acts below them: where whom a heading names is said to give,
so do the others in their own parts; where it is said to gain, so do the others. Where no act below says it, as in
lines without verbs, the words before the first heading do: they name who gives to all, or who is helped by all.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.about import is_giving
from pledgebook.claims.words.grammar import grammar
from pledgebook.claims.words.kinds import are_all, body_codes, habitual_givers, steady_givers
from pledgebook.language import Annotation, Block, BlockKind, is_label
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_FEWEST = 2  # headings with different names
_LEAD = 300  # code points before the first heading
_WORD = re.compile(r"\w+")
_LONGEST = 60  # code points of a heading
_BARE = re.compile(r"[\s*#_=:|\u2022\u2013\u2014-]*(?:the )?", re.IGNORECASE)
_MARKS = {BlockKind.ITEM: re.compile(r" [-\u2013\u2014] "), BlockKind.ROW: re.compile(r" \|")}
_STOP = re.compile(r"[*_]{0,2}\. (?=\S)")
_SENTENCE = re.compile(r"[.,;!?\"\u201d\u2026][\s*_]*\Z")


_Heading: TypeAlias = tuple[int, Party | None]


@dataclass(frozen=True)
class Sections:
    """Where the parts of a document begin, whom the heading of each names, and how many acts say what they do."""

    starts: Sequence[int] = ()
    names: Sequence[Party | None] = ()
    giving: int = 0
    gaining: int = 0
    serving: bool = False  # what leads to the headings tells of a force that is there

    @property
    def first(self) -> int:
        """Where the first heading with a name stands."""
        return next(start for start, name in zip(self.starts, self.names, strict=True) if name)

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

    @property
    def givers(self) -> frozenset[str | None]:
        """The codes of all who give by the headings."""
        return (
            frozenset(name.id for name in self.names if name) if self.giving > self.gaining else frozenset()
        )

    def giver(self, draft: Draft) -> Party | None:
        """Return who gives by the heading over an act."""
        return self.at(draft) if self.giving > self.gaining else None

    def gainer(self, draft: Draft) -> Party | None:
        """Return who gains by the heading over an act."""
        return self.at(draft) if self.gaining > self.giving else None


def sections(annotation: Annotation, drafts: Sequence[Draft], vocabulary: Vocabulary) -> Sections:
    """Return the parts of a document, none where fewer than two names head any."""
    lines, alone = (list(_headings(annotation, with_lines=lines)) for lines in (True, False))
    nested = len({name.id for _, name in alone if name}) >= _FEWEST  # the lines below each name others
    found = alone if nested else lines
    if len({name.id for _, name in found if name}) < _FEWEST:
        return Sections()
    bare = Sections([start for start, _ in found], [name for _, name in found])
    under = [(draft, name) for draft in drafts if is_giving(draft) and (name := bare.at(draft))]
    giving = sum(_acts(draft, name) for draft, name in under)
    gaining = sum(_gains(draft, name) for draft, name in under)
    serving = _of_force(bare, annotation, vocabulary)
    if by_head := _by_title_of_row(bare, annotation, vocabulary):
        giving, gaining = by_head
    elif serving and sum(_is_people(draft) and bare.at(draft) is not None for draft in drafts) >= _FEWEST:
        giving, gaining = 1, 0  # each sends so many of them
    elif giving == gaining and nested:
        giving, gaining = _by_lines(alone, lines, habitual_givers(vocabulary))
    elif giving == gaining:
        helps = annotation.voice in body_codes(vocabulary) or _tell_of_help(drafts, bare)
        giving, gaining = _by_what_leads(bare, annotation, vocabulary) if helps else (0, 0)
    return Sections(bare.starts, bare.names, giving, gaining, serving)


def _is_people(draft: Draft) -> bool:
    """Tell whether a line only names people, without a verb that says what they do."""
    return "stage" in draft.guessed and are_all(draft.act.items[:1], "personnel/")


def _of_force(parts: Sections, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether the words before the first heading, or the title, tell of a force, and of no promise of one."""
    words, before = grammar(vocabulary), annotation.view.text[max(0, parts.first - _LEAD) : parts.first]
    said = {*_WORD.findall(f"{annotation.document.title or ''} {before}".lower())}
    ahead = words.future | {word for word in said if word.startswith((*words.vowing, "promis"))}
    return bool({word.removesuffix("s") for word in said} & words.force) and not said & ahead


def _tell_of_help(drafts: Sequence[Draft], parts: Sections) -> bool:
    """Tell whether the words before the first heading, or any line with a verb, tell of an act at all."""
    return any(draft.act.foot.start < parts.first or "stage" not in draft.guessed for draft in drafts)


def _by_lines(heads: Sequence[_Heading], lines: Sequence[_Heading], known: frozenset[str]) -> tuple[int, int]:
    """Return one for giving or for gaining by custom, where the lines below headings each begin with another name."""
    above = {name.id for _, name in heads if name}
    below = {name.id for _, name in lines if name} - above
    if not below:
        return 0, 0
    more = len(below & known) / len(below) - len(above & known) / len(above)
    return int(more < 0), int(more > 0)


def _by_what_leads(parts: Sections, annotation: Annotation, vocabulary: Vocabulary) -> tuple[int, int]:
    """Return one for giving or for gaining: who is named before the first heading does the other, else it is custom."""
    codes, known = {name.id for name in parts.names if name}, habitual_givers(vocabulary)
    donors = 2 * len(codes & known) > len(codes)
    body = annotation.voice in body_codes(vocabulary)  # one that keeps the list may tell what others gave
    if annotation.voice in steady_givers(vocabulary) - codes and not (body and donors):
        return 0, 1
    before = bisect_left(annotation.parties, parts.first, key=lambda party: party.span.start)
    led = (
        {party.id for party in annotation.parties[:before] if party.kind is PartyKind.STATE} - codes - {None}
    )
    if led:
        return (0, 1) if led <= known else (1, 0)
    return (1, 0) if donors else (0, 0)


def _by_title_of_row(
    parts: Sections, annotation: Annotation, vocabulary: Vocabulary
) -> tuple[int, int] | None:
    """Return one for giving or gaining where the words right before say it ("Donors:", "| Recipient | Amount |")."""
    words = grammar(vocabulary)
    before = annotation.view.text[max(0, parts.first - _LONGEST) : parts.first].lower().split()
    said = {word.strip("|:*#,").removesuffix("s") for word in before}
    if said & (words.giving | words.appealed):
        return 1, 0
    return (0, 1) if said & words.beneficiary else None


def _acts(draft: Draft, name: Party) -> bool:
    return any(party.id == name.id for party in draft.doers.parties)


def _gains(draft: Draft, name: Party) -> bool:
    """Tell whether an act is for whom a heading names, or is done by others for nobody that is said.

    Where no verb tells it, others only say whence a thing comes ("two aircraft from Réunion").
    """
    said = any(party.id == name.id for party in draft.gainers.recipients)
    told = "stage" not in draft.guessed and any(party.id for party in draft.doers.parties)
    by_others = told and not draft.gainers.recipients
    return (said or by_others) and not _acts(draft, name)


def _headings(annotation: Annotation, *, with_lines: bool) -> Iterator[_Heading]:
    """Yield where each part begins, and whom its heading names; nobody where it names something else.

    Lines that each begin with a name and go on themselves end where a line without one follows; only the
    headings above them count where they are not asked for.
    """
    text, row, blocks = annotation.view.text, 0, annotation.blocks
    for number, block in enumerate(blocks):
        first = _first(annotation, block)
        if first and _is_all(first, block, text):
            row = 0
            yield block.span.start, first
        elif not number and not _is_led(annotation, blocks[1:2]):
            yield block.span.start, None  # "NEPAL: WHO GAVE WHAT" is a title
        elif first and _is_led(annotation, [block]):
            row += with_lines
            yield from [(block.span.start, first)] if with_lines else []
        elif row >= _FEWEST or _is_heading(block, text):
            row = 0
            yield block.span.start, None
        else:
            row = 0


def _is_led(annotation: Annotation, blocks: Sequence[Block]) -> bool:
    """Tell whether each of some lines begins with a name that is set off from what it goes on with."""
    text, named = annotation.view.text, ((block, _first(annotation, block)) for block in blocks)
    return all(one and (is_label(one, text) or _is_set_off(one, block, text)) for block, one in named)


def _first(annotation: Annotation, block: Block) -> Party | None:
    """Return whom a line names first."""
    parties = annotation.parties
    at = bisect_right(parties, block.span.start - 1, key=lambda party: party.span.start)
    return parties[at] if at < len(parties) and parties[at].span.end <= block.span.end else None


def _is_all(party: Party, block: Block, text: str) -> bool:
    """Tell whether a line is a name alone."""
    before, after = text[block.span.start : party.span.start], text[party.span.end : block.span.end]
    bare = not party.adjective and party.kind in (PartyKind.STATE, PartyKind.ORGANISATION)
    return bare and bool(_BARE.fullmatch(before)) and bool(_BARE.fullmatch(after))


def _is_set_off(party: Party, block: Block, text: str) -> bool:
    """Tell whether a name and a full stop, or in a list a dash, open a line ("- Fiji - 35 men", "Fiji. It sent 35")."""
    named = (PartyKind.STATE, PartyKind.ORGANISATION) if block.kind is BlockKind.ROW else (PartyKind.STATE,)
    begins = party.kind in named and _BARE.fullmatch(text, block.span.start, party.span.start)
    mark = _MARKS.get(block.kind, _STOP)
    return bool(begins) and not party.adjective and mark.match(text, party.span.end) is not None


def _is_heading(block: Block, text: str) -> bool:
    words = block.span.of(text)
    if block.kind is BlockKind.HEADING:
        return True
    return block.kind is BlockKind.PARAGRAPH and len(words) <= _LONGEST and not _SENTENCE.search(words)
