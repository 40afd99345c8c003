"""Acts whose receiver is only guessed need words by which something moves to somebody else (codebook 4.7)."""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.claim import StageGroup
from pledgebook.claims.document.home import beside_aid, keeps_for_itself
from pledgebook.claims.words.act import FRAME
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Step
from pledgebook.language import Annotation, Token, Tree
from pledgebook.vocabulary import Vocabulary


def lacks_grounds(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether the words of an act only better, run, name or mean a thing, or bring it home."""
    if _exercises(draft) or _buys_from(draft, annotation, vocabulary):
        return True
    if draft.gainers.firm or "recipient" not in draft.guessed:
        return False
    signs = [step for step in draft.act.chain.signs if step.sign and step.sign.classes[0] not in FRAME]
    if _comes_home(draft) or keeps_for_itself(draft) or _is_for_own_office(draft):
        return True
    if _hangs_on_purchase(draft, annotation, vocabulary):
        return True
    if draft.amount or draft.force.negated or any(item.quantity is not None for item in draft.items):
        return False
    return (
        _betters(draft, signs)
        or _runs(draft)
        or _is_scheme(draft, signs)
        or _means(draft)
        or _goes_back(draft)
    )


def _betters(draft: Draft, signs: list[Step]) -> bool:
    """Tell whether a thing that is no help of itself is only made more or better ("expand digital access")."""
    better = bool(signs) and signs[0].token.lemma.lower() in draft.act.passage.grammar.bettering
    return better and not draft.act.inherent and _is_no_help(draft)


def _runs(draft: Draft) -> bool:
    """Tell whether somebody only has or runs a thing ("the navy will operate the boats")."""
    tree, above = draft.act.passage.tree, verbs(draft)
    if not above or draft.act.inherent or tree.children(above[0], "prt"):
        return False
    return above[0].lemma.lower() in draft.act.passage.grammar.running and _is_no_help(draft)


def _is_no_help(draft: Draft) -> bool:
    """Tell whether things are named, and none of them helps wherever it is: aid, money, people, training."""
    return bool(draft.items) and not any((item.group or "").startswith(_HELP) for item in draft.items)


def _is_scheme(draft: Draft, signs: list[Step]) -> bool:
    """Tell whether a thing is only what a plan, programme or announcement is called after."""
    if len(signs) != 1 or signs[0].sign is None or draft.stage.group is StageGroup.OFF:
        return False
    named = signs[0].token.pos == "NOUN" and signs[0].dep != "self"
    return named and signs[0].sign.classes[0] in (CueClass.PLAN, CueClass.ANNOUNCE)


def _means(draft: Draft) -> bool:
    """Tell whether a word of meaning explains words and gives nothing ("what he meant by missiles")."""
    tree = draft.act.passage.tree
    meaning = (verb for verb in verbs(draft) if verb.lemma.lower() == "mean")
    return any(not tree.children(verb, "auxpass") and verb.dep not in ("acl", "relcl") for verb in meaning)


def _hangs_on_purchase(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a thing or sum hangs on a word of buying ("the purchase of 21 jets costing $2 billion")."""
    words = draft.act.passage.grammar.purchasing
    if any(step.sign and step.sign.can_be(*_GIVING) for step in draft.act.chain.steps):
        return False  # "gave a million for the purchase of tents"
    tree = draft.act.passage.tree
    tops = [draft.act.foot, *(top for item in draft.items if (top := tree.top(item.head)))]
    bought = any(word.lemma.lower() in words for top in tops for word in _within_clause(tree, top))
    return bought and not beside_aid(draft, annotation, vocabulary)


def _within_clause(tree: Tree, word: Token) -> Iterator[Token]:
    """Yield the words above a word up to the verb of its clause, past those below it."""
    for above in tree.ancestors(word):
        yield above
        if (
            above.pos == "VERB"
            and above.dep in ("ccomp", "conj", "parataxis")
            and tree.children(above, *_SUBJECT)
        ):
            return


_SUBJECT = ("nsubj", "nsubjpass")


def _buys_from(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether who is read as gaining only sells what is bought ("a deal with Peru for the purchase of jets")."""
    gaining = {party.id for party in draft.recipients}
    if not gaining or not gaining.isdisjoint(_no_sellers(draft.act.passage)):
        return False
    return _hangs_on_purchase(draft, annotation, vocabulary)


@once
def _no_sellers(passage: Passage) -> frozenset[str | None]:
    """Return who is named in a sentence anywhere but behind a word of selling."""
    tree = passage.tree
    tops = ((party, top) for party in passage.parties if (top := tree.top(party.span)) is not None)
    return frozenset(
        party.id for party, top in tops if top.dep != "pobj" or tree.head(top).text.lower() not in _SELLING
    )


def _is_for_own_office(draft: Draft) -> bool:
    """Tell whether an office of no named state gets the thing, and nobody else is said to give it."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if draft.actors and "actor" not in draft.guessed:
        return False
    verbs_ = [step.token for step in draft.act.chain.steps if step.sign and step.token.pos == "VERB"]
    getting = [noun for verb in verbs_ for noun in tree.children(verb, "nsubjpass", "dative")]
    preps = [prep for verb in verbs_ for prep in tree.children(verb, "prep", "dative") if prep.text == "to"]
    getting += [noun for prep in preps for noun in tree.children(prep, "pobj")]
    return any(noun.lemma.lower() in words.office_noun for noun in getting)


def _exercises(draft: Draft) -> bool:
    """Tell whether forces only exercise together ("held joint drills near the border")."""
    drilling = draft.act.passage.grammar.drilling
    return bool(draft.items) and all(
        drilling & set(draft.act.passage.words(item.head).lower().split()[-1:]) for item in draft.items
    )


def _goes_back(draft: Draft) -> bool:
    """Tell whether people are only sent back to where they came from."""
    tree = draft.act.passage.tree
    people = bool(draft.items) and all((item.group or "").startswith("personnel/") for item in draft.items)
    back = (word.text.lower() for verb in verbs(draft) for word in tree.children(verb, "advmod", "prt"))
    return people and "back" in back


def _comes_home(draft: Draft) -> bool:
    """Tell whether a thing arrives in the country of who is said to give it."""
    acting = {party.id for party in draft.actors} - {None, "GROUP"}
    arriving = [
        step.token for step in draft.act.chain.steps if step.sign and step.sign.classes[0] is CueClass.ARRIVE
    ]
    return any(place in acting for verb in arriving for place in _places(draft, verb))


def _places(draft: Draft, verb: Token) -> list[str | None]:
    tree, known = draft.act.passage.tree, draft.act.passage.party_at
    preps = (prep for prep in tree.children(verb, "prep") if prep.text.lower() in ("in", "to", "at", "into"))
    words = (word for prep in preps for word in tree.children(prep, "pobj"))
    return [known[word.index].id for word in words if word.index in known]


_GIVING = (CueClass.TRANSFER, CueClass.PROMISE, CueClass.ALLOCATE, CueClass.FUND)
_SELLING = ("with", "from", "by")
_HELP = ("general/", "money/", "personnel/", "training/")
