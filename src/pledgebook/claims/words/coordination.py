"""Whether one word hangs below another or stands beside it."""

from functools import reduce
from operator import or_

from pledgebook.claims.words.once import once
from pledgebook.language import Token, Tree


def under(tree: Tree, lower: Token, upper: Token) -> bool:
    """Tell whether a word hangs below another, and not only as its conjunct."""
    below = upper.index in {above.index for above in tree.ancestors(lower)}
    return below and not coordinate(tree, lower, upper)


def coordinate(tree: Tree, lower: Token, upper: Token) -> bool:
    """Tell whether one of two words is only a conjunct of the other."""
    while lower.index != upper.index:
        if lower.dep != "conj":
            return False
        lower = tree.head(lower)
    return True


def siblings(tree: Tree, one: Token, other: Token) -> bool:
    """Tell whether two things are coordinated: given side by side, neither pays for the other."""
    return first_conjunct(tree, one).index == first_conjunct(tree, other).index and one.index != other.index


def first_conjunct(tree: Tree, token: Token) -> Token:
    """Return the first of the words that a word is coordinated with, itself where there is none before it."""
    while token.dep == "conj" and token.head != token.index:
        token = row_goal(tree, token) or tree.head(token)
    return token


def row_goal(tree: Tree, other: Token) -> Token | None:
    """Return the name beside which a conjunct stands, where the parser hung it from the thing that is for both.

    "Support for Fiji and its neighbours": the neighbours stand beside Fiji, not beside the support.
    """
    thing = tree.head(other)
    if other.dep != "conj" or thing.pos != "NOUN":
        return None
    joined = (
        word.index for word in tree.children(thing, "cc", "punct") if thing.index < word.index < other.index
    )
    end = min(joined, default=other.index)
    preps = (prep for prep in tree.children(thing, "prep") if prep.text.lower() in _FOR)
    goals = (noun for prep in preps for noun in tree.children(prep, "pobj"))
    return next((goal for goal in goals if goal.pos == "PROPN" and goal.index + 1 == end), None)


_FOR = ("for", "to", "towards", "toward")


def subjects_of(tree: Tree, verb: Token) -> tuple[Token, ...]:
    """Return the subjects of a verb, those of the verb above it where it has none of its own."""
    while verb.dep in ("xcomp", "conj", "acomp") and not tree.children(verb, "nsubj", "nsubjpass"):
        verb = tree.head(verb)
    return tree.children(verb, "nsubj", "nsubjpass")


def tells_of_part(tree: Tree, clause: Token) -> bool:
    """Tell whether a relative clause tells only of a part of what it hangs on ("$90m, of which Oslo will lend $5m")."""
    wholes = (word for word in tree.subtree(clause) if word.text.lower() in ("which", "whom"))
    return any(is_whole_of_part(tree, word) for word in wholes) or _is_part_alone(tree, clause)


def _is_part_alone(tree: Tree, clause: Token) -> bool:
    """Tell whether a participle behind a whole has a number of its own for its subject ("20 jeeps, ten sent")."""
    subjects = tree.children(clause, "nsubjpass") if clause.tag == "VBN" else ()
    bare = not tree.children(clause, "auxpass") and bool(subjects)
    return bare and all(one.tag == "CD" for one in subjects)


def is_whole_of_part(tree: Tree, relative: Token) -> bool:
    """Tell whether "which" stands behind an "of" that leads to a whole, and not all of it is meant."""
    prep = tree.head(relative)
    return prep.text.lower() == "of" and tree.tokens[prep.index - 1].text.lower() not in ("all", "whole")


@once
def of_what_it_is_part_of(tree: Tree) -> int:
    """Return the words that say of what a thing is a part ("half of what it had promised to Peru")."""
    tops = (word for word in tree.tokens if word.text.lower() == "what" and word.index)
    parts = (tree.tokens[word.index - 2] for word in tops if tree.tokens[word.index - 1].text.lower() == "of")
    return reduce(or_, (tree.below(part) for part in parts), 0)
