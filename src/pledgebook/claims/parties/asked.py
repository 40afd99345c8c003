"""Who is asked for an act, and who asks (codebook 1, requested)."""

from collections.abc import Iterable, Iterator

from pledgebook.claims.parties.capitals import guest_of, weighed_in
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.handed import handed_to
from pledgebook.claims.parties.means import donors_of
from pledgebook.claims.parties.owners import nation_before, owners
from pledgebook.claims.words.cues import CueClass, Sign
from pledgebook.claims.words.gratitude import says_thanks
from pledgebook.claims.words.naming import named, parties_by
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain
from pledgebook.language import Token, Tree
from pledgebook.party import Party, PartyKind

_FROM = frozenset({"from"})
_BY = frozenset({"by"})
_AT = frozenset({"on", "upon", "to"})


def asked(passage: Passage, verb: Token, anchor: Token) -> Doers:
    """Return whom a verb of asking asks: the actor of what is asked for."""
    tree = passage.tree
    if _is_pressed(passage, verb):
        return _whom(passage, tree.children(verb, "nsubj"))
    if tree.children(verb, "auxpass"):
        whom = _whom(passage, tree.children(verb, "nsubjpass"))
        return (
            whom
            if whom.parties or not whom.settled
            else Doers(parties_by(passage, verb, _FROM), settled=True)
        )
    if verb.tag == "VBN" and verb.dep == "acl" and not tree.children(verb, "dobj"):
        return _whom(passage, (tree.head(verb),))  # "China, asked by Chad to wait"
    objects = (*tree.children(verb, "dobj", "dative"), *_behind_particle(tree, verb))
    found = _second(passage, verb, anchor) or named(passage, objects)
    if not found and (person := _whom(passage, objects)).found and not person.settled:
        return person
    found = (
        found
        or parties_by(passage, verb, passage.grammar.asked_through)
        or _below(passage, (*objects, *_wanted(passage, verb)))
        or _all_others(passage, (*objects, *_goals(passage, verb)))
    )
    found = found or _gone_to(passage, verb) or _who_tells(passage, verb, objects)
    found = found or _of_own_house(passage, verb, objects) or guest_of(passage, verb)
    found = found or _whose_it_is(passage, verb, anchor)
    if not found and _bare(passage, verb):
        found = named(passage, tree.children(verb, "nsubj"))  # "Berlin urged to arm Vilnius"
    if not found and _is_asked_of_us(passage, verb):
        return Doers(first_person=True, pronoun=verb.span)
    return Doers(found, settled=True)


def _whose_it_is(passage: Passage, verb: Token, thing: Token) -> tuple[Party, ...]:
    """Return the nation before what somebody else asks for ("called for more French help for Chad")."""
    tree = passage.tree
    asking = {party.id for party in named(passage, tree.children(verb, "nsubj"))}
    goals = (prep for prep in tree.children(verb, "prep") if prep.text.lower() == "for")
    sought = (*tree.children(verb, "dobj"), *(noun for prep in goals for noun in tree.children(prep, "pobj")))
    nations = nation_before(passage, thing) if thing in sought else ()
    return tuple(party for party in nations if party.id not in asking)


def _of_own_house(passage: Passage, verb: Token, objects: Iterable[Token]) -> tuple[Party, ...]:
    """Return whose executive asks its own parliament ("the British government asked lawmakers for $5m for Chad")."""
    tree, words = passage.tree, passage.grammar
    asking = named(passage, tree.children(verb, "nsubj"))
    if not asking or asking[0].kind not in (PartyKind.OFFICE, PartyKind.STATE):
        return ()
    asked_of = {noun.lemma.lower() for noun in (*objects, *_sought_from(passage, verb))}
    laid_before = {
        noun.lemma.lower() for prep in tree.children(verb, "prep") for noun in tree.children(prep, "pobj")
    }
    own = asking[0].office == "administration" or "budget" in laid_before
    return asking if own or asked_of & words.legislature else ()


def _sought_from(passage: Passage, verb: Token) -> Iterator[Token]:
    """Yield what stands behind "from", "of" and the like of a verb of asking."""
    preps = (
        p for p in passage.tree.children(verb, "prep") if p.text.lower() in ("from", "of", "to", "before")
    )
    return (noun for prep in preps for noun in passage.tree.children(prep, "pobj"))


def _who_tells(passage: Passage, verb: Token, objects: Iterable[Token]) -> tuple[Party, ...]:
    """Return who says that they were asked themselves ("Oslo said Lima had asked it for tents")."""
    tree, above = passage.tree, passage.tree.head(verb)
    theirs = any(noun.text.lower() in passage.grammar.object_pronoun for noun in objects)
    asking = {party.id for party in named(passage, tree.children(verb, "nsubj"))}
    tellers = named(passage, tree.children(above, "nsubj")) if theirs and verb.dep == "ccomp" else ()
    return tuple(party for party in tellers if asking and party.id not in asking)


