"""What somebody is said to have in mind: "is confident that …", "his plan to …"."""

from collections.abc import Iterator

from pledgebook.language.quotation import Tells
from pledgebook.language.quote_indirect import trimmed
from pledgebook.language.quote_phrases import finite, infinitive, noun_phrase, subject
from pledgebook.language.quote_scene import Draft, Scene
from pledgebook.language.tree import Token, Tree

_NOBODY = frozenset({"i", "we", "you", "it", "this", "that", "there", "what", "my", "our", "your", "its"})


def minds(scene: Scene, tree: Tree, number: int) -> Iterator[Draft]:
    """Yield the clause or act that an adjective or a noun of the mind carries."""
    for word in tree.tokens:
        if scene.words.is_a("minded", word.text) and word.dep in ("acomp", "ROOT", "ccomp", "conj"):
            copula = tree.head(word)
            owner = subject(tree, copula) or subject(tree, word)
            clause = _carried(tree, word, word, "ccomp", "xcomp") or _carried(tree, copula, word, "ccomp")
        elif scene.words.is_a("purpose", word.text) and word.pos == "NOUN":
            owner = next(iter(tree.children(word, "poss")), None)
            clause = _carried(tree, word, word, "acl")
        else:
            continue
        if owner is None or clause is None or owner.text.lower() in _NOBODY:
            continue
        content = trimmed(scene.text, tree.reach(clause))
        yield Draft(content, word.span, noun_phrase(tree, owner), owner, number, Tells.ATTITUDE)


def _carried(tree: Tree, above: Token, word: Token, *deps: str) -> Token | None:
    after = (clause for clause in tree.children(above, *deps) if _near(tree, word, clause))
    return next((clause for clause in after if finite(tree, clause) or infinitive(tree, clause)), None)


def _near(tree: Tree, word: Token, clause: Token) -> bool:
    """Tell whether a clause follows its word, with no colon between them."""
    between = tree.tokens[word.index + 1 : tree.subtree(clause)[0].index]
    return clause.index > word.index and all(sign.text not in ":;" for sign in between)
