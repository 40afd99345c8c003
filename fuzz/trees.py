"""Parsed sentences made from parsed sentences: words and branches moved as bytes say, at no price of a parse."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fuzz.dice import Dice
from pledgebook.documents import Document
from pledgebook.language import Annotation, Reader, Sentence, Token, Tree
from pledgebook.language.gazetteer import Name
from pledgebook.settings import Settings
from pledgebook.span import Span
from pledgebook.vocabulary import Match, Vocabulary

ROOT = Path(__file__).parents[1]
SENTENCES, CHANGES = 4, 7
_BETWEEN = (" ", " ", "\n\n", "\n- ", "\n# ", ' "', '," he said. ', " (", "\n| ", "Kenya: ")
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(eq=False, slots=True)
class Word:
    """A word of a sentence that may be moved; the root has none above it."""

    text: str
    spaced: bool
    lemma: str
    pos: str
    tag: str
    dep: str
    entity: str
    above: "Word | None" = None


Line = list[Word]


class Replanted(Reader):
    """A reader whose sentences hang together as they were made."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__(vocabulary, Settings().pipeline, gated=False)
        self._made: Line = []

    def replant(self, data: bytes) -> Annotation:
        """Return what is read in the text that some bytes make."""
        text, self._made = made(Dice(data), pool())
        return self.read(Document("any", text, language="en"))

    def _parsed(self, seen: Annotation, _: Sequence[Match[Name]]) -> tuple[Sentence, ...]:
        planter = Replanter(self._made)
        return tuple(replace(one, tree=planter.plant(seen, one.span)) for one in seen.sentences)


@cache
def pool() -> tuple[tuple[Word, ...], ...]:
    """Return the parsed sentences that others are made from: those of the examples and of the passages for tests."""
    reader = Reader(Vocabulary(), Settings().pipeline, gated=False)
    documents = [Document("any", text, language="en") for text in _texts()]
    return tuple(
        tuple(_words(sentence.tree, annotation.view.text))
        for annotation in map(reader.read, documents)
        for sentence in annotation.sentences
        if sentence.tree and sentence.tree.tokens
    )


def _texts() -> Iterator[str]:
    for path in sorted((ROOT / "examples/reports").glob("*.txt")):
        yield path.read_text("utf-8")[:1_500]
    for path in sorted((ROOT / "tests/claims/probes/development").glob("*.yml")):
        rows: list[dict[str, Any]] = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
        yield from (row["text"] for row in rows[:8])


def _words(tree: Tree, text: str) -> Line:
    line = [
        Word(t.text, text[t.end : t.end + 1].isspace(), t.lemma, t.pos, t.tag, t.dep, t.entity)
        for t in tree.tokens
    ]
    for token, word in zip(tree.tokens, line, strict=True):
        word.above = line[token.head] if token.head != token.index else None
    return line


def made(dice: Dice, given: Sequence[Sequence[Word]]) -> tuple[str, Line]:
    """Return a text, and its words in order."""
    parts: list[str] = []
    words: Line = []
    for _ in range(1 + dice.throw(SENTENCES)):
        line = copied(dice.choice(given))
        for _ in range(dice.throw(CHANGES)):
            changed(line, dice, given)
        words += line
        parts += [word.text + " " * word.spaced for word in line]
        parts.append(dice.choice(_BETWEEN))
    return "".join(parts), words


def copied(line: Sequence[Word]) -> Line:
    """Return the same words, to be moved."""
    new = {id(word): replace(word) for word in line}
    for word in new.values():
        word.above = new.get(id(word.above))
    return list(new.values())


def changed(line: Line, dice: Dice, given: Sequence[Sequence[Word]]) -> None:
    """Change one thing of a sentence."""
    word, other = dice.choice(line), dice.choice(dice.choice(given))
    match dice.throw(9):
        case 0:
            word.text, word.lemma, word.pos, word.tag = other.text, other.lemma, other.pos, other.tag
        case 1:
            word.text = other.text
        case 2:
            word.dep = other.dep
        case 3:
            word.pos, word.tag, word.entity = other.pos, other.tag, other.entity
        case 4:
            _hang(word, dice.choice(line))
        case 5 if len(line) > 1:
            _cut(word, line)
        case 6:
            _graft(word, [one for one in line if one is word or _is_below(one, word)], line, dice)
        case 7:
            _graft(word, list(dice.choice(given)), line, dice)
        case _:
            line.reverse()


def _is_below(word: Word, top: Word) -> bool:
    above = word.above
    while above is not None and above is not top:
        above = above.above
    return above is top


def _hang(word: Word, above: Word) -> None:
    if above is not word and not _is_below(above, word):
        word.above = above


def _cut(word: Word, line: Line) -> None:
    line.remove(word)
    for one in line:
        if one.above is word:
            one.above = word.above


def _graft(word: Word, branch: Line, line: Line, dice: Dice) -> None:
    """Hang a copy of a branch below a word, somewhere in the sentence."""
    new = copied(branch[:60])
    for one in new:
        if one.above is None:
            one.above, one.dep = (
                word,
                dice.choice(("conj", "ccomp", "advcl", "dobj", "pobj", "relcl", one.dep)),
            )
    at = dice.throw(len(line) + 1)
    line[at:at] = new[: max(0, 400 - len(line))]


class Replanter:
    """Finds the words as they were made again in the text that the reader sees of them."""

    def __init__(self, words: Line) -> None:
        self._words, self._at = words, 0

    def plant(self, seen: Annotation, sentence: Span) -> Tree:
        """Return the tree of a sentence; a word whose head stands in another is a root."""
        spans = list(_spans(seen, sentence))
        words = [self._word(span.of(seen.view.text)) for span in spans]
        number = {id(word): index for index, word in enumerate(words)}
        return Tree(
            tuple(
                _token(index, span, word, number, seen)
                for index, (span, word) in enumerate(zip(spans, words, strict=True))
            )
        )

    def _word(self, text: str) -> Word:
        """Return the word that was made here, or one that says little."""
        for at in range(self._at, min(self._at + _LOOKED_AT, len(self._words))):
            if text.startswith(self._words[at].text):
                self._at = at + 1
                return self._words[at]
        return Word(text, True, text.lower(), "NOUN", "NN", "dep", "")


_LOOKED_AT = 8


def _spans(seen: Annotation, sentence: Span) -> Iterator[Span]:
    """Yield the places of the words: each amount is one."""
    place, text = sentence.start, seen.view.text
    amounts = [one.span for one in seen.amounts if sentence.holds(one.span)]
    for amount in [*amounts, Span(sentence.end, sentence.end)]:
        yield from (Span(*found.span()) for found in _WORD.finditer(text, place, amount.start))
        if amount.end > amount.start:
            yield amount
        place = amount.end


def _token(index: int, span: Span, word: Word, number: dict[int, int], seen: Annotation) -> Token:
    text, above = span.of(seen.view.text), word.above
    while above is not None and id(above) not in number:
        above = above.above
    head = index if above is None else number[id(above)]
    dep = word.dep if above is not None else "ROOT"
    if any(one.span == span for one in seen.amounts):
        return Token(index, *span, text, text.lower(), "NUM", "CD", dep, head, "MONEY")
    return Token(index, *span, text, word.lemma, word.pos, word.tag, dep, head, word.entity)
