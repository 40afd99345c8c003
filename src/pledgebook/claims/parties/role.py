"""How somebody named in a clause stands to its act: who gains, where it happens, whom it hits."""

from enum import StrEnum

from pledgebook.claims.parties.fled import are_hosted
from pledgebook.claims.parties.owners import are_sent, is_whose, says_whose
from pledgebook.claims.parties.punished import is_punished
from pledgebook.claims.words.circumstances import (
    is_end,
    is_post,
    is_promised_at,
    is_source,
    is_talk,
    is_waypoint,
    is_when,
)
from pledgebook.claims.words.coordination import row_goal, subjects_of
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.gratitude import is_to_thank
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.respite import is_owed
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind


class Role(StrEnum):
    """What a mention is to an act."""

    GAINS = "gains"
    PLACE = "place"  # where it happens, or whose thing it is
    HIT = "hit"
    THROUGH = "through"  # who passes it on


def role(passage: Passage, token: Token, party: Party | None) -> Role | None:
    """Return how a word stands to the act of its clause; null where it is only named there."""
    tree, words = passage.tree, passage.grammar
    head = tree.head(token)
    if party is not None and (_has_number(passage, token, party) or _is_language(passage, token, party)):
        return None
    if token.dep == "poss" and head.lemma == "disposal":
        return Role.GAINS  # "put 40 buses at Chad's disposal"
    if token.dep == "conj":
        return _of_conjunct(passage, token, row_goal(tree, token) or head, party)
    if token.dep in ("pobj", "pcomp"):
        return _by_preposition(passage, head)
    if _is_next_to(token, head, words.adjoining):
        return _by_preposition(passage, tree.head(head))  # "in neighbouring Peru"
    if token.dep in ("dobj", "dative", "iobj", "nsubjpass"):
        return Role.GAINS if _is_helped(passage, token, head) or _is_left(passage, head) else None
    if token.dep in ("nsubj", "agent") and head.lemma.lower() in words.owing:
        return Role.GAINS  # "the debt that Ecuador owed"
    if token.dep == "nsubj":
        return Role.GAINS if _is_enabled(passage, head) else None
    if party is not None and token.dep in ("poss", "amod", "compound", "nmod", "appos"):
        return Role.GAINS if _is_given_to(passage, token, party) else _by_noun(passage, head, party)
    return None


def _has_number(passage: Passage, token: Token, party: Party) -> bool:
    """Tell whether a name has a number of its own, and so gives it ("Chad 150 men and Togo 80")."""
    people = token.lemma.lower() in passage.grammar.people  # "1,100 Chadian police", and "400 Chadians"
    one = party.id != "GROUP" and not (people or _is_people(token))
    return one and token.dep != "dative" and bool(passage.tree.children(token, "nummod"))


def _is_left(passage: Passage, verb: Token) -> bool:
    """Tell whether a verb says where those who are helped fled from ("accept people fleeing Chad")."""
    people = passage.tree.head(verb)
    fled = verb.lemma.lower() in passage.grammar.fleeing and verb.dep in ("acl", "relcl")
    return fled and people.dep == "dobj" and _is_helped(passage, people, passage.tree.head(people))


def _is_people(token: Token) -> bool:
    """Tell whether a name is that of a people ("400 Chadians"), not of a state in the plural."""
    return token.entity == "NORP" or (token.tag == "NNPS" and not token.entity)


def _are_people(token: Token) -> bool:
    """Tell whether a name is that of several of a people ("took in 300 Chadians")."""
    return token.tag in ("NNS", "NNPS") and _is_people(token)


def _is_given_to(passage: Passage, token: Token, party: Party) -> bool:
    """Tell whether the parser took who gets a thing for a part of its name ("offered Peru hurricane lamps")."""
    tree, words = passage.tree, passage.grammar
    thing = token
    while thing.dep in ("compound", "nmod"):
        thing = tree.head(thing)
    verb = tree.head(thing)
    first = min(word.index for word in tree.within(party.span))
    giving = verb.lemma.lower() in words.moving & words.helping and verb.index == first - 1
    return giving and thing.dep == "dobj" and thing.tag == "NNS" and not (party.adjective or party.place)


