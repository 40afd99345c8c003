"""Whether one word hangs below another or stands beside it."""

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
        token = tree.head(token)
    return token


def subjects_of(tree: Tree, verb: Token) -> tuple[Token, ...]:
    """Return the subjects of a verb, those of the verb above it where it has none of its own."""
    while verb.dep in ("xcomp", "conj", "acomp") and not tree.children(verb, "nsubj", "nsubjpass"):
        verb = tree.head(verb)
    return tree.children(verb, "nsubj", "nsubjpass")


def tells_of_part(tree: Tree, clause: Token) -> bool:
    """Tell whether a relative clause tells only of a part of what it hangs on ("$90m, of which Oslo will lend $5m")."""
    wholes = (word for word in tree.subtree(clause) if word.text.lower() in ("which", "whom"))
    return any(_is_whole_of_part(tree, word) for word in wholes)


def _is_whole_of_part(tree: Tree, relative: Token) -> bool:
    """Tell whether "which" stands behind an "of" that leads to a whole, and not all of it is meant."""
    prep = tree.head(relative)
    return prep.text.lower() == "of" and tree.tokens[prep.index - 1].text.lower() not in ("all", "whole")
