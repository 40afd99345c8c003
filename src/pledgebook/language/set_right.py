"""Numbers and people that a parse hangs wrongly: parts told by a participle, who gets so many, who fled."""

from typing import NamedTuple

from pledgebook.language.tree import Token, Tree


class _Part(NamedTuple):
    """A number set off by a comma, with the "of" that leads to its whole, and where its phrase begins."""

    number: Token
    of: Token | None
    first: int


def who_fled(tree: Tree) -> list[Token]:
    """Return the people who flee, read as who acts in a clause, as those taken in ("welcomed 300 Syrians fleeing")."""
    for verb in tree.tokens:
        people, above = tree.children(verb, "nsubj"), tree.head(verb)
        fleeing = verb.tag == "VBG" and verb.dep == "ccomp" and verb.lemma in ("flee", "escape")
        if fleeing and people and above.pos == "VERB" and not tree.children(above, "dobj"):
            who = people[0]._replace(dep="dobj", head=above.index)
            return [who, verb._replace(dep="acl", head=who.index)]
    return []


def peoples_counted(tree: Tree) -> list[Token]:
    """Return the names of peoples that have no plural of their own, as the plurals they are ("40,000 Sudanese")."""
    alone = (
        word
        for word in tree.tokens
        if word.tag in ("NNP", "NN", "JJ") and word.text[:1].isupper() and word.text.endswith("ese")
    )
    return [
        word._replace(pos="PROPN", tag="NNPS")
        for word in alone
        if word.dep in _NOMINAL and (tree.children(word, "nummod") or _is_share(tree, word))
    ]


def _is_share(tree: Tree, people: Token) -> bool:
    """Tell whether a round number leads to people ("thousands of", "a quarter of a million")."""
    of = tree.head(people)
    return of.text.lower() == "of" and tree.head(of).lemma.lower() in ("hundred", "thousand", "million")


_NOMINAL = ("dobj", "pobj", "nsubj", "nsubjpass", "conj", "attr")


def done_below(tree: Tree) -> list[Token]:
    """Return the subject of a bare participle below "see" or "want" as what it is done to ("will see men sent")."""
    found: list[Token] = []
    for verb in tree.tokens:
        wished = verb.tag == "VBN" and verb.dep == "ccomp" and tree.head(verb).lemma in ("see", "want")
        if wished and not tree.children(verb, "aux", "auxpass", "mark"):
            found += [noun._replace(dep="nsubjpass") for noun in tree.children(verb, "nsubj")]
    return found


def gets_counted(tree: Tree) -> list[Token]:
    """Return the name between a verb and a number as who gets so many ("promised Mali 30 lorries")."""
    for name in tree.tokens[1:-1]:
        verb, number = tree.tokens[name.index - 1], tree.tokens[name.index + 1]
        thing = tree.head(name) if name.dep in ("nmod", "compound", "nummod") else name
        if name.tag != "NNP" or number.tag != "CD" or verb.pos != "VERB" or thing.index < number.index:
            continue
        if thing.dep in ("dobj", "appos") and thing.head == verb.index and tree.head(number) in (name, thing):
            gets, count = name._replace(dep="dative", head=verb.index), number._replace(head=thing.index)
            return [gets, count, thing._replace(dep="dobj")]
    return []


def named_goal(tree: Tree) -> list[Token]:
    """Return a name behind "to" that was taken for an infinitive as the goal it is ("appealed to Denmark for")."""
    for name in tree.tokens[1:]:
        to = tree.tokens[name.index - 1]
        called = name.tag == "VB" and name.dep == "xcomp" and name.text[:1].isupper()
        if called and to.text == "to" and tree.head(to) is name and not tree.children(name, "dobj"):
            verb = name.head
            below = [word._replace(head=verb) for word in tree.children(name) if word is not to]
            goal = name._replace(pos="PROPN", tag="NNP", dep="pobj", head=to.index)
            return [to._replace(pos="ADP", dep="prep", head=verb), goal, *below]
    return []


def parts_done(tree: Tree) -> list[Token]:
    """Return the number before a participle as its subject, and the participle hung from the whole.

    "Twenty jeeps, of which ten delivered in May", "twenty jeeps, ten already sent".
    """
    for verb in tree.tokens:
        if verb.tag != "VBN" or verb.pos != "VERB" or tree.children(verb, "aux", "auxpass", "dobj"):
            continue
        part = _part_before(tree, verb)
        whole = _whole_before(tree, part.first) if part else None
        if not part or not whole or tree.below(part.number) >> whole.index & 1:
            continue
        main = _clause_of(tree, whole, verb)
        if main is None:
            continue
        number = part.number._replace(dep="nsubjpass", head=verb.index)
        led = [part.of._replace(dep="prep", head=number.index)] if part.of else []
        return [number, *led, verb._replace(dep="relcl", head=whole.index), *main]
    return []


