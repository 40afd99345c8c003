"""Who gets, where a word only points back: whoever was just told to be given something (codebook 2.2).

"Norway announced aid for Chad. It will get 40 buses": the one who gives does not get.
"""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.parties.received import gets_it
from pledgebook.language import Token

_REACH = 1  # sentences
_POINTING = frozenset({"it", "they", "both", "each", "he", "she"})
_MARKS = frozenset({"the", "this", "that", "these", "those", "both", "each"})


def with_getters(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, those who get by a word that points back as whoever gained just before."""
    done: list[Draft] = []
    for draft in drafts:
        before = _given_before(draft, done) if _points_back(draft) else None
        if before is not None:
            gained = replace(before.gainers, targets=(), through=())
            done.append(draft._replace(gainers=gained))
        else:
            done.append(draft)
    return done


def _points_back(draft: Draft) -> bool:
    """Tell whether who gets a thing is a pronoun, or a bare word for a state ("the country", "each country")."""
    if not (draft.doers.receives or any(gets_it(step) for step in draft.act.chain.steps)):
        return False
    tree, verbs = draft.act.passage.tree, draft.act.chain.verbs
    subjects = [noun for verb in verbs for noun in tree.children(verb, "nsubj")]
    return bool(subjects) and all(_is_pointer(draft, noun) for noun in subjects)


def _is_pointer(draft: Draft, noun: Token) -> bool:
    words, tree = draft.act.passage.grammar, draft.act.passage.tree
    if noun.text.lower() in _POINTING:
        return True
    marks = {word.text.lower() for word in tree.children(noun, "det", "predet", "nummod")}
    bare = not tree.children(noun, "amod", "compound", "poss", "prep")
    return bare and noun.lemma.lower() in words.land and bool(marks & _MARKS)


def _given_before(draft: Draft, told: Sequence[Draft]) -> Draft | None:
    """Return the nearest act before that gives to somebody, where the pointer is not read as another than its giver."""
    read = {party.id for party in draft.gainers.recipients} - {None, "GROUP"}
    for other in reversed(told):
        if draft.act.passage.number - other.act.passage.number > _REACH:
            return None
        if other.gainers.firm and other.gainers.recipients and other.doers.parties:
            return other if read <= {party.id for party in other.doers.parties} else None
    return None
