"""When an act was said and when it happens (codebook 6)."""

from collections.abc import Sequence
from datetime import date

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import CueRole, Form, Period, StageGroup
from pledgebook.dates import Bound, When
from pledgebook.language import Annotation, Token, Tree

_OTHER_TIME = ("for", "by", "until", "till", "through", "before", "since")


def date_acts(drafts: Sequence[Draft], annotation: Annotation) -> list[Draft]:
    """Return the drafts with the day they were said and the time they are for."""
    return [_dated(draft, annotation) for draft in drafts]


def _dated(draft: Draft, annotation: Annotation) -> Draft:
    published = annotation.document.published
    said: list[tuple[int, When]] = []
    happens: When | None = None
    for when in draft.act.passage.dates:
        near = _nearness(draft, when)
        if near is None and not (draft.form is Form.TALKS or draft.region.overlaps(when.span)):
            continue
        if near is not None and _past(draft, when, published):
            said.append((near, when))
        if not said or said[-1][1] is not when or draft.stage.group is StageGroup.DONE:
            happens = happens or when
    first = min(said, key=lambda one: one[0])[1].start if said else None
    day = first or (published.isoformat() if published else None)
    return draft._replace(announced=day, period=_period(happens))


def _period(when: When | None) -> Period | None:
    return Period(when.start, when.end, when.precision, when.span) if when else None


def _nearness(draft: Draft, when: When) -> int | None:
    """Return how far above the thing the word stands that a date hangs on; null where it hangs on another act.

    "Spain said on Monday that it had vowed ten tanks in July": the vow is nearer to the tanks.
    """
    tree = draft.act.passage.tree
    top = tree.top(when.span)
    if top is None:
        return None
    path = [draft.act.foot.index, *(step.token.index for step in draft.act.chain.steps)]
    path += [word.index for word in tree.ancestors(draft.act.foot) if word.index not in path]
    above = list(tree.ancestors(top))
    for word in above:
        if word.index in path:
            return path.index(word.index)
        if _reports(draft, word):
            return len(tree.tokens)
        if word.pos in ("VERB", "AUX"):
            return None
    return len(tree.tokens) if _heads(draft, when) else None


def _reports(draft: Draft, word: Token) -> bool:
    """Tell whether a word is the verb of speech around an act."""
    return any(cue.role is CueRole.ATTRIBUTION and cue.span.overlaps(word.span) for cue in draft.cues)


def _heads(draft: Draft, when: When) -> bool:
    """Tell whether a date opens a line of a chronicle ("12 March 2011: Norway sends a team")."""
    passage = draft.act.passage
    opens = not passage.text[passage.span.start : when.span.start].strip(" -*(")
    return opens and passage.text[when.span.end : when.span.end + 3].lstrip(" )")[:1] in (
        ":",
        "-",
        "\u2013",
        "\u2014",
    )


def _past(draft: Draft, when: When, published: date | None) -> bool:
    """Tell whether a date is a day gone by on which the act was done or said, not one it is for."""
    if when.bound is not Bound.AT or when.start is None or draft.form is Form.TALKS:
        return False
    tree = draft.act.passage.tree
    top = tree.top(when.span)
    if top is None or tree.head(top).text.lower() in _OTHER_TIME:
        return False
    if published:
        return when.start <= published.isoformat()
    verb = next((word for word in tree.ancestors(top) if word.pos in ("VERB", "AUX")), None)
    return verb is not None and verb.tag in ("VBD", "VBN") and not _to_come(tree, verb)


def _to_come(tree: Tree, verb: Token) -> bool:
    return any(child.tag in ("MD", "TO") for child in tree.children(verb))
