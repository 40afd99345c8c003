"""When an act was said and when it happens (codebook 6)."""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.claim import Form, Period, StageGroup
from pledgebook.claims.cues import CueClass
from pledgebook.claims.draft import Draft
from pledgebook.dates import Bound, When
from pledgebook.language import Annotation, Token

_SAYING = (
    CueClass.PROMISE,
    CueClass.ANNOUNCE,
    CueClass.COMMIT,
    CueClass.ALLOCATE,
    CueClass.AUTHORISE,
    CueClass.REPORT,
    CueClass.REQUEST,
    CueClass.CONSIDER,
    CueClass.REFUSE,
    CueClass.PLAN,
    CueClass.SUSPEND,
    CueClass.CANCEL,
)


def date_acts(drafts: Sequence[Draft], annotation: Annotation) -> list[Draft]:
    """Return the drafts with the day they were said and the time they are for."""
    return [_dated(draft, annotation) for draft in drafts]


def _dated(draft: Draft, annotation: Annotation) -> Draft:
    said: When | None = None
    happens: When | None = None
    for when in draft.act.passage.dates:
        if not (draft.form is Form.TALKS or draft.region.overlaps(when.span) or _spoken(draft, when)):
            continue
        if _of_saying(draft, when):
            said = said or when
        else:
            happens = happens or when
    published = annotation.document.published
    day = said.start if said and said.start else (published.isoformat() if published else None)
    return replace(draft, announced=day, period=_period(happens))


def _period(when: When | None) -> Period | None:
    return Period(when.start, when.end, when.precision, when.span) if when else None


def _spoken(draft: Draft, when: When) -> bool:
    governor = _governor(draft, when)
    return governor is not None and any(step.token.index == governor.index for step in draft.act.chain.steps)


def _of_saying(draft: Draft, when: When) -> bool:
    """Tell whether a date says when the act was said, by the word it hangs on."""
    if when.bound in (Bound.UNTIL, Bound.DURING, Bound.RECURRING) or draft.form is Form.TALKS:
        return False
    governor = _governor(draft, when)
    if governor is None:
        return False
    step = next((s for s in draft.act.chain.steps if s.token.index == governor.index), None)
    if step and step.sign and step.sign.classes[0] in _SAYING:
        return governor.tag != "VB"
    return step is None and draft.stage.group is StageGroup.PROMISED and governor.tag in ("VBD", "VBN")


def _governor(draft: Draft, when: When) -> Token | None:
    """Return the verb, or the noun of acting, that a date hangs on."""
    tree = draft.act.passage.tree
    top = tree.top(when.span)
    if top is None:
        return None
    acting = {step.token.index for step in draft.act.chain.signs}
    return next((w for w in tree.ancestors(top) if w.pos in ("VERB", "AUX") or w.index in acting), None)
