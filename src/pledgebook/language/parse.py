"""The parser, kept behind plain values: spaCy is known here and nowhere else.

An amount is shown to the parser as "$ 225 million", whatever its notation, since that is the wording its
training text has; in the tree it is one word at its own place. So is a name that the parser would not take for one.
"""

import os
import re
import sys
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from pledgebook.amounts import Amount
from pledgebook.errors import NoSuchPipelineError
from pledgebook.language.mended import mended
from pledgebook.language.ruler import remember
from pledgebook.language.steps import lead
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_THREADS = "OPENBLAS_NUM_THREADS"
_INDEX = "lemma_index"
_JOINT = re.compile(r"co-[a-z]+", re.IGNORECASE)  # one word ("co-financed"), which the tokenizer would part


class Spelling(NamedTuple):
    """What the pipeline does not know of words: whose form a verb is, and what it is shown instead of a word.

    A paragraph may begin with one of the `operative` verbs, where it goes on with a name or a word `behind` one.
    """

    verbs: Mapping[str, str] = MappingProxyType({})
    shown: Mapping[str, str] = MappingProxyType({})
    operative: Container[str] = frozenset()
    behind: Container[str] = frozenset()


KNOWN = Spelling()  # as if the pipeline knew all words


class _Words(NamedTuple):
    """What the parser is given: words, whether a space follows each, and which place each stands for."""

    words: list[str]
    spaces: list[bool]
    places: list[Span]


@cache
def load_pipeline(name: str) -> Any:
    """Load an installed spaCy pipeline once per process."""
    alone = _in_one_thread()
    import spacy

    try:
        nlp = spacy.load(name)
    except OSError as problem:
        raise NoSuchPipelineError(name) from problem
    if alone:
        for layer in (layer for _, component in nlp.pipeline for layer in _layers(component)):
            layer.ops.use_blis = False  # numpy's products take half the time, and the trees are the same
    nlp.tokenizer.token_match = _JOINT.fullmatch
    _index(nlp)
    remember(nlp)
    lead(nlp)
    return nlp


def _index(nlp: Any) -> None:
    """Let the lemmatizer find a word in its tables at once: they are lists, of which it compares every word."""
    for lookups in (getattr(component, "lookups", None) for _, component in nlp.pipeline):
        if lookups is not None and _INDEX in lookups:
            table = lookups.get_table(_INDEX)
            for kind, words in list(table.items()):
                table[kind] = frozenset(words)


def _in_one_thread() -> bool:
    """Have numpy compute in one thread, if it is not too late; several only wait for each other."""
    if "numpy" not in sys.modules:
        os.environ.setdefault(_THREADS, "1")
    return os.environ.get(_THREADS) == "1"


def _layers(component: Any) -> Iterator[Any]:
    model = getattr(component, "model", None)
    found = model.walk() if model is not None and hasattr(model, "walk") else ()
    return (layer for layer in found if hasattr(layer.ops, "use_blis"))


def parse(
    text: str,
    sentences: Iterable[Span],
    amounts: Sequence[Amount],
    pipeline: str,
    spelling: Spelling = KNOWN,
    names: Mapping[Span, str] = MappingProxyType({}),
) -> Iterator[Tree]:
    """Yield the tree of each sentence of a view's text; each of the names is shown as the word that stands for it."""
    nlp = load_pipeline(pipeline)
    shown = _shown(amounts, names)
    docs = (_prepared(nlp, text, span, shown, spelling) for span in sentences)
    for doc, places in nlp.pipe(docs, as_tuples=True, batch_size=_BATCH):
        yield _tree(doc, places, text, spelling.verbs, names)


_BATCH = 128  # sentences


class _Shown(NamedTuple):
    """One place of a text that is shown in other words."""

    span: Span
    words: list[str]


def _shown(amounts: Sequence[Amount], names: Mapping[Span, str]) -> list[_Shown]:
    sums = [_Shown(amount.span, _dollars(amount.value)) for amount in amounts]
    return sorted([*sums, *(_Shown(span, [word]) for span, word in names.items())])


