"""The verbs over an act, and who or what they have for subjects."""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft
from pledgebook.language import Token, Tree


def verbs(draft: Draft) -> list[Token]:
    """Return the verbs of an act, innermost first."""
    foot, above = draft.act.foot, draft.act.chain.verbs
    return [foot, *above] if foot.pos in ("VERB", "AUX") else [*above]


def subjects(tree: Tree, verb: Token) -> Iterator[Token]:
    """Yield the subjects of a verb, those of the first of a row of verbs included."""
    yield from tree.children(verb, "nsubj", "nsubjpass")
    if verb.dep == "xcomp" and tree.head(verb).lemma == "be":
        yield from subjects(tree, tree.head(verb))  # "the grant is to provide seed"
    if verb.dep == "conj" and not tree.children(verb, "nsubj", "nsubjpass"):
        yield from subjects(tree, tree.head(verb))


def is_nobody(draft: Draft, noun: Token) -> bool:
    """Tell whether a subject is a thing told of before, and no party ("it", "this funding", "which")."""
    words = draft.act.passage.grammar
    if noun.index in draft.act.passage.party_at:
        return False
    return noun.text.lower() in words.thing_pronoun or noun.lemma.lower() in words.instrument


def only_says(tree: Tree, noun: Token) -> bool:
    """Tell whether a thing is only who says something ("Prague radio said", not "No tanks, says Berlin")."""
    verb = tree.head(noun)
    others = (one for one in tree.children(verb, "nsubj") if one.index > noun.index)
    return noun.dep == "nsubj" and verb.lemma == "say" and not any(others)
