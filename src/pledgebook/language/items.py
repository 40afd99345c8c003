"""Things counted: items, their quantities and units (codebook 3.3)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from pledgebook.amounts import Qualifier
from pledgebook.language.item_counts import Count, Counter
from pledgebook.language.item_links import Tally, linked, shared, tallies
from pledgebook.language.item_names import Found, find_names, name_tree
from pledgebook.language.item_pieces import Line, cut
from pledgebook.language.item_things import find_things, purpose
from pledgebook.language.item_units import unit_table
from pledgebook.language.item_unknown import Unknown, find_unknown
from pledgebook.language.item_words import Words, item_words
from pledgebook.language.numbers import Number, find_numbers
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Item:
    """One thing named, with its number where one is stated.

    `span` covers the number, if any, and the words; `head` the words that name the thing. The quantity of
    "38 of the 66 tanks" is 38.
    `name` and `group` come from the item vocabulary; group is null where it does not know the thing.
    What the thing is for, and the form of support it stands for, are its group's (`find_group`); `purpose` is
    set where the words themselves say what it is for ("army ambulances" are military).
    """

    span: Span
    head: Span
    name: str
    group: str | None
    quantity: Decimal | None = None
    quantity_max: Decimal | None = None
    qualifier: Qualifier | None = None
    unit: str | None = None
    purpose: str | None = None


def find_items(text: str, vocabulary: Vocabulary, taken: Sequence[Span] = ()) -> tuple[Item, ...]:
    """Return the items of a text in order, none overlapping, none across a line feed.

    `taken` are places of amounts, dates and names in text order, whose numbers and words are not used.
    """
    free = _Taken(taken)
    numbers = [number for number in find_numbers(text) if not free.meets(number.span)]
    items: list[Item] = []
    start = at = 0
    for row in text.split("\n"):
        end = start + len(row)
        first = at
        while at < len(numbers) and numbers[at].span.start < end:
            at += 1
        items += _in_line(text, start, end, numbers[first:at], free, vocabulary)
        start = end + 1
    return tuple(items)


class _Taken:
    """Places that are somebody else's, looked up by bisection."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = sorted(spans)
        self._starts = [span.start for span in self._spans]
        self._widest = max((span.end - span.start for span in self._spans), default=0)

    def meets(self, span: Span) -> bool:
        """Tell whether a span overlaps one that is taken."""
        at = bisect_left(self._starts, span.end)
        while at > 0 and self._starts[at - 1] + self._widest > span.start:
            at -= 1
            if self._spans[at].overlaps(span):
                return True
        return False


def _in_line(
    text: str, start: int, end: int, numbers: Sequence[Number], free: _Taken, vocabulary: Vocabulary
) -> list[Item]:
    words, units = item_words(vocabulary), unit_table(vocabulary)
    line = Line(text, cut(text, start, end, words.american))
    names = [name for name in find_names(line, name_tree(vocabulary)) if not _is_taken(line, name, free)]
    if not names and not numbers:
        return []
    things = find_things(line, names, units, words)
    counter = Counter(line, numbers, things, units, words)
    counted = linked(line, tallies(line, things, counter), words)
    counted += [other for tally in counted for other in shared(line, tally, counter, words)]
    used = {tally.figure.first for tally in counted if tally.figure}
    used |= {at for tally in counted for at in range(tally.thing.stop, tally.stop)}
    found = [_item(line, tally, words) for tally in counted]
    found += [_unknown(line, thing) for thing in find_unknown(line, counter, used, words)]
    return list(_apart(sorted(found, key=lambda item: (item.span, item.head))))


def _is_taken(line: Line, name: Found, free: _Taken) -> bool:
    return free.meets(line.span(name.first, name.stop))


def _item(line: Line, tally: Tally, words: Words) -> Item:
    thing = tally.thing
    head = line.span(thing.first, thing.stop)
    whole = head.join(line.span(thing.first, max(thing.stop, tally.stop)))
    item = _with_count(whole, head, thing.name, thing.group, tally.count, thing.unit)
    return replace(item, purpose=purpose(line, tally.first(line), thing.stop, words))


def _unknown(line: Line, thing: Unknown) -> Item:
    head = line.span(thing.first, thing.stop)
    return _with_count(head, head, thing.name, None, thing.count, None)


def _with_count(
    whole: Span, head: Span, name: str, group: str | None, count: Count | None, unit: str | None
) -> Item:
    if count is None:
        return Item(whole, head, name, group)
    return Item(
        whole.join(count.span),
        head,
        name,
        group,
        count.value,
        count.value_max,
        count.qualifier,
        count.unit or unit,
    )


def _apart(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items that overlap no item before them."""
    end = -1
    for item in items:
        if item.span.start >= end:
            yield item
            end = item.span.end
