"""Arms that whoever gets them has bought: a sale paid by the buyer is no support (codebook 4.7)."""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Stage
from pledgebook.claims.words.naming import named, parties_by
from pledgebook.language import Token


def is_bought_by_getter(draft: Draft) -> bool:
    """Tell whether a thing is one that its getter bought, or what arms change hands in is a deal."""
    if _is_arms_deal(draft):
        return True
    return not _is_paid_for(draft) and any(_paid_by_getter(draft, verb) for verb in _bought(draft))


def _is_paid_for(draft: Draft) -> bool:
    """Tell whether a sentence speaks of money that is given or lent: a sale that the donor pays is support."""
    words = draft.act.passage.grammar
    paying = words.gift | words.finance.keys() | _PAYING
    return any(token.lemma.lower() in paying for token in draft.act.passage.tree.tokens)


_PAYING = frozenset(("fund", "finance", "funding", "pay", "aid", "assistance", "donate", "help", "support"))


def _bought(draft: Draft) -> Iterator[Token]:
    """Yield the verbs of buying that describe a thing ("the jets it bought", "drones ordered by Morocco")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    whole = tree.head(tree.head(foot)) if foot.dep == "pobj" and tree.head(foot).text == "of" else foot
    nouns = (foot, whole) if draft.amount is None else ()
    for noun in nouns:
        for clause in tree.children(noun, "relcl", "acl"):
            if clause.lemma in _BUYING and _has_seller(draft, clause):
                yield clause


_BUYING = ("buy", "purchase", "order")  # what is acquired or procured may be a gift


def _has_seller(draft: Draft, verb: Token) -> bool:
    """Tell whether a thing is bought from somebody: else it may be bought with another's money, or commanded."""
    passage = draft.act.passage
    return any(parties_by(passage, word, _SELLING) for word in passage.tree.subtree(verb))


_SELLING = frozenset({"from"})


def _paid_by_getter(draft: Draft, verb: Token) -> bool:
    """Tell whether the buyer is who gets the thing, and buys it for nobody else."""
    passage = draft.act.passage
    subjects = passage.tree.children(verb, "nsubj")
    buyers = {party.id for party in named(passage, subjects) or parties_by(passage, verb, _BY)} - {None}
    others = {party.id for party in parties_by(passage, verb, _FOR)}
    getting = {party.id for party in draft.recipients} or _named_apart(draft, verb)
    return bool(buyers) and buyers <= getting and not others - buyers


def _named_apart(draft: Draft, verb: Token) -> set[str | None]:
    """Return whom a sentence names outside a clause of buying: what the buyer gets may come to its land."""
    passage = draft.act.passage
    within = passage.tree.below(verb)
    return {party.id for index, party in passage.party_at.items() if not within >> index & 1}


_BY, _FOR = frozenset({"by"}), frozenset({"for"})


def _is_arms_deal(draft: Draft) -> bool:
    """Tell whether arms or their worth are told of as a deal ("approved a $75m arms deal with Kuwait")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if draft.stage in _STOPPED:
        return False  # who stops one acts upon another by it
    above = (draft.act.foot, tree.head(draft.act.foot), *(step.token for step in draft.act.chain.steps))
    deals = (noun for noun in above if noun.lemma.lower() in _DEALS)
    return any(
        word.lemma.lower() in words.traded_arms
        for deal in deals
        for word in tree.children(deal, "compound", "nmod")
    )


_STOPPED = (Stage.SUSPENDED, Stage.CANCELLED, Stage.RULED_OUT)
_DEALS = ("deal", "sale")
