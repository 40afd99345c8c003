"""Sentences with a word of support in which nothing is given: use, aims, effects, headings."""

from pledgebook.claims.acts.at_work import (
    are_about_their_own,
    goes_on_with,
    is_taught,
    only_works,
    works_beside,
)
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import is_nobody, subjects, verbs
from pledgebook.claims.acts.spent import spends_what_it_got
from pledgebook.claims.acts.spoken import is_topic
from pledgebook.claims.claim import Stage
from pledgebook.claims.support.bookkeeping import is_only_counted
from pledgebook.claims.support.scene import is_locution, is_scene
from pledgebook.claims.support.sizes import is_missed_mark, is_price, is_size, only_lacks_figures
from pledgebook.claims.support.staged import is_staged_with
from pledgebook.claims.words.act import EMBEDDING, FRAME
from pledgebook.claims.words.cues import CueClass, Sign
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.meaning import is_judgement
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.language import BlockKind, Token, Tree
from pledgebook.party import PartyKind


def is_idle(draft: Draft) -> bool:
    """Tell whether the words around a thing neither move nor make it."""
    if (
        is_only_counted(draft)
        or _is_reckoned(draft)
        or _is_exchanged(draft)
        or is_size(draft)
        or is_price(draft)
        or is_missed_mark(draft)
        or only_lacks_figures(draft)
        or (draft.act.passage.turn is None and is_topic(draft.act))
        or is_staged_with(draft)
        or spends_what_it_got(draft)
        or are_about_their_own(draft)
    ):
        return True
    if draft.amount or any(item.quantity is not None for item in draft.items):
        return False
    return any(tells(draft) for tells in _CHECKS)


def _is_exchanged(draft: Draft) -> bool:
    """Tell whether a sum is only the price of one coin in another ("200 rubles to equal 1 dollar")."""
    sums = draft.act.passage.amounts
    if draft.amount is None or len(sums) < 2:
        return False
    coins = {one.currency for one in sums if one.value == 1}
    return bool(coins) and any(one.currency not in coins for one in sums)


def _is_used(draft: Draft) -> bool:
    """Tell whether a thing is only used, owned or used up ("running out of shells")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    above = verbs(draft)
    if not above or draft.act.inherent:
        return False
    verb = above[0]
    if verb.lemma == "run" and any(
        c.text.lower() in words.running_out for c in tree.children(verb, *_PARTICLE)
    ):
        return True
    if any(sign.can_be(*_GIVING) for sign in _signs(draft)):
        return False  # "trained them to use howitzers"
    direct = draft.act.foot.dep == "dobj" and tree.head(draft.act.foot) == verb
    return direct and verb.lemma.lower() in words.using


def _signs(draft: Draft) -> list[Sign]:
    """Return the words that say how firm an act is, those above its nearest word only."""
    return [step.sign for step in draft.act.chain.steps[1:] if step.sign]


def _is_goal(draft: Draft) -> bool:
    """Tell whether an act only fills in what somebody's goal is ("our goals are to train nurses")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    nouns = (n for verb in verbs(draft) if verb.lemma == "be" for n in tree.children(verb, "nsubj", "attr"))
    if any(noun.lemma.lower() in words.goal for noun in nouns):
        return True
    duties = (s.token for s in draft.act.chain.steps if s.dep == "acl" and s.token.pos == "NOUN")
    return any(noun.lemma.lower() in words.goal for noun in duties)  # "shares a responsibility to help"


