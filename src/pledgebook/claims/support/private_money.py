"""Money of firms and markets is nobody's support, nor what a gift is to draw from them (codebook 4.7).

"$90 million in private investment", "a fund of $6 million to mobilise $200 million": the first sum is no gift, the
second only the hope behind one. "$6 million to attract private investment" is a gift all the same.
"""

import re

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import subjects
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.wording import places, wording
from pledgebook.language import Token
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


def is_private(draft: Draft, vocabulary: Vocabulary) -> bool:
    """Tell whether what changes hands is private money itself, and not a gift that is to bring some."""
    passage = draft.act.passage
    told = places(passage.said, wording("private_money", vocabulary))
    return any(_is_meant(draft, span.shift(passage.span.start)) for span in told)


def _is_meant(draft: Draft, private: Span) -> bool:
    """Tell whether a sum stands beside words for private money, or the act is told of these."""
    tree = draft.act.passage.tree
    path = (draft.act.foot, *(step.token for step in draft.act.chain.steps))
    below = (noun for prep in tree.children(draft.act.foot, "prep") for noun in tree.children(prep, "pobj"))
    of_it = below if draft.amount is None else ()  # "a flow of private capital"
    if any(private.holds(word.span) for word in (*path, *of_it)):
        return True
    if draft.amount is None:
        return False
    text, sum_ = draft.act.passage.text, draft.amount.span
    behind = _OF.fullmatch(text, sum_.end, private.start) if sum_.end <= private.start else None
    before = _OF.fullmatch(text, private.end, sum_.start) if private.end <= sum_.start else None
    return behind is not None or before is not None


_OF = re.compile(
    r"(?: worth)? (?:in|of|worth of|totall?ing) (?:(?:over|about|nearly|more than) )?(?:[\w-]+ ){0,2}"
)


def is_earned(draft: Draft) -> bool:
    """Tell whether a sum comes from what somebody sells or takes in ("will gain $4 million from sales to Spain")."""
    tree, words = draft.act.passage.tree, draft.act.passage.grammar
    if draft.amount is None or draft.actors:
        return False  # "gave Chad $5 million from its oil revenues"
    path = (draft.act.foot, *(step.token for step in draft.act.chain.steps))
    sources = (prep for word in path for prep in tree.children(word, "prep") if prep.text.lower() == "from")
    return any(
        noun.lemma.lower() in words.takings for prep in sources for noun in tree.children(prep, "pobj")
    )


def is_drawn_in(draft: Draft) -> bool:
    """Tell whether a sum is only what a gift or scheme is to bring in from others ("will leverage $300 million")."""
    verb = _drawing(draft)
    if verb is None:
        return False
    passage = draft.act.passage
    own = [*subjects(passage.tree, verb)]
    if verb.dep == "relcl" and _is_of_accord(passage, verb):
        return False
    return not any(_acts(passage, noun) for noun in own) if own else _is_end(passage, verb)


def _is_of_accord(passage: Passage, clause: Token) -> bool:
    """Tell whether an accord brings the money of its sides ("reached a deal, which will unlock $9m for Chad")."""
    tree, words = passage.tree, passage.grammar
    settled = words.accord | words.event
    return tree.head(clause).lemma.lower() in settled and clause.lemma.lower() in words.unlocking


def _drawing(draft: Draft) -> Token | None:
    """Return the verb of drawing whose object a sum is."""
    steps = draft.act.chain.steps
    first = next((step for step in steps if step.token.pos in ("VERB", "AUX")), None)
    drawing = draft.act.passage.grammar.drawing_in
    if draft.amount is None or first is None or first.token.lemma.lower() not in drawing:
        return None
    return first.token if first.dep in ("dobj", "nummod") else None


def _is_end(passage: Passage, verb: Token) -> bool:
    """Tell whether a verb without a subject says what for something is given or made ("$6m to mobilise $200m")."""
    tree, head = passage.tree, passage.tree.head(verb)
    if head.pos in ("NOUN", "PROPN", "NUM"):
        return head.lemma.lower() not in passage.grammar.intent
    if head.pos != "VERB":
        return False
    if verb.dep == "advcl" or head.dep == "acl":
        return head.dep == "acl" or bool(tree.children(head, "dobj", "nsubjpass"))
    above = [*subjects(tree, head)]
    return bool(above) and not any(_acts(passage, noun) for noun in above)


def _acts(passage: Passage, noun: Token) -> bool:
    """Tell whether a subject is somebody: a party, people, or whoever speaks or was told of."""
    if noun.index in passage.party_at or noun.text.lower() in _SOMEBODY:
        return True
    return noun.lemma.lower() in passage.grammar.people | passage.grammar.collective


_SOMEBODY = ("we", "i", "they", "he", "she", "you")
