"""Whom a document is about: how often each state gains, gives, is named, and stands at its head."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Category, Form, Stage
from pledgebook.claims.document.stricken import stricken
from pledgebook.claims.document.titled import met_for
from pledgebook.claims.parties.ground import Ground
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.grammar import grammar
from pledgebook.claims.words.kinds import habitual_givers, state_codes
from pledgebook.language import Annotation, BlockKind, find_names, in_dateline
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

NOBODY_GAINS = (Form.SANCTIONS, Form.TALKS)
_GAIN, _PLACE, _ACT, _HEAD, _NAMED = 3.0, 1.0, -2.0, 4.0, 0.5
_AIMED = 2.0
_MOST_ACTS = 2  # whoever gains acts too: it hands on, builds, asks
_STRICKEN, _MOST_STRICKEN = 2.0, 2
_GIVES = -2.0  # gives the world over, and is not said to gain here
_LATER = -4.0  # named only further on
_FILED = -8.0  # named only where the report was filed
_MOST = 8.0
_MANY = 6
_OTHERS = 2
_SPREAD = 4  # others, so many that none of them is who a text is about
_OFTEN = 3  # times that a text names whom it is about
_AGAIN = 2  # times that a row is told
_EQUAL, _LEAST = 3.0, 1.0  # how far below the first the others of a row may stand, and how low at most


@dataclass(frozen=True)
class About:
    """What a document says of each state, by id, and the naming that stands for it."""

    gains: Counter[str]
    places: Counter[str]
    acts: Counter[str]
    named: Counter[str]
    heads: frozenset[str]
    aimed: frozenset[str]
    filed: frozenset[str]
    stricken: Counter[str]
    namings: dict[str, Party]
    givers: frozenset[str] = frozenset()
    rows: Mapping[frozenset[str], int] = field(default_factory=dict)

    @cached_property
    def _known(self) -> dict[str, float]:
        return {}

    def support(self, code: str) -> float:
        """Return how far the document speaks for a state as who gains in it, at most eight either way."""
        if code not in self._known:
            self._known[code] = self._support(code)
        return self._known[code]

    def _support(self, code: str) -> float:
        if code == "GROUP":
            return 0.0  # loose words are others each time
        if code in self.filed and (code in self.givers or self.gains):
            return _FILED
        worth = (
            _GAIN * self.gains[code]
            + _PLACE * self.places[code]
            + _ACT * min(self.acts[code], _MOST_ACTS)
            + _NAMED * min(self.named[code], _MANY)
            + _HEAD * (code in self.heads)
            + _AIMED * (code in self.aimed)
            + _STRICKEN * min(self.stricken[code], _MOST_STRICKEN)
            + _GIVES * (code in self.givers and not self.gains[code])
        )
        return max(-_MOST, min(_MOST, worth))

    def speaks_for(self, code: str) -> bool:
        """Tell whether a document says of a state that it gains or suffers, heads with it, or keeps naming it."""
        told = self.gains[code] or self.stricken[code] or self.named[code] >= _OFTEN
        return bool(told) or code in self.heads or code in self.aimed

    @cached_property
    def _hearers(self) -> bool:
        """Whether anybody is named, other than by a dateline, who does not act."""
        return any(code not in self.filed and not self.acts[code] for code in self.namings)

    def is_one_of_many(self, code: str, but: Collection[str | None]) -> bool:
        """Tell whether others gain as often as a state, two at least: a sum without a receiver may be for all.

        Not so where the title leads to it ("the donors' conference for Lebanon"): what no name follows is for it.
        """
        if code in self.aimed:
            return False
        others = [state for state in self.gains if state != code and state not in but]
        most = sum(self.gains[state] >= self.gains[code] for state in others) >= _OTHERS
        return most or (len(others) >= _SPREAD and 2 * self.gains[code] < sum(self.gains.values()))

    def main(self, but: Collection[str | None], by: int) -> Party | None:
        """Return the state that a document speaks for most, those aside left out, first named first.

        Who is named only behind the place `by` is less likely meant there.
        """

        def worth(code: str) -> float:
            return self.support(code) + _LATER * (self.namings[code].span.start >= by)

        out = {*but, *(self.filed & (self.givers if not self.gains else self.filed) if self._hearers else ())}
        best = max((code for code in self.namings if code not in out), key=worth, default=None)
        return self.namings[best] if best is not None else None

    def with_companions(self, main: Party, but: Collection[str | None]) -> tuple[Party, ...]:
        """Return a state with those that the text names in one row with it, as near to its subject.

        It does so again and again, or all of them are stricken ("a quake struck Chad and Niger").
        """
        own = str(main.id)
        least = max(self.support(own) - _EQUAL, _LEAST)
        rows = (
            row
            for row, times in self.rows.items()
            if own in row and not row & {*but} and (times >= _AGAIN or row <= self.stricken.keys())
        )
        equal = [row for row in rows if all(self.support(code) >= least for code in row)]
        best = max(equal, key=len, default=frozenset({own}))
        return (main, *(party for code, party in self.namings.items() if code in best - {own}))


def about(drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> About:
    """Return whom a document is about."""
    states = state_codes(vocabulary)
    given = [draft for draft in drafts if is_giving(draft)]
    own = [p for p in annotation.parties if p.antecedent is None and p.id in states]
    namings: dict[str, Party] = {}
    for party in own:
        namings.setdefault(str(party.id), party)
    rich = habitual_givers(vocabulary)
    return About(
        Counter(
            code
            for draft in given
            if draft.gainers.firm and not draft.led
            for code in _others(draft) - _asking(draft, rich)
        ),
        Counter(code for draft in given if _is_placed(draft) for code in _others(draft)),
        Counter(str(party.id) for draft in given for party in draft.doers.parties),
        Counter(str(party.id) for party in own),
        frozenset(_at_head(annotation, own, vocabulary)),
        frozenset(_aimed(annotation, vocabulary)),
        _only_filed(annotation, own),
        stricken(annotation, own, grammar(vocabulary)),
        namings,
        rich,
        _rows(annotation, own, vocabulary),
    )


def _rows(annotation: Annotation, own: Sequence[Party], vocabulary: Vocabulary) -> Counter[frozenset[str]]:
    """Count the rows of states that a text names together ("Togo and Benin"); one in the title counts twice."""
    title = annotation.document.title or ""
    text = annotation.view.text
    called = [(n.span, n.value.id) for n in find_names(title, vocabulary) if n.value.role == "name"]
    told = [(party.span, party.id) for party in own if not party.adjective]
    return Counter(_joined(text, told)) + Counter([*_joined(title, called)] * _AGAIN)


def _joined(text: str, names: Sequence[tuple[Span, str | None]]) -> Iterator[frozenset[str]]:
    """Yield the rows of names that only commas and "and" part."""
    row: list[str] = []
    for place, (span, code) in enumerate(names):
        if place and not _JOINED.fullmatch(text, names[place - 1][0].end, span.start):
            yield from [frozenset(row)] if len(row) > 1 else []
            row = []
        if not row and text.endswith("between ", 0, span.start):
            continue
        row.append(str(code))
    yield from [frozenset(row)] if len(row) > 1 else []


_SIDE = r"(?:(?:north|south|east|west|central|parts|neighbou?ring)[\w-]* (?:of )?)?"
_JOINED = re.compile(rf"(?:, |,? and |, as well as | & )(?:in )?(?:the )?{_SIDE}")


def is_giving(draft: Draft) -> bool:
    """Tell whether an act gives something, so that who gains by it may gain by others too."""
    gives = draft.form not in NOBODY_GAINS and draft.category is not Category.POLITICAL
    return gives and _moves(draft)


def _moves(draft: Draft) -> bool:
    """Tell whether any word of giving stands over a thing, and none of trade ("crossed a bridge", "owes $5m")."""
    if any(step.sign and step.sign.classes[0] is CueClass.TRADE for step in draft.act.chain.steps):
        return False
    return "stage" not in draft.guessed or draft.amount is not None or draft.act.passage.listed


def _is_placed(draft: Draft) -> bool:
    """Tell whether an act is told with a state's name that no word of giving leads to, and no scene of talks."""
    return not draft.gainers.firm and draft.gainers.ground is not Ground.SCENE


