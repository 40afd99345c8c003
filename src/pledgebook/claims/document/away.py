"""Bodies told without their state where a giver is abroad: "went to Togo. He gave the army 20 lorries"."""

from bisect import bisect_left

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.kinds import habitual_givers, state_codes
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Annotation
from pledgebook.vocabulary import Vocabulary

_BACK = 2  # sentences


def is_away(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether who acts gives the world over, and the state that was named last beside it does not.

    What is given to "the army" then goes to that state's, not to the giver's own.
    """
    rich, states = habitual_givers(vocabulary), state_codes(vocabulary)
    acting = {party.id for party in draft.actors}
    passage, parties = draft.act.passage, annotation.parties
    if not acting or not acting <= rich or _has_owned_body(passage):
        return False
    since = annotation.sentences[max(0, passage.number - _BACK)].span.start
    first = bisect_left(parties, since, key=lambda party: party.span.start)
    last = bisect_left(parties, passage.span.end, key=lambda party: party.span.start)
    named = (p.id for p in reversed(parties[first:last]) if p.id in states and p.antecedent is None)
    other = next((code for code in named if code not in acting), None)
    return other is not None and other not in rich


@once
def _has_owned_body(passage: Passage) -> bool:
    """Tell whether a body is called somebody's own ("gave its army new boots")."""
    bodies = (word for word in passage.tree.tokens if word.lemma.lower() in passage.grammar.own_body)
    return any(owner.tag == "PRP$" for body in bodies for owner in passage.tree.children(body, "poss"))