def _clause_of(tree: Tree, whole: Token, verb: Token) -> list[Token] | None:
    """Return the clause of a whole as the main one, where a participle was taken for that; null where it cannot be."""
    if not tree.below(verb) >> whole.index & 1:
        return []
    tops = [word for word in tree.children(verb) if tree.below(word) >> whole.index & 1]
    if verb.dep != "ROOT" or tops[0].pos not in ("VERB", "AUX"):
        return None
    return [tops[0]._replace(dep="ROOT", head=tops[0].index)]


def _part_before(tree: Tree, verb: Token) -> _Part | None:
    """Return the number, alone or of a pronoun, that stands between a comma and a participle."""
    at = verb.index - 1
    while at > 0 and (tree.tokens[at].pos == "ADV" or tree.tokens[at].text.lower() in _MEANWHILE):
        at -= 1
    behind = _pronoun_of(tree, at)
    number = at - 2 if behind else at
    if number < 1 or not (tree.tokens[number].tag == "CD" or tree.tokens[number].text.lower() in _SO_MANY):
        return None
    before = None if behind else _pronoun_of(tree, number - 1)
    first = number - 2 if before else number
    set_off = first > 0 and tree.tokens[first - 1].text in _SETTING_OFF
    return _Part(tree.tokens[number], behind or before, first) if set_off else None


def _pronoun_of(tree: Tree, at: int) -> Token | None:
    """Return the "of" before a pronoun that stands for a whole ("of which", "of them")."""
    led = at > 0 and tree.tokens[at].text.lower() in _WHOLE and tree.tokens[at - 1].text.lower() == "of"
    return tree.tokens[at - 1] if led else None


def _whole_before(tree: Tree, first: int) -> Token | None:
    """Return the sum or the counted noun told last before a part."""
    for at in range(first - 1, -1, -1):
        word = tree.tokens[at]
        counted = any(one.tag == "CD" for one in tree.tokens[max(at - _DESCRIBED, 0) : at])
        if (word.tag in ("NN", "NNS") and counted) or (word.tag == "CD" and " " in word.text):
            return word
    return None


_DESCRIBED = 4  # words between a number and its noun
_MEANWHILE = ("already", "now", "since", "so", "far", "to", "date")
_SO_MANY = ("none", "half", "most", "some", "several", "all", "both", "many")
_WHOLE = ("which", "them", "these", "those")
_SETTING_OFF = (",", "-", "–", "—", ";", "(")


def done_to(tree: Tree) -> list[Token]:
    """Return a participle taken for an adjective, with its "be" and subject, as the passive it is ("are frozen")."""
    found: list[Token] = []
    for word in tree.tokens:
        verb = _PARTICIPLES.get(word.text.lower())
        if verb is None or word.tag != "JJ" or word.dep not in ("acomp", "ROOT"):
            continue
        done = word._replace(pos="VERB", tag="VBN", lemma=verb)
        be = tree.head(word)
        if word.dep == "acomp" and be.lemma == "be":
            found += _as_passive(tree, be, done)
        elif tree.children(word, "auxpass"):
            found.append(done)
    return found


_PARTICIPLES = {"frozen": "freeze", "closed": "close"}


def _as_passive(tree: Tree, be: Token, done: Token) -> list[Token]:
    """Return the words of a clause hung from its participle, which takes the place of its "be"."""
    top = done.index if be.head == be.index else be.head
    below = [word for word in tree.children(be) if word.index != done.index]
    moved = [word._replace(head=done.index, dep=_PASSIVE.get(word.dep, word.dep)) for word in below]
    return [done._replace(dep=be.dep, head=top), be._replace(dep="auxpass", head=done.index), *moved]


_PASSIVE = {"nsubj": "nsubjpass"}


def lent_on_terms(tree: Tree) -> list[Token]:
    """Return the sum behind an aside on terms, hung from the verb of lending that it breaks.

    "The Bank agrees to lend to Peru, on the terms and conditions set forth or referred to, an amount of $5m".
    """
    for noun in tree.tokens:
        if noun.lemma not in _LENT or noun.dep == "dobj" or not _opens_behind_comma(tree, noun):
            continue
        before = tree.tokens[: noun.index]
        terms = next((word for word in reversed(before) if word.lemma == "term" and word.dep == "pobj"), None)
        verbs = (word for word in reversed(before[: terms.index] if terms else ()) if word.pos == "VERB")
        verb = next(verbs, None)
        if verb is not None and verb.lemma in _LENDING and not tree.children(verb, "dobj"):
            return [noun._replace(dep="dobj", head=verb.index)]
    return []


_LENT = ("amount", "sum", "loan", "credit", "grant")
_LENDING = ("lend", "extend", "grant", "provide", "make", "give", "advance")


def _opens_behind_comma(tree: Tree, noun: Token) -> bool:
    """Tell whether a comma stands before the article of a noun."""
    first = min((word.index for word in tree.children(noun, "det", "amod", "compound")), default=noun.index)
    return first > 0 and tree.tokens[min(first, noun.index) - 1].text == ","
