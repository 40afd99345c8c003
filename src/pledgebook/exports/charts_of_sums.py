"""Charts of how much: promised against delivered, purposes, who gives to whom, and how sure it is."""

from collections.abc import Collection
from typing import Any

from pledgebook.commitments import Commitment
from pledgebook.commitments.columns import By, Column
from pledgebook.exports.chart_frame import (
    DAY,
    EUROS,
    OFF,
    STAGES,
    Setting,
    blank,
    fitted,
    framed,
    stage_colour,
)
from pledgebook.exports.chart_rows import AGAINST, SURE, UNSURE, Row, bands, doubts, largest, sums

_MOST = 12
_ACROSS = 8
_STEP = 11
_LARGE = 1000  # from which figures in squares have no decimals
_REACHED = "Each bar holds what reached at least that stage."
_BELOW = "Below nothing: parts that add up to more than their package."
_NONE = "No sum is pledged yet."


def promised_and_delivered(commitments: Collection[Commitment], setting: Setting = DAY) -> Any:
    """Return what each donor pledged, allocated and delivered, the largest donors first."""
    columns = (Column.PLEDGED, Column.ALLOCATED, Column.DELIVERED)
    rows = sums(commitments, columns, By.ACTOR)
    title = "Promised and delivered, by donor"
    return framed(_bars(rows, columns, setting), title, _notes(rows, _REACHED), commitments, setting)


def by_category(commitments: Collection[Commitment], setting: Setting = DAY) -> Any:
    """Return what was pledged, committed, allocated and delivered for each purpose, side by side."""
    rows = sums(commitments, tuple(Column), By.CATEGORY)
    bars = _bars(rows, tuple(Column), setting)
    return framed(bars, "What it is for", _notes(rows, _REACHED), commitments, setting)


def _notes(rows: list[Row], note: str) -> tuple[str, ...]:
    return (EUROS, note, _BELOW) if any(row["sum"] < 0 for row in rows) else (EUROS, note)


def _bars(rows: list[Row], columns: tuple[Column, ...], setting: Setting) -> Any:
    import altair as alt

    if not rows:
        return blank(_NONE, setting)
    names = largest(rows, "who", _MOST)
    shown = [row for row in rows if row["who"] in names]
    bars = (
        alt.Chart(alt.Data(values=shown))
        .mark_bar()
        .encode(
            y=alt.Y("who:N", sort=names, title=None, scale=alt.Scale(paddingInner=0.3)),
            x=alt.X("sum:Q", title="million euros", axis=_money(alt, setting)),
            yOffset=alt.YOffset("stage:N", sort=[one.value for one in columns]),
            color=stage_colour(alt, columns),
            tooltip=[*_told(alt, "who"), alt.Tooltip("stage:N"), _sum(alt)],
        )
        .properties(height=alt.Step(_STEP, **{"for": "offset"}))
    )
    return fitted(bars, setting)


