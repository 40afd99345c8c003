"""Words that leave too much open to be a claim: nobody gives, nobody gains, nothing is given (codebook 7.1)."""

from functools import cache

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import subjects
from pledgebook.claims.acts.handled import handles, is_borne
from pledgebook.claims.claim import Form, Stage, StageGroup
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.kinds import agencies, are_all
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Annotation, Token, Tree
from pledgebook.vocabulary import Vocabulary

BRIEF = 1500  # code points; a note or a brief, not a report
ARTICLE = 500  # code points; a shorter text is a note or an item


def says_too_little(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether too much is left open: no word of giving, nobody who acts, nobody who gains."""
    helping = draft.act.inherent is not None and draft.act.inherent.object and not draft.amount
    if helping and (_by_nobody(draft) or not _helps_somebody(draft)):
        return True
    if draft.form is Form.PERSONNEL and draft.act.inherent and (not draft.actors or "actor" in draft.guessed):
        return True  # a withdrawal of nobody's forces
    if _says_what_for(draft) or _only_lacks(draft, vocabulary) or _is_maxim(draft) or _names_a_meeting(draft):
        return True
    if _only_lands(draft) or (not draft.actors and (handles(draft) or is_borne(draft))):
        return True
    if _is_own_truce(draft) or _only_reaches(draft):
        return True
    if _is_called_a_gift(draft) and _is_for_nobody(draft):
        return True
    if draft.act.unknown and not _is_known_by_sides(draft, annotation):
        return True
    if (
        "stage" in draft.guessed
        and (not draft.amount or _other_verb(draft))
        and not (is_noted(draft, annotation) or _is_part_of_aid(draft))
    ):
        return True
    nobody = draft.doers.settled or (draft.recipients and all(p.adjective for p in draft.recipients))
    unknown = not draft.actors and not draft.recipients and not draft.channels
    another = draft.doers.settled and len(annotation.view.text) >= BRIEF
    if unknown and (another or draft.doers.first_person or is_somebody(draft, vocabulary)):
        return True
    return bool(not draft.actors and nobody and not draft.force.asked and not draft.gainers.firm)


def _is_part_of_aid(draft: Draft) -> bool:
    """Tell whether a thing is said to be a part of what somebody named gives ("Oslo's aid to Chad includes tents")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    signs = (step for step in draft.act.chain.steps if step.sign)
    holding = [step.token for step in signs if step.sign and step.sign.classes[0] is CueClass.INCLUDE]
    known = draft.recipients and draft.actors and "actor" not in draft.guessed
    if not known or all((item.group or "").startswith("general/") for item in draft.items):
        return False
    wholes = {noun.lemma.lower() for verb in holding for noun in subjects(tree, verb)}
    return not wholes.isdisjoint(words.backing | words.scheme | words.granted)


def _is_known_by_sides(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether a thing that no table knows is given all the same: it is said who gives it, and to whom.

    An article settles who gains elsewhere; in a few lines who is only named beside may be anybody.
    """
    meant = "recipient" not in draft.guessed or len(annotation.view.text) >= ARTICLE
    said = draft.recipients and meant and "actor" not in draft.guessed and draft.amount is None
    return bool(draft.actors and (said or draft.gainers.recipients or _is_ours(draft) or _builds(draft)))


def _only_lands(draft: Draft) -> bool:
    """Tell whether ships or planes in no number come, of nobody and for nobody ("the first ships landed")."""
    first = next((step.sign for step in draft.act.chain.signs if step.sign), None)
    comes = first is not None and first.classes[0] is CueClass.ARRIVE
    carriers = draft.act.foot.lemma.lower() in draft.act.passage.grammar.carrier
    counted = any(item.quantity is not None for item in draft.items)
    named = draft.gainers.recipients or "actor" not in draft.guessed
    return comes and carriers and not (counted or named or draft.amount)


def is_own_budget(draft: Draft) -> bool:
    """Tell whether a sum is only how large somebody's budget is ("the UN's budget is $6bn", "rose by $6m")."""
    tree, known = draft.act.passage.tree, draft.act.passage.party_at
    if draft.amount is None:
        return False
    for step in draft.act.chain.steps:
        sizing = step.token.lemma == "be" or step.sign is None or step.sign.can_be(CueClass.TOTAL)
        for noun in tree.children(step.token, "nsubj", "dobj") if sizing else ():
            owners = tree.children(noun, "poss", "nmod", "compound")
            if noun.lemma.lower() == "budget" and any(word.index in known for word in owners):
                return True
    return False


def _by_nobody(draft: Draft) -> bool:
    """Tell whether a service that people get at home every day is told without who does it ("were evacuated")."""
    tree, row = draft.act.passage.tree, draft.act.inherent
    if row is None or not row.doer:
        return False
    foot, words = draft.act.foot, draft.act.passage.grammar
    passive = tree.children(foot, "auxpass") and not tree.children(foot, "agent")
    by = foot.lemma.lower() in words.curing or any(word.text == "by" for word in tree.subtree(foot))
    passive = passive and not (by and draft.doers.parties)
    return bool(passive) or not draft.actors or "actor" in draft.guessed


def _is_ours(draft: Draft) -> bool:
    """Tell whether somebody answers in a talk what they themselves give ("we will not pay the pensions")."""
    stopped = draft.stage.group is StageGroup.OFF and bool(draft.actors)  # "The school is suspended."
    ours = draft.doers.first_person or stopped
    return draft.act.passage.answering and ours and bool(draft.recipients)


def _is_own_truce(draft: Draft) -> bool:
    """Tell whether those who fight only end it or will not ("signed a truce in Lusaka"): nobody is helped."""
    first = next((step.sign for step in draft.act.chain.signs if step.sign), None)
    words = draft.act.passage.grammar
    own = first is not None and first.can_be(CueClass.COMMIT, CueClass.PROMISE, CueClass.REFUSE)
    truce = bool(draft.items) and all(item.name in words.truce for item in draft.items)
    return own and truce and not draft.gainers.firm and draft.amount is None


def _only_reaches(draft: Draft) -> bool:
    """Tell whether people are said to have access to a thing, no sum ("had access to health care"): nobody gives it."""
    words = draft.act.passage.grammar
    signs = (step for step in draft.act.chain.steps if step.sign)
    gets = any(step.sign.can_be(CueClass.RECEIVE) for step in signs if step.sign)
    reached = any(step.token.lemma.lower() in words.access for step in draft.act.chain.steps)
    return draft.amount is None and gets and reached


def _is_called_a_gift(draft: Draft) -> bool:
    """Tell whether a thing is only said to be somebody's gift ("the statue is a gift of Italy")."""
    first = next(iter(draft.act.chain.steps), None)
    return (
        first is not None
        and first.dep == "nsubj"
        and first.token.lemma.lower() in draft.act.passage.grammar.given
    )


def _is_for_nobody(draft: Draft) -> bool:
    """Tell whether nobody gains, or nobody is said to gain by a thing that no table knows."""
    unknown = all(item.group is None for item in draft.items)
    return not draft.recipients or (unknown and "recipient" in draft.guessed)


def _builds(draft: Draft) -> bool:
    """Tell whether people of a named state build or mend a thing ("French soldiers are repairing the runway")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if "actor" in draft.guessed or not draft.recipients:
        return False
    verb = next((step.token for step in draft.act.chain.steps if step.token.pos == "VERB"), None)
    if verb is None or verb.lemma.lower() not in words.building:
        return False
    doing = (
        *subjects(tree, verb),
        *(n for by in tree.children(verb, "agent") for n in tree.children(by, "pobj")),
    )
    return any(noun.tag in ("NNS", "NNPS") for noun in doing)


def _only_lacks(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether a thing is only said to be needed, and of nobody ("blankets are badly needed")."""
    words, passage = draft.act.passage.grammar.wanting, draft.act.passage
    asking = [s.sign for s in draft.act.chain.signs if s.sign and s.sign.classes[0] is CueClass.REQUEST]
    said = bool(asking) and all({sign.phrase, passage.words(sign.span).lower()} & words for sign in asking)
    if not said or draft.stage is not Stage.REQUESTED or _is_aid_wanted(draft, vocabulary):
        return False
    return not draft.actors or "actor" in draft.guessed or _lack_it_themselves(draft)


def _is_aid_wanted(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether a sum is said to be needed in aid, by an agency, or for those it would help."""
    tree, known = draft.act.passage.tree, draft.act.passage.party_at
    if draft.amount is None or not draft.recipients:
        return False
    needing = (step.token for step in draft.act.chain.signs if step.sign)
    lacking = [noun for verb in needing for noun in subjects(tree, verb)]
    needy = {known[noun.index].id for noun in lacking if noun.index in known}
    owned = any(word.index in known for noun in lacking for word in tree.children(noun, "poss", "amod"))
    below = tree.reach(draft.act.foot)
    named = (item.group or "" for item in draft.act.passage.items if below.holds(item.head))
    aid = any(group.startswith(("general/", "money/")) for group in named)
    others = draft.gainers.firm and not owned and needy.isdisjoint({one.id for one in draft.recipients})
    return aid or others or not needy.isdisjoint(agencies(vocabulary))


def _lack_it_themselves(draft: Draft) -> bool:
    """Tell whether who is read as asked is who needs the thing ("Peru is in dire need of tents")."""
    tree, known = draft.act.passage.tree, draft.act.passage.party_at
    asked = {party.id for party in draft.actors}
    needing = (s.token for s in draft.act.chain.signs if s.sign and s.sign.can_be(CueClass.REQUEST))
    verbs = (tree.head(tree.head(word)) if tree.head(word).text.lower() == "in" else word for word in needing)
    lacking = (noun for verb in verbs for noun in subjects(tree, verb) if noun.index in known)
    return any(known[noun.index].id in asked for noun in lacking)


def _names_a_meeting(draft: Draft) -> bool:
    """Tell whether a thing is only what a meeting is called after ("a conference for the reconstruction of Iraq")."""
    nouns = [step.token for step in draft.act.chain.steps if step.token.pos in ("NOUN", "PROPN")]
    gathering = draft.act.passage.grammar.gathering
    return draft.amount is None and any(noun.lemma.lower() in gathering for noun in nouns)


def _is_maxim(draft: Draft) -> bool:
    """Tell whether nobody is said to do what is spoken of in general ("cutting aid is a death sentence")."""
    general = any(s.token.dep == "csubj" and s.token.tag == "VBG" for s in draft.act.chain.steps)
    return general and (not draft.actors or "actor" in draft.guessed)


def _helps_somebody(draft: Draft) -> bool:
    """Tell whether somebody is helped: named in the clause, or people of a country that the text settles."""
    if draft.gainers.recipients:
        return True
    if draft.act.inherent and draft.act.inherent.defrays:
        return draft.gainers.meant is not None or _is_ours(draft)  # wages are paid at home every day
    passage, verb = draft.act.passage, draft.act.foot
    served = (verb,) if verb.pos == "NOUN" else passage.tree.children(verb, "dobj", "nsubjpass")
    people = (noun.lemma.lower() for noun in served)
    known = bool(draft.actors and draft.recipients) and (
        "actor" not in draft.guessed or passage.answering  # who speaks tells of what is theirs
    )
    several = are_all(draft.items, "personnel") or any(noun in passage.grammar.people for noun in people)
    ready = verb.tag == "VB" and verb.lemma.lower() in passage.grammar.helping_alone
    alone = ready and not served  # "is ready to help"
    return known and (several or alone or _stands_by(draft))


def _stands_by(draft: Draft) -> bool:
    """Tell whether somebody by name stands behind "stand by" and the like."""
    tree, verb = draft.act.passage.tree, draft.act.foot
    beside = (noun for prep in tree.children(verb, "prep") for noun in tree.children(prep, "pobj"))
    return verb.lemma == "stand" and any(noun.index in draft.act.passage.party_at for noun in beside)


def _says_what_for(draft: Draft) -> bool:
    """Tell whether only the use of aid told before is told ("the grant will be used to repair two dams")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if draft.amount:
        return False
    if _is_limit(draft):
        return True
    subjects = (
        noun
        for step in draft.act.chain.signs
        for noun in tree.children(step.token, "nsubj", "nsubjpass")
        if step.sign and step.sign.can_be(CueClass.FUND) and not _is_paid_by(draft, step.token)
    )
    return any(
        (noun.lemma.lower() in words.instrument or noun.index in draft.act.passage.things)
        and any(c.text.lower() in ("the", "this", "these", "that") for c in tree.children(noun, "det"))
        for noun in subjects
    )


def _is_paid_by(draft: Draft, verb: Token) -> bool:
    """Tell whether a passive says who pays for a thing ("the plant is funded by Oslo")."""
    paying = verb.lemma.lower() not in _USING and bool(draft.act.passage.tree.children(verb, "agent"))
    return paying and bool(draft.doers.parties)


_USING = ("use", "spend", "utilise", "utilize")


def _is_limit(draft: Draft) -> bool:
    """Tell whether a clause only says what aid is not for ("a fund that may not be used for weapons")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    for step in draft.act.chain.signs:
        head = tree.head(step.token)
        bounded = step.token.dep == "relcl" and bool(tree.children(step.token, "neg"))
        if bounded and step.sign and step.sign.can_be(CueClass.FUND):
            return head.lemma.lower() in words.instrument or head.index in draft.act.passage.things
    return False


def is_noted(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether a note without a verb gives what it names, first in a brief text or handed over.

    The things are counted, or the note is headed by a word of giving and says to whom ("Aid in kind to Peru").
    """
    passage = draft.act.passage
    if _has_predicate(passage):
        return False
    counted = bool(draft.amount) or any(item.quantity is not None for item in draft.items)
    first = passage.number == 0 and len(annotation.view.text) < BRIEF
    if first and not counted:
        stacked = not annotation.view.text.rstrip().endswith((".", '"'))  # headlines, and no report below
        return _heads_a_gift(draft) or (stacked and _sends(draft))
    return counted and (first or bool(draft.act.chain.signs and draft.actors and draft.recipients))


def _heads_a_gift(draft: Draft) -> bool:
    """Tell whether a note is headed by a word of giving and names who gives, gains or passes it on."""
    passage = draft.act.passage
    head = next((word for word in passage.tree.tokens if word.dep == "ROOT"), None)
    said = passage.said.endswith(".")  # a title only says what a text is about
    giving = said and head is not None and head.lemma.lower() in passage.grammar.handing
    gaining = draft.recipients if "recipient" not in draft.guessed else ()
    giver = draft.actors if "actor" not in draft.guessed else ()
    return giving and bool(gaining or giver or draft.channels)


def _sends(draft: Draft) -> bool:
    """Tell whether a headline names goods or people, whose they are and where they go ("US troops to Haiti")."""
    whole = draft.act.foot.dep == "ROOT" and not draft.act.passage.said.endswith(".")
    groups = [item.group or "general/" for item in draft.items]
    things = bool(groups) and all(group == _ARMS or not group.startswith(_VAGUE) for group in groups)
    sides = draft.actors and draft.gainers.firm and not draft.guessed & {"actor", "recipient"}
    return whole and things and bool(sides)


_ARMS, _VAGUE = "general/military_goods", ("general/", "money/")


@once
def _has_predicate(passage: Passage) -> bool:
    """Tell whether a sentence has a verb with a tense, beside those of relative clauses."""
    return any(token.tag in _FINITE and not _relative(passage.tree, token) for token in passage.tree.tokens)


def _relative(tree: Tree, verb: Token) -> bool:
    return "relcl" in (verb.dep, tree.head(verb).dep)


_FINITE = ("VBD", "VBP", "VBZ", "MD")


def _other_verb(draft: Draft) -> bool:
    """Tell whether a verb that is no word of giving stands above the thing."""
    return any(step.token.pos == "VERB" and not step.sign for step in draft.act.chain.steps)


def is_somebody(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether "he" or "she" acts, and no words say for which state ("he promised his brother a tractor")."""
    pronoun = draft.doers.pronoun
    return pronoun is not None and draft.act.passage.words(pronoun).lower() in _personal(vocabulary)


@cache
def _personal(vocabulary: Vocabulary) -> frozenset[str]:
    rows = vocabulary.rows("pronouns")
    return frozenset((*rows["m"]["words"], *rows["f"]["words"]))
