"""Every attribution of a document: direct, indirect and mixed speech, nested speech the outer first."""

from collections.abc import Iterable, Iterator, Sequence

from pledgebook.language.quotation import Quote
from pledgebook.language.quote_according import according_to, noun_clauses
from pledgebook.language.quote_bare import bare_quotes
from pledgebook.language.quote_direct import quotes_of, unlisted
from pledgebook.language.quote_floating import continued
from pledgebook.language.quote_labels import find_turns
from pledgebook.language.quote_marks import find_runs
from pledgebook.language.quote_minds import minds
from pledgebook.language.quote_parts import joined
from pledgebook.language.quote_sayings import find_quotatives, find_sayings
from pledgebook.language.quote_scene import Draft, Scene
from pledgebook.language.quote_sources import settle
from pledgebook.language.quote_views import beside
from pledgebook.language.quote_words import speech_words
from pledgebook.language.sentences import Block, Sentence
from pledgebook.language.turns import Turn
from pledgebook.language.view import View
from pledgebook.party import Party
from pledgebook.vocabulary import Vocabulary


def find_quotes(
    view: View,
    blocks: Sequence[Block],
    sentences: Sequence[Sentence],
    parties: Sequence[Party],
    vocabulary: Vocabulary,
    turns: Sequence[Turn] = (),
) -> tuple[Quote, ...]:
    """Return every attribution in text order, an outer one before those within it."""
    words = speech_words(vocabulary)
    scene = Scene(view.text, blocks, sentences, find_runs(view.text, blocks), words)
    drafts = _in_order(_said(scene, frozenset(turn.label.start for turn in turns if turn.label)))
    drafts = _in_order([*drafts, *continued(scene, drafts)])
    return settle(scene, joined(scene, drafts), parties, vocabulary)


def _said(scene: Scene, labelled: frozenset[int]) -> Iterator[Draft]:
    yield from find_turns(scene, labelled)
    yield from bare_quotes(scene)
    for number, sentence in enumerate(scene.sentences):
        if sentence.tree is None or not scene.parsed(number):
            continue
        for saying in find_sayings(sentence.tree, number, scene.words):
            yield from quotes_of(scene, sentence.tree, saying)
        for saying in find_quotatives(sentence.tree, number, scene.words):
            yield from unlisted(scene, saying)
        yield from according_to(scene, sentence.tree, number)
        yield from noun_clauses(scene, sentence.tree, number)
        yield from beside(scene, sentence.tree, number)
        yield from minds(scene, sentence.tree, number)


def _in_order(drafts: Iterable[Draft]) -> list[Draft]:
    """Sort drafts, and keep of several with the same words the one whose verb is nearest to them."""
    kept: dict[tuple[int, int], Draft] = {}
    for draft in drafts:
        place = (draft.content.start, -draft.content.end)
        if place not in kept or _gap(draft) < _gap(kept[place]):
            kept[place] = draft
    return [kept[place] for place in sorted(kept)]


def _gap(draft: Draft) -> int:
    """Return how many signs stand between the words said and the verb."""
    if draft.cue is None:
        return 0
    return max(draft.content.start - draft.cue.end, draft.cue.start - draft.content.end)
