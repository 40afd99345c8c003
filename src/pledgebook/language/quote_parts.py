"""Quotations in parts: what one speech verb stands between, and what goes on after it, is one attribution."""

from collections.abc import Iterable
from dataclasses import replace

from pledgebook.language.quote_scene import Draft, Scene
from pledgebook.span import Span

_LOOK_BACK = 4  # drafts


def joined(scene: Scene, drafts: Iterable[Draft]) -> list[Draft]:
    """Join the parts of each quotation, in text order."""
    whole: list[Draft] = []
    for draft in drafts:
        near = range(len(whole) - 1, max(-1, len(whole) - 1 - _LOOK_BACK), -1)
        place = next((place for place in near if _one(scene, whole[place], draft)), None)
        if place is None:
            whole.append(draft)
        else:
            whole[place] = _with(whole[place], draft.content)
    return whole


def _with(draft: Draft, part: Span) -> Draft:
    return replace(draft, content=draft.content.join(part), parts=(*draft.pieces, part))


def _one(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Tell whether a draft is another part of the one before it."""
    last = before.pieces[-1]
    if last.end > draft.content.start:
        return False
    if draft.cue is not None:
        return before.cue == draft.cue
    return draft.goes_on and before.source == draft.source and _at_once(scene, before, draft)


def _at_once(scene: Scene, before: Draft, draft: Draft) -> bool:
    """Tell whether a quotation goes on in the sentence right after the one it stands in."""
    last = before.pieces[-1]
    end = max(last.end, before.cue.end if before.cue is not None else 0)
    direct = scene.text[last.end - 1] in "\"'"
    return direct and scene.sentence_at(draft.content.start) - scene.sentence_at(end - 1) <= 1
