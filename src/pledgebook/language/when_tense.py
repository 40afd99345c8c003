"""A cheap test of tense before anything is parsed: whether the words by a date look back or ahead.

The clause before the date decides, then the rest of the clause, then the rest of the sentence.
"""

from pledgebook.language.when_table import Tense
from pledgebook.language.when_words import Scene

# How far a cue may stand from its date; it bounds the work in a line without full stops.
_REACH = 40
_LONGEST_CUE = 3
_STOP = frozenset(".!?")
_ADVERB = frozenset(
    ("not", "also", "now", "only", "soon", "just", "already", "then", "never", "first", "still")
)
_SHORT_WORD = 3


def find_tense(scene: Scene, first: int, stop: int) -> Tense | None:
    """Return the tense that a date between two words stands in, null where no word tells."""
    left = _left(scene, first)
    right = _right(scene, stop)
    near = _until_break(scene, left)
    ahead = _until_break(scene, right)
    for words in (near, ahead, left[len(near) :], right[len(ahead) :]):
        if tense := _strongest(scene, words):
            return tense
    return Tense.FUTURE if any(scene.low(place) == "to" for place in left) else None


def _left(scene: Scene, first: int) -> list[int]:
    """Return the places before a date, nearest first, back to the start of the sentence."""
    found = []
    for place in range(first - 1, max(first - 1 - _REACH, -1), -1):
        if scene.low(place) in _STOP and _ends_sentence(scene, place):
            break
        found.append(place)
    return found


def _right(scene: Scene, stop: int) -> list[int]:
    found = []
    for place in range(stop, min(stop + _REACH, len(scene.words))):
        if scene.low(place) in _STOP and _ends_sentence(scene, place):
            break
        found.append(place)
    return found


def _ends_sentence(scene: Scene, place: int) -> bool:
    """Tell whether a stop ends a sentence: a capital follows, and no abbreviation stands before."""
    if scene.low(place) != ".":
        return True
    after = scene.at(place + 1)
    if after.text in ('"', "'", ")", ""):
        return True
    word = scene.at(place - 1).text
    short = len(word) <= _SHORT_WORD and word[:1].isupper() and not word.isupper()
    return not scene.glued(place + 1) and after.text[:1].isupper() and not short and len(word) > 1


def _until_break(scene: Scene, places: list[int]) -> list[int]:
    for count, place in enumerate(places):
        if scene.low(place) in scene.guard("clause"):
            return places[:count]
    return places


def _strongest(scene: Scene, places: list[int]) -> Tense | None:
    """Return the tense of the nearest sure cue, else of the nearest word that looks like a past verb."""
    weak = None
    for count, place in enumerate(places):
        if tense := _cue(scene, place):
            return tense if tense is not Tense.PRESENT else _present(scene, place, weak)
        if weak is None and _past_form(scene, place):
            weak = _participle(scene, place)
            if count == 0 or (count == 1 and scene.low(places[0]) in ("on", "in", "early", "late")):
                return weak
    return weak


def _cue(scene: Scene, place: int) -> Tense | None:
    """Return the tense of the longest cue that ends at a word."""
    tenses = scene.calendar.tenses
    for length in range(_LONGEST_CUE, 0, -1):
        # A capital inside a sentence is a name ("Will Smith", "May"), not a verb.
        if (tense := tenses.get(scene.lows(place - length + 1, place + 1))) and not _is_name(scene, place):
            return tense
    return Tense.FUTURE if scene.low(place).endswith("'ll") else None


def _is_name(scene: Scene, place: int) -> bool:
    return place > 0 and scene.capital(place) and not scene.at(place).text.isupper()


def _present(scene: Scene, place: int, weak: Tense | None) -> Tense:
    """Tell "is sending" (planned) and "is delivered" from a plain present."""
    if scene.low(place + 1).endswith("ing"):
        return Tense.FUTURE
    return weak or Tense.PRESENT


def _past_form(scene: Scene, place: int) -> bool:
    word = scene.at(place)
    return (
        word.low.endswith("ed")
        and len(word.low) > _SHORT_WORD
        and word.low not in scene.guard("adjective")
        and not _is_name(scene, place)
    )


def _participle(scene: Scene, place: int) -> Tense:
    """Tell "be delivered" (to come) from "was delivered" and "delivered"."""
    before = place - 1
    while scene.low(before).endswith("ly") or scene.low(before) in _ADVERB:
        before -= 1
    return Tense.FUTURE if scene.low(before) == "be" else Tense.PAST