def _is_next_to(token: Token, head: Token, adjoining: frozenset[str]) -> bool:
    """Tell whether the parser took a word for what lies beside somebody for a verb ("in neighbouring Peru")."""
    return token.dep == "dobj" and head.dep == "pcomp" and head.text.lower() in adjoining


def _is_language(passage: Passage, token: Token, party: Party) -> bool:
    """Tell whether an adjective of nation stands alone for a language ("translated into Spanish", "taught French")."""
    alone = (
        party.adjective
        and token.dep in _ENDS
        and token.tag in ("JJ", "NN", "NNP")
        and token.text.lower() == passage.words(party.span).lower()
    )
    return alone and not passage.tree.children(token, "det", "amod", "nummod", "compound")


_ENDS = ("pobj", "pcomp", "dobj", "nsubjpass")


def _of_conjunct(passage: Passage, token: Token, head: Token, party: Party | None) -> Role | None:
    """Return the role of what a word is coordinated with: somebody, not a thing or a sum beside which it stands."""
    words = passage.grammar
    place = head.pos == "PROPN" and head.entity in ("GPE", "LOC")  # "in Chad, East Africa and Peru"
    somebody = (
        place or head.index in passage.party_at or head.lemma.lower() in words.people | words.collective
    )
    return role(passage, head, party) if somebody and head.index != token.index else None


def _is_helped(passage: Passage, token: Token, verb: Token) -> bool:
    """Tell whether an object is somebody helped, given something, left, or taken in."""
    words = passage.grammar
    lemma = verb.lemma.lower()
    if are_sent(passage, token):
        return False
    left = token.dep == "dobj" and lemma in words.leaving and not _sets_out(passage, verb)
    guest = lemma in words.hosting and (
        token.lemma.lower() in words.people or token.pos in ("DET", "PRON", "NUM") or _are_people(token)
    )
    return lemma in words.helping or token.dep == "dative" or left or guest


def _sets_out(passage: Passage, verb: Token) -> bool:
    """Tell whether things leave a place: they come from there ("the second plane left Lima")."""
    words, tree = passage.grammar, passage.tree
    going, known = subjects_of(tree, verb), words.people | words.posted
    people = any(noun.lemma.lower() in known or noun.index in passage.party_at for noun in going)
    return verb.lemma.lower() == "leave" and not people


def _is_enabled(passage: Passage, verb: Token) -> bool:
    """Tell whether a subject is that of what somebody is helped to do ("for Chad to arm", "helped Peru rebuild")."""
    tree = passage.tree
    if any(mark.text.lower() == "for" for mark in tree.children(verb, "mark")):
        return True
    if _is_let_use(passage, verb):
        return True
    above = tree.head(verb).lemma.lower()
    bare = verb.tag in ("VB", "VBP") and not tree.children(verb, "mark", "aux")
    return verb.dep in ("ccomp", "xcomp") and bare and above in passage.grammar.helping


def _is_let_use(passage: Passage, verb: Token) -> bool:
    """Tell whether somebody is let use a thing by a verb ("allowed Britain to use its airfields")."""
    above, words = passage.tree.head(verb).lemma.lower(), passage.grammar
    return above in words.letting and verb.lemma.lower() in words.access | words.transiting


