"""What is not support: the actor's own, trade, and words that give nothing (codebook 4.7)."""

from functools import cache

from pledgebook.claims.acts.at_work import undergoes
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import subjects, verbs
from pledgebook.claims.acts.handled import handles
from pledgebook.claims.acts.subordinate import is_subordinate
from pledgebook.claims.claim import Form, Stage
from pledgebook.claims.document.home import is_bought, is_home, is_own, is_told_abroad, speaks_of_home
from pledgebook.claims.document.salience import issuer
from pledgebook.claims.document.speaking import is_of_hosts
from pledgebook.claims.support.bought import is_bought_by_getter
from pledgebook.claims.support.crime import is_crime
from pledgebook.claims.support.grounds import lacks_grounds
from pledgebook.claims.support.hostile import is_hostile
from pledgebook.claims.support.idle import is_idle
from pledgebook.claims.support.obligations import is_receivers_own, pays_lender
from pledgebook.claims.support.private_money import is_drawn_in, is_earned, is_private
from pledgebook.claims.support.section_titles import is_section_title
from pledgebook.claims.support.strangers import is_by_strangers
from pledgebook.claims.support.too_little import BRIEF, is_noted, is_own_budget, is_somebody, says_too_little
from pledgebook.claims.words.act import FRAME
from pledgebook.claims.words.cues import CueClass, cue_table
from pledgebook.claims.words.kinds import state_codes, steady_givers
from pledgebook.claims.words.respite import is_respite
from pledgebook.claims.words.wording import Wording, not_support, says_in, written
from pledgebook.language import Annotation, Token, Tree
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary, either


