"""Reported clauses: the words that hang from a speech verb without quotation marks, or with some."""

from pledgebook.language.quotation import Tells
from pledgebook.language.quote_phrases import finite, infinitive
from pledgebook.language.quote_sayings import Saying
from pledgebook.language.quote_words import SpeechWords, Takes
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_EDGE = " ,;:.–—-"
_LATER = ("conj", "cc", "advcl", "parataxis")


def clause_after(tree: Tree, saying: Saying, words: SpeechWords) -> Span | None:
    """Return the clause that follows a speech verb and is its object."""
    verb = saying.verb
    for child in tree.children(verb, "ccomp", "xcomp"):
        if child.index > verb.index and _fits(tree, child, saying):
            return _extent(tree, saying, child, words)
    return _marked_clause(tree, saying, words) if Takes.CLAUSE in saying.takes else None


def is_act(tree: Tree, saying: Saying) -> bool:
    """Tell whether the clause after a speech verb is an infinitive."""
    return any(
        infinitive(tree, child) and child.index > saying.verb.index and not finite(tree, child)
        for child in tree.children(saying.verb, "ccomp", "xcomp")
    )


def _fits(tree: Tree, clause: Token, saying: Saying) -> bool:
    if infinitive(tree, clause):
        return Takes.INFINITIVE in saying.takes and not (
            saying.tells is Tells.PROMISE and _has_object(tree, saying.verb)
        )
    if (
        _open_question(tree, clause)
        and saying.verb.tag in ("VB", "VBG")
        and saying.tells is not Tells.QUESTION
    ):
        return False
    return Takes.CLAUSE in saying.takes and finite(tree, clause)


def _has_object(tree: Tree, verb: Token) -> bool:
    return any(child.pos == "NOUN" for child in tree.children(verb, "dobj"))


def _open_question(tree: Tree, clause: Token) -> bool:
    """Tell whether a clause asks rather than states: "explaining why …", "to say whether …"."""
    first = tree.subtree(clause)[0]
    return first.tag in ("WRB", "WP", "WDT") or first.text.lower() in ("whether", "if")


def _extent(tree: Tree, saying: Saying, clause: Token, words: SpeechWords) -> Span | None:
    reach = tree.subtree(clause)
    start = reach[0]
    if start.index < saying.verb.index:
        if start.tag not in ("WDT", "WP", "WRB"):
            return Span(start.start, _end(tree, saying, clause, words))
        start = tree.tokens[saying.verb.index + 1]
    return Span(start.start, _end(tree, saying, clause, words))


def _end(tree: Tree, saying: Saying, clause: Token, words: SpeechWords) -> int:
    """Return where a reported clause ends: with the sentence, or before what hangs on the speech verb again."""
    verb = saying.verb
    whole = tree.tokens[-1] if verb.head == verb.index else tree.subtree(verb)[-1]
    end = whole.end
    for child in tree.children(verb):
        if child.index <= clause.index:
            continue
        first = next(word for word in tree.subtree(child) if word.index > clause.index)
        if child.dep in _LATER or (child.dep == "prep" and _occasion(tree, child, words)):
            end = min(end, tree.tokens[first.index - 1].end)
    return end


def _occasion(tree: Tree, prep: Token, words: SpeechWords) -> bool:
    """Tell whether a phrase says where words were spoken: "in a statement", "at a news conference"."""
    return any(words.is_a("occasion", word.text) for word in tree.children(prep, "pobj"))


def _marked_clause(tree: Tree, saying: Saying, words: SpeechWords) -> Span | None:
    """Return the clause after "that" where the parser hung it elsewhere."""
    verb = saying.verb
    for word in tree.tokens[verb.index + 1 : verb.index + 9]:
        if word.pos in ("VERB", "AUX"):
            return None
        if word.text.lower() == "that" and word.dep == "mark":
            return Span(word.start, _end(tree, saying, word, words))
    return None


def clause_before(tree: Tree, saying: Saying) -> Span | None:
    """Return the clause that stands before ", he said"."""
    verb = saying.verb
    group = saying.group
    if Takes.QUOTE not in saying.takes:
        return None
    before = [word for word in tree.tokens if word.end <= group.start]
    if not before or before[-1].text not in (",", '"', "'", "?", "!", "-", "–", "—"):
        return None
    clause = next((child for child in tree.children(verb, "ccomp") if child.index < verb.index), None)
    if clause is None and verb.dep == "parataxis" and tree.head(verb).index < verb.index:
        clause = tree.head(verb)
    if clause is None:
        return None
    first = tree.tokens[0] if verb.head == verb.index or verb.dep == "parataxis" else tree.subtree(verb)[0]
    return Span(first.start, before[-1].start)


def clause_around(tree: Tree, saying: Saying) -> Span | None:
    """Return the clause that ", he said," stands in the middle of."""
    verb = saying.verb
    above = tree.head(verb)
    if verb.dep != "parataxis" or above.index < verb.index or not finite(tree, above):
        return None
    reach = tree.subtree(above)
    return Span(reach[0].start, reach[-1].end) if reach[0].index < verb.index else None


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the signs at its edges that belong to the sentence around it."""
    start, end = span
    while start < end and text[start] in " ,;:–—-":
        start += 1
    while end > start and text[end - 1] in _EDGE and not _initials(text, end):
        end -= 1
    return Span(start, end)


def _initials(text: str, end: int) -> bool:
    return text[end - 1] == "." and text[max(0, end - 3)] == "."
