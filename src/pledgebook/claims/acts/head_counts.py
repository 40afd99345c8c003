"""A row of names, each with how many in brackets, the thing told once ("troops from Ghana (900) and Togo (300)")."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.gaps import is_figure
from pledgebook.claims.acts.share_of_row import Share, for_nobody_of, share_of
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party


def with_head_counts(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of one sentence, an act of a row of names as one of each where each has its number."""
    return [one for draft in drafts for one in _parted(draft)]


def _parted(draft: Draft) -> list[Draft]:
    if draft.amount or len(draft.items) != 1:
        return [draft]
    row = _row(draft.act.passage)
    ids = {count.party.id for count in row}
    if len(row) < _FEWEST:
        return [draft]
    if ids & {party.id for party in draft.doers.parties}:
        told = for_nobody_of(draft, ids)
        return [share_of(told, count, told.items[0])._replace(doers=Doers((count.party,))) for count in row]
    if ids & {party.id for party in draft.gainers.recipients}:
        return [_to(share_of(draft, count, draft.items[0]), count.party) for count in row]
    return [draft]


def _row(passage: Passage) -> list[Share]:
    """Return the names of the first row in a sentence with a bare number in brackets behind each."""
    found: list[Share] = []
    for count in _counts(passage):
        gap = passage.text[found[-1].figure.span.end : count.party.span.start] if found else ""
        if found and not _JOINS.fullmatch(gap):
            break
        found.append(count)
    return found


def _counts(passage: Passage) -> Iterator[Share]:
    tokens = passage.tree.tokens
    for party in passage.parties:
        within = [] if party.adjective or not party.id else passage.tree.within(party.span)
        at = within[-1].index + 1 if within else len(tokens)
        bracket = [token.text for token in tokens[at : at + 1]] == ["("]
        figure = tokens[at + 1] if bracket and at + 1 < len(tokens) else None
        if figure is not None and is_figure(figure) and not _is_sum(passage, figure):
            yield Share(party, figure)


def _is_sum(passage: Passage, figure: Token) -> bool:
    """Tell whether a number is one of money or of a date ("Ghana (2014)")."""
    spans = (one.span for row in (passage.amounts, passage.dates) for one in row)
    return any(span.overlaps(figure.span) for span in spans)


def _to(told: Draft, party: Party) -> Draft:
    return told._replace(gainers=replace(told.gainers, recipients=(party,), firm=True))


_FEWEST = 2
_JOINS = re.compile(
    r"(?: [a-z]+)*\)(?:[,;]? (?:and|as well as|along with|together with|plus)|[,;])(?: the)? "
)
