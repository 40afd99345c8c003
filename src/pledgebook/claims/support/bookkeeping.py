"""Sums and things that are only counted, owed, lost, told in other money or not done: nothing of them is given."""

from collections.abc import Iterator
from itertools import takewhile

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import subjects, verbs
from pledgebook.claims.claim import Form, StageGroup
from pledgebook.claims.support.entered import is_entered
from pledgebook.claims.support.loose_talk import is_loose_talk
from pledgebook.claims.support.offences import is_offence
from pledgebook.claims.words.act import FRAME
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.naming import parties_by
from pledgebook.claims.words.respite import is_owed, pays_back
from pledgebook.claims.words.sums import FORFEIT
from pledgebook.language import Token, Tree


def is_only_counted(draft: Draft) -> bool:
    """Tell whether the words say, whatever is counted, that none of it is given."""
    return any(tells(draft) for tells in _CHECKS)


def _is_written_down(draft: Draft) -> bool:
    """Tell whether aid is only what a list tells of that somebody puts out ("released its list of aid")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if tree.children(draft.act.foot, "acl"):
        return False  # "a list of aid delivered in May"
    steps = (step.token for step in draft.act.chain.steps)
    nouns = (t for t in takewhile(lambda t: t.pos != "VERB", steps) if t.pos == "NOUN")
    listed = (noun for noun in nouns if noun.lemma.lower() in words.ledger)
    return any(_is_put_out(tree, noun, words) or _is_led_in(tree, noun) for noun in listed)


def _is_led_in(tree: Tree, noun: Token) -> bool:
    """Tell whether a line only leads to the list that follows it ("following are details of the aid given")."""
    verb = tree.head(noun)
    opening = (word.text.lower() for word in tree.children(verb))
    return verb.lemma == "be" and any(word in ("following", "here", "below") for word in opening)


def _is_put_out(tree: Tree, noun: Token, words: Grammar) -> bool:
    return any(word.lemma.lower() in words.publishing for word in (noun, *tree.ancestors(noun)))


def _is_zero(draft: Draft) -> bool:
    """Tell whether a sum is none ("we allocate 0 euros to Estonia")."""
    return draft.amount is not None and draft.amount.value == 0


def _is_lost(draft: Draft) -> bool:
    """Tell whether a sum that no word gives is what is lost or missing ("leaving a shortfall of $143 million")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if not _figured(draft) or any(
        step.sign.classes[0] not in FRAME for step in draft.act.chain.signs if step.sign
    ):
        return False
    above = (draft.act.foot, *tree.ancestors(draft.act.foot))
    return any(word.lemma.lower() in words.missing for word in above)


def _figured(draft: Draft) -> bool:
    return draft.amount is not None or any(item.quantity is not None for item in draft.items)


def _only_owes(draft: Draft) -> bool:
    """Tell whether a debt is only said to stand at a sum ("left with debts of $80 billion")."""
    if draft.form is not Form.DEBT_RELIEF or draft.act.inherent or draft.act.echo:
        return False
    lowered = any(verb.lemma.lower() in draft.act.passage.grammar.lessening for verb in verbs(draft)[:1])
    if lowered and not draft.gainers.recipients:
        return True  # "plans to cut debt": its own
    done = any(step.sign and step.sign.classes[0] not in FRAME for step in draft.act.chain.steps)
    said = draft.act.passage.said.lower()
    return not done and not any(word in said for word in draft.act.passage.grammar.relieving)


def _pays_its_own(draft: Draft) -> bool:
    """Tell whether somebody only pays, or does not pay, what it owes ("suspended its debt payments to China")."""
    passage, tree = draft.act.passage, draft.act.passage.tree
    acting, gaining = ({party.id for party in row} for row in (draft.actors, draft.recipients))
    path = (draft.act.foot, *(step.token for step in draft.act.chain.steps))
    above = path if draft.act.foot.pos != "VERB" else path[1:]  # "forgave what Peru owes" is no debtor's act
    if above and _is_of_debtor(tree, above, passage.grammar):
        return True
    cleared = tuple(_cleared(tree, path, passage.grammar))
    told = (word for word in (*path, *_sized(tree, path)) if is_owed(tree, word, passage.grammar))
    for noun in (*told, *cleared):
        creditors = {party.id for party in parties_by(passage, noun, _TO)}
        if noun.dep == "dobj" and pays_back(tree, noun, passage.grammar):
            creditors |= {party.id for party in parties_by(passage, tree.head(noun), _TO)}
        if creditors and gaining <= creditors:
            return True
    if _puts_off_its_own(draft):
        return True
    owners = (passage.party_at.get(word.index) for noun in cleared for word in tree.children(noun, "poss"))
    lends = any(
        step.token.lemma.lower() in passage.grammar.bestowing for step in draft.act.chain.steps
    )  # "to pay its debts": theirs
    return not lends and any(owner.id in acting for owner in owners if owner and owner.id)


