"""Both sides of a war or a quarrel as those who gain ("sent ten observers to each side", codebook 2.2)."""

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.anaphora import row_before
from pledgebook.language import Annotation, Token, Tree
from pledgebook.party import PartyKind

_TWO = 2
_GOALS = ("to", "for", "with", "at", "on", "in")


def with_either_side(draft: Draft, annotation: Annotation) -> Draft:
    """Return a draft with the two states named last as who gains, where its clause says that each side does."""
    known = [party for party in draft.gainers.recipients if party.id != "GROUP"]
    if (known and draft.gainers.firm) or not any(_sides(draft)):
        return draft
    row = tuple(
        one for one in row_before(draft.act.passage.span.start, annotation) if one.kind is PartyKind.STATE
    )
    acting = {party.id for party in draft.doers.parties}
    if len(row) != _TWO or acting & {party.id for party in row}:
        return draft
    return draft._replace(gainers=replace(draft.gainers, recipients=row, firm=True))


def _sides(draft: Draft) -> Iterator[Token]:
    """Yield the words of an act's clause that mean each of two sides, where they stand for who is given something."""
    passage = draft.act.passage
    tree, words = passage.tree, passage.grammar
    for word in tree.within(draft.region):
        paired = (
            child.text.lower() in words.pairing for child in tree.children(word, "det", "predet", "nummod")
        )
        each = (
            word.text.lower() in words.pairing
            and word.dep in ("dative", "pobj")
            and tree.children(word, "prep")
        )
        if (each or (word.lemma.lower() in words.siding and any(paired))) and _is_goal(tree, word):
            yield word


def _is_goal(tree: Tree, word: Token) -> bool:
    """Tell whether a word stands behind "to" or the like, or right behind a verb."""
    above = tree.head(word)
    if word.dep == "pobj":
        return above.text.lower() in _GOALS
    return word.dep in ("dative", "dobj", "iobj", "nsubj", "compound", "nmod") and above.index < word.index
