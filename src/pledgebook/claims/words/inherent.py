"""Verbs that are acts of support by themselves, from inherent.yml."""

from dataclasses import dataclass
from functools import cache
from itertools import compress

from pledgebook.claims.claim import Category, Form
from pledgebook.claims.words.grammar import Grammar, grammar
from pledgebook.claims.words.owned import is_owned
from pledgebook.claims.words.sums import approves_sum
from pledgebook.errors import UnknownKeysError
from pledgebook.language import Token, Tree
from pledgebook.vocabulary import Vocabulary

_FLED, _TO_FLED, _MANY = "<fled>", "to <fled>", "<many>"
_ROUND = ("hundred", "thousand", "million")
_DIGITS = 3
_CURING = ("operate on", "care for")
_COST, _OWNED, _LISTED = "<cost>", "<owned>", "<listed>"
_SHARE = ("%", "percent", "cent", "share", "most", "all", "much", "some")
_PAID = ("dobj", "nsubjpass")
_MOVING = ("fly", "airlift", "bring", "move", "transfer", "carry", "ferry", "transport", "ship", "bus")
_BRINGING = ("evacuate", "fly out", "airlift out")


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
        return self.phrase.endswith((_FLED, _MANY)) or self.phrase == "let in"

    @property
    def brings_out(self) -> bool:
        """Whether people are brought to safety: where they were and where they are brought to do not gain."""
        return self.phrase in _BRINGING or self.moves_fled

    @property
    def moves_fled(self) -> bool:
        """Whether people who fled, or are hurt or ill, are brought from one place to another."""
        return self.phrase.endswith(_FLED) and self.phrase.split()[0] in _MOVING

    @property
    def lists(self) -> bool:
        """Whether somebody is put on a list of those who are punished."""
        return self.phrase.endswith(_LISTED)

    @property
    def defrays(self) -> bool:
        """Whether costs or wages are paid for somebody."""
        return self.phrase.endswith(_COST)


