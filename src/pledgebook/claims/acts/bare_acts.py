"""Acts told by a verb alone, without a thing that a table knows ("trained 40 pilots", "met", "built a school")."""

from collections.abc import Iterator, Set
from dataclasses import replace

from pledgebook.claims.acts.chain import climb
from pledgebook.claims.acts.helps_alone import helps_alone
from pledgebook.claims.acts.offered import service_offered
from pledgebook.claims.claim import Category, Form
from pledgebook.claims.parties.participants import is_visit
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.idioms import does_figuratively
from pledgebook.claims.words.inherent import Inherent, inherent_verbs
from pledgebook.claims.words.lots import is_another_lot
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Item, Token, Tree
from pledgebook.vocabulary import Vocabulary

_GIVING = (CueClass.TRANSFER, CueClass.MOVE, CueClass.ESTABLISH)


def bare_acts(
    passage: Passage, cues: CueTable, vocabulary: Vocabulary, groups: Set[int], things: Set[int]
) -> Iterator[Act]:
    """Yield acts that need no thing that a table knows: training somebody, meeting, building a school for.

    `groups` are the words that gather the acts told already, `things` what these are about, by index.
    """
    known, told = groups | things, {*groups}
    for token in passage.tree.tokens:
        acting = token.pos == "VERB" or (token.lemma == "be" and is_visit(passage, token))
        if not acting or token.index in known or _only_helps(passage.tree, token):
            continue
        act = _act_of(passage, token, cues, vocabulary)
        if act is None or (act.unknown and act.foot.index in known):
            continue
        above = climb(passage.tree, token, cues, passage.grammar).steps
        of_told = any(step.token.index in told for step in above) or _is_end_of(passage.tree, token, groups)
        if of_told or _is_of_sum(passage, token):
            continue  # the purpose of an act that is told already
        plain = act.inherent is not None and act.inherent.takes_in  # "opened its doors to refugees"
        figure = not plain and does_figuratively(passage, token, vocabulary)
        if not (_bars_an_act(passage.tree, token, groups) or figure):
            told.add(token.index)
            yield replace(act, chain=Chain((*act.chain.steps, *above)))


def _is_end_of(tree: Tree, verb: Token, groups: Set[int]) -> bool:
    """Tell whether an infinitive says what the object of its verb is for ("announced the delivery of guns to help")."""
    if (verb.tag, verb.dep) != ("VB", "advcl"):
        return False
    objects = [noun for noun in tree.children(tree.head(verb), "dobj", "prep") if noun.index < verb.index]
    return any(tree.below(noun) >> key & 1 for noun in objects for key in groups)


def _is_of_sum(passage: Passage, verb: Token) -> bool:
    """Tell whether a clause only says what a sum is for ("a grant of $5m which will go to assist farmers")."""
    tree = passage.tree
    clause = next((word for word in (verb, *tree.ancestors(verb)) if word.dep not in _AIMS), verb)
    noun = tree.head(clause)
    parts = (one for prep in tree.children(noun, "prep") for one in tree.children(prep, "pobj"))
    sums = {top.index for _, top in passage.sums}
    described = clause.dep in ("relcl", "acl")
    return described and (noun.index in sums or any(one.index in sums for one in parts))


_AIMS = ("advcl", "xcomp", "ccomp", "pcomp")


def _bars_an_act(tree: Tree, verb: Token, groups: Set[int]) -> bool:
    """Tell whether somebody is kept by a verb from an act that is told ("barred Bern from sending shells")."""
    kept = (
        word for prep in tree.children(verb, "prep") if prep.text == "from" for word in tree.children(prep)
    )
    return any(word.index in groups for word in kept)


def _act_of(passage: Passage, verb: Token, cues: CueTable, vocabulary: Vocabulary) -> Act | None:
    """Return the act that a verb tells of by itself, without the words above it."""
    sign = cues.at(passage.tree, verb)
    if _is_word_kept(passage.tree, verb, cues):
        return None
    row = inherent_verbs(vocabulary).at(passage.tree, verb) or (_VISIT if is_visit(passage, verb) else None)
    if (
        row is not None
        and row.form is Form.TALKS
        and (is_satisfied(passage, verb) or _is_with_nobody(passage, verb, row) or _is_aside(verb))
    ):
        return None
    if (
        row is not None
        and row.object
        and (
            not (_helped(passage.tree, verb) or helps_alone(passage, verb, cues))
            or _is_for_oneself(passage, verb)
        )
    ):
        return None
    if row is not None:
        lasting = row.takes_in or row.defrays
        told = Sign(verb, (CueClass.DURATIVE,), verb.span, row.phrase) if lasting else sign
        if row.lists:
            told = Sign(verb, (CueClass.ESTABLISH,), verb.span, row.phrase)
        return Act(passage, verb, Chain((Step(verb, "self", told),)), inherent=row)
    thing = _given(passage, verb) if sign and _gives(passage, sign, cues) else None
    thing = thing or (_works(passage, verb, sign) if sign else None)
    if thing is None:
        return service_offered(passage, verb, cues)
    group = _WORKS if _is_named_works(passage, thing) else None
    item = Item(thing.span, thing.span, thing.lemma.lower(), group)
    return Act(passage, thing, Chain((Step(verb, "dobj", sign),)), items=(item,), unknown=True)


_VISIT = Inherent("visit", Form.TALKS, Category.POLITICAL, object=False)


