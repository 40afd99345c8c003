"""The acts of support one sentence tells of: things promised, gathered under the word that promises them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pledgebook.amounts import Amount
from pledgebook.claims.act import EMBEDDING, FRAME, Act
from pledgebook.claims.bare_acts import bare_acts, is_satisfied
from pledgebook.claims.chain import Chain, Step, climb, is_whole
from pledgebook.claims.claim import Form
from pledgebook.claims.coordination import first_conjunct, siblings, under
from pledgebook.claims.cues import CueClass, CueTable, Sign
from pledgebook.claims.grammar import Grammar
from pledgebook.claims.idioms import is_figurative
from pledgebook.claims.inherent import Inherent, InherentVerbs, inherent_verbs
from pledgebook.claims.means import is_backing
from pledgebook.claims.once import once
from pledgebook.claims.passage import Passage
from pledgebook.claims.unnamed import unnamed_things
from pledgebook.language import Item, Token, Tree
from pledgebook.party import PartyKind
from pledgebook.vocabulary import Vocabulary

_MOST = 60  # things in one sentence; a longer row of them is a table run together


@dataclass(frozen=True, slots=True)
class _Anchor:
    token: Token
    chain: Chain
    amount: Amount | None
    item: Item | None
    unknown: bool = False  # no table knows the thing

    @property
    def acts(self) -> bool:
        """Whether a word of acting stands above the thing."""
        return any(step.sign and step.sign.classes[0] not in FRAME for step in self.chain.steps)

    @property
    def sizes(self) -> bool:
        """Whether the thing is only the size of something else: a participle ties it to what stands before."""
        signed = self.chain.signs
        if self.acts or not signed or not signed[0].sign:
            return False
        return signed[0].sign.classes[0] is CueClass.TOTAL and signed[0].token.tag in ("VBN", "VBG", "JJ")

    @property
    def key(self) -> int:
        """The word that gathers things into one act: the nearest with a cue, else the top of the phrase."""
        acting = next((s for s in self.chain.steps if s.sign and s.sign.classes[0] not in FRAME), None)
        if acting:
            return acting.token.index
        signed = self.chain.signs
        if signed:
            return signed[0].token.index
        return self.chain.steps[-1].token.index if self.chain.steps else self.token.index


def find_acts(passage: Passage, cues: CueTable, vocabulary: Vocabulary) -> Iterator[Act]:
    """Yield every act of a sentence, in the order of its things."""
    groups: dict[int, list[_Anchor]] = {}
    for anchor in _anchors(passage, cues, vocabulary):
        alone = not anchor.chain.steps  # a row of things without a verb is one act
        key = first_conjunct(passage.tree, anchor.token).index if alone else anchor.key
        groups.setdefault(key, []).append(anchor)
    verbs = inherent_verbs(vocabulary)
    for key, group in _paid_for(passage, groups):
        meant = _meant(passage, passage.tree.tokens[key], verbs)
        acts = _split(passage, group)
        yield from (replace(act, inherent=meant) for act in acts) if meant else acts
    things = {anchor.token.index for group in groups.values() for anchor in group}
    yield from bare_acts(passage, cues, vocabulary, groups.keys(), things)


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


def _paid_for(passage: Passage, groups: dict[int, list[_Anchor]]) -> Iterator[tuple[int, list[_Anchor]]]:
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


def _scope(groups: dict[int, list[_Anchor]]) -> dict[int, list[int]]:
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
    group: Sequence[_Anchor],
    groups: dict[int, list[_Anchor]],
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


def _payer_above(tree: Tree, key: int, groups: dict[int, list[_Anchor]]) -> int | None:
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


def _anchors(passage: Passage, cues: CueTable, vocabulary: Vocabulary) -> list[_Anchor]:
    tree = passage.tree
    found = [
        _Anchor(token, _chain(passage, token, cues), amount, None)
        for amount in passage.amounts[:_MOST]
        if (token := tree.top(amount.span)) and not (amount.each and _is_price(passage, token))
    ]
    for item in passage.items[:_MOST]:
        token = _named(tree, item)
        person = any(p.kind is PartyKind.PERSON and p.span.overlaps(item.head) for p in passage.parties)
        verbal = token is not None and token.pos == "VERB" and (item.group or "").startswith("training")
        if token is None or verbal or person or is_figurative(passage, token, item, vocabulary):
            continue
        if not _is_scene(passage, token, item) and not is_backing(passage, token):
            found.append(_Anchor(token, _chain(passage, token, cues), None, item))
    for token in unnamed_things(passage, cues, vocabulary):
        item = Item(token.span, token.span, token.lemma.lower(), None)
        found.append(_Anchor(token, _chain(passage, token, cues), None, item, unknown=True))
    found = [anchor for anchor in found if anchor.item or not _is_only_whole(tree, anchor)]
    taken = {anchor.token.index for anchor in found}
    for token in tree.tokens:
        group = passage.grammar.finance.get(token.lemma.lower()) if token.pos == "NOUN" else None
        if group and token.index not in taken and not is_backing(passage, token):
            item = Item(token.span, token.span, token.lemma.lower(), group)
            found.append(_Anchor(token, _chain(passage, token, cues), None, item))
    return _sized(_gathered(found[:_MOST]), passage)


def _is_only_whole(tree: Tree, sum_told: _Anchor) -> bool:
    """Tell whether a sum is named only as that of which another is a part ("$5m of the $20m needed")."""
    prep = tree.head(sum_told.token)
    whole = sum_told.token.dep == "pobj" and is_whole(tree, prep, tree.head(prep))
    return whole and not sum_told.acts


def _named(tree: Tree, item: Item) -> Token | None:
    """Return the top word of a thing's name, a verb before it left out that looks like part of it ("saw food aid")."""
    top = tree.top(item.head)
    if top is None or top.tag not in ("VB", "VBD", "VBP", "VBZ"):
        return top
    return next((word for word in tree.children(top, "dobj") if item.head.holds(word.span)), top)


