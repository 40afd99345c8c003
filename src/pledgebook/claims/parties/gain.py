"""Who gains by an act, and whom it hits, as far as one sentence says (codebook 2.2)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from pledgebook.claims.parties.fled import is_fled_from
from pledgebook.claims.parties.ground import Ground, ground
from pledgebook.claims.parties.role import Role, role
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.naming import members, row_of
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.found_once import found_once
from pledgebook.language import Token, Tree
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span

_ANOTHER_CLAUSE = ("relcl", "acl", "advcl")


class Meant(StrEnum):
    """Whom words without a name mean: who speaks ("us"), or those named before ("him", "the country", "the region")."""

    SPEAKER = "speaker"
    LAND = "land"
    NAMED_BEFORE = "named before"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Gainers:
    """Who is meant to gain, and whom it hits; `firm` where a word of giving, helping or asking leads to them.

    `meant` says that a pronoun stands where a name of theirs could; `served` are the places under the name of
    an organisation ("the NATO force in Kosovo").
    """

    recipients: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    firm: bool = False
    meant: Meant | None = None
    served: tuple[Party, ...] = ()
    through: tuple[Party, ...] = ()
    own: bool = False  # a body of the doer's own state gets it ("the president gave the police 20 cars")
    far: bool = False  # only a clause below the act's own tells of them ("to house Syrian refugees")
    ground: Ground = Ground.NAMED  # how they stand there, where they are not firm
    fled: bool = False  # they are told only as the state that people fled from
    many: bool = False  # a region or a fund of many states gains, and no code stands for it


_Standing: TypeAlias = tuple[Token, Party, Role]


@dataclass(frozen=True)
class _Told:
    """Who stands in a sentence as seen from one act of it; `but` are those who act."""

    passage: Passage
    but: tuple[Party, ...]

    @found_once
    def standing(self) -> list[_Standing]:
        """Everybody who stands in a role to the act and is not its doer."""
        return [one for one in _standing(self.passage) if not self._acts(one[1])]

    @found_once
    def own(self) -> int:
        """The words for bodies of the doer's own state that gain, one bit a word."""
        bodies = _bodies(self.passage) if self.but else ()
        own = (word for word, body in bodies if body.id in self._ids and body.span not in self._spans)
        return sum(1 << word.index for word in own)

    @found_once
    def _ids(self) -> set[str | None]:
        return {doer.id for doer in self.but}

    @found_once
    def _spans(self) -> set[Span]:
        return {doer.span for doer in self.but}

    def _acts(self, party: Party) -> bool:
        """Tell whether a mention is one of the doers: by its place, by whom it means, or by name."""
        meant = party.antecedent
        return (
            (party.id != "GROUP" and party.id in self._ids)
            or party.span in self._spans
            or (meant is not None and any(meant.overlaps(doer.span) for doer in self.but))
        )

    def depth(self, token: Token, word: Token) -> int:
        """Return how many clauses down from a word a word below it stands, or from the top where it does not."""
        levels = _levels(self.passage)
        above = self.passage.tree.below(word) >> token.index & 1
        return levels[token.index] - levels[word.index] if above else levels[token.index]


def gainers(
    passage: Passage, words: Sequence[Token], regions: Sequence[int], but: tuple[Party, ...]
) -> list[Gainers]:
    """Return who gains by an act, for each word on the way up from it and the region of words looked at there.

    Words farther up are not asked where those below them settle it.
    """
    told, found = _Told(passage, but), list[Gainers]()
    if not (told.standing or told.own or _meant(passage)):
        return [_NOBODY]
    hits = any(role is Role.HIT for _, _, role in told.standing)
    for word, region in zip(words, regions, strict=True):
        found.append(_gainers(told, word, region))
        if found[-1].firm and not (found[-1].far or found[-1].fled) and (found[-1].targets or not hits):
            break
    return found


