"""People who only go on with their work, and are not said to be sent to anybody."""

from pledgebook.claims.acts.deployed import top_of
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.kinds import are_all


def only_works(draft: Draft) -> bool:
    """Tell whether people of whom nobody says whose they are go on with something ("doctors worked all night")."""
    act, tree = draft.act, draft.act.passage.tree
    if act.passage.turn is not None or draft.doers.first_person:
        return False  # in a talk it is known of whom one speaks
    first = next(iter(act.chain.signs), None)
    going = first is not None and first.sign is not None and first.sign.classes[0] is CueClass.BEGIN
    top = top_of(tree, act.foot)  # "all of the volunteers"
    by_itself = first is not None and top.dep == "nsubj" and tree.head(top) == first.token
    return going and by_itself and are_all(draft.items, "personnel") and not draft.doers.parties


def is_at_work_at_home(draft: Draft) -> bool:
    """Tell whether people of a state only do their work, and nobody abroad gains ("Fijian divers searched a wreck")."""
    act = draft.act
    text = act.passage.text
    signed = any(s.sign and s.sign.span.of(text).lower() not in _AT_WORK for s in act.chain.signs)
    told = signed or act.inherent or act.echo or draft.recipients or act.passage.turn
    house = act.foot.lemma.lower() in act.passage.grammar.infirmary  # "a Turkish clinic opened"
    return not told and "stage" not in draft.guessed and (house or are_all(draft.items, "personnel"))


_AT_WORK = ("at work", "hard at work")


def works_beside(draft: Draft) -> bool:
    """Tell whether people are only said to work together with others ("they work alongside a team from Togo")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    first = next(iter(verbs(draft)), None)
    if first is None or first.lemma != "work":
        return False
    preps = (prep for prep in tree.children(first, "prep") if prep.text.lower() in _ALONG)
    return any(
        noun.lemma.lower() in words.people | words.collective | words.carrier
        or noun.index in draft.act.passage.party_at
        for prep in preps
        for noun in tree.children(prep, "pobj")
    )


_ALONG = ("alongside", "beside", "with")


def is_taught(draft: Draft) -> bool:
    """Tell whether a thing is only what others are taught to use ("will teach the army to use the tanks")."""
    below = (step.token for step in draft.act.chain.steps if step.dep in ("xcomp", "ccomp", "advcl"))
    return any(verb.lemma.lower() in draft.act.passage.grammar.teaching for verb in below)


def undergoes(draft: Draft) -> bool:
    """Tell whether people only go through what their work does to them ("The tour tested the Nepalese soldiers")."""
    tree, words, foot = draft.act.passage.tree, draft.act.passage.grammar, draft.act.foot
    if not are_all(draft.items, "personnel") or foot.dep not in ("dobj", "dative", "pobj"):
        return False
    verb = next((word for word in tree.ancestors(foot) if word.pos in ("VERB", "AUX")), None)
    if verb is None or verb.lemma.lower() not in words.trying:
        return False
    led = foot.dep != "pobj" or (tree.head(foot).text.lower() == "for" and verb.lemma == "be")
    gerund = any(word.tag == "VBG" for word in tree.children(verb, "csubj"))
    work = any(noun.lemma.lower() in words.service for noun in tree.children(verb, "nsubj"))
    return led and (work or gerund)