def _puts_off_its_own(draft: Draft) -> bool:
    """Tell whether a debtor stops or makes what it pays ("Peru suspended payments on its debt", "paid its debts")."""
    passage, tree = draft.act.passage, draft.act.passage.tree
    for step in draft.act.chain.steps:
        pays = step.token.lemma.lower() in passage.grammar.clearing
        debtors = {party.id for party in (draft.actors if pays else draft.recipients)}
        told = is_owed if pays else pays_back
        paid = (n for n in tree.children(step.token, "dobj") if told(tree, n, passage.grammar))
        nouns = [w for noun in paid for w in tree.subtree(noun) if w.text.lower() in ("its", "their")]
        who = (passage.party_at.get(noun.index) for noun in tree.children(step.token, "nsubj"))
        if nouns and any(party.id in debtors for party in who if party):
            return True
    return False


def _is_of_debtor(tree: Tree, path: tuple[Token, ...], words: Grammar) -> bool:
    """Tell whether a verb above says that somebody owes or services a debt."""
    above = next((word for word in (*path, *tree.ancestors(path[-1])) if word.pos == "VERB"), None)
    return above is not None and above.tag != "VBN" and above.lemma.lower() in words.owing | {"service"}


def _sized(tree: Tree, path: tuple[Token, ...]) -> tuple[Token, ...]:
    """Return the object of a verb from which the parser hung the sum of it ("faces repayments to Peru of $5m")."""
    prep = tree.head(path[0])
    return tree.children(tree.head(prep), "dobj") if prep.text.lower() == "of" else ()


def _cleared(tree: Tree, path: tuple[Token, ...], words: Grammar) -> Iterator[Token]:
    """Yield the debts that something is paid to clear ("paid $5m to settle its arrears")."""
    known = {word.index for word in path}
    below = (verb for word in path for verb in tree.children(word, *_PURPOSE) if verb.index not in known)
    nouns = (noun for verb in below if verb.tag == "VB" for noun in tree.children(verb, "dobj"))
    return (noun for noun in nouns if is_owed(tree, noun, words))


_PURPOSE = ("advcl", "xcomp", "acl", "relcl")
_TO = frozenset({"to"})


def _acts(draft: Draft) -> bool:
    """Tell whether a thing does what is told and is not given ("the blast was caused by tonnes of nitrate")."""
    tree, steps = draft.act.passage.tree, draft.act.chain.steps
    if draft.amount is None and draft.act.foot.dep == "pobj" and tree.head(draft.act.foot).dep == "agent":
        return not _pays(draft)  # "given by Nepalese peacekeepers"
    if draft.amount or any(step.sign for step in steps):
        return False
    return any(step.dep == "agent" and tree.children(step.token, "auxpass") for step in steps)


def _pays(draft: Draft) -> bool:
    """Tell whether what a thing is paid by is somebody's money ("is supported by a grant from Japan")."""
    return draft.form in (Form.MONEY, Form.LOAN) and bool(draft.actors) and "actor" not in draft.guessed


def _is_wasted(draft: Draft) -> bool:
    """Tell whether money only goes astray ("$4bn of aid may be wasted"), or is lost and nobody is said to give it."""
    if FORFEIT in draft.act.chain.phrases:
        return not draft.doers.parties  # else it does not come any more ("lost $33m in German aid")
    wasting = draft.act.passage.grammar.wasting
    return any(verb.lemma.lower() in wasting for verb in verbs(draft)[:1])


