"""One act told several times in a document is one claim with several passages (codebook 4, issue of repeats)."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import replace
from decimal import Decimal

from pledgebook.claims.claim import Accounting, Form
from pledgebook.claims.coordination import siblings
from pledgebook.claims.draft import Draft
from pledgebook.language import Item


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with repeats joined; parents keep pointing at their claim."""
    kept: list[Draft] = []
    place: dict[int, int] = {}
    alike: defaultdict[Hashable, set[int]] = defaultdict(set)
    for number, draft in enumerate(drafts):
        parent = place.get(draft.parent) if draft.parent is not None else None
        draft = replace(draft, parent=parent, evidence=draft.evidence or (draft.region,))
        at = min((i for key in _keys(draft) for i in alike[key] if _same(kept[i], draft)), default=len(kept))
        if at < len(kept):
            kept[at] = _joined(kept[at], draft)
        else:
            kept.append(draft)
        place[number] = at
        for key in _keys(kept[at]):
            alike[key].add(at)
    return kept


def _keys(draft: Draft) -> tuple[Hashable, ...]:
    """Return what tellings of one act have in common: only those are compared, however many a document holds."""
    both = (draft.force.negated, _ids(draft.recipients))
    if draft.amount and draft.accounting is Accounting.CUMULATIVE:
        return ()  # a total to date is told anew each time
    if draft.amount:
        return ((*both, draft.amount.value, draft.amount.currency, draft.stage.group),)
    said = tuple(link.kind for link in draft.attribution)
    thing = (*both, draft.stage, draft.form, draft.category, said)
    things = (*thing, _named(draft))
    return (things, thing) if _is_of_package(draft) else (things,)


def _same(one: Draft, other: Draft) -> bool:
    """Tell whether two acts that share a key are one."""
    if not _compatible(_ids(one.actors), _ids(other.actors)):
        return False
    if one.amount:
        return not _side_by_side(one, other)
    return _one_list(one, other) or _named(one) == _named(other)


def _side_by_side(one: Draft, other: Draft) -> bool:
    """Tell whether two sums stand in a row ("$5m for tents and $5m for boats"): they are two."""
    passage = one.act.passage
    return passage is other.act.passage and siblings(passage.tree, one.act.foot, other.act.foot)


def _named(draft: Draft) -> frozenset[tuple[str, Decimal | None]]:
    return frozenset((item.name, item.quantity) for item in draft.items)


def _one_list(one: Draft, other: Draft) -> bool:
    """Tell whether two lines of one list name goods of one package."""
    near = other.act.passage.block - one.act.passage.block <= max(1, len(one.evidence) + 1)
    return near and _is_of_package(one) and _is_of_package(other)


def _is_of_package(draft: Draft) -> bool:
    """Tell whether an act is a line of a list that a package is told of before."""
    return draft.act.passage.listed and draft.led and draft.form is Form.GOODS


def _ids(parties: Sequence[object]) -> frozenset[str | None]:
    return frozenset(getattr(party, "id", None) for party in parties)


def _compatible(one: frozenset[str | None], other: frozenset[str | None]) -> bool:
    return one <= other or other <= one


def _joined(first: Draft, again: Draft) -> Draft:
    """Return the fuller telling with the evidence of both."""
    full, slim = (again, first) if _fullness(again) > _fullness(first) else (first, again)
    return replace(
        full,
        evidence=tuple(sorted({*first.evidence, *again.evidence})),
        cues=(*full.cues, *slim.cues),
        items=_items(first, again) if _one_list(first, again) else full.items or slim.items,
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
