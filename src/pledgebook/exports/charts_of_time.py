"""Charts of when: how sums grew, what was said in which month, how long delivery took, and one act's course."""

from collections.abc import Collection
from typing import Any

from pledgebook.claims.claim import Stage
from pledgebook.commitments import Commitment
from pledgebook.commitments.columns import By, Column
from pledgebook.commitments.title import short_sum
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
from pledgebook.exports.chart_rows import Row, grown, medians, reached, sums, thinned, waits

_MOST = 12
_DOTS = 150  # of a donor
_FEW = 3  # days that are all named below a timeline
_WIDER = 84  # the same with figures of six digits
_EDGE = 64  # what axis and padding of a panel take beside it
_SHOWN = (Column.PLEDGED, Column.ALLOCATED, Column.DELIVERED)
_ENDED = "cancelled or suspended"
_NONE = "No dated sum is pledged yet."
_BY_MONTH = "All so far, by the month announced; each line holds what by now reached at least that stage."


def over_time(commitments: Collection[Commitment], setting: Setting = DAY) -> Any:
    """Return what had been pledged and allocated by the end of each month."""
    rows = grown(sums(commitments, _SHOWN, By.MONTH))
    chart = fitted(_steps(rows).properties(height=240), setting) if rows else blank(_NONE, setting)
    return framed(chart, "How it grew", (EUROS, _BY_MONTH), commitments, setting)


