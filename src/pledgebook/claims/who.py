"""Whose act it is, as far as one sentence says (codebook 2.1)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pledgebook.claims.chain import Chain, Step
from pledgebook.claims.cues import CueClass
from pledgebook.claims.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Doers:
    """Whose act it is: the parties, or a pronoun or first person that the document must settle."""

    parties: tuple[Party, ...] = ()
    first_person: bool = False
    pronoun: Span | None = None
    settled: bool = False  # the sentence names a doer, known or not; no other may be put in


def doers(passage: Passage, anchor: Token, chain: Chain) -> Doers:
    """Return whose act a chain tells of, the nearest doer to the act first."""
    for step in chain.steps:
        found = _at(passage, step)
        if found.settled and not found.parties and not _asks(step):
            owner = _owner_of_thing(passage, anchor, chain)
            return Doers(owner, settled=not owner)
        if found.parties or found.first_person or found.pronoun or found.settled:
            return found
    found = _governor(passage, chain.steps[-1].token if chain.steps else anchor)
    return found if found.parties or found.pronoun else Doers(_owner_of_thing(passage, anchor, chain))


def _asks(step: Step) -> bool:
    return step.sign is not None and step.sign.classes[0] in (CueClass.REQUEST, CueClass.RECEIVE)


def _owner_of_thing(passage: Passage, anchor: Token, chain: Chain) -> tuple[Party, ...]:
    """Return whose the thing itself is said to be, where nobody is said to act ("British cash for Chad")."""
    path = [step.token for step in _with_foot(anchor, chain) if step.token.index not in passage.party_at]
    nouns = [token for token in path if token.pos in ("NOUN", "PROPN", "NUM")]
    return next(filter(None, (_owners(passage, noun) for noun in nouns)), ())


def _with_foot(anchor: Token, chain: Chain) -> Iterator[Step]:
    yield Step(anchor, anchor.dep, None)
    yield from chain.steps


def _at(passage: Passage, step: Step) -> Doers:
    tree, word, sign = passage.tree, step.token, step.sign
    if word.pos in ("VERB", "AUX") or word.tag == "VBN":
        if sign and sign.classes[0] is CueClass.REQUEST:
            return _asked(passage, word)
        if sign and sign.classes[0] is CueClass.RECEIVE:
            return Doers(parties_by(passage, word, frozenset({"from"})), settled=True)
        if sign and sign.classes[0] in (CueClass.INCLUDE, CueClass.TOTAL):
            return Doers()  # its subject holds the thing, and does not give it
        if step.dep == "xcomp" and tree.children(word, "nsubjpass"):
            return Doers(_named(passage, tree.children(word, "nsubjpass")))
        if sign and sign.classes[0] is CueClass.REPORT and step.dep in ("ccomp", "xcomp", "parataxis"):
            return Doers()
        return _subject(passage, word)
    if sign is None:
        return Doers()
    if sign.classes[0] is CueClass.REQUEST:
        asked = parties_by(passage, word, frozenset({"on", "upon", "to"}))
        return Doers(asked, settled=bool(asked))
    return Doers(_owners(passage, word))


def _asked(passage: Passage, verb: Token) -> Doers:
    """Return who is asked: codebook 1, requested, is somebody asking the actor for it."""
    tree = passage.tree
    if tree.children(verb, "auxpass"):
        return Doers(_named(passage, tree.children(verb, "nsubjpass")), settled=True)
    objects = _named(passage, tree.children(verb, "dobj", "dative"))
    below = [parties_by(passage, thing, frozenset({"from"})) for thing in tree.children(verb, "dobj")]
    found = (
        objects or parties_by(passage, verb, passage.grammar.asked_through) or next(filter(None, below), ())
    )
    bare = not tree.children(verb, "dobj", "dative", "prep") and any(
        c.tag == "VB" for c in tree.children(verb, "xcomp")
    )
    if not found and bare:
        found = _named(passage, tree.children(verb, "nsubj"))  # "Berlin urged to arm Vilnius"
    return Doers(found, settled=True)


def _subject(passage: Passage, verb: Token) -> Doers:
    tree = passage.tree
    if tree.children(verb, "auxpass", "nsubjpass") or (verb.tag == "VBN" and not tree.children(verb, "aux")):
        agents = [
            tree.children(c, "pobj") for c in tree.children(verb, "agent", "prep") if c.text.lower() == "by"
        ]
        return Doers(_named(passage, (t for row in agents for t in row)))
    subjects = tree.children(verb, "nsubj")
    if verb.dep == "pcomp" and subjects and _goal(passage, verb, subjects[0]):
        return _governor(passage, tree.head(verb))
    if not subjects and verb.dep == "conj":
        return _subject(passage, tree.head(verb)) if tree.head(verb).pos in ("VERB", "AUX") else Doers()
    if not subjects:
        return Doers()
    return _of_subjects(passage, verb, subjects)


def _goal(passage: Passage, verb: Token, subject: Token) -> bool:
    """Tell whether the parser took a goal for a doer ("came to Kyiv promising", with Kyiv as who promises)."""
    party = passage.party_at.get(subject.index)
    toward = passage.tree.head(verb).text.lower() in passage.grammar.towards | passage.grammar.within
    return party is not None and party.place and toward and verb.tag == "VBG"


def _of_subjects(passage: Passage, verb: Token, subjects: tuple[Token, ...]) -> Doers:
    tree = passage.tree
    first = subjects[0]
    if found := _named(passage, subjects):
        return Doers(found)
    if first.text.lower() in passage.grammar.first_person:
        return Doers(first_person=True, pronoun=first.span)
    if verb.dep == "relcl" and verb.lemma == "be":
        return Doers()  # "a hospital to Ukraine, which is worth": it says what the thing is
    if first.text.lower() in passage.grammar.relative and verb.dep == "relcl":
        return Doers(_named(passage, (tree.head(verb),)))
    if first.text.lower() in passage.grammar.pronoun:
        return Doers(_matrix(passage, verb), pronoun=first.span)
    if any(child.text.lower() == "our" for child in tree.children(first, "poss")):
        return Doers(first_person=True, pronoun=first.span)
    if first.tag == "NNS" and first.lemma.lower() in passage.grammar.collective:
        return Doers((Party(first.span, "GROUP", first.text, PartyKind.GROUP),))
    return Doers(settled=_somebody_else(passage, first))


def _somebody_else(passage: Passage, subject: Token) -> bool:
    """Tell whether a subject is a doer of its own that no table knows ("a bank in Nairobi"), not a means of giving."""
    means = subject.lemma.lower() in passage.grammar.instrument or subject.pos not in ("NOUN", "PROPN")
    thing = any(item.head.overlaps(subject.span) for item in passage.items)
    return not means and not thing and not any(a.span.overlaps(subject.span) for a in passage.amounts)


def _matrix(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return who a pronoun in a reported clause stands for: the subject of the clause above it."""
    for above in passage.tree.ancestors(verb):
        if above.pos in ("VERB", "AUX") and (found := _named(passage, passage.tree.children(above, "nsubj"))):
            return found
    return ()


