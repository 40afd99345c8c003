"""One commitment on the terminal: what it is, how it came, what has arrived, who says so in which words."""

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.announced import rate_day
from pledgebook.commitments.commitment import Bond
from pledgebook.commitments.rates import NoRate, Rates
from pledgebook.commitments.record import days_to_delivery
from pledgebook.commitments.statement import Goods, Sum
from pledgebook.commitments.title import short_sum, thing
from pledgebook.jobs import Shown

_AROUND = 120  # code points of the text on either side of the evidence
_BETWEEN = " … "


class ShowPage:
    """A commitment with everything behind it, as a Rich renderable; it reads as well without colour."""

    def __init__(self, shown: Shown) -> None:
        self._shown = shown

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        one = self._shown.commitment
        yield Text(one.title, style="bold")
        yield _facts(one)
        yield from self._family()
        yield from _section("History", _history(one))
        yield from _section("Figures that differ", _conflicts(one))
        yield from _section(f"Words, from {_sources(one)}", self._words())
        yield from _section("Why these claims are one", _bonds(one))

    def _family(self) -> Iterator[RenderableType]:
        one, parent = self._shown.commitment, self._shown.parent
        lines: list[RenderableType] = []
        if parent:
            lines.append(Text(f"part of {parent.title} ({parent.id}): {one.part_reason}"))
        lines += [Text(f"{part.id}  {part.title}") for part in self._shown.parts]
        if rest := _rest(one, self._shown.parts):
            lines.append(Text(f"not broken down: {rest}"))
        yield from _section("Package and parts", iter(lines))

    def _words(self) -> Iterator[RenderableType]:
        for said in sorted(self._shown.statements, key=lambda said: said.order):
            yield Text(_who(said), style="bold")
            text = self._shown.texts.get(said.source.id)
            yield Padding(in_context(said.words, text), (0, 0, 1, 2))


def _section(head: str, lines: Iterator[RenderableType]) -> Iterator[RenderableType]:
    body = list(lines)
    if body:
        yield Text()
        yield Text(head, style="bold underline")
        yield from body


def _facts(one: Commitment) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    for name, value in _named_facts(one):
        if value:
            table.add_row(Text(name, style="dim"), Text(value))
    return table


def _named_facts(one: Commitment) -> Iterator[tuple[str, str]]:
    came = "" if one.reached is one.stage else f" (came as far as {one.reached.value})"
    yield "stage", one.firmness + came
    yield "sum", _money(one)
    yield "things", ", ".join(thing(item) for item in one.items)
    yield "delivered", _delivered(one)
    yield "announced", one.announced or "undated"
    yield "period", _period(one)
    yield "counted", "yes" if one.counted else f"no: {one.not_counted_because}"
    yield "condition", "hangs on one" if one.conditional else ""
    yield "assumed", one.assumed or ""
    yield "fund", f"{'paid out of' if one.from_fund else 'paid into'} {one.fund}" if one.fund else ""
    yield "confidence", f"{one.confidence:.2f}{', reviewed' if one.reviewed else ''}"
    yield "id", one.id + (f" (formerly {', '.join(one.aliases)})" if one.aliases else "")


def _money(one: Commitment) -> str:
    if one.amount is None:
        return ""
    rate = Rates().of(one.amount.currency, rate_day(one))
    if isinstance(rate, NoRate):
        return f"{short_sum(one.amount)} (not converted: {rate.value})"
    if one.amount.currency == "EUR":
        return short_sum(one.amount)
    euros = short_sum(Sum(rate.convert(one.amount.value), "EUR"))
    return f"{short_sum(one.amount)} = {euros} at {rate.value.normalize():f} of {rate.day or 'any day'}"


def _delivered(one: Commitment) -> str:
    if one.delivered is None:
        return "amount not stated" if one.stage.value == "delivered" else ""
    return _much(one.delivered.sums, one.delivered.items) + (", all of it" if one.delivered.whole else "")


def _much(sums: Iterable[Sum], items: Iterable[Goods]) -> str:
    return ", ".join([*map(short_sum, sums), *map(thing, items)])


def _period(one: Commitment) -> str:
    if one.period is None:
        return ""
    ends = dict.fromkeys(end for end in (one.period.start, one.period.end) if end)
    return " to ".join(ends)


