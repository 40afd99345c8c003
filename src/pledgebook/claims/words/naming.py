"""The parties that the words of a parse name."""

from collections.abc import Container, Iterable, Iterator

from pledgebook.claims.words.coordination import row_goal
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token, Tree
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span


def named(passage: Passage, nouns: Iterable[Token]) -> tuple[Party, ...]:
    """Return the parties that noun phrases name: the head, else what modifies it, and its conjuncts."""
    found: dict[Span, Party] = {}
    for noun in nouns:
        for party in _of_noun(passage, noun):
            former = (party.office or "").startswith("former ")
            if not former and (party.id is not None or party.kind is not PartyKind.PERSON):
                found[party.span] = party
    bodies = {one.span.start for one in found.values() if one.kind is PartyKind.ORGANISATION}
    return tuple(found[span] for span in sorted(found) if not _is_nation_of(found[span], bodies))


def _is_nation_of(party: Party, bodies: Container[int]) -> bool:
    """Tell whether a nation only says which of its kind a body is ("the Japanese Red Cross Society")."""
    return party.kind is PartyKind.STATE and party.span.end + 1 in bodies


def _of_noun(passage: Passage, noun: Token) -> Iterator[Party]:
    tree = passage.tree
    own = passage.party_at.get(noun.index)
    if own is not None:
        yield from members(passage, own) or tuple(_of_whose(passage, noun)) or (own,)
        yield from _before_and(passage, noun, own)
    elif (apposed := _apposed(passage, noun)) is not None:
        yield from _with_others(passage, apposed)
    elif noun.text.lower() in passage.grammar.lands and (examples := _examples(passage, noun)):
        yield from examples  # "by countries such as Oman and Qatar": no group is marked
    else:
        yield from _modifiers(passage, noun)
    for child in tree.children(noun, "conj"):
        if own is not None or row_goal(tree, child) is None:
            yield from _of_noun(passage, child)


def _before_and(passage: Passage, noun: Token, own: Party) -> Iterator[Party]:
    """Yield the other of two names that the parser hangs before the second ("the EIB and European Commission").

    Nations before a force are a row of them ("Danish, Swedish and Dutch police").
    """
    for child in passage.tree.children(noun, "nmod", "compound", "amod"):
        other = passage.party_at.get(child.index)
        row = other is not None and other.adjective and own.kind is PartyKind.OFFICE
        if other is None or other.span == own.span or (child.dep == "amod" and not row):
            continue
        if passage.tree.children(child, "cc") or (row and _is_listed(passage, child)):
            yield other


def _is_listed(passage: Passage, word: Token) -> bool:
    """Tell whether a comma parts a word from the next of its row."""
    after = passage.tree.tokens[word.index + 1 : word.index + 2]
    return bool(after) and after[0].text == ","


def _modifiers(passage: Passage, noun: Token) -> Iterator[Party]:
    tree = passage.tree
    if _is_private(passage, noun):
        return
    near = [
        c
        for c in tree.children(noun, "compound", "amod", "poss", "nmod", "appos")
        if (party := passage.party_at.get(c.index)) is not None
        and not is_beneficiary(tree, party, passage.text, passage.grammar)
    ]
    if near:
        listed = [c for c in near if c.dep == "amod" and passage.party_at[c.index].adjective]
        row = listed[1:] if listed[:1] == near[:1] and _is_listed(passage, near[0]) else []
        for word in (near[0], *row):  # "French, Italian and Spanish troops"
            yield from _with_others(passage, word)
        return
    for inner in tree.children(noun, "compound", "nmod"):
        if noun.pos == "PROPN" and (found := tuple(_modifiers(passage, inner))):
            yield from found  # "the Indian naval ship Sumitra"
            return
    for word in (noun, *(tree.children(noun, "appos") if noun.pos == "PROPN" else ())):
        for prep in tree.children(word, "prep"):  # "Mr Tanaka, Counsellor of the Embassy of Japan"
            if prep.text.lower() == "of":
                for thing in tree.children(prep, "pobj"):
                    group = passage.party_at.get(thing.index)
                    spelled = members(passage, group) if group else ()
                    others = tuple(_with_others(passage, thing))
                    yield from spelled or others or _of_team(passage, word, thing)


def _of_team(passage: Passage, team: Token, people: Token) -> Iterator[Party]:
    """Yield the nations of the people that a team is made of ("a team of Danish engineers arrived")."""
    if team.lemma.lower() in passage.grammar.teams and people.pos == "NOUN":
        yield from _modifiers(passage, people)