def _by_preposition(passage: Passage, prep: Token) -> Role | None:
    tree, words = passage.tree, passage.grammar
    word, above = prep.text.lower(), tree.head(prep)
    if word in words.towards:
        return _at_goal(passage, prep, above)
    spending = {above.lemma.lower(), tree.head(above).lemma.lower()} & words.spending
    if word == "on" and (spending or above.lemma == "operate"):
        return Role.GAINS
    if word in words.within or (word == "on" and is_post(passage, above)):
        return None if is_promised_at(passage, prep, above) else _where(passage, above)
    if word in words.against:
        return Role.HIT if word != "on" or _hitting(passage, above) else None
    if word == "as" and prep.index and tree.tokens[prep.index - 1].text.lower() == "such":
        return role(passage, above, None) if above.pos in ("NOUN", "PROPN") else None  # "crises such as Chad"
    if word == "of":
        return _of_whole(passage, above)
    if word in ("through", "via"):
        return _through(words, above)
    if word == "from":
        return _from_where(passage, prep, above)
    if word == "by":
        return _by_whom(passage, above)
    return _together_with(passage, above) if word == "with" else None


def _together_with(passage: Passage, above: Token) -> Role | None:
    """Return the role of those with whom something is done: they gain by what is shared or meant for them."""
    tree, words = passage.tree, passage.grammar
    if above.lemma.lower() in words.partnering and above.tag == "VB":
        return Role.GAINS if is_end(tree, above) else None  # "$8m to partner with Chad"
    near = {above.lemma.lower(), tree.head(above).lemma.lower()}
    return Role.GAINS if near & words.together else None


def _through(words: Grammar, above: Token) -> Role | None:
    """Return the role of who passes something on, or of where distress came ("floods that swept through Chad")."""
    if above.lemma.lower() in words.striking:
        return Role.PLACE
    return Role.THROUGH if above.lemma.lower() not in words.people else None


def _at_goal(passage: Passage, prep: Token, above: Token) -> Role | None:
    """Return the role of whom "to" or "for" leads to: who gains, and not a ground, an inquiry or who is thanked."""
    words = passage.grammar
    astray = above.lemma.lower() in words.astray | words.owing or is_to_thank(passage.tree, prep, words)
    if astray or is_waypoint(passage, prep, above):
        return None
    return Role.PLACE if is_when(passage, above) else Role.GAINS  # "given to us on a visit"


def _by_whom(passage: Passage, above: Token) -> Role | None:
    """Return the role of who owes, suffers or asks for a thing ("losses felt by Chad", "an appeal by Chad")."""
    words = passage.grammar
    if above.lemma.lower() in words.suffering or is_owed(passage.tree, above, words):
        return Role.GAINS
    return Role.PLACE if above.lemma.lower() in words.pleading else None


def _where(passage: Passage, above: Token) -> Role | None:
    """Return the role of where something is: who takes in those who fled gains as they do ("refugees in Niger")."""
    if above.lemma.lower() in passage.grammar.displaced:
        return role(passage, above, None) or Role.PLACE
    if is_source(passage, above):
        return None
    return Role.PLACE if above.text.lower() != "than" and not is_talk(passage, above) else None


def _of_whole(passage: Passage, noun: Token) -> Role | None:
    """Return the role of what "of" follows, as a part or side of it has it: "some of", "the army of"."""
    supplied = noun.lemma.lower() in passage.grammar.handing and _has_with(passage, noun)
    if supplied or noun.lemma == "disposal":
        return Role.GAINS  # "the supply of Chad with rice", "at the disposal of Chad"
    if noun.lemma.lower() in passage.grammar.gift or is_whose(passage, noun):
        return None  # "the contributions of Peru": whose they are
    if noun.pos in ("NUM", "DET", "PRON") or noun.tag == "CD" or _is_portion(passage, noun):
        return role(passage, noun, None)
    if noun.dep == "pobj" and noun.lemma.lower() not in passage.grammar.pleading:
        return _by_preposition(passage, passage.tree.head(noun))
    return Role.GAINS if _is_supported(passage, noun) else Role.PLACE


