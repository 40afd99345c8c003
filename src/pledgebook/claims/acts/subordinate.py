"""Clauses under another verb that tell no act of their own: what it is for, what somebody wonders or makes depend."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.firmness.modality import denied_noun
from pledgebook.claims.parties.asked import askers
from pledgebook.claims.words.cues import CueClass
from pledgebook.language import Token, Tree
from pledgebook.party import PartyKind


def is_subordinate(draft: Draft) -> bool:
    """Tell whether an act is one nobody knows of, or without a figure in a clause of purpose, question or condition."""
    above = verbs(draft)
    if any(_is_unproven(draft, verb) or _is_undated(draft, verb) for verb in above):
        return True
    if draft.amount or any(item.quantity is not None for item in draft.items):
        return False
    tree = draft.act.passage.tree
    return any(_is_wondered(draft, v) or _is_unsaid(draft, v) or _is_unknown(draft, v) for v in above) or (
        bool(above)
        and (
            any(_is_anybody(tree, verb) for verb in above)
            or _is_purpose(tree, above[-1])
            or _is_condition(draft, above[-1])
            or _is_inverted(draft, above[-1])
            or _is_recalled(tree, above[-1])
        )
    )


def _is_wondered(draft: Draft, verb: Token) -> bool:
    """Tell whether a clause is what somebody asks or leaves open ("did not say when help would arrive")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    above = tree.head(verb)
    if verb.dep not in ("ccomp", "pcomp") or above.lemma == "be":  # "that is why Oslo gave it"
        return False
    asking = [word.text.lower() for word in tree.children(verb, "advmod")]
    if not words.wondering.intersection(asking):
        return False
    if "how" in asking and above.lemma.lower() in words.recounting and not tree.children(above, "neg"):
        return False  # "recalled how Cuba sent doctors"
    weighing = (above, tree.head(above)) if above.pos == "ADP" else (above,)  # "looked into how it might"
    weighed = (step.sign for step in draft.act.chain.signs if step.token in weighing and step.sign)
    return not any(
        sign.can_be(CueClass.CONSIDER, CueClass.FAVOUR) for sign in weighed
    )  # "discussed how they would defend Chad"


def _is_unsaid(draft: Draft, verb: Token) -> bool:
    """Tell whether somebody only keeps silent on how much or what ("did not say how many jets it would send")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    first = min(tree.subtree(verb), key=lambda word: word.index)
    asked = verb.dep in ("ccomp", "pcomp") and first.tag in _ASKING and first.text.lower() in words.wondering
    above = tree.head(tree.head(verb)) if verb.dep == "pcomp" else tree.head(verb)
    told = (above, *tree.children(above, "acomp", "oprd"))
    silent = any(word.lemma.lower() in words.withholding for word in told)
    said = any(word.lemma.lower() in words.divulging for word in told)
    denied = any(tree.children(word, "neg") or denied_noun(tree, word, words) for word in told)
    return asked and (silent or (said and denied))


_ASKING = ("WDT", "WP", "WP$", "WRB")


def _is_unknown(draft: Draft, verb: Token) -> bool:
    """Tell whether somebody only says that they do not know of an act ("is unaware of whether Oslo sent arms")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    above = tree.head(verb)
    knowing = tree.head(above) if above.dep == "prep" else above
    whether = any(word.text.lower() == "whether" for word in tree.children(verb, "mark"))
    if knowing.lemma == "ask" and draft.act.passage.answering and tree.children(knowing, "nsubj", "agent"):
        return False  # "a mayor asked me whether Oslo would train the guards": Oslo was asked
    return whether and knowing.lemma.lower() in words.knowing and not asks_another(draft)


def asks_another(draft: Draft) -> bool:
    """Tell whether one state asks whether another will act: that asks for it ("Chad asked if Oslo would send")."""
    who = askers(draft.act.passage, draft.act.chain)
    giving = {party.id for party in draft.doers.parties if party.id}
    states = bool(who) and all(party.kind in _SPEAKING and party.id for party in who)
    return states and bool(giving) and giving.isdisjoint(party.id for party in who)


_SPEAKING = (PartyKind.STATE, PartyKind.OFFICE, PartyKind.PERSON)


def _is_unproven(draft: Draft, verb: Token) -> bool:
    """Tell whether there is only no proof of an act, or doubt ("no evidence that Oslo sent arms", "doubts that")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    above = tree.head(verb)
    if verb.dep == "ccomp" and above.pos == "VERB":
        told = tree.children(above, "nsubj")
        sure = tree.children(above, "neg") or any(denied_noun(tree, one, words) for one in told)
        return above.lemma.lower() in words.doubting and not sure
    shown = verb.dep in ("acl", "ccomp", "relcl") and above.lemma.lower() in words.proof
    return shown and denied_noun(tree, above, words) is not None


def _is_undated(draft: Draft, verb: Token) -> bool:
    """Tell whether only no date is set for an act: it is not refused by that ("no date was set for the payment")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    dates = [
        noun
        for noun in tree.children(verb, "nsubj", "nsubjpass", "dobj", "attr")
        if noun.lemma.lower() in words.scheduled and noun.index != draft.act.foot.index
    ]
    return bool(dates) and bool(
        tree.children(verb, "neg") or any(denied_noun(tree, noun, words) for noun in dates)
    )


def _is_anybody(tree: Tree, verb: Token) -> bool:
    """Tell whether no one in particular is said to act ("knows of no plan of any country sending arms")."""
    subjects = tree.children(verb, "nsubj", "agent")
    described = (tree.head(verb),) if verb.dep in ("acl", "relcl") else ()
    nouns = (noun for word in (*subjects, *described) for noun in (word, *tree.children(word, "pobj")))
    return any(det.text.lower() == "any" for noun in nouns for det in tree.children(noun, "det"))


def _is_purpose(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause says what something makes possible ("appealed for money so it can feed them")."""
    if verb.dep != "advcl" or not any(aux.text.lower() in _ABLE for aux in tree.children(verb, "aux")):
        return False
    return any(word.text.lower() == "so" for word in tree.children(verb, "mark", "advmod"))


def _is_condition(draft: Draft, verb: Token) -> bool:
    """Tell whether an act is only what something else hangs on ("will run out unless more is given")."""
    tree = draft.act.passage.tree
    if verb.dep not in ("advcl", "ROOT"):
        return False
    marks = {word.text.lower() for word in tree.children(verb, "mark")}
    alone = verb.dep == "ROOT" and bool(tree.children(verb, "nsubj", "nsubjpass"))
    return bool(marks & _HANGING) or (alone and bool(marks & _UNTIL))


def _is_inverted(draft: Draft, verb: Token) -> bool:
    """Tell whether a clause puts a condition by its order ("should the two sides agree to a truce")."""
    tree = draft.act.passage.tree
    subject = next(iter(tree.children(verb, "nsubj", "nsubjpass")), None)
    before = (aux for aux in tree.children(verb, "aux") if subject is not None and aux.index < subject.index)
    return not draft.act.passage.asked and any(aux.text.lower() == "should" for aux in before)


def _is_recalled(tree: Tree, verb: Token) -> bool:
    """Tell whether a clause only points back at what was said ("as promised at the signing of the accord")."""
    bare = (
        verb.dep == "advcl" and verb.tag == "VBN" and not tree.children(verb, "nsubj", "nsubjpass", "auxpass")
    )
    return bare and any(mark.text.lower() == "as" for mark in tree.children(verb, "mark"))


_ABLE = ("can", "could", "may", "might")
_HANGING = frozenset({"unless", "if"})
_UNTIL = frozenset({"until", "till", "before"})  # "Until somebody mends it."