def _of_whose(passage: Passage, noun: Token) -> Iterator[Party]:
    """Yield the nation of a team whose members are told of ("two members of the Danish team")."""
    tree, words = passage.tree, passage.grammar
    of = (prep for prep in tree.children(noun, "prep") if prep.text.lower() == "of")
    teams = (team for prep in of for team in tree.children(prep, "pobj") if team.lemma.lower() in words.teams)
    for team in teams if noun.lemma.lower() == "member" else ():
        yield from _modifiers(passage, team)


def _apposed(passage: Passage, noun: Token) -> Token | None:
    """Return the name that says what state or body a noun owned by another means ("Laos's largest donor, Japan")."""
    tree, known = passage.tree, passage.party_at
    owned = tree.children(noun, "poss")
    if noun.pos != "NOUN" or not owned:
        return None
    beside = [word.index for word in tree.children(noun, "appos")]
    after = noun.index + 1 if noun.lemma.lower() in passage.grammar.relation else -1
    named_so = ((at, known[at]) for at in (*beside, after) if at in known)
    able = (PartyKind.STATE, PartyKind.ORGANISATION)
    found = (at for at, one in named_so if one.kind in able and not (one.adjective or one.place))
    return next((tree.tokens[at] for at in found), None)


def _is_private(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun means somebody who acts for nobody else ("the Irish rocker Bob Geldof")."""
    named = (noun, *passage.tree.children(noun, "compound", "nmod")) if noun.pos == "PROPN" else (noun,)
    return any(word.lemma.lower() in passage.grammar.private for word in named)


def _with_others(passage: Passage, noun: Token) -> Iterator[Party]:
    """Yield the party of a word and those beside it; a body without a name in the tables is its nation's."""
    if noun.index in passage.party_at:
        yield passage.party_at[noun.index]
    elif noun.pos == "PROPN":
        yield from (
            passage.party_at[word.index]
            for word in passage.tree.children(noun, "compound", "amod", "poss", "nmod")
            if word.index in passage.party_at
        )
    for also in _conjuncts(passage.tree, noun):
        if also.index in passage.party_at:
            yield passage.party_at[also.index]


def _conjuncts(tree: Tree, noun: Token) -> Iterator[Token]:
    """Yield all that stand in a row with a word: the parser hangs each from the one before it."""
    for also in tree.children(noun, "conj"):
        yield also
        yield from _conjuncts(tree, also)


def row_before(passage: Passage, end: int) -> tuple[Party, ...]:
    """Return the names of a row that ends right before a word ("Mali, Chad and Togo have"), two at least."""
    tokens, at, row = passage.tree.tokens, end - 1, list[Party]()
    joined = False
    while at >= 0 and (party := passage.party_at.get(at)) is not None and party.kind is PartyKind.STATE:
        row.insert(0, party)
        at = passage.tree.within(party.span)[0].index - 1
        at -= at >= 0 and tokens[at].text.lower() == "the"
        word = tokens[at].text.lower() if at >= 0 else ""
        if word == "and" and not joined:
            joined = True
            at -= 1 + (tokens[at - 1].text == ",")
        elif word == "," and joined:
            at -= 1
        else:
            break
    if at >= 0 and tokens[at].pos == "ADP":
        row = row[1:]  # "in Oslo, Chad and Togo have": the first says where
    return tuple(row) if joined and len(row) > 1 else ()


def row_of(passage: Passage, party: Party) -> tuple[Party, ...]:
    """Return the states of a row of names that one of them stands in ("Fiji, Tonga, and Samoa"), three at least.

    The row is read off the words: parsers lose their way in long rows of names.
    """
    if helped := next((row for row in helped_rows(passage) if party in row), ()):
        return helped
    if party.span not in passage.rows:
        before, after = _along_row(passage, party, -1), _along_row(passage, party, 1)
        row = (*reversed(before), party, *after)
        whole = passage.words(row[0].span.join(row[-1].span))
        found = row if len(row) > 2 and (" and " in whole or " & " in whole) else ()
        alike = (party,) if _acts(passage, party) else row  # who acts stands in no row that others begin
        passage.rows.update({one.span: found for one in alike})
    return passage.rows[party.span]


@once
def helped_rows(passage: Passage) -> list[tuple[Party, ...]]:
    """Return the rows of names right behind a verb of helping ("to help Fiji and Tonga recover"), two at least.

    A verb behind such a row is what they are helped to do, though parsers give it the last of them as its subject.
    """
    verbs = (
        t for t in passage.tree.tokens if t.lemma.lower() in passage.grammar.enabling and t.pos == "VERB"
    )
    rows = (tuple(_names_from(passage, verb.index + 1)) for verb in verbs)
    return [row for row in rows if len(row) >= _PAIR]


def _names_from(passage: Passage, at: int) -> Iterator[Party]:
    """Yield the states of a row that begins at a word, up to the last of them."""
    tokens, last = passage.tree.tokens, False
    while at < len(tokens):
        at += tokens[at].text.lower() == "the" and at + 1 < len(tokens)
        party = passage.party_at.get(at)
        if party is None or party.kind is not PartyKind.STATE or party.adjective:
            return
        yield party
        at = passage.tree.within(party.span)[-1].index + 1
        joined = [token.text.lower() for token in tokens[at : at + 2]]
        if last or not joined or joined[0] not in (",", "and"):
            return
        last = "and" in joined
        at += 1 + (joined == [",", "and"])


def row_from(passage: Passage, first: Party, end: int) -> tuple[Party, ...]:
    """Return the states of the row that a subject opens before its verb, three at least, wherever they are hung."""
    row = (first, *_along_row(passage, first, 1))
    last = passage.tree.within(row[-1].span)
    whole = passage.words(row[0].span.join(row[-1].span))
    before = bool(last) and last[-1].index < end
    return row if before and len(row) > _PAIR and (" and " in whole or " & " in whole) else ()


_PAIR = 2


def members(passage: Passage, group: Party) -> tuple[Party, ...]:
    """Return the states that a group is spelled out with ("its three allies in the region, Fiji, Tonga and Samoa")."""
    top = passage.tree.top(group.span) if group.id == "GROUP" and group.antecedent is None else None
    if top is None:
        return ()
    if examples := _examples(passage, top):
        return examples
    first = next(
        (p for p in passage.parties if p.span.start >= group.span.end and _opens(passage, top, p)), None
    )
    found = (first, *_along_row(passage, first, 1)) if first else ()
    whole = passage.words(found[0].span.join(found[-1].span)) if found else ""
    return found if len(found) > 1 and " and " in whole and _is_of(passage, top, len(found)) else ()


def _examples(passage: Passage, group: Token) -> tuple[Party, ...]:
    """Return the states that are named out of a group, two at least ("donors such as Oslo and Rome")."""
    tree, words = passage.tree, passage.grammar
    above = tree.head(tree.head(group)) if group.dep == "pobj" else group  # "a group of donors, including"
    whole = {group.index: group} | ({above.index: above} if above.lemma.lower() in words.gathered else {})
    led = (prep for noun in whole.values() for prep in tree.children(noun, "prep"))
    preps = [prep for prep in led if prep.text.lower() in words.exemplifying]
    told = (noun for prep in preps if _gives_examples(tree, prep) for noun in tree.children(prep, "pobj"))
    found = named(passage, told) or next(filter(None, (composed_of(passage, w) for w in whole.values())), ())
    able = (PartyKind.STATE, PartyKind.ORGANISATION)  # "including the European Union, Canada and Japan"
    states = sum(party.kind is PartyKind.STATE for party in found)
    plain = all(party.kind in able and not party.adjective for party in found)
    return found if states >= _PAIR and plain else ()


def composed_of(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return the states that a body is said to be made up of, two at least ("a group comprising Fiji and Tonga")."""
    tree, words = passage.tree, passage.grammar
    parts = (one for prep in tree.children(noun, "prep") for one in tree.children(prep, "pobj"))
    whole = (noun, *tree.children(noun, "appos"), *parts)
    clauses = [clause for one in whole for clause in tree.children(one, "acl", "relcl")]
    made = [clause for clause in clauses if clause.lemma.lower() in words.composing]
    preps = (
        p for clause in made for p in tree.children(clause, "prep") if p.text.lower() in ("of", "together")
    )
    nouns = [one for clause in made for one in tree.children(clause, "dobj")]
    nouns += [one for prep in preps for one in tree.children(prep, "pobj")]
    told = named(passage, (name for one in nouns for name in (one, *tree.children(one, "appos"))))
    found = tuple(party for party in told if party.kind is not PartyKind.GROUP)
    states = all(party.kind is PartyKind.STATE and not party.adjective for party in found)
    return found if len(found) >= _PAIR and states else ()


def _gives_examples(tree: Tree, prep: Token) -> bool:
    """Tell whether a preposition leads to examples: "as" only behind "such"."""
    return prep.text.lower() != "as" or (
        prep.index > 0 and tree.tokens[prep.index - 1].text.lower() == "such"
    )


def _opens(passage: Passage, top: Token, party: Party) -> bool:
    """Tell whether a state is named behind a mark, with no verb and no other mark since a word before it."""
    words = passage.tree.within(party.span)
    between = passage.tree.tokens[top.index + 1 : words[0].index] if words else ()
    if between and between[-1].text.lower() == "namely":
        between = between[:-1]
    marks = [token for token in between if token.pos == "PUNCT" or token.text == ":"]
    last = marks[-1:] == list(between[-1:])
    return (
        bool(marks)
        and len(marks) == 1
        and last
        and all(token.pos not in ("VERB", "AUX") for token in between)
    )


def _is_of(passage: Passage, group: Token, size: int) -> bool:
    """Tell whether so many can be all of a group: as many as it is said to have, or those it is said to be."""
    counted = [word.text.lower() for word in passage.tree.children(group, "nummod")]
    if counted:
        return counted[-1] in (str(size), *_NUMERALS[size - 1 : size])
    return any(
        word.tag in ("PRP$", "POS") or word.text.lower() in _DEFINITE
        for word in passage.tree.children(group, "det", "poss")
    )


_NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_DEFINITE = ("the", "these", "those", "both")


def _along_row(passage: Passage, party: Party, way: int) -> list[Party]:
    """Return the states of a row from one of them on."""
    found: list[Party] = []
    while (other := _beside_in_row(passage, found[-1] if found else party, way)) is not None:
        found.append(other)
    return found


def _acts(passage: Passage, party: Party) -> bool:
    return any(word.dep in ("nsubj", "nsubjpass") for word in passage.tree.within(party.span))


def _beside_in_row(passage: Passage, party: Party, way: int) -> Party | None:
    """Return the state named next to another in a row, before or behind it."""
    tokens, words = passage.tree.tokens, passage.tree.within(party.span)
    if not words or party.kind is not PartyKind.STATE or party.adjective:
        return None
    at, between = (words[0].index - 1, 0) if way < 0 else (words[-1].index + 1, 0)
    styles = passage.grammar.styles
    while 0 <= at < len(tokens) and between < 3 and tokens[at].text.lower() in (",", "and", "&", *styles):
        at, between = at + way, between + (tokens[at].text.lower() not in styles)
    other = passage.party_at.get(at) if between and 0 <= at < len(tokens) else None
    if other is None or _acts(passage, other) or other.kind is not PartyKind.STATE or other.adjective:
        return None
    return other


def named_before(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return who is named right before a finite verb that the parser left without a subject.

    "According to the ministry Kenya sent": the name hangs in the phrase before it.
    """
    tree = passage.tree
    if verb.tag not in ("VBD", "VBZ", "VBP") or verb.dep not in ("ROOT", "ccomp", "advcl", "parataxis"):
        return ()
    near = tree.tokens[verb.index - 1] if verb.index else verb
    if near.pos != "PROPN" or near.index not in passage.party_at:
        return ()
    while near.dep == "conj" and tree.head(near).index in passage.party_at:
        near = tree.head(near)
    return named(passage, (near,))


def parties_by(passage: Passage, word: Token, prepositions: frozenset[str]) -> tuple[Party, ...]:
    """Return the parties that hang from a word by one of some prepositions."""
    tree = passage.tree
    preps = [c for c in tree.children(word, "prep", "agent", "dative") if c.text.lower() in prepositions]
    return named(passage, (t for prep in preps for t in tree.children(prep, "pobj")))


def is_beneficiary(tree: Tree, party: Party, text: str, words: Grammar) -> bool:
    """Tell whether the plain name of a state stands before a word for aid: it is whom the aid is for.

    An adjective or an abbreviation there says whose it is ("the Danish fund", "EU aid").
    """
    if party.kind is not PartyKind.STATE or party.adjective or is_abbreviated(party, text):
        return False
    top = tree.top(party.span)
    while top is not None and top.dep == "compound":
        top = tree.head(top)
        if top.lemma.lower() in words.purposeful:
            return True
    return False


def is_abbreviated(party: Party, text: str) -> bool:
    """Tell whether a name is written in capitals or with full stops ("EU", "U.S.")."""
    name = party.span.of(text)
    return name.isupper() or "." in name
