"""The acts of support one sentence tells of: things promised, gathered under the word that promises them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgebook.claims.acts.anchors import Anchor, find_anchors
from pledgebook.claims.acts.bare_acts import bare_acts, is_satisfied
from pledgebook.claims.acts.chain import climb
from pledgebook.claims.acts.deployed import asks_for_people
from pledgebook.claims.acts.let_use import places_lent
from pledgebook.claims.acts.withdrawn import stays, withdrawals
from pledgebook.claims.claim import Form
from pledgebook.claims.words.act import EMBEDDING, Act
from pledgebook.claims.words.coordination import first_conjunct, siblings, under
from pledgebook.claims.words.cues import CueClass, CueTable
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.inherent import Inherent, InherentVerbs, inherent_verbs
from pledgebook.claims.words.kinds import are_all
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token, Tree
from pledgebook.vocabulary import Vocabulary


def find_acts(passage: Passage, cues: CueTable, vocabulary: Vocabulary) -> Iterator[Act]:
    """Yield every act of a sentence, in the order of its things."""
    groups: dict[int, list[Anchor]] = {}
    for anchor in find_anchors(passage, cues, vocabulary):
        alone = not anchor.chain.steps  # a row of things without a verb is one act
        key = first_conjunct(passage.tree, anchor.token).index if alone else anchor.key
        groups.setdefault(key, []).append(anchor)
    verbs = inherent_verbs(vocabulary)
    for key, group in _paid_for(passage, groups):
        meant = _meant(passage, passage.tree.tokens[key], verbs)
        acts = _split(passage, group)
        yield from (replace(act, inherent=meant) for act in acts) if meant else acts
    things = {index for group in groups.values() for anchor in group for index in anchor.measured}
    yield from bare_acts(passage, cues, vocabulary, groups.keys(), things)
    yield from withdrawals(passage, cues, groups.keys() | things)
    yield from stays(passage, cues, groups.keys() | things)
    yield from places_lent(passage, cues, groups.keys())


def _meant(passage: Passage, verb: Token, verbs: InherentVerbs) -> Inherent | None:
    """Return what a verb stands for by itself; needs are met without talks."""
    row = verbs.at(passage.tree, verb)
    return None if row and row.form is Form.TALKS and is_satisfied(passage, verb) else row


def find_frame(passage: Passage, cues: CueTable) -> Act | None:
    """Return the act that a sentence leads to without naming its things ("To date, Oslo has provided:")."""
    for token in reversed(passage.tree.tokens):
        sign = cues.at(passage.tree, token) if token.pos in ("VERB", "NOUN", "AUX") else None
        if sign and sign.classes[0] not in EMBEDDING:
            steps = climb(passage.tree, token, cues, passage.grammar).steps
            return Act(passage, token, Chain((Step(token, "dobj", sign), *steps)))
    return None


_ASKED_FOR = ("dobj", "nsubjpass", "nsubj")


def find_asked(passage: Passage, cues: CueTable) -> Iterator[Act]:
    """Yield the act whose thing a question asks for ("What have you sent?"): the answer may be a row of things.

    "How much has gone there?" asks for a sum, "How many people work there?" for people.
    """
    tree = passage.tree
    for token in tree.tokens:
        if asks_for_people(passage, token):
            plain = (step._replace(sign=None) for step in climb(tree, token, cues, passage.grammar).steps)
            yield Act(passage, token, Chain(tuple(plain)))
            continue
        what = token.tag in ("WP", "WDT") and token.text.lower() == "what" and token.dep in _WHAT
        how = token.text.lower() == "much" and token.dep in _ASKED_FOR
        if what or (how and any(word.text.lower() == "how" for word in tree.children(token))):
            sign = cues.at(tree, tree.head(token))
            acts = sign is not None and sign.classes[0] not in EMBEDDING
            if acts or (what and _is_done_for(passage, tree.head(token))):
                yield Act(passage, token, climb(tree, token, cues, passage.grammar))


_WHAT = ("dobj", "nsubjpass", "dative")


def _is_done_for(passage: Passage, verb: Token) -> bool:
    """Tell whether a question is what somebody does for a state ("What has Spain done for Peru?")."""
    preps = passage.tree.children(verb, "prep") if verb.lemma == "do" else ()
    led = (noun for prep in preps if prep.text == "for" for noun in passage.tree.children(prep, "pobj"))
    return any(noun.index in passage.party_at for noun in led)


def _paid_for(passage: Passage, groups: dict[int, list[Anchor]]) -> Iterator[tuple[int, list[Anchor]]]:
    """Yield the groups, what is only the purpose of an act left out or, where that act is paid, given to it.

    "Sent troops to help train crews" tells of troops; "gave $5m to buy three ferries" of money for ferries.
    """
    if len(groups) < 2:
        yield from groups.items()  # no other act that it could serve
        return
    scope = _scope(groups)
    served = {key: _served(passage, key, group, groups, scope) for key, group in groups.items()}
    for key, group in groups.items():
        if served[key] is not None:
            continue
        bought = [a for other, act in served.items() if act == key for a in groups[other]]
        yield key, group + bought if any(anchor.amount for anchor in group) else group


def _scope(groups: dict[int, list[Anchor]]) -> dict[int, list[int]]:
    """Return the acts that each word with a cue has scope over, the last told first."""
    found: dict[int, dict[int, None]] = {}
    for act in reversed(groups):
        for anchor in groups[act]:
            for step in anchor.chain.signs:
                found.setdefault(step.token.index, {})[act] = None
    return {word: list(acts) for word, acts in found.items()}


def _served(
    passage: Passage,
    key: int,
    group: Sequence[Anchor],
    groups: dict[int, list[Anchor]],
    scope: dict[int, list[int]],
) -> int | None:
    """Return the act that an act without an amount only serves."""
    if any(anchor.amount for anchor in group):
        return None
    tree, words = passage.tree, passage.grammar
    if (payer := _payer_above(tree, key, groups)) is not None:
        return payer
    current, purpose = tree.tokens[key], False
    while current.head != current.index and current.dep in _FOR:
        purpose = purpose or _is_purpose(tree, current, words)
        served = purpose and current.dep not in _WITHIN
        current = tree.head(current)
        above = scope.get(current.index)
        other = next((act for act in above if act != key), None) if above else None
        if other is not None and (served or (purpose and any(a.amount for a in groups[other]))):
            return other
    return None


def _is_purpose(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether an infinitive or participle says what something is for ("sent to train", "earmarked for")."""
    if verb.tag != "VB":
        return verb.tag == "VBN" and verb.dep == "acl" and verb.lemma.lower() in words.destined
    return verb.dep in ("advcl", "acl", "relcl") or (verb.dep == "xcomp" and tree.head(verb).dep == "oprd")


