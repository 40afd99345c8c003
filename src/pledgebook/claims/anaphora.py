"""Words that point at several parties named elsewhere: a plural pronoun, or loose words ("both countries")."""

from pledgebook.claims.draft import Draft
from pledgebook.claims.near import Near
from pledgebook.claims.wording import is_one, wording
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def meant_by(party: Party, parties: Near[Party]) -> tuple[Party, ...]:
    """Return all in the row that a plural pronoun stands for ("Mali and Chad said they"), else the one."""
    meant = party.antecedent
    if party.id != "GROUP" or meant is None:
        return (party,)
    inside = [
        one for one in parties.around(meant) if meant.start <= one.span.start and one.span.end <= meant.end
    ]
    named = tuple(one for one in inside if one.id not in (None, "GROUP"))
    return named if len(named) > 1 else (party,)


def without_pointers(draft: Draft, vocabulary: Vocabulary) -> Draft:
    """Return a draft whose givers and gainers are named once."""
    return draft._replace(
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
    return is_one(" ".join(words.split()), wording("pointers", vocabulary))
