"""Why a claim that is kept is never counted: guests at home, own stocks, a third state's loss (codebook 4.7)."""

from dataclasses import dataclass
from functools import cache

from pledgebook.claims.acts.draft import Draft
from pledgebook.vocabulary import Lexicon, Vocabulary


@dataclass(frozen=True, slots=True)
class _Reason:
    """One row of uncounted.yml: the reason, and the words of the act and of its thing."""

    words: str
    kinds: Lexicon[str]


def uncounted(draft: Draft, vocabulary: Vocabulary) -> str | None:
    """Return why an act is not counted, null where it counts as its accounting says."""
    if not _others(draft):
        return None  # it touches nobody abroad
    words = draft.act.passage.words(draft.region)
    meant = {"hosted": _at_home, "refilled": _own, "compensated": _for_another}
    for name, reason in _reasons(vocabulary).items():
        said = {match.value for match in reason.kinds.find(words)}
        if said == {"act", "thing"} and meant[name](draft):
            return reason.words
    return None


def _at_home(draft: Draft) -> bool:
    """Tell whether no state gains but the one that acts: guests are named by where they fled from."""
    tree, acting = draft.act.passage.tree, {party.id for party in draft.actors} - {None}
    guests = {p.id for p in draft.recipients if p.adjective or _fled(draft, p.id)}
    within = draft.act.passage.grammar.within
    tops = [top for p in draft.act.passage.parties if p.id in acting and (top := tree.top(p.span))]
    home = any(top.dep == "pobj" and tree.head(top).text.lower() in within for top in tops)
    doing = any(top.dep in ("nsubj", "ROOT") for top in tops)
    return bool(acting) and (home or doing) and {p.id for p in draft.recipients} <= guests | acting


def _fled(draft: Draft, state: str | None) -> bool:
    """Tell whether people are said to come from a state ("refugees from Syria")."""
    tree = draft.act.passage.tree
    tops = [tree.top(party.span) for party in draft.act.passage.parties if party.id == state]
    return any(top is not None and tree.head(top).text.lower() in ("from", "fleeing") for top in tops)


def _own(draft: Draft) -> bool:
    """Tell whether stocks are refilled that gave to others, and no receiver owns them ("to refill Chad's stocks")."""
    passage = draft.act.passage
    owners = {
        passage.party_at[child.index].id
        for token in passage.tree.within(draft.region)
        for child in passage.tree.children(token, "poss", "amod", "compound", "nmod")
        if child.index in passage.party_at and token.pos == "NOUN"
    }
    return bool(_others(draft) - owners) and not owners & {party.id for party in draft.recipients}


def _others(draft: Draft) -> frozenset[str]:
    """Return who is named beside the actors: an act that touches nobody abroad is no support at all."""
    return draft.act.passage.named - {party.id for party in draft.actors}


def _for_another(draft: Draft) -> bool:
    """Tell whether two others are named beside the giver: the one compensated, and whom its loss served."""
    acting = {party.id for party in draft.actors}
    named = {p.id for p in draft.act.passage.parties if draft.region.holds(p.span)}
    return len(named - acting - {None}) > 1


@cache
def _reasons(vocabulary: Vocabulary) -> dict[str, _Reason]:
    return {
        name: _Reason(row["reason"], Lexicon({word: kind for kind in ("act", "thing") for word in row[kind]}))
        for name, row in vocabulary.rows("uncounted").items()
    }
