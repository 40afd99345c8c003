"""Who gains where no word of giving leads to them: by the site, by who thanks, or after whom aid is called."""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.claims.parties.asked import thankers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.parties.ground import Ground
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.kinds import habitual_givers
from pledgebook.claims.words.naming import named
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def loosely(found: Sequence[Gainers], act: Act, actors: tuple[Party, ...], vocabulary: Vocabulary) -> Gainers:
    """Return who gains where no word leads to them: by the site, by who thanks, or after whom aid is called."""
    weak = next((one for one in found if one.recipients and one.ground is Ground.SITE), None)
    weak = weak or next((one for one in found if one.recipients), found[-1])
    if weak.recipients:
        return weak
    if places := _where(act):
        return replace(weak, recipients=places, ground=Ground.SITE)
    if wooing := _who_woos(act):
        return replace(weak, recipients=wooing)
    if grateful := thankers(act.passage, act.chain):
        return replace(weak, recipients=grateful, firm=True)
    return replace(weak, recipients=_called_after(act, actors, vocabulary))


def _where(act: Act) -> tuple[Party, ...]:
    """Return the state of a place behind which "where" tells of the act ("to Chad, where 40 doctors work")."""
    tree = act.passage.tree
    clauses = (step.token for step in act.chain.steps if step.token.dep == "relcl")
    placed = (v for v in clauses if any(w.text.lower() == "where" for w in tree.children(v, "advmod")))
    return next(filter(None, (named(act.passage, (tree.head(verb),)) for verb in placed)), ())


def _who_woos(act: Act) -> tuple[Party, ...]:
    """Return who turns to those of whom "which" tells the act ("Chad turned to China, which agreed to lend $5m")."""
    tree, words = act.passage.tree, act.passage.grammar
    for step in act.chain.steps:
        if step.token.dep == "relcl":
            party = tree.head(step.token)
            above = tree.head(tree.head(party)) if party.dep == "pobj" else tree.head(party)
            wooing = tree.children(above, "nsubj") if above.lemma.lower() in words.wooing else ()
            return named(act.passage, wooing)
    return ()


def _called_after(act: Act, actors: tuple[Party, ...], vocabulary: Vocabulary) -> tuple[Party, ...]:
    """Return after whom aid is called that another gives, who seldom gives himself ("Congress passed Afghan aid")."""
    tree, words = act.passage.tree, act.passage.grammar
    if act.amount is None or not actors or any(party.adjective for party in actors):
        return ()
    out = {party.id for party in actors} | habitual_givers(vocabulary)
    known = ((word, act.passage.party_at.get(word.index)) for word in tree.subtree(act.foot))
    before = ((tree.head(word), one) for word, one in known if one and one.adjective and one.id not in out)
    return tuple(one for noun, one in before if noun.lemma.lower() in words.granted | words.gift)