def _is_converted(draft: Draft) -> bool:
    """Tell whether a sum only says another in other money ("4 million dollars, which is about 61 million rufiyaa")."""
    passage, own = draft.act.passage, draft.amount
    above = next((step.token for step in draft.act.chain.steps if step.token.pos in ("VERB", "AUX")), None)
    if (
        own is None
        or above is None
        or above.dep != "relcl"
        or draft.act.foot.dep not in ("attr", "dobj", "pobj")
    ):
        return False
    beside = (amount for amount, top in passage.sums if top == passage.tree.head(above))
    sizing = above.lemma.lower() in passage.grammar.sizing | {"equal"}
    return sizing and any(amount.currency != own.currency for amount in beside)


def _is_estimate(draft: Draft) -> bool:
    """Tell whether somebody only reckons what a thing costs or what was lost ("puts the cost at $11 billion")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    prep = tree.head(draft.act.foot)
    if draft.amount is None or draft.act.foot.dep != "pobj" or prep.text.lower() != "at":
        return False
    verb = next((word for word in tree.ancestors(prep) if word.lemma.lower() in words.reckoning), prep)
    cost = tree.children(verb, "dobj", "nsubjpass")
    return any(noun.lemma.lower() in words.outlay | words.missing for noun in cost)


def _is_cost(draft: Draft) -> bool:
    """Tell whether a sum only says what a thing costs or is to cost ("the total cost of the dam is $80m")."""
    tree = draft.act.passage.tree
    verb = next(iter(verbs(draft)), None)
    spent = draft.stage.group is StageGroup.DONE  # "the cost to date is $12m"
    if draft.amount is None or verb is None or spent or tree.children(verb, "dobj", "agent"):
        return False
    sized = verb.lemma in ("be", "come", "stand") and draft.act.foot.index > verb.index
    nouns = [noun for noun in subjects(tree, verb) if noun.lemma.lower() in _COST]
    known = draft.act.passage.party_at
    owned = any(word.index in known for noun in nouns for word in tree.children(noun, "poss", "amod"))
    return sized and bool(nouns) and not owned


_COST = ("cost", "price")


def _is_wage(draft: Draft) -> bool:
    """Tell whether a sum is what somebody earns, by nobody said to pay it ("a soldier is paid less than $100")."""
    tree = draft.act.passage.tree
    first = next(iter(verbs(draft)), None)
    if draft.amount is None or first is None or (draft.doers.parties and first.lemma != "earn"):
        return False
    paid = first.lemma == "pay" and bool(tree.children(first, "dobj", "npadvmod", "oprd"))
    earners = tree.children(first, "nsubjpass") if paid else tree.children(first, "nsubj")
    people = (noun.lemma.lower() in draft.act.passage.grammar.people for noun in earners)
    return (paid and any(people)) or first.lemma == "earn"


def _is_own_subsidy(draft: Draft) -> bool:
    """Tell whether subsidies that somebody ends or cuts are for those at home ("promised to cut fuel subsidies")."""
    foot, passage = draft.act.foot, draft.act.passage
    if foot.lemma.lower() != "subsidy" or draft.stage.group is not StageGroup.OFF:
        return False
    verb = next(iter(verbs(draft)), foot)
    return not any(parties_by(passage, word, _FOR) for word in (foot, verb))


_FOR = frozenset({"to", "for"})


def _is_unwanted(draft: Draft) -> bool:
    """Tell whether somebody only will not have help that others may give ("declined foreign aid")."""
    tree = draft.act.passage.tree
    refused = any(step.sign and step.sign.classes[0] is CueClass.REFUSE for step in draft.act.chain.steps)
    told = (word.text.lower() for word in tree.children(draft.act.foot, "amod"))
    outside = not draft.act.passage.grammar.outside.isdisjoint(told)
    return refused and not draft.gainers.firm and outside


def _is_described(draft: Draft) -> bool:
    """Tell whether of a sum or number known by now only is told what it is like ("the $5m is a drop in the ocean")."""
    act, tree, words = draft.act, draft.act.passage.tree, draft.act.passage.grammar
    verb = tree.head(act.foot)
    done = any(step.sign and step.sign.classes[0] not in FRAME for step in act.chain.steps)
    if act.foot.dep != "nsubj" or verb.lemma != "be" or done:
        return False
    like = [noun for noun in tree.children(verb, "attr") if noun.pos == "NOUN"]
    giving = words.gift | words.handing | words.package | words.growth | words.finance.keys() | _PARTS
    known = act.passage.things
    return bool(like) and not any(noun.index in known or noun.lemma.lower() in giving for noun in like)


_PARTS = {"part", "share", "half"}


def _is_turnover(draft: Draft) -> bool:
    """Tell whether a sum is only the size of trade, debts or takings ("total trade came to $8 billion")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    first = next(iter(verbs(draft)), None)
    said = draft.gainers.firm and "lead" not in draft.guessed  # by its own words, not by those before
    if draft.amount is None or said:
        return False
    if _is_worth_of_business(draft) or _is_in_turnover(draft):
        return True
    if first is None:
        return False
    sized = first.lemma.lower() in words.sizing | words.altering
    return sized and any(noun.lemma.lower() in words.turnover for noun in subjects(tree, first))


