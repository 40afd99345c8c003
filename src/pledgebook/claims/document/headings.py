"""Headings of a list that say who helps whom and tell nothing themselves ("Canada's support for Jordan:")."""

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.once import once
from pledgebook.claims.words.passage import Passage


def heads_list(draft: Draft) -> bool:
    """Tell whether a line without an act of its own names help and who gives or gains it, as a heading does."""
    passage, act = draft.act.passage, draft.act
    if passage.listed or passage.asked or act.amount or not _is_help(draft):
        return False
    only_holds = all(step.sign is None or step.sign.can_be(CueClass.INCLUDE) for step in act.chain.steps)
    sides = draft.gainers.recipients and (draft.doers.parties or draft.doers.first_person or _is_ours(draft))
    return only_holds and bool(sides) and _is_heading(passage)


def _is_help(draft: Draft) -> bool:
    """Tell whether the thing of an act is only help of some kind ("aid", "military support")."""
    groups = [item.group or "" for item in draft.act.items]
    return bool(groups) and all(group.startswith(("general/", "money/")) for group in groups)


def _is_ours(draft: Draft) -> bool:
    """Tell whether the help is called that of who writes ("our contribution to Nepal")."""
    owners = draft.act.passage.tree.children(draft.act.foot, "poss")
    return any(word.text.lower() == "our" for word in owners)


def _is_heading(passage: Passage) -> bool:
    """Tell whether a line ends in a colon, or is no sentence at all."""
    words = passage.said.rstrip()
    return words.endswith(":") or not (is_sentence(passage) or words.endswith((".", "!", "?", "…")))


@once
def is_sentence(passage: Passage) -> bool:
    """Tell whether a line has a verb in a tense, and so says itself what it tells."""
    return any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in passage.tree.tokens)
