"""What a line says beside its thing: how firm the act is, or that it sums up other lines (codebook 1, 4.5).

"Japan | $2 million | seeds | disbursed" says in its last cell that the sum was paid. "Total | $9 million" is of all
who stand above it, not of the last of them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Stage
from pledgebook.claims.document.labels import label
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.words.kinds import agencies, habitual_givers, state_codes
from pledgebook.claims.words.summing import SUMMING, sums_up
from pledgebook.language import BlockKind
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary, either


def with_cells(drafts: Sequence[Draft], voice: str | None, vocabulary: Vocabulary) -> Iterator[Draft]:
    """Yield acts with how firm their lines say they are, and those of lines that sum up several donors as theirs.

    A state that writes of its own aid sums up its own, and so does a body that passes on nobody else's.
    """
    named = {one.id for draft in drafts if (one := label(draft))}
    own = voice in state_codes(vocabulary) or voice in habitual_givers(vocabulary) - agencies(vocabulary)
    yield from (_with_cells(draft, vocabulary, several=len(named) > 1 and not own) for draft in drafts)


def _with_cells(draft: Draft, vocabulary: Vocabulary, *, several: bool) -> Draft:
    passage = draft.act.passage
    if (stage := _status(draft, vocabulary)) is not None:
        force = draft.force._replace(negated=False, open=False)
        draft = draft._replace(stage=stage, force=force, guessed=draft.guessed - {"stage"})
    open_ended = several and draft.amount is not None and not draft.doers.parties
    if open_ended and sums_up(passage, vocabulary):
        donors = Party(Span(passage.span.start, draft.close.start), "GROUP", "donors", PartyKind.GROUP)
        draft = draft._replace(doers=Doers((donors,)))
    return draft


def _status(draft: Draft, vocabulary: Vocabulary) -> Stage | None:
    """Return what the last cell of a row says, or the last words behind a comma in a line that has a label."""
    passage = draft.act.passage
    if passage.kind is BlockKind.ROW:
        last = passage.said.strip().rstrip("|").rpartition("|")[2]
    elif label(draft):
        last = passage.said.rpartition(",")[2]
    else:
        return None
    found = _cell(vocabulary).fullmatch(last.strip())
    return _stages(vocabulary)[found[1].lower()] if found else None


@cache
def _stages(vocabulary: Vocabulary) -> dict[str, Stage]:
    rows = vocabulary.rows("cells").items()
    return {phrase: Stage(stage) for stage, phrases in rows if stage != SUMMING for phrase in phrases}


@cache
def _cell(vocabulary: Vocabulary) -> re.Pattern[str]:
    when = r"(?: (?:on|in|by|since|until|for) [\w .]{1,24})?"
    return re.compile(rf"({either(_stages(vocabulary))}){when}\s*+\.?", re.IGNORECASE)
