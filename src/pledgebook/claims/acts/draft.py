"""A claim on its way: an act with what the document adds to it, all spans in the view."""

from collections.abc import Iterable
from typing import NamedTuple

from pledgebook.amounts import Amount
from pledgebook.claims.claim import Accounting, Category, Cue, Form, Link, Period, Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.steps import Step
from pledgebook.language import Item, Token, Tree
from pledgebook.party import Party
from pledgebook.span import Span


class Draft(NamedTuple):
    """An act of one sentence and what has been settled about it so far."""

    act: Act
    force: Force
    stage: Stage
    doers: Doers
    gainers: Gainers
    region: Span
    category: Category | None = None
    form: Form | None = None
    items: tuple[Item, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    channels: tuple[Party, ...] = ()
    accounting: Accounting | None = None
    parent: int | None = None
    announced: str | None = None
    period: Period | None = None
    attribution: tuple[Link, ...] = ()
    evidence: tuple[Span, ...] = ()
    cues: tuple[Cue, ...] = ()
    frame: bool = False
    share: bool = False  # one of the sums that add up to the one told before
    silent: bool = False  # a question: it states nothing, but answers lean on its thing
    leans: int | None = None  # where the act that an echo leans on is told
    told: int | None = None  # the sentence of the act with a thing that a row of echoes leans on
    led: bool = False
    at_home: bool = False  # one who is helped shares out what came
    guessed: frozenset[str] = frozenset()

    @property
    def amount(self) -> Amount | None:
        """The act's amount."""
        return self.act.amount

    @property
    def close(self) -> Span:
        """The words of the act itself: its amount, else its thing."""
        return self.amount.span if self.amount else self.act.foot.span

    @property
    def own_part(self) -> Span:
        """The part of the sentence between the amounts before and after."""
        sentence, close = self.act.passage.span, self.close
        others = [amount.span for amount in self.act.passage.amounts if not amount.span.overlaps(close)]
        start = max([sentence.start, *(span.end for span in others if span.end <= close.start)])
        return Span(start, min([sentence.end, *(span.start for span in others if span.start >= close.end)]))

    @property
    def place(self) -> int:
        """Where in the view the act is told, for reading order."""
        return self.amount.span.start if self.amount else self.act.foot.start


def clause(tree: Tree, steps: Iterable[Step], foot: Token) -> Span:
    """Return the span of the words that belong to an act: the clause of its outermost word."""
    words = tree.clause(foot)
    for outermost in [step.token for step in steps][-1:]:
        words |= tree.clause(outermost)
    last = tree.tokens[words.bit_length() - 1]
    first = tree.tokens[(words & -words).bit_length() - 1]
    while first is not last and first.pos in ("PUNCT", "CCONJ", "SPACE"):
        words &= words - 1  # without the first
        first = tree.tokens[(words & -words).bit_length() - 1]
    return Span(first.start, last.end)