def _is_effect(draft: Draft) -> bool:
    """Tell whether an act is only what something told before makes possible ("it will allow Kenya to repair")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    letting = (verb for verb in verbs(draft) if verb.lemma.lower() in words.letting)
    return any(is_nobody(draft, noun) for verb in letting for noun in subjects(tree, verb))


def _is_heading(draft: Draft) -> bool:
    """Tell whether a line only heads what follows ("Standing with Partners in the Pacific:")."""
    passage = draft.act.passage
    said, leading = _words(passage), _leads_on(passage)
    told = any(token.dep == "ROOT" and token.tag in (*_FINITE, "VBN") for token in passage.tree.tokens)
    if leading and said and said[0].tag == "VBG" and not told:
        return True  # "Reaching children whom nobody vaccinates:"
    if leading and not draft.items and (_holds_what_follows(draft) or _only_helps(draft)):
        return True  # "This funding consists of:", "Peru supports women in politics:"
    if not (draft.led or draft.guessed & _GUESS) or _is_finite(passage):
        return False
    if len(said) > _LONGEST or passage.kind is BlockKind.ROW or passage.number == 0:
        return False
    main = [token for token in said if token.pos in ("NOUN", "PROPN", "VERB", "ADJ")]
    return len(main) >= _FEWEST and all(token.text[0].isupper() for token in main)


def _leads_on(passage: Passage) -> bool:
    return passage.said.rstrip("*_ \n").endswith(":")


@once
def _words(passage: Passage) -> list[Token]:
    """Return the words of letters alone."""
    return [token for token in passage.tree.tokens if token.text.isalpha()]


@once
def _is_finite(passage: Passage) -> bool:
    """Tell whether a sentence has a verb with a tense."""
    return any(token.tag in _FINITE for token in passage.tree.tokens)


def _only_helps(draft: Draft) -> bool:
    """Tell whether a verb in the present says nothing but that somebody helps."""
    inherent, foot = draft.act.inherent, draft.act.foot
    return inherent is not None and inherent.form is None and foot.tag in ("VBZ", "VBP")


def _holds_what_follows(draft: Draft) -> bool:
    first = next(iter(draft.act.chain.signs), None)
    return first is not None and first.sign is not None and first.sign.classes[0] is CueClass.INCLUDE


def _is_description(draft: Draft) -> bool:
    """Tell whether a clause only says what a fund or programme is for ("a fund that equips the navy")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    above = verbs(draft)
    verb = above[-1] if above else None
    if any(_is_made_for(tree, one, words) for one in above):
        return True
    if verb is None or verb.dep != "relcl" or verb.tag not in ("VBZ", "VBP"):
        return False
    opened = any(noun.text.lower() in words.relative for noun in tree.children(verb, "nsubj"))
    return opened and not tree.children(verb, "aux") and tree.head(verb).lemma.lower() in words.standing


def _is_made_for(tree: Tree, verb: Token, words: Grammar) -> bool:
    """Tell whether a passive says what a thing, or a fund or programme, is for ("a team that is meant to train")."""
    if verb.dep != "relcl" or not tree.children(verb, "auxpass"):
        return False
    if verb.lemma.lower() in words.intending:
        return True
    noun = tree.head(verb)
    holder = tree.head(tree.head(noun)) if noun.dep == "pobj" else noun  # "a fund for Chad, which is used to"
    made = verb.lemma.lower() in _MADE
    return made and any(one.lemma.lower() in words.standing for one in (noun, holder))


_MADE = ("use", "establish", "create", "set", "found")


def _is_portrait(draft: Draft) -> bool:
    """Tell whether a clause only says who somebody is ("the official who is coordinating the repairs said")."""
    tree, above = draft.act.passage.tree, verbs(draft)
    verb = above[-1] if above else None
    if verb is None or verb.dep != "relcl" or verb.tag not in ("VBZ", "VBG") or draft.force.asked:
        return False
    somebody = tree.head(verb)
    known = draft.act.passage.party_at.get(somebody.index)
    person = known.kind is PartyKind.PERSON if known else somebody.tag in ("NN", "NNP")
    return person and any(noun.text.lower() == "who" for noun in tree.children(verb, "nsubj"))