def flow(commitments: Collection[Commitment], setting: Setting = DAY) -> Any:
    """Return how much of what each donor pledged is for which receiver, the largest of both."""
    rows = sums(commitments, (Column.PLEDGED,), By.ACTOR, By.RECIPIENT)
    across = largest(rows, "what", _ACROSS // 2 if setting.narrow else _ACROSS)
    rows = [row for row in rows if row["what"] in across]
    down = largest(rows, "who", _MOST)
    rows = [row for row in rows if row["who"] in down]
    chart = _squares(rows, down, across, setting) if rows else blank(_NONE, setting)
    return framed(chart, "Who gives to whom", _notes(rows, "Pledged or firmer."), commitments, setting)


def _squares(rows: list[Row], down: list[str], across: list[str], setting: Setting) -> Any:
    import altair as alt

    above = alt.Axis(orient="top", labelAngle=-90 if setting.narrow else -40)
    base = alt.Chart(alt.Data(values=rows)).encode(
        y=alt.Y("who:N", sort=down, title="gives"),
        x=alt.X("what:N", sort=across, title="to", axis=above),
        tooltip=[*_told(alt, "who"), alt.Tooltip("what:N", title="to"), _sum(alt)],
    )
    ends = ["#26333d", "#8fd0f5"] if setting.dark else ["#e3eef5", STAGES[Column.PLEDGED]]
    most = max(row["sum"] for row in rows)
    scale = alt.Scale(type="sqrt", range=ends, domain=[0, most], clamp=True)
    squares = base.mark_rect().encode(color=alt.Color("sum:Q", scale=scale, legend=None))
    strong = alt.condition(f"datum.sum > {most * 0.3}", *map(alt.value, _on(setting)))
    figures = alt.Text("sum:Q", format=",.3~r" if most < _LARGE else ",.0f")
    told = base.mark_text(fontSize=11).encode(text=figures, color=strong)
    return fitted((squares + told).properties(height=alt.Step(24)), setting)


def with_doubt(commitments: Collection[Commitment], setting: Setting = DAY) -> Any:
    """Return which share of what each donor pledged is sure, with the band that the words allow."""
    rows = doubts(commitments)
    if not rows:
        return framed(blank(_NONE, setting), _SURE, (), commitments, setting)
    ends = bands(rows)
    names = largest(ends, "who", _MOST)
    ranges = [end for end in ends if end["who"] in names and end["low"] < end["high"]]
    bars = _doubted([row for row in rows if row["who"] in names], names, setting)
    chart = bars + _ranges(ranges, names, setting) if ranges else bars
    notes = (EUROS, _MEANT, _LINE) if ranges else (EUROS, _MEANT)
    return framed(fitted(chart.properties(height={"step": 22}), setting), _SURE, notes, commitments, setting)


_SURE = "How sure the pledged sums are, by donor"
_MEANT = "Sure: a person reviewed it, or confidence is 0.80 or more and sources agree on the sum."
_LINE = "Thin line: from the least to the most that the words allow."


def _doubted(rows: list[Row], names: list[str], setting: Setting) -> Any:
    import altair as alt

    kinds = [SURE, UNSURE, AGAINST]
    colours = [STAGES[Column.DELIVERED], STAGES[Column.ALLOCATED], OFF]
    return (
        alt.Chart(alt.Data(values=rows))
        .transform_calculate(order=f"indexof({kinds}, datum.doubt)")
        .mark_bar()
        .encode(
            y=alt.Y("who:N", sort=names, title=None),
            x=alt.X("sum:Q", title="million euros", axis=_money(alt, setting)),
            color=alt.Color("doubt:N", sort=kinds, scale=alt.Scale(domain=kinds, range=colours)),
            order="order:Q",
            tooltip=[*_told(alt, "who"), alt.Tooltip("doubt:N"), _sum(alt)],
        )
    )


def _ranges(ends: list[Row], names: list[str], setting: Setting) -> Any:
    import altair as alt

    return (
        alt.Chart(alt.Data(values=ends))
        .mark_rule(strokeWidth=2, color=setting.ink)
        .encode(
            y=alt.Y("who:N", sort=names, title=None),
            x="low:Q",
            x2="high:Q",
            tooltip=[*_told(alt, "who"), "low:Q", "high:Q"],
        )
    )


def _money(alt: Any, setting: Setting) -> Any:
    return alt.Axis(tickCount=3 if setting.narrow else 7, format=",~r")


def _told(alt: Any, field: str) -> list[Any]:
    return [alt.Tooltip(f"{field}:N", title="of")]


def _sum(alt: Any) -> Any:
    return alt.Tooltip("sum:Q", title="million euros", format=",.1f")


def _on(setting: Setting) -> tuple[str, str]:
    """Return the colours of figures on strong and on weak ground."""
    return ("#171614", setting.ink) if setting.dark else ("#ffffff", setting.ink)
