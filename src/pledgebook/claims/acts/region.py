"""Which words of a sentence belong to an act: its clause, and what in it is another sum's or tells of its doers."""

from functools import reduce
from operator import or_

from pledgebook.claims.acts.draft import clause
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.coordination import tells_of_part
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.steps import Step
from pledgebook.language import Token, Tree
from pledgebook.party import Party
from pledgebook.span import Span


def region_of(act: Act) -> Span:
    """Return the clause of an act, or its whole sentence where little else is in it."""
    region, sentence = clause(act.passage.tree, own_steps(act), act.foot), act.passage.span
    if not any(token.pos in ("VERB", "AUX") for token in act.passage.tree.within(region)):
        return sentence  # no clause of its own: the sentence says it
    most = (region.end - region.start) >= _MOST * (sentence.end - sentence.start)
    return sentence if most else region


_MOST = 0.6


def own_steps(act: Act) -> tuple[Step, ...]:
    """Return the chain up to the first word of speech: who reports an act is not part of its clause."""
    own = []
    for step in act.chain.steps:
        if step.sign and step.sign.classes[0] is CueClass.REPORT:
            break
        own.append(step)
    return tuple(own)


def of_other_sums(act: Act) -> int:
    """Return the words that hang below another sum than the act's own ("$5m to Chad and $3m to Mali")."""
    tree = act.passage.tree
    if act.amount is None or len(act.passage.sums) < 2:
        return 0
    path = {act.foot.index, *(step.token.index for step in act.chain.steps)}
    tops = (_of_sized(tree, top) for amount, top in act.passage.sums if amount is not act.amount)
    sized = _of_sized(tree, act.foot)
    path.add(sized.index)
    others, own = 0, tree.below(sized)
    for words in (tree.below(_of_part(tree, top)) for top in tops if top.index not in path):
        # Not another's where it hangs from it, joined by "and".
        others |= words & ~own if words >> act.foot.index & 1 else words
    return others


def _of_sized(tree: Tree, top: Token) -> Token:
    """Return what a sum says the size of ("a $5m roads programme"), for the sum before it."""
    while top.dep in ("compound", "nmod", "nummod", "amod", "quantmod") and tree.head(top).pos == "NOUN":
        top = tree.head(top)
    return top


def _of_part(tree: Tree, top: Token) -> Token:
    """Return the verb of a clause about a part, for the sum that is its subject ("$2m of which will go to Peru")."""
    verb = tree.head(top)
    clause = top.dep in ("nsubj", "nsubjpass") and verb.dep in ("ccomp", "relcl", "advcl", "parataxis")
    return verb if clause and tells_of_part(tree, verb) else top


def of_description(act: Act, actors: tuple[Party, ...]) -> int:
    """Return the words that only say who the doers are ("Norad, the Norwegian agency for Africa, gave")."""
    tree = act.passage.tree
    tops = (top for party in actors if (top := tree.top(party.span)))
    said = (tree.below(word) for top in tops for word in tree.children(top, "appos", "relcl"))
    return reduce(or_, (words for words in said if not words >> act.foot.index & 1), 0)
