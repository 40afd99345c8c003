"""Payments, ends and changes told without the promise they belong to, joined to it where only one can be meant.

Pairs of claims are compared where they share a day, a sum or a thing. "The EU paid Chad another 25 million"
shares none with the promise of 90 million it is paid from, yet a reader who knows of one such promise only
takes it for that.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from typing import TypeAlias

from pledgebook.claims.claim import Accounting, Form, Stage, StageGroup
from pledgebook.commitments.statement import Statement
from pledgebook.commitments.ties import Tie
from pledgebook.commitments.words import Weights

_REACH = timedelta(days=1096)
_SHARED = 1
_TOO_MANY = 50  # among so many promises of one giver to one receiver, none can be meant alone
_ONLY_ONE = "the only promise of these parties that can be meant"
_PAID_OF_A_LOAN = (Form.MONEY, Form.LOAN)
_WORD = re.compile(r"\b[a-z]{4,}\b")
_Parties: TypeAlias = tuple[tuple[str, ...], tuple[str, ...]]


def loose_ends(groups: Sequence[Sequence[int]], said: Sequence[Statement], words: Weights) -> Iterator[Tie]:
    """Yield a tie from each loose end to the promise that alone can be meant."""
    promises: dict[_Parties, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if _is_promise([said[row] for row in group], words):
            promises[_parties(said[group[0]])].append(at)
    for group in groups:
        members = [said[row] for row in group]
        near = promises.get(_parties(members[0]), []) if _is_loose(members, words) else []
        if 0 < len(near) <= _TOO_MANY:
            meant = [one for one in near if _can_be_meant([said[row] for row in groups[one]], members, words)]
            if len(meant) == 1:
                yield Tie(groups[meant[0]][0], group[0], _ONLY_ONE)


def _parties(one: Statement) -> _Parties:
    return tuple(sorted(one.actors)), tuple(sorted(one.recipients))


def _is_promise(members: Iterable[Statement], words: Weights) -> bool:
    firm = [one for one in members if one.stage.group is StageGroup.PROMISED and not one.negated]
    firm = [one for one in firm if not _changes(one, words)]
    return any(one.accounting is not Accounting.CUMULATIVE and (one.amount or one.items) for one in firm)


def _is_loose(members: Sequence[Statement], words: Weights) -> bool:
    """Tell whether claims tell only of what came, was called off or was changed, named by both its parties."""
    if not all(one.actors and one.recipients and not one.negated for one in members):
        return False
    if any(one.accounting is Accounting.CUMULATIVE for one in members):
        return False
    paid = all(one.stage.group is StageGroup.DONE and one.amount for one in members)
    ended = all(one.stage in (Stage.SUSPENDED, Stage.CANCELLED) for one in members)
    return paid or ended or all(_changes(one, words) for one in members)


def _changes(one: Statement, words: Weights) -> bool:
    return one.amount is not None and words.revises(one.words)


def _can_be_meant(promise: Sequence[Statement], loose: Sequence[Statement], words: Weights) -> bool:
    """Tell whether a promise was made before, for the same purpose, and is large enough."""
    first = min(loose, key=lambda one: one.order)
    made = [one for one in promise if one.stage.group is StageGroup.PROMISED]
    days = [one.day for one in made if one.day]
    if first.day is None or not days or not timedelta(0) < first.day - min(days) <= _REACH:
        return False
    large_enough = _changes(first, words) or _holds(made, first)
    return large_enough and same_kind(made, first) and same_purpose(made, loose, words)


def same_kind(made: Sequence[Statement], first: Statement) -> bool:
    """Tell whether a claim agrees with others on category and form; "paid 5 million" may be of a loan too."""
    categories = {one.category for one in made if one.category}
    forms = {one.form for one in made if one.form}
    if first.category and categories and first.category not in categories:
        return False
    return not (first.form and forms) or first.form in forms or (first.form, *forms) == _PAID_OF_A_LOAN


def _holds(made: Sequence[Statement], first: Statement) -> bool:
    if first.amount is None:
        return True
    sums = [one.amount for one in made if one.amount and one.amount.currency == first.amount.currency]
    return any(said.value > first.amount.value for said in sums)


def same_purpose(made: Sequence[Statement], loose: Sequence[Statement], words: Weights) -> bool:
    """Tell whether both name what it is for in the same words, beside the words that all such claims share.

    What is told with no word of its purpose can be for any.
    """
    here = _purpose(loose, words)
    return not here or len(_purpose(made, words) & here) >= _SHARED


def _purpose(said: Sequence[Statement], words: Weights) -> frozenset[str]:
    return frozenset(word for one in said for word in _WORD.findall(one.words)) - words.empty
