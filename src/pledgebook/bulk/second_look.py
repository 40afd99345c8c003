"""The second look: the main text of a page, and how much of it speaks of acts near the subject."""

from bisect import bisect_left, bisect_right

from pledgebook.bulk.first_look import FirstLook

_NEAR = 500  # bytes
_ANYWHERE = 0.25  # what a word of acts counts that stands far from the subject
_HALF = 10  # points that make a score of one half
_MOST = 40


def score(text: str, look: FirstLook) -> float:
    """Return the relevance of a text, from 0 to 1.

    One point for each word of acts within 500 bytes of a name of the subject, a quarter of one for each in the
    whole text, up to 40 each; ten points are 0.5. A text without the subject or a donor has none.
    """
    data = text.encode()
    named = [start for start, _ in look.subject.places(data)]
    if not named or (look.donors and not look.donors.places(data)):
        return 0.0
    acts = [start for start, _ in look.acts.places(data.lower())]
    points = min(_count_near(named, acts), _MOST) + _ANYWHERE * min(len(acts), _MOST)
    return round(points / (points + _HALF), 3)


def _count_near(named: list[int], acts: list[int]) -> int:
    """Return how many of the acts stand near one of the names; both are in order."""
    count = free = 0
    for start in named:
        first = max(free, bisect_left(acts, start - _NEAR))
        free = max(first, bisect_right(acts, start + _NEAR))
        count += free - first
    return count