def _is_means(draft: Draft) -> bool:
    """Tell whether a thing is only that by which something is done ("called by radio", "paid in cotton")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    bare = foot.pos == "NOUN" and not tree.children(foot, "det", "poss", "nummod", "amod")
    led = tree.head(foot).text.lower() if foot.dep == "pobj" else ""
    return (bare and led == "by") or (led == "in" and tree.head(tree.head(foot)).lemma == "pay")


def _only_comes(draft: Draft) -> bool:
    """Tell whether aid told before is only said to come at some time or in some way ("the aid comes as")."""
    tree, above = draft.act.passage.tree, verbs(draft)
    if not above or above[0].lemma not in ("come", "follow") or tree.children(above[0], "aux", "prt"):
        return False
    if draft.force.negated:
        return False  # "the money never came"
    coming = any(_leads_there(draft, prep) for prep in tree.children(above[0], "prep"))
    known = [noun for noun in subjects(tree, above[0]) if noun.pos != "PROPN"]
    marks = {word.text.lower() for noun in known for word in tree.children(noun, "det", "poss")}
    new = {"a", "an", "another"}  # "another 20 followed"
    return not coming and (bool(marks - new) or any(noun.pos == "PRON" for noun in known))


def _goes_by_rule(draft: Draft) -> bool:
    """Tell whether the present only says which way aid goes, and to nobody named ("the money goes through banks")."""
    tree, words, above = draft.act.passage.tree, draft.act.passage.grammar, verbs(draft)
    if draft.act.echo or draft.gainers.recipients or not above or above[0].lemma not in words.flowing:
        return False
    bare = above[0].tag in ("VBZ", "VBP") and not tree.children(above[0], "aux", "prt", "npadvmod")
    return bare and any(noun.lemma.lower() in words.mass for noun in subjects(tree, above[0]))


def _is_meant_for(draft: Draft) -> bool:
    """Tell whether of aid told before only the end is told ("that money was meant to improve the courts")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    above = verbs(draft)
    if len(above) != 1 or above[0].lemma not in words.intending or draft.act.foot.dep != "nsubjpass":
        return False
    known = tree.children(draft.act.foot, "det", "poss")
    return bool(known) and bool(tree.children(above[0], "xcomp", "advcl") or tree.children(above[0], "prep"))


def _leads_there(draft: Draft, prep: Token) -> bool:
    """Tell whether a preposition says whence or whither; "in" does with a name ("in Chad", not "in small lots")."""
    places, words = draft.act.passage.tree.children(prep, "pobj"), draft.act.passage.grammar
    if any(noun.lemma.lower() in words.stock | words.standing for noun in places):
        return prep.text.lower() != "from"  # "the money comes from the aid budget"
    if prep.text.lower() != "in":
        return prep.text.lower() in _WHENCE
    return any(noun.pos == "PROPN" and noun.entity != "DATE" for noun in places)


def _is_handled(draft: Draft) -> bool:
    """Tell whether a verb that gives nothing stands over a thing, and no word of giving does."""
    act = draft.act
    if act.inherent or act.echo or act.packaged or (draft.gainers.firm and "actor" not in draft.guessed):
        return False  # "Quito will print the schoolbooks for Peru"
    if "recipient" not in draft.guessed or draft.stage not in (*_OPEN, Stage.CONSIDERED):
        return False
    giving = any(step.sign and step.sign.classes[0] not in EMBEDDING for step in act.chain.steps)
    handling = (step.token for step in act.chain.steps if step.token.pos == "VERB" and not step.sign)
    return not giving and any(verb.tag != "VBN" or verb.dep != "acl" for verb in handling)  # "loaded with"


def _is_predicate(draft: Draft) -> bool:
    """Tell whether a thing only says what something is ("helping them will be a test of our will")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    if draft.act.inherent or draft.act.echo or draft.led or draft.act.packaged or foot.dep != "attr":
        return False
    if any(step.sign and step.sign.classes[0] not in FRAME for step in draft.act.chain.steps):
        return False
    said = subjects(tree, tree.head(foot))
    return any(noun.pos in ("NOUN", "VERB") for noun in (*said, *tree.children(tree.head(foot), "csubj")))


def _is_counted_in(draft: Draft) -> bool:
    """Tell whether a thing is only what a total is of ("this brings the aid granted so far to 40 million euros")."""
    passage, tree = draft.act.passage, draft.act.passage.tree
    sums = [top for _, top in passage.sums if top.dep == "pobj" and tree.head(top).text.lower() == "to"]
    totals = (
        s.token for s in draft.act.chain.signs if s.dep == "dobj" and s.sign and s.sign.can_be(CueClass.TOTAL)
    )
    return any(verb in tree.ancestors(top) for verb in totals for top in sums)


def _is_founding(draft: Draft) -> bool:
    """Tell whether a clause only says what a body was set up for ("the agency was founded to send teachers")."""
    tree = draft.act.passage.tree
    for step in draft.act.chain.signs:
        if step.sign is None or not step.sign.can_be(CueClass.ESTABLISH):
            continue
        passive = bool(tree.children(step.token, "auxpass")) or step.token.dep == "acl"
        aims = any(verb.tag == "VB" for verb in tree.children(step.token, "advcl", "xcomp"))
        if passive and aims and not tree.children(step.token, "agent"):
            return True
    return False


def _is_ground_of_thanks(draft: Draft) -> bool:
    """Tell whether help is only what thanks are for ("extended his gratitude, is grateful for Peru's support")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if any(not (item.group or "general/").startswith("general/") for item in draft.items):
        return False  # "for the construction of a hospital"
    thankful = (word.text.lower() for verb in verbs(draft) for word in tree.children(verb, "acomp"))
    return any(word in words.thankful for word in thankful) or any(
        noun.lemma.lower() in words.thanks for verb in verbs(draft) for noun in tree.children(verb, "dobj")
    )


