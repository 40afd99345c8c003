"""Whose act it is, as one sentence leaves it."""

from dataclasses import dataclass

from pledgebook.party import Party
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Doers:
    """Whose act it is: the parties, or a pronoun or first person that the document must settle."""

    parties: tuple[Party, ...] = ()
    first_person: bool = False
    pronoun: Span | None = None
    settled: bool = False  # the sentence names a doer, known or not; no other may be put in
    receives: bool = False  # the sentence only says who gets, and not from whom
    addressed: bool = False  # "you": whoever the text's questions are put to
    other_than: frozenset[str] = frozenset()  # whom a description cannot mean: they are named as who gains

    @property
    def found(self) -> bool:
        """Whether the words looked at say anything of a doer."""
        return bool(self.parties or self.first_person or self.pronoun or self.settled or self.addressed)