def _rest(one: Commitment, parts: tuple[Commitment, ...]) -> str:
    if one.amount is None or not parts:
        return ""
    told = [
        part.amount.value for part in parts if part.amount and part.amount.currency == one.amount.currency
    ]
    rest = one.amount.value - sum(told)
    return short_sum(Sum(rest, one.amount.currency)) if told and rest > 0 else ""


def _history(one: Commitment) -> Iterator[RenderableType]:
    table = Table.grid(padding=(0, 2, 0, 0))
    for line in one.history:
        day = line.day.isoformat() if line.day else "undated"
        table.add_row(
            day, line.stage.value.replace("_", " "), _much([line.amount] if line.amount else [], line.items)
        )
    yield table
    if (days := days_to_delivery(one)) is not None:
        yield Text(f"{days:,} days from the promise to the first delivery", style="dim")


def _conflicts(one: Commitment) -> Iterator[RenderableType]:
    for found in one.conflicts:
        yield Text(f"{found.field}: {found.chosen} is taken: {found.reason}")
        for figure in found.values:
            day = figure.day.isoformat() if figure.day else "undated"
            tier = f", tier {figure.tier}" if figure.tier else ""
            yield Padding(Text(f"{figure.value} ({day}{tier}, {len(figure.claims)} claims)"), (0, 0, 0, 2))


def _sources(one: Commitment) -> str:
    return f"{one.independent_sources} independent source{'' if one.independent_sources == 1 else 's'}"


def _who(said: Statement) -> str:
    source = said.source
    day = source.published.isoformat() if source.published else "undated"
    copy = ", a copy" if source.story and source.story != source.id else ""
    old = ", replaced by a later version" if source.replaced_by else ""
    tier = said.tier or source.tier
    return f"{source.name}, {day}{f', tier {tier}' if tier else ''}{copy}{old}: {said.stage.value.replace('_', ' ')}"


def in_context(words: str, text: str | None) -> Text:
    """Return the evidence as it stands in its text, or alone where the text gave way."""
    if text is None:
        return Text(words, style="bold")
    shown = Text()
    places, lost = _places(words, text)
    at = 0
    for begin, end in places:
        shown.append(_gap(text[at:begin], first=at == 0), style="dim")
        shown.append(_plain(text[begin:end]), style="bold reverse")
        at = end
    if places:
        shown.append(_plain(text[at : at + _AROUND], cut_right=at + _AROUND < len(text)), style="dim")
    shown.append("\n".join(["", *lost] if places else lost), style="bold")
    shown.rstrip()
    return shown


def _gap(text: str, *, first: bool) -> str:
    """Return the words before a piece of evidence: all back to the piece before it where that is near."""
    before = _plain(text[-_AROUND:], cut_left=len(text) > _AROUND)
    if first:
        return before
    return _plain(text) if len(text) <= 2 * _AROUND else f"{_plain(text[:_AROUND], cut_right=True)}\n{before}"


def _places(words: str, text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Return where the pieces of the evidence stand in a text, in its order, and those that are not there."""
    pieces = dict.fromkeys(words.split(_BETWEEN))
    found = sorted((text.find(piece), piece) for piece in pieces)
    lost = [piece for at, piece in found if at < 0]
    places: list[tuple[int, int]] = []
    for at, piece in found:
        if at >= 0 and (not places or at >= places[-1][1]):
            places.append((at, at + len(piece)))
    return places, lost


def _plain(text: str, *, cut_left: bool = False, cut_right: bool = False) -> str:
    """Return words on one line, whole words only where they were cut off."""
    spaced = " ".join(text.split())
    if not spaced:
        return " " if text else ""
    if cut_left and " " in spaced:
        spaced = f"… {spaced.split(' ', 1)[1]}"
    if cut_right and " " in spaced:
        spaced = f"{spaced.rsplit(' ', 1)[0]} …"
    before = " " if text[:1].isspace() else ""
    return f"{before}{spaced}{' ' if text[-1:].isspace() else ''}"


def _bonds(one: Commitment) -> Iterator[RenderableType]:
    strongest: dict[tuple[str, str], Bond] = {}
    for bond in sorted(one.bonds, key=lambda bond: -bond.weight):
        if bond.left not in strongest or bond.right not in strongest:
            strongest.setdefault(bond.left, bond)
            strongest.setdefault(bond.right, bond)
    for bond in dict.fromkeys(strongest.values()):
        told = "; ".join(f"{what} {bits:+g}" for what, bits in bond.because)
        yield Text(f"{bond.weight:+g} bits: {told}", style="dim")
