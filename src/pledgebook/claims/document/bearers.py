"""Who gave what "it" or "they" bring, where a team or a plane was told of just before (codebook 2.1)."""

from collections.abc import Sequence
from itertools import takewhile

from pledgebook.claims.acts.deployed import top_of
from pledgebook.claims.acts.draft import Draft
from pledgebook.party import Party

_PRONOUNS = {"it": ("NN", "NNP"), "they": ("NNS", "NNPS", "NN")}


def giver_of_bearers(draft: Draft, told: Sequence[Draft]) -> tuple[Party, ...]:
    """Return who sent the people or planes that the sentence before was about, where a pronoun stands for them.

    "A Polish team landed in Accra. It brought tents."
    """
    if any(_is_named_here(draft, party) for party in draft.doers.parties):
        return ()
    followed = (party.span for party in draft.doers.parties if party.antecedent is not None)
    pronoun = draft.doers.pronoun or next(followed, None)
    tags = _PRONOUNS.get(draft.act.passage.words(pronoun).lower()) if pronoun is not None else None
    last = told[-1] if told else None
    if not tags or last is None or draft.act.passage.number - last.act.passage.number != 1:
        return ()
    same = [*takewhile(lambda one: one.act.passage is last.act.passage, reversed(told))]
    return next((one.actors for one in reversed(same) if one.actors and _is_about_bearers(one, tags)), ())


def _is_named_here(draft: Draft, party: Party) -> bool:
    """Tell whether a pronoun stands for who is named in its own sentence ("Mali and Chad said they would bring")."""
    meant, here = party.antecedent, draft.act.passage.span
    return meant is not None and here.start <= meant.start and meant.end <= party.span.start


def _is_about_bearers(draft: Draft, tags: Sequence[str]) -> bool:
    """Tell whether what is sent is the subject of a sentence, and can bring something itself."""
    words = draft.act.passage.grammar
    top = top_of(draft.act.passage.tree, draft.act.foot)
    able = top.lemma.lower() in words.carrier | words.posted | words.bearer
    return able and top.dep in ("nsubj", "nsubjpass") and top.tag in tags
