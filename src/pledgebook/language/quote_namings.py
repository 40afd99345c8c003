"""Who has been named so far: the people of a document, where they stand and what they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.language.quote_phrases import noun_phrase
from pledgebook.language.quote_scene import Scene
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_MALE = frozenset({"mr", "sir", "king", "prince", "lord", "baron", "chairman", "spokesman", "congressman", "brother",
                   "father", "pope", "emir", "sultan", "sheikh", "his", "he", "him", "himself", "husband"})  # fmt: skip
_FEMALE = frozenset({"mrs", "ms", "miss", "lady", "queen", "princess", "baroness", "dame", "chairwoman", "spokeswoman",
                     "congresswoman", "sister", "mother", "her", "she", "herself", "wife"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naming:
    """One mention of a person by name, with the words of the titles around it."""

    span: Span
    surname: str
    roles: frozenset[str]
    number: int
    leading: bool

    @property
    def gender(self) -> str | None:
        """Return "m" or "f" where a title tells."""
        if self.roles & _MALE:
            return "m"
        return "f" if self.roles & _FEMALE else None


def gender_of(pronoun: str) -> str | None:
    """Return the gender a pronoun asks for."""
    word = pronoun.lower()
    return "m" if word in _MALE else "f" if word in _FEMALE else None


def find_namings(scene: Scene) -> Iterator[Naming]:
    """Yield every person named outside quotation marks, in text order."""
    for number, sentence in enumerate(scene.sentences):
        if sentence.tree is not None:
            yield from _in_tree(scene, sentence.tree, number)


def _in_tree(scene: Scene, tree: Tree, number: int) -> Iterator[Naming]:
    for word in tree.tokens:
        following = tree.tokens[word.index + 1] if word.index + 1 < len(tree.tokens) else None
        if word.entity != "PERSON" or (following is not None and following.entity == "PERSON"):
            continue
        if word.pos != "PROPN" or scene.runs.around(word.start) is not None:
            continue
        yield naming_at(tree, word, number)


def naming_at(tree: Tree, head: Token, number: int) -> Naming:
    """Return the naming whose last word is given, its titles and apposition read as roles."""
    span = noun_phrase(tree, head)
    span = Span(span.start, max(span.start, head.end)) if span.end > head.end else span
    roles = {word.text.lower().strip(".") for word in tree.within(span) if word.index != head.index}
    roles |= _apposed(tree, head)
    leading = head.dep in ("nsubj", "nsubjpass") or (head.dep == "conj" and tree.head(head).dep == "nsubj")
    return Naming(span, head.text, frozenset(roles), number, leading)


def _apposed(tree: Tree, head: Token) -> set[str]:
    words = {word.text.lower() for child in tree.children(head, "appos") for word in tree.subtree(child)}
    if head.dep == "appos":
        above = tree.head(head)
        words |= {word.text.lower() for word in tree.within(noun_phrase(tree, above))}
    return words


def genders(namings: Sequence[Naming]) -> dict[str, str]:
    """Return the gender of each surname that a title tells anywhere in the document."""
    return {naming.surname: naming.gender for naming in namings if naming.gender is not None}
