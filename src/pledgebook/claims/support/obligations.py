"""What a legal text bids those who gain: what a borrower pays and a recipient provides is no support (codebook 4.7)."""

from functools import cache

from pledgebook.claims.acts.draft import Draft
from pledgebook.vocabulary import Vocabulary


def is_receivers_own(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether who acts is called by a term for who gains ("The Borrower shall provide", "the Host State")."""
    passage = draft.act.passage
    called = [passage.words(party.span) for party in draft.doers.parties if passage.span.holds(party.span)]
    words = (word for words in called if words[:1].isupper() for word in words.lower().split())
    return bool(called) and any(word in _receiving(vocabulary) for word in words)


@cache
def _receiving(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(vocabulary.rows("defined_terms")["receiving"]["words"])