def _gainers(told: _Told, word: Token, region: int) -> Gainers:
    """Return who gains by the words of one region, those nearest to a word first."""
    found = [one for one in told.standing if region >> one[0].index & 1]
    if not found:
        return _without_names(told, region)
    gains = [(t, p) for t, p, role in found if role is Role.GAINS]
    left = {p.span for t, p, _ in found if is_fled_from(told.passage.tree, t, told.passage.grammar)}
    stay = any(p.kind is PartyKind.STATE and p.span not in left for _, p in gains)
    gaining = _nearest(told, word, [(t, p) for t, p in gains if not stay or p.span not in left])
    gaining = _with_rows(told, gaining)
    far = bool(gaining) and min(told.depth(t, word) for t, p, _ in found if p.span in gaining) > 0
    gaining = _spelled_out(told, gaining)
    gets = {party.id for party in gaining.values()}
    placed = [(t, p) for t, p, role in found if role is Role.PLACE and p.id not in gets]
    best, on = _best_placed(told, word, placed)
    places = _spelled_out(told, _with_rows(told, _nearest(told, word, best)))
    hit = {party.span: party for _, party, role in found if role is Role.HIT}
    through = {party.span: party for _, party, role in found if role is Role.THROUGH}
    return Gainers(
        _unique(gaining or places),
        _unique(hit),
        bool(gaining),
        None if gaining else _without_name(told, region),
        _unique(places) if gaining else (),
        _unique(through),
        not gaining and bool(region & told.own),
        far,
        on,
        fled=bool(left) and left >= set(gaining or places),
    )


def _with_rows(told: _Told, found: dict[Span, Party]) -> dict[Span, Party]:
    """Return parties by place, with those who stand in a row of names with them."""
    return found | {also.span: also for party in found.values() for also in row_of(told.passage, party)}


def _spelled_out(told: _Told, found: Mapping[Span, Party]) -> dict[Span, Party]:
    """Return parties by place, each group that is spelled out as those it is made of."""
    return {one.span: one for party in found.values() for one in members(told.passage, party) or (party,)}


def _best_placed(
    told: _Told, word: Token, placed: Sequence[tuple[Token, Party]]
) -> tuple[Sequence[tuple[Token, Party]], Ground]:
    """Return those who stand on the best ground, and which it is."""
    grounds = [(one, ground(told.passage, *one, word)) for one in placed]
    for best in Ground:
        if found := [one for one, on in grounds if on is best]:
            return found, best
    return placed, Ground.NAMED


def _without_name(told: _Told, region: int) -> Meant | None:
    """Return whom the first word means that stands for somebody who gains."""
    return next((meant for index, meant in _meant(told.passage) if region >> index & 1), None)


def _without_names(told: _Told, region: int) -> Gainers:
    """Return who gains where nobody stands by name."""
    meant, own = _without_name(told, region), bool(region & told.own)
    return Gainers(meant=meant, own=own) if meant or own else _NOBODY


_NOBODY = Gainers()


@once
def _standing(passage: Passage) -> list[_Standing]:
    """Return everybody who stands in a role to what a sentence tells of."""
    found = ((token, party, role(passage, token, party)) for token, party in _somebody(passage))
    return [(token, party, part) for token, party, part in found if part is not None]


def _somebody(passage: Passage) -> Iterator[tuple[Token, Party]]:
    """Yield the words that somebody is named by, each once, or a group that nobody else says."""
    for token in passage.tree.tokens:
        party = passage.party_at.get(token.index) or _loose_group(passage, token)
        if (
            party is None
            or party.id is None
            or party.programme
            or _is_inside(passage, token, party)
            or _is_alias(passage, party)
        ):
            continue
        if party.id != "GROUP" or not _is_nobody_new(passage, token, party):
            yield token, party


def _is_inside(passage: Passage, token: Token, party: Party) -> bool:
    """Tell whether a word only belongs to a longer name ("High Commissioner for Refugees")."""
    top = passage.tree.top(party.span)
    return top is not None and top.index != token.index


