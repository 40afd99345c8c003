"""Who is thanked, and for what: what somebody is thanked for was given (codebook 2.1)."""

from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.naming import named
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token, Tree
from pledgebook.party import Party


def thanks(tree: Tree, word: Token, words: Grammar) -> bool:
    """Tell whether a word says that somebody is thanked ("thanked", "expressed gratitude", "is grateful")."""
    if word.pos not in ("VERB", "AUX"):
        return False
    return word.lemma.lower() in words.thanking or _said(tree, word, words) is not None


def led_by_thanks(tree: Tree, word: Token, words: Grammar) -> Token | None:
    """Return the verb of thanks that a word is, or whose noun it is ("gratitude" in "expressed its gratitude for")."""
    return next((verb for verb in (word, tree.head(word)) if thanks(tree, verb, words)), None)


def says_thanks(tree: Tree, word: Token, words: Grammar) -> bool:
    """Tell whether the subject of a verb is who thanks ("Chad expressed its gratitude"), and not who is judged."""
    return not tree.children(word, "auxpass", "nsubjpass") and _said(tree, word, words) is not None


def judges(verb: Token, words: Grammar) -> bool:
    """Tell whether a verb only says what somebody thinks of a deed ("hailed", "condemned", "took note of")."""
    return verb.lemma.lower() in words.thanking or verb.lemma.lower() in words.welcoming


def thanked(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return who is thanked by a verb: its object, or who stands behind "to" ("expressed gratitude to Japan")."""
    tree, words = passage.tree, passage.grammar
    if verb.lemma.lower() in words.thanking:
        return named(passage, tree.children(verb, "dobj"))
    said = _said(tree, verb, words) if verb.pos in ("VERB", "AUX") else None
    hung = (verb, said) if said is not None else ()
    preps = (prep for word in hung for prep in tree.children(word, "prep", "dative"))
    return named(
        passage, (one for prep in preps if prep.text.lower() == "to" for one in tree.children(prep, "pobj"))
    )


def thanked_for_it(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return whom "it" stands for behind what somebody is thanked for ("thanked Peru for the $5m it gave")."""
    tree = passage.tree
    doing = tree.children(verb, "nsubj") if verb.dep == "relcl" else ()
    if not any(word.text.lower() in _THIRD for word in doing):
        return ()
    prep = tree.head(tree.head(verb))
    above = (prep, tree.head(prep), tree.head(tree.head(prep)))
    giver = next((word for word in above if thanks(tree, word, passage.grammar)), None)
    return thanked(passage, giver) if giver is not None and prep.text.lower() == "for" else ()


_THIRD = ("it", "they", "he", "she")


def is_to_thank(tree: Tree, prep: Token, words: Grammar) -> bool:
    """Tell whether a preposition leads to who is thanked, and not to who gains."""
    above = tree.head(prep)
    verb = above if above.pos in ("VERB", "AUX") else tree.head(above)
    said = _said(tree, verb, words) if prep.text.lower() == "to" else None
    return said is not None and above.index in (verb.index, said.index)


def _said(tree: Tree, verb: Token, words: Grammar) -> Token | None:
    """Return the noun or adjective of thanks that a verb has ("gratitude", "grateful")."""
    for word in tree.children(verb, "dobj", "nsubjpass", "acomp"):
        if word.lemma.lower() in words.thanks or word.text.lower() in words.thankful:
            return word
    return None
