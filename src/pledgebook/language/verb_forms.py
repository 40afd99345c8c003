"""The forms in which a verb is written."""

from collections.abc import Mapping
from functools import cache

from pledgebook.vocabulary import Vocabulary


def forms(verb: str, irregular: Mapping[str, str]) -> set[str]:
    """Return the forms of a verb: the regular ones, and those that `irregular` names by form."""
    stem = verb if verb.endswith("ee") else verb.removesuffix("e")
    past = verb + ("d" if verb.endswith("e") else "ed")
    past = verb[:-1] + "ied" if _turns(verb) else past
    named = {form for form, base in irregular.items() if base == verb}
    return {verb, third_person(verb), past, stem + "ing", *named}


def third_person(verb: str) -> str:
    """Return the form of a verb behind "it"."""
    if _turns(verb):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")


def _turns(verb: str) -> bool:
    """Tell whether the last letter of a verb turns into others ("carry, carried")."""
    return verb.endswith("y") and verb[-2] not in "aeiou"


@cache
def verb_of(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Return the verb that each form of verb_forms.yml is of."""
    return {form: verb for verb, named in vocabulary.rows("verb_forms").items() for form in named}
