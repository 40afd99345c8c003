"""The claim a coder would enter first (codebook 4.6)."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pledgebook.claims.claim import Form, Stage, StageGroup
from pledgebook.claims.draft import Draft
from pledgebook.vocabulary import Vocabulary


def headline(drafts: Sequence[Draft], vocabulary: Vocabulary) -> int | None:
    """Return the place of the main act: the firmest new support, early and with its figure, before all else.

    What is only denied is none; where the first act is a refusal, suspension or cancellation, that is the news.
    """
    weights = _weights(vocabulary)
    able = [place for place, draft in enumerate(drafts) if not draft.force.negated]
    return max(able, key=lambda place: (_weight(drafts, place, weights), -place), default=None)


@cache
def _weights(vocabulary: Vocabulary) -> Mapping[str, float]:
    return {mark: float(weight) for mark, weight in vocabulary.rows("headline").items()}


def _weight(drafts: Sequence[Draft], place: int, weights: Mapping[str, float]) -> float:
    after = drafts[place].act.passage.number - drafts[0].act.passage.number
    late = min(max(after, 0), weights["reach"]) * weights["later"]
    return round(late + sum(weights[mark] for mark in _marks(drafts, place)), 6)


def _marks(drafts: Sequence[Draft], place: int) -> Iterator[str]:
    """Yield the marks of a claim that headline.yml weighs."""
    draft = drafts[place]
    group = draft.stage.group
    told: dict[str, bool] = {
        group.value: True,
        "delivering": draft.stage is Stage.DELIVERING,
        draft.accounting.value if draft.accounting else "new": draft.accounting is not None,
        "amount": draft.amount is not None,
        "counted": any(item.quantity is not None for item in draft.items),
        "empty": not (draft.amount or draft.items or draft.act.inherent or draft.act.packaged),
        "political": draft.form in (Form.TALKS, Form.SANCTIONS),
        "actors": bool(draft.actors),
        "recipients": bool(draft.recipients),
        "opening": draft.act.passage.number == drafts[0].act.passage.number,
        "opens_off": place == 0 and group is StageGroup.OFF,
    }
    yield from (mark for mark, holds in told.items() if holds and mark != "new")
