"""How every chart looks: its size, its colours by day and by night, and what stands under its title.

Colours are those of Okabe and Ito, which people who see few colours tell apart.
"""

from collections.abc import Collection, Sequence
from datetime import date
from textwrap import wrap
from typing import Any, NamedTuple

from pledgebook.commitments import Commitment
from pledgebook.commitments.columns import Column
from pledgebook.exports.chart_figures import remembered

MILLION = 1_000_000
STAGES = dict(zip(Column, ("#0072B2", "#56B4E9", "#E69F00", "#009E73"), strict=True))
OFF = "#D55E00"
EUROS = "Million euros at the rate of the day announced; grants, goods and loans together, no guarantees."
_NARROW = 480
_LETTER = 6.7  # what a letter of the subtitle takes
_FONT = "system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif"


class Setting(NamedTuple):
    """Where a chart is shown: its full width in points, by night or by day, and the day its figures are of.

    `paper` is the ground it is drawn on; null leaves it clear.
    """

    width: int = 700
    dark: bool = False
    as_of: date | None = None
    paper: str | None = None

    @property
    def narrow(self) -> bool:
        """Whether it is meant for a phone."""
        return self.width < _NARROW

    @property
    def ink(self) -> str:
        """The colour of text."""
        return "#ece7dd" if self.dark else "#1d1b18"

    @property
    def quiet(self) -> str:
        """The colour of what explains."""
        return "#aba496" if self.dark else "#5d584f"

    @property
    def rule(self) -> str:
        """The colour of lines behind the figures."""
        return "#3b3832" if self.dark else "#ddd6c8"


DAY = Setting()


def framed(chart: Any, title: str, notes: Sequence[str], of: Collection[Commitment], setting: Setting) -> Any:
    """Return a chart with its title, its unit, its source and its day."""
    room = int(setting.width / _LETTER)
    lines = [line for note in (*notes, source(of, setting.as_of)) for line in wrap(note, room)]
    head = {"text": wrap(title, int(room * 0.68)), "subtitle": lines, "anchor": "start", "frame": "bounds"}
    return (
        chart.properties(title=head, background=setting.paper or "transparent", padding=4)
        .configure(font=_FONT)
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=setting.rule,
            domainColor=setting.rule,
            tickColor=setting.rule,
            labelColor=setting.ink,
            titleColor=setting.quiet,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            labelLimit=110 if setting.narrow else 220,
        )
        .configure_header(labelColor=setting.ink, labelFontSize=12, labelFontWeight=600, labelAnchor="start")
        .configure_legend(
            orient="top",
            title=None,
            titleColor=setting.quiet,
            titleFontWeight="normal",
            labelFontSize=12,
            labelColor=setting.ink,
            columns=2 if setting.narrow else 4,
            labelLimit=setting.width,
        )
        .configure_title(
            fontSize=15,
            color=setting.ink,
            subtitleFontSize=11.5,
            subtitleColor=setting.quiet,
            subtitlePadding=4,
            offset=12,
        )
    )


def fitted(chart: Any, setting: Setting) -> Any:
    """Return a chart of one panel that takes the whole width, its labels in it."""
    return chart.properties(width=setting.width - 8, autosize={"type": "fit-x", "contains": "padding"})


def blank(words: str, setting: Setting) -> Any:
    """Return what stands where there are no figures yet."""
    import altair as alt

    told = alt.Chart(alt.Data(values=[{"words": words}])).mark_text(fontSize=13, color=setting.quiet)
    return fitted(told.encode(text="words:N").properties(height=60), setting)


def source(of: Collection[Commitment], as_of: date | None) -> str:
    """Return the line that says what the figures come from."""
    days = span_of(of)
    told = f", told {days[0]} to {days[1]}" if days else ""
    at = f"; as of {as_of}" if as_of else ""
    many = "commitment" if len(of) == 1 else "commitments"
    return f"Source: Pledgebook ledger, {len(of):,} {many}{told}{at}."


@remembered
def span_of(of: Collection[Commitment]) -> tuple[date, date] | None:
    """Return the first and the last day on which commitments were told."""
    days = [one.day for one in of if one.day]
    return (min(days), max(days)) if days else None


def stage_colour(alt: Any, columns: Sequence[Column]) -> Any:
    """Return the colours of stages, the same in every chart."""
    told = [STAGES[column] for column in columns]
    scale = alt.Scale(domain=[column.value for column in columns], range=told)
    return alt.Color("stage:N", scale=scale, sort=[column.value for column in columns])
