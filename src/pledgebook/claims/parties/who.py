"""Whose act it is, as far as one sentence says (codebook 2.1)."""

from pledgebook.claims.firmness.modality import cleft
from pledgebook.claims.parties.agents import agents
from pledgebook.claims.parties.asked import asked, asked_by_noun, asked_for_by, given_from
from pledgebook.claims.parties.closing import kept_out_by
from pledgebook.claims.parties.come_from import asks, come_from, with_foot
from pledgebook.claims.parties.deciders import deciders
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.drawn import fund_drawn_on
from pledgebook.claims.parties.hoped import hoped_from
from pledgebook.claims.parties.joiners import joined_by
from pledgebook.claims.parties.means import at_expense_of
from pledgebook.claims.parties.owners import (
    are_sent,
    gave_it,
    is_led_by_one,
    lent_by,
    owners,
    stands_with,
)
from pledgebook.claims.parties.received import from_whom_in_row, gets_it, has_gifts, promisers, received_from
from pledgebook.claims.parties.relative import is_given
from pledgebook.claims.parties.subjects import is_goal, joins_in, of_subjects
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.gratitude import (
    judges,
    led_by_thanks,
    says_thanks,
    thanked,
    thanked_for_it,
)
from pledgebook.claims.words.joined import joined_givers
from pledgebook.claims.words.naming import named, named_before, parties_by, row_before
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token, Tree
from pledgebook.party import Party, PartyKind


def doers(passage: Passage, anchor: Token, chain: Chain) -> Doers:
    """Return whose act a chain tells of: who is said to act, else whose programme the words name."""
    found = _doers(passage, anchor, chain)
    if found.parties or found.pronoun or found.first_person or found.addressed:
        return found
    programmes = tuple(party for party in passage.parties if party.programme)
    return Doers(programmes[:1]) if programmes else found


def _doers(passage: Passage, anchor: Token, chain: Chain) -> Doers:
    """Return who is said to do what a chain tells of, the nearest doer to the act first."""
    request = False
    if known := (
        stands_with(passage, chain)
        or gave_it(passage, anchor, chain)
        or _who_is_thanked(passage, anchor, chain)
        or joined_by(passage, chain)
        or from_whom_in_row(passage, anchor, chain)
        or at_expense_of(passage, anchor, chain)
        or kept_out_by(passage, anchor)
        or joined_givers(passage, anchor)
    ):
        return Doers(known)
    for step in chain.steps:
        if passage.tree.children(step.token, "auxpass") and (fund := _paid_out(passage, step, anchor, chain)):
            return Doers(fund)
        found = _unless_thing(passage, step, anchor, chain, _at(passage, step, anchor, answered=request))
        if found.settled and not found.parties and asks(step):
            return Doers(_creditors(passage, anchor, chain), settled=True, receives=gets_it(step))
        if found.settled and not found.parties:
            owner = _owner_of_thing(passage, anchor, chain) or fund_drawn_on(passage, anchor, chain)
            return Doers(owner, settled=not owner)
        if found.found:
            return found
        request = request or (asks(step) and step.token.pos in ("NOUN", "PROPN"))
    found = _governor(passage, chain.steps[-1].token if chain.steps else anchor)
    return found if found.parties or found.pronoun else _of_thing(passage, anchor, chain)


def _paid_out(passage: Passage, step: Step, anchor: Token, chain: Chain) -> tuple[Party, ...]:
    """Return the body whose money a passive says is paid out, whoever announces it."""
    return () if agents(passage, step.token) else fund_drawn_on(passage, anchor, chain)


def _who_is_thanked(passage: Passage, anchor: Token, chain: Chain) -> tuple[Party, ...]:
    """Return who is thanked for a thing, or whose it is: "its" in "thanked Peru for its gift" is theirs."""
    verb = next((step.token for step in chain.steps if step.token.pos == "VERB"), None)
    if verb is not None and (told := thanked_for_it(passage, verb)):
        return told
    for step in chain.steps:
        verb = led_by_thanks(passage.tree, step.token, passage.grammar)
        if step.dep not in ("prep", "acomp") or verb is None:
            continue
        owner = _owner_of_thing(passage, anchor, chain) if step.dep == "acomp" else ()
        return thanked(passage, verb) or owner
    return ()


def _creditors(passage: Passage, anchor: Token, chain: Chain) -> tuple[Party, ...]:
    """Return to whom a debt is owed: whoever asks that it be forgiven asks them."""
    nouns = [step.token for step in with_foot(anchor, chain) if step.token.pos not in ("VERB", "AUX")]
    below = {word.index: word for noun in nouns for word in passage.tree.subtree(noun)}
    owed = (word for word in below.values() if word.lemma.lower() in passage.grammar.owing)
    return next(filter(None, (parties_by(passage, word, frozenset({"to"})) for word in owed)), ())


