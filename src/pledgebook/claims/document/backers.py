"""Whose money an act is done with, where another hand does it (codebook 2.1, 2.2)."""

from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.parties.means import backers
from pledgebook.claims.words.kinds import agencies, lenders, state_codes
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def by_backers(draft: Draft, vocabulary: Vocabulary) -> Draft:
    """Put who pays in the place of an agency, or of a state that builds for itself.

    "Oxfam dug wells in Chad with Swiss money", "Chad built a clinic with a grant from Japan".
    """
    found = _paying(draft, vocabulary) if draft.actors else ()
    if not found:
        return draft
    through = tuple(party for party in draft.actors if party.id in agencies(vocabulary))
    if through == draft.actors:
        passed = (*draft.gainers.through, *through)
        return draft._replace(actors=found, gainers=replace(draft.gainers, through=passed))
    if not _builds_for_itself(draft, vocabulary):
        return draft
    return draft._replace(
        actors=found, gainers=replace(draft.gainers, recipients=draft.actors, firm=True, own=False)
    )


def _builds_for_itself(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether the states that act are none but those who gain."""
    acting = {party.id for party in draft.actors}
    return acting <= state_codes(vocabulary) and {p.id for p in draft.gainers.recipients} <= acting


def _paying(draft: Draft, vocabulary: Vocabulary) -> tuple[Party, ...]:
    acting = {party.id for party in draft.actors}
    return tuple(
        party
        for party in backers(draft.act.passage, draft.act.foot, draft.act.chain)
        if party.id and party.id not in acting and party.id not in agencies(vocabulary) - lenders(vocabulary)
    )
