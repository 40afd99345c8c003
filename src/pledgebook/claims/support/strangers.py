"""What is told of whoever may do it, in a relative clause, is nobody's act ("we punish those who arm Chad")."""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.language import Token, Tree


def is_by_strangers(draft: Draft) -> bool:
    """Tell whether people, firms or states that nobody names are said to act, and who gives is only named elsewhere.

    "Togo is one of the states that sent men" says who they are; "we thank those who sent men" does not.
    """
    if draft.act.echo:
        return False
    words, tree = draft.act.passage.grammar, draft.act.passage.tree
    strange = words.firm | words.stranger
    found = (noun for noun in _told_of(draft) if noun.lemma.lower() in strange)
    return any(not _says_who(tree, noun) and not _is_named(draft, noun) for noun in found)


def _told_of(draft: Draft) -> Iterator[Token]:
    """Yield the nouns in whose relative clause an act stands, where "who" or "that" is the one that acts."""
    tree = draft.act.passage.tree
    for verb in verbs(draft):
        first = tree.head(verb) if verb.dep == "conj" else verb
        who = tree.children(first, "nsubj") if first.dep == "relcl" else ()
        if any(word.text.lower() in _RELATIVE for word in who):
            yield tree.head(first)


def _says_who(tree: Tree, noun: Token) -> bool:
    """Tell whether somebody is said to be one of those, or to be told of by them ("Peru, a state that ...")."""
    above = noun
    while above.dep == "pobj" and tree.head(above).text.lower() in _PARTED:
        above = tree.head(tree.head(above))
    return noun.dep == "appos" or "be" in (above.lemma, tree.head(above).lemma)


def _is_named(draft: Draft, noun: Token) -> bool:
    """Tell whether who gives is named within the noun and its clause ("the Kenyan firm that sent tents")."""
    tree, known = draft.act.passage.tree, draft.act.passage.party_at
    below = tree.below(noun)
    return any(below >> index & 1 and known[index] in draft.doers.parties for index in known)


_PARTED = ("of", "among", "amongst", "between")
_RELATIVE = ("who", "that", "which")
