"""What a sentence says of a thing that it tells to be given, or as a part of it, is no second act (codebook 4.3)."""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.claim import Form
from pledgebook.claims.words.kinds import are_all
from pledgebook.language import Token, Tree
from pledgebook.party import Party


def describes(draft: Draft, told: Draft) -> bool:
    """Tell whether a relative clause only says what a given thing does ("a radar, which will help to guard the port").

    Things give nothing themselves; people who were sent do, and houses with people in them ("40 doctors, who will
    treat the wounded"). That all of them will come is told before, too ("all of which will arrive in May").
    """
    if not _is_of_same(draft, told) or _counts(draft) or are_all(told.items, "personnel"):
        return False
    if draft.act.foot.text.lower() in _ALL and draft.stage.group is not told.stage.group:
        return False  # "promised 60 beds, all of which have arrived"
    noun = _described(draft)
    manned = noun is not None and noun.lemma.lower() in draft.act.passage.grammar.facility
    return noun is not None and not manned and noun.index in _things(told)


def is_part(draft: Draft, told: Draft) -> bool:
    """Tell whether a thing is one of those that a sum is in, is included in a thing, or is what a sum is for.

    The whole is none either, where no sum tells of it ("sent tents as part of an aid package").
    """
    if not _is_of_same(draft, told):
        return False
    return _is_end(draft, told) or (
        not _counts(draft)
        and (_is_of_sum(draft, told) or _is_included(draft, told) or _whole(draft) is not None)
    )


def can_be_part(draft: Draft) -> bool:
    """Tell whether a thing stands where a part of another act does."""
    led = draft.act.passage.tree.head(draft.act.foot)
    included = draft.act.foot.dep == "pobj" and led.text.lower() == "including"
    return draft.act.foot.dep == "conj" or included or _end(draft) is not None or _whole(draft) is not None


def _is_of_same(draft: Draft, told: Draft) -> bool:
    """Tell whether two acts of one sentence have the same sides, and the second has no sum."""
    if told is draft or told.act.passage is not draft.act.passage or told.silent or told.force.negated:
        return False
    talks = {draft.form, told.form} & {Form.TALKS, Form.SANCTIONS}
    sides = _within(draft.actors, told.actors) and _within(draft.recipients, told.recipients)
    return draft.amount is None and not talks and sides


def _counts(draft: Draft) -> bool:
    return any(item.quantity is not None for item in draft.items)


def _within(parties: tuple[Party, ...], others: tuple[Party, ...]) -> bool:
    return {party.id for party in parties} <= {party.id for party in others}


def _described(draft: Draft) -> Token | None:
    """Return the noun that an act's relative clause is about, where "which" or "that" does what is told."""
    tree = draft.act.passage.tree
    for verb in _upward(draft):
        if verb.dep == "relcl":
            doing = [word for word in tree.children(verb, "nsubj") if _stands_for_all(tree, word)]
            bare = (
                draft.act.foot in doing and draft.act.foot.tag == "WDT"
            )  # "which will arrive" tells no more
            return tree.head(verb) if doing and not bare else None
    return None


def _stands_for_all(tree: Tree, word: Token) -> bool:
    """Tell whether a subject is "which" or "that", or "all of which"."""
    of = (prep for prep in tree.children(word, "prep") if prep.text.lower() == "of")
    whole = word.text.lower() in _ALL and any(
        w.tag == "WDT" for prep in of for w in tree.children(prep, "pobj")
    )
    return word.tag == "WDT" or whole


_ALL = ("all", "both", "each")


def _upward(draft: Draft) -> Iterator[Token]:
    """Yield the outermost verb of an act and the verbs that it hangs on."""
    tree = draft.act.passage.tree
    for verb in verbs(draft)[-1:]:
        yield verb
        yield from (word for word in tree.ancestors(verb) if word.pos in ("VERB", "AUX"))


def _things(told: Draft) -> set[int]:
    """Return the words of an act's thing: its noun, what stands beside it, and the sum it is told by."""
    tree, foot = told.act.passage.tree, told.act.foot
    own = [foot, *(step.token for step in told.act.chain.steps if step.token.pos in ("NOUN", "PROPN", "NUM"))]
    return {word.index for noun in own for word in tree.subtree(noun) if not _is_verbal(tree, word, noun)}


def _is_verbal(tree: Tree, word: Token, noun: Token) -> bool:
    """Tell whether a word below a noun stands in a clause of its own there."""
    above = (word, *tree.ancestors(word))
    for one in above:
        if one == noun:
            return False
        if one.pos in ("VERB", "AUX"):
            return one.dep == "relcl"
    return False


def _is_of_sum(draft: Draft, told: Draft) -> bool:
    """Tell whether a thing stands in a row with those that a sum is in ("$5m in arms, and training")."""
    if told.amount is None or draft.act.foot.dep != "conj":
        return False
    tree = draft.act.passage.tree
    beside = tree.head(draft.act.foot)
    own = {told.act.foot.index, *(step.token.index for step in told.act.chain.steps)}
    spelled = (word for prep in tree.children(told.act.foot, "prep") for word in tree.children(prep, "pobj"))
    return beside.index in own and beside.pos in ("NOUN", "NUM", "SYM", "PROPN") and any(spelled)


def _is_end(draft: Draft, told: Draft) -> bool:
    """Tell whether an act is only what a sum beside it is for ("pledged $5m to train judges")."""
    verb = _end(draft)
    if verb is None or told.amount is None or verb.start < told.amount.span.end:
        return False
    above = draft.act.passage.tree.head(verb).index
    return above in {told.act.foot.index, *(step.token.index for step in told.act.chain.steps)}


def _end(draft: Draft) -> Token | None:
    """Return the first verb of an act, where it is an infinitive with nobody of its own who does it."""
    tree = draft.act.passage.tree
    for verb in verbs(draft)[:1]:
        to = any(word.text.lower() == "to" for word in tree.children(verb, "aux"))
        bare = (
            verb.tag == "VB"
            and verb.dep in ("xcomp", "advcl", "acl")
            and not tree.children(verb, "nsubj", "mark")
        )
        return verb if to and bare else None
    return None


def _is_included(draft: Draft, told: Draft) -> bool:
    """Tell whether a thing is included in one of its kind ("training for 90 men, including training at sea")."""
    tree = draft.act.passage.tree
    led = tree.head(draft.act.foot)
    return led.text.lower() == "including" and tree.head(led) == told.act.foot and draft.form is told.form


def _whole(draft: Draft) -> Token | None:
    """Return the "part" of which a package is the whole, where no word of acting stands over it."""
    steps = draft.act.chain.steps
    at = next((n for n, step in enumerate(steps) if step.token.lemma.lower() == "part"), len(steps))
    part = steps[at].token if at < len(steps) and not any(step.sign for step in steps[: at + 1]) else None
    led = draft.act.passage.tree.head(part) if part is not None else None
    return part if led is not None and led.dep == "prep" and led.text.lower() == "as" else None
