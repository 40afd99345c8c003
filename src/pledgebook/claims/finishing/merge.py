"""One act told several times in a document is one claim with several passages (codebook 4, issue of repeats)."""

from collections import defaultdict, deque
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Accounting, Cue, Form
from pledgebook.claims.words.coordination import siblings
from pledgebook.language import Item
from pledgebook.party import PartyKind
from pledgebook.span import Span

_Names: TypeAlias = frozenset[tuple[str, Decimal | None]]


@dataclass(slots=True)
class _Told:
    """An act by its fullest telling, and what all tellings point at: a document may tell it thousands of times."""

    fullest: Draft
    evidence: set[Span]
    cues: deque[Cue]
    named: _Names

    def is_same(self, other: Draft) -> bool:
        """Tell whether an act that shares a key is this one told again."""
        one = self.fullest
        if not _compatible(_ids(one.actors), _ids(other.actors)):
            return False
        if one.form is Form.SANCTIONS and (_of_fewer(one, other) or _against_others(one, other)):
            return False
        if one.amount:
            return not (_side_by_side(one, other) or _is_other(one, other))
        return self._is_listed_with(other) or self.named == _named(other)

    def again(self, draft: Draft) -> None:
        """Take in another telling; the words of the fullest stand first."""
        listed, fuller = self._is_listed_with(draft), _fullness(draft) > _fullness(self.fullest)
        self.evidence.update(draft.evidence)
        if fuller:
            self.cues.extendleft(reversed(draft.cues))
        else:
            self.cues.extend(draft.cues)
        self.fullest = _joined(self.fullest, draft, fuller=fuller, listed=listed)
        self.named = _named(self.fullest)

    def _is_listed_with(self, other: Draft) -> bool:
        """Tell whether two lines of one list name goods of one package."""
        near = other.act.passage.block <= self.reach
        return near and _is_of_package(self.fullest) and _is_of_package(other)

    @property
    def reach(self) -> int:
        """The last block that a list of as many lines may go on in."""
        return self.fullest.act.passage.block + max(1, len(self.evidence) + 1)

    @property
    def whole(self) -> Draft:
        """The act with all that was told of it."""
        return self.fullest._replace(evidence=tuple(sorted(self.evidence)), cues=tuple(self.cues))


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with repeats joined; parents keep pointing at their claim."""
    kept: list[_Told] = []
    place: dict[int, int] = {}
    alike: defaultdict[Hashable, set[int]] = defaultdict(set)
    for number, draft in enumerate(drafts):
        if _is_of_package(draft):
            _forget_far(alike[_thing(draft)], kept, draft.act.passage.block)
        parent = place.get(draft.parent) if draft.parent is not None else None
        draft = draft._replace(parent=parent, evidence=draft.evidence or (draft.region,))
        at = min(
            (i for key in _keys(draft, _named(draft)) for i in alike[key] if kept[i].is_same(draft)),
            default=len(kept),
        )
        if at < len(kept):
            kept[at].again(draft)
        else:
            kept.append(_Told(draft, {*draft.evidence}, deque(draft.cues), _named(draft)))
        place[number] = at
        for key in _keys(kept[at].fullest, kept[at].named):
            alike[key].add(at)
    return [told.whole for told in kept]


def _forget_far(lists: set[int], kept: Sequence[_Told], block: int) -> None:
    """Leave out lists that end too far before a line to hold it: acts come in the order of the text."""
    lists.difference_update([one for one in lists if kept[one].reach < block])


def _keys(draft: Draft, named: _Names) -> tuple[Hashable, ...]:
    """Return what tellings of one act have in common: only those are compared, however many a document holds."""
    if draft.amount and draft.accounting is Accounting.CUMULATIVE:
        return ()  # a total to date is told anew each time
    if draft.amount:
        both = (draft.force.negated, _ids(draft.recipients))
        return ((*both, draft.amount.value, draft.amount.currency, draft.stage.group),)
    thing = _thing(draft)
    return ((thing, named), thing) if _is_of_package(draft) else ((thing, named),)


def _thing(draft: Draft) -> Hashable:
    """Return what lines of one list have in common, whatever they name."""
    said = tuple(link.kind for link in draft.attribution)
    both = (draft.force.negated, _ids(draft.recipients))
    return (*both, draft.stage, draft.form, draft.category, said)


def _of_fewer(one: Draft, other: Draft) -> bool:
    """Tell whether a measure of one state stands beside that of several: each takes its own ("Canada, too, barred")."""
    return bool(one.actors and other.actors) and _ids(one.actors) != _ids(other.actors)


def _against_others(one: Draft, other: Draft) -> bool:
    """Tell whether two measures are told of states that are none of each other's: each is against its own."""
    first, second = _against(one), _against(other)
    return bool(first and second) and not first & second


