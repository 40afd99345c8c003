"""Who gives where two sides only agree on it ("Japan and Chad signed a grant of 9 million dollars")."""

from collections.abc import Container, Mapping
from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.document.about import NOBODY_GAINS
from pledgebook.claims.parties.owners import nation_before
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token, Tree
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def by_agreement(draft: Draft, balance: Mapping[str | None, int], vocabulary: Vocabulary) -> Draft:
    """Part the sides of an agreement by who gives: as its words say, as the text tells, or the world over.

    `balance` is how often each is told to give in the text, less how often to gain.
    """
    if draft.gainers.firm or draft.form in NOBODY_GAINS or len(draft.actors) < _SIDES or _do_it(draft):
        return draft
    givers = _by_words(draft) or _alone(draft, habitual_givers(vocabulary)) or _by_text(draft, balance)
    others = tuple(p for p in draft.actors if p not in givers)
    if len(givers) != 1 or not all(_agrees(draft, party) for party in draft.actors):
        return draft
    gainers = replace(draft.gainers, recipients=others, firm=True)
    return draft._replace(actors=givers, gainers=gainers)


def _do_it(draft: Draft) -> bool:
    """Tell whether both sides agree to do a thing, not on it ("they agreed to send it 300 tents")."""
    together = len({party.span for party in draft.actors}) == 1
    return together and any(step.token.dep == "xcomp" for step in draft.act.chain.steps)


def _by_words(draft: Draft) -> tuple[Party, ...]:
    """Return who gives by the nation before the money ("a Turkish grant"), or as it is for the other's own."""
    passage = draft.act.passage
    money = (draft.act.foot, *(step.token for step in draft.act.chain.steps if step.token.pos == "NOUN"))
    owning = {party.id for noun in money for party in nation_before(passage, noun)}
    served = {party.id for party in passage.parties if party.adjective and _is_for_its_own(passage, party)}
    owned = tuple(party for party in draft.actors if party.id in owning)
    serving = tuple(party for party in draft.actors if served and party.id not in served)
    return next((row for row in (owned, serving) if len(row) == 1), ())


def _is_for_its_own(passage: Passage, nation: Party) -> bool:
    """Tell whether something is for what a nation stands before ("for the Kyrgyz budget")."""
    top = passage.tree.top(nation.span)
    noun = passage.tree.head(top) if top is not None else None
    return noun is not None and noun.dep == "pobj" and passage.tree.head(noun).text.lower() in ("for", "to")


def _alone(draft: Draft, codes: Container[str | None]) -> tuple[Party, ...]:
    givers = tuple(party for party in draft.actors if party.id in codes)
    return givers if len(givers) == 1 else ()


def _by_text(draft: Draft, balance: Mapping[str | None, int]) -> tuple[Party, ...]:
    return _alone(draft, {code for code, more in balance.items() if more > 0})


_SIDES = 2
_JOINTLY = (CueClass.CONSIDER, CueClass.FAVOUR, CueClass.COMMIT)


def _agrees(draft: Draft, party: Party) -> bool:
    """Tell whether a party is the subject of a verb of agreeing or binding, or stands behind "between" or "by"."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    top = tree.top(party.span)
    while top is not None and (
        top.dep in ("conj", "compound", "poss", "appos") or _is_of_body(tree, top, words)
    ):
        top = tree.head(tree.head(top)) if top.dep == "pobj" else tree.head(top)
    if top is None:
        return False
    above = tree.head(top)
    if top.dep == "pobj":
        return above.text.lower() in ("between", "by")
    jointly = any(s.sign and s.sign.can_be(*_JOINTLY) for s in draft.act.chain.signs)
    return top.dep == "nsubj" and (jointly or _meets_over_it(tree, above, words))


def _meets_over_it(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether two sides sign for a thing or hand it over together ("held a ceremony", "opened the clinic")."""
    held = any(noun.lemma.lower() in words.ceremonial for noun in tree.children(verb, "dobj"))
    return held or verb.lemma.lower() in words.agreeing | words.inaugurating


def _is_of_body(tree: Tree, name: Token, words: Grammar) -> bool:
    """Tell whether a name only says whose a government is ("the Governments of Chad and Japan")."""
    prep = tree.head(name)
    of = name.dep == "pobj" and prep.text.lower() == "of"
    return of and tree.head(prep).lemma.lower() in words.statehood
