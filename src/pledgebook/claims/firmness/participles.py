"""Participles and bare verbs that have their time from elsewhere: the verb they stand with, or "with" before them."""

from pledgebook.language import Token, Tree


def main_of(tree: Tree, verb: Token) -> Token | None:
    """Return the verb whose time another shares ("visited Suva, delivering two buses", "will see Lima send buses")."""
    above = tree.head(verb)
    if (seeing := _seeing(tree, verb, above)) is not None:
        return seeing
    adjunct = verb.tag == "VBG" and verb.dep == "advcl" and not tree.children(verb, "mark", "nsubj")
    behind = adjunct and above.index < verb.index and not is_complement(tree, verb)
    return above if behind and above.pos == "VERB" else None


def _seeing(tree: Tree, verb: Token, above: Token) -> Token | None:
    """Return the "see" below which a bare verb or participle tells what is done, at its time."""
    described = verb.tag == "VBN" and verb.dep == "acl" and above.dep == "dobj"  # "will see 300 men sent"
    inside = (
        verb.dep == "ccomp"
        and not tree.children(verb, "mark")
        and bool(tree.children(verb, "nsubj", "nsubjpass"))
    )
    bare = inside and verb.tag in ("VB", "VBP", "VBN", "VBD", "VBG") and verb.index > above.index
    seeing = tree.head(above) if described else above if bare else None
    return seeing if seeing is not None and seeing.lemma.lower() == "see" else None


def is_complement(tree: Tree, verb: Token) -> bool:
    """Tell whether a gerund right behind a verb or its particle is what that is about ("ruled out sending")."""
    above = tree.head(verb)
    before = {above.index, *(child.index for child in tree.children(above, "prt"))}
    return verb.tag == "VBG" and verb.index - 1 in before


def describes(tree: Tree, verb: Token) -> bool:
    """Tell whether a participle says what somebody is doing ("a team of medics providing training")."""
    above = tree.head(verb)
    if verb.dep == "pcomp":
        return above.text.lower() == "of" and bool(tree.children(above, "pobj"))
    return verb.dep == "acl" and above.pos in ("NOUN", "PROPN")


def is_absolute(tree: Tree, verb: Token) -> bool:
    """Tell whether a participle with its own subject is told beside a sentence ("with Lima sending 40 medics, ...")."""
    led = verb.tag == "VBG" and verb.dep == "pcomp" and tree.head(verb).text.lower() == "with"
    return led and bool(tree.children(verb, "nsubj")) and not tree.children(verb, "aux")
