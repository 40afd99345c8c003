"""Quotations with words that cannot belong there (codebook 9): "he added road"."""

from collections.abc import Iterator
from itertools import pairwise

from pledgebook.claims.words.grammar import Grammar
from pledgebook.findings import Flag, FlagKind
from pledgebook.language import Annotation, Token, Tree
from pledgebook.span import Span


def garbled_quotes(annotation: Annotation, words: Grammar) -> Iterator[Flag]:
    """Yield a flag, in the view, on each stray noun that closes a sentence behind the verb of a quotation."""
    cues = {quote.cue.end: quote.content for quote in annotation.quotes if quote.cue and quote.speech}
    text = annotation.view.text
    for sentence in annotation.sentences if cues else ():
        tokens = sentence.tree.tokens if sentence.tree else ()
        for verb, noun in pairwise(tokens):
            said = cues.get(verb.end)
            if said is None or verb.lemma not in words.saying or not _closes(text, said):
                continue
            if not _is_stray(sentence.tree, noun):
                continue
            yield Flag(FlagKind.GARBLED_QUOTE, f"“{noun.text}” belongs to nothing here", noun.span)


def _closes(text: str, said: Span) -> bool:
    """Tell whether a quotation ends with a mark of quotation."""
    return any(mark in text[max(0, said.end - 1) : said.end + 2] for mark in "\"'")


def _is_stray(tree: Tree | None, noun: Token) -> bool:
    """Tell whether a common noun stands alone, says no time, and closes its sentence."""
    if tree is None or noun.tag != "NN" or noun.entity or tree.children(noun):
        return False
    following = noun.index + 1
    return following < len(tree.tokens) and tree.tokens[following].text in (".", "!", "?")
