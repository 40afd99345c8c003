"""Verbs that are acts of support by themselves, from inherent.yml."""

from dataclasses import dataclass
from functools import cache

from pledgebook.claims.claim import Category, Form
from pledgebook.errors import UnknownKeysError
from pledgebook.language import Token, Tree
from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Inherent:
    """What a verb stands for without a thing: its form and category; whether it needs somebody who gains."""

    phrase: str
    form: Form | None
    category: Category | None
    object: bool = True


@dataclass(frozen=True, slots=True)
class InherentVerbs:
    """The verbs by lemma, or by lemma and the word after."""

    rows: dict[str, Inherent]

    def at(self, tree: Tree, token: Token) -> Inherent | None:
        """Return what a verb stands for by itself."""
        lemma = token.lemma.lower()
        for child in tree.children(token, "prt", "prep", "advmod", "dobj"):
            if row := self.rows.get(f"{lemma} {child.text.lower()}"):
                return row
        return self.rows.get(lemma)


@cache
def inherent_verbs(vocabulary: Vocabulary) -> InherentVerbs:
    """Return the rows of inherent.yml, read once per process."""
    return InherentVerbs(
        {phrase: _row(phrase, dict(raw)) for phrase, raw in vocabulary.rows("inherent").items()}
    )


def _row(phrase: str, rest: dict[str, str]) -> Inherent:
    form, category = rest.pop("form", ""), rest.pop("category", "")
    row = Inherent(
        phrase,
        Form(form) if form else None,
        Category(category) if category else None,
        rest.pop("object", "yes") == "yes",
    )
    if rest:
        msg = f"inherent.yml: {phrase}"
        raise UnknownKeysError(msg, tuple(rest))
    return row