def _is_what_for(draft: Draft) -> bool:
    """Tell whether a thing is only what somebody may have by rule ("countries eligible for grants")."""
    tree, feet = draft.act.passage.tree, (draft.act.foot, *(step.token for step in draft.act.chain.steps))
    led = (tree.head(word) for word in feet if word.dep == "prep")
    return any(word.lemma.lower() in draft.act.passage.grammar.entitled for word in led)


def _is_judged(draft: Draft) -> bool:
    """Tell whether help that there is is only judged ("this support will be critical")."""
    tree, steps = draft.act.passage.tree, draft.act.chain.steps
    said = (step for step in steps if step.dep == "lent" and step.sign is not None)
    return any(s.sign.can_be(CueClass.REQUEST) and is_judgement(tree, s.token) for s in said if s.sign)


def _strives(draft: Draft) -> bool:
    """Tell whether somebody is only said to work for an end, whoever gains ("the alliance works to share vaccines")."""
    steps = draft.act.chain.steps
    working = any(step.token.lemma == "work" and step.dep == "xcomp" for step in steps)
    return working and not draft.gainers.firm


def _only_is(draft: Draft) -> bool:
    """Tell whether of people or things, whosever they are, only a state is told ("guards will be present")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    if draft.act.passage.turn is not None or draft.act.inherent or draft.act.echo or draft.led:
        return False
    if (
        draft.doers.parties
        or draft.gainers.recipients
        or foot.dep != "nsubj"
        or tree.head(foot).lemma != "be"
    ):
        return False
    return not any(step.sign and step.sign.classes[0] not in FRAME for step in draft.act.chain.steps)


def _is_appeal(draft: Draft) -> bool:
    """Tell whether what is launched is an appeal: it gives nothing, and what it asks for is told beside it."""
    return draft.act.foot.lemma.lower() == "appeal" and draft.stage is Stage.PLEDGED


def _is_reckoned(draft: Draft) -> bool:
    """Tell whether things are only counted by a verb that gives nothing ("the jets will supplement 59 others")."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    while foot.dep in ("poss", "compound", "nmod"):
        foot = tree.head(foot)
    acting = subjects(tree, tree.head(foot)) if foot.dep == "dobj" else ()
    nobody = all(noun.index not in draft.act.passage.party_at for noun in acting)
    unsaid = {"actor", "recipient"} <= draft.guessed and not draft.led and draft.act.passage.turn is None
    return unsaid and draft.amount is None and foot.dep == "dobj" and nobody and _is_handled(draft)


_WHENCE = ("to", "into", "from", "through", "with")
_PARTICLE = ("prt", "prep", "advmod", "acomp")
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_GIVING = (CueClass.TRANSFER, CueClass.MOVE, CueClass.DURATIVE)
_OPEN = (Stage.PLEDGED, Stage.DELIVERING, Stage.DELIVERED)  # what any tense can be read as
_GUESS = frozenset({"stage", "lead"})
_LONGEST, _FEWEST = 14, 3  # words

# Of things in no number, for the others say how many are given.
_CHECKS = (
    _is_used,
    _is_goal,
    _is_effect,
    _is_heading,
    _is_description,
    _is_portrait,
    _is_means,
    _only_comes,
    _goes_by_rule,
    _is_meant_for,
    only_works,
    goes_on_with,
    works_beside,
    is_taught,
    _is_handled,
    _is_predicate,
    _is_counted_in,
    _is_founding,
    is_locution,
    _is_ground_of_thanks,
    _is_judged,
    _is_what_for,
    is_scene,
    _strives,
    _only_is,
    _is_appeal,
)