def _gone_to(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return to whom somebody has gone or written to ask for a thing ("flew to Paris to ask for weapons")."""
    going = passage.tree.head(verb)
    lemma, words = going.lemma.lower(), passage.grammar
    there = lemma in words.journey | words.writing and verb.dep in ("advcl", "xcomp")
    if verb.tag != "VB" or not (there or lemma == "be"):
        return ()
    called = named(passage, passage.tree.children(going, "dobj")) if lemma in words.writing else ()
    return called or parties_by(passage, going, frozenset({"to"} if there else {"in"}))


def _is_asked_of_us(passage: Passage, verb: Token) -> bool:
    """Tell whether somebody else's wish is told in answer to a question: it is put to who answers ("they want ten")."""
    asking = passage.tree.children(verb, "nsubj")
    others = (word.text.lower() not in passage.grammar.first_person for word in asking)
    return (
        passage.turn is not None
        and passage.turn.label is not None
        and passage.answering
        and all(others)
        and bool(asking)
    )


def _behind_particle(tree: Tree, verb: Token) -> Iterator[Token]:
    """Yield what the parser hung from a particle ("called on", with those called on below "on")."""
    return (noun for particle in tree.children(verb, "prt") for noun in tree.children(particle, "pobj"))


def _all_others(passage: Passage, objects: Iterable[Token]) -> tuple[Party, ...]:
    """Return a loose group where the world or states of no name are asked ("has asked governments for grain")."""
    found: list[Party] = []
    for noun in objects:
        dets = passage.tree.children(noun, "det")
        states = noun.tag == "NNS" and noun.lemma.lower() in passage.grammar.unnamed_states and not dets
        if states or (noun.lemma.lower() == "world" and dets):
            name = noun.text if states else f"the {noun.text}"
            found.append(Party(noun.span, "GROUP", name, PartyKind.GROUP))
    return tuple(found)


def _is_pressed(passage: Passage, verb: Token) -> bool:
    """Tell whether the subject of "be" is who should do what stands behind its phrase ("is under pressure to send")."""
    tree = passage.tree
    nouns = (noun for prep in tree.children(verb, "prep") for noun in tree.children(prep, "pobj"))
    return verb.lemma in _BEARING and any(
        wish.tag == "VB" for noun in nouns for wish in tree.children(noun, "acl")
    )


_BEARING = ("be", "come", "remain", "stay")


def asked_by_noun(passage: Passage, noun: Token) -> Doers:
    """Return whom a request goes to ("an appeal to donors", "pressure on Berlin")."""
    if noun.lemma.lower() in passage.grammar.wanting and passage.tree.head(noun).text.lower() == "in":
        return Doers(settled=True)  # "are in need of": who needs it is asked for nothing
    verb = passage.tree.head(noun)
    beside = (verb,) if _is_voiced(passage, noun) else ()  # "renewed his appeal to donors to send"
    found = (
        handed_to(passage, noun, tuple(_wanted(passage, noun)) if beside else None)
        or parties_by(passage, noun, _AT)
        or next(filter(None, (parties_by(passage, word, _AT) for word in beside)), ())
        or _led_to(passage, (noun, *beside))
        or _wanted_from(passage, noun)
        or weighed_in(passage, noun)
    )
    owning = named(passage, passage.tree.children(noun, "poss"))  # "the UN's appeal": who asks is not asked
    bodies = (party.kind is PartyKind.ORGANISATION for party in (*parties_by(passage, noun, _BY), *owning))
    return Doers(found, settled=bool(found) or _is_voiced(passage, noun) or any(bodies))


def _wanted_from(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return from whom another's request asks for a thing ("Peru's plea for tents from Oslo")."""
    tree = passage.tree
    asking = tree.children(noun, "poss") or (
        tree.children(tree.head(noun), "nsubj") if _is_voiced(passage, noun) else ()
    )
    own = {party.id for party in named(passage, asking)}
    verb = (tree.head(noun),) if _is_voiced(passage, noun) else ()
    told = next(filter(None, (parties_by(passage, word, _FROM) for word in (noun, *verb))), ())
    found = told or _below(passage, _wanted(passage, noun))
    return tuple(party for party in found if own and party.id not in own)


def _goals(passage: Passage, verb: Token) -> Iterator[Token]:
    """Yield what stands behind "on" and the like of a verb of asking."""
    preps = (prep for prep in passage.tree.children(verb, "prep") if prep.text.lower() in _AT)
    return (noun for prep in preps for noun in passage.tree.children(prep, "pobj"))


def _led_to(passage: Passage, words: Iterable[Token]) -> tuple[Party, ...]:
    """Return whom "for" and an infinitive, or "to" and states of no name, lead a request to ("a call for Oslo to")."""
    tokens = passage.tree.tokens
    for prep in (child for word in words for child in passage.tree.children(word, "prep")):
        nouns = passage.tree.children(prep, "pobj")
        leads = prep.text.lower() == "for" and any(
            after.tag == "TO" for n in nouns for after in tokens[n.index + 1 : n.index + 2]
        )
        if leads or prep.text.lower() in _AT:
            found = (named(passage, nouns) if leads else ()) or _all_others(passage, nouns)
            if found:
                return found
    return ()


def _is_voiced(passage: Passage, noun: Token) -> bool:
    """Tell whether the verb of a request only makes it ("launched an appeal"): its subject asks."""
    verb = passage.tree.head(noun)
    return noun.dep in ("dobj", "nsubjpass") and verb.lemma.lower() in passage.grammar.voicing


def _whom(passage: Passage, nouns: tuple[Token, ...]) -> Doers:
    """Return the party that is asked, or the person of the pronoun that stands for it."""
    if found := named(passage, nouns):
        return Doers(found, settled=True)
    words = {noun.text.lower() for noun in nouns}
    if words & passage.grammar.first_person:
        return Doers(first_person=True, pronoun=nouns[0].span)
    if words & passage.grammar.second_person:
        return Doers(addressed=True, pronoun=nouns[0].span)
    return Doers(settled=True)


def _second(passage: Passage, verb: Token, anchor: Token) -> tuple[Party, ...]:
    """Return the second of two that are asked for a thing each ("asked A for grain and B for fuel")."""
    for above in passage.tree.ancestors(anchor):
        if above.index == verb.index:
            return ()
        if above.dep == "conj" and above.index in passage.party_at:
            return (passage.party_at[above.index],)
    return ()


def _below(passage: Passage, things: Iterable[Token]) -> tuple[Party, ...]:
    """Return from whom a thing is wanted, wherever "from" hangs in its phrase ("aid for its army from Oslo")."""
    for thing in things:
        for word in passage.tree.subtree(thing):
            if found := parties_by(passage, word, _FROM):
                return found
    return ()


def given_from(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return from whom somebody receives a thing, wherever "from" hangs, or by whom it is said to be given."""
    things = passage.tree.children(verb, "dobj", "nsubjpass")
    named_so = [
        noun
        for prep in passage.tree.children(verb, "prep")
        if prep.text.lower() in ("as", "at", "from", "in")
        for noun in passage.tree.children(prep, "pobj")
        if noun.index not in passage.party_at
    ]  # "received as a gift from Japan", "benefits from a grant from Japan", "received at the port from Japan"
    return (
        _agreed_with(passage, (verb, *things))
        or parties_by(passage, verb, _FROM)
        or _below(passage, things)
        or donors_of(passage, things)
        or _below(passage, named_so)
        or donors_of(passage, named_so)
        or _lenders(passage, things)
        or _nation_of_whole(passage, things)
    )


def _nation_of_whole(passage: Passage, parts: Iterable[Token]) -> tuple[Party, ...]:
    """Return the nation before the things that a number counts some of ("got six of the Danish jets")."""
    counted = (part for part in parts if part.tag in ("CD", "JJS", "NN") and part.index not in passage.things)
    wholes = (whole for part in counted for whole in _wholes(passage, part))
    return next(filter(None, (nation_before(passage, whole) for whole in wholes)), ())


def _agreed_with(passage: Passage, words: Iterable[Token]) -> tuple[Party, ...]:
    """Return with whom the loan is agreed that a sum is drawn from ("$1m from its credit line with Peru")."""
    tree, known = passage.tree, passage.grammar
    preps = (prep for word in words for prep in tree.children(word, "prep"))
    sources = (noun for prep in preps if prep.text.lower() in _SOURCE for noun in tree.children(prep, "pobj"))
    lent = (noun for noun in sources if noun.lemma.lower() in known.drawn)
    lenders = (parties_by(passage, noun, frozenset({"with"})) for noun in lent)
    return next((found for found in lenders if found and not found[0].adjective), ())


_SOURCE = ("from", "of", "on", "under")


def _lenders(passage: Passage, things: Iterable[Token]) -> tuple[Party, ...]:
    """Return whose a loan or gift is by the name before it ("will receive a World Bank loan")."""
    words = passage.grammar
    parts = (whole for thing in things for whole in (thing, *_wholes(passage, thing)))
    given = (
        noun for noun in parts if noun.lemma.lower() in words.gift or noun.lemma.lower() in words.finance
    )
    return next(filter(None, (owners(passage, noun) for noun in given)), ())


def _wholes(passage: Passage, part: Token) -> Iterator[Token]:
    """Yield that of which a thing is a part ("the second instalment of a Saudi grant")."""
    preps = (prep for prep in passage.tree.children(part, "prep") if prep.text == "of")
    return (whole for prep in preps for whole in passage.tree.children(prep, "pobj"))


def _wanted(passage: Passage, verb: Token) -> Iterator[Token]:
    """Yield what somebody asks for, behind "for" ("asked for a loan from Oslo")."""
    preps = (prep for prep in passage.tree.children(verb, "prep") if prep.text.lower() == "for")
    return (thing for prep in preps for thing in passage.tree.children(prep, "pobj"))


def _bare(passage: Passage, verb: Token) -> bool:
    """Tell whether a heading leaves out "is" ("Berlin urged to arm Vilnius")."""
    tree = passage.tree
    wish = any(c.tag == "VB" for c in tree.children(verb, "xcomp"))
    return wish and not tree.children(verb, "dobj", "dative", "prep")


def askers(passage: Passage, chain: Chain) -> tuple[Party, ...]:
    """Return who asks for an act or receives it: named in no other role, they are who gains."""
    words = passage.grammar
    wanting = (s.token for s in chain.steps if _wants(s.sign) or says_thanks(passage.tree, s.token, words))
    asking = (tuple(_asker(passage, word)) for word in wanting)
    return next(filter(None, asking), ())


def thankers(passage: Passage, chain: Chain) -> tuple[Party, ...]:
    """Return who thanks somebody for a thing: where nobody else is said to, they had it."""
    verbs = (step.token for step in chain.steps if step.dep == "prep" and step.token.lemma == "thank")
    rows = (named(passage, passage.tree.children(verb, "nsubj")) for verb in verbs)
    return next(filter(None, rows), ())


def getting(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return who a verb of getting has for its subject, or the verb above ("Officials in Chad say they")."""
    tree, words = passage.tree, passage.grammar
    while (verb.dep in ("xcomp", "acomp") or _is_aim(verb)) and not tree.children(verb, "nsubj"):
        verb = tree.head(verb)  # "is set to receive", "flew to Paris to ask"
    subjects = tree.children(verb, "nsubj", "nsubjpass")
    if any(noun.text.lower() in words.pronoun for noun in subjects) and not named(passage, subjects):
        subjects = tree.children(tree.head(verb), "nsubj")
    people = (noun for noun in subjects if noun.lemma.lower() in words.people)
    placed = (parties_by(passage, noun, words.within) for noun in people)
    found = _spelled_out(passage, verb) or named(passage, subjects) or next(filter(None, placed), ())
    return tuple(_nation_of(passage, party) or party for party in found)


def _is_aim(verb: Token) -> bool:
    return verb.dep == "advcl" and verb.tag == "VB"


def _spelled_out(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return who a main clause says that those are who get a thing ("countries that will get it include Chad")."""
    tree, holder = passage.tree, passage.tree.head(verb)
    main = tree.head(holder)
    if verb.dep != "relcl" or holder.dep != "nsubj" or main.lemma not in ("include", "be"):
        return ()
    return named(passage, tree.children(main, "dobj", "attr"))


def _nation_of(passage: Passage, body: Party) -> Party | None:
    """Return the nation before the name of a body that many nations have ("the Chadian Red Cross")."""
    before = (p for p in passage.parties if p.span.end + 1 == body.span.start and p.kind is PartyKind.STATE)
    return next(before, None) if body.kind is PartyKind.ORGANISATION else None


def asked_for_by(passage: Passage, request: Token) -> tuple[Party, ...]:
    """Return who asks where "by" hangs from what is asked for ("a request for weapons by Peru")."""
    below = (parties_by(passage, thing, _BY) for thing in _wanted(passage, request))
    return next(filter(None, below), ())


def _wants(sign: Sign | None) -> bool:
    return sign is not None and sign.classes[0] in (CueClass.REQUEST, CueClass.RECEIVE)


def _asker(passage: Passage, word: Token) -> Iterator[Party]:
    tree = passage.tree
    if word.pos in ("NOUN", "PROPN"):
        yield from (
            named(passage, tree.children(word, "poss"))
            or parties_by(passage, word, frozenset({"from", "by"}))
            or asked_for_by(passage, word)
            or owners(passage, word)
            or _below(passage, (word,))
            or (named(passage, tree.children(tree.head(word), "nsubj")) if _is_voiced(passage, word) else ())
        )
    elif tree.children(word, "auxpass") or (word.tag == "VBN" and word.dep == "acl"):
        yield from parties_by(passage, word, frozenset({"by"}))
    else:
        while word.dep == "conj" and not tree.children(word, "nsubj") and tree.head(word).pos == "VERB":
            word = tree.head(word)  # "Peru had a loan from Togo and asked for another"
        yield from getting(passage, word)