def is_support(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether an act is meant for others and says something of them."""
    if draft.form is Form.TALKS:
        return _spoken_between(draft)
    owed = is_receivers_own(draft, vocabulary) or pays_lender(draft, vocabulary)
    if owed or is_section_title(draft, annotation):
        return False
    if draft.form is Form.SANCTIONS:
        return _is_measure(draft, annotation)
    if draft.form is Form.OTHER and ("actor" in draft.guessed or _is_aside(draft)):
        return False  # a truce or treaty that nobody is said to make
    return not _gives_nothing(draft, annotation, vocabulary) and _is_for_others(draft, annotation, vocabulary)


def _is_measure(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether somebody takes a measure against others, and it is not only spoken of, broken or a way to act."""
    loose = draft.guessed & {"stage", "actor"}
    aside = (loose and _is_circumstance(draft)) or _is_breached(draft) or _is_talked_of(draft)
    return bool(draft.actors) and not aside and not _is_manner(draft) and _hits_abroad(draft, annotation)


def _gives_nothing(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether what is told of a thing is no act, harm, trade, at home, or too little to be a claim."""
    return (
        is_idle(draft)
        or is_hostile(draft)
        or is_by_strangers(draft)
        or undergoes(draft)
        or is_own_budget(draft)
        or is_subordinate(draft)
        or _is_trade(draft, vocabulary)
        or says_too_little(draft, annotation, vocabulary)
        or is_home(draft, annotation, vocabulary)
        or is_of_hosts(draft, annotation, vocabulary)
        or lacks_grounds(draft, annotation, vocabulary)
    )


def _is_for_others(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether somebody else gains, or is told of where nobody is said to."""
    meant = (*draft.recipients, *draft.channels)
    if "recipient" in draft.guessed and is_bought(draft, annotation, vocabulary):
        return False
    gaining = {party.id for party in meant if not _loose(draft, party, vocabulary)} - {None}
    if gaining:
        acting = {party.id for party in draft.actors} - {None}
        territories = not_support(vocabulary)["territories"]
        own = acting.union(*(territories.get(state, ()) for state in acting))
        return not gaining <= own or "GROUP" in gaining
    if "actor" in draft.guessed and is_somebody(draft, vocabulary):
        return False
    if (
        draft.at_home
        or draft.gainers.recipients
        or draft.gainers.targets
        or is_own(draft, annotation, vocabulary)
        or _is_in_own_coin(draft, annotation, vocabulary)
    ):
        return False
    return _foreign(draft, annotation, vocabulary)


def _is_in_own_coin(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a state that seldom gives to others spends its own currency, for nobody said to be abroad."""
    acting = {party.id for party in draft.actors}
    own = {party.id for party in issuer(draft, vocabulary)} == acting
    seldom = own and acting.isdisjoint(steady_givers(vocabulary))
    return bool(acting) and seldom and not is_told_abroad(draft, annotation, vocabulary)


def _hits_abroad(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether a measure that courts and clubs take too ("froze the accounts") is told of somebody abroad.

    In a paper of those who take it that may be said elsewhere ("the persons named in the Annex").
    """
    row = draft.act.inherent
    if row is None or " " not in row.phrase:
        return True
    acting = {party.id for party in draft.actors}
    near = annotation.parties if acting == {annotation.voice} else draft.act.passage.parties
    return any(party.id not in acting for party in near if party.id)


def _is_talked_of(draft: Draft) -> bool:
    """Tell whether somebody only judges or feels a ban ("denounced the sanctions", "sanctions have hurt Chad")."""
    first = next(iter(draft.act.chain.steps), None)
    if first is not None and "stage" in draft.guessed and first.token.pos == "VERB":
        return first.sign is None or first.sign.classes[0] is CueClass.REPORT
    here = draft.act.passage.parties  # whoever publishes the words is not among them
    return "actor" in draft.guessed and any(party in here for party in draft.actors)


def _is_aside(draft: Draft) -> bool:
    """Tell whether an act stands in a clause that only says when or if something else happens."""
    return any(verb.dep == "advcl" for verb in verbs(draft)[-1:])


def _is_breached(draft: Draft) -> bool:
    """Tell whether a ban is only one that somebody breaks, keeps or weakens ("violated the embargo", "effect of")."""
    above = (step.token for step in draft.act.chain.steps if step.token.pos in ("NOUN", "VERB"))
    tree, foot = draft.act.passage.tree, draft.act.foot
    led = tree.head(tree.head(foot)) if foot.dep == "pobj" else tree.head(foot)
    breaching = draft.act.passage.grammar.breaching
    return any(word.lemma.lower() in breaching for word in (led, *list(above)[:1]))


def _is_manner(draft: Draft) -> bool:
    """Tell whether only the way a ban works is told ("how they are applied", "to make them more effective")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    above = tree.head(foot)
    if foot.dep not in ("nsubj", "nsubjpass"):
        return False
    if above.pos == "ADJ":
        return True
    ways = (
        noun.lemma.lower() for prep in tree.children(above, "prep") for noun in tree.children(prep, "pobj")
    )
    asked = any(word.text.lower() == "how" for word in tree.children(above, "advmod"))
    return asked or "way" in ways or (above.dep == "relcl" and tree.head(above).lemma.lower() == "way")


def _is_circumstance(draft: Draft) -> bool:
    """Tell whether a thing only gives the time or ground of something else ("since sanctions were imposed")."""
    tree, word = draft.act.passage.tree, draft.act.foot
    while word.pos in ("NOUN", "PROPN", "ADP", "SCONJ") and word.head != word.index:
        if word.pos in ("ADP", "SCONJ") and word.text.lower() in draft.act.passage.grammar.circumstance:
            return True
        word = tree.head(word)
    marks = tree.children(word, "mark")
    return any(mark.text.lower() in draft.act.passage.grammar.circumstance for mark in marks)


def _is_trade(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether money or goods change hands without support: a sale, a fine, a prize (codebook 4.7)."""
    traded = any(step.sign and step.sign.classes[0] is CueClass.TRADE for step in draft.act.chain.steps)
    backed = any(step.sign and step.sign.phrase in _BACKING for step in draft.act.chain.steps)
    if traded and not (draft.actors and (backed or is_respite(draft.act))):
        return True
    if is_private(draft, vocabulary) or is_drawn_in(draft) or is_earned(draft) or is_bought_by_getter(draft):
        return True
    if (
        _stops_paying(draft, vocabulary)
        or _pays_for_it(draft, vocabulary)
        or _is_business(draft)
        or _is_with_firm(draft)
    ):
        return True
    passage, region = draft.act.passage, draft.region
    besides = not draft.gainers.firm and says_in(passage, region, _speaking("topics", vocabulary))
    criminal = not draft.gainers.firm and is_crime(draft, vocabulary)
    return besides or criminal or says_in(passage, region, _speaking("words", vocabulary))


def _stops_paying(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether a state that lends to nobody stops its payments ("Zambia suspended $9m in debt payments")."""
    acting = {party.id for party in draft.actors}
    debtors = acting and acting <= state_codes(vocabulary) - steady_givers(vocabulary)
    stopped = any(verb.lemma.lower() in draft.act.passage.grammar.halting for verb in verbs(draft))
    others = {party.id for party in draft.recipients} - acting if draft.gainers.firm else None
    owed = draft.form is Form.DEBT_RELIEF or is_respite(draft.act)
    return bool(debtors) and stopped and owed and not others


_BACKING = ("guarantee", "underwrite", "insure")


def _is_business(draft: Draft) -> bool:
    """Tell whether a private firm invests, builds or signs ("the U.S. firm Solaro will invest $3m in a plant")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    for step in draft.act.chain.steps:
        if step.token.pos == "VERB" and step.token.lemma.lower() in words.founding:
            for noun in subjects(tree, step.token):
                about = (noun, *tree.children(noun, "compound", "appos", "amod", "nmod"))
                known = noun.index in draft.act.passage.party_at
                if not known and any(word.lemma.lower() in words.firm for word in about):
                    return True
    return False


def _is_with_firm(draft: Draft) -> bool:
    """Tell whether all who are read as gaining only say whence the firm is that something is agreed with."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    tops = [tree.top(party.span) for party in draft.recipients if draft.act.passage.span.holds(party.span)]
    firms = [
        tree.head(top) for top in tops if top and top.dep in ("amod", "compound", "nmod", "poss", "npadvmod")
    ]
    sides = (firm.dep == "pobj" and tree.head(firm).text.lower() == "with" for firm in firms)
    return len(firms) == len(draft.recipients) > 0 and all(
        side and firm.lemma.lower() in words.firm for side, firm in zip(sides, firms, strict=True)
    )


def _pays_for_it(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether a clause on something sold says who pays for it ("the sale of guns, for which Rabat will pay")."""
    if draft.gainers.firm:
        return False
    tree, cues = draft.act.passage.tree, cue_table(vocabulary)
    clauses = [step.token for step in draft.act.chain.steps if _is_relative(tree, step.token)]
    above = {word.index: word for clause in clauses for word in tree.ancestors(clause)}
    for verb in [word for word in above.values() if word.pos == "VERB"]:
        above |= {noun.index: noun for noun in tree.children(verb, "dobj", "nsubjpass")}
    return any((sign := cues.at(tree, word)) and sign.classes[0] is CueClass.TRADE for word in above.values())


def _is_relative(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb heads a relative clause, however the parser hung it ("for which Rabat will pay")."""
    preps = tree.children(verb, "prep") if verb.dep == "advcl" else ()
    named = (word for prep in preps for word in tree.children(prep, "pobj"))
    return verb.dep == "relcl" or any(word.text.lower() == "which" for word in named)


@cache
def _speaking(of: str, vocabulary: Vocabulary) -> Wording:
    """Return what finds the words of a row of not_support.yml."""
    words = not_support(vocabulary)[of]
    return written(rf"\b(?:{either(words)})\b")


def _spoken_between(draft: Draft) -> bool:
    """Tell whether talks name more than one side, and are an event: held, dated, or with somebody somewhere."""
    passage = draft.act.passage
    sides = {party.id for party in (*passage.parties, *draft.actors) if party.id}
    if _is_of_members(draft):
        return True
    if len(sides) < 2 or not draft.actors:
        return False
    if _is_tour(draft) or _is_occasion(draft) or _is_no_event(draft) or _is_gathered(draft):
        return False
    travelling = passage.grammar.travelling | passage.grammar.journey
    visiting = any(step.token.lemma.lower() in travelling for step in draft.act.chain.steps)
    several = len(draft.actors) > 1 or draft.actors[0].id == "GROUP"
    if not (several or visiting or draft.act.foot.lemma.lower() in passage.grammar.travelling):
        return False
    if draft.act.inherent or draft.period or draft.act.chain.signs:
        return True
    preps = passage.tree.children(draft.act.foot, "prep")
    return any(prep.text.lower() in passage.grammar.meeting for prep in preps)


def _is_of_members(draft: Draft) -> bool:
    """Tell whether those who speak for the members of one body meet ("the foreign ministers of NATO met")."""
    tree, verb = draft.act.passage.tree, draft.act.foot
    if verb.lemma != "meet" or len(draft.actors) != 1 or draft.actors[0].kind is not PartyKind.ORGANISATION:
        return False
    held = draft.stage is not Stage.REQUESTED and not tree.children(verb, "dobj")
    heads = (noun.lemma.lower() for noun in subjects(tree, verb) if noun.tag == "NNS")
    return held and any(head in draft.act.passage.grammar.heading for head in heads)


def _is_gathered(draft: Draft) -> bool:
    """Tell whether a participle only says where a loose group does something ("donors meeting in Rome pledged")."""
    aside = draft.act.foot.dep == "acl" and draft.act.foot.tag in ("VBG", "VBN")
    return aside and all(party.id == "GROUP" for party in draft.actors)


def _is_no_event(draft: Draft) -> bool:
    """Tell whether talks are any there may ever be, or such as somebody was not asked to."""
    dets = draft.act.passage.tree.children(draft.act.foot, "det")
    asked = draft.force.negated and draft.stage is Stage.REQUESTED
    return asked or any(word.text.lower() == "any" for word in dets)


def _is_occasion(draft: Draft) -> bool:
    """Tell whether talks are only the way to or the reason of something else ("settled through talks with Peru")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    return foot.dep == "pobj" and tree.head(foot).text.lower() in draft.act.passage.grammar.occasion


def _is_tour(draft: Draft) -> bool:
    """Tell whether somebody visits what is no host ("visited the flooded quarters")."""
    passage = draft.act.passage
    seen = passage.tree.children(draft.act.foot, "dobj") if draft.act.foot.lemma == "visit" else ()
    return bool(seen) and all(noun.index not in passage.party_at for noun in seen)


def _loose(draft: Draft, party: Party, vocabulary: Vocabulary) -> bool:
    """Tell whether a group is not said to be abroad ("partners", "50 states" within a federation)."""
    if party.id != "GROUP":
        return False
    words = set(draft.act.passage.words(party.span).lower().split())
    return not words & set(not_support(vocabulary)["groups_abroad"])


def _elsewhere(draft: Draft) -> bool:
    """Tell whether the act names a place or people that no table knows: a province, a town, a home."""
    tree, known = draft.act.passage.tree, draft.act.passage.party_at
    places = (t for t in tree.within(draft.region) if t.pos == "PROPN" and t.entity in ("GPE", "LOC", "FAC"))
    return any(token.index not in known for token in places)


def _foreign(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether an act that names nobody who gains is meant for others all the same.

    Words of aid abroad beside it settle that; in a short text any word of help does, since what is given at
    home is told with the home that gets it.
    """
    if not (draft.amount or draft.items or _aids(draft)):
        return False
    if handles(draft) and not (draft.channels or is_told_abroad(draft, annotation, vocabulary)):
        return False
    if is_told_abroad(draft, annotation, vocabulary):
        return True
    brief = len(annotation.view.text) < BRIEF and not _elsewhere(draft)
    if brief and (_nobody_known(draft, annotation) or speaks_of_home(annotation, vocabulary)):
        return False
    firm = not draft.guessed & {"stage", "lead"} or is_noted(draft, annotation)
    return brief and (firm or bool(draft.act.items or draft.actors))


def _nobody_known(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether somebody acts whom no table knows ("the council"), or nobody does and money is only set aside."""
    between_states = any(item.group == "money/budget" for item in draft.act.items)
    if draft.actors or between_states or is_noted(draft, annotation):
        return False
    first = next((s.sign for s in draft.act.chain.signs if s.sign and s.sign.classes[0] not in FRAME), None)
    setting_aside = first is not None and first.classes[0] in _SETTING_ASIDE
    return draft.doers.settled or draft.doers.pronoun is not None or setting_aside


_SETTING_ASIDE = (CueClass.ALLOCATE, CueClass.AUTHORISE, CueClass.COMMIT, CueClass.ESTABLISH)


def _aids(draft: Draft) -> bool:
    """Tell whether somebody gives help of a stated kind ("military assistance", "a loan"): no sum is needed."""
    lent = {*draft.act.passage.grammar.finance.values()} if "actor" not in draft.guessed else set()
    helping = any((i.group or "").startswith("general/") or i.group in lent for i in draft.act.items)
    return helping and draft.category is not None and bool(draft.actors)
