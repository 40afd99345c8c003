"""Out of whose means something comes, where nobody known is said to give it (codebook 2.1)."""

from collections.abc import Iterator

from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.naming import named, parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind


def out_from(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return from whom something comes by a verb, or by what it is made ("made available from the fund")."""
    told = (verb, *passage.tree.children(verb, "oprd", "acomp"))
    return next(filter(None, (parties_by(passage, word, _FROM) for word in told)), ())


def out_of(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return out of whose land something goes ("flew out of Havana")."""
    out = (prep for prep in passage.tree.children(verb, "prep") if prep.text.lower() == "out")
    return next(filter(None, (parties_by(passage, prep, frozenset({"of"})) for prep in out)), ())


def fund_drawn_on(passage: Passage, anchor: Token, chain: Chain) -> tuple[Party, ...]:
    """Return the body whose money somebody of no known state hands out, or a passive says is handed out.

    "The relief chief released $9m from the Green Climate Fund", "Oslo's envoy said $9m will be paid from the fund".
    """
    if not any(amount.span.overlaps(anchor.span) for amount in passage.amounts):
        return ()
    found = (out_from(passage, verb) for verb in _handing_out(anchor, chain))
    return next((row for row in found if row and all(p.kind is PartyKind.ORGANISATION for p in row)), ())


def _handing_out(anchor: Token, chain: Chain) -> Iterator[Token]:
    """Yield the sum and the verbs of handing out above it, up to who tells of them."""
    if anchor.dep == "dobj":
        yield anchor
    for step in chain.steps:
        if step.sign is None or step.token.pos != "VERB" or step.sign.classes[0] not in _GIVING:
            return
        yield step.token


def treated_in(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return in whose hospitals people are treated ("are being treated in Polish hospitals")."""
    tree, words = passage.tree, passage.grammar
    if verb.lemma.lower() not in words.curing:
        return ()
    preps = (prep for prep in tree.children(verb, "prep") if prep.text.lower() in _WHERE)
    wards = (noun for prep in preps for noun in tree.children(prep, "pobj"))
    healing = (noun for noun in wards if noun.lemma.lower() in words.infirmary)
    return next(filter(None, (_nation_of(passage, noun) for noun in healing)), ())


def _nation_of(passage: Passage, noun: Token) -> tuple[Party, ...]:
    return tuple(
        p for p in named(passage, passage.tree.children(noun, "amod", "poss")) if p.kind is PartyKind.STATE
    )


_WHERE = ("in", "at", "aboard")
_FROM = frozenset({"from"})
_GIVING = (CueClass.ALLOCATE, CueClass.COMMIT, CueClass.TRANSFER)
