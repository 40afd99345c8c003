"""Whether a figure adds to the total: new, a part, a total to date, or told again (codebook 4.5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Accounting, Cue, CueRole, Form, Stage, StageGroup
from pledgebook.claims.figures.so_far import is_sum_so_far
from pledgebook.claims.figures.to_date import to_date
from pledgebook.claims.figures.wholes import Wholes
from pledgebook.claims.words.cues import CueClass, CueTable, cue_table
from pledgebook.claims.words.summing import sums_up
from pledgebook.language import Annotation
from pledgebook.span import Span
from pledgebook.vocabulary import Lexicon, Vocabulary

_NEVER = (Form.SANCTIONS, Form.TALKS, Form.AIRSPACE)
_NEAR = 60  # code points; a word of accounting this far from a figure still speaks of it


@dataclass(frozen=True, slots=True)
class _Said:
    """A word of accounting and where it stands."""

    role: str
    span: Span


def account(drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts, in reading order, with their accounting and, for parts, the whole they belong to."""
    done: list[Draft] = []
    wholes = Wholes(annotation.blocks)
    for draft in drafts:
        done.append(_with_whole(_accounted(draft, done, wholes, annotation, vocabulary), done))
        wholes.tell(done[-1])
    return done


def _with_whole(part: Draft, before: Sequence[Draft]) -> Draft:
    """Return a part that nobody is said to get, with who gets its whole ("The grant includes $2m for roads")."""
    gain = part.gainers
    if part.parent is None or part.recipients or gain.many or gain.meant or part.at_home:
        return part
    whole = before[part.parent]
    same = {party.id for party in whole.actors} == {party.id for party in part.actors}
    if not (same and whole.recipients) or part.form in _NEVER:
        return part
    return part._replace(recipients=whole.recipients, guessed=part.guessed | {"recipient"})


def _accounted(
    draft: Draft, before: Sequence[Draft], wholes: Wholes, annotation: Annotation, vocabulary: Vocabulary
) -> Draft:
    if draft.force.negated or draft.form in _NEVER:
        return draft
    words = _words(draft, annotation, vocabulary)
    role, cue = _role(draft, words, annotation, cue_table(vocabulary))
    if role is Accounting.NEW and draft.amount and sums_up(draft.act.passage, vocabulary):
        return draft._replace(accounting=Accounting.CUMULATIVE)
    cues = (*draft.cues, Cue(cue, CueRole.ACCOUNTING)) if cue else draft.cues
    if role is Accounting.NEW and (draft.share or (cue is None and _beside_a_part(draft, before))):
        role = Accounting.COMPONENT
    named = role is Accounting.COMPONENT
    parent = wholes.of(draft, named=named) if named or draft.act.passage.listed else None
    if role is Accounting.COMPONENT and parent is None:
        role = Accounting.NEW  # a part of nothing the document tells of
    if draft.act.passage.listed and parent is not None and role is Accounting.NEW:
        role = Accounting.COMPONENT
    if (
        role is Accounting.COMPONENT
        and parent is not None
        and before[parent].accounting is Accounting.CUMULATIVE
    ):
        role = Accounting.CUMULATIVE
    return draft._replace(
        accounting=role,
        parent=parent if role in (Accounting.COMPONENT, Accounting.CUMULATIVE) else None,
        cues=cues,
    )


def _beside_a_part(draft: Draft, before: Sequence[Draft]) -> bool:
    """Tell whether a sum stands in a row behind a part ("in two parts: 9 million for beds, 4 million for cars")."""
    last = before[-1] if before else None
    if last is None or last.accounting is not Accounting.COMPONENT or not (draft.amount and last.amount):
        return False
    same = last.act.passage.span == draft.act.passage.span
    between = last.act.passage.tree.within(Span(last.amount.span.end, draft.amount.span.start))
    return same and not any(word.pos in ("VERB", "AUX") for word in between)


