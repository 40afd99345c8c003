"""Whose office it is that no words bind: never of a state that has none, or whose holder is somebody else."""

from collections.abc import Iterable
from datetime import date

from pledgebook.language.holders import load_holders
from pledgebook.language.office_rows import is_limited, may_have
from pledgebook.vocabulary import Vocabulary

_ALIKE = 3  # letters in which two spellings of a name begin alike


def may_be_of(
    code: str | None, office: str | None, person: str | None, day: date | None, vocabulary: Vocabulary
) -> bool:
    """Tell whether an office can be of a state, as far as its offices and their holders on a day are known."""
    if not may_have(code, office, vocabulary):
        return False
    if person is None or day is None or code is None or office is None:
        return True
    holder = load_holders(vocabulary).firm_holder(code, office, day)
    return holder is None or _resembles(person, load_holders(vocabulary).people[holder].full)


def _resembles(person: str, spellings: Iterable[str]) -> bool:
    """Tell whether a name may be another spelling, or a part, of one that is known."""
    known = {part[:_ALIKE].casefold() for full in spellings for part in full.split()}
    return any(part[:_ALIKE].casefold() in known for part in person.split())


def likely_state(
    office: str | None,
    person: str | None,
    day: date | None,
    filed: str | None,
    named: frozenset[str],
    vocabulary: Vocabulary,
) -> str | None:
    """Return whose an office of few states is: of the state a report was filed in, else the only one that has it."""
    if not is_limited(office, vocabulary):
        return None
    if filed is not None and may_be_of(filed, office, person, day, vocabulary):
        return filed
    fitting = [code for code in named if may_be_of(code, office, person, day, vocabulary)]
    return fitting[0] if len(fitting) == 1 else None
