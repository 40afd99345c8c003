"""Whom the subject of a verb means: somebody by name, a pronoun, a loose group, or nobody known (codebook 2.1)."""

from pledgebook.claims.parties.deciders import deciders, joiners
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.owners import owners
from pledgebook.claims.words.gratitude import is_to_thank
from pledgebook.claims.words.naming import composed_of, named, parties_by, row_from
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind


def of_subjects(passage: Passage, verb: Token, subjects: tuple[Token, ...]) -> Doers:
    """Return the doer that the subjects of an active verb tell of."""
    tree = passage.tree
    subjects = _without_label(passage, subjects)
    first = subjects[0]
    if teller := _teller(passage, verb, first):
        return Doers(teller, pronoun=first.span)
    if _is_own_land(passage, first) and (own := _of_teller(passage, verb)):
        return Doers(own, pronoun=first.span)
    if found := named(passage, subjects):
        return _by_name(passage, verb, subjects, found)
    if (person := _first_or_second(passage, first)).found:
        return person
    if verb.dep == "relcl" and (verb.lemma == "be" or first.text.lower() in passage.grammar.relative):
        return Doers(_of_relative(passage, verb))
    if first.text.lower() in passage.grammar.pronoun:
        return Doers(_matrix(passage, verb), pronoun=first.span)
    if first.tag == "NNS" and first.lemma.lower() in passage.grammar.land:
        return Doers((Party(first.span, "GROUP", first.text, PartyKind.GROUP),))  # "our countries will pay"
    if any(child.text.lower() in passage.grammar.first_person for child in tree.children(first, "poss")):
        others = parties_by(passage, first, frozenset({"from"}))  # "our friends from Kuwait"
        return Doers(others) if others else Doers(first_person=True, pronoun=first.span)
    return _of_noun(passage, verb, first)


