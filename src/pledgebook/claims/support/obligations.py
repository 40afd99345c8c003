"""What a legal text bids those who gain: what a borrower pays and a recipient provides is no support (codebook 4.7)."""

from functools import cache

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.kinds import habitual_givers, lenders
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


def pays_lender(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether a state that gives nobody aid pays a bank or club that lends to states: it pays what it owes.

    "Ghana made its payment to the IMF"; "Norway paid $4m to the World Bank" is a gift.
    """
    acting, gaining = ({party.id for party in row} for row in (draft.actors, draft.recipients))
    lending = lenders(vocabulary) | _CLUBS
    owing = acting and acting.isdisjoint(habitual_givers(vocabulary) | {"GROUP", None})
    if not owing or not gaining or not gaining <= lending:
        return False
    path = (draft.act.foot, *(step.token for step in draft.act.chain.steps))
    nouns = (word for word in path if word.dep in ("nummod", "compound", "quantmod"))
    above = {draft.act.passage.tree.head(word) for word in nouns}
    paying = draft.act.passage.grammar.remitting
    return any(word.lemma.lower() in paying for word in (*path, *above))


_CLUBS = frozenset({"PARISCLUB", "LONDONCLUB"})
