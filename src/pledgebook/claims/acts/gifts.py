"""Things said to be somebody's gift ("this bridge is a gift of the Japanese people")."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeAlias

from pledgebook.claims.acts.draft import Draft, clause
from pledgebook.claims.claim import Cue, CueRole, Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.parties.owners import owners
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.naming import parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Item, Token
from pledgebook.party import Party

_STAGES = {
    Mood.PRESENT: Stage.DELIVERED,
    Mood.PAST: Stage.DELIVERED,
    Mood.PERFECT: Stage.DELIVERED,
    Mood.FUTURE: Stage.PLEDGED,
}
_FROM = frozenset({"of", "from", "by"})


Gaining: TypeAlias = Callable[[Act, tuple[Party, ...]], Gainers]


def with_gifts(own: Sequence[Draft], passage: Passage, gaining: Gaining) -> list[Draft]:
    """Return the acts of a sentence with the gifts it tells of, in the place of what else the same words say."""
    found = [draft._replace(gainers=gaining(draft.act, draft.doers.parties)) for draft in _gifts(passage)]
    given = {draft.act.foot.index for draft in found}
    return [*(draft for draft in own if draft.act.foot.index not in given), *found]


def _gifts(passage: Passage) -> Iterator[Draft]:
    """Yield what a sentence calls a gift of somebody by name."""
    tree = passage.tree
    for noun in tree.tokens:
        if noun.dep == "attr" and noun.lemma.lower() in passage.grammar.given and not passage.asked:
            thing = next(iter(tree.children(tree.head(noun), "nsubj")), None)
            givers = parties_by(passage, noun, _FROM) or owners(passage, noun)
            if thing is not None and givers and _is_thing(passage, thing):
                yield from _told(passage, noun, thing, givers)


def _is_thing(passage: Passage, word: Token) -> bool:
    """Tell whether a subject is a thing that can be handed over: a definite one, told as such."""
    owners = passage.tree.children(word, "poss")
    known = (det.text.lower() in _DEFINITE for det in passage.tree.children(word, "det", "poss"))
    pointed = any(known) or any(owner.pos in ("NOUN", "PROPN") for owner in owners)  # "Chad's new boats"
    return word.pos == "NOUN" and pointed and word.lemma.lower() not in passage.grammar.nothing


_DEFINITE = ("the", "this", "that", "these", "those", "our", "my", "your", "their", "its")


def _told(passage: Passage, noun: Token, thing: Token, givers: tuple[Party, ...]) -> Iterator[Draft]:
    verb = passage.tree.head(noun)
    how = modality(passage.tree, verb, passage.grammar)
    stage = _STAGES.get(how.mood)
    if stage is None or how.negation is not None:
        return
    force = Force(stage, cues=(Cue(noun.span, CueRole.STAGE),), open=False)
    known = (item for item in passage.items if item.head.overlaps(thing.span))
    item = next(known, Item(thing.span, thing.span, thing.lemma.lower(), None))
    chain = Chain((Step(noun, "nsubj", None), Step(verb, "attr", None)))
    act = Act(passage, thing, chain, items=(item,))
    region = clause(passage.tree, chain.steps, thing)
    yield Draft(act, force, stage, Doers(givers), Gainers(), region, items=(item,), cues=force.cues)
