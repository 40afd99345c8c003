"""Why a claim is as it is, in plain words (codebook 7.2): the page and the records carry them beside the cues."""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Accounting, CueRole
from pledgebook.span import Span

_ELSEWHERE = {
    "stage": "no word here says how firm it is; the stage is the lowest that fits",
    "lead": "the stage is that of the words which lead to it",
    "actor": "who acts is not said here; it comes from the words around",
    "recipient": "who gains is not said here; it comes from the words around",
}
_UNSAID = {
    Accounting.NEW: "new, since no word says otherwise",
    Accounting.COMPONENT: "a part, since it stands in the list of a whole",
    Accounting.CUMULATIVE: "a total to date, as the figure it belongs to",
    Accounting.RESTATED: "told again, since the words date it before the document",
}


def because(draft: Draft) -> tuple[str, ...]:
    """Return the reasons for stage, parties and accounting, each in a line."""
    return tuple(_reasons(draft))


def _reasons(draft: Draft) -> Iterator[str]:
    yield from _decided(draft, draft.stage.value.replace("_", " "), CueRole.STAGE)
    yield from _decided(draft, "denied", CueRole.NEGATION)
    yield from _decided(draft, "on a condition", CueRole.CONDITION)
    yield from (words for mark, words in _ELSEWHERE.items() if mark in draft.guessed)
    if draft.accounting:
        said = tuple(_decided(draft, draft.accounting.value, CueRole.ACCOUNTING))
        yield from said or (_UNSAID[draft.accounting],)


def _decided(draft: Draft, what: str, role: CueRole) -> Iterator[str]:
    """Yield one line that names the words which decided something, where any did."""
    spans: list[Span] = sorted({cue.span for cue in draft.cues if cue.role is role})
    words = [" ".join(draft.act.passage.words(span).split()) for span in spans]
    if words:
        yield f"{what}: {', '.join(f'“{word}”' for word in words)}"
