"""A comparison as one self-contained page to walk through: their row beside our commitment and its words."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.title import party_names, short_sum, thing
from pledgebook.exports.compare import REACH, Comparison, Coverage, Differs, Link, Outcome
from pledgebook.exports.page import render_page
from pledgebook.exports.segments import printable
from pledgebook.exports.sums import short_sum as short
from pledgebook.exports.tracker_row import Booked
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_WORDS = 4  # quotations of a commitment
_NAMED = 12  # donors that are named where the table's reach is told
_ORDER = (Outcome.DIFFERENT, Outcome.THERE, Outcome.HERE, Outcome.MATCHED)
_HEADS = {
    Outcome.DIFFERENT: "In both, told differently",
    Outcome.THERE: "Only in their table",
    Outcome.HERE: "Only in this ledger",
    Outcome.MATCHED: "The same in both",
}


class Line(NamedTuple):
    """One thing that both may say: what it is, theirs, ours, and whether the two differ."""

    label: str
    theirs: str
    ours: str
    differs: bool


class Pair(NamedTuple):
    """One link as the page sets it; `words` are the quotations behind ours, `more` how many are not shown."""

    anchor: str
    title: str
    lines: tuple[Line, ...]
    link: Link
    words: tuple[Statement, ...]
    more: int
    sources: tuple[str, ...]


class Group(NamedTuple):
    """The links of one outcome, and what they come to on both sides."""

    outcome: Outcome
    head: str
    pairs: tuple[Pair, ...]
    theirs: str
    ours: str


def comparison_page(
    found: Comparison, words: Mapping[str, tuple[Statement, ...]], name: str
) -> Iterator[str]:
    """Yield the page in pieces; `name` is what their table is called, `words` what is said about each of ours."""
    names = party_names(Vocabulary(Settings().vocabulary))
    groups = [_group(found, outcome, words, names) for outcome in _ORDER]
    styles = ("page.css", "report.css", "compare.css")
    return render_page(
        "compare.html",
        styles,
        "compare.js",
        title=f"{name} beside this ledger",
        groups=groups,
        differs=[(field.value, sum(field in one.differs for one in found.links)) for field in Differs],
        hedged=sum(bool(one.hedges) for one in found.links),
        unsourced=sum(one.unsourced for one in found.links),
        covers=covers_words(found.covers, names),
        findings=[printable(str(finding)) for finding in found.findings],
        printable=printable,
    )


def covers_words(covers: Coverage, names: Mapping[str, str] | None = None) -> str:
    """Say what "only here" is about: the donors, recipients and days of their table."""
    known = names if names is not None else party_names(Vocabulary(Settings().vocabulary))
    donors = _listed(covers.donors, known)
    to = f" to {_listed(covers.recipients, known)}" if covers.recipients else ""
    days = f", {covers.first} to {covers.last}, {REACH.days} days either side" if covers.first else ""
    return f"“Only here” is of what their table is about: acts of {donors}{to}{days}."


def _listed(codes: Iterable[str], names: Mapping[str, str]) -> str:
    told = sorted(printable(names.get(code, code.strip("<>"))) for code in codes)
    if len(told) > _NAMED:
        return f"its {len(told)} donors or recipients"
    return ", ".join(told) or "any donor"


def _group(
    found: Comparison, outcome: Outcome, words: Mapping[str, tuple[Statement, ...]], names: Mapping[str, str]
) -> Group:
    links = found.of(outcome)
    pairs = tuple(
        _pair(link, f"{outcome.name.lower()}{at}", words, names) for at, link in enumerate(links, start=1)
    )
    return Group(
        outcome,
        _HEADS[outcome],
        pairs,
        _total(one.theirs_eur for one in links),
        _total(one.ours_eur for one in links),
    )


def _total(sums: Iterable[Decimal | None]) -> str:
    known = [one for one in sums if one is not None]
    return short(sum(known, Decimal(0)), "EUR") if known else "–"


def _pair(
    link: Link, anchor: str, words: Mapping[str, tuple[Statement, ...]], names: Mapping[str, str]
) -> Pair:
    said = words.get(link.ours.id, ()) if link.ours else ()
    told = tuple({one.words: one for one in said}.values())
    title = link.ours.title if link.ours else _theirs_title(link.theirs, names)
    web = tuple(
        one for one in (link.theirs.sources if link.theirs else ()) if one.startswith(("http://", "https://"))
    )
    shown = told[:_WORDS]
    return Pair(
        anchor, printable(title), tuple(_lines(link, names)), link, shown, len(told) - len(shown), web
    )


def _theirs_title(row: Booked | None, names: Mapping[str, str]) -> str:
    return f"{row.name}: {_parties(row.actors, names)}" if row else ""


def _parties(codes: Iterable[str], names: Mapping[str, str]) -> str:
    return printable(", ".join(names.get(code, code.strip("<>")) for code in codes))


def _lines(link: Link, names: Mapping[str, str]) -> Iterator[Line]:
    there, here = _theirs(link.theirs, link, names), _ours(link.ours, link, names)
    for label, differs in _LABELS.items():
        if there.get(label) or here.get(label):
            yield Line(label, there.get(label, ""), here.get(label, ""), differs in link.differs)


_LABELS = {
    "Who": None,
    "To whom": None,
    "How much": Differs.VALUE,
    "How firm": Differs.STAGE,
    "When": Differs.DATE,
    "Kind": Differs.TYPE,
    "What": None,
    "Note": None,
}


def _theirs(row: Booked | None, link: Link, names: Mapping[str, str]) -> dict[str, str]:
    if row is None:
        return {}
    return {
        "Who": _parties(row.actors, names),
        "To whom": _parties(row.recipients, names),
        "How much": _much(short_sum(row.amount) if row.amount else "no sum", link.theirs_eur),
        "How firm": row.stages[0].value.replace("_", " ") if row.stages else "",
        "When": row.day.isoformat() if row.day else "undated",
        "Kind": ", ".join(one.value for one in (row.category, row.form) if one).replace("_", " "),
        "What": printable(row.items),
        "Note": printable(row.note),
    }


def _ours(one: Commitment | None, link: Link, names: Mapping[str, str]) -> dict[str, str]:
    if one is None:
        return {}
    return {
        "Who": _parties(one.actors, names),
        "To whom": _parties(one.recipients, names),
        "How much": _much(short_sum(one.amount) if one.amount else "no sum", link.ours_eur),
        "How firm": one.firmness,
        "When": one.announced or "undated",
        "Kind": ", ".join(kind.value for kind in (one.category, one.form) if kind).replace("_", " "),
        "What": printable(", ".join(thing(item) for item in one.items)),
    }


def _much(said: str, euros: Decimal | None) -> str:
    return said if euros is None or said.endswith("EUR") else f"{said} ({short(euros, 'EUR')})"