def _gives(passage: Passage, sign: Sign, cues: CueTable) -> bool:
    """Tell whether what a verb has as its object is given, whatever it is."""
    if sign.phrase in passage.grammar.handling or cues.conveys(sign):
        return False
    return sign.classes[0] in _GIVING or sign.phrase in passage.grammar.paying


def _is_word_kept(tree: Tree, verb: Token, cues: CueTable) -> bool:
    """Tell whether only a word is given, kept or backed, and the act is what it says ("stood by its vow to send")."""
    behind = (noun for prep in tree.children(verb, "prep") for noun in tree.children(prep, "pobj"))
    for noun in (*tree.children(verb, "dobj"), *behind):
        sign = cues.at(tree, noun) if noun.pos == "NOUN" else None
        said = any(act.tag == "VB" for act in tree.children(noun, "acl", "relcl"))
        own = noun.dep == "pobj" and sign is not None and sign.can_be(CueClass.PROMISE)
        if sign and sign.can_be(*_WORD) and (said or own):  # "stands by its offer of $5m"
            return True
    return False


_WORD = (CueClass.PROMISE, CueClass.PLAN, CueClass.REFUSE, CueClass.CONSIDER, CueClass.REQUEST)


def _is_aside(verb: Token) -> bool:
    """Tell whether it is only told beside what they do that people meet ("donors meeting in Oslo pledged")."""
    return (verb.tag, verb.dep) == ("VBG", "acl")


def is_satisfied(passage: Passage, verb: Token) -> bool:
    """Tell whether "meet" means to satisfy ("to meet their needs")."""
    objects = passage.tree.children(verb, "dobj", "nsubjpass")
    preps = (prep for word in objects for prep in passage.tree.children(word, "prep") if prep.text == "of")
    whole = (word for prep in preps for word in passage.tree.children(prep, "pobj"))
    return any(word.lemma.lower() in passage.grammar.unmet for word in (*objects, *whole))


def _is_with_nobody(passage: Passage, verb: Token, row: Inherent) -> bool:
    """Tell whether "speak with" leads to no party ("spoke with one voice")."""
    if not row.phrase.endswith(" with"):
        return False
    preps = (prep for prep in passage.tree.children(verb, "prep") if prep.text.lower() == "with")
    return not any(word.index in passage.party_at for prep in preps for word in passage.tree.subtree(prep))


def _helped(tree: Tree, verb: Token) -> bool:
    """Tell whether somebody is helped: an object, a subject that is acted on, or "with" and "by" after "stand"."""
    return bool(tree.children(verb, "dobj", "nsubjpass", "dative", "prep", "relcl"))


def _is_for_oneself(passage: Passage, verb: Token) -> bool:
    """Tell whether people keep safe what is their own ("they courageously defend their liberty")."""
    words, tree = passage.grammar, passage.tree
    if verb.lemma.lower() not in words.shielding:
        return False
    objects = [noun for noun in tree.children(verb, "dobj") if noun.lemma.lower() not in words.collective]
    owners = (word for noun in objects for word in tree.children(noun, "poss"))
    oneself = any(noun.text.lower().endswith(("self", "selves")) for noun in objects)
    return oneself or any(word.text.lower() in ("their", "its", "his", "her") for word in owners)


def _given(passage: Passage, verb: Token) -> Token | None:
    """Return what a verb of giving gives, where it can be a thing: not news, hopes, blows or somebody."""
    for thing in passage.tree.children(verb, "dobj", "nsubjpass"):
        if thing.pos != "NOUN" or thing.index in passage.party_at:
            continue
        if thing.lemma.lower() not in passage.grammar.nothing and not _is_part(passage, thing):
            return thing
    return None


def _is_part(passage: Passage, noun: Token) -> bool:
    """Tell whether a noun only says how much of what was told before ("half of it", "the first tranche was paid")."""
    tree, words, lemma = passage.tree, passage.grammar, noun.lemma.lower()
    if lemma in words.tranche:
        return noun.dep == "nsubjpass" and not tree.children(noun, "prep", "compound")
    if is_another_lot(passage, noun):
        return True
    of = (word for prep in tree.children(noun, "prep") if prep.text == "of" for word in tree.children(prep))
    return lemma in words.quantity and all(word.pos in ("PRON", "DET") for word in of)


def _works(passage: Passage, verb: Token, sign: Sign) -> Token | None:
    """Return what is built and paid for, or has a name of its own and is given ("gave the Nile Hospital")."""
    if sign.phrase == "pay for":
        return next(
            (one for one in _paid_for(passage, verb) if one.lemma.lower() in passage.grammar.works), None
        )
    if not sign.can_be(*_GIVING):
        return None
    things = passage.tree.children(verb, "dobj", "nsubjpass")
    return next((thing for thing in things if _is_named_works(passage, thing)), None)


def _paid_for(passage: Passage, verb: Token) -> Iterator[Token]:
    """Yield what is paid for ("the road was paid for", "paid for a road")."""
    tree = passage.tree
    yield from tree.children(verb, "nsubjpass")
    preps = (prep for prep in tree.children(verb, "prep") if prep.text.lower() == "for")
    yield from (noun for prep in preps for noun in tree.children(prep, "pobj"))


def _is_named_works(passage: Passage, thing: Token) -> bool:
    named = thing.pos == "PROPN" and thing.index not in passage.party_at
    return named and thing.lemma.lower() in passage.grammar.works


_WORKS = "buildings"


def _only_helps(tree: Tree, verb: Token) -> bool:
    """Tell whether "help" only leads on to another verb ("helped to train")."""
    return any(child.pos == "VERB" for child in tree.children(verb, "xcomp", "ccomp"))
