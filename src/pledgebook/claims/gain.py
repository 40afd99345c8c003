"""Who gains by an act, and whom it hits, as far as one sentence says (codebook 2.2)."""

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.claims.owners import is_made
from pledgebook.claims.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party
from pledgebook.span import Span


@dataclass(frozen=True, slots=True)
class Gainers:
    """Who is meant to gain, and whom it hits; `firm` where a word of giving or helping leads to them."""

    recipients: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    firm: bool = False


def gainers(passage: Passage, region: Iterable[Token], but: tuple[Party, ...]) -> Gainers:
    """Return who gains by an act, looking at the words of the act's own clause."""
    acting = {party.id for party in but if party.id}
    strong: dict[Span, Party] = {}
    weak: dict[Span, Party] = {}
    hit: dict[Span, Party] = {}
    for token in region:
        party = passage.party_at.get(token.index)
        if (
            party is None
            or party.id is None
            or (party.id in acting and party.id != "GROUP")
            or party.span in {p.span for p in but}
            or (party.antecedent is not None and party.antecedent in {p.span for p in but})
        ):
            continue
        role = _role(passage, token, party)
        if role is not None:
            {"strong": strong, "weak": weak, "hit": hit}[role][party.span] = party
    chosen = strong or weak
    return Gainers(_unique(chosen), _unique(hit), bool(strong))


def _unique(found: dict[Span, Party]) -> tuple[Party, ...]:
    """Return the parties in text order, each id once, the first mention kept."""
    seen: dict[str, Party] = {}
    for span in sorted(found):
        party = found[span]
        seen.setdefault(party.id or party.name or str(span), party)
    return tuple(seen.values())


def _role(passage: Passage, token: Token, party: Party) -> str | None:
    """Tell how a party stands to the act: gains (strong), is the place or owner (weak), is hit, or none of these."""
    tree = passage.tree
    head = tree.head(token)
    if token.dep == "conj":
        return _role(passage, tree.head(token), party) if head.index != token.index else None
    if token.dep == "nsubj" and any(mark.text.lower() == "for" for mark in tree.children(head, "mark")):
        return "strong"  # "support for Ukraine to provide its forces with": the parser's infinitive
    if token.dep in ("pobj", "pcomp"):
        return _by_preposition(passage, head)
    if token.dep in ("dobj", "dative", "iobj", "nsubjpass") and head.lemma.lower() in passage.grammar.helping:
        return "strong"
    if (
        token.dep == "nsubj"
        and head.dep in ("ccomp", "xcomp")
        and tree.head(head).lemma.lower() in passage.grammar.helping
    ):
        return "strong"
    if token.dep in ("poss", "amod", "compound", "nmod", "appos"):
        return _by_noun(passage, head, party)
    return None


def _by_preposition(passage: Passage, prep: Token) -> str | None:
    word = prep.text.lower()
    above = passage.tree.head(prep)
    if word in passage.grammar.towards:
        return "strong"
    if word in passage.grammar.within:
        return "weak"
    if word in passage.grammar.against:
        return "hit" if word != "on" or _hitting(passage, above) else None
    if word == "of":
        return _by_preposition(passage, passage.tree.head(above)) if above.dep == "pobj" else "weak"
    if (
        word == "with"
        and {above.lemma.lower(), passage.tree.head(above).lemma.lower()} & passage.grammar.together
    ):
        return "strong"
    return None


def _hitting(passage: Passage, word: Token) -> bool:
    """Tell whether "on" leads to whom it hits: sanctions on, an embargo put on."""
    near = (word, *passage.tree.children(word, "dobj", "nsubjpass"))
    return any(
        token.lemma.lower().startswith(("sanction", "impose", "embargo", "tariff", "ban")) for token in near
    )


def _by_noun(passage: Passage, noun: Token, party: Party) -> str | None:
    if is_made(passage, party):
        return None
    tree = passage.tree
    role = _by_preposition(passage, tree.head(noun)) if noun.dep == "pobj" else None
    named = next((item.group or "" for item in passage.items if item.head.overlaps(noun.span)), "")
    people = noun.lemma.lower() in passage.grammar.people or named.startswith("personnel")
    thing = bool(named) and not people
    verb = tree.head(noun).lemma.lower()
    if party.adjective and (thing or role != "strong") and not people:
        return None  # "Croatian howitzers": where they come from
    if party.adjective and noun.dep == "dobj" and verb in passage.grammar.moving:
        return None  # "to send British troops": whose they are
    if noun.dep in ("dobj", "dative", "nsubjpass") and verb in passage.grammar.helping:
        return "strong"
    if noun.dep == "pobj":
        return role
    return None if party.antecedent is not None else "weak"  # "its schools": whose they are
