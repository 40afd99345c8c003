"""The claim a coder would enter first (codebook 4.6)."""

from collections.abc import Sequence

from pledgebook.claims.claim import Accounting, Form, Stage, StageGroup
from pledgebook.claims.draft import Draft

_RANK = {StageGroup.PROMISED: 3, StageGroup.DONE: 3, StageGroup.OFF: 2, StageGroup.POSSIBLE: 1}


def headline(drafts: Sequence[Draft]) -> int | None:
    """Return the place of the main act: the firmest new support, early and with its figure, before all else.

    Where the first block tells of a refusal, suspension or cancellation, that act is the news.
    """
    news = _news(drafts)
    if news is not None:
        return news
    able = [place for place, draft in enumerate(drafts) if not draft.force.negated]
    return max(able, key=lambda place: _weight(drafts[place], place), default=None)


def _news(drafts: Sequence[Draft]) -> int | None:
    """Return the act that a text opens with, where it is off: a fuller telling of it just after comes first."""
    if not drafts or drafts[0].stage.group is not StageGroup.OFF or drafts[0].act.passage.block > 1:
        return None
    same = [i for i, d in enumerate(drafts) if d.stage is drafts[0].stage and d.act.passage.block <= 1]
    return next((i for i in same if drafts[i].amount), 0)


def _weight(draft: Draft, place: int) -> tuple[int, bool, bool, bool, int]:
    adds = draft.accounting is Accounting.NEW
    told_again = draft.accounting in (Accounting.CUMULATIVE, Accounting.RESTATED)
    political = draft.form in (Form.TALKS, Form.SANCTIONS)
    rank = _RANK[draft.stage.group] - 2 * political - told_again
    return rank, adds, draft.amount is not None, draft.stage is not Stage.DELIVERING or adds, -place
