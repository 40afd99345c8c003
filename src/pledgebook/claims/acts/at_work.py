"""People who only go on with their work, and are not said to be sent to anybody."""

from collections.abc import Iterable

from pledgebook.claims.acts.deployed import top_of
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.grammar import Grammar
from pledgebook.claims.words.kinds import are_all
from pledgebook.language import Token, Tree


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


def are_about_their_own(draft: Draft) -> bool:
    """Tell whether people work at home, are massed there, or go abroad for ends of their own: they help nobody."""
    return _is_at_work_at_home(draft) or _are_massed(draft) or _go_for_themselves(draft)


def _go_for_themselves(draft: Draft) -> bool:
    """Tell whether people go abroad to see, learn or get something ("flew to Spain to watch the trials")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    first = next(iter(draft.act.chain.signs), None)
    if first is None or first.sign is None or first.sign.classes[0] is not CueClass.ARRIVE:
        return False
    if not are_all(draft.items, "personnel") or draft.act.foot.dep != "nsubj":
        return False
    ends = (end for end in tree.children(first.token, "advcl", "xcomp") if tree.children(end, "aux"))
    shown = (prep for prep in tree.children(first.token, "prep") if prep.text.lower() == "for")
    return any(_is_own_end(tree, end, words) for end in ends) or _lead_to_event(tree, shown, words)


def _is_own_end(tree: Tree, end: Token, words: Grammar) -> bool:
    """Tell whether what people go for is done to them, or is for themselves ("to be treated", "to join the parade")."""
    if not any(aux.tag == "TO" for aux in tree.children(end, "aux")):
        return False
    preps = (prep for word in (end, *tree.children(end, "dobj")) for prep in tree.children(word, "prep"))
    joins = end.lemma.lower() in words.own_ends or (
        end.lemma.lower() in _JOINING
        and (_are_events(tree.children(end, "dobj"), words) or _lead_to_event(tree, preps, words))
    )
    return joins or bool(tree.children(end, "auxpass"))


_JOINING = ("take", "participate", "join", "attend", "march")


def _lead_to_event(tree: Tree, preps: Iterable[Token], words: Grammar) -> bool:
    return any(_are_events(tree.children(prep, "pobj"), words) for prep in preps)


def _are_events(nouns: Iterable[Token], words: Grammar) -> bool:
    return any(noun.lemma.lower() in words.events for noun in nouns)


def _is_at_work_at_home(draft: Draft) -> bool:
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
    prep = tree.head(draft.act.foot)
    if first is not None and first.lemma.lower() in words.comrade and prep.text.lower() in _ALONG:
        return tree.head(prep) == first  # whom others patrol with
    if first is not None and first.lemma.lower() in words.partnering:
        return draft.act.foot.dep == "nsubj" and not tree.children(first, "xcomp", "advcl")
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


def _are_massed(draft: Draft) -> bool:
    """Tell whether forces are only drawn together, for nobody's help ("is building up troops near the border")."""
    act, words = draft.act, draft.act.passage.grammar
    first = next((step.token for step in act.chain.steps if step.token.pos == "VERB"), None)
    direct = first is not None and act.foot.dep == "dobj" and act.passage.tree.head(act.foot) == first
    if first is None or not direct or draft.gainers.firm:
        return False
    up = any(word.text.lower() == "up" for word in act.passage.tree.children(first, "prt"))
    massing = first.lemma.lower() in words.massing or (first.lemma.lower() == "build" and up)
    return massing and act.foot.lemma.lower() in words.posted


def _come_to_harm(draft: Draft) -> bool:
    """Tell whether people are only said to be killed, hurt or taken ("Ten of the soldiers have died there")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    top = top_of(tree, draft.act.foot)
    if not are_all(draft.items, "personnel") or top.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = tree.head(top)
    done_to = top.dep == "nsubjpass" and verb.lemma.lower() in words.victimising
    lives = any(noun.lemma == "life" for noun in tree.children(verb, "dobj"))
    return done_to or (
        top.dep == "nsubj" and (verb.lemma.lower() in _DYING or (verb.lemma == "lose" and lives))
    )


_DYING = ("die", "drown", "perish", "fall")


def is_taught(draft: Draft) -> bool:
    """Tell whether a thing is only what others are taught to use ("will teach the army to use the tanks")."""
    below = (step.token for step in draft.act.chain.steps if step.dep in ("xcomp", "ccomp", "advcl"))
    return any(verb.lemma.lower() in draft.act.passage.grammar.teaching for verb in below)


def goes_on_with(draft: Draft) -> bool:
    """Tell whether somebody only begins or stops what gives nobody anything ("kept enriching uranium")."""
    act, tree = draft.act, draft.act.passage.tree
    own = next((step for step in act.chain.steps if step.token.pos == "VERB"), None)
    if own is None or own.sign is not None or own.dep != "dobj" or act.inherent or draft.gainers.recipients:
        return False
    head = tree.head(own.token)
    leading = tree.head(head) if head.pos == "ADP" else head  # "went on enriching"
    above = next((step.sign for step in act.chain.steps if step.token == leading), None)
    return own.token.tag == "VBG" and above is not None and above.classes[0] in _GOING


_GOING = (CueClass.BEGIN, CueClass.SUSPEND, CueClass.CANCEL, CueClass.RESUME, CueClass.FINISH)


def undergoes(draft: Draft) -> bool:
    """Tell whether people only go through what their work does to them ("The tour tested the Nepalese soldiers")."""
    tree, words, foot = draft.act.passage.tree, draft.act.passage.grammar, draft.act.foot
    if _come_to_harm(draft):
        return True
    if not are_all(draft.items, "personnel") or foot.dep not in ("dobj", "dative", "pobj"):
        return False
    verb = next((word for word in tree.ancestors(foot) if word.pos in ("VERB", "AUX")), None)
    if verb is None or verb.lemma.lower() not in words.trying:
        return False
    led = foot.dep != "pobj" or (tree.head(foot).text.lower() == "for" and verb.lemma == "be")
    gerund = any(word.tag == "VBG" for word in tree.children(verb, "csubj"))
    work = any(noun.lemma.lower() in words.service for noun in tree.children(verb, "nsubj"))
    return led and (work or gerund)
