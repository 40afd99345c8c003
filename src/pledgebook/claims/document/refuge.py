"""Who gains with those who fled: the state that took them in, where a text tells it (codebook 2.2)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.parties.fled import is_fled_from
from pledgebook.claims.words.grammar import Grammar, grammar
from pledgebook.claims.words.passage import Within
from pledgebook.language import Annotation, Tree
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_INTO = ("in", "inside", "within", "into", "to", "across", "throughout")


class _Refuge(NamedTuple):
    """A state that took in people who fled, and whose people they are, where that is said."""

    host: Party
    left: frozenset[str | None]


def taken_in(drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts, each whose gainers fled with the state that the document says took them in."""
    if not any(draft.gainers.fled for draft in drafts):
        return list(drafts)
    told = list(_refuges(annotation, grammar(vocabulary)))
    return [_hosted(draft, told) if _are_helped(draft) else draft for draft in drafts]


def _are_helped(draft: Draft) -> bool:
    """Tell whether those who fled are helped where they are, not taken in by this very act."""
    takes_in = draft.act.inherent is not None and draft.act.inherent.takes_in
    return draft.gainers.fled and not takes_in


def _hosted(draft: Draft, told: Sequence[_Refuge]) -> Draft:
    left = {party.id for party in draft.gainers.recipients}
    giving = {party.id for party in draft.doers.parties}
    own = [one.host for one in told if one.left & left]
    hosts = [host for host in own or _unsaid(told) if host.id not in left | giving]
    if not hosts:
        return draft
    most = Counter(host.id for host in hosts).most_common(1)[0][0]
    host = next(one for one in hosts if one.id == most)
    return draft._replace(gainers=replace(draft.gainers, recipients=(host,)))


def _unsaid(told: Sequence[_Refuge]) -> list[Party]:
    """Return the one state that took people in of whom nobody says whose they are."""
    hosts = [one.host for one in told if not one.left]
    return hosts if len({host.id for host in hosts}) == 1 else []


def _refuges(annotation: Annotation, words: Grammar) -> Iterator[_Refuge]:
    """Yield where the sentences on people of one nation who fled say that they are."""
    named = Within(annotation.parties)
    for sentence in annotation.sentences:
        tree = sentence.tree
        if tree is None or not any(
            token.lemma.lower() in words.displaced | words.fleeing for token in tree.tokens
        ):
            continue
        parties = named.at(sentence.span)
        left = frozenset(
            p.id for p in parties if any(is_fled_from(tree, t, words) for t in tree.within(p.span))
        )
        places = (
            p for p in parties if len(left) < _SEVERAL and _is_place(tree, p, words) and p.id not in left
        )
        yield from (_Refuge(host, left) for host in places)


_SEVERAL = 2


def _is_place(tree: Tree, party: Party, words: Grammar) -> bool:
    """Tell whether a state stands as a place, and not only of a meeting or of what was said ("said in Geneva")."""
    top = tree.top(party.span) if party.kind is PartyKind.STATE and not party.adjective else None
    if top is None or top.dep != "pobj" or tree.head(top).text.lower() not in _INTO:
        return False
    above = tree.head(tree.head(top))
    met = above.lemma.lower() in words.gathering
    return not (met or (party.place and bool(tree.children(above, "ccomp"))))