def _is_alias(passage: Passage, party: Party) -> bool:
    """Tell whether a name in brackets only shortens the name before it ("the Kuwait Fund for Development (KFD)")."""
    text, start = passage.text, party.span.start
    if text[start - 1 : start] != "(":
        return False
    return any(one.span.end + 2 == start and one.id == party.id for one in passage.parties)


def _is_nobody_new(passage: Passage, token: Token, group: Party) -> bool:
    """Tell whether a loose group gives, is named behind itself, or one of it is meant who is known."""
    if token.lemma.lower() in passage.grammar.giving:
        return True
    top = passage.tree.top(group.span)
    return top is not None and (_is_one_meant(passage.tree, top) or _is_named_behind(passage, top))


def _is_one_meant(tree: Tree, top: Token) -> bool:
    """Tell whether one of a group is meant ("one of its member states")."""
    return top.dep == "pobj" and tree.head(tree.head(top)).text.lower() == "one"


def _is_named_behind(passage: Passage, top: Token) -> bool:
    """Tell whether a group's states are named behind it ("the countries of Chad and Mali", "allies in Latvia")."""
    preps = (prep for prep in passage.tree.children(top, "prep") if prep.text.lower() in ("of", "in"))
    named = (noun for prep in preps for noun in passage.tree.children(prep, "pobj"))
    return any(noun.index in passage.party_at for noun in named)


@once
def _bodies(passage: Passage) -> list[tuple[Token, Party]]:
    """Return the words for offices and bodies of a state that gain, each with whose it is."""
    known = ((passage.tree.tokens[index], party) for index, party in passage.party_at.items())
    return [
        (token, party)
        for token, party in known
        if _is_body(party, passage.grammar)
        and party.id is not None
        and role(passage, token, party) is Role.GAINS
    ]


def _is_body(party: Party, words: Grammar) -> bool:
    """Tell whether an office is itself who gains, not the doer over again."""
    office = party.kind is PartyKind.OFFICE and party.antecedent is None
    return office and (party.office or "").rpartition(" ")[2] in words.own_body


def _loose_group(passage: Passage, noun: Token) -> Party | None:
    """Return a group that only its noun tells of: "18 poor countries", "eighteen of its neighbours"."""
    lemma, words = noun.lemma.lower(), passage.grammar
    before = {word.text.lower() for word in passage.tree.children(noun, "amod", "compound")}
    of_states = lemma in words.collective or (lemma in words.needy and before & words.need)
    if lemma in words.giving or not of_states or before & words.native:
        return None
    if noun.tag != "NNS" or _is_pair(passage, noun):
        return None
    needy = [w.span for w in passage.tree.children(noun, "amod", "compound") if w.text.lower() in words.need]
    span = min(needy, default=noun.span).join(noun.span)
    return Party(span, "GROUP", passage.words(span), PartyKind.GROUP)


def _is_pair(passage: Passage, noun: Token) -> bool:
    """Tell whether a plural means two that were named: "both countries", "the two neighbours"."""
    near = passage.tree.children(noun, "nummod", "det", "predet")
    counted = any(word.text.lower() in ("two", "both") for word in near)
    return counted and not passage.tree.children(noun, "amod", "compound")


def _nearest(told: _Told, word: Token, gaining: Sequence[tuple[Token, Party]]) -> dict[Span, Party]:
    """Return those of the clause that a word heads, else of the nearest clause below it."""
    depths = [told.depth(token, word) for token, _ in gaining]
    least = min(depths, default=0)
    return {party.span: party for (_, party), depth in zip(gaining, depths, strict=True) if depth == least}


@once
def _levels(passage: Passage) -> list[int]:
    """Return how many clauses within others each word stands in."""
    tokens = passage.tree.tokens
    levels = [0] * len(tokens)
    for token in (tokens[index] for index in passage.tree.downward):
        if token.head != token.index:
            apart = token.dep in _ANOTHER_CLAUSE or _is_before_semicolon(passage.tree, token)
            levels[token.index] = levels[token.head] + apart
    return levels


