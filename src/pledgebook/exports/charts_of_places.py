"""Where it comes from: a map of tiles, one of the same size for each state, so that small donors are seen too."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from pledgebook.commitments import Commitment
from pledgebook.commitments.band import Band
from pledgebook.commitments.columns import By, Column
from pledgebook.exports.chart_figures import remembered
from pledgebook.exports.chart_frame import DAY, EUROS, MILLION, STAGES, Setting, blank, fitted, framed
from pledgebook.exports.chart_rows import Row, name_of, parts
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

_TITLE = "Who pledged how much, on the map"
_HOW = "Each state is a tile of the same size; pledged or firmer. Letters are ISO 3166-1."
_FIRST_ROW, _MOST = 14, 5  # where organisations stand: in the south-east of the Pacific, five at most
_ROUND = 0.5  # million: less is told as nought
_STRONG = 0.3  # the share of the largest sum from which letters are light


def map_of_donors(commitments: Collection[Commitment], setting: Setting = DAY) -> Any:
    """Return what each donor pledged as the shade of its tile on a map; who has no tile is told beneath the title."""
    found = by_donor(commitments)
    tiles, rest = _tiled(found)
    if not any(tile["sum"] for tile in tiles):
        return framed(blank("No sum is pledged yet.", setting), _TITLE, (), commitments, setting)
    return framed(_map(tiles, setting), _TITLE, (EUROS, _HOW, *_off_the_map(rest)), commitments, setting)


def _off_the_map(rest: float) -> tuple[str, ...]:
    """Return the line on what no tile shows; shares that exceed their package are told as such (codebook 8.4)."""
    if rest <= -_ROUND:
        return (f"Shares told add up to {-rest:,.0f} million more than the packages they are of.",)
    return (f"Not on it: {rest:,.0f} million given jointly or by others.",) if rest >= _ROUND else ()


@remembered
def by_donor(commitments: Collection[Commitment]) -> Mapping[str, float]:
    """Return what each donor pledged, in million euros, by its id; what is given jointly by their ids together."""
    found: dict[str, float] = defaultdict(float)
    for part in parts(commitments, By.ACTOR):
        held = part.shares[list(Column).index(Column.PLEDGED)]
        if isinstance(held, Band) and held.value:
            found[part.key[0] or ""] += float(held.value) / MILLION
    return dict(found)


@cache
def tiles() -> Mapping[str, tuple[int, int, str]]:
    """Return the column, the row and the letters of each state's tile."""
    rows = Vocabulary(Settings().vocabulary).rows("tiles")
    return {code: (int(row["column"]), int(row["row"]), row["alpha2"]) for code, row in rows.items()}


def _tiled(found: Mapping[str, float]) -> tuple[list[Row], float]:
    """Return a row for each tile, with or without a sum, and the sum of those who have none."""
    made = [_row(code, place, found.get(code, 0.0)) for code, place in tiles().items()]
    others = {who: much for who, much in found.items() if who not in tiles()}
    apart = sorted((who for who in others if _is_one(who)), key=lambda who: -others[who])[:_MOST]
    made += [_row(who, (0, _FIRST_ROW + at, who), others.pop(who)) for at, who in enumerate(apart)]
    return made, sum(others.values())


def _is_one(who: str) -> bool:
    return who.isalnum() and who.isupper() and who != "GROUP"


def _row(code: str, place: tuple[int, int, str], much: float) -> Row:
    column, row, letters = place
    who, state = name_of(By.ACTOR, code), code in tiles()
    return {"who": who, "state": state, "x": column, "y": row, "letters": letters, "sum": round(much, 3)}


def _map(rows: list[Row], setting: Setting) -> Any:
    import altair as alt

    across = max(row["x"] for row in rows) + 1
    down = max(row["y"] for row in rows) + 1
    step = (setting.width - 12) / across
    plain = alt.Axis(labels=False, ticks=False, grid=False, domain=False, title=None)
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X(
            "x:O", axis=plain, scale=alt.Scale(paddingInner=0.08, paddingOuter=0), sort=list(range(across))
        ),
        y=alt.Y(
            "y:O", axis=plain, scale=alt.Scale(paddingInner=0.08, paddingOuter=0), sort=list(range(down))
        ),
        tooltip=[
            alt.Tooltip("who:N", title="of"),
            alt.Tooltip("sum:Q", title="million euros", format=",.1f"),
        ],
    )
    most = max(row["sum"] for row in rows)
    empty = base.mark_rect(color=setting.rule, opacity=0.45)
    full = base.transform_filter("datum.sum > 0").mark_rect().encode(color=_shade(alt, most, setting))
    size = max(8, min(11, step * 0.42))
    letters = (
        base.transform_filter("datum.state")
        .mark_text(fontSize=size)
        .encode(
            text="letters:N",
            color=alt.condition(f"datum.sum > {most * _STRONG}", *(alt.value(one) for one in _inks(setting))),
            opacity=alt.condition("datum.sum > 0", alt.value(1), alt.value(0.55)),
        )
    )
    beside = (
        base.transform_filter("!datum.state")
        .mark_text(fontSize=size, align="left", dx=step * 0.6, color=setting.ink)
        .encode(text="letters:N")
    )
    return fitted((empty + full + letters + beside).properties(height=step * down), setting)


def _shade(alt: Any, most: float, setting: Setting) -> Any:
    """Return shades of one hue, which differ in lightness for whoever sees no hue."""
    ends = ["#2b4152", "#8fd0f5"] if setting.dark else ["#cfe3f1", STAGES[Column.PLEDGED]]
    scale = alt.Scale(type="sqrt", range=ends, domain=[0, most], clamp=True)
    length = min(setting.width * 0.6, 260)
    legend = alt.Legend(title="million euros", gradientLength=length, format=",~r", tickCount=3)
    return alt.Color("sum:Q", scale=scale, legend=legend)


def _inks(setting: Setting) -> tuple[str, str]:
    return ("#171614", setting.ink) if setting.dark else ("#ffffff", setting.ink)
