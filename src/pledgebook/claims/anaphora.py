"""Loose words that only point at parties named beside them are no party of their own ("both countries")."""

from dataclasses import replace

from pledgebook.claims.draft import Draft
from pledgebook.claims.wording import wording
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def without_pointers(draft: Draft, vocabulary: Vocabulary) -> Draft:
    """Return a draft whose givers and gainers are named once."""
    return replace(
        draft,
        actors=_named(draft, draft.actors, 2, vocabulary),
        recipients=_named(draft, draft.recipients, 1, vocabulary),
    )


def _named(
    draft: Draft, parties: tuple[Party, ...], fewest: int, vocabulary: Vocabulary
) -> tuple[Party, ...]:
    """Return the parties, a group that points at the others left out where enough of them are named."""
    if sum(party.id not in (None, "GROUP") for party in parties) < fewest:
        return parties
    return tuple(
        p for p in parties if p.id != "GROUP" or not _points(draft.act.passage.words(p.span), vocabulary)
    )


def _points(words: str, vocabulary: Vocabulary) -> bool:
    return wording("pointers", vocabulary).fullmatch(" ".join(words.split())) is not None