def _against(draft: Draft) -> frozenset[str | None]:
    """Return the states that are named where a measure is told, but those who take it."""
    states = (party for party in draft.act.passage.parties if party.kind is PartyKind.STATE)
    return _ids(tuple(states)) - _ids(draft.actors)


def _side_by_side(one: Draft, other: Draft) -> bool:
    """Tell whether two sums stand in a row ("$5m for tents and $5m for boats"): they are two."""
    passage = one.act.passage
    if passage is not other.act.passage or one.act.foot == other.act.foot:
        return False
    return siblings(passage.tree, one.act.foot, other.act.foot) or _joined_by_and(one, other)


def _joined_by_and(one: Draft, other: Draft) -> bool:
    """Tell whether "and" leads to the second of two sums ("$5m has gone to arms, and $5m in aid to towns")."""
    first, second = sorted((one.close, other.close))
    lead = one.act.passage.text[first.end : second.start].rstrip(" $€£¥").rpartition(" ")[2]
    return lead.lower() in ("and", "plus")


def _is_other(one: Draft, other: Draft) -> bool:
    """Tell whether a like sum is called the rest or another, or goes through others: it is no second telling."""
    through, again = _ids(one.channels), _ids(other.channels)
    parted = bool(through) and bool(again) and not through & again
    return parted or (_is_rest(other) and not _is_rest(one))


def _is_rest(draft: Draft) -> bool:
    words = draft.act.passage.tree.children(draft.act.foot, "amod", "det")
    return any(word.text.lower() in ("remaining", "other", "another", "second") for word in words)


def _named(draft: Draft) -> _Names:
    """Return the things of an act; a measure without any is another than those told by other verbs."""
    measure = draft.act.inherent if draft.form is Form.SANCTIONS and not draft.items else None
    told = frozenset((item.name, item.quantity) for item in draft.items)
    return told | {(measure.phrase, None)} if measure else told


def _is_of_package(draft: Draft) -> bool:
    """Tell whether an act is a line of a list that a package is told of before."""
    return draft.act.passage.listed and draft.led and draft.form is Form.GOODS


def _ids(parties: Sequence[object]) -> frozenset[str | None]:
    return frozenset(getattr(party, "id", None) for party in parties)


def _compatible(one: frozenset[str | None], other: frozenset[str | None]) -> bool:
    return one <= other or other <= one


def _joined(first: Draft, again: Draft, *, fuller: bool, listed: bool) -> Draft:
    """Return the fuller telling with what only the other says."""
    full, slim = (again, first) if fuller else (first, again)
    return full._replace(
        items=_items(first, again) if listed else full.items or slim.items,
        actors=full.actors or slim.actors,
        attribution=full.attribution or slim.attribution,
        parent=first.parent if first.parent is not None else again.parent,
        period=full.period or slim.period,
    )


def _items(first: Draft, again: Draft) -> tuple[Item, ...]:
    return tuple(
        sorted({item.span: item for item in (*first.items, *again.items)}.values(), key=lambda i: i.span)
    )


def _fullness(draft: Draft) -> tuple[bool, int, int, int]:
    return ("stage" not in draft.guessed, -len(draft.guessed), len(draft.items), len(draft.attribution))
