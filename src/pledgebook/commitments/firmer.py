"""An act told again months later, further on or part by part, where no other act of these parties has its figure.

"Within a month" speaks against two claims of one round sum, for such sums are given again and again. Where the
ledger knows of two tellings only, the second says where the first one went: approved, or paid in parts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import TypeAlias

from pledgebook.claims.claim import Accounting, Stage, StageGroup
from pledgebook.commitments.loose import same_kind, same_purpose
from pledgebook.commitments.statement import Statement
from pledgebook.commitments.ties import Tie
from pledgebook.commitments.words import Weights

_REACH = timedelta(days=366)
_APPROVED = "the only promise of this figure by these parties, made firmer"
_IN_PARTS = "the only promise of this figure by these parties, told with its parts"
_Figure: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], str, Decimal]
_Wholes: TypeAlias = frozenset[tuple[str, str | None]]


def made_firm(groups: Sequence[Sequence[int]], said: Sequence[Statement], words: Weights) -> Iterator[Tie]:
    """Yield a tie between two tellings of a figure that no other act of the same parties has."""
    told: dict[_Figure, list[Sequence[int]]] = defaultdict(list)
    for group in groups:
        for figure in {figure for row in group if (figure := _figure(said[row]))}:
            told[figure].append(group)
    wholes = _wholes(said[row] for group in groups for row in group)
    for tellings in told.values():
        if len(tellings) == 2:
            first, second = sorted(tellings, key=lambda group: said[group[0]].order)
            because = _one_act([said[row] for row in first], [said[row] for row in second], wholes, words)
            if because:
                yield Tie(first[0], second[0], because)


def _figure(one: Statement) -> _Figure | None:
    """Return between whom which sum is told, null where a claim does not tell of an act with all of these."""
    if one.amount is None or one.amount.currency is None or one.negated or not one.actors:
        return None
    if one.accounting in (Accounting.CUMULATIVE, Accounting.COMPONENT) or not one.recipients:
        return None
    return one.actors, one.recipients, one.amount.currency, one.amount.value


def _wholes(said: Iterable[Statement]) -> _Wholes:
    """Return the claims of which others in the same document are parts."""
    return frozenset((one.source.id, one.parent) for one in said if one.accounting is Accounting.COMPONENT)


def _one_act(
    first: Sequence[Statement], second: Sequence[Statement], wholes: _Wholes, words: Weights
) -> str | None:
    """Return why two tellings of a figure are of one act, null where they may be of two."""
    here, there = first[0].day, second[0].day
    if here is None or there is None or not timedelta(0) < there - here <= _REACH:
        return None
    if any(words.adds(one.accounted, one.words) for one in second) or not same_kind(first, second[0]):
        return None
    if _furthest(first) is Stage.PLEDGED and _furthest(second) in (Stage.COMMITTED, Stage.ALLOCATED):
        return _APPROVED if same_purpose(first, second, words) else None
    in_parts = any(one.key in wholes or words.is_instalment(one.words) for one in second)
    return _IN_PARTS if in_parts and _furthest(first).group is StageGroup.PROMISED else None


def _furthest(said: Sequence[Statement]) -> Stage:
    return max((one.stage for one in said if not one.negated), key=lambda stage: stage.firmness)
