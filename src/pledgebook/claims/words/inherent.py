"""Verbs that are acts of support by themselves, from inherent.yml."""

from dataclasses import dataclass
from functools import cache
from itertools import compress

from pledgebook.claims.claim import Category, Form
from pledgebook.claims.words.sums import approves_sum
from pledgebook.errors import UnknownKeysError
from pledgebook.language import Token, Tree
from pledgebook.vocabulary import Vocabulary

_FLED = "<fled>"
_COST = "<cost>"
_SHARE = ("%", "percent", "cent", "share", "most", "all", "much", "some")
_PAID = ("dobj", "nsubjpass")
_HURT = ("wounded", "injured")  # taken in to be treated


@dataclass(frozen=True, slots=True)
class Inherent:
    """What a verb stands for without a thing: its form and category, and whom it needs: who gains, a guest."""

    phrase: str
    form: Form | None
    category: Category | None
    object: bool = True
    guest: bool = False  # only where somebody by name is the object
    doer: bool = False  # only where who does it is named

    @property
    def takes_in(self) -> bool:
        """Whether people who fled are taken in: who accepts or receives them gives."""
        return self.phrase.endswith(_FLED)

    @property
    def defrays(self) -> bool:
        """Whether costs or wages are paid for somebody."""
        return self.phrase.endswith(_COST)


@dataclass(frozen=True, slots=True)
class InherentVerbs:
    """The verbs by lemma, or by lemma and the word after."""

    rows: dict[str, Inherent]
    offices: frozenset[str] = frozenset()
    displaced: frozenset[str] = frozenset()
    fleeing: frozenset[str] = frozenset()
    defrayed: frozenset[str] = frozenset()
    fraction: frozenset[str] = frozenset()

    def at(self, tree: Tree, token: Token) -> Inherent | None:
        """Return what a verb stands for by itself."""
        lemma = token.lemma.lower()
        for child in tree.children(token, "prt", "prep", "dative", "advmod", "dobj", "nsubjpass"):
            said = () if self._is_place(tree, child) else self._said(tree, child)
            if row := next((row for word in said if (row := self.rows.get(f"{lemma} {word}"))), None):
                return row
        row = None if approves_sum(tree, token) else self.rows.get(lemma)
        return None if row and row.guest and not self._has_guest(tree, token) else row

    def _is_place(self, tree: Tree, word: Token) -> bool:
        """Tell whether "in" only leads to where or when ("took place in Rome", not "took in refugees")."""
        taken = (noun for noun in tree.children(word, "pobj") if noun.tag == "NNS")
        fled = any(self._fled(tree, noun) for noun in taken)
        return word.dep == "prep" and word.text.lower() == "in" and not fled

    def _said(self, tree: Tree, child: Token) -> tuple[str, ...]:
        """Return what a row may call the word beside its verb; all who fled are called alike, and so are costs."""
        alike = (_FLED, _COST), (self._fled(tree, child), self._is_cost(tree, child))
        return (child.text.lower(), child.lemma.lower(), *compress(*alike))

    def _is_cost(self, tree: Tree, noun: Token) -> bool:
        """Tell whether a noun means costs or wages, or a share of them."""
        lemma = noun.lemma.lower()
        if lemma not in self.fraction and noun.text.lower() not in _SHARE:
            return lemma in self.defrayed and noun.dep in _PAID
        wholes = (whole for of in tree.children(noun, "prep") for whole in tree.children(of, "pobj"))
        return any(whole.lemma.lower() in self.defrayed for whole in wholes)

    def _fled(self, tree: Tree, people: Token) -> bool:
        clauses = tree.children(people, "acl", "relcl")
        fleeing = any(clause.lemma.lower() in self.fleeing for clause in clauses)
        hurt = any(word.text.lower() in _HURT for word in (people, *tree.children(people, "amod")))
        return fleeing or hurt or people.lemma.lower() in self.displaced

    def _has_guest(self, tree: Tree, verb: Token) -> bool:
        """Tell whether somebody by name or office is the object ("hosted King Abdullah", not "hosted refugees")."""
        guests = tree.children(verb, "dobj")
        return any(word.entity == "PERSON" or word.lemma.lower() in self.offices for word in guests)


@cache
def inherent_verbs(vocabulary: Vocabulary) -> InherentVerbs:
    """Return the rows of inherent.yml, read once per process."""
    return InherentVerbs(
        {phrase: _row(phrase, dict(raw)) for phrase, raw in vocabulary.rows("inherent").items()},
        frozenset(vocabulary.rows("grammar")["heading"]["words"]),
        frozenset(vocabulary.rows("grammar")["displaced"]["words"]),
        frozenset(vocabulary.rows("grammar")["fleeing"]["words"]),
        frozenset(vocabulary.rows("grammar")["defrayed"]["words"]),
        frozenset(vocabulary.rows("grammar")["fraction"]["words"]),
    )


def _row(phrase: str, rest: dict[str, str]) -> Inherent:
    form, category = rest.pop("form", ""), rest.pop("category", "")
    row = Inherent(
        phrase,
        Form(form) if form else None,
        Category(category) if category else None,
        rest.pop("object", "yes") == "yes",
        rest.pop("guest", "no") == "yes",
        rest.pop("doer", "no") == "yes",
    )
    rest.pop("apart", None)  # for the gate
    if rest:
        msg = f"inherent.yml: {phrase}"
        raise UnknownKeysError(msg, tuple(rest))
    return row
