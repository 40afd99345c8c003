"""From whom somebody gets a thing, as far as one sentence says (codebook 2.1)."""

from itertools import takewhile

from pledgebook.claims.parties.asked import given_from
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.means import payers
from pledgebook.claims.parties.owners import nation_before, owners
from pledgebook.claims.words.coordination import subjects_of
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.naming import named, parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token, Tree
from pledgebook.party import Party, PartyKind


def from_whom_in_row(passage: Passage, anchor: Token, chain: Chain) -> tuple[Party, ...]:
    """Return from whom somebody gets a further thing of a row ("will get a loan from Oslo and a grant from Bern")."""
    below = list(takewhile(lambda step: not gets_it(step), chain.steps))
    row = [word for word in (anchor, *(step.token for step in below)) if word.dep == "conj"]
    if row and len(below) == len(chain.steps):  # nobody is said to get it: only what is called a gift or loan
        given = passage.grammar.gift | passage.grammar.finance.keys()
        row = [word for word in row if word.lemma.lower() in given]
    return next(filter(None, (parties_by(passage, thing, frozenset({"from"})) for thing in row)), ())


def received_from(passage: Passage, verb: Token) -> Doers:
    """Return from whom something was received: somebody by name, or who speaks ("they had 400 tents from us")."""
    tree, first = passage.tree, passage.grammar.first_person
    getting = {party.id for party in named(passage, tree.children(verb, "nsubj"))}
    told = _of_thing_with(passage, verb) or given_from(passage, verb)
    found = tuple(party for party in told if party.id not in getting)  # none "from its reserves"
    things = (verb, *tree.children(verb, "dobj"))
    sources = (prep for thing in things for prep in tree.children(thing, "prep") if prep.text == "from")
    ours = (noun for prep in sources for noun in tree.children(prep, "pobj") if noun.text in first)
    us = next(ours, None) if not found else None
    if us is None and not found:
        ways = (_by_kindness, _kind_of, _by_scheme, _by_accord)
        told = next(filter(None, (way(passage, verb) for way in ways)), ())
        found = tuple(party for party in told if party.id not in getting) or promisers(passage, verb)
    return Doers(first_person=True, pronoun=us.span) if us else Doers(found, settled=True)