def _role(
    draft: Draft, words: Sequence[_Said], annotation: Annotation, cues: CueTable
) -> tuple[Accounting, Span | None]:
    """Weigh the words: a part named as such, then told again, then a total to date, else new."""
    by_role = {said.role: said.span for said in reversed(words)}
    if draft.stage.group in (StageGroup.OFF, StageGroup.POSSIBLE):
        return (Accounting.RESTATED, by_role["restated"]) if "restated" in by_role else (Accounting.NEW, None)
    if _part_of(draft):
        return Accounting.RESTATED, by_role.get("part_of")
    if "component" in by_role and draft.amount and by_role["component"].start <= draft.amount.span.end + 1:
        return Accounting.COMPONENT, by_role["component"]
    if _included(draft):
        return Accounting.COMPONENT, None
    if "cumulative" in by_role:
        return Accounting.CUMULATIVE, by_role["cumulative"]
    if (
        (total := _totalled(draft))
        or is_sum_so_far(draft)
        or ("in_total" in by_role and draft.stage.group is StageGroup.DONE)
    ):
        return Accounting.CUMULATIVE, total or by_role.get("in_total")
    if summed := _since(draft) or (None if "new" in by_role else to_date(draft)):
        return Accounting.CUMULATIVE, summed
    if "new" in by_role:
        return Accounting.NEW, by_role["new"]
    if "repeated" in by_role or "restated" in by_role or _told_before(draft, annotation, cues):
        return Accounting.RESTATED, by_role.get("restated") or by_role.get("repeated")
    return Accounting.NEW, None


def _included(draft: Draft) -> bool:
    return any(
        step.sign and step.sign.classes[0] is CueClass.INCLUDE and step.dep == "dobj"
        for step in draft.act.chain.steps
    )


def _totalled(draft: Draft) -> Span | None:
    """Return the words that make a figure the new total ("bringing its total contribution to")."""
    if draft.amount is None:
        return None
    sentence, text = draft.act.passage.span, draft.act.passage.text
    before = sentence.start, draft.amount.span.start
    found = _NEW_TOTAL.search(text, *before) or _NEW_SUM.search(text, *before)
    return Span(*found.span()) if found else None


# The words must lead straight to the figure.
_NEW_TOTAL = re.compile(
    r"\b(?:bring|brought|rais|tak|took|push|lift|carr)\w*\b[^.;]{0,60}?\b(?:total|overall|since)\b(?:[^.;]|(?<=[A-Z])\.){0,90}?"
    r"\bto (?:about |over |nearly )?$"
)


_NEW_SUM = re.compile(
    r"\b(?:bring|brought|tak|took)\w*\b[^.;,]{0,40}?\b(?:aid|assistance|support|contributions?|help|donations|funding)\b"
    r"[^.;,]{0,60}?\bto (?:about |over |nearly |more than |almost )?$"
)


def _part_of(draft: Draft) -> bool:
    """Tell whether a figure is the whole that something else is part of.

    "As part of the £3bn pledged in July", and beside another figure "from the £3bn", "out of the £3bn".
    """
    if draft.amount is None:
        return False
    above = []
    for step in draft.act.chain.steps:
        sizing = step.sign and step.sign.classes[0] in (CueClass.INCLUDE, CueClass.TOTAL)
        if step.sign and step.token.pos == "VERB" and not sizing:
            break
        above.append(step.token.lemma.lower())
    drawn = bool({"from", "out"} & set(above[:2])) and len(draft.act.passage.amounts) > 1
    whole = any(step.token.text.lower() == "part" for step in draft.act.chain.steps)
    return ("part" in above and whole) or drawn


def _since(draft: Draft) -> Span | None:
    """Return a "since 2022" beside a figure of what is done: what has come since then is a total to date."""
    if draft.stage.group is not StageGroup.DONE or not _counted(draft):
        return None
    tree = draft.act.passage.tree
    words = [t for t in tree.within(draft.region) if t.text.lower() == "since" and t.dep in ("prep", "mark")]
    return words[0].span if words else None


def _counted(draft: Draft) -> bool:
    return draft.amount is not None or any(item.quantity is not None for item in draft.items)


def _told_before(draft: Draft, annotation: Annotation, cues: CueTable) -> bool:
    """Tell whether a promise is an earlier one: it had been made, is taken as known, or is dated well before."""
    if draft.stage.group is not StageGroup.PROMISED:
        return False
    if draft.act.passage.grammar.historic:
        return _had_been(draft) or _already(draft)  # each line of a chronicle tells what was new on its day
    return _had_been(draft) or _already(draft) or _known(draft, cues) or _long_ago(draft, annotation)


