"""The things one sentence tells of, each with the words that have scope over it."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from pledgebook.amounts import Amount
from pledgebook.claims.acts.building import built_things
from pledgebook.claims.acts.chain import climb
from pledgebook.claims.acts.let_use import uses_place
from pledgebook.claims.acts.manned import manned_things
from pledgebook.claims.acts.only_named import is_only_named
from pledgebook.claims.acts.owed import owed_things
from pledgebook.claims.acts.own_clause import own_clause
from pledgebook.claims.acts.unnamed import unnamed_things
from pledgebook.claims.parties.means import is_backing
from pledgebook.claims.words.act import FRAME
from pledgebook.claims.words.coordination import tells_of_part
from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.gratitude import led_by_thanks
from pledgebook.claims.words.idioms import is_figurative
from pledgebook.claims.words.joined import joined_participle
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import VERBAL, Chain, Step
from pledgebook.language import Item, Token, Tree
from pledgebook.party import PartyKind
from pledgebook.vocabulary import Vocabulary

_MOST = 60  # things in one sentence; a longer row of them is a table run together


@dataclass(frozen=True, slots=True)
class Anchor:
    """A thing or sum that a sentence tells of, and the words with scope over it."""

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
    def measured(self) -> frozenset[int]:
        """The thing and what it is measured by ("40 tons of food")."""
        words = [step.token for step in self.chain.steps[:2]]
        measure = words[1:] if words and words[0].text.lower() == "of" and words[-1].pos == "NOUN" else []
        return frozenset(word.index for word in (self.token, *measure))

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


def find_anchors(passage: Passage, cues: CueTable, vocabulary: Vocabulary) -> list[Anchor]:
    """Return the things and sums of a sentence, each once, a figure that sizes a thing with that thing's act."""
    tree = passage.tree
    found = [
        Anchor(token, _chain(passage, token, cues), amount, None)
        for amount in passage.amounts[:_MOST]
        if (token := tree.top(amount.span)) and not (amount.each and _is_price(passage, token))
    ]
    for item in _things(passage)[:_MOST]:
        token = _named(tree, item)
        person = any(p.kind is PartyKind.PERSON and p.span.overlaps(item.head) for p in passage.parties)
        verbal = token is not None and token.pos == "VERB" and _is_doing(token, item)
        if token is None or verbal or person or is_figurative(passage, token, item, vocabulary):
            continue
        if (
            not uses_place(passage, token)
            and not _is_scene(passage, token, item)
            and not is_backing(passage, token)
            and not _gets_a_thing(passage, token, item)
            and not _only_carries(passage, token)
        ):
            found.append(Anchor(token, _chain(passage, token, cues), None, item))
    for token in unnamed_things(passage, cues, vocabulary):
        item = Item(token.span, token.span, token.lemma.lower(), None)
        found.append(Anchor(token, _chain(passage, token, cues), None, item, unknown=True))
    for token in built_things(passage):
        item = Item(token.span, token.span, token.lemma.lower(), "buildings")
        found.append(Anchor(token, _chain(passage, token, cues), None, item))
    named = {anchor.token.index for anchor in found}
    for token in manned_things(passage, cues):
        if token.index not in named:
            item = Item(token.span, token.span, token.lemma.lower(), "personnel/military")
            found.append(Anchor(token, _chain(passage, token, cues), None, item))
    found = [
        anchor
        for anchor in found
        if anchor.item or not is_only_named(passage, anchor.token, acts=anchor.acts)
    ]
    found += _lent(passage, cues, {anchor.token.index for anchor in found})
    found += _owed(passage, cues, {anchor.token.index for anchor in found})
    return _sized(_laden(_gathered(found[:_MOST]), passage), passage)


def _gets_a_thing(passage: Passage, token: Token, item: Item) -> bool:
    """Tell whether people are those who are given another thing ("the crew was given training")."""
    tree = passage.tree
    if token.dep != "nsubjpass" or not (item.group or "").startswith("personnel"):
        return False
    verb = tree.head(token)
    withs = tree.children(verb, "prep") if verb.lemma.lower() in passage.grammar.furnishing else ()
    led = (one for prep in withs if prep.text == "with" for one in tree.children(prep, "pobj"))
    given = [word.span for word in (*tree.children(verb, "dobj"), *led)]
    return any(other.head.overlaps(span) for other in passage.items for span in given)


def _only_carries(passage: Passage, token: Token) -> bool:
    """Tell whether a ship or plane only brings what is told of ("they were delivered on a Russian aircraft")."""
    tree, words = passage.tree, passage.grammar
    prep = tree.head(token)
    aboard = token.dep == "pobj" and prep.text.lower() in ("on", "aboard", "onboard")
    brought = tree.head(prep).lemma.lower() in words.moving | _BRINGING
    return aboard and brought and token.lemma.lower() in words.carrier