def _is_in_turnover(draft: Draft) -> bool:
    """Tell whether a sum that no word of giving stands over is one of reserves or takings ("$5m in reserves")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    done = any(step.sign and step.sign.classes[0] not in FRAME for step in draft.act.chain.steps)
    led = (prep for prep in tree.children(draft.act.foot, "prep") if prep.text.lower() in ("in", "of"))
    nouns = (noun.lemma.lower() in words.turnover for prep in led for noun in tree.children(prep, "pobj"))
    return not done and any(nouns)


def _is_worth_of_business(draft: Draft) -> bool:
    """Tell whether a sum is what a trade is worth ("an industry worth $300m a year")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    worth = tree.head(draft.act.foot)
    return worth.lemma == "worth" and tree.head(worth).lemma.lower() in words.turnover | words.business


def _is_output(draft: Draft) -> bool:
    """Tell whether somebody only wants more of a thing made or grown ("to raise the output of maize")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    noun = tree.head(tree.head(draft.act.foot))
    made = noun.lemma.lower() in words.output and tree.head(draft.act.foot).text.lower() == "of"
    raised = (verb.lemma.lower() in words.bettering for verb in verbs(draft))
    return made and not draft.gainers.firm and any(raised)


def _is_banned(draft: Draft) -> bool:
    """Tell whether a thing is only what a ban or sanctions are on ("sanctions against Chad for crude oil")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if draft.form is Form.SANCTIONS or draft.act.inherent:
        return False
    above = [step.token for step in draft.act.chain.steps]
    told = (word.text.lower() for word in tree.children(draft.act.foot, "amod"))
    nouns = (noun.lemma.lower() in words.banning for noun in above if noun.pos == "NOUN")
    return any(nouns) or _is_outlawed(draft) or not words.barred.isdisjoint(told)


def _is_outlawed(draft: Draft) -> bool:
    """Tell whether what is forbidden is to bring a thing to somebody ("the supply of fuel to Chad is prohibited")."""
    steps, words = draft.act.chain.steps, draft.act.passage.grammar
    brought = any(step.token.pos == "NOUN" and step.sign is not None for step in steps)
    return brought and any(s.token.lemma.lower() in words.outlawing for s in steps if s.token.pos == "VERB")


def _is_undone(draft: Draft) -> bool:
    """Tell whether a verb says what was not done ("could have given more", "should have sent boats")."""
    tree = draft.act.passage.tree
    for verb in verbs(draft):
        helpers = [aux.text.lower() for aux in tree.children(verb, "aux")]
        if verb.tag == "VBN" and "have" in helpers and {"could", "should", "ought"} & {*helpers}:
            return True
    return False


_CHECKS = (
    _is_written_down,
    is_entered,
    _is_lost,
    _only_owes,
    _pays_its_own,
    _acts,
    _is_wasted,
    _is_converted,
    _is_estimate,
    _is_cost,
    _is_wage,
    _is_own_subsidy,
    _is_banned,
    is_offence,
    is_loose_talk,
    _is_zero,
    _is_described,
    _is_turnover,
    _is_output,
    _is_unwanted,
    _is_undone,
)