def _unless_thing(passage: Passage, step: Step, anchor: Token, chain: Chain, found: Doers) -> Doers:
    """Return nothing where the doer found is what the act is about ("12 trucks of maize reached Kabul")."""
    if not found.settled or found.parties or asks(step):
        return found
    path = {anchor.index, *(other.token.index for other in chain.steps)}
    about = any(subject.index in path for subject in passage.tree.children(step.token, "nsubj"))
    return Doers() if about else found


def _of_thing(passage: Passage, anchor: Token, chain: Chain) -> Doers:
    """Return whose the thing is, where no word of acting has a doer."""
    if any(asks(step) and asked_for_by(passage, step.token) for step in chain.steps):
        return Doers()  # "a request for weapons by Peru"
    if owner := _owner_of_thing(passage, anchor, chain):
        return Doers(owner)
    for step in with_foot(anchor, chain):
        for child in passage.tree.children(step.token, "poss"):
            if child.text.lower() in passage.grammar.first_person:
                return Doers(first_person=True, pronoun=child.span)
    return Doers(come_from(passage, anchor, chain))


def _owner_of_thing(passage: Passage, anchor: Token, chain: Chain) -> tuple[Party, ...]:
    """Return whose the thing itself is said to be, where nobody is said to act ("British cash for Chad")."""
    told = [step.token for step in with_foot(anchor, chain) if not asks(step)]  # whose request it is asks
    if are_sent(passage, anchor) and anchor in told:
        return named(passage, (anchor,))
    path = [token for token in told if token.index not in passage.party_at]
    # nobody gives by "its gratitude for"
    path = [token for token in path if token.lemma.lower() not in passage.grammar.thanks]
    nouns = [token for token in path if token.pos in ("NOUN", "PROPN", "NUM") and not _gets(passage, token)]
    return next(filter(None, (owners(passage, noun) for noun in nouns)), ()) or lent_by(passage, anchor)


