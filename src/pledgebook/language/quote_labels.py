"""Speakers named by a label: the turns of a transcript, and headlines of the form "Lund: we will stay"."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from pledgebook.language.filed import in_dateline
from pledgebook.language.quotation import Mode
from pledgebook.language.quote_scene import Draft, Scene
from pledgebook.language.sentences import BlockKind
from pledgebook.span import Span

_LABEL = re.compile(
    r"([A-ZÀ-ÖØ-ÞČĐŁŚŠŽİ][^:\n\"?!;]{0,110}?)(?: \([^)\n]{0,60}\))?: *(?=\S)|(Q|A)\.? +(?=[A-Z(\"'])"
)
NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞČĐŁŚŠŽİ][\w.'-]*$")
PARTICLES = {
    "de",
    "van",
    "von",
    "der",
    "den",
    "la",
    "le",
    "bin",
    "al",
    "el",
    "da",
    "dos",
    "of",
    "the",
    "and",
    "for",
    "di",
    "du",
}
_OWN_WORDS = re.compile(r"\b(?:I|I'm|I'll|we|We|our|Our|my|My|us)\b")
_MAX_WORDS = 7
_FEWEST_TURNS = 2


class _Label(NamedTuple):
    block: int
    name: Span
    content: int
    sure: bool


def find_turns(scene: Scene, labelled: Container[int] = ()) -> Iterator[Draft]:
    """Yield the turns of a transcript, or a single line with its speaker's label.

    `labelled` are the places where turns are known to begin by who asks and who answers.
    """
    found = (_label(scene, number) for number in range(len(scene.blocks)))
    labels = [label for label in found if label is not None]
    labels = [label._replace(sure=label.sure or label.name.start in labelled) for label in labels]
    counts = Counter(label.name.of(scene.text) for label in labels)
    transcript = sum(label.sure for label in labels) >= _FEWEST_TURNS
    spoken = {
        label
        for label in labels
        if label.sure or (counts[label.name.of(scene.text)] > 1 and (transcript or _told(scene, label)))
    }
    if len(spoken) >= _FEWEST_TURNS:
        yield from _turns(scene, [label for label in labels if label in spoken or _speaks(scene, label)])
    else:
        yield from _headlines(scene, labels)


def _label(scene: Scene, number: int) -> _Label | None:
    block = scene.blocks[number]
    match = _LABEL.match(scene.text, block.span.start, block.span.end)
    if match is None or block.kind is BlockKind.ROW:
        return None
    name = Span(*match.span(1 if match[1] else 2))
    first, comma, _ = name.of(scene.text).partition(",")
    if comma and first.isupper():  # "HELENA VOSS, head of the relief desk:"
        name = Span(name.start, name.start + len(first))
    words = name.of(scene.text).replace(",", "").split()
    known = bool(words) and scene.words.is_a("label", words[0])
    if not known and not _names(scene, words):
        return None
    described = bool(comma) and first.isupper() and len(words) > 1
    return _Label(number, name, match.end(), known or described or _sure(scene, words))


def _names(scene: Scene, words: Sequence[str]) -> bool:
    """Tell whether the words before a colon have the shape of a name."""
    if not words or len(words) > _MAX_WORDS or any(sign.isdigit() for word in words for sign in word):
        return False
    if scene.words.is_a("not_label", words[0]) or scene.words.is_a("not_label", words[-1]):
        return False
    return all(NAME_WORD.match(word) or word in PARTICLES for word in words)


def _sure(scene: Scene, words: Sequence[str]) -> bool:
    """Tell whether a label can only be a speaker's."""
    if any(scene.words.is_a("spokesperson", word) for word in words):
        return True
    titled = any(scene.words.is_a(kind, word.strip(".")) for word in words for kind in ("office", "title"))
    return _capitals(words) and (titled or scene.words.is_a("anonymous", words[-1]))


def _capitals(words: Sequence[str]) -> bool:
    return all(word.isupper() for word in words if word.isalpha())


def _told(scene: Scene, label: _Label) -> bool:
    """Tell whether a label that comes again is a speaker's."""
    return _speaks(scene, label) or _capitals(label.name.of(scene.text).split())


def _turns(scene: Scene, labels: Sequence[_Label]) -> Iterator[Draft]:
    for place, label in enumerate(labels):
        until = labels[place + 1].block if place + 1 < len(labels) else len(scene.blocks)
        last = label.block
        while last + 1 < until and scene.blocks[last + 1].kind is not BlockKind.HEADING:
            last += 1
        content = _stripped(scene.text, Span(label.content, scene.blocks[last].span.end))
        yield _draft(scene, label, content, Mode.DIRECT)


def _draft(scene: Scene, label: _Label, content: Span, mode: Mode | None) -> Draft:
    return Draft(content, None, label.name, None, scene.sentence_at(label.name.start), mode=mode)


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip()))


def _headlines(scene: Scene, labels: Sequence[_Label]) -> Iterator[Draft]:
    """Yield "Lund: we will stay" where the label names a person or an institution that can speak."""
    for label in labels:
        block = scene.blocks[label.block].span
        content = _stripped(scene.text, Span(label.content, block.end))
        if not _speaks(scene, label) or not (_own(scene, content) or _finite(scene, content)):
            continue
        mode = Mode.DIRECT if _own(scene, content) and scene.text[content.start] not in "\"'" else None
        yield _draft(scene, label, content, mode)


def _own(scene: Scene, content: Span) -> bool:
    """Tell whether words are in the speaker's own voice."""
    return scene.text[content.start] in "\"'" or bool(_OWN_WORDS.search(content.of(scene.text)))


def _finite(scene: Scene, content: Span) -> bool:
    tree = scene.sentences[scene.sentence_at(content.start)].tree
    return tree is not None and any(word.tag in ("VBZ", "VBD", "VBP", "MD") for word in tree.within(content))


def _speaks(scene: Scene, label: _Label) -> bool:
    """Tell whether a label names somebody who can speak: a person, or an institution in its own voice."""
    words = label.name.of(scene.text).split()
    tree = scene.sentences[scene.sentence_at(label.name.start)].tree
    entities = {word.entity for word in tree.within(label.name)} if tree is not None else set()
    filed = in_dateline(scene.sentences, label.name)  # a town there speaks in its first sentence only
    if label.sure or ("PERSON" in entities and not filed) or scene.words.is_a("office", words[-1]):
        return True
    around = scene.sentences[scene.sentence_at(label.content)] if filed else scene.blocks[label.block]
    content = Span(label.content, max(label.content, around.span.end))
    return _own(scene, content) and len(words) <= 4