def by_category_over_time(commitments: Collection[Commitment], setting: Setting = DAY) -> Any:
    """Return how pledged, allocated and delivered sums grew for each purpose, a panel for each."""
    import altair as alt

    rows = grown(sums(commitments, _SHOWN, By.MONTH, By.CATEGORY))
    title = "How it grew, by purpose"
    if not rows:
        return framed(blank(_NONE, setting), title, (), commitments, setting)
    across = 1 if setting.narrow else 2
    panel = _steps(rows).properties(width=setting.width // across - _WIDER, height=130)
    chart = panel.facet(facet=alt.Facet("what:N", title=None), columns=across)
    return framed(chart, title, (EUROS, _BY_MONTH), commitments, setting)


def _steps(rows: list[Row]) -> Any:
    import altair as alt

    return (
        alt.Chart(alt.Data(values=rows))
        .mark_line(interpolate="step-after", strokeWidth=2)
        .encode(
            x=alt.X("month:T", title=None, axis=alt.Axis(tickCount=5, labelOverlap=True)),
            y=alt.Y("sum:Q", title="million euros", axis=alt.Axis(tickCount=4, format=",~r")),
            color=stage_colour(alt, _SHOWN),
            strokeDash=alt.StrokeDash("stage:N", legend=None, sort=[one.value for one in _SHOWN]),
            tooltip=[alt.Tooltip("month:T", format="%B %Y"), "stage:N", alt.Tooltip("sum:Q", format=",.1f")],
        )
    )


def stages_by_month(commitments: Collection[Commitment], setting: Setting = DAY) -> Any:
    """Return how many commitments are first said to be at each stage in each month, a panel for each stage."""
    import altair as alt

    rows = reached(commitments)
    colours = dict(zip((column.value for column in Column), STAGES.values(), strict=True)) | {_ENDED: OFF}
    panels = [_months(rows, stage, colours[stage], setting) for stage in colours]
    chart = alt.vconcat(*panels, spacing=6).resolve_scale(x="shared") if rows else blank(_NONE, setting)
    note = "Number of commitments by the month in which words first give them the stage; parts with their package."
    return framed(chart, "What was said, by month", (note,), commitments, setting)


def _months(rows: list[Row], stage: str, colour: str, setting: Setting) -> Any:
    import altair as alt

    last = stage == _ENDED
    bars = (
        alt.Chart(alt.Data(values=[row for row in rows if row["stage"] == stage]))
        .mark_bar(color=colour)
        .encode(
            x=alt.X("yearmonth(month):T", title=None, axis=alt.Axis(tickCount=6, labels=last, ticks=last)),
            y=alt.Y("sum(count):Q", title=None, axis=alt.Axis(tickCount=3, format="~d", minExtent=28)),
            tooltip=[alt.Tooltip("month:T", format="%B %Y"), "stage:N", "count:Q"],
        )
    )
    name = {"text": stage, "anchor": "start", "fontSize": 12, "offset": 2, "color": setting.ink}
    return bars.properties(width=setting.width - _EDGE, height=52, title=name)


def days_to_deliver(commitments: Collection[Commitment], setting: Setting = DAY) -> Any:
    """Return how many days lie between the first promise and the first delivery, a dot for each commitment."""
    rows = waits(commitments)
    lines = medians(rows, _MOST)
    names = {line["who"] for line in lines}
    dots = thinned((row for row in rows if row["who"] in names), _DOTS)
    chart = (
        _waits(lines, dots, setting)
        if rows
        else blank("Nothing promised on a dated day has come yet.", setting)
    )
    notes = [
        "Days from the first promise to the first word of delivery; a dot is a commitment, the bar the middle one.",
        "Only what has come is in it; what is awaited is not.",
    ]
    if len(dots) < sum(line["many"] for line in lines):
        notes.append(
            f"Of a donor with more than {_DOTS}, {_DOTS} are dots, from the shortest wait to the longest."
        )
    return framed(chart, "From pledge to delivery, by donor", notes, commitments, setting)


def _waits(lines: list[Row], shown: list[Row], setting: Setting) -> Any:
    import altair as alt

    names = [line["who"] for line in lines]
    y = alt.Y("who:N", sort=names, title=None)
    axis = alt.Axis(tickCount=4 if setting.narrow else 8, format=",d")
    dots = (
        alt.Chart(alt.Data(values=shown))
        .mark_circle(
            size=45, opacity=0.35, color=STAGES[Column.COMMITTED if setting.dark else Column.PLEDGED]
        )
        .encode(y=y, x=alt.X("days:Q", title="days", axis=axis), tooltip=["title:N", "days:Q"])
    )
    middles = (
        alt.Chart(alt.Data(values=lines))
        .mark_tick(thickness=3, size=18, color=OFF)
        .encode(y=y, x="middle:Q", tooltip=["who:N", "middle:Q", "many:Q"])
    )
    return fitted((dots + middles).properties(height=alt.Step(24)), setting)


def timeline_of(one: Commitment, setting: Setting = DAY) -> Any:
    """Return the course of one commitment: each stage on the day that words give it, to scale."""
    rows = [
        {
            "day": moment.day.isoformat(),
            "stage": moment.stage.value.replace("_", " "),
            "much": short_sum(moment.amount) if moment.amount else "",
        }
        for moment in one.history
        if moment.day
    ]
    chart = _course(rows, setting) if rows else blank("No day is known.", setting)
    note = "Each dot is a day on which words give the stage; sums are what had come so far."
    return framed(chart, one.title, (note,), (one,), setting)


def _course(rows: list[Row], setting: Setting) -> Any:
    import altair as alt

    stages = [stage.value.replace("_", " ") for stage in sorted(Stage, key=lambda stage: -stage.firmness)]
    shown = [stage for stage in stages if any(row["stage"] == stage for row in rows)]
    days = sorted({row["day"] for row in rows})
    few = {"values": [f"{day}T12:00" for day in days], "format": "%-d %b %Y"}
    axis = alt.Axis(**(few if len(days) <= _FEW else {"tickCount": 4, "format": "%b %Y"}), labelOverlap=True)
    base = alt.Chart(alt.Data(values=[row | {"day": f"{row['day']}T12:00"} for row in rows])).encode(
        x=alt.X("day:T", title=None, scale=alt.Scale(padding=40), axis=axis),
        y=alt.Y("stage:N", sort=shown, title=None),
        tooltip=[alt.Tooltip("day:T", format="%Y-%m-%d"), "stage:N", "much:N"],
    )
    course = base.mark_line(interpolate="step-after", color=setting.quiet, strokeWidth=1.5)
    dots = base.mark_circle(size=90, opacity=1, color=STAGES[Column.PLEDGED])
    labels = base.mark_text(dy=-11, fontSize=11, color=setting.ink).encode(text="much:N")
    return fitted((course + dots + labels).properties(height=alt.Step(38)), setting)