def _is_price(passage: Passage, token: Token) -> bool:
    """Tell whether a sum "each" is for each thing, not from or to each of several."""
    tree, known = passage.tree, passage.party_at
    givers = [*tree.children(tree.head(token), "nsubj")] if token.dep == "dobj" else []
    givers += [
        one for prep in tree.children(token, "prep") if prep.text == "from" for one in tree.children(prep)
    ]
    goals = (prep for word in (token, tree.head(token)) for prep in tree.children(word, "prep", "dative"))
    givers += [
        one for prep in goals if prep.text in passage.grammar.towards for one in tree.children(prep, "pobj")
    ]
    several = (one for one in givers if one.index in known)
    return not any(also.index in known for one in several for also in tree.children(one, "conj"))


def _is_scene(passage: Passage, token: Token, item: Item) -> bool:
    """Tell whether talks only say where something else was said, or are about doing it ("in talks to send")."""
    tree = passage.tree
    if token.dep != "pobj" or not (item.group or "").startswith("talks"):
        return False
    if any(verb.tag == "VB" for verb in tree.children(token, "acl")):
        return True
    prep = tree.head(token)
    return prep.text.lower() in passage.grammar.scene and tree.head(prep).pos in ("VERB", "AUX")


def _gathered(anchors: Sequence[_Anchor]) -> list[_Anchor]:
    """Give a thing that only frames another ("shipments of shells", "a loan of $5m") the other's act."""
    held = {step.token.index: anchor for anchor in anchors for step in _phrase(anchor.chain)}
    return [
        replace(a, chain=held[a.token.index].chain) if a.item and a.token.index in held else a
        for a in anchors
    ]


def _phrase(chain: Chain) -> Iterator[Step]:
    """Yield the steps up to the first verb, with it: what stands above a verb is no part of the phrase."""
    for step in chain.steps:
        yield step
        if step.token.pos in ("VERB", "AUX"):
            return


def _sized(anchors: Sequence[_Anchor], passage: Passage) -> list[_Anchor]:
    """Give a figure that only sizes what stands before it ("tents from Lyon, valued at $5m") that thing's act."""
    return [replace(a, chain=_of_sized(anchors, a, passage).chain) if a.amount else a for a in anchors]


def _of_sized(anchors: Sequence[_Anchor], figure: _Anchor, passage: Passage) -> _Anchor:
    """Return the thing that a figure is the size of, itself where there is none."""
    if figure.sizes or _is_size_told(passage, figure):
        return _before(anchors, figure) or figure
    first = next(iter(figure.chain.signs), None)
    sizing = first is not None and first.sign is not None and first.sign.classes[0] is CueClass.TOTAL
    if first is None or not sizing or first.token.pos != "ADJ":
        return figure
    things = (a for a in anchors if a.item and a.acts and a.token.index == first.token.index - 1)
    return next(things, figure)  # "ready to send pumps worth $2m", wherever the parser hangs "worth"


def _is_size_told(passage: Passage, figure: _Anchor) -> bool:
    """Tell whether a relative clause gives the size of what stands before it ("tents that amount to $5m")."""
    first = next((step for step in figure.chain.signs if not figure.acts), None)
    if first is None or first.sign is None or first.token.dep != "relcl":
        return False
    opened = passage.tree.children(first.token, "nsubj")
    relative = any(word.text.lower() in passage.grammar.relative for word in opened)
    return relative and first.sign.classes[0] is CueClass.TOTAL


def _before(anchors: Sequence[_Anchor], figure: _Anchor) -> _Anchor | None:
    things = [a for a in anchors if a.item and a.token.index < figure.token.index and a.acts]
    return max(things, key=lambda a: a.token.index, default=None)


