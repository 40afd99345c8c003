"""Phrases of a parse that name a speaker or carry what was said."""

from collections.abc import Sequence

from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_LONGEST = 160  # signs; a longer source is a parse gone wrong
_FINITE = {"VBZ", "VBD", "VBP", "MD"}
_LOOSE = {"relcl", "appos", "parataxis", "advcl", "punct", "dep", "cc", "ccomp"}
_WEAK_POS = {"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "PART"}
_NEGATIONS = {"not", "n't", "n’t", "never", "nobody", "none", "no", "neither", "nor"}
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def tensed(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb, or its auxiliary, stands in a tense."""
    return verb.tag in _FINITE or any(word.tag in _FINITE for word in tree.children(verb, "aux", "auxpass"))


def tense(tree: Tree, verb: Token) -> str:
    """Return the tag of the word that carries a clause's tense: its auxiliary, else the verb."""
    return next((word.tag for word in tree.children(verb, "aux", "auxpass") if word.tag in _FINITE), verb.tag)


def finite(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb heads a finite clause with a subject of its own, or of its auxiliary."""
    heads = (verb, *tree.children(verb, "aux", "auxpass"))
    return tensed(tree, verb) and any(
        tree.children(head, "nsubj", "nsubjpass", "csubj", "expl", "mark") for head in heads
    )


def infinitive(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb stands in the infinitive with "to"."""
    return any(word.tag == "TO" for word in tree.children(verb))


def noun_phrase(tree: Tree, head: Token) -> Span:
    """Return the words that name somebody: the phrase of a noun without clauses and asides after it."""
    if head.pos == "PRON" and not tree.children(head, "prep"):
        return head.span
    words = {head.index}
    waiting = [head]
    while waiting:
        word = waiting.pop()
        for child in tree.children(word):
            if not _belongs(tree, head, child):
                continue
            words.add(child.index)
            waiting.append(child)
    whole = _unbroken(tree, head, words)
    return whole if whole.end - whole.start <= _LONGEST else _name_alone(tree, head)


def described(tree: Tree, head: Token, named: Span, apart: Sequence[Span]) -> Span:
    """Return the words that name somebody with all that describes them, short of other words given apart."""
    whole = named.join(tree.reach(head))
    end = next((word.start for word in _after(tree, named, whole) if _new_thought(tree, word)), whole.end)
    while tree.tokens and end > named.end and (last := tree.at(end - 1)) is not None and last.pos == "PUNCT":
        end = last.start
        while end > named.end and tree.at(end - 1) is None:
            end -= 1
    wide = Span(named.start, max(end, named.end))
    clear = wide.end - wide.start <= _LONGEST and not any(wide.overlaps(other) for other in apart)
    return wide if clear else named


def _after(tree: Tree, named: Span, whole: Span) -> tuple[Token, ...]:
    return tuple(word for word in tree.within(whole) if word.start >= named.end)


def _new_thought(tree: Tree, word: Token) -> bool:
    """Tell whether a comma turns from who somebody is to what they do: ", speaking in Oslo,", ", which says …"."""
    following = tree.tokens[word.index + 1] if word.index + 1 < len(tree.tokens) else word
    return word.text == "," and (following.tag == "VBG" or following.text.lower() == "which")


def _name_alone(tree: Tree, head: Token) -> Span:
    """Return a noun with the words right before it that belong to it."""
    first = head
    while first.index > 0 and tree.tokens[first.index - 1].head == head.index and first.pos != "DET":
        first = tree.tokens[first.index - 1]
    return Span(first.start, head.end)


def _belongs(tree: Tree, head: Token, child: Token) -> bool:
    if child.dep == "case" and child.head == head.index:
        return False
    if child.dep == "cc":
        return _joins_names(tree, child)
    if child.dep == "conj":
        return child.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ")
    if child.dep == "acl":
        return child.index > head.index and tree.tokens[child.index - 1].text != ","
    if child.dep == "punct":
        return child.text in ("-", "/", ",") and child.index < head.index
    return child.dep not in _LOOSE


def _joins_names(tree: Tree, cc: Token) -> bool:
    return any(child.dep == "conj" and child.pos in _WEAK_POS for child in tree.children(tree.head(cc)))


def _unbroken(tree: Tree, head: Token, words: set[int]) -> Span:
    """Return the longest run of words around the head, so that an aside between commas ends it."""
    first = last = head.index
    while first - 1 in words or (first > 1 and first - 2 in words and _quiet(tree, first - 1)):
        first -= 1
    while last + 1 in words or (last + 2 in words and _quiet(tree, last + 1)):
        last += 1
    while first < head.index and tree.tokens[first].dep == "punct":
        first += 1
    return Span(tree.tokens[first].start, tree.tokens[last].end)


def _quiet(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text in ('"', "'", "(", ")", ",", "and")


def subject(tree: Tree, verb: Token) -> Token | None:
    """Return the subject of a verb itself."""
    return next(iter(tree.children(verb, *_SUBJECTS)), None)


def passive(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb stands in the passive."""
    if tree.children(verb, "nsubjpass", "auxpass"):
        return True
    if tree.children(verb, "aux", "nsubj", "dobj"):
        return False
    return (verb.tag == "VBN" and verb.dep in ("acl", "amod")) or (
        verb.tag in ("VBN", "VBD") and verb.dep == "advcl"
    )


def agent(tree: Tree, verb: Token) -> Token | None:
    """Return the one by whom a passive verb's act is done."""
    for by in tree.children(verb, "agent"):
        return next(iter(tree.children(by, "pobj")), None)
    return None


def negated(tree: Tree, verb: Token) -> bool:
    """Tell whether a verb is denied."""
    words = tree.children(verb, "neg", "advmod", "nsubj")
    return any(word.index < verb.index and word.text.lower() in _NEGATIONS for word in words)
