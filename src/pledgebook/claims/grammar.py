"""Closed-class words, from grammar.yml."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache

from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Grammar:
    """The sets of grammar.yml, lower case."""

    future: frozenset[str]
    possible: frozenset[str]
    duty: frozenset[str]
    never: frozenset[str]
    none: frozenset[str]
    no: frozenset[str]
    perhaps: frozenset[str]
    condition: frozenset[str]
    first_person: frozenset[str]
    second_person: frozenset[str]
    purposeful: frozenset[str]
    stopping: frozenset[str]
    gathering: frozenset[str]
    giving: frozenset[str]
    besides: frozenset[str]
    styles: frozenset[str]
    heading: frozenset[str]
    tied: frozenset[str]
    travelling: frozenset[str]
    description: frozenset[str]
    jointly: frozenset[str]
    adjoining: frozenset[str]
    hostility: frozenset[str]
    appealed: frozenset[str]
    lending: frozenset[str]
    having: frozenset[str]
    pronoun: frozenset[str]
    relative: frozenset[str]
    circumstance: frozenset[str]
    towards: frozenset[str]
    within: frozenset[str]
    wondering: frozenset[str]
    placing: frozenset[str]
    against: frozenset[str]
    asked_through: frozenset[str]
    helping: frozenset[str]
    wishing: frozenset[str]
    package: frozenset[str]
    nothing: frozenset[str]
    finance: Mapping[str, str]
    collective: frozenset[str]
    astray: frozenset[str]
    voicing: frozenset[str]
    native: frozenset[str]
    beside: frozenset[str]
    meeting: frozenset[str]
    only: frozenset[str]
    together: frozenset[str]
    instrument: frozenset[str]
    moving: frozenset[str]
    making: frozenset[str]
    worth: frozenset[str]
    now: frozenset[str]
    completed: frozenset[str]
    spending: frozenset[str]
    paying: frozenset[str]
    ground: frozenset[str]
    people: frozenset[str]
    leaving: frozenset[str]
    displaced: frozenset[str]
    hosting: frozenset[str]
    owing: frozenset[str]
    getting: frozenset[str]
    suffering: frozenset[str]
    gift: frozenset[str]
    handing: frozenset[str]
    lasting: frozenset[str]
    unmet: frozenset[str]
    answering: frozenset[str]
    replying: frozenset[str]
    reply: frozenset[str]
    object_pronoun: frozenset[str]
    enabling: frozenset[str]
    preventing: frozenset[str]
    scene: frozenset[str]
    charity: frozenset[str]
    favour: frozenset[str]
    thanking: frozenset[str]
    saying: frozenset[str]
    trailing: frozenset[str]
    land: frozenset[str]
    agreeing: frozenset[str]
    armed: frozenset[str]
    wanting: frozenset[str]
    competent: frozenset[str]
    outlay: frozenset[str]
    sizing: frozenset[str]
    bulk: frozenset[str]
    growth: frozenset[str]
    using: frozenset[str]
    goal: frozenset[str]
    letting: frozenset[str]
    standing: frozenset[str]
    ledger: frozenset[str]
    publishing: frozenset[str]
    counting: frozenset[str]
    serving: frozenset[str]
    thing_pronoun: frozenset[str]
    destined: frozenset[str]
    firm: frozenset[str]
    founding: frozenset[str]
    affirming: frozenset[str]
    denying: frozenset[str]
    auxiliary: frozenset[str]
    timing: frozenset[str]
    so_far: frozenset[str]
    further: frozenset[str]
    coming: frozenset[str]
    present: frozenset[str]
    bettering: frozenset[str]
    running: frozenset[str]
    purchasing: frozenset[str]
    office_noun: frozenset[str]
    missing: frozenset[str]
    occasion: frozenset[str]
    relieving: frozenset[str]
    drilling: frozenset[str]
    stationed: frozenset[str]
    wasting: frozenset[str]
    refitting: frozenset[str]


@cache
def grammar(vocabulary: Vocabulary) -> Grammar:
    """Return the sets, read once per process."""
    rows = vocabulary.rows("grammar")
    sets = {
        field.name: frozenset(rows[field.name]["words"])
        for field in fields(Grammar)
        if field.name != "finance"
    }
    return Grammar(**sets, finance=_by_word(rows["finance"]))


def _by_word(groups: Mapping[str, list[str]]) -> Mapping[str, str]:
    return {word: group for group, words in groups.items() for word in words}
