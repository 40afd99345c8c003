"""Whether the name that a line begins with gives or gains ("Peru: a loan of 5 million dollars")."""

import re
from bisect import bisect_left
from dataclasses import replace

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Stage
from pledgebook.claims.document.headings import is_sentence
from pledgebook.claims.document.sections import Sections
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.words.kinds import agencies, are_all, habitual_givers
from pledgebook.language import Annotation, is_label
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary

_NAMED = (PartyKind.STATE, PartyKind.ORGANISATION)
_BEFORE = re.compile(r"[\W\d]*(?:the )?", re.IGNORECASE)
_SUM = r"(?:\s?\([^()\n]{1,40}\))"
_BEHIND = re.compile(rf"{_SUM}?\s?(?::|\||\s[-\u2013\u2014]\s)")
_SUM_BEHIND = re.compile(_SUM)


def label(draft: Draft) -> Party | None:
    """Return the state or body whose name a line begins with, a colon, a dash or the bar of a table behind it."""
    passage = draft.act.passage
    text, first = passage.text, next(iter(passage.parties), None)
    if first is None or first.kind not in _NAMED or first.adjective or first.antecedent is not None:
        return None
    before = text[passage.span.start : first.span.start]
    return first if _BEFORE.fullmatch(before) and _BEHIND.match(text, first.span.end) else None


def is_summed(draft: Draft) -> bool:
    """Tell whether a line's own sum stands in brackets behind the name it begins with ("Peru ($2m): seeds")."""
    one, text = label(draft), draft.act.passage.text
    return one is not None and bool(_SUM_BEHIND.match(text[one.span.end : one.span.end + _BRACKET]))


_BRACKET = 44  # code points


def by_label(draft: Draft, lead: Draft | None, vocabulary: Vocabulary) -> Draft:
    """Return a line's act with the state of its label as who gains or who gives, as the act that leads to it tells."""
    one = label(draft)
    if one is None or one.id in agencies(vocabulary):
        return draft
    if lead is not None and _is_told_to_give(one, lead, vocabulary):
        return draft._replace(doers=Doers((one,)))
    others = tuple(party for party in draft.doers.parties if party.id != one.id)
    if not (_is_told_to_gain(one, lead) or (others and draft.act.passage.listed)):
        return draft
    known = tuple(party for party in draft.gainers.recipients if party.id != one.id)
    gainers = draft.gainers if known and draft.gainers.firm else Gainers((one,), firm=True)
    giving = Doers(others) if others or lead is None else lead.doers
    return draft._replace(doers=giving, gainers=gainers)


def line_label(draft: Draft, annotation: Annotation) -> Party | None:
    """Return whose name a paragraph or a line of a list is headed with ("FRANCE: Sent 12 tents. It will send more")."""
    block, text = annotation.blocks[draft.act.passage.block].span, annotation.view.text
    place = bisect_left(annotation.parties, block.start, key=lambda party: party.span.start)
    first = annotation.parties[place] if place < len(annotation.parties) else None
    return first if first and first.span.end <= block.end and is_label(first, text) else None


def _right_behind(draft: Draft, annotation: Annotation) -> Party | None:
    """Return the label of a line whose first sentence, cut off behind it, tells an act."""
    one = line_label(draft, annotation)
    between = annotation.view.text[one.span.end : draft.act.passage.span.start] if one else "-"
    return one if not between.strip(" :*_") else None


def by_section(draft: Draft, parts: Sections, annotation: Annotation) -> Draft:
    """Return a line's act with the state of its label as who gives or gains, as the labels of the document do."""
    one = label(draft) or _right_behind(draft, annotation)
    if one is None or (name := parts.at(draft)) is None:
        return draft
    if name.id != one.id:
        return _below_heading(draft, one, parts)
    told = parts.giver(draft) or parts.gainer(draft)
    bare = "stage" in draft.guessed and not is_sentence(draft.act.passage)
    if told and bare:
        draft = _by_list(draft, parts)
    doing = tuple(party for party in draft.doers.parties if party.id != one.id)
    gaining = tuple(party for party in draft.gainers.recipients if party.id != one.id)
    if parts.giver(draft):
        gainers = replace(draft.gainers, recipients=gaining, firm=draft.gainers.firm and bool(gaining))
        others = (
            () if bare else doing
        )  # of no verb: they say whence a thing comes ("two aircraft from Réunion")
        return draft._replace(doers=Doers(others or (one,)), gainers=gainers)
    if parts.gainer(draft) and not (gaining and draft.gainers.firm):
        return draft._replace(doers=replace(draft.doers, parties=doing), gainers=Gainers((one,), firm=True))
    return draft


def _by_list(draft: Draft, parts: Sections) -> Draft:
    """Return a bare thing as given, for its list says so; people in a list of those who serve in a force are there."""
    there = parts.serving and are_all(draft.act.items[:1], "personnel/")
    stage, force = Stage.DELIVERING if there else draft.stage, draft.force
    force = force._replace(negated=True) if _is_denied(draft) else force
    return draft._replace(stage=stage, force=force, guessed=draft.guessed - {"stage"} | {"lead"})


def _is_denied(draft: Draft) -> bool:
    """Tell whether there are none of a thing ("Japan: no troops")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    return any(word.text.lower() in words.no for word in tree.children(draft.act.foot, "det"))


def _below_heading(draft: Draft, one: Party, parts: Sections) -> Draft:
    """Return a line's act as one of its label and the heading over it: one of them gives, the other gains."""
    gainer, giver = parts.gainer(draft), parts.giver(draft)
    others = {party.id for party in (*draft.doers.parties, *draft.gainers.recipients)} - {one.id}
    if others or not (gainer or giver):
        return draft
    if "stage" in draft.guessed and not is_sentence(draft.act.passage):
        draft = _by_list(draft, parts)
    return draft._replace(doers=Doers((giver or one,)), gainers=Gainers((gainer or one,), firm=True))


def _is_told_to_gain(one: Party, lead: Draft | None) -> bool:
    """Tell whether the act that leads to a line is for the state of its label, or for several by somebody else."""
    if lead is None:
        return False
    gaining = {party.id for party in lead.gainers.recipients if lead.gainers.firm}
    giving = {party.id for party in lead.doers.parties}
    open_to = not gaining or "GROUP" in gaining
    return one.id in gaining or (open_to and bool(giving - {"GROUP", None}) and one.id not in giving)


def _is_told_to_give(one: Party, lead: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether the act that leads to a line is by several for somebody else than the state of its label.

    Where it does not say for whom, who gives the world over is one of the several.
    """
    gaining = {party.id for party in lead.gainers.recipients if lead.gainers.firm}
    giving = {party.id for party in lead.doers.parties}
    others = bool(gaining) or one.id in habitual_givers(vocabulary)
    return giving == {"GROUP"} and others and gaining.isdisjoint({one.id, "GROUP"})