@dataclass(frozen=True, slots=True)
class InherentVerbs:
    """The verbs by lemma, or by lemma and the word after."""

    rows: dict[str, Inherent]
    words: Grammar

    def at(self, tree: Tree, token: Token) -> Inherent | None:
        """Return what a verb stands for by itself."""
        lemma = token.lemma.lower()
        for child in tree.children(token, "prt", "prep", "dative", "advmod", "dobj", "nsubjpass"):
            apart = self._is_place(tree, child) or not self._is_cured(tree, child)
            said = () if apart else self._said(tree, child)
            if row := next((row for word in said if (row := self.rows.get(f"{lemma} {word}"))), None):
                return row
        row = None if approves_sum(tree, token) else self.rows.get(lemma)
        return None if row and row.guest and not self._has_guest(tree, token) else row

    def _is_place(self, tree: Tree, word: Token) -> bool:
        """Tell whether "in" only leads to where or when ("took place in Rome", not "took in refugees")."""
        led = tree.children(word, "pobj", "pcomp")
        fled = any(_are_many(tree, noun) or (noun.tag == "NNS" and self._fled(tree, noun)) for noun in led)
        return word.dep == "prep" and word.text.lower() == "in" and bool(led) and not fled

    def _said(self, tree: Tree, child: Token) -> tuple[str, ...]:
        """Return what a row may call the word beside its verb; all who fled are called alike, and so are costs."""
        led = (noun for noun in tree.children(child, "pobj") if child.text.lower() == "to")
        to_fled = any(self._fled(tree, noun) or _are_many(tree, noun) for noun in led)
        people = (self._fled(tree, child), to_fled, _are_many(tree, child))
        kinds = (
            *people,
            self._is_cost(tree, child),
            self._is_owned(tree, child),
            self._is_listed(tree, child),
        )
        alike = (_FLED, _TO_FLED, _MANY, _COST, _OWNED, _LISTED), kinds
        return (child.text.lower(), child.lemma.lower(), *compress(*alike))

    def _is_cost(self, tree: Tree, noun: Token) -> bool:
        """Tell whether a noun means costs or wages, or a share of them."""
        lemma = noun.lemma.lower()
        if lemma not in self.words.fraction and noun.text.lower() not in _SHARE:
            return lemma in self.words.defrayed and noun.dep in _PAID
        wholes = (whole for of in tree.children(noun, "prep") for whole in tree.children(of, "pobj"))
        return any(whole.lemma.lower() in self.words.defrayed for whole in wholes)

    def _is_owned(self, tree: Tree, noun: Token) -> bool:
        return is_owned(tree, noun, self.words)

    def _is_listed(self, tree: Tree, prep: Token) -> bool:
        """Tell whether a preposition leads to a list of those who are punished ("on its sanctions list")."""
        lists = tree.children(prep, "pobj") if prep.dep == "prep" else ()
        kinds = (word.lemma.lower() for noun in lists for word in tree.children(noun, "compound", "amod"))
        return any(noun.lemma.lower() == "blacklist" for noun in lists) or any(
            kind in self.words.foes_list for kind in kinds
        )

    def _fled(self, tree: Tree, people: Token) -> bool:
        """Tell whether people are said to have fled, be they told by a round number ("thousands of refugees")."""
        if people.lemma.lower() in _ROUND:
            wholes = (whole for of in tree.children(people, "prep") for whole in tree.children(of, "pobj"))
            return any(self._fled(tree, whole) for whole in wholes)
        clauses = tree.children(people, "acl", "relcl")
        fleeing = any(clause.lemma.lower() in self.words.fleeing for clause in clauses)
        told = (people, *tree.children(people, "amod"))
        ill = any({word.text.lower(), word.lemma.lower()} & self.words.ailing for word in told)
        return (
            fleeing or ill or self._is_treated(tree, people) or people.lemma.lower() in self.words.displaced
        )

    def _is_treated(self, tree: Tree, people: Token) -> bool:
        """Tell whether people are brought somewhere to be treated ("flew 40 Libyans to Rome for surgery")."""
        known = self._are_people(people) and not tree.children(people, "poss")  # "its president"
        verb = tree.head(people)
        above = (
            verb,
            *(noun for prep in tree.children(verb, "prep") for noun in tree.children(prep, "pobj")),
        )
        goals = (prep for word in above for prep in tree.children(word, "prep") if prep.text.lower() == "for")
        return known and any(
            n.lemma.lower() in self.words.cure for p in goals for n in tree.children(p, "pobj")
        )

    def _are_people(self, noun: Token) -> bool:
        known = self.words.cured | self.words.displaced | self.words.ailing
        return (noun.tag == "NNS" and noun.lemma.lower() in known) or _is_nation(noun)

    def _is_cured(self, tree: Tree, prep: Token) -> bool:
        """Tell whether "operate on" and "care for" lead to people, not to a budget or a land."""
        if f"{tree.head(prep).lemma.lower()} {prep.text.lower()}" not in _CURING:
            return True
        led = tree.children(prep, "pobj")
        return not led or any(
            self._are_people(noun) or noun.text.lower() in self.words.ailing for noun in led
        )

    def _has_guest(self, tree: Tree, verb: Token) -> bool:
        """Tell whether somebody by name or office is the object ("hosted King Abdullah", not "hosted refugees")."""
        guests = tree.children(verb, "dobj")
        return any(word.entity == "PERSON" or word.lemma.lower() in self.words.heading for word in guests)


def _are_many(tree: Tree, people: Token) -> bool:
    """Tell whether a thousand or more people are told by their nation alone ("40,000 Syrians"): no guests.

    The names of nations in the plural are all that is written large here; what is led by "the" is all of them.
    """
    if people.lemma.lower() in _ROUND:
        wholes = (whole for of in tree.children(people, "prep") for whole in tree.children(of, "pobj"))
        return people.lemma.lower() != "hundred" and any(_is_nation(whole) for whole in wholes)
    if people.lemma.lower() in _PARTS:  # "a quarter of a million Syrians"
        wholes = (whole for of in tree.children(people, "prep") for whole in tree.children(of, "pobj"))
        return any(_are_many(tree, whole) for whole in wholes)
    counted = "".join(word.text for one in tree.children(people, "nummod") for word in tree.subtree(one))
    large = sum(sign.isdigit() for sign in counted) > _DIGITS and "." not in counted
    named = any(word in counted.lower() for word in _ROUND[1:])
    return _is_nation(people) and (large or named)


_PARTS = ("quarter", "half", "third")


def _is_nation(people: Token) -> bool:
    return people.tag in ("NNS", "NNPS") and people.text[:1].isupper()


@cache
def inherent_verbs(vocabulary: Vocabulary) -> InherentVerbs:
    """Return the rows of inherent.yml, read once per process."""
    rows = vocabulary.rows("inherent").items()
    return InherentVerbs({phrase: _row(phrase, dict(raw)) for phrase, raw in rows}, grammar(vocabulary))


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
