"""A row of nations with how many of each, their people told once ("450 French and 200 Italian soldiers will go")."""

from collections.abc import Iterator, Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.gaps import is_figure
from pledgebook.claims.acts.share_of_row import Share, for_nobody_of, share_of
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Item
from pledgebook.party import Party

_JOINTS = (",", "and")


def by_nation(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts of one sentence, an act of several nations as one of each where each has its number."""
    return [one for draft in drafts for one in _parted(draft)]


def _parted(draft: Draft) -> list[Draft]:
    people = next((item for item in draft.items if item.quantity is not None), None)
    own = _nation(draft.act.passage, people) if people and not draft.amount else None
    if people is None or own is None:
        return [draft]
    row = list(_row(draft.act.passage, people))[::-1]
    nations = {own.id, *(share.party.id for share in row)}
    acting = {party.id for party in draft.doers.parties}
    if row and (not acting or acting & nations):
        told = for_nobody_of(draft, nations)
        return [*(_theirs(told, share, people) for share in row), told._replace(doers=Doers((own,)))]
    return [draft._replace(doers=Doers((own,)))] if _has_others(draft, own) else [draft]


def _nation(passage: Passage, people: Item) -> Party | None:
    """Return the nation whose people a thing names ("200 Italian soldiers")."""
    inside = (p for p in passage.parties if p.adjective and p.span.end <= people.head.start)
    own = [p for p in inside if p.span.start >= people.span.start and p.id]
    return own[0] if len(own) == 1 else None


def _row(passage: Passage, people: Item) -> Iterator[Share]:
    """Yield the nations with their numbers right before a thing, the nearest first."""
    tokens = passage.tree.tokens
    at = passage.tree.within(people.span)[0].index - 1
    while at > 1 and tokens[at].text.lower() in _JOINTS:
        at -= 1 + (tokens[at - 1].text == ",")
        party = passage.party_at.get(at)
        figure = passage.tree.within(party.span)[0].index - 1 if party else -1
        if party is None or not party.id or figure < 0 or not is_figure(tokens[figure]):
            return
        yield Share(party, tokens[figure])
        at = figure - 1


def _has_others(draft: Draft, own: Party) -> bool:
    """Tell whether an act has its own nation's people, and others theirs ("60 Thai doctors and 20 Lao nurses flew")."""
    acting = {party.id for party in draft.doers.parties}
    told = (item for item in draft.act.passage.items if item not in draft.items)
    theirs = {party.id for item in told if (party := _nation(draft.act.passage, item))}
    return own.id in acting and len(acting) > 1 and acting - {own.id} <= theirs


def _theirs(told: Draft, share: Share, people: Item) -> Draft:
    return share_of(told, share, people)._replace(doers=Doers((share.party,)))