def _payer_above(tree: Tree, key: int, groups: dict[int, list[Anchor]]) -> int | None:
    """Return the act with a sum that a noun of acting hangs below ("$5m to the mine clearance programme")."""
    current = tree.tokens[key]
    while current.pos in ("NOUN", "PROPN", "ADP", "NUM", "SYM") and current.dep not in ("conj", "ROOT"):
        current = tree.head(current)
        if any(anchor.amount for anchor in groups.get(current.index, ())):
            return current.index
    return None


_SERVING = ("xcomp", "advcl", "acl", "relcl", "ccomp", "pcomp", "prep")
_WITHIN = ("dobj", "pobj", "oprd", "conj")  # further down in the purpose of a sum
_FOR = frozenset({*_SERVING, *_WITHIN})


def _split(passage: Passage, group: Sequence[Anchor]) -> Iterator[Act]:
    """Yield one act per amount, each with its items, and one for items that no amount pays for."""
    priced = [anchor for anchor in group if anchor.amount]
    things = _objects(passage, [anchor for anchor in group if anchor.item])
    owner = {id(thing): _payer(passage.tree, thing, priced) for thing in things}
    for anchor in priced:
        items = tuple(t.item for t in things if owner[id(t)] is anchor and t.item)
        yield Act(passage, anchor.token, anchor.chain, anchor.amount, items)
    free = [thing for thing in things if owner[id(thing)] is None]
    if _are_of_nations(passage, free):
        for thing in free:
            yield Act(passage, thing.token, thing.chain, None, (thing.item,) if thing.item else ())
    elif free:
        items, unknown = tuple(t.item for t in free if t.item), all(t.unknown for t in free)
        yield Act(passage, free[0].token, free[0].chain, None, items, unknown=unknown)


def _are_of_nations(passage: Passage, things: Sequence[Anchor]) -> bool:
    """Tell whether people stand in a row, each of a nation of their own ("40 troops from Fiji and 12 from India")."""
    items = [thing.item for thing in things if thing.item]
    if len(things) < 2 or len(items) < len(things) or not are_all(items, "personnel"):
        return False
    nations = [_nation(passage, thing.token) for thing in things]
    return None not in nations and len(set(nations)) == len(nations)


def _nation(passage: Passage, people: Token) -> str | None:
    """Return the code of the state that people are said to be from."""
    tree, known = passage.tree, passage.party_at
    origin = (prep for prep in tree.children(people, "prep") if prep.text.lower() == "from")
    words = [noun for prep in origin for noun in tree.children(prep, "pobj")]
    words += tree.children(people, "amod", "compound", "nmod", "poss")
    return next((known[word.index].id for word in words if word.index in known), None)


def _objects(passage: Passage, things: Sequence[Anchor]) -> list[Anchor]:
    """Leave out what only tells where, when or from whose store, where something else is given."""
    given = [thing for thing in things if not _beside(passage, thing.token) and not _is_end(thing)]
    return given or list(things)


def _is_end(thing: Anchor) -> bool:
    """Tell whether a thing is only what people or things are sent to deal with ("soldiers to watch the truce")."""
    first = next(iter(thing.chain.steps), None)
    if first is None or first.dep != "dobj" or (first.sign and first.sign.classes != (CueClass.ENABLE,)):
        return False
    return first.token.tag == "VB" and first.token.dep in ("advcl", "xcomp", "acl", "relcl")


def _beside(passage: Passage, token: Token) -> bool:
    """Tell whether a thing hangs from a verb by a preposition of place ("in a barn", "around the clock")."""
    tree = passage.tree
    while token.dep in ("compound", "amod", "conj", "poss", "nmod", "appos"):
        token = tree.head(token)
    if token.lemma.lower() in passage.grammar.package:
        return False
    prep = tree.head(token)
    adjunct = token.dep == "pobj" and tree.head(prep).pos in ("VERB", "AUX")
    return adjunct and prep.text.lower() in passage.grammar.placing


def _payer(tree: Tree, thing: Anchor, priced: Sequence[Anchor]) -> Anchor | None:
    """Return the amount that pays for a thing, the innermost of several, unless the two only stand side by side."""
    above = [a for a in priced if under(tree, thing.token, a.token)]
    if above:
        return max(above, key=lambda a: len(list(tree.ancestors(a.token))))
    if (below := next((a for a in priced if under(tree, a.token, thing.token)), None)) is not None:
        return below
    near = [a for a in priced if not siblings(tree, thing.token, a.token)]
    return min(near, key=lambda a: abs(a.token.index - thing.token.index), default=None)
