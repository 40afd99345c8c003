"""Direct speech in sentences that were not parsed: the verb and the speaker read from the words alone."""

import re
from collections.abc import Iterator

from pledgebook.language.quote_scene import Draft, Scene
from pledgebook.language.quote_words import Sense, Takes
from pledgebook.span import Span

_WORD = re.compile(r"[^\W_][\w.'&-]*")
_REACH = 12  # words after a quotation in which its verb stands
_TAIL = 300  # signs after a quotation that are looked at
_NAMED = 8  # words of a speaker at most
_ENDS = frozenset(
    ["on", "in", "at", "to", "after", "before", "when", "as", "during", "while", "who", "and", "but"]
)


def bare_quotes(scene: Scene) -> Iterator[Draft]:
    """Yield each run that a speech verb follows in a sentence without a parse: "…," the minister said."""
    for run, parent in zip(scene.runs.spans, scene.runs.parents, strict=True):
        number = scene.sentence_at(run.end - 1)
        if parent is not None or not scene.sentences or scene.parsed(number):
            continue
        if scene.text[run.end - 2] in ",?!" or scene.text[run.end : run.end + 1] == ",":
            yield from _attributed(scene, run, number)


def _attributed(scene: Scene, run: Span, number: int) -> Iterator[Draft]:
    tail = Span(run.end, min(max(run.end, scene.sentences[number].span.end), run.end + _TAIL))
    words = [Span(*match.span()) for match in _WORD.finditer(scene.text, tail.start, tail.end)][: _REACH * 2]
    for place, word in enumerate(words[:_REACH]):
        sense = _sense(scene, word.of(scene.text))
        if sense is None:
            continue
        source = _before(words, place) or _after(scene, words, place)
        if source is not None:
            yield Draft(run, word, source, None, number, sense.tells)
        return


def _sense(scene: Scene, word: str) -> Sense | None:
    senses = scene.words.verbs.get(word.lower(), ())
    return next((sense for sense in senses if Takes.QUOTE in sense.takes and sense.particle is None), None)


def _before(words: list[Span], place: int) -> Span | None:
    return Span(words[0].start, words[place - 1].end) if 0 < place <= _NAMED else None


def _after(scene: Scene, words: list[Span], place: int) -> Span | None:
    named: list[Span] = []
    for word in words[place + 1 : place + 1 + _NAMED]:
        apart = bool(named) and scene.text[named[-1].end : word.start] != " "
        if apart or word.of(scene.text).lower() in _ENDS:
            break
        named.append(word)
    return Span(named[0].start, named[-1].end) if named else None
