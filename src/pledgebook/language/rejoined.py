"""Clauses that say one thing in two places, put together: broken off, added by a gerund, or seen to by somebody."""

from pledgebook.language.tree import Token, Tree


def _ensured(tree: Tree) -> list[Token]:
    """Return who is to have a thing and the thing, hung from the verb of whoever sees to it: that is to provide it.

    "Oslo will make sure that Kenya has vaccines": it will provide Kenya with them.
    """
    for verb in tree.tokens:
        cause = _who_sees_to(tree, verb) if verb.lemma in _HAVING and verb.dep == "ccomp" else None
        gets, given = tree.children(verb, "nsubj"), tree.children(verb, "dobj")
        denied = (word.text.lower() in _NEVER for word in tree.subtree(verb))
        if cause is None or len(gets) != 1 or not given or any(denied):
            continue
        behind = [word._replace(head=cause.index) for word in tree.children(verb, "prep", "advmod", "dobj")]
        return [gets[0]._replace(dep="dative", head=cause.index), cause._replace(lemma="provide"), *behind]
    return []


_HAVING = ("have", "get", "receive", "obtain")
_NEVER = ("not", "never", "no", "n't", "nothing")


def _who_sees_to(tree: Tree, verb: Token) -> Token | None:
    """Return the verb of ensuring that a clause hangs from: "ensure", "make sure", "see to it"."""
    above = tree.head(verb)
    if above.lemma == "sure" and tree.head(above).lemma == "make":
        return tree.head(above)
    if above.lemma == "make" and any(
        word.lemma == "sure" for word in tree.children(above, "acomp", "oprd", "ccomp")
    ):
        return above
    if above.lemma == "see" and any(word.text.lower() == "to" for word in tree.children(above, "prep")):
        return above
    return above if above.lemma == "ensure" else None


def _interrupted(tree: Tree) -> list[Token]:
    """Return the sum hung within what only breaks a clause off, hung from the verb before the break.

    "Oslo intends to provide, working with its partners, $5m to Mali": the break stands between two commas.
    """
    for one in tree.tokens:
        verb = _verb_before_break(tree, one) if is_sum(one) else None
        if verb is not None:
            behind = (
                word for word in tree.children(tree.head(one), "prep", "dative") if word.index > one.index
            )
            led = [word._replace(head=verb.index) for word in behind]
            gets = (name._replace(dep="dative") for name in tree.children(verb, "dobj"))
            return [one._replace(dep="dobj", head=verb.index), *led, *gets]
    return []


def _verb_before_break(tree: Tree, one: Token) -> Token | None:
    """Return the verb, with nothing given yet, whose clause is broken off right before a sum."""
    last, held = tree.tokens[tree.first(one).index - 1], tree.head(one)
    if last.text != "," or held.index > last.index or held.dep not in _BREAKING:
        return None
    start = tree.first(held).index - 1
    while start >= 0 and tree.tokens[start].text != ",":
        start -= 1
    before = [word for word in tree.tokens[max(start - _NAME, 0) : max(start, 0)] if word.pos == "VERB"]
    verb = before[-1] if before else None
    if verb is None or verb.tag not in ("VB", "VBN", "VBD"):
        return None
    done = tree.children(verb, "dobj", "ccomp", "xcomp")
    return verb if all(word.pos == "PROPN" for word in done) else None


def _added(tree: Tree) -> list[Token]:
    """Return the gerunds that tell what else somebody does, joined to the verb that tells the first.

    "Oslo gave Fiji $3m, besides sending engineers": it gave and sent.
    """
    found = []
    for verb in tree.tokens:
        lead = _leads_to_more(tree, verb) if verb.tag == "VBG" else None
        main = next((word for word in tree.ancestors(lead) if word.pos == "VERB"), None) if lead else None
        if main is not None and not tree.children(verb, "nsubj"):
            found.append(verb._replace(tag=main.tag, dep="conj", head=main.index))
    return found


def _leads_to_more(tree: Tree, gerund: Token) -> Token | None:
    """Return the word by which a gerund adds to a clause: "besides", "in addition to", "as well as"."""
    prep = tree.head(gerund)
    if gerund.dep == "conj":
        before = " ".join(word.text.lower() for word in tree.tokens[max(gerund.index - 3, 0) : gerund.index])
        return gerund if before == "as well as" and prep.tag != "VBG" else None
    if gerund.dep != "pcomp":
        return None
    if prep.text.lower() == "to" and tree.head(prep).lemma == "addition":
        return tree.head(tree.head(prep))
    aside = prep.text.lower() == "from" and tree.head(prep).text.lower() in ("apart", "aside")
    return tree.head(prep) if aside else prep if prep.text.lower() == "besides" else None


def _judged(tree: Tree) -> list[Token]:
    """Return the goals hung from a verb of judging, hung from the deed it judges ("hailed Peru's gift to Chad")."""
    found = []
    for verb in tree.tokens:
        objects = tree.children(verb, "dobj") if verb.lemma in _JUDGING else ()
        deeds = [deed for deed in objects if tree.children(deed, "poss") or _is_of_something(tree, deed)]
        goals = [word for word in tree.children(verb, "prep", "dative") if word.text.lower() == "to"]
        found += [
            goal._replace(head=deed.index) for goal in goals for deed in deeds if deed.index < goal.index
        ]
    return found


def _is_of_something(tree: Tree, noun: Token) -> bool:
    return any(prep.text.lower() == "of" for prep in tree.children(noun, "prep"))


_JUDGING = (
    "applaud",
    "blast",
    "condemn",
    "criticise",
    "criticize",
    "decry",
    "denounce",
    "hail",
    "praise",
    "welcome",
)
_NAME = 4  # words; who gets it may stand between the verb and the break
_BREAKING = ("advcl", "npadvmod", "pobj", "prep")


def is_sum(token: Token) -> bool:
    """Tell whether a word is a sum of money that stands as one."""
    return token.entity == "MONEY" and token.tag == "CD"


def _set_apart(tree: Tree) -> list[Token]:
    """Return what "it" is said to be that somebody does, as what they do to it ("It's something we are looking at")."""
    for noun in tree.tokens:
        be = tree.head(noun)
        its = [word for word in tree.children(be, "nsubj") if word.text.lower() in ("it", "that", "this")]
        clauses = [verb for verb in tree.children(noun, "relcl") if tree.children(verb, "nsubj")]
        if (
            noun.text.lower() != "something"
            or noun.dep != "attr"
            or be.lemma != "be"
            or not (its and clauses)
        ):
            continue
        verb, it = clauses[0], its[0]
        loose = [prep for prep in tree.children(verb, "prep") if not tree.children(prep)]
        which = [word for word in tree.children(verb, "dobj") if word.text.lower() in ("that", "which")]
        goal = loose[0] if loose else verb
        if be.dep not in ("ROOT", "conj") or tree.children(be, "neg", "aux"):
            return []
        above = verb.index if be.dep == "ROOT" else be.head
        return [
            it._replace(dep="pobj" if loose else "dobj", head=goal.index),
            *(word._replace(dep="mark") for word in which),
            noun._replace(dep="dep", head=verb.index),
            be._replace(dep="dep", head=verb.index),
            verb._replace(dep=be.dep, head=above),
        ]
    return []


REJOINING = (_set_apart, _ensured, _interrupted, _added, _judged)