_BRINGING = frozenset(("arrive", "come", "carry", "fly", "reach", "transport"))


def _things(passage: Passage) -> Sequence[Item]:
    """Return the things of a sentence; the name of a programme is one only where nothing else is told."""
    programmes = [party.span for party in passage.parties if party.programme]
    others = [item for item in passage.items if not any(span.holds(item.head) for span in programmes)]
    return others if others or passage.amounts else passage.items


def _lent(passage: Passage, cues: CueTable, named: Set[int]) -> list[Anchor]:
    """Return the nouns for money lent or granted that no table told of."""
    found = []
    for token in passage.tree.tokens:
        group = passage.grammar.finance.get(token.lemma.lower()) if token.pos == "NOUN" else None
        if group and token.index not in named and not is_backing(passage, token):
            item = Item(token.span, token.span, token.lemma.lower(), group)
            found.append(Anchor(token, _chain(passage, token, cues), None, item))
    return found


def _owed(passage: Passage, cues: CueTable, named: Set[int]) -> list[Anchor]:
    """Return what stands for a debt without the word."""
    tokens = (token for token in owed_things(passage) if token.index not in named)
    return [
        Anchor(token, _chain(passage, token, cues), None, Item(token.span, token.span, "debt", _DEBT))
        for token in tokens
    ]


_DEBT = "money/debt_relief"


def _is_doing(verb: Token, item: Item) -> bool:
    """Tell whether a thing is named by a verb: of training, or of those who meet ("leaders meeting in Oslo")."""
    group = item.group or ""
    return group.startswith("training") or (
        group.startswith("talks") and (verb.tag, verb.dep) == ("VBG", "acl")
    )


def _named(tree: Tree, item: Item) -> Token | None:
    """Return the top word of a thing's name, a verb before it left out that looks like part of it ("saw food aid")."""
    top = tree.top(item.head)
    if top is None or not (top.tag in ("VB", "VBD", "VBP", "VBZ") or _is_perfect(tree, top)):
        return top
    return next((word for word in tree.children(top, "dobj") if item.head.holds(word.span)), top)


def _is_perfect(tree: Tree, verb: Token) -> bool:
    return verb.tag == "VBN" and bool(tree.children(verb, "aux"))


def _is_price(passage: Passage, token: Token) -> bool:
    """Tell whether a sum "each" is for each thing, not from or to each of several."""
    tree, known = passage.tree, passage.party_at
    givers = [*tree.children(tree.head(token), "nsubj", "dobj", "dative")] if token.dep == "dobj" else []
    givers += [
        one for prep in tree.children(token, "prep") if prep.text == "from" for one in tree.children(prep)
    ]
    goals = (prep for word in (token, tree.head(token)) for prep in tree.children(word, "prep", "dative"))
    givers += [
        one for prep in goals if prep.text in passage.grammar.towards for one in tree.children(prep, "pobj")
    ]
    if any(one.tag == "NNS" and one.lemma.lower() in passage.grammar.land for one in givers):
        return False  # "gave the two states $5m each"
    if any(one.text.lower() in ("they", "we", "them", "us") for one in givers):
        return False
    several = (one for one in givers if one.index in known)
    return not any(also.index in known for one in several for also in tree.children(one, "conj"))


def _is_scene(passage: Passage, token: Token, item: Item) -> bool:
    """Tell whether talks only say where something else was said, or are about doing it ("in talks to send")."""
    tree, words = passage.tree, passage.grammar
    if not (item.group or "").startswith("talks"):
        return False
    if token.dep in ("dobj", "dative") and tree.head(token).lemma.lower() in words.informing | words.assuring:
        return True  # "told the conference that"
    if token.dep != "pobj":
        return False
    if any(verb.tag == "VB" for verb in tree.children(token, "acl")):
        return True
    prep = tree.head(token)
    if prep.text.lower() == "of" and tree.head(prep).lemma.lower() in words.sideline:
        prep = tree.head(tree.head(prep))  # "told them on the sidelines of the summit"
        return prep.pos == "ADP" and tree.head(prep).pos in ("VERB", "AUX")
    return prep.text.lower() in words.scene and tree.head(prep).pos in ("VERB", "AUX", "NOUN")


