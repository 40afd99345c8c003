"""What an act of support is for and in what shape it comes (codebook 3)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from pledgebook.claims.claim import Category, Form
from pledgebook.span import Span
from pledgebook.vocabulary import Lexicon, Vocabulary

Kind = TypeVar("Kind", Category, Form)


@dataclass(frozen=True, slots=True)
class Purposes:
    """The words of purposes.yml, compiled."""

    categories: Lexicon[Category]
    forms: Lexicon[Form]
    named: Lexicon[Category]

    def outright(self, text: str, at: int) -> Category | None:
        """Return the purpose that a wording of the text names outright, the one nearest to a place."""
        found = [(abs(match.span.start - at), match.value) for match in self.named.find(text)]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def category(self, text: str) -> Category | None:
        """Return what most of the words of a clause point to; military wins a tie, since it buys the rest too."""
        return _commonest((match.value for match in self.categories.find(text)), tuple(Category))

    def form(self, text: str) -> Form | None:
        """Return the shape the words of a clause name, if any."""
        return next((match.value for match in self.forms.find(text)), None)


def _commonest(found: Iterable[Kind], order: tuple[Kind, ...]) -> Kind | None:
    counts = Counter(found)
    if not counts:
        return None
    return min(counts, key=lambda kind: (-counts[kind], order.index(kind)))


@cache
def purposes(vocabulary: Vocabulary) -> Purposes:
    """Return the compiled words of purposes.yml."""
    rows = vocabulary.rows("purposes")
    return Purposes(
        _lexicon(rows["category"], Category), _lexicon(rows["form"], Form), _lexicon(rows["strong"], Category)
    )


def _lexicon(rows: dict[str, list[str]], kind: type[Kind]) -> Lexicon[Kind]:
    return Lexicon({word: kind(name) for name, words in rows.items() for word in words})


def nearest(text: str, span: Span, width: int) -> str:
    """Return the words around a span, at most `width` code points on either side, within one block."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - width)
    end = text.find("\n", span.end)
    return text[start : min(span.end + width, len(text) if end < 0 else end)]


@cache
def lenders(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of those who lend to states and firms (roles.yml)."""
    return frozenset(vocabulary.rows("roles")["lenders"])


@cache
def agencies(vocabulary: Vocabulary) -> frozenset[str]:
    """Return the codes of those who pass on what others give (roles.yml; codebook 2.2)."""
    return frozenset(vocabulary.rows("roles")["agencies"])
