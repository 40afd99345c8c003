"""A cheap test of tense before anything is parsed: whether the words by a date look back or ahead.

The clause before the date decides, then the rest of the clause, then the rest of the sentence.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import zip_longest

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
_PREPOSITIONS = frozenset(("on", "in", "early", "late"))
# "The promised aid": a participle after one of these says nothing of the clause.
_DETERMINERS = frozenset(
    ("the", "a", "an", "its", "their", "his", "her", "these", "those", "this", "that", "of", "more")
)


def find_tense(scene: Scene, first: int, stop: int) -> Tense | None:
    """Return the tense that a date between two words stands in, null where no word tells."""
    behind = _clauses(scene, _left(scene, first))
    if tense := _behind(scene, behind[0]):
        return tense
    ahead = _clauses(scene, _right(scene, stop))
    if tense := _ahead(scene, ahead[0]):
        return tense
    for before, after in zip_longest(behind[1:], ahead[1:], fillvalue=()):
        if tense := _behind(scene, before) or (None if _is_aside(scene, after) else _ahead(scene, after)):
            return tense
    return None


def has_sure_past(scene: Scene, first: int, stop: int) -> bool:
    """Tell whether the nearest sure cue is a past one: "had closed", not "closed" alone."""
    behind = _clauses(scene, _left(scene, first))
    ahead = _clauses(scene, _right(scene, stop))
    pairs = zip_longest(behind, ahead, fillvalue=())
    places = (place for pair in pairs for clause in pair for place in clause)
    cues = (_cue(scene, place) for place in places if scene.low(place) not in scene.guard("speech"))
    return next((tense for tense in cues if tense), None) is Tense.PAST


def is_cue(scene: Scene, place: int) -> bool:
    """Tell whether a word surely carries tense."""
    return _cue(scene, place) is not None


def looks_ahead(scene: Scene, first: int) -> bool:
    """Tell whether an infinitive stands before a date: "Ministers to meet on Friday"."""
    return "to" in [scene.words[place].low for place in _left(scene, first)]


def _left(scene: Scene, first: int) -> range:
    """Return the places before a date, nearest first, back to the start of the sentence."""
    stops = _breaks(scene, "stops")
    nearest = bisect_left(stops, first) - 1
    wall = stops[nearest] if nearest >= 0 else -1
    return range(first - 1, max(first - 1 - _REACH, wall, -1), -1)


def _right(scene: Scene, stop: int) -> range:
    stops = _breaks(scene, "stops")
    nearest = bisect_left(stops, stop)
    wall = stops[nearest] if nearest < len(stops) else len(scene.words)
    return range(stop, min(stop + _REACH, wall))


def _breaks(scene: Scene, kind: str) -> list[int]:
    """Return where the sentences of a line end, or its clauses; every date of the line asks for them."""
    if kind not in scene.breaks:
        ends = _ends_sentence if kind == "stops" else _ends_clause
        scene.breaks[kind] = [place for place in range(len(scene.words)) if ends(scene, place)]
    return scene.breaks[kind]


def _ends_clause(scene: Scene, place: int) -> bool:
    return scene.words[place].low in scene.guard("clause")


def _ends_sentence(scene: Scene, place: int) -> bool:
    """Tell whether a word is a stop that ends a sentence: a capital follows, no abbreviation stands before."""
    low = scene.words[place].low
    if low != ".":
        return low in _STOP
    after = scene.at(place + 1)
    if after.text in ('"', "'", ")", ""):
        return True
    word = scene.at(place - 1).text
    short = len(word) <= _SHORT_WORD and word[:1].isupper() and not word.isupper()
    return not scene.glued(place + 1) and after.text[:1].isupper() and not short and len(word) > 1


def _clauses(scene: Scene, places: range) -> list[range]:
    """Split places into clauses, nearest first; the first may be empty."""
    low, high = min(places.start, places.stop), max(places.start, places.stop)
    borders = _breaks(scene, "clauses")
    inside = borders[bisect_left(borders, low) : bisect_left(borders, high + 1)]
    cuts = [place for place in inside[:: places.step] if place in places]
    starts = [places.start, *(cut + places.step for cut in cuts)]
    return [range(start, end, places.step) for start, end in zip(starts, [*cuts, places.stop], strict=True)]


def _behind(scene: Scene, places: Sequence[int]) -> Tense | None:
    """Return the tense of the nearest sure cue before a date, else of the nearest word like a past verb."""
    weak = None
    for count, place in enumerate(places):
        if place in scene.silent:
            continue
        if tense := _cue(scene, place):
            return tense if tense is not Tense.PRESENT else _present(scene, place, weak)
        if not _past_form(scene, place):
            scene.silent.add(place)
        elif weak is None:
            weak = _participle(scene, place)
            if count == 0 or (count == 1 and scene.low(places[0]) in _PREPOSITIONS):
                return weak
    return weak


def _ahead(scene: Scene, places: Sequence[int]) -> Tense | None:
    """Return the tense of the first verb after a date: in "on Friday they agreed to send" it is "agreed"."""
    for place in places:
        if place in scene.silent:
            continue
        if tense := _cue(scene, place):
            return tense if tense is not Tense.PRESENT else _present(scene, place, None)
        if _past_form(scene, place):
            return _participle(scene, place)
        scene.silent.add(place)
    return None


def _is_aside(scene: Scene, places: Sequence[int]) -> bool:
    """Tell whether a clause stands beside the sentence: "…, officials said", "…, said its author"."""
    if not places:
        return False
    opens = scene.low(places[0]) in scene.guard("speech")
    closes = scene.low(places[-1]) in scene.guard("speech") and not scene.low(places[-1] + 1).isalpha()
    return opens or closes


def _cue(scene: Scene, place: int) -> Tense | None:
    """Return the tense of a cue that ends at a word; every date in reach of the word asks for it."""
    if place not in scene.cues:
        scene.cues[place] = _cue_at(scene, place)
    return scene.cues[place]


def _cue_at(scene: Scene, place: int) -> Tense | None:
    """Tell the tense of a cue; a past form after "to" or "will" is no past."""
    tense = _cue_alone(scene, place)
    if tense is not Tense.PAST:
        return tense
    if scene.low(place) in {"has", "have"} and scene.low(place + 1) in scene.guard("function") - {"been"}:
        # "Has to pay", "has until May" say nothing of the past.
        return Tense.FUTURE if scene.low(place + 1) == "to" else Tense.PRESENT
    if scene.low(place - 1) == "to":
        return None
    if _cue_alone(scene, place - 1) is Tense.FUTURE:
        return Tense.FUTURE
    return _participle(scene, place)


def _cue_alone(scene: Scene, place: int) -> Tense | None:
    if place < 0 or _is_name(scene, place):
        return None  # a capital inside a sentence is a name ("Will Smith"), not a verb
    tenses = scene.calendar.tenses
    for length in range(min(_LONGEST_CUE, place + 1), 0, -1):
        if tense := tenses.get(scene.lows(place - length + 1, place + 1)):
            return tense
    low = scene.low(place)
    if low.endswith("n't"):
        return tenses.get((low.removesuffix("n't"),))
    return Tense.FUTURE if low.endswith("'ll") else None


def _is_name(scene: Scene, place: int) -> bool:
    word = scene.at(place)
    return place > 0 and scene.capital(place) and not word.text.isupper() and not word.low.startswith("i'")


def _present(scene: Scene, place: int, weak: Tense | None) -> Tense:
    """Tell "is sending" (planned) and "is delivered" from a plain present."""
    if scene.low(place + 1).endswith("ing") and not scene.low(place + 1).endswith("thing"):
        return Tense.FUTURE
    return weak or Tense.PRESENT


def _past_form(scene: Scene, place: int) -> bool:
    word = scene.words[place]
    return (
        word.low.endswith("ed")
        and len(word.low) > _SHORT_WORD
        and word.low not in scene.guard("adjective")
        and not _is_name(scene, place)
        and scene.low(place - 1) not in _DETERMINERS
    )


def _participle(scene: Scene, place: int) -> Tense:
    """Tell "be delivered" (to come) from "was delivered" and "delivered"."""
    before = place - 1
    while scene.low(before).endswith("ly") or scene.low(before) in _ADVERB:
        before -= 1
    return Tense.FUTURE if scene.low(before) == "be" else Tense.PAST