def _without_label(passage: Passage, subjects: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out a name that a dash parts from its line ("Niger ($9 million) - the funds will help")."""
    between = passage.text[subjects[0].span.end : subjects[-1].span.start]
    return subjects[1:] if len(subjects) > 1 and any(dash in between for dash in _DASHES) else subjects


_DASHES = (" - ", "\u2013", "\u2014")


def _teller(passage: Passage, verb: Token, pronoun: Token) -> tuple[Party, ...]:
    """Return who tells somebody what the teller will do ("Oslo told Nepal it would send 400 tents")."""
    tree, words = passage.tree, passage.grammar
    above = tree.head(verb)
    letting = tree.head(above) if verb.dep == "ccomp" and above.lemma == "know" else above
    if letting.lemma == "let" and above.dep == "ccomp" and tree.children(above, "nsubj"):
        return named(passage, tree.children(letting, "nsubj"))  # "let Nepal know that it would send"
    if verb.dep != "ccomp" or above.lemma.lower() not in words.assuring or tree.children(above, "auxpass"):
        return ()
    must = any(aux.text.lower() in words.duty for aux in tree.children(verb, "aux"))
    own = pronoun.text.lower() in words.pronoun and not must and bool(tree.children(above, "dobj", "dative"))
    return named(passage, tree.children(above, "nsubj")) if own else ()


def _of_relative(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return whom a relative pronoun means; what a thing is, no one does ("a clinic for Chad, which is worth")."""
    owner = passage.tree.head(verb)
    if verb.lemma == "be":
        return ()
    others = deciders(passage, owner) or joiners(passage, owner)
    apart = _is_turned_to(passage, owner) or verb.lemma.lower() in _SHELTERING
    if is_goal(passage, owner) and not apart:
        return ()
    row = named(passage, (owner,))
    return others or (row[-1:] if _is_of_one(passage, verb) else row)


_SHELTERING = ("host", "shelter", "harbour", "harbor")  # a land does so, no thing that went there


def _is_of_one(passage: Passage, verb: Token) -> bool:
    """Tell whether a verb is said of one alone: of a row the last ("Chad and Benin, which is hosting")."""
    finite = next(iter(passage.tree.children(verb, "aux")), verb)
    return finite.tag == "VBZ"


def _is_turned_to(passage: Passage, party: Token) -> bool:
    """Tell whether somebody is turned to for help, and no thing goes there ("turned to the IMF, which agreed")."""
    prep = passage.tree.head(party)
    return party.dep == "pobj" and passage.tree.head(prep).lemma.lower() in passage.grammar.wooing


def _of_noun(passage: Passage, verb: Token, noun: Token) -> Doers:
    """Return whom a noun without a name of its own means."""
    if _are_some(passage, noun) or _is_meeting_of_givers(passage, verb, noun):
        return Doers((Party(noun.span, "GROUP", noun.text, PartyKind.GROUP),))
    if _is_description(passage, noun):
        return Doers(pronoun=noun.span)
    if (body := _of_body(passage, noun)).found:
        return body
    if _is_own_land(passage, noun):
        return Doers(_of_teller(passage, verb), pronoun=noun.span)
    if placed := _governing_in(passage, noun):
        return Doers(placed)
    if came := _come_from(passage, noun):
        return Doers(came)
    if _is_carrier(passage, noun):
        return Doers()
    if verb.lemma != "be" and _somebody_else(passage, noun):
        return Doers(settled=True)
    if noun.lemma.lower() in passage.grammar.pleading:
        return Doers()  # "a request by Laos is under study"
    return Doers(owners(passage, noun))  # "the aid given by Oslo has reached $5m"


def _is_own_land(passage: Passage, noun: Token) -> bool:
    """Tell whether somebody is said to speak of a state as "his country" or "their nation"."""
    words = passage.grammar
    said = any(word.tag == "PRP$" for word in passage.tree.children(noun, "poss"))
    return said and noun.lemma.lower() in words.land | words.governing | words.delegated


def _of_teller(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return the state of whoever tells what a clause says ("the delegate for Chad said his country would pay")."""
    tree = passage.tree
    for above in tree.ancestors(verb):
        tellers = tree.children(above, "nsubj") if above.pos in ("VERB", "AUX") else ()
        placed = (parties_by(passage, teller, _STANDING_FOR) for teller in tellers)
        if found := named(passage, tellers) or next(filter(None, placed), ()):
            return found
    return ()


_STANDING_FOR = frozenset({"of", "for", "from"})


def _of_body(passage: Passage, noun: Token) -> Doers:
    """Return the body whose board or arm a noun means ("the Board of Directors of the Bank"), or its states."""
    if states := composed_of(passage, noun):
        return Doers(states)
    within = noun if noun.lemma.lower() in passage.grammar.organ else None
    for _ in range(_NESTED):
        if within is None:
            return Doers()
        if found := parties_by(passage, within, frozenset({"of"})):
            return Doers(found)
        preps = (prep for prep in passage.tree.children(within, "prep") if prep.text == "of")
        within = next((one for prep in preps for one in passage.tree.children(prep, "pobj")), None)
        if within is not None and _is_description(passage, within):
            return Doers(pronoun=within.span)
    return Doers()


_NESTED = 2  # "the Board of Directors of the Bank"


def _by_name(passage: Passage, verb: Token, subjects: tuple[Token, ...], found: tuple[Party, ...]) -> Doers:
    """Return who a subject names: the whole of a row, those together with it, or nobody whom it cannot mean."""
    if other := _named_apart(passage, verb, found):
        return Doers(pronoun=subjects[0].span, other_than=other)
    found = row_from(passage, found[0], verb.index) or found
    return Doers((*found, *_companions(passage, (verb, *subjects))))


def _named_apart(passage: Passage, verb: Token, found: tuple[Party, ...]) -> frozenset[str]:
    """Return whom a bare office cannot stand for: one named as who gains in its own clause is somebody else.

    "The government sent Chad 300 tents", "the ministry has supported Chad's relief office".
    """
    words, bare = passage.grammar, found[0]
    if len(found) > 1 or bare.id is None or passage.words(bare.span).lower() not in words.description:
        return frozenset()
    named_again = (p for p in passage.parties if p.id == bare.id and p.span.start > bare.span.end)
    tops = ((party, passage.tree.top(party.span)) for party in named_again if party.antecedent is None)
    gains = any(top is not None and not p.adjective and _gains_by(passage, verb, top) for p, top in tops)
    return frozenset({bare.id}) if gains else frozenset()


def _gains_by(passage: Passage, verb: Token, noun: Token) -> bool:
    """Tell whether a noun is to whom a verb gives, or whose people it helps."""
    tree, words = passage.tree, passage.grammar
    lemma, head = verb.lemma.lower(), tree.head(noun)
    if noun.dep == "poss" and head.dep == "dobj":
        return tree.head(head) is verb and lemma in words.helping - words.moving
    if noun.dep == "pobj":
        return head.text.lower() in ("to", "for") and verb in (tree.head(head), tree.head(tree.head(head)))
    if noun.dep in ("nmod", "compound") and head.dep == "dobj":  # "sent Kiribati 300 tents", run together
        head = tree.head(head) if noun.index == verb.index + 1 else head
    return noun.dep in ("dative", "dobj", "nmod", "compound") and head is verb and lemma in words.helping


def _first_or_second(passage: Passage, subject: Token) -> Doers:
    """Return "we" as who speaks and, in a question, "you" and "your government" as who is asked."""
    if subject.text.lower() in passage.grammar.first_person:
        return Doers(first_person=True, pronoun=subject.span)
    words = (subject, *passage.tree.children(subject, "poss"))
    second = any(word.text.lower() in passage.grammar.second_person for word in words)
    return Doers(addressed=True, pronoun=subject.span) if second and passage.addressing else Doers()


def _companions(passage: Passage, words: tuple[Token, ...]) -> tuple[Party, ...]:
    """Return who acts together with a subject ("the Union, together with Norway, paid")."""
    tree = passage.tree
    preps = [p for word in words for p in tree.children(word, "prep") if p.text.lower() == "with"]
    preps += [
        p
        for word in words
        for along in tree.children(word, "advmod", "prep")
        for p in tree.children(along, "prep")
        if p.text.lower() == "with"
    ]
    joint = [p for p in preps if tree.tokens[p.index - 1].text.lower() in passage.grammar.jointly]
    followed = (noun for verb in words if joins_in(passage, verb) for noun in tree.children(verb, "dobj"))
    return named(passage, (*followed, *(noun for prep in joint for noun in tree.children(prep, "pobj"))))


def joins_in(passage: Passage, verb: Token) -> bool:
    """Tell whether somebody does what another does already ("joined Oslo in sending", "followed Rome in cutting")."""
    if verb.lemma.lower() not in ("join", "follow"):
        return False
    tree = passage.tree
    preps = (prep for word in (verb, *tree.children(verb, "dobj")) for prep in tree.children(word, "prep"))
    return any(prep.text.lower() == "in" and tree.children(prep, "pcomp") for prep in preps)


def _governing_in(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return the state of those who govern or decide somewhere ("lawmakers in Oslo", "authorities in Chad")."""
    governs = noun.lemma.lower() in passage.grammar.governing
    return parties_by(passage, noun, passage.grammar.within) if governs else ()


def _come_from(passage: Passage, noun: Token) -> tuple[Party, ...]:
    """Return the state from which charities, teams or medics come ("charities from Kuwait handed out")."""
    words = passage.grammar
    sent = words.charity | words.corporate | words.carrier | words.posted
    return parties_by(passage, noun, frozenset({"from"})) if noun.lemma.lower() in sent else ()


def _is_meeting_of_givers(passage: Passage, verb: Token, noun: Token) -> bool:
    """Tell whether a meeting gives or promises something: those who met there do ("the conference pledged $5m")."""
    words = passage.grammar
    return noun.lemma.lower() in words.gathering and verb.lemma.lower() in words.helping & words.moving


def _is_carrier(passage: Passage, noun: Token) -> bool:
    """Tell whether a bare noun with an article is a vessel or team told of before, for whose state it acts."""
    own = ("prep", "relcl", "acl", "amod", "compound", "nmod", "poss", "appos")
    definite = any(
        word.text.lower() in ("the", "this", "that", "these") for word in passage.tree.children(noun, "det")
    )
    return (
        definite and noun.lemma.lower() in passage.grammar.carrier and not passage.tree.children(noun, *own)
    )


def _are_some(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun means a loose group of those who act: a plural, or "no" or "every" one of them."""
    each = any(
        word.text.lower() in ("no", "every", "each", "any") for word in passage.tree.children(noun, "det")
    )
    behind = (
        of for prep in passage.tree.children(noun, "prep") for of in passage.tree.children(prep, "pobj")
    )
    if noun.lemma.lower() == "member" and any(of.index in passage.things for of in behind):
        return False  # "members of a Dutch rescue team"
    return noun.lemma.lower() in passage.grammar.collective and (noun.tag == "NNS" or each)


def _is_description(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun only points back at whoever is known by now ("the country", "the Commission")."""
    more = ("prep", "relcl", "acl", "amod", "compound", "nmod")
    land = noun.lemma.lower() in passage.grammar.land
    said = passage.tree.children(noun, *(more[:3] if land else more))
    bare = all(word.lemma.lower() in passage.grammar.competent for word in said)
    definite = any(c.text.lower() in ("the", "this", "that") for c in passage.tree.children(noun, "det"))
    return bare and definite and noun.lemma.lower() in passage.grammar.description


def _somebody_else(passage: Passage, subject: Token) -> bool:
    """Tell whether a subject is a doer of its own that no table knows ("a bank in Nairobi"), not a means of giving."""
    words = passage.grammar
    means = subject.lemma.lower() in words.instrument | words.event or subject.pos not in ("NOUN", "PROPN")
    thing = any(item.head.overlaps(subject.span) for item in passage.items)
    return not means and not thing and not any(a.span.overlaps(subject.span) for a in passage.amounts)


def _matrix(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return who a pronoun stands for: the subject of the clause above it, or whom "it was" brings forward."""
    for above in passage.tree.ancestors(verb):
        cleft = any(noun.text.lower() == "it" for noun in passage.tree.children(above, "nsubj"))
        if cleft and (found := named(passage, passage.tree.children(above, "attr"))):
            return found
        if above.pos in ("VERB", "AUX") and (found := named(passage, passage.tree.children(above, "nsubj"))):
            return found
    return ()


def is_goal(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun is where or to whom something goes ("a clinic for Chad, which is worth"), and no thanks."""
    prep = passage.tree.head(noun)
    leads = noun.dep == "pobj" and prep.text.lower() in passage.grammar.towards
    return leads and not is_to_thank(passage.tree, prep, passage.grammar)