def _is_before_semicolon(tree: Tree, verb: Token) -> bool:
    """Tell whether the parser hung a clause of its own on the one behind it ("Oslo sent Peru tents; Chad got two")."""
    marks = tree.children(tree.head(verb), "punct") if verb.dep == "ccomp" else ()
    return any(mark.text == ";" and verb.index < mark.index < verb.head for mark in marks)


@once
def _meant(passage: Passage) -> list[tuple[int, Meant]]:
    """Return the words, and whom a pronoun or "its neighbour" means there, where it stands for who gains."""
    return list(_pointing(passage))


def _pointing(passage: Passage) -> Iterator[tuple[int, Meant]]:
    words = passage.grammar
    for token in passage.tree.tokens:
        text = token.text.lower()
        if text in words.first_person and (
            _has_from(passage, token) if token.dep == "nsubj" else _gains(passage, token)
        ):
            yield token.index, Meant.SPEAKER
        third = token.pos == "PRON" and token.dep != "poss" and text in words.object_pronoun
        if (third or _is_relation(passage, token)) and _gains(passage, token):
            yield token.index, Meant.NAMED_BEFORE
        if _is_region(passage, token) and _gains(passage, token):
            yield token.index, Meant.REGION
        if _is_bare_land(passage, token) and role(passage, token, None) in (Role.GAINS, Role.PLACE):
            yield token.index, Meant.LAND


def _has_from(passage: Passage, subject: Token) -> bool:
    """Tell whether somebody has got a thing from another ("from Oslo we have had tents", "we got a loan from Lima")."""
    tree, verb = passage.tree, passage.tree.head(subject)
    near = (verb, *tree.children(verb, "dobj"))
    sources = (prep for word in near for prep in tree.children(word, "prep") if prep.text.lower() == "from")
    named = any(noun.index in passage.party_at for prep in sources for noun in tree.children(prep, "pobj"))
    return named and verb.lemma.lower() in passage.grammar.having


def _is_bare_land(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun points back at a state by nothing but its kind ("troops in the country")."""
    land = noun.tag == "NN" and noun.lemma.lower() in passage.grammar.land and noun.dep == "pobj"
    if not land or noun.index in passage.party_at:
        return False
    said = [word.text.lower() for word in passage.tree.children(noun) if word.dep != "punct"]
    return len(said) == 1 and said[0] in ("the", "that", "this")


def _is_region(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun means the states told of together ("aid for the region")."""
    if noun.tag != "NN" or noun.lemma.lower() not in passage.grammar.many_lands:
        return False
    below = passage.tree.children(noun)
    return all(word.dep in ("det", "amod") and word.text.lower() in _THE for word in below)


_THE = ("the", "this", "whole", "entire", "wider")


def _gains(passage: Passage, token: Token) -> bool:
    """Tell whether a word that names nobody stands where somebody gains; what is itself given does not."""
    tree, words = passage.tree, passage.grammar
    holder = tree.head(token) if token.dep == "poss" else token
    verb = tree.head(holder)
    if holder.dep in ("dobj", "nsubjpass") and verb.lemma.lower() in words.moving | words.leaving:
        return False
    return role(passage, holder, None) is Role.GAINS


def _is_relation(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun says only how somebody is tied to another: "its neighbour", "the two countries"."""
    if noun.lemma.lower() not in passage.grammar.collective or noun.index in passage.party_at:
        return False
    return bool(passage.tree.children(noun, "poss")) if noun.tag == "NN" else _is_pair(passage, noun)


def _unique(found: dict[Span, Party]) -> tuple[Party, ...]:
    """Return the parties in text order, each id once, the first mention kept."""
    seen: dict[str, Party] = {}
    for span in sorted(found):
        party = found[span]
        seen.setdefault(party.id or party.name or str(span), party)
    return tuple(seen.values())