def _gathered(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Give a thing that only frames another ("shipments of shells", "a loan of $5m") the other's act."""
    held = {step.token.index: anchor for anchor in anchors for step in _phrase(anchor.chain)}
    return [
        replace(a, chain=held[a.token.index].chain) if a.item and a.token.index in held else a
        for a in anchors
    ]


def _laden(anchors: Sequence[Anchor], passage: Passage) -> list[Anchor]:
    """Give a load the act of what brings it, where one clause tells of both ("sent planes carrying rice")."""
    bearers = {
        a.token.index: a for a in anchors if a.acts and a.token.lemma.lower() in passage.grammar.bearer
    }
    return [_with_bearer(a, bearers, passage) for a in anchors] if bearers else list(anchors)


def _with_bearer(load: Anchor, bearers: Mapping[int, Anchor], passage: Passage) -> Anchor:
    """Return a load with the act of the bearer that a participle or relative clause over it describes."""
    names, verb = _up_to_verb(load.chain)
    if verb is None or verb.token.dep not in ("acl", "relcl") or not _moves(verb, passage):
        return load
    bearer = bearers.get(passage.tree.head(verb.token).index)
    return replace(load, chain=Chain((*names, *bearer.chain.steps))) if bearer else load


def _up_to_verb(chain: Chain) -> tuple[tuple[Step, ...], Step | None]:
    """Return the nouns and prepositions over a thing, and the first verb over them."""
    steps = tuple(_phrase(chain))
    return (steps[:-1], steps[-1]) if steps and steps[-1].token.pos in VERBAL else (steps, None)


def _moves(verb: Step, passage: Passage) -> bool:
    """Tell whether a verb says that what it describes has a load ("carrying rice", "loaded with rice")."""
    lemma = verb.token.lemma.lower()
    if verb.token.tag == "VBN":
        return lemma in passage.grammar.furnishing
    moving = verb.sign is not None and verb.sign.can_be(CueClass.MOVE, CueClass.TRANSFER)
    return moving or lemma in passage.grammar.fetching


def _phrase(chain: Chain) -> Iterator[Step]:
    """Yield the steps up to the first verb, with it: what stands above a verb is no part of the phrase."""
    for step in chain.steps:
        yield step
        if step.token.pos in ("VERB", "AUX"):
            return


def _sized(anchors: Sequence[Anchor], passage: Passage) -> list[Anchor]:
    """Give a figure that only sizes what stands before it ("tents from Lyon, valued at $5m") that thing's act."""
    return [replace(a, chain=_of_sized(anchors, a, passage).chain) if a.amount else a for a in anchors]


def _of_sized(anchors: Sequence[Anchor], figure: Anchor, passage: Passage) -> Anchor:
    """Return the thing that a figure is the size of, itself where there is none."""
    if figure.sizes or _is_size_told(passage, figure):
        return _before(anchors, figure) or figure
    first = next(iter(figure.chain.signs), None)
    sizing = first is not None and first.sign is not None and first.sign.classes[0] is CueClass.TOTAL
    if first is None or not sizing or first.token.pos != "ADJ":
        return figure
    things = (a for a in anchors if a.item and a.acts and a.token.index == first.token.index - 1)
    return next(things, figure)  # "ready to send pumps worth $2m", wherever the parser hangs "worth"


def _is_size_told(passage: Passage, figure: Anchor) -> bool:
    """Tell whether a relative clause gives the size of what stands before it ("tents that amount to $5m")."""
    first = next((step for step in figure.chain.signs if not figure.acts), None)
    if first is None or first.sign is None or first.token.dep != "relcl":
        return False
    opened = passage.tree.children(first.token, "nsubj")
    relative = any(word.text.lower() in passage.grammar.relative for word in opened)
    return relative and first.sign.classes[0] is CueClass.TOTAL


def _before(anchors: Sequence[Anchor], figure: Anchor) -> Anchor | None:
    things = [a for a in anchors if a.item and a.token.index < figure.token.index and a.acts]
    return max(things, key=lambda a: a.token.index, default=None)


def _chain(passage: Passage, token: Token, cues: CueTable) -> Chain:
    """Return the chain above a thing; where nothing above acts, that of a participle or clause below it."""
    tree, words = passage.tree, passage.grammar
    if own := own_clause(passage, token, cues):
        return own
    chain = climb(tree, token, cues, words, passage.things)
    if any(step.sign and step.sign.classes[0] not in FRAME for step in chain.steps):
        return chain
    if any(step.dep == "prep" and led_by_thanks(tree, step.token, words) for step in chain.steps):
        return chain  # "expressed its gratitude for the houses built there"
    nouns = [token, *(step.token for step in chain.steps if step.token.pos in ("NOUN", "PROPN", "NUM"))]
    for noun in nouns:
        for child in tree.children(noun, "acl", "relcl"):
            sign = cues.at(tree, child)
            wanting = sign is not None and sign.phrase in words.wanting and child.tag == "VBN"
            if wanting or child.tag == "VB" or tells_of_part(tree, child):
                continue  # "blankets that are needed": nobody is asked
            if sign and sign.classes[0] not in FRAME and not _may(passage, child, sign):
                dep = "nsubj" if sign.classes[0] is CueClass.ARRIVE else "dobj"  # "a plane arriving in Chad"
                return Chain((Step(child, dep, sign), *climb(tree, child, cues, words).steps))
    if given := joined_participle(passage, nouns, cues):
        return Chain((given, *chain.steps))
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