def _gets(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun means people who gain by a verb of helping ("by training Chadian police")."""
    words, verb = passage.grammar, passage.tree.head(noun).lemma.lower()
    if noun.dep not in ("dobj", "nsubjpass") or noun.lemma.lower() not in words.people:
        return False
    return verb in words.helping and verb not in words.moving


def _at(passage: Passage, step: Step, anchor: Token, *, answered: bool) -> Doers:
    """Return the doer that one word above an act tells of; `answered` where a request stands below it."""
    verbal = step.token.pos in ("VERB", "AUX") or step.token.tag == "VBN"
    asking = step.sign is not None and step.sign.classes[0] is CueClass.REQUEST
    if verbal and (asking or _wishes(passage.tree, step)):
        return asked(passage, step.token, anchor)
    return _told_at(passage, step, answered)


@once
def _told_at(passage: Passage, step: Step, answered: bool) -> Doers:
    """Return the same where it does not depend on the act."""
    word, sign = step.token, step.sign
    meaning = sign.classes[0] if sign else None
    if word.pos not in ("VERB", "AUX") and word.tag != "VBN":
        return _at_noun(passage, step)
    if _is_let(passage, word):
        return Doers()
    if step.dep in ("dobj", "prep") and says_thanks(passage.tree, word, passage.grammar):
        return Doers(thanked(passage, word), settled=True, receives=True)  # who thanks got it
    if step.dep == "dobj" and sign and sign.phrase in passage.grammar.awaiting:
        return Doers(given_from(passage, word), settled=True, receives=True)
    if meaning is CueClass.RECEIVE and not answered:
        return received_from(passage, word)
    if meaning is CueClass.ESTABLISH and step.dep == "prep" and sign and sign.can_be(CueClass.REFUSE):
        return Doers(named(passage, passage.tree.children(word, "dobj", "nsubjpass")))  # "barred Bern from"
    if meaning is CueClass.ANNOUNCE and step.dep == "dobj" and (own := _announced_for(passage, word)):
        return Doers(own)
    if has_gifts(passage, word):
        return Doers(given_from(passage, word) or promisers(passage, word), settled=True)
    if sign and sign.phrase in passage.grammar.stopping and (own := _owner_below(passage, word)):
        return Doers(own)
    hoped = hoped_from(passage, word)
    return Doers(hoped) if hoped else _at_verb(passage, step)


def _announced_for(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return whose help an office announces, where it is called somebody's by name ("announced China's aid")."""
    words = passage.grammar
    things = (n for n in passage.tree.children(verb, "dobj") if n.lemma.lower() in words.granted | words.gift)
    owned = (named(passage, passage.tree.children(noun, "poss")) for noun in things)
    return next((row for row in owned if row and all(p.kind is PartyKind.STATE for p in row)), ())


def _at_noun(passage: Passage, step: Step) -> Doers:
    """Return whose a named act is, or who decides on it."""
    if decided := deciders(passage, step.token):
        return Doers(decided)
    if step.sign is None or step.token.lemma.lower() in passage.grammar.thanks:
        return Doers()
    asks = step.sign.classes[0] is CueClass.REQUEST
    return asked_by_noun(passage, step.token) if asks else Doers(owners(passage, step.token))


def _is_let(passage: Passage, verb: Token) -> bool:
    """Tell whether somebody is let use what another opens ("allowing Chad to draw $5m"): who lets them gives it."""
    words, above = passage.grammar, passage.tree.head(verb)
    drawn = verb.lemma.lower() in words.drawing or (verb.lemma == "have" and verb.tag == "VB")
    return drawn and verb.dep in ("ccomp", "xcomp") and above.lemma.lower() in words.letting


def _wishes(tree: Tree, step: Step) -> bool:
    """Tell whether what a verb wishes or advises is for another to do ("advised Oslo to send")."""
    if step.sign is None or step.dep not in ("xcomp", "ccomp"):
        return False
    advising = step.sign.classes[0] is CueClass.DURATIVE and step.sign.can_be(CueClass.REQUEST)
    others = any(tree.children(act, "nsubj") for act in tree.children(step.token, "ccomp", "xcomp"))
    wishing = step.sign.classes[0] is CueClass.VOLITION
    return advising or (wishing and (others or bool(tree.children(step.token, "dobj"))))


def _at_verb(passage: Passage, step: Step) -> Doers:
    tree, word, sign = passage.tree, step.token, step.sign
    if _is_helped_to(tree, word, passage.grammar.enabling):
        return Doers()
    if sign and (sign.classes[0] in _SIZING or (step.dep == "prep" and sign.can_be(CueClass.TOTAL))):
        holders = tree.children(word, "nsubj", "nsubjpass", *(("dobj",) if step.dep == "prep" else ()))
        return Doers(next(filter(None, (owners(passage, one) for one in holders)), ()))
    if step.dep == "xcomp" and tree.children(word, "nsubjpass"):
        return Doers(named(passage, tree.children(word, "nsubjpass")))
    if (
        step.dep == "xcomp"
        and word.lemma.lower() in passage.grammar.moving_to
        and tree.children(word, "dobj")
    ):
        return of_subjects(passage, word, tree.children(word, "dobj"))  # "forced Norway to cut its aid"
    reports = sign is not None and sign.classes[0] is CueClass.REPORT
    told = reports and step.dep in ("ccomp", "xcomp", "parataxis")
    if told and not _tells_of_itself(tree, word) and not _tells_those_who_wait(passage, word):
        return Doers()
    if reports and step.dep == "dobj" and judges(word, passage.grammar):
        return Doers()  # "Oslo praised Peru's loan": it is Peru's
    return _subject(passage, word)


def _tells_of_itself(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody says or shows how they are themselves ("has shown itself willing to send")."""
    told = (
        *tree.children(verb, "dobj"),
        *(n for c in tree.children(verb, "ccomp") for n in tree.children(c, "nsubj")),
    )
    return any(word.text.lower().endswith(_SELF) for word in told)


_SELF = ("self", "selves")


def _tells_those_who_wait(passage: Passage, verb: Token) -> bool:
    """Tell whether another state is told what will come: who tells sends it ("told Peru that doctors would come")."""
    tree = passage.tree
    told = named(passage, tree.children(verb, "dobj", "dative"))
    coming = (aux for clause in tree.children(verb, "ccomp") for aux in tree.children(clause, "aux"))
    ahead = any(aux.text.lower() in passage.grammar.future for aux in coming)
    return verb.lemma in passage.grammar.assuring and ahead and any(p.kind is PartyKind.STATE for p in told)


def _is_helped_to(tree: Tree, verb: Token, enabling: frozenset[str]) -> bool:
    """Tell whether a verb is what somebody is helped to do ("helped Peru rebuild its schools")."""
    finite = tree.children(verb, "mark") or any(
        aux.text.lower() != "to" for aux in tree.children(verb, "aux")
    )
    above = tree.head(verb).lemma.lower()
    return verb.dep in ("ccomp", "xcomp") and verb.tag in ("VB", "VBP") and not finite and above in enabling


_SIZING = (CueClass.INCLUDE, CueClass.TOTAL)


def _owner_below(passage: Passage, verb: Token) -> tuple[Party, ...]:
    """Return whose the thing is that somebody else holds up ("Budapest blocks EU cash for Chad")."""
    things = passage.tree.children(verb, "dobj", "nsubjpass")
    return next(filter(None, (owners(passage, thing) for thing in things)), ())


def _subject(passage: Passage, verb: Token) -> Doers:
    tree = passage.tree
    if is_led_by_one(passage, verb):
        return Doers()
    if _is_busy(tree, verb):
        return of_subjects(passage, verb, tree.children(verb, "nsubjpass"))
    bare = verb.tag == "VBN" and not tree.children(verb, "aux", "nsubj")
    if bare or tree.children(verb, "auxpass", "nsubjpass"):
        return Doers(agents(passage, verb))
    if told := cleft(tree, verb):
        return _subject(passage, told)
    subjects = tree.children(verb, "nsubj") or _of_auxiliary(tree, verb)
    if verb.dep == "pcomp" and subjects and _goal(passage, verb, subjects[0]):
        return _governor(passage, tree.head(verb))
    if verb.dep == "pcomp" and not subjects and joins_in(passage, tree.head(tree.head(verb))):
        return _governor(passage, verb)
    if not subjects and verb.dep == "conj":
        return _subject(passage, tree.head(verb)) if tree.head(verb).pos in ("VERB", "AUX") else Doers()
    if not subjects and tree.children(verb, "csubj"):
        return Doers()  # "sending troops to Mali is no option"
    row = row_before(passage, _start(tree, verb))
    if not subjects or (row and subjects[0].index in {t.index for p in row for t in tree.within(p.span)}):
        return Doers(row or named_before(passage, verb))
    return of_subjects(passage, verb, subjects)


def _is_busy(tree: Tree, verb: Token) -> bool:
    """Tell whether a passive only says that somebody is at something ("officers are engaged in training")."""
    doing = any(
        tree.children(prep, "pcomp") for prep in tree.children(verb, "prep") if prep.text.lower() == "in"
    )
    return verb.lemma in ("engage", "involve", "employ", "occupy") and verb.tag == "VBN" and doing


def _of_auxiliary(tree: Tree, verb: Token) -> tuple[Token, ...]:
    """Return the subject of a progressive whose "is" the parser took for a verb ("is at present building")."""
    above = tree.head(verb)
    parted = verb.tag == "VBG" and verb.dep in ("advcl", "xcomp") and above.lemma == "be"
    told = not parted or tree.children(above, "attr", "acomp", "oprd")
    return () if told or above.index > verb.index else tree.children(above, "nsubj")


def _start(tree: Tree, verb: Token) -> int:
    """Return where a verb begins, its auxiliaries and adverbs before it included."""
    return min([verb.index, *(c.index for c in tree.children(verb, "aux", "advmod") if c.index < verb.index)])


def _goal(passage: Passage, verb: Token, subject: Token) -> bool:
    """Tell whether the parser took a goal for a doer ("came to Kyiv promising", with Kyiv as who promises)."""
    party = passage.party_at.get(subject.index)
    toward = passage.tree.head(verb).text.lower() in passage.grammar.towards | passage.grammar.within
    return party is not None and party.place and toward and verb.tag == "VBG"


def _governor(passage: Passage, top: Token) -> Doers:
    """Return the doer of a participle or adjunct from what it hangs on ("came promising", "a team training")."""
    tree = passage.tree
    if top.dep not in ("advcl", "acl", "pcomp", "relcl", "xcomp", "conj", "prep"):
        return Doers()
    if top.dep == "advcl" and tree.children(top, "nsubjpass"):
        return Doers()  # "since sanctions were imposed": by whom is not said
    hit = passage.grammar.punishing | passage.grammar.barring
    if top.dep == "relcl" and tree.children(top, "nsubjpass") and top.lemma.lower() in hit:
        return Doers()  # "officials who were banned"
    if top.dep == "relcl" and is_given(passage, top):
        return Doers()  # "Chad, which was given 40 tanks"
    for above in tree.ancestors(top):
        if above.pos in ("VERB", "AUX"):
            return _subject(passage, above)
        if top.dep in ("acl", "pcomp", "relcl") and (found := named(passage, (above,))):
            return Doers() if top.dep == "relcl" and is_goal(passage, above) else Doers(found)
    return Doers()
