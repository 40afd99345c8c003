"""On what ground a state may gain that only stands in a clause: as the site of it, or less (codebook 2.2)."""

from collections.abc import Iterator
from enum import StrEnum

from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind

_WITHIN = ("compound", "amod", "nmod", "poss", "conj")


class Ground(StrEnum):
    """How a state stands in a clause where no word of giving leads to it."""

    SITE = "site"  # where the thing is, or those are who gain ("wells in Chad", "the crisis in Peru")
    NAMED = "named"  # whose something is, or where somebody else is
    SCENE = "scene"  # where it was only said or decided ("approved in Tunis", "at a meeting in Rome")


def ground(passage: Passage, token: Token, party: Party, word: Token) -> Ground:
    """Return on what ground somebody stands below a word of an act."""
    tree, words = passage.tree, passage.grammar
    if party.kind is PartyKind.ORGANISATION:
        return Ground.NAMED
    while token.dep in _WITHIN and token.head != token.index:
        token = tree.head(token)
    prep = tree.head(token)
    if _pleads(passage, token, prep) or (party.adjective and token.lemma.lower() in words.plight):
        return Ground.SITE
    if token.dep != "pobj" or prep.text.lower() not in words.within:
        return Ground.NAMED
    holder = tree.head(prep)
    given = any(one.lemma == "available" for one in tree.children(holder, "acomp", "oprd", "ccomp"))
    lemma = "" if given else holder.lemma.lower()  # "In Chad, $5m will be made available"
    if lemma in words.gathering | words.settling | words.saying:
        return Ground.SCENE if party.place else Ground.NAMED  # "In Chad, the bank approved"
    if lemma in words.sourcing | words.stationed | words.office_noun:
        return Ground.NAMED
    between = list(_between(passage, holder, word))
    if any(one.dep in ("nsubj", "relcl", "appos") or _is_circumstance(passage, one) for one in between):
        return Ground.NAMED
    return Ground.SITE


def _pleads(passage: Passage, token: Token, prep: Token) -> bool:
    """Tell whether a state only asks for what is given ("at the request of Chad", "after Chad's appeal")."""
    noun = (
        token
        if prep.dep != "prep" or token.lemma.lower() in passage.grammar.pleading
        else passage.tree.head(prep)
    )
    led = noun.dep == "pobj" and passage.tree.head(noun).text.lower() in (
        "at",
        "to",
        "after",
        "following",
        "upon",
        "on",
    )
    return led and noun.lemma.lower() in passage.grammar.pleading


def _between(passage: Passage, holder: Token, word: Token) -> Iterator[Token]:
    """Yield the words from one up to another above it, that one left out."""
    while holder.index != word.index and holder.head != holder.index:
        yield holder
        holder = passage.tree.head(holder)


def _is_circumstance(passage: Passage, token: Token) -> bool:
    return token.dep == "prep" and token.text.lower() in passage.grammar.circumstance
