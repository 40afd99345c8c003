"""Lines of a legal text that only name what stands below them: its title, and the titles of its articles."""

import re

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.words.passage import Passage
from pledgebook.language import Annotation

_TITLED_LINE = re.compile(
    r"\W*(?:(?:art(?:icle|\.)?|sec(?:tion|\.)|chapter|annex|schedule|part|title)\s+[\dIVXivx]+[a-z]?\b[ .:)–-]*"
    r"|(?:subject|re|object)\s*:)\s*(?=\S)",
    re.IGNORECASE,
)
_NUMBER_ALONE = re.compile(
    r"\W*(?:art(?:icle|\.)?|section|chapter|annex|part|title)\s+[\dIVXivx]+[a-z]?\W*", re.IGNORECASE
)
_HEAD = 500  # code points in which the title of a paper stands
_LONGEST = 60  # words of a title


def is_section_title(draft: Draft, annotation: Annotation) -> bool:
    """Tell whether a line without a finite verb and without a sum is the title of a paper or of a part of it."""
    passage = draft.act.passage
    if draft.amount is not None or _is_finite(passage) or len(passage.tree.tokens) > _LONGEST:
        return False
    return _is_numbered(passage, annotation) or _names_paper(passage)


def _is_finite(passage: Passage) -> bool:
    return any(word.tag in ("VBD", "VBZ", "VBP", "MD") for word in passage.tree.tokens)


def _is_numbered(passage: Passage, annotation: Annotation) -> bool:
    """Tell whether a line begins with the number of its part, or stands under it ("Article 4 / Freezing of assets")."""
    text, start = annotation.view.text, passage.span.start
    if _TITLED_LINE.match(text, start, passage.span.end):
        return True
    line = text[text.rfind("\n", 0, start) + 1 : start]
    before = text[max(0, start - _HEAD) : start].rstrip().rsplit("\n", 1)[-1]
    alone = not line.strip() and not passage.said.rstrip().endswith((".", ";"))
    return alone and _NUMBER_ALONE.fullmatch(before) is not None


def _names_paper(passage: Passage) -> bool:
    """Tell whether the first lines call a text a decision or treaty on what it is about."""
    words = passage.grammar
    if passage.span.start > _HEAD or passage.said.rstrip().endswith("."):
        return False
    called = [word for word in passage.tree.tokens if word.lemma.lower() in words.legal_paper]
    led = (word.text.lower() for word in passage.tree.tokens[called[0].index :]) if called else ()
    return any(word in words.about_what for word in led)