def _governor(passage: Passage, top: Token) -> Doers:
    """Return the doer of a participle or adjunct from what it hangs on ("came promising", "a team training")."""
    tree = passage.tree
    if top.dep not in ("advcl", "acl", "pcomp", "relcl", "xcomp", "conj", "prep"):
        return Doers()
    for above in tree.ancestors(top):
        if above.pos in ("VERB", "AUX"):
            return _subject(passage, above)
        if top.dep in ("acl", "pcomp", "relcl") and (found := _named(passage, (above,))):
            return Doers(found)
    return Doers()


def _owners(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return whose a named act is: "Britain's pledge", "US funding", "a donation by Japan"."""
    tree = passage.tree
    near = list(tree.children(noun, "poss", "amod", "compound", "nmod"))
    found = tuple(p for p in _named(passage, near) if not is_made(passage, p))
    return found or parties_by(passage, noun, frozenset({"by", "from"}))


def is_made(passage: Passage, party: Party) -> bool:
    """Tell whether an adjective only says where a thing was made ("Danish-made", "US-built")."""
    return passage.text[party.span.end : party.span.end + 1] == "-"


def _named(passage: Passage, nouns: Iterable[Token]) -> tuple[Party, ...]:
    """Return the parties that noun phrases name: the head, else what modifies it, and its conjuncts."""
    found: dict[Span, Party] = {}
    for noun in nouns:
        for party in _of_noun(passage, noun):
            former = (party.office or "").startswith("former ")
            if not former and (party.id is not None or party.kind is not PartyKind.PERSON):
                found[party.span] = party
    return tuple(found[span] for span in sorted(found))


def _of_noun(passage: Passage, noun: Token) -> Iterator[Party]:
    tree = passage.tree
    own = passage.party_at.get(noun.index)
    if own is not None:
        yield own
    else:
        yield from _modifiers(passage, noun)
    for child in tree.children(noun, "conj"):
        yield from _of_noun(passage, child)


def _modifiers(passage: Passage, noun: Token) -> Iterator[Party]:
    tree = passage.tree
    near = [
        c
        for c in tree.children(noun, "compound", "amod", "poss", "nmod", "appos")
        if c.index in passage.party_at
    ]
    if near:
        yield passage.party_at[near[0].index]
        for also in tree.children(near[0], "conj"):
            if also.index in passage.party_at:
                yield passage.party_at[also.index]
        return
    for prep in tree.children(noun, "prep"):
        if prep.text.lower() == "of":
            for thing in tree.children(prep, "pobj"):
                if thing.index in passage.party_at:
                    yield passage.party_at[thing.index]


def parties_by(passage: Passage, word: Token, prepositions: frozenset[str]) -> tuple[Party, ...]:
    """Return the parties that hang from a word by one of some prepositions."""
    tree = passage.tree
    preps = [c for c in tree.children(word, "prep", "agent", "dative") if c.text.lower() in prepositions]
    return _named(passage, (t for prep in preps for t in tree.children(prep, "pobj")))


def askers(passage: Passage, chain: Chain) -> tuple[Party, ...]:
    """Return who asks for an act or receives it: named in no other role, they are who gains."""
    tree = passage.tree
    for step in chain.steps:
        if step.sign is None or step.sign.classes[0] not in (CueClass.REQUEST, CueClass.RECEIVE):
            continue
        if step.token.pos in ("NOUN", "PROPN"):
            return parties_by(passage, step.token, frozenset({"from", "by"})) or _owners(passage, step.token)
        if tree.children(step.token, "auxpass"):
            return parties_by(passage, step.token, frozenset({"by"}))
        return _named(passage, tree.children(step.token, "nsubj"))
    return ()
