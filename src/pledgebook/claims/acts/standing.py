"""What the words for a scheme, measure or list say of it: money set aside in it, that it is in force, what it lists."""

from collections.abc import Iterator

from pledgebook.claims.acts.taken_for_granted import came_before
from pledgebook.claims.claim import CueRole, Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Mood, denied_noun, modality
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.kinds import are_all
from pledgebook.language import Token


def only_sets_aside(act: Act) -> bool:
    """Tell whether a sum is only put into a fund that somebody founds ("set up a fund of $5m for Chad")."""
    words, tree = act.passage.grammar, act.passage.tree
    signed = (s for s in act.chain.signs if s.sign and s.sign.classes[0] is not CueClass.TOTAL)
    first = next(signed, None) if act.amount else None
    if first is None or first.sign is None or first.sign.phrase not in words.instituting:
        return False
    founded = tree.children(first.token, "dobj", "nsubjpass")
    return any(noun.lemma.lower() in words.scheme for noun in founded)


def makes_up(act: Act) -> Stage | None:
    """Return that things are there of which a force or convoy is made up ("the force includes 90 men from Togo")."""
    tree, words = act.passage.tree, act.passage.grammar
    verb = _of_what_holds(act)
    wholes = tree.children(verb, "nsubj", "nsubjpass") if verb is not None else ()
    bodies = words.force | words.bearer | words.host
    others = (noun for noun in wholes if noun != act.foot and not tree.children(noun, "poss"))
    if verb is None or not any(noun.lemma.lower() in bodies for noun in others):
        return None  # "its army includes 40 tanks"
    how = modality(tree, verb, words)
    there = how.mood in _WORKING and not (how.negation or how.condition)
    return Stage.DELIVERING if there and act.amount is None else None


def _of_what_holds(act: Act) -> Token | None:
    """Return the verb that says what something holds ("includes", "consists of", "is made up of")."""
    first = next(iter(act.chain.signs), None)
    if first is not None and first.sign is not None:
        return first.token if first.sign.classes[0] is CueClass.INCLUDE else None
    of = act.chain.steps[-1].token if act.chain.steps else act.foot
    verb = act.passage.tree.head(of)
    return verb if of.text.lower() == "of" and verb.lemma in _COMPOSING else None


_COMPOSING = ("make", "compose", "form")


def in_force(act: Act) -> Stage | None:
    """Return that measures are in force where they are said to work already ("EU sanctions are hurting Iran")."""
    tree, words = act.passage.tree, act.passage.grammar
    if not are_all(act.items, "sanctions") or act.chain.signs:
        return None
    verb = _of_which_they_are_subject(act)
    if verb is None or verb.lemma in ("be", "have"):
        return None
    how = modality(tree, verb, words)
    working = how.mood in _WORKING and not (how.negation or how.condition)
    return Stage.DELIVERING if working else None


_WORKING = (Mood.PAST, Mood.PERFECT, Mood.PRESENT, Mood.ONGOING, Mood.GOING_ON)


def _of_which_they_are_subject(act: Act) -> Token | None:
    """Return the verb with an object that measures, or the whole of them, are the subject of."""
    tree, top = act.passage.tree, act.foot
    while top.dep in ("conj", "pobj", "prep") and tree.head(top).pos in ("NOUN", "ADP"):
        top = tree.head(top)  # "the totality of our sanctions"
    verb = tree.head(top)
    return verb if top.dep == "nsubj" and verb.pos == "VERB" and tree.children(verb, "dobj") else None


def as_described(act: Act, found: Force) -> Force:
    """Return a named deed or thing as firm as its adjective says ("the promised delivery", "a possible loan")."""
    words = act.passage.grammar
    if _opens(act) and (none := denied_noun(act.passage.tree, act.foot, words)):
        return found.cue(none, CueRole.STAGE)._replace(
            stage=Stage.RULED_OUT, open=False
        )  # "No tanks for Kyiv"
    said = (word for noun in _described(act) for word in act.passage.tree.children(noun, "amod"))
    told = (
        (word, Stage(words.described[low])) for word in said if (low := word.text.lower()) in words.described
    )
    word, stage = next(told, (None, None))
    return found if word is None else found.cue(word.span, CueRole.STAGE)._replace(stage=stage, open=False)


