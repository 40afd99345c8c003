"""States that lead a force which others join: what those send goes where the force is, not to who leads it."""

import re
from functools import cache

from pledgebook.claims.words.grammar import grammar
from pledgebook.language import Annotation
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary, either

_LONGEST = 80  # code points before a name


def leaders(annotation: Annotation, vocabulary: Vocabulary) -> frozenset[str]:
    """Return who is said to lead something that others act in ("a force led by Chad", "Chad leads the mission").

    Sentences that tell of no act have no parse: the words before and behind the names are looked at.
    """
    text = annotation.view.text
    named = ((party.id, party.span) for party in annotation.parties if party.antecedent is None)
    return frozenset(code for code, span in named if code and _leads(text, span, vocabulary))


def _leads(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    behind, ahead = _leading(vocabulary)
    if text.endswith((" by", " by the"), 0, span.start - 1):
        return behind.search(text, max(0, span.start - _LONGEST), span.start) is not None
    return ahead.match(text, span.end) is not None


@cache
def _leading(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = grammar(vocabulary)
    forces = rf"(?:{either(sorted(words.alliance | words.force))})"
    behind = rf"\b{forces}\b[^.;]{{0,30}} (?:led|headed|commanded) by (?:the )?$"
    ahead = rf"(?: (?:is leading|leads|heads|commands) (?:the|a|an|its)|-led) (?:[\w-]+ ){{0,4}}{forces}\b"
    return re.compile(behind), re.compile(ahead)
