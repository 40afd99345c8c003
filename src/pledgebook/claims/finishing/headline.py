"""The claim a coder would enter first (codebook 4.6)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Form, Stage, StageGroup
from pledgebook.claims.words.wording import Wording, says, says_in, written
from pledgebook.vocabulary import Vocabulary


def headline(drafts: Sequence[Draft], title: str | None, vocabulary: Vocabulary) -> int | None:
    """Return the place of the main act: the firmest new support, early and with its figure, before all else.

    What is only denied is none; where the first act is a refusal, suspension or cancellation, that is the news.
    """
    acts = Counter(_givers(draft) for draft in drafts)
    scene = _Scene(drafts, acts, _stems(title or ""), _weights(vocabulary), _news(vocabulary))
    able = [place for place, draft in enumerate(drafts) if not draft.force.negated]
    return max(able, key=lambda place: (_weight(scene, place), -place), default=None)


class _Scene(NamedTuple):
    """What the acts of a document are weighed by."""

    drafts: Sequence[Draft]
    acts: Mapping[frozenset[str | None], int]  # how many each row of givers has
    title: frozenset[str]
    weights: Mapping[str, float]
    news: Mapping[str, Wording]


@cache
def _weights(vocabulary: Vocabulary) -> Mapping[str, float]:
    return {mark: float(weight) for mark, weight in vocabulary.rows("headline").items()}


@cache
def _news(vocabulary: Vocabulary) -> Mapping[str, Wording]:
    rows = vocabulary.rows("news")
    return {mark: written(rf"\b(?:{'|'.join(row['words'])})\b") for mark, row in rows.items()}


def _stems(words: str) -> frozenset[str]:
    """Return the beginnings of the longer words."""
    return frozenset(word[:_STEM].lower() for word in _LONGER.findall(words))


_LONGER = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters


def _weight(scene: _Scene, place: int) -> float:
    drafts, weights = scene.drafts, scene.weights
    passage = drafts[place].act.passage
    late = min(max(passage.number - drafts[0].act.passage.number, 0), weights["reach"]) * weights["later"]
    shared = min(len(scene.title & _stems(passage.said)), weights["shared"]) * weights["titled"]
    often = min(scene.acts[_givers(drafts[place])] - 1, weights["acts"]) * weights["often"]
    return round(late + shared + often + sum(weights[mark] for mark in _marks(scene, place)), 6)


def _givers(draft: Draft) -> frozenset[str | None]:
    return frozenset(party.id for party in draft.actors)


def _marks(scene: _Scene, place: int) -> Iterator[str]:
    """Yield the marks of a claim that headline.yml weighs."""
    drafts, draft = scene.drafts, scene.drafts[place]
    group = draft.stage.group
    told: dict[str, bool] = {
        group.value: True,
        "delivering": draft.stage is Stage.DELIVERING,
        "committed": draft.stage is Stage.COMMITTED,
        draft.accounting.value if draft.accounting else "new": draft.accounting is not None,
        "amount": draft.amount is not None,
        "counted": any(item.quantity is not None for item in draft.items),
        "empty": not (draft.amount or draft.items or draft.act.inherent or draft.act.packaged),
        "political": draft.form in (Form.TALKS, Form.SANCTIONS),
        "actors": bool(draft.actors),
        "recipients": bool(draft.recipients),
        "opening": draft.act.passage.number == drafts[0].act.passage.number,
        "opens_off": place == 0 and group is StageGroup.OFF and "actor" not in draft.guessed,
        "today": says(draft.act.passage.said, scene.news["today"]),
        "past": says(draft.act.passage.said, scene.news["past"]),
        "more": says_in(draft.act.passage, draft.region, scene.news["more"]),
        "background": _is_background(draft),
        "repeated": len(draft.evidence) > 1,
    }
    yield from (mark for mark, holds in told.items() if holds and mark != "new")


def _is_background(draft: Draft) -> bool:
    """Tell whether an act is told in a participle behind a noun, or as done before something else was."""
    verb = next((step.token for step in draft.act.chain.steps if step.token.pos in ("VERB", "AUX")), None)
    if verb is None:
        return False
    before = (aux.text.lower() == "had" for aux in draft.act.passage.tree.children(verb, "aux"))
    return verb.dep == "acl" or (verb.tag == "VBN" and any(before))
