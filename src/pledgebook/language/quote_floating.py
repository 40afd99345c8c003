"""Quotations without a speech verb of their own: continued, or led in by a colon."""

from collections.abc import Iterator, Sequence

from pledgebook.language.quote_phrases import noun_phrase
from pledgebook.language.quote_scene import Draft, Scene
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_TITLE_WORDS = 8
_LABEL_WORDS = 14


def continued(scene: Scene, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the runs that are whole sentences and that nobody has claimed."""
    claimed = sorted(draft.content for draft in drafts)
    last: Draft | None = None
    waiting = 0
    furthest = 0
    for run, parent in zip(scene.runs.spans, scene.runs.parents, strict=True):
        while waiting < len(drafts) and drafts[waiting].content.start < run.start:
            if last is None or drafts[waiting].content.end > last.content.end:
                last = drafts[waiting]
            waiting += 1
        while furthest < len(claimed) and claimed[furthest].start <= run.start:
            furthest += 1
        if parent is not None or any(
            span.holds(run) or (run.holds(span) and _same(span, run))
            for span in claimed[max(0, furthest - 5) : furthest + 1]
        ):
            continue
        draft = _led_in(scene, run) or (_follows(scene, run, last) if _whole(scene, run) else None)
        if draft is not None:
            last = draft
            yield draft


def _same(span: Span, run: Span) -> bool:
    return span.start - run.start < 3


def _whole(scene: Scene, run: Span) -> bool:
    """Tell whether a run is one or more sentences by itself, not a title or a word held at arm's length."""
    words = run.of(scene.text).split()
    if not scene.starts_sentence(run) or not scene.sentence_like(run):
        return False
    return (scene.ends_sentence(run) and len(words) > 1) or len(words) > _TITLE_WORDS


def _led_in(scene: Scene, run: Span) -> Draft | None:
    """Read "Smith was blunt: '…'": the subject of the sentence before the colon speaks."""
    before = scene.text[max(0, run.start - 3) : run.start].rstrip()
    if not before.endswith(":"):
        return None
    number = scene.sentence_at(run.start - 1 if scene.starts_sentence(run) else run.start)
    tree = scene.sentences[number].tree
    speaker = _subject_before(tree, run.start) if tree is not None else None
    if tree is None or speaker is None:
        return Draft(run, None, _label_before(scene, run), None, number)
    return Draft(run, None, noun_phrase(tree, speaker), speaker, number)


def _label_before(scene: Scene, run: Span) -> Span | None:
    """Return the name that opens a paragraph and leads a quotation in: "Ambassador Ola Berg: '…'"."""
    start = scene.blocks[scene.block_at(run.start)].span.start
    label = scene.text[start : run.start].rstrip().removesuffix(":")
    words = label.split()
    named = 0 < len(words) <= _LABEL_WORDS and words[0][0].isupper() and words[-1][0].isupper()
    return Span(start, start + len(label)) if named else None


def _subject_before(tree: Tree, place: int) -> Token | None:
    """Return the first subject before a place, or its owner: "her answer was short:"."""
    subjects = (word for word in tree.tokens if word.end <= place and word.dep in ("nsubj", "nsubjpass"))
    found = next(subjects, None)
    owner = next(iter(tree.children(found, "poss")), None) if found is not None else None
    return owner if found is not None and found.pos == "NOUN" and owner is not None else found


def _follows(scene: Scene, run: Span, last: Draft | None) -> Draft | None:
    """Give a run without a source to the one who spoke last, if that was close by."""
    number = scene.sentence_at(run.start)
    if last is None:
        return Draft(run, None, None, None, number)
    near = scene.block_at(run.start) - scene.block_at(last.content.end - 1)
    if near > 1:
        return Draft(run, None, None, None, number)
    return Draft(run, None, last.source, last.speaker, last.number, goes_on=True)
