"""What a passage without a word of acting takes from the one before it.

"This package is worth €9 million" and a line of a list say nothing of firmness themselves: the act they are
part of was told just before, by the sentence or heading that leads to them.
"""

from collections.abc import Sequence

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.roundup import is_beside
from pledgebook.claims.claim import FORWARD, Form
from pledgebook.claims.document.asked_of import asked_of
from pledgebook.claims.document.cells import with_cells
from pledgebook.claims.document.headings import heads_list, is_sentence
from pledgebook.claims.document.home import buys_for_itself
from pledgebook.claims.document.labels import by_label, is_summed, label
from pledgebook.claims.document.titled import titled
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.kinds import are_all
from pledgebook.language import Annotation
from pledgebook.vocabulary import Vocabulary

_REACH = 3  # sentences


def inherit(drafts: Sequence[Draft], annotation: Annotation, vocabulary: Vocabulary) -> list[Draft]:
    """Return the drafts with stage, actors and recipients of their lead; frames themselves are dropped."""
    by_title = _is_of_title(annotation, vocabulary)
    done: list[Draft] = []
    leading: list[Draft] = []
    outside: Draft | None = None  # the last that leads and stands in no list
    for draft in with_cells(drafts, annotation.voice, vocabulary):
        held = "stage" in draft.guessed or ("lead" in draft.guessed and _holds(draft))
        lead = _lead(draft, leading, outside) if held else None
        heading = lead or (_lead(draft, leading, outside) if is_summed(draft) else None)
        if by_title and held and outside is None and _is_line(draft):
            draft = draft._replace(guessed=draft.guessed - {"stage"} | {"lead"})
        if lead is not None and label(draft) and label(lead):
            lead = heading = _over(lead, leading)  # each line of a list of states tells of its own
        told = by_label(draft, heading or (outside if draft.act.passage.listed else None), vocabulary)
        asked = asked_of(draft, annotation)
        apart = bool(asked) and lead is not None and asked_of(lead, annotation) != asked
        done.append(_led(told, lead, apart=apart) if lead else told)
        if _leads(done[-1], vocabulary):
            leading.append(done[-1])
            outside = outside if draft.act.passage.listed else done[-1]
        elif heads_list(draft):
            outside = draft
    return [draft for draft in done if not draft.frame]


def _over(lead: Draft, leading: Sequence[Draft]) -> Draft | None:
    """Return what leads to a row of lines with a label each, none where its lines lead to themselves."""
    return (
        next((other for other in reversed(leading) if not label(other)), None)
        if lead.led or is_summed(lead)
        else None
    )


def _is_of_title(annotation: Annotation, vocabulary: Vocabulary) -> bool:
    """Tell whether a title says who helps whom, so that it leads to a list ("Canada's support for Jordan")."""
    sides = titled(annotation, vocabulary)
    return bool(sides.gainers and (sides.givers or annotation.voice))


def _is_line(draft: Draft) -> bool:
    """Tell whether a thing stands in a line of a list that is no sentence."""
    return draft.act.passage.listed and not is_sentence(draft.act.passage)


def _leads(draft: Draft, vocabulary: Vocabulary) -> bool:
    told = "stage" not in draft.guessed or draft.led
    serves = draft.act.inherent is not None and draft.act.inherent.doer  # "200 people were taken to safety"
    return told and not _is_talks(draft) and not serves and not buys_for_itself(draft, vocabulary)


def _lead(draft: Draft, before: Sequence[Draft], outside: Draft | None) -> Draft | None:
    """Return the act that leads to a passage: for a line of a list the last one outside the list."""
    passage = draft.act.passage
    counted = any(item.quantity is not None for item in draft.items)
    if not (passage.listed or counted or draft.amount or _holds(draft)):
        return _asked(draft, before)
    if passage.listed:
        sentence = bool(draft.act.chain.verbs)  # of its own, in a row of answers
        if outside and "stage" in outside.guessed and not _is_line(draft):
            return None  # a heading leads to bare things only
        return None if outside and sentence and _is_undone(outside) else outside
    for other in reversed(before):
        near = other.act.passage
        if near.number < passage.number - _REACH:
            return None
        if _is_undone(other) and not _is_of_undone(draft):
            continue  # what was asked for, weighed or refused leads to nothing else
        if near.number < passage.number or _goes_on(draft, other):
            return other
    return None


def _asked(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """Return the question that bare things answer ("What have you sent?" "Tents, and some pumps.")."""
    passage = draft.act.passage
    asked = next((d for d in reversed(before) if d.act.passage.number == passage.number - 1), None)
    denied = any(word.text.lower() in ("not", "no") for word in passage.tree.tokens)
    bare = passage.answering and not (denied or is_sentence(passage) or draft.act.chain.signs)
    return asked if bare and asked is not None and asked.silent else None


def _is_undone(lead: Draft) -> bool:
    """Tell whether an act was only asked for, weighed, denied or stopped."""
    return lead.stage.group not in FORWARD or lead.force.negated


def _is_of_undone(draft: Draft) -> bool:
    """Tell whether a thing is a part of what was told, or people who leave when what they do is stopped."""
    leaving = any(step.sign and step.sign.can_be(CueClass.CANCEL) for step in draft.act.chain.signs)
    return leaving or _is_part(draft) or (_holds(draft) and draft.amount is not None)


def _is_talks(draft: Draft) -> bool:
    """Tell whether an act is talks or sanctions: what stands behind them is no more of them."""
    return draft.act.verb_form in (Form.TALKS, Form.SANCTIONS) or are_all(draft.act.items, "talks")


def _goes_on(draft: Draft, other: Draft) -> bool:
    """Tell whether a sum only stands behind another, the verb told once ("gave Chad $5m; Mali $3m")."""
    bare = (
        (_is_part(draft) or not draft.act.chain.signs)
        and draft.amount is not None
        and other.amount is not None
    )
    return bare and not other.force.negated


def _is_part(draft: Draft) -> bool:
    """Tell whether a sum stands behind "of which"."""
    passage, amount = draft.act.passage, draft.close
    return passage.text[max(0, amount.start - len(_OF_WHICH)) : amount.start].lower() == _OF_WHICH


_OF_WHICH = "of which "


def _holds(draft: Draft) -> bool:
    """Tell whether a word of holding ties a thing to what was told ("that involves more weapons")."""
    first = next(iter(draft.act.chain.signs), None)
    return bool(first and first.sign and first.sign.classes[0] is CueClass.INCLUDE)


def _led(draft: Draft, lead: Draft, *, apart: bool) -> Draft:
    """Return a draft with what its lead says; `apart` where a question between names somebody else."""
    # what a package holds may name others ("in use by their army"); who gives is who gave the package
    own = draft.doers.parties or (draft.doers.first_person and draft.act.passage.turn is not None)
    beside = any(is_beside(draft, party) for party in draft.doers.parties)
    doers = draft.doers if apart or (own and (beside or not _holds(draft))) else lead.doers
    told = draft.gainers.recipients or draft.gainers.many
    gainers = draft.gainers if apart or told or _is_elsewhere(draft, lead) else lead.gainers
    return draft._replace(
        stage=lead.stage,
        force=lead.force._replace(cues=(), conditional=False),
        doers=doers,
        gainers=gainers,
        led=True,
        guessed=draft.guessed - {"stage"} | {"lead"},
    )


def _is_elsewhere(draft: Draft, lead: Draft) -> bool:
    """Tell whether a place told in another paragraph says nothing of where an act is."""
    return not lead.gainers.firm and lead.act.passage.block != draft.act.passage.block