def _prepared(
    nlp: Any, text: str, sentence: Span, shown: Sequence[_Shown], spelling: Spelling
) -> tuple[Any, list[Span]]:
    from spacy.tokens import Doc

    given = _Words([], [], [])
    place = sentence.start
    for span, words in _between(shown, sentence):
        if span.start < place:
            continue
        _add_text(given, nlp, text, Span(place, span.start))
        _add_shown(given, words, span, text[span.end : span.end + 1] == " ")
        place = span.end
    _add_text(given, nlp, text, Span(place, sentence.end))
    words = [spelling.shown.get(word, word) for word in given.words]
    if _is_operative(words, spelling):
        words[0] = words[0].lower()  # with a capital and no subject it would be taken for a name
    return Doc(nlp.vocab, words=words, spaces=given.spaces), given.places


def _is_operative(words: Sequence[str], spelling: Spelling) -> bool:
    """Tell whether a sentence begins with a verb whose subject stands above it ("Requests Kenya to send")."""
    if len(words) < _FEWEST or words[0] not in spelling.operative:
        return False
    return words[1][:1].isupper() or words[1] in spelling.behind


_FEWEST = 4  # words of a paragraph of a resolution


def _between(shown: Sequence[_Shown], sentence: Span) -> list[_Shown]:
    first = bisect_left(shown, sentence.start, key=lambda one: one.span.start)
    last = bisect_left(shown, sentence.end, key=lambda one: one.span.start)
    return [one for one in shown[first:last] if sentence.holds(one.span)]


def _add_text(given: _Words, nlp: Any, text: str, span: Span) -> None:
    for word in nlp.tokenizer(span.of(text)):
        if word.is_space:
            continue
        at = span.start + word.idx
        given.words.append(word.text)
        given.spaces.append(bool(word.whitespace_))
        given.places.append(Span(at, at + len(word.text)))


def _add_shown(given: _Words, words: list[str], span: Span, spaced: bool) -> None:
    given.words.extend(words)
    given.spaces.extend([False] + [True] * (len(words) - 2) + [spaced] if len(words) > 1 else [spaced])
    given.places.extend([span] * len(words))


def _dollars(value: Decimal) -> list[str]:
    for name, size in (("billion", 10**9), ("million", 10**6)):
        if value >= size:
            return ["$", f"{value / size:.10g}", name]
    return ["$", f"{value:,.10g}"]


def _tree(
    doc: Any, places: Sequence[Span], text: str, verbs: Mapping[str, str], names: Container[Span]
) -> Tree:
    """Turn a parsed document into plain tokens, the words of each amount made one."""
    number: list[int] = []
    for place, span in enumerate(places):
        same = place > 0 and span == places[place - 1]
        number.append(number[-1] if same else number[-1] + 1 if number else 0)
    tops = {
        number[word.i]: word
        for word in reversed(doc)
        if number[word.head.i] != number[word.i] or word.head.i == word.i
    }
    tokens = (_token(tops[index], index, number, places, text, verbs, names) for index in sorted(tops))
    return mended(Tree(tuple(tokens)))


def _tag(word: Any) -> str:
    """Return a word's tag; a participle that has a subject and an object and no auxiliary is a past tense.

    The tagger takes "handed" and "built" for participles where a phrase stands between them and their subject.
    """
    if word.tag_ != "VBN":
        return str(word.tag_)
    below = {child.dep_ for child in word.children}
    active = below >= {"nsubj", "dobj"} and below.isdisjoint(("aux", "auxpass"))
    return "VBD" if active else "VBN"


def _lemma(word: Any, written: str, verbs: Mapping[str, str], *, named: bool) -> str:
    """Return a word's lemma; the lemmatizer makes "hop" of "hoped", and a name is its own."""
    if named:
        return written
    known = verbs.get(written.lower()) if word.pos_ == "VERB" else None
    return known or (str(word.lemma_) if word.text in (written, written.lower()) else written.lower())


def _token(
    word: Any,
    index: int,
    number: Sequence[int],
    places: Sequence[Span],
    text: str,
    verbs: Mapping[str, str],
    names: Container[Span],
) -> Token:
    span = places[word.i]
    whole = span in names or len(word.text) == span.end - span.start
    return Token(
        index,
        span.start,
        span.end,
        span.of(text),
        _lemma(word, span.of(text), verbs, named=span in names),
        word.pos_ if whole else "NUM",
        _tag(word) if whole else "CD",
        word.dep_,
        number[word.head.i],
        word.ent_type_ if whole else "MONEY",
    )