def _of_thing_with(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return from whom comes what somebody leaves a place with, or who is at home there ("left Oslo with a loan")."""
    preps = (prep for prep in passage.tree.children(verb, "prep") if prep.text.lower() == "with")
    held = (noun for prep in preps for noun in passage.tree.children(prep, "pobj"))
    given = next(filter(None, (parties_by(passage, noun, frozenset({"from"})) for noun in held)), ())
    return given or (named(passage, passage.tree.children(verb, "dobj")) if verb.lemma == "leave" else ())


def promisers(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return donors of no name whose promises somebody has or gets ("won promises of $5m in loans")."""
    things = passage.tree.children(verb, "dobj", "nsubjpass")
    promises = [noun for noun in things if noun.tag == "NNS" and noun.lemma.lower() in passage.grammar.vow]
    return tuple(Party(noun.span, "GROUP", "donors", PartyKind.GROUP) for noun in promises[:1])


def _kind_of(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return whose the help is that somebody receives ("received EU aid", "got its first Japanese grant")."""
    words = passage.grammar
    things = passage.tree.children(verb, "dobj", "nsubjpass")
    tops = (verb, *things)  # the parser hangs "in German aid" from either
    preps = (p for one in tops for p in passage.tree.children(one, "prep") if p.text in ("in", "of"))
    kinds = (noun for prep in preps for noun in passage.tree.children(prep, "pobj"))  # "$5m in Italian loans"
    named_help = words.handing | words.finance.keys()
    helps = (n for n in (*things, *kinds) if n.lemma.lower() in named_help or _is_sum(passage, n))
    helped = next(filter(None, (owners(passage, noun) for noun in helps)), ())
    return helped or next(filter(None, (nation_before(passage, noun) for noun in things)), ())


def _is_sum(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun is told as so much money ("a $3bn IMF bailout")."""
    sums = [amount.span for amount in passage.amounts]
    before = passage.tree.children(noun, "nummod", "nmod", "compound", "amod")
    return noun.pos == "NOUN" and any(word.span.overlaps(span) for word in before for span in sums)


def _by_scheme(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return whose the help or scheme is that somebody gets a thing by ("under Oslo's scheme Chad will get")."""
    tree, words = passage.tree, passage.grammar
    helps = words.scheme | words.handing | words.backing | words.package
    verbs = (verb, tree.head(verb)) if verb.dep == "xcomp" else (verb,)  # "is to get"
    beside = (word for one in verbs for word in tree.children(one, "npadvmod", "advmod", "prep"))
    tops = (*verbs, *(word for word in beside if word.text.lower() == "thanks"))
    preps = [prep for top in tops for prep in tree.children(top, "prep") if prep.text.lower() in _BY_MEANS]
    nouns = [_whole(tree, noun) for prep in preps for noun in tree.children(prep, "pobj")]
    schemes = [noun for noun in nouns if noun.lemma.lower() in helps]
    return next(filter(None, (owners(passage, noun) for noun in schemes)), ()) or payers(passage, schemes)


_BY_MEANS = ("under", "with", "through", "to", "as", "within")


def _by_kindness(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return by whose goodness somebody gets a thing ("courtesy of Oslo", "thanks to the Government of Japan")."""
    tree, words = passage.tree, passage.grammar
    for word in tree.subtree(verb):
        thanks = word.text.lower() == "thanks" and word.head == verb.index
        of = parties_by(passage, word, frozenset({"to" if thanks else "of"}))
        if of and (thanks or word.lemma.lower() in words.kindness):
            return of
    return ()


def _by_accord(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return the other side of an accord by which somebody gets a thing ("will get $5m under a deal with Oslo")."""
    tree, words = passage.tree, passage.grammar
    behind = (word for word in tree.subtree(verb) if word.index > verb.index and word.pos == "NOUN")
    accords = [
        noun for noun in behind if noun.lemma.lower() in words.accord and not _ends_war(tree, noun, words)
    ]
    getting = {party.id for party in named(passage, subjects_of(tree, verb))}
    for noun in accords if getting else ():
        signed = (noun, *tree.children(noun, "acl"), *tree.ancestors(noun))
        told = [parties_by(passage, word, _SIDES) for word in takewhile(lambda one: one != verb, signed)]
        others = tuple(party for row in told for party in row if party.id and party.id not in getting)
        if others:
            return others
    return ()


def _ends_war(tree: Tree, accord: Token, words: Grammar) -> bool:
    before = (word.text.lower() for word in tree.children(accord, "compound", "amod"))
    return any(f"{word} {accord.lemma.lower()}" in words.truce for word in before)


_SIDES = frozenset({"with", "between"})


def _whole(tree: Tree, noun: Token) -> Token:
    """Return what a word says something is a part of ("as part of Oslo's package"), else the word itself."""
    if noun.lemma.lower() not in ("part", "framework", "frame", "context"):
        return noun
    of = (prep for prep in tree.children(noun, "prep") if prep.text == "of")
    return next((one for prep in of for one in tree.children(prep, "pobj")), noun)


def has_gifts(passage: Passage, verb: Token) -> bool:
    """Tell whether a subject has what others promised or gave ("the UN has pledges of $5m, got its first pledges")."""
    words = passage.grammar
    gifts = (noun for noun in passage.tree.children(verb, "dobj") if noun.tag == "NNS")
    return verb.lemma.lower() in words.having and any(noun.lemma.lower() in words.gift for noun in gifts)


def gets_it(step: Step) -> bool:
    """Tell whether the subject of a verb gets what it leads to."""
    return step.sign is not None and step.sign.classes[0] is CueClass.RECEIVE
