"""What an act of support is for and in what shape it comes (codebook 3)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from pledgebook.claims.claim import Category, Form
from pledgebook.language import Item
from pledgebook.language.item_groups import find_group
from pledgebook.party import Party
from pledgebook.vocabulary import Lexicon, Vocabulary

Kind = TypeVar("Kind", Category, Form)


@dataclass(frozen=True, slots=True)
class Purposes:
    """The words of purposes.yml, compiled."""

    categories: Lexicon[Category]
    forms: Lexicon[Form]
    named: Lexicon[Category]
    neutral: Lexicon[bool]
    weights: Mapping[str, float]

    def form(self, text: str, at: int) -> Form | None:
        """Return the shape that words of a clause name, those nearest to a place, if any."""
        found = [(abs(match.span.start - at), match.value) for match in self.forms.find(text)]
        return min(found, key=lambda pair: pair[0])[1] if found else None


@cache
def purposes(vocabulary: Vocabulary) -> Purposes:
    """Return the compiled words of purposes.yml."""
    rows = vocabulary.rows("purposes")
    return Purposes(
        _lexicon(rows["category"], Category),
        _lexicon(rows["form"], Form),
        _lexicon(rows["strong"], Category),
        Lexicon(dict.fromkeys(rows["neutral"], True)),
        {name: float(weight) for name, weight in rows["weights"].items()},
    )


def _lexicon(rows: dict[str, list[str]], kind: type[Kind]) -> Lexicon[Kind]:
    return Lexicon({word: kind(name) for name, words in rows.items() for word in words})


def are_all(items: Collection[Item], group: str) -> bool:
    """Tell whether there are things, and all of one group or of those below it."""
    return bool(items) and all((item.group or "").startswith(group) for item in items)


def item_category(item: Item, vocabulary: Vocabulary) -> Category | None:
    """Return what a thing is for by itself, if it is for one purpose only."""
    own = find_group(item.group, vocabulary).category if item.group else None
    budget = own == Category.FINANCIAL and item.purpose == Category.HUMANITARIAN
    category = own if budget else item.purpose or own  # "emergency budget support" is for the budget
    return Category(category) if category else None


def usual_category(item: Item, vocabulary: Vocabulary) -> Category | None:
    """Return what a thing of more than one purpose is most often for."""
    usual = find_group(item.group, vocabulary).usual if item.group else None
    return Category(usual) if usual else None


@cache
def fixed_purposes(vocabulary: Vocabulary) -> Mapping[str, Category]:
    """Return the one purpose of each organisation that has one, by code (roles.yml)."""
    rows = vocabulary.rows("roles")["purposes"]
    return {code: Category(name) for name, codes in rows.items() for code in codes}


@cache
def lenders(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of those who lend to states and firms (roles.yml)."""
    return frozenset(vocabulary.rows("roles")["lenders"])


@cache
def creditors(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of those whose money is always lent (roles.yml)."""
    return frozenset(vocabulary.rows("roles")["creditors"])


@cache
def agencies(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of those who pass on what others give (roles.yml; codebook 2.2)."""
    return frozenset(vocabulary.rows("roles")["agencies"])


def passes_on(party: Party, vocabulary: Vocabulary) -> bool:
    """Tell whether an agency or a loose group of them is meant ("humanitarian partners"; codebook 2.2)."""
    group = party.id == "GROUP" and (party.name or "").lower().endswith(_passing(vocabulary))
    return group or party.id in agencies(vocabulary)


@cache
def _passing(vocabulary: Vocabulary) -> tuple[str, ...]:
    return tuple(vocabulary.rows("roles")["passing"])


@cache
def forces(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the short names of forces that several states send to one land (roles.yml)."""
    return frozenset(vocabulary.rows("roles")["forces"])


@cache
def movements(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of armed movements, which pass nothing on (roles.yml)."""
    return frozenset(vocabulary.rows("roles")["movements"])


@cache
def state_codes(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of all states (states.yml)."""
    return frozenset(vocabulary.rows("states"))


@cache
def body_codes(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of all organisations (organisations.yml)."""
    return frozenset(vocabulary.rows("organisations"))


@cache
def steady_givers(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the states that give aid to others now and then, beside those that always do."""
    return habitual_givers(vocabulary).union(vocabulary.rows("members")["EU"])


@cache
def habitual_givers(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of those who give aid the world over (roles.yml)."""
    rows = vocabulary.rows("roles")
    return frozenset((*rows["givers"], *rows["lenders"], *rows["funds"], *rows["agencies"]))
