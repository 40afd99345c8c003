"""Who decided what about a claim or a pair of claims, each person's last word."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, TypeAlias

from pledgebook.commitments.decision import Decision, Verdict
from pledgebook.commitments.statement import Key

Subject: TypeAlias = frozenset[Key]
_SETTLING = 3  # two who differ are parted by a third


class Vote(NamedTuple):
    """What one person holds: the verdict and the corrected fields, as one line."""

    verdict: Verdict
    fields: str


@dataclass(frozen=True, slots=True)
class Votes:
    """Each person's last word on each claim ({claim}) and on each pair of claims."""

    cast: Mapping[Subject, Mapping[str, Vote]]

    def voters(self, subject: Subject) -> tuple[str, ...]:
        """Return who has decided."""
        return tuple(self.cast.get(subject, ()))

    def is_settled(self, subject: Subject, needed: int) -> bool:
        """Tell whether as many as are needed agree, or a further person has parted those who do not."""
        votes = list(self.cast.get(subject, {}).values())
        agreed = max((votes.count(vote) for vote in votes), default=0)
        return agreed >= needed or len(votes) >= max(needed + 1, _SETTLING)

    def is_disputed(self, subject: Subject) -> bool:
        """Tell whether people decided otherwise than others and nobody has parted them."""
        votes = list(self.cast.get(subject, {}).values())
        return len(set(votes)) > 1 and len(votes) < _SETTLING


class Agreement(NamedTuple):
    """How often two people who decided on the same thing decided the same; `kappa` is without what chance explains."""

    pairs: int
    agreed: int
    kappa: float | None


def votes(decisions: Iterable[Decision]) -> Votes:
    """Return what people hold, from decisions in the order they were taken; what was undone is not held."""
    every = sorted(decisions, key=lambda one: (one.at, one.id))
    undone = {one.undoes for one in every if one.verdict is Verdict.UNDO}
    cast: dict[Subject, dict[str, Vote]] = defaultdict(dict)
    for one in every:
        if one.id in undone or one.verdict in (Verdict.UNDO, Verdict.CHOOSE):
            continue
        subject = frozenset({one.subject, one.other} if one.other else {one.subject})
        cast[subject].pop(one.by, None)
        cast[subject][one.by] = Vote(one.verdict, json.dumps(one.fields, sort_keys=True))
    return Votes(dict(cast))


def agreement(held: Votes) -> Agreement:
    """Return how far people agree on verdicts, over all pairs of people who decided on the same thing."""
    pairs = [
        (one.verdict, two.verdict) for by in held.cast.values() for one, two in combinations(by.values(), 2)
    ]
    agreed = sum(one is two for one, two in pairs)
    return Agreement(len(pairs), agreed, _kappa(pairs, agreed))


def _kappa(pairs: list[tuple[Verdict, Verdict]], agreed: int) -> float | None:
    """Return Scott's pi, Cohen's kappa for raters that are not told apart; null where chance alone explains all."""
    if not pairs:
        return None
    said = [verdict for pair in pairs for verdict in pair]
    chance = sum((said.count(verdict) / len(said)) ** 2 for verdict in set(said))
    return None if chance == 1 else (agreed / len(pairs) - chance) / (1 - chance)
