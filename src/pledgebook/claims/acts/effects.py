"""What a thing that is given does is no second act ("a mill, which gives work", "The bridge gives farmers a way").

People, ships and planes bring what they carry, and packages hold what is given: of these only help is no act.
"""

from collections.abc import Iterator, Set

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.acts.within import describes
from pledgebook.claims.claim import StageGroup
from pledgebook.claims.words.cues import CueClass
from pledgebook.language import Token, Tree


def is_effect(draft: Draft, before: Draft) -> bool:
    """Tell whether a draft only says what the thing of an act before it does or will do."""
    here = draft.act.passage.number == before.act.passage.number
    if here and describes(draft, before):
        return True
    told = draft.stage.group in (StageGroup.PROMISED, StageGroup.DONE)
    if not told or draft.act.echo or _holds(draft):
        return False  # "The launchers have.": an echo is of the thing itself
    if here:
        return any(_is_within(before, noun) for noun in _described(draft))
    names = _names(before)
    return any(_points_back(draft, noun, names) for noun in _doing(draft))


def _holds(draft: Draft) -> bool:
    """Tell whether the words only say what a thing holds: its parts are given with it."""
    return any(step.sign and step.sign.can_be(CueClass.INCLUDE) for step in draft.act.chain.steps)


def _is_within(before: Draft, noun: Token) -> bool:
    """Tell whether a noun is what an act gives, or stands beside it below the same verb ("lent $9m for a mill")."""
    tree = before.act.passage.tree
    path = (before.act.foot, *(step.token for step in before.act.chain.steps))
    last = next((word for word in path if word.pos == "VERB"), path[-1])
    return noun.index == before.act.foot.index or bool(tree.below(last) >> noun.index & 1)


def _described(draft: Draft) -> Iterator[Token]:
    """Yield the things in whose relative clause the act stands, where "which" or "that" is the one that acts."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    for verb in (token for token in _above(draft) if token.dep == "relcl"):
        subject = next(iter(tree.children(verb, "nsubj")), draft.act.foot)
        noun = _placed(draft, tree.head(verb))
        opened = subject.text.lower() in words.thing_pronoun and subject.index != draft.act.foot.index
        opened = opened and not (
            draft.act.inherent and noun.lemma.lower() in words.facility
        )  # who is in it treats
        if opened and noun.pos == "NOUN" and noun.index not in draft.act.passage.party_at:
            yield from (one for one in (noun,) if not _gives(draft, one))


def _above(draft: Draft) -> Iterator[Token]:
    """Yield the foot of an act and the words of its chain."""
    yield draft.act.foot
    yield from (step.token for step in draft.act.chain.steps)


def _placed(draft: Draft, noun: Token) -> Token:
    """Return what a clause is told of where the parser hung it from the place of that ("a port in Kenya that")."""
    tree, prep = draft.act.passage.tree, draft.act.passage.tree.head(noun)
    named = noun.index in draft.act.passage.party_at and noun.dep == "pobj"
    return tree.head(prep) if named and prep.text.lower() in _PLACING else noun


def _gives(draft: Draft, noun: Token) -> bool:
    """Tell whether a noun means those who bring others what they have, or what holds what is given."""
    words = draft.act.passage.grammar
    carrying = words.carrier | words.people | words.firm | words.standing | words.package | words.instrument
    goods = any(not (item.group or "").startswith("general/") for item in draft.items)
    return goods and noun.lemma.lower() in carrying | words.gift | words.granted


def _names(before: Draft) -> Set[str]:
    """Return what an act calls that which it gives, up to its verb ("a centre for the training of nurses")."""
    tree = before.act.passage.tree
    heads = (tree.top(item.head) for item in before.items)
    nouns = [before.act.foot, *(head for head in heads if head)]
    for step in before.act.chain.steps:
        if step.token.pos == "VERB":
            break
        nouns.append(step.token)
    return {noun.lemma.lower() for noun in nouns if noun.pos in ("NOUN", "PROPN")}


def _doing(draft: Draft) -> Iterator[Token]:
    """Yield the subjects by which the act's verbs are told, none of them what is given itself."""
    tree = draft.act.passage.tree
    for verb in verbs(draft):
        yield from (noun for noun in _subjects(tree, verb) if noun.index != draft.act.foot.index)


def _subjects(tree: Tree, verb: Token) -> tuple[Token, ...]:
    own = tree.children(verb, "nsubj")
    return tree.children(tree.head(verb), "nsubj") if not own and verb.dep == "conj" else own


def _points_back(draft: Draft, noun: Token, names: Set[str]) -> bool:
    """Tell whether a subject points back at a thing that was given ("the bridge", "these wells", "the training")."""
    passage = draft.act.passage
    if noun.index in passage.party_at or not passage.tree.children(noun, "det", "poss"):
        return False
    known = noun.lemma.lower() in names or noun.index in passage.things
    return known and not _gives(draft, noun)


_PLACING = ("in", "at", "on", "near", "off")