def _had_been(draft: Draft) -> bool:
    """Tell whether an act was done before another ("had vowed")."""
    tree = draft.act.passage.tree
    verbs = [step.token for step in draft.act.chain.steps if step.sign and step.token.tag == "VBN"]
    return any(aux.text.lower() in _HAD for verb in verbs for aux in tree.children(verb, "aux"))


_HAD = ("had", "'d")


def _already(draft: Draft) -> bool:
    """Tell whether a promise is one that was made before ("the 5 million its allies have already dedicated")."""
    tree = draft.act.passage.tree
    verbs = [step.token for step in draft.act.chain.steps if step.sign and step.token.tag == "VBN"]
    return any(word.text.lower() == "already" for verb in verbs for word in tree.children(verb, "advmod"))


def _known(draft: Draft, cues: CueTable) -> bool:
    """Tell whether the thing is one the reader is to know ("the 7 million that we promised in May")."""
    tree, thing = draft.act.passage.tree, draft.act.foot
    if not any(word.text.lower() in _DEFINITE for word in tree.children(thing, "det", "poss")):
        return False
    told = [word for word in tree.children(thing, "acl", "relcl") if word.tag in ("VBD", "VBN")]
    return any((sign := cues.at(tree, word)) and sign.classes[0] in _PROMISING for word in told)


_PROMISING = (CueClass.PROMISE, CueClass.ANNOUNCE, CueClass.COMMIT, CueClass.ALLOCATE)
_DEFINITE = ("the", "that", "those", "its", "their", "his", "her", "our")


def _long_ago(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether the words date a mere promise a month or more before the document."""
    published = annotation.document.published
    if published is None or draft.announced is None or draft.stage is not Stage.PLEDGED:
        return False
    if _DAY.fullmatch(draft.announced):
        return (published - date.fromisoformat(draft.announced)).days >= _MONTH
    return _months(published) - _months_of(draft.announced) >= 1


_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = 28  # days


def _months(day: date) -> int:
    return day.year * 12 + day.month


def _months_of(said: str) -> int:
    parts = said.split("-")
    month = int(parts[1]) if len(parts) > 1 and parts[1].isdigit() and int(parts[1]) <= 12 else 12
    return int(parts[0]) * 12 + month if parts[0].isdigit() else 10**6


def _words(draft: Draft, annotation: Annotation, vocabulary: Vocabulary) -> list[_Said]:
    """Return the words of accounting near the figure, within its sentence."""
    text = annotation.view.text
    sentence = draft.act.passage.span
    thing = draft.items[0].span if draft.items else draft.act.foot.span
    here = draft.amount is not None and draft.amount.span.overlaps(sentence)
    close = draft.amount.span if draft.amount and here else thing
    window = Span(max(sentence.start, close.start - _NEAR), min(sentence.end, close.end + _NEAR))
    others = [a.span for a in draft.act.passage.amounts if draft.amount and a.span != draft.amount.span]
    start = max([window.start, *(s.end for s in others if s.end <= close.start)])
    end = min([window.end, *(s.start for s in others if s.start >= close.end)])
    said = [_Said(m.value, m.span.shift(start)) for m in _lexicon(vocabulary).find(text[start:end])]
    named = [party.span for party in draft.act.passage.parties]  # "New Zealand" is not new
    said = [one for one in said if not any(one.span.overlaps(name) for name in named)]
    return [one for one in said if not _ranks(one, draft)]


def _ranks(said: _Said, draft: Draft) -> bool:
    """Tell whether words of a total only rank one act among others ("our largest package to date")."""
    tree = draft.act.passage.tree
    before = [word for word in tree.tokens if 0 < said.span.start - word.span.end < _NEAR]
    at = max((word.span.end for word in before if word.tag in ("JJS", "RBS")), default=None)
    if said.role != "cumulative" or at is None:
        return False
    return not any(word.tag == "CD" or word.pos == "VERB" for word in before if word.span.start >= at)


@cache
def _lexicon(vocabulary: Vocabulary) -> Lexicon[str]:
    return Lexicon({word: role for role, words in vocabulary.rows("accounting").items() for word in words})
