"""The claim a coder would enter first (codebook 4.6)."""

from collections.abc import Sequence

from pledgebook.claims.claim import Accounting, Form, Stage, StageGroup
from pledgebook.claims.draft import Draft

_RANK = {StageGroup.PROMISED: 3, StageGroup.DONE: 3, StageGroup.OFF: 2, StageGroup.POSSIBLE: 1}


def headline(drafts: Sequence[Draft]) -> int | None:
    """Return the place of the main act: the firmest new support, early and with its figure, before all else.

    Where the first block tells of a refusal, suspension or cancellation, that act is the news.
    """
    news = next((i for i, d in enumerate(drafts) if d.stage.group is StageGroup.OFF and _first(d)), None)
    if news is not None and not any(_first(d) and d.stage.group is StageGroup.PROMISED for d in drafts):
        return news
    able = [place for place, draft in enumerate(drafts) if not draft.force.negated]
    return max(able, key=lambda place: _weight(drafts[place], place), default=None)


def _first(draft: Draft) -> bool:
    return draft.act.passage.block <= 1


def _weight(draft: Draft, place: int) -> tuple[int, bool, bool, bool, int]:
    adds = draft.accounting is Accounting.NEW
    told_again = draft.accounting in (Accounting.CUMULATIVE, Accounting.RESTATED)
    political = draft.form in (Form.TALKS, Form.SANCTIONS)
    rank = _RANK[draft.stage.group] - 2 * political - told_again
    return rank, adds, draft.amount is not None, draft.stage is not Stage.DELIVERING or adds, -place