def _is_supported(passage: Passage, noun: Token) -> bool:
    """Tell whether what somebody does or has is helped along ("to support the work of Chad's nurses")."""
    words, tree = passage.grammar, passage.tree
    whose = (one for prep in tree.children(noun, "prep") for one in tree.children(prep, "pobj"))
    loose = any(
        one.tag == "NNS" and one.lemma.lower() in words.collective for one in whose
    )  # "the operations of partners"
    return (
        noun.dep in ("dobj", "nsubjpass") and tree.head(noun).lemma.lower() in words.furthering and not loose
    )


def _is_portion(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun says how many there are of those named behind it ("thousands of Chadian farmers")."""
    preps = passage.tree.children(noun, "prep")
    many = (whole for prep in preps for whole in passage.tree.children(prep, "pobj"))
    return noun.lemma.lower() in passage.grammar.portion and all(whole.pos != "PRON" for whole in many)


def _has_with(passage: Passage, noun: Token) -> bool:
    return any(prep.text.lower() == "with" for prep in passage.tree.children(noun, "prep"))


def _from_where(passage: Passage, prep: Token, above: Token) -> Role | None:
    """Return whether "from" leads to who loses what was given, or to whose people gain ("refugees from Rwanda")."""
    words, tree = passage.grammar, passage.tree
    while above.dep == "pobj" and tree.head(above).text.lower() == "of":
        above = tree.head(tree.head(above))  # "half of its troops from Chad"
    losing = (above, tree.head(above)) if above.dep in ("dobj", "nsubjpass") else (above,)
    if any(word.lemma.lower() in words.leaving or _goes_home(passage, word) for word in losing):
        return Role.GAINS
    if above.pos == "NOUN" and above.lemma.lower() in words.getting:
        return Role.PLACE  # "requests from Chad": it may gain
    people = tree.head(above) if above.dep == "appos" else tree.tokens[prep.index - 1]
    if people.tag != "NNS" or people.lemma.lower() not in words.people | words.displaced:
        return None
    above = tree.head(people)
    if people.dep in ("dobj", "nsubjpass"):  # "treated children from Chad"
        return Role.GAINS if _is_helped(passage, people, above) else None
    if people.dep != "pobj":
        return None
    return _by_preposition(passage, above) if above.index < people.index else None  # else it leads back here


def _goes_home(passage: Passage, verb: Token) -> bool:
    """Tell whether somebody is brought or comes home or back."""
    near = (verb, *passage.tree.children(verb, "advmod", "prt"))
    return any(word.pos == "ADV" and word.text.lower() in ("home", "back") for word in near)


def _hitting(passage: Passage, word: Token) -> bool:
    """Tell whether "on" leads to whom it hits: sanctions on, an embargo put on."""
    near = (word, *passage.tree.children(word, "dobj", "nsubjpass"))
    return any(
        token.lemma.lower().startswith(("sanction", "impose", "embargo", "tariff", "ban")) for token in near
    )


def _by_noun(passage: Passage, noun: Token, party: Party) -> Role | None:
    return Role.HIT if is_punished(passage, noun) else _of_noun(passage, noun, party)


def _of_noun(passage: Passage, noun: Token, party: Party) -> Role | None:
    let_use = noun.dep == "nsubj" and _is_let_use(passage, passage.tree.head(noun))
    if let_use or is_owed(passage.tree, noun, passage.grammar):
        return Role.GAINS  # "let Chad's planes use its airfields", "Chad's debts"
    when = noun.entity in _WHEN  # "for its first three months"
    given = when or noun.lemma.lower() in passage.grammar.gift | passage.grammar.hostility
    hosted = party.adjective and (are_hosted(passage, noun) or _is_shifted(passage, noun))
    if given or hosted or says_whose(passage, noun, party) or _is_tied(passage, noun, party):
        return None
    struck = party.adjective and (noun.lemma.lower() in passage.grammar.plight or _is_run(passage, noun))
    if struck or _is_of_society(passage, noun, party) or noun.lemma.lower() in passage.grammar.pleading:
        return (
            Role.PLACE
        )  # "after the Turkish earthquake", "a Czech initiative to arm Peru", "at Chad's request"
    tree = passage.tree
    while noun.dep in ("appos", "conj"):
        noun = tree.head(noun)  # "through DZA, Peru's relief agency", "for Chad and Peru's north"
    role = _by_preposition(passage, tree.head(noun)) if noun.dep == "pobj" else None
    named = next((item.group or "" for item in passage.items if item.head.overlaps(noun.span)), "")
    lives = (noun.lemma.lower(), noun.tag) == ("life", "NNS")  # "to save Ukrainian lives"
    people = noun.lemma.lower() in passage.grammar.people or named.startswith("personnel") or lives
    origin = bool(named) and not named.startswith("services/")
    thing = origin and not people and not _has_share(passage, noun)
    verb = tree.head(noun).lemma.lower()
    if party.adjective and (thing or role is not Role.GAINS) and not people:
        return None  # "Croatian howitzers": where they come from
    if party.adjective and noun.dep == "dobj" and verb in passage.grammar.moving | {"have"}:
        return None  # "to send British troops": whose they are
    if noun.dep in ("dobj", "dative", "nsubjpass") and _is_helped(passage, noun, tree.head(noun)):
        return Role.GAINS
    if noun.dep == "pobj":
        return role
    if party.adjective and noun.dep in ("appos", "ROOT", "conj"):
        return None  # "73 Australian advisers", in a list: whose they are
    spoken_to = passage.words(party.span).lower() in passage.grammar.second_person
    pointing = party.antecedent is not None and not spoken_to
    return None if pointing else Role.PLACE  # "its schools": whose they are; "your schools" are the hearers'


def _is_run(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun means a scheme whose end is told behind it."""
    tree = passage.tree
    ends = any(prep.text.lower() in ("for", "in") for prep in tree.children(noun, "prep"))
    behind = tree.tokens[noun.index + 1 : noun.index + 2]
    return noun.lemma.lower() in passage.grammar.scheme and (ends or any(word.tag == "TO" for word in behind))


def _has_share(passage: Passage, fund: Token) -> bool:
    """Tell whether a sum is a part of a fund: a nation before it says whose ("$2m of the Polish fund")."""
    prep = passage.tree.head(fund)
    of_sum = fund.dep == "pobj" and prep.text.lower() == "of" and passage.tree.head(prep).tag == "CD"
    return of_sum and fund.lemma.lower() in passage.grammar.standing


def _is_shifted(passage: Passage, people: Token) -> bool:
    """Tell whether people are those whose coming or going a noun tells of ("the withdrawal of Irish troops")."""
    of = passage.tree.head(people)
    shifting = passage.tree.head(of).lemma.lower() in passage.grammar.shifting
    sent = people.lemma.lower() in passage.grammar.posted
    return people.dep == "pobj" and of.text.lower() == "of" and shifting and sent


_WHEN = ("DATE", "TIME")


def _is_of_society(passage: Passage, noun: Token, party: Party) -> bool:
    """Tell whether a nation stands before a charity, or before a body that gains ("to the Chadian Red Cross")."""
    if not party.adjective or noun.lemma.lower() in passage.grammar.charity:
        return party.adjective
    body = passage.party_at.get(noun.index)
    known = body is not None and body.kind is PartyKind.ORGANISATION and body.span != party.span
    return known and role(passage, noun, body) is not None


def _is_tied(passage: Passage, noun: Token, party: Party) -> bool:
    """Tell whether a noun means somebody tied to its owner, not the owner ("its neighbour")."""
    words, tree = passage.grammar, passage.tree
    if party.antecedent is not None and noun.lemma.lower() in words.collective:
        return True
    others = noun.lemma.lower() in words.tied or any(
        word.text.lower() in words.adjoining for word in tree.children(noun, "amod", "compound", "acl")
    )
    return others and not party.adjective  # "Chad's neighbouring countries"
