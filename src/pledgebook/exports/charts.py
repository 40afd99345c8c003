"""Charts of commitments, as Altair charts that a notebook can change and a page can show.

Colours are those of Okabe and Ito, which people who see few colours tell apart. Sums are in euros at the rate
of the day announced; grants, goods and loans are together, guarantees are not in them (codebook 8.3).
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from pledgebook.commitments import Commitment, totals
from pledgebook.commitments.columns import By, Column, Kind
from pledgebook.commitments.title import party_names
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_MILLION = 1_000_000
_MOST = 12
_WIDTH = 560
_UNKNOWN = "not known"
_COLOURS = ["#0072B2", "#56B4E9", "#E69F00", "#009E73"]
_MOVES = (Kind.GRANTS, Kind.LOANS)
_NOTE = "Million euros at the rate of the day announced. Each bar holds what reached at least that stage."


def promised_and_delivered(commitments: Iterable[Commitment]) -> Any:
    """Return what each donor pledged, allocated and delivered, the largest donors first."""
    import altair as alt

    columns = (Column.PLEDGED, Column.ALLOCATED, Column.DELIVERED)
    rows = _rows(commitments, (By.ACTOR,), columns)
    names = _largest(rows)
    return _framed(
        alt.Chart(alt.Data(values=[row for row in rows if row["who"] in names]))
        .mark_bar()
        .encode(
            y=alt.Y("who:N", sort=names, title=None),
            x=alt.X("sum:Q", title="million euros"),
            yOffset=alt.YOffset("stage:N", sort=list(Column)),
            color=_colour(alt, columns),
            tooltip=["who:N", "stage:N", "sum:Q"],
        ),
        "Promised and delivered, by donor",
    )


def by_category(commitments: Iterable[Commitment]) -> Any:
    """Return what was pledged, committed, allocated and delivered for each purpose, side by side."""
    import altair as alt

    rows = _rows(commitments, (By.CATEGORY,), tuple(Column))
    return _framed(
        alt.Chart(alt.Data(values=rows))
        .mark_bar()
        .encode(
            y=alt.Y("who:N", sort="-x", title=None),
            x=alt.X("sum:Q", title="million euros"),
            yOffset=alt.YOffset("stage:N", sort=list(Column)),
            color=_colour(alt, tuple(Column)),
            tooltip=["who:N", "stage:N", "sum:Q"],
        ),
        "What it is for",
    )


def over_time(commitments: Iterable[Commitment]) -> Any:
    """Return what had been pledged and allocated by the end of each month."""
    import altair as alt

    columns = (Column.PLEDGED, Column.ALLOCATED)
    rows = _cumulative(_rows(commitments, (By.MONTH,), columns))
    return _framed(
        alt.Chart(alt.Data(values=rows))
        .mark_line(interpolate="step-after", point=True)
        .encode(
            x=alt.X("month:T", title=None),
            y=alt.Y("sum:Q", title="million euros so far"),
            color=_colour(alt, columns),
            tooltip=["month:T", "stage:N", "sum:Q"],
        ),
        "How it grew",
    )


CHARTS: Mapping[str, Callable[[Iterable[Commitment]], Any]] = {
    "donors": promised_and_delivered,
    "purposes": by_category,
    "growth": over_time,
}


def svg(chart: Any) -> str:
    """Return a chart as a picture that any browser shows, made without a network."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(chart.to_json())
    return drawn


def _framed(chart: Any, title: str) -> Any:
    return (
        chart.properties(width=_WIDTH, title={"text": title, "subtitle": _NOTE, "anchor": "start"})
        .configure_view(stroke=None)
        .configure_axis(grid=True, gridColor="#ddd", labelFontSize=12, titleFontSize=12, labelLimit=220)
        .configure_legend(orient="top", title=None, labelFontSize=12)
        .configure_title(fontSize=15, subtitleFontSize=11, subtitleColor="#555")
    )


def _colour(alt: Any, columns: tuple[Column, ...]) -> Any:
    """Return the colours of stages, the same in every chart."""
    told = [_COLOURS[list(Column).index(column)] for column in columns]
    return alt.Color("stage:N", scale=alt.Scale(domain=list(columns), range=told), sort=list(columns))


def _largest(rows: list[dict[str, Any]]) -> list[str]:
    """Return the donors of the largest sums, those that are not known last."""
    sizes: dict[str, float] = {}
    for row in rows:
        sizes[row["who"]] = max(sizes.get(row["who"], 0), row["sum"])
    names = sorted(sizes, key=lambda who: (who == _UNKNOWN, -sizes[who], who))
    return names[:_MOST]


def _rows(
    commitments: Iterable[Commitment], by: tuple[By, ...], columns: tuple[Column, ...]
) -> list[dict[str, Any]]:
    """Return sums in million euros by whom, or in which month, and stage; the order is that of totals."""
    sums: dict[tuple[str, Column], float] = {}
    for row in totals(commitments, by).rows:
        if row.kind not in _MOVES:
            continue
        who = _name(by[0], row.key[0])
        for column in columns:
            sums[who, column] = sums.get((who, column), 0) + float(row[column].sum.value) / _MILLION
    return [
        {"who": who, "stage": column.value, "sum": round(value, 3)}
        for (who, column), value in sums.items()
        if value
    ]


def _cumulative(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    so_far: dict[str, float] = {}
    found = []
    for row in sorted((row for row in rows if row["who"][:4].isdigit()), key=lambda row: row["who"]):
        so_far[row["stage"]] = so_far.get(row["stage"], 0) + row["sum"]
        found.append(
            {"month": f"{row['who']}-01", "stage": row["stage"], "sum": round(so_far[row["stage"]], 3)}
        )
    return found


def _name(by: By, value: str | None) -> str:
    if value is None:
        return _UNKNOWN
    if by is not By.ACTOR:
        return value.replace("_", " ")
    return " and ".join(_names().get(one, one.strip("<>")) for one in value.split("+"))


@cache
def _names() -> Mapping[str, str]:
    return party_names(Vocabulary(Settings().vocabulary))
