"""States that people fled from, who gain by nothing that is done where they fled to."""

from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token, Tree


def is_fled_from(tree: Tree, token: Token, words: Grammar) -> bool:
    """Tell whether a word names the state that people fled from ("Sudanese refugees", "refugees from Sudan")."""
    above = tree.head(token)
    behind = token.dep == "pobj" and above.text.lower() == "from"
    above = _before(tree, above, words) if behind else above
    if behind and above.dep == "appos":
        above = tree.head(above)  # "refugees, most of them from Sudan"
    if above.lemma.lower() in words.fleeing and (behind or token.dep == "dobj"):
        return True  # "families who fled Chad"
    if not behind and token.dep not in ("amod", "compound", "nmod", "poss"):
        return token.tag in ("NNS", "NNPS") and _fled(tree, token, words)
    return above.lemma.lower() in words.displaced


def _before(tree: Tree, prep: Token, words: Grammar) -> Token:
    """Return on what "from" hangs, be it told as hanging on a verb ("hosts refugees from Chad")."""
    people, above = tree.tokens[prep.index - 1], tree.head(prep)
    fled = people.lemma.lower() in words.displaced and tree.head(people) == above
    return people if fled else above


def _fled(tree: Tree, people: Token, words: Grammar) -> bool:
    """Tell whether a clause says of a people that they fled ("Ethiopians who have fled the famine")."""
    verbs = (*tree.children(people, "relcl", "acl"), *tree.children(tree.head(tree.head(people)), "relcl"))
    return any(verb.lemma.lower() in words.fleeing for verb in verbs)


def are_hosted(passage: Passage, noun: Token) -> bool:
    """Tell whether people who fled are told with where they found refuge: who takes them in gains."""
    if noun.lemma.lower() not in passage.grammar.displaced:
        return False
    preps = (p for p in passage.tree.children(noun, "prep") if p.text.lower() in passage.grammar.within)
    return any(
        word.index in passage.party_at or word.pos == "PROPN"
        for prep in preps
        for place in passage.tree.children(prep, "pobj")
        for word in passage.tree.subtree(place)
    )
