"""Money as a text states it: every amount with its value, qualifier, rate and translations (codebook 4)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pledgebook.amounts import Amount, Qualifier
from pledgebook.language.currencies import Currencies, load_currencies
from pledgebook.language.figures import Figure, find_figures, tidy
from pledgebook.language.money_alternatives import with_alternatives
from pledgebook.language.money_bare import BareWords, Told, last_told, load_bare, may_be_bare, with_bare
from pledgebook.language.money_counted import may_count, with_counted
from pledgebook.language.money_groups import with_lists, with_parts, with_ranges
from pledgebook.language.money_marks import find_marks
from pledgebook.language.money_pairs import Draft, pair
from pledgebook.language.money_rates import read_rate
from pledgebook.language.money_shares import with_portions, with_shares
from pledgebook.language.money_traps import Trap, is_trap, load_traps
from pledgebook.language.number_tokens import Line, lines
from pledgebook.language.qualifiers import qualifier_after, qualifier_before
from pledgebook.vocabulary import Vocabulary


class _Words(NamedTuple):
    """The words of the vocabulary that tell of money."""

    currencies: Currencies
    traps: Mapping[str, Trap]
    bare: BareWords


def find_amounts(text: str, vocabulary: Vocabulary) -> tuple[Amount, ...]:
    """Return the amounts of money in a text, in order, none overlapping, none across a line feed.

    A bare dollar, pound or krone has a null currency and its `sign`; `settle_currencies` settles it. A bare
    number that follows an amount says so in `currency_reason`.
    """
    words = _Words(load_currencies(vocabulary), load_traps(vocabulary), load_bare(vocabulary))
    return tuple(_in_lines(text, words))


def _in_lines(text: str, words: _Words) -> Iterator[Amount]:
    told: Told | None = None
    marks: set[frozenset[str]] = set()
    for start, end in lines(text):
        line = Line(text, start, end)
        drafts = list(_in_line(line, words, told))
        yield from (_amount(line, draft) for draft in drafts)
        marks.update(frozenset(draft.mark.codes) for draft in drafts)
        told = last_told(line, drafts, told, alone=len(marks) == 1)


def _in_line(line: Line, words: _Words, told: Told | None) -> Iterator[Draft]:
    figures: Sequence[Figure] = ()
    drafts: Sequence[Draft] = ()
    if marked := words.currencies.may_speak_of_money(line.lows):
        figures = find_figures(line, money=True)
        drafts = _marked(line, figures, words)
    elif told and (may_be_bare(line) or may_count(line, told)):
        figures = find_figures(line, money=True)
    if not (marked or figures):
        return
    free = 0
    shared = with_shares(line, figures, with_portions(line, figures, drafts), words.bare, told)
    bare = with_bare(line, figures, shared, words.bare, told)
    for draft in with_counted(line, figures, bare, words.bare, told):
        if draft.first >= free:
            yield draft
            free = draft.stop


def _marked(line: Line, figures: Sequence[Figure], words: _Words) -> Sequence[Draft]:
    marks = find_marks(line, words.currencies, figures)
    drafts = [draft for draft in pair(line, figures, marks) if not is_trap(line, draft, words.traps)]
    drafts = with_ranges(line, figures, with_parts(line, drafts))
    return with_alternatives(line, with_lists(line, figures, drafts))


def _amount(line: Line, draft: Draft) -> Amount:
    settled = next(iter(draft.mark.codes)) if len(draft.mark.codes) == 1 else None
    rate = read_rate(line, draft.first, draft.stop)
    return Amount(
        span=line.span(draft.first, draft.stop),
        value=tidy(draft.value),
        currency=settled,
        qualifier=_qualifier(line, draft),
        value_max=None if draft.value_max is None else tidy(draft.value_max),
        per=rate.per,
        alternatives=draft.others,
        currency_reason=draft.reason,
        sign=None if settled else draft.mark.text,
        each=rate.each,
    )


def _qualifier(line: Line, draft: Draft) -> Qualifier:
    if draft.qualifier is Qualifier.RANGE:
        return Qualifier.RANGE
    inner, _ = qualifier_before(line, draft.figure.first)
    outer, _ = qualifier_before(line, draft.first)
    after, _ = qualifier_after(line, draft.stop)
    return outer or inner or after or draft.qualifier or Qualifier.EXACT