def _chain(passage: Passage, token: Token, cues: CueTable) -> Chain:
    """Return the chain above a thing; where nothing above acts, that of a participle or clause below it."""
    tree, words = passage.tree, passage.grammar
    chain = climb(tree, token, cues, words, passage.things)
    if any(step.sign and step.sign.classes[0] not in FRAME for step in chain.steps):
        return chain
    nouns = [token, *(step.token for step in chain.steps if step.token.pos in ("NOUN", "PROPN", "NUM"))]
    for noun in nouns:
        for child in tree.children(noun, "acl", "relcl"):
            sign = cues.at(tree, child)
            wanting = sign is not None and sign.phrase in words.wanting and child.tag == "VBN"
            if wanting or child.tag == "VB":
                continue  # "blankets that are needed": nobody is asked
            if sign and sign.classes[0] not in FRAME and not _may(passage, child, sign):
                dep = "nsubj" if sign.classes[0] is CueClass.ARRIVE else "dobj"  # "a plane arriving in Chad"
                return Chain((Step(child, dep, sign), *climb(tree, child, cues, words).steps))
    if not chain.signs and (behind := _relative_verb(tree, token, cues)):
        return Chain((Step(behind.token, "dobj", behind), *chain.steps))
    label = _label(passage, token, cues) if not chain.signs else None
    return Chain((*chain.steps, label)) if label else chain


def _relative_verb(tree: Tree, token: Token, cues: CueTable) -> Sign | None:
    """Return the verb of a relative clause right behind a thing, whatever the parser made of it ("that Oslo paid")."""
    behind = tree.tokens[token.index + 1 : token.index + 1 + _CLAUSE]
    if not behind or behind[0].text.lower() not in ("that", "which"):
        return None
    verb = next((word for word in behind if word.pos in ("VERB", "AUX", "PUNCT")), None)
    sign = cues.at(tree, verb) if verb and verb.tag in ("VBD", "VBN") else None
    return sign if sign and sign.classes[0] not in FRAME else None


_CLAUSE = 8  # words up to its verb


def _may(passage: Passage, verb: Token, sign: Sign) -> bool:
    """Tell whether a clause only says what a thing can be used for ("a grant, which can be spent on")."""
    aux = passage.tree.children(verb, "aux")
    return sign.can_be(CueClass.FUND) and any(a.text.lower() in passage.grammar.possible for a in aux)


@once
def _colon(passage: Passage) -> int | None:
    return next((word.index for word in passage.tree.tokens if word.text == ":"), None)


def _label(passage: Passage, token: Token, cues: CueTable) -> Step | None:
    """Return the status that a label states for a line ("Cancelled: one dive team", "12 pumps: on their way")."""
    tree, colon = passage.tree, _colon(passage)
    if colon is None:
        return None
    before, after = tree.tokens[:colon], tree.tokens[colon + 1 :]
    if token.index > colon and len(before) <= _LABEL:
        sign = next((sign for word in before if (sign := cues.at(tree, word))), None)
        return Step(sign.token, "dobj", sign) if sign and sign.token.tag in ("VBN", "VBD", "JJ") else None
    if token.index < colon and after:
        sign = cues.starting(after) or (
            cues.at(tree, after[0]) if after[0].tag in ("VBN", "VBD", "JJ") else None
        )
        return Step(sign.token, "dobj", sign) if sign else None
    return None


_LABEL = 3  # words


def _split(passage: Passage, group: Sequence[_Anchor]) -> Iterator[Act]:
    """Yield one act per amount, each with its items, and one for items that no amount pays for."""
    priced = [anchor for anchor in group if anchor.amount]
    things = _objects(passage, [anchor for anchor in group if anchor.item])
    owner = {id(thing): _payer(passage.tree, thing, priced) for thing in things}
    for anchor in priced:
        items = tuple(t.item for t in things if owner[id(t)] is anchor and t.item)
        yield Act(passage, anchor.token, anchor.chain, anchor.amount, items)
    free = [thing for thing in things if owner[id(thing)] is None]
    if free:
        items, unknown = tuple(t.item for t in free if t.item), all(t.unknown for t in free)
        yield Act(passage, free[0].token, free[0].chain, None, items, unknown=unknown)


def _objects(passage: Passage, things: Sequence[_Anchor]) -> list[_Anchor]:
    """Leave out what only tells where, when or from whose store, where something else is given."""
    given = [thing for thing in things if not _beside(passage, thing.token)]
    return given or list(things)


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


def _payer(tree: Tree, thing: _Anchor, priced: Sequence[_Anchor]) -> _Anchor | None:
    """Return the amount that pays for a thing, the innermost of several, unless the two only stand side by side."""
    above = [a for a in priced if under(tree, thing.token, a.token)]
    if above:
        return max(above, key=lambda a: len(list(tree.ancestors(a.token))))
    if (below := next((a for a in priced if under(tree, a.token, thing.token)), None)) is not None:
        return below
    near = [a for a in priced if not siblings(tree, thing.token, a.token)]
    return min(near, key=lambda a: abs(a.token.index - thing.token.index), default=None)
