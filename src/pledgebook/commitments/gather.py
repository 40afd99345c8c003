"""All claims that tell of one act, made one commitment (codebook 8.1, 8.2)."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from pledgebook.claims.claim import Accounting, Stage, StageGroup
from pledgebook.commitments.commitment import Bond, Commitment, Delivered
from pledgebook.commitments.deliveries import arrived, deliveries, is_all
from pledgebook.commitments.history import history
from pledgebook.commitments.parties import givers, most, parties
from pledgebook.commitments.stages import Standing, standing
from pledgebook.commitments.statement import Goods, Statement, Sum, Time, story_of, voice_of, voices
from pledgebook.commitments.sums import Choice, agree, choose_sum
from pledgebook.commitments.things import choose_things
from pledgebook.commitments.words import Weights
from pledgebook.ids import digest

_RETOLD = (Accounting.RESTATED, Accounting.CUMULATIVE)
_FIRM = (StageGroup.PROMISED, StageGroup.DONE)


def gather(
    said: Sequence[Statement], words: Weights, bonds: tuple[Bond, ...] = (), choice: Choice | None = None
) -> Commitment:
    """Return the commitment that claims of one act make together; their order does not matter."""
    every = sorted(said, key=lambda one: one.order)
    live, stale = _in_force(every)
    amount, about_sums = choose_sum(live, stale, words, choice)
    items, about_things = choose_things(live, words)
    told = deliveries(live, amount, items)
    so_far = _delivered(live, amount, items, arrived(told, amount), words)
    stand = _in_part(standing(live), so_far, amount, items)
    return replace(
        _told(every, live, stand, words),
        history=history(live, told, amount, items),
        amount=amount,
        items=items,
        conflicts=(*about_sums, *about_things),
        delivered=so_far,
        bonds=bonds,
    )


def _told(
    every: Sequence[Statement], live: Sequence[Statement], stand: Standing, words: Weights
) -> Commitment:
    """Return a commitment with what its claims say of it, apart from figures and history."""
    reason = _why_not(every, live, stand)
    return Commitment(
        id=name_of(every[0]),
        title="",
        actors=givers(live, words.groups),
        recipients=parties(live, lambda one: one.recipients),
        category=most(live, lambda one: one.category),
        form=most(live, lambda one: one.form),
        stage=stand.stage,
        reached=stand.reached,
        history=(),
        amount=None,
        items=(),
        announced=_announced(live),
        period=_period(live),
        counted=reason is None,
        not_counted_because=reason,
        parent=None,
        children=(),
        claims=tuple(dict.fromkeys(one.claim for one in every)),
        documents=tuple(dict.fromkeys(one.source.id for one in every)),
        independent_sources=len(voices(live)),
        conflicts=(),
        confidence=_confidence(live),
        aliases=_aliases(every),
        conditional=all(one.conditional for one in _firm(live) or live),
        ended=stand.ended,
    )


def name_of(one: Statement) -> str:
    """Return the id of the commitment of which this claim is the earliest."""
    return digest("commitment", *one.key)


def _in_force(every: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Part claims in force from those of versions that were replaced; denials count only where all deny."""
    standing_versions = [one for one in every if one.source.replaced_by is None] or list(every)
    stale = [one for one in every if one not in standing_versions]
    return [one for one in standing_versions if not one.negated] or standing_versions, stale


def _in_part(
    stand: Standing, so_far: Delivered | None, amount: Sum | None, items: tuple[Goods, ...]
) -> Standing:
    """Return a stage of delivered as delivering where less is said to have come than was to come."""
    if stand.stage is not Stage.DELIVERED or so_far is None or is_all(so_far, amount, items):
        return stand
    return replace(stand, stage=Stage.DELIVERING, reached=Stage.DELIVERING)


def _firm(said: Sequence[Statement]) -> list[Statement]:
    return [one for one in said if one.stage.group in _FIRM]


def _why_not(every: Sequence[Statement], live: Sequence[Statement], stand: Standing) -> str | None:
    """Return why a commitment does not count, null where it does (codebook 4.6, 4.7, 8.2, 8.3)."""
    firm = _firm(live)
    if all(one.negated for one in every):
        return "denied: the words say that it is not so"
    if all(one.source.replaced_by for one in every):
        return "said only by a version that a later one replaced"
    if stand.stage is Stage.CANCELLED or stand.stage is Stage.RULED_OUT:
        return f"{'cancelled' if stand.stage is Stage.CANCELLED else 'ruled out'}{_since(stand.ended)}"
    if not firm:
        return f"below pledged: {stand.stage.value} only"
    if all(one.uncounted for one in firm):
        return firm[0].uncounted
    told = {one.accounting for one in firm if not _repeats_a_total(one, firm)}
    if told <= set(_RETOLD):
        return (
            "a total to date"
            if Accounting.CUMULATIVE in told
            else "told again; its first telling is not here"
        )
    return None


def _repeats_a_total(one: Statement, firm: Sequence[Statement]) -> bool:
    """Tell whether a claim that no word calls new gives a figure that its document calls a total to date."""
    if one.accounting is not Accounting.NEW or one.accounted or one.amount is None:
        return False
    totals = (other for other in firm if other.accounting is Accounting.CUMULATIVE and other.amount)
    return any(
        other.source.id == one.source.id and agree(other.amount, one.amount)
        for other in totals
        if other.amount
    )


def _since(day: date | None) -> str:
    return f" on {day.isoformat()}" if day else ""


def _announced(live: Sequence[Statement]) -> str | None:
    firm = [one for one in _firm(live) if one.accounting not in _RETOLD] or _firm(live) or list(live)
    # The first report knows the day best; later ones say "last week".
    first = min(firm, key=lambda one: (one.source.published or date.max, one.order))
    published = first.source.published
    return first.announced or (published.isoformat() if published else None)


def _period(live: Sequence[Statement]) -> Time | None:
    promised = [one for one in live if one.period and one.stage.group is not StageGroup.DONE]
    told = promised or [one for one in live if one.period]
    best = min(told, key=lambda one: (one.tier or 9, one.order), default=None)
    return best.period if best else None


def _confidence(live: Sequence[Statement]) -> float:
    """Return the chance that at least one independent voice was read rightly; a copy adds none."""
    best: dict[str, float] = {}
    who = voice_of(live)
    for one in _firm(live) or live:
        voice = who[story_of(one)]
        best[voice] = max(best.get(voice, 0.0), one.confidence)
    return round(1 - math.prod(1 - chance for chance in best.values()), 2)


def _aliases(every: Sequence[Statement]) -> tuple[str, ...]:
    """Return the ids it had before, as its claims came in one after the other (codebook 8.1)."""
    came = [one for one in every if one.source.added is not None]
    came.sort(key=lambda one: (one.source.added, one.order))
    former: list[str] = []
    first: Statement | None = None
    for one in came:
        if first is None or one.order < first.order:
            first = one
            former.append(name_of(one))
    return tuple(name for name in dict.fromkeys(former) if name != name_of(every[0]))


def _delivered(
    live: Sequence[Statement],
    amount: Sum | None,
    items: tuple[Goods, ...],
    so_far: Delivered | None,
    words: Weights,
) -> Delivered | None:
    """Return what is said to be delivered, null where unsaid; all of it only where words say so (codebook 8.2)."""
    done = [one for one in live if one.stage is Stage.DELIVERED and not one.conditional]
    if so_far is None and (amount or items) and any(words.whole(one.words) for one in done):
        return Delivered(amount, items, whole=True)
    return so_far