def _opens(act: Act) -> bool:
    """Tell whether a heading is made of a thing alone, or of what somebody says of it ("No tanks, says Berlin")."""
    verb = act.passage.tree.head(act.foot)
    told = act.foot.dep == "nsubj" and verb.lemma == "say" and verb.index > act.foot.index
    return not act.chain.signs and (act.foot.dep == "ROOT" or told or _is_labelled(act))


def _is_labelled(act: Act) -> bool:
    """Tell whether a thing stands behind a name and a colon alone ("Norway: no troops for Mali")."""
    tree, above = act.passage.tree, act.passage.tree.head(act.foot)
    first = tree.first(act.foot).index  # later in the line it is one of a list
    colon = first == above.index + 2 and tree.tokens[above.index + 1].text == ":"
    goal = len({party.id for party in act.passage.parties}) > 1  # else a line of a list of who did what
    return colon and goal and above.dep == "ROOT" and above.index in act.passage.party_at


def _described(act: Act) -> Iterator[Token]:
    """Yield the nouns that name a thing, what is done with it, or what a sum is given as ("loan", "delivery")."""
    words, above = act.passage.grammar, act.passage.tree.head(act.foot)
    yield act.foot
    if act.foot.dep in ("nmod", "compound", "nummod") and above.pos == "NOUN":
        yield above  # "a possible $5 million loan"
    for step in act.chain.steps:
        deed = step.sign is not None and step.sign.classes[0] in (CueClass.TRANSFER, CueClass.MOVE)
        given = step.sign is None and step.token.lemma.lower() in words.granted
        if step.token.pos == "NOUN" and (deed or given):
            yield step.token


def is_listed(act: Act) -> bool:
    """Tell whether a list names things that were given ("published a list of arms provided to Chad")."""
    tree, words = act.passage.tree, act.passage.grammar
    given = (verb for verb in tree.children(act.foot, "acl") if verb.tag == "VBN")
    done = words.moving - words.vowing - {"commit"}
    if not any(verb.lemma.lower() in done for verb in given):
        return False
    return any(step.token.lemma.lower() in words.ledger | words.extent for step in act.chain.steps)


def told_as_done(act: Act, found: Force) -> Force:
    """Return how firm an act is that a list names as given, that is only set aside, or done by taking part."""
    if found.negated:
        return found
    if came_before(act):
        return found._replace(stage=Stage.DELIVERED, open=False)
    if found.stage in (Stage.PLEDGED, Stage.ALLOCATED) and is_listed(act):
        return found._replace(stage=Stage.DELIVERED)
    if found.stage in (Stage.PLEDGED, None) and _is_in_place(act):
        return found._replace(stage=Stage.DELIVERING)
    if found.stage is Stage.DELIVERED and only_sets_aside(act):
        found = found._replace(stage=Stage.ALLOCATED)
    if found.stage is Stage.DELIVERED and _is_part(act):
        found = found._replace(stage=Stage.DELIVERING)
    return found


def _is_in_place(act: Act) -> bool:
    """Tell whether somebody has measures in place, or they stay there ("keeps sanctions on Chad in place")."""
    tree = act.passage.tree
    if not are_all(act.items, "sanctions"):
        return False
    verb = next((word for word in tree.ancestors(act.foot) if word.pos in ("VERB", "AUX")), None)
    if verb is None or verb.lemma not in _STAYING:
        return False
    led = (prep for word in (verb, act.foot) for prep in tree.children(word, "prep") if prep.text == "in")
    there = any(noun.text == "place" for prep in led for noun in tree.children(prep, "pobj"))
    return there and modality(tree, verb, act.passage.grammar).mood is Mood.PRESENT


_STAYING = ("have", "keep", "remain", "stay", "be", "leave", "hold")


def _is_part(act: Act) -> bool:
    """Tell whether a number is told with the whole it is of ("38 of 60"): the rest is to come (codebook 1.8)."""
    spans = (item.span for item in act.items if item.quantity is not None)
    named = ([word.tag for word in act.passage.tree.within(span) if word.text != "the"] for span in spans)
    return any(tags[:3] == ["CD", "IN", "CD"] for tags in named)
