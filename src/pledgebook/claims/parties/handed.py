"""To whom a request is handed: sent, filed with, addressed to ("sent Oslo a request for tents") (codebook 1, 2.1)."""

from collections.abc import Iterator, Sequence

from pledgebook.claims.words.naming import named, parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party


def handed_to(passage: Passage, request: Token, wanted: Sequence[Token] | None) -> tuple[Party, ...]:
    """Return to whom somebody hands a request, wherever the words for it hang.

    `wanted` is what the request is for; null where no verb only makes or hands the request.
    """
    tree, verb = passage.tree, passage.tree.head(request)
    if wanted is None or not tree.children(verb, "nsubj"):
        return ()
    asking = {party.id for party in named(passage, tree.children(verb, "nsubj"))}
    datives = tree.children(verb, "dative")
    placed = (*datives, *(goal for to in datives for goal in tree.children(to, "pobj")))
    found = named(passage, placed) or next(filter(None, _laid_before(passage, request, wanted)), ())
    return tuple(party for party in found if party.id not in asking)


def _laid_before(passage: Passage, request: Token, wanted: Sequence[Token]) -> Iterator[tuple[Party, ...]]:
    """Yield with whom a request is filed, and to whom "to" leads behind what it is for."""
    yield from (parties_by(passage, word, _WITH) for word in (request, passage.tree.head(request)))
    yield from (parties_by(passage, thing, _TO) for thing in wanted)


_WITH, _TO = frozenset({"with", "before"}), frozenset({"to"})
