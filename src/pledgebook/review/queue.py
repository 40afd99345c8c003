"""What waits for a person, in the order of value times doubt, and why."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from pledgebook.claims.claim import Form, StageGroup
from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.commitment import Bond
from pledgebook.commitments.rough import rough_euros
from pledgebook.commitments.statement import Key
from pledgebook.review.board import Board
from pledgebook.review.task import Facets, Kind, Task
from pledgebook.review.weights import Weights

_YEAR = 365.25
_NOBODY_GAINS = frozenset({Form.SANCTIONS, Form.TALKS, Form.AIRSPACE})


def with_queue(
    board: Board, flagged: Mapping[str, Collection[str]], words: Weights, needed: int = 1
) -> Board:
    """Return a board with its queue; `flagged` are the kinds of doubt about each document, `needed` how many decide."""
    asker = _Asker(board, flagged, words, needed)
    tasks = sorted((*asker.claims(), *asker.links(), *asker.twins()), key=lambda one: (-one.rank, one.name))
    return replace(board, queue=tuple(tasks), tasks={one.name: at for at, one in enumerate(tasks)})


class _Asker:
    """Finds what to ask on one board."""

    def __init__(
        self, board: Board, flagged: Mapping[str, Collection[str]], words: Weights, needed: int
    ) -> None:
        self._board = board
        self._flagged = flagged
        self._words = words
        self._needed = needed

    def claims(self) -> Iterator[Task]:
        """Yield the claims that nobody, or too few, have decided on; of copies only the first."""
        for key, said in self._board.read.items():
            if not _is_copy(said) and not self._is_done(key):
                yield self._claim(key, self._board.statements.get(key, said))

    def links(self) -> Iterator[Task]:
        """Yield the joins that hang by little, the weakest of each commitment first."""
        for one in self._board.commitments.values():
            weak = [bond for bond in one.bonds if bond.weight < self._words.doubtful]
            for bond in sorted(weak, key=lambda bond: bond.weight)[: int(self._words.most)]:
                ends = self._ends(bond.left, bond.right)
                if ends and not self._is_done(*(end.key for end in ends)):
                    yield self._link(one, bond, *ends)

    def twins(self) -> Iterator[Task]:
        """Yield commitments of one sum within a few weeks, which may be one told twice."""
        for group in self._alike():
            for first, second in pairwise(sorted(group, key=lambda one: (one.day or date.max, one.id))):
                if task := self._twins(first, second):
                    yield task

    def _alike(self) -> Iterator[list[Commitment]]:
        """Yield what counts with the same sum for the same receiver, of one giver or, where it is large, of others."""
        alike: dict[tuple[object, ...], dict[tuple[str, ...], list[Commitment]]] = {}
        for one in self._board.commitments.values():
            if one.counted and one.amount and one.day and one.actors and not one.parent:
                told = alike.setdefault((one.recipients, one.amount.value, one.amount.currency), {})
                told.setdefault(one.actors, []).append(one)
        for (recipients, *_), by_giver in alike.items():
            yield from by_giver.values()
            first = [group[0] for group in by_giver.values()]
            if recipients and self._is_large(first[0]):
                yield first

    def _is_large(self, one: Commitment) -> bool:
        return one.amount is not None and (rough_euros(one.amount, one.day) or 0) >= self._words.large

    def _claim(self, key: Key, said: Statement) -> Task:
        one = self._board.commitments.get(self._board.told.get(key, ""))
        reasons = dict(self._why(said, one))
        euros, doubt = self._euros(said), max(self._words.least_doubt, 1 - said.confidence)
        rank = euros * doubt * self._likelihood(said, one)
        for factor in reasons.values():
            rank *= factor
        told = tuple(reasons) or ("nobody has looked at it yet",)
        subject = frozenset({key})
        return Task(
            kind=Kind.CLAIM,
            subject=key,
            commitment=one.id if one else "",
            title=one.title if one else said.words,
            euros=euros,
            doubt=doubt,
            rank=rank * self._age(said),
            reasons=told,
            facets=_facets(said),
            voters=self._board.votes.voters(subject),
            disputed=self._board.votes.is_disputed(subject),
        )

    def _why(self, said: Statement, one: Commitment | None) -> Iterator[tuple[str, float]]:
        """Yield why a claim is asked, with what each reason multiplies its rank by."""
        words = self._words
        if self._board.votes.is_disputed(frozenset({said.key})):
            yield "two reviewers disagree", words.waiting
        if one and "waits for a person's word" in (one.not_counted_because or ""):
            yield "does not count until a person accepts it", words.waiting
        if said.confidence < words.little:
            yield f"read with little confidence ({said.confidence:.2f})", 1
        if one and one.conflicts:
            yield (
                f"sources differ on {', '.join(conflict.field for conflict in one.conflicts)}",
                words.conflict,
            )
        if unknown := ", ".join(_unknown(said)):
            yield f"not settled: {unknown}", words.unknown
        if kinds := self._flagged.get(said.source.id):
            named = ", ".join(sorted(kind.replace("_", " ") for kind in kinds))
            yield f"the document is doubted: {named}", words.flag
        if self._euros(said) >= words.large:
            yield "more than a billion euros hang on it", 1

    def _link(self, one: Commitment, bond: Bond, left: Statement, right: Statement) -> Task:
        wrong = 1 / (1 + 2**bond.weight)
        against = [name for name, bits in bond.because if bits < 0]
        why = "joined although: " + "; ".join(against) if against else "joined with little to show for it"
        return self._pair(one, left, right, wrong, why)

    def _twins(self, first: Commitment, second: Commitment) -> Task | None:
        if not first.day or not second.day or (second.day - first.day).days > self._words.twins_days:
            return None
        earlier, later = self._board.claims_of(first), self._board.claims_of(second)
        if not earlier or not later or self._is_done(earlier[0].key, later[0].key):
            return None
        days = (second.day - first.day).days
        same = "parties and sum" if first.actors == second.actors else "receiver and sum under two givers"
        why = f"may be one act told twice: the same {same}, {days} day{'s' * (days != 1)} apart"
        return self._pair(second, earlier[0], later[0], self._words.twins_doubt, why)

    def _pair(self, one: Commitment, left: Statement, right: Statement, doubt: float, why: str) -> Task:
        euros = min(self._euros(left), self._euros(right))
        subject = frozenset({left.key, right.key})
        return Task(
            kind=Kind.LINK,
            subject=left.key,
            other=right.key,
            commitment=one.id,
            title=one.title,
            euros=euros,
            doubt=doubt,
            rank=euros * doubt * self._age(right),
            reasons=(why,),
            facets=_facets(right),
            voters=self._board.votes.voters(subject),
            disputed=self._board.votes.is_disputed(subject),
        )

    def _ends(self, left: Key, right: Key) -> tuple[Statement, Statement] | None:
        one, two = self._board.statements.get(left), self._board.statements.get(right)
        if one is None or two is None or _is_copy(one) or _is_copy(two):
            return None
        return one, two

    def _is_done(self, *keys: Key) -> bool:
        return self._board.votes.is_settled(frozenset(keys), self._needed)

    def _euros(self, said: Statement) -> float:
        found = rough_euros(said.amount, said.day) if said.amount else None
        return self._words.unpriced if found is None else found

    def _likelihood(self, said: Statement, one: Commitment | None) -> float:
        if said.stage.group in (StageGroup.POSSIBLE, StageGroup.OFF) or said.negated:
            return self._words.unlikely
        return 1 if one and one.counted else self._words.uncounted

    def _age(self, said: Statement) -> float:
        day = said.source.published
        return self._words.a_year_old ** ((self._newest - day).days / _YEAR) if day else 1

    @cached_property
    def _newest(self) -> date:
        days = (said.source.published for said in self._board.read.values())
        return max((day for day in days if day), default=date.min)


def _is_copy(said: Statement) -> bool:
    source = said.source
    return source.replaced_by is not None or (source.story is not None and source.story != source.id)


def _unknown(said: Statement) -> Iterator[str]:
    if not said.actors or any(one.startswith("<") for one in said.actors):
        yield "who gives"
    if said.form not in _NOBODY_GAINS and (
        not said.recipients or any(one.startswith("<") for one in said.recipients)
    ):
        yield "who gains"
    if said.amount and said.amount.currency is None:
        yield "the currency"


def _facets(said: Statement) -> Facets:
    return Facets(said.actors, said.recipients, said.category, said.stage, said.source.publisher, said.day)
