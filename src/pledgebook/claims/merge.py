"""One act told several times in a document is one claim with several passages (codebook 4, issue of repeats)."""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.claim import Accounting, Form
from pledgebook.claims.coordination import siblings
from pledgebook.claims.draft import Draft
from pledgebook.language import BlockKind, Item


def merge(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with repeats joined; parents keep pointing at their claim."""
    kept: list[Draft] = []
    place: dict[int, int] = {}
    for number, draft in enumerate(drafts):
        parent = place.get(draft.parent) if draft.parent is not None else None
        draft = replace(draft, parent=parent, evidence=draft.evidence or (draft.region,))
        same = next((i for i, other in enumerate(kept) if _same(other, draft)), None)
        if same is None:
            place[number] = len(kept)
            kept.append(draft)
        else:
            place[number] = same
            kept[same] = _joined(kept[same], draft)
    return kept


def _same(one: Draft, other: Draft) -> bool:
    if one.force.negated != other.force.negated or _ids(one.recipients) != _ids(other.recipients):
        return False
    if not _compatible(_ids(one.actors), _ids(other.actors)):
        return False
    if one.amount and other.amount:
        return _same_amount(one, other)
    if one.amount or other.amount:
        return False
    return _same_thing(one, other)


def _same_amount(one: Draft, other: Draft) -> bool:
    assert one.amount
    assert other.amount
    if one.act.passage is other.act.passage and siblings(one.act.passage.tree, one.act.foot, other.act.foot):
        return False  # "$5m for tents and $5m for boats" are two
    return (
        one.amount.value == other.amount.value
        and one.amount.currency == other.amount.currency
        and one.stage.group is other.stage.group
        and Accounting.CUMULATIVE not in (one.accounting, other.accounting)
    )


def _same_thing(one: Draft, other: Draft) -> bool:
    if one.stage is not other.stage or one.form is not other.form or one.category is not other.category:
        return False
    if [link.kind for link in one.attribution] != [link.kind for link in other.attribution]:
        return False
    if _one_list(one, other):
        return True
    return {(i.name, i.quantity) for i in one.items} == {(i.name, i.quantity) for i in other.items}


def _one_list(one: Draft, other: Draft) -> bool:
    """Tell whether two lines of one list name goods of one package."""
    lines = (one.act.passage, other.act.passage)
    listed = all(line.kind in (BlockKind.ITEM, BlockKind.ROW) for line in lines)
    near = lines[1].block - lines[0].block <= max(1, len(one.evidence) + 1)
    return listed and near and one.led and other.led and one.form is Form.GOODS


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