def _others(draft: Draft) -> set[str]:
    acting = {party.id for party in draft.actors}
    return {party.id for party in draft.gainers.recipients if party.id and party.id not in acting}


def _asking(draft: Draft, rich: frozenset[str]) -> frozenset[str]:
    """Return who gives the world over, where an act is asked for: they seldom ask it for themselves."""
    return rich if draft.stage is Stage.REQUESTED else frozenset()


def _at_head(annotation: Annotation, own: Iterable[Party], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the states of the title and the headings."""
    for name in find_names(annotation.document.title or "", vocabulary):
        if name.value.id:
            yield name.value.id
    for party in own:
        if _is_heading(annotation, party.span):
            yield str(party.id)


def _aimed(annotation: Annotation, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield the states that a title's words lead to ("Aid for Chad", "Relief reaches Peru")."""
    title = annotation.document.title or ""
    for name in find_names(title, vocabulary):
        if name.value.id and _TOWARDS.search(title, 0, name.span.start):
            yield name.value.id
    yield from met_for(title, vocabulary)


_TOWARDS = re.compile(
    r"\b(?:for|to|into|in|on|reach(?:es|ed)?|hits?|helps?|aids?|relief|victims?) (?:the |\w+-hit |stricken )?$"
)


def _only_filed(annotation: Annotation, own: Iterable[Party]) -> frozenset[str]:
    """Return the states that a text names by its dateline alone: reports are filed from anywhere."""
    where = {str(party.id): set[bool]() for party in own}
    for party in own:
        where[str(party.id)].add(in_dateline(annotation.sentences, party.span))
    return frozenset(code for code, places in where.items() if places == {True})


def _is_heading(annotation: Annotation, span: Span) -> bool:
    """Tell whether words stand in a heading."""
    place = bisect_right(annotation.sentences, span.start, key=lambda one: one.span.start) - 1
    return place >= 0 and annotation.blocks[annotation.sentences[place].block].kind is BlockKind.HEADING
