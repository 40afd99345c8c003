"""What one who keeps accounts of aid only says of the entries in them: nothing is given by it (codebook 4.5)."""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import subjects, verbs
from pledgebook.claims.claim import StageGroup
from pledgebook.language import Token, Tree


def is_entered(draft: Draft) -> bool:
    """Tell whether who keeps accounts only says what enters them ("we do not count the tents")."""
    first = next(iter(verbs(draft)), None)
    if first is None:
        return False
    tree = draft.act.passage.tree
    judged = any(_is_judged(tree, verb) or _is_assumed(tree, verb) for verb in verbs(draft))
    return judged or _is_counted(draft, first) or _is_filed(draft, first) or _is_unvalued(draft)


def _is_judged(tree: Tree, verb: Token) -> bool:
    """Tell whether we only say what we hold something to be, or take for it here ("we consider here the rise")."""
    if (
        verb.lemma != "consider"
        or verb.tag != "VBP"
        or tree.children(verb, "aux")
        or not _is_ours(tree, verb)
    ):
        return False
    return _says_here(tree, verb) or bool(tree.children(verb, "xcomp", "ccomp", "oprd", "neg"))


def _is_assumed(tree: Tree, verb: Token) -> bool:
    """Tell whether we only take something for true ("we assume that the money will be taken from this fund")."""
    return verb.lemma in ("assume", "presume") and verb.tag == "VBP" and _is_ours(tree, verb)


def _is_ours(tree: Tree, verb: Token) -> bool:
    return any(noun.text.lower() == "we" for noun in subjects(tree, verb))


def _says_here(tree: Tree, verb: Token) -> bool:
    return any(word.text.lower() in _HERE for word in tree.children(verb, "advmod"))


def _is_counted(draft: Draft, verb: Token) -> bool:
    """Tell whether we only enter an act in our books, or a figure ("we therefore use the value of $9m")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if not _is_ours(tree, verb):
        return False
    if verb.lemma.lower() in words.counting and not draft.amount:
        return True
    if verb.tag != "VBP" or tree.children(verb, "aux"):
        return False
    reckoned = verb.lemma.lower() in words.counting | words.applying
    figures = any(noun.lemma.lower() in _FIGURE for noun in tree.children(verb, "dobj"))
    return reckoned and (figures or any(_says_here(tree, one) for one in _row(tree, verb)))


def _row(tree: Tree, verb: Token) -> Iterator[Token]:
    """Yield a verb and those that it stands in a row with ("we only count $3m here and use $5m")."""
    yield verb
    while verb.dep == "conj":
        verb = tree.head(verb)
        yield verb


def _is_filed(draft: Draft, verb: Token) -> bool:
    """Tell whether something is only put under a heading of the books ("is assigned to the month of delivery")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if verb.lemma.lower() not in words.filing or not (tree.children(verb, "auxpass") or _is_ours(tree, verb)):
        return False
    goals = (noun for to in tree.children(verb, "prep", "dative") for noun in tree.children(to, "pobj"))
    return any(noun.lemma.lower() in words.heading_of_books for noun in goals)


def _is_unvalued(draft: Draft) -> bool:
    """Tell whether only the worth of a thing is not told ("a valuation of the rifles is not possible")."""
    off = draft.force.negated or draft.stage.group is StageGroup.OFF
    nouns = (step.token.lemma.lower() for step in draft.act.chain.steps if step.token.pos == "NOUN")
    return off and draft.amount is None and any(noun in _WORTH for noun in nouns)


_HERE = ("here", "also", "therefore", "thus", "hence", "only")
_FIGURE = ("value", "figure", "number", "price", "estimate", "rate")
_WORTH = ("value", "valuation", "worth", "price", "pricing", "estimate")
