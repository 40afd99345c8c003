"""Charts of commitments, as Altair charts that a notebook can change and a page can show.

Each is made of commitments alone. Sums are in euros at the rate of the day announced; grants, goods and loans
are together, guarantees are not in them (codebook 8.3). Nothing is fetched to draw one.
"""

from collections.abc import Callable, Collection, Mapping
from typing import Any, TypeAlias

from pledgebook.commitments import Commitment
from pledgebook.exports.chart_figures import Figures
from pledgebook.exports.chart_frame import DAY, Setting
from pledgebook.exports.charts_of_places import map_of_donors
from pledgebook.exports.charts_of_sums import by_category, flow, promised_and_delivered, with_doubt
from pledgebook.exports.charts_of_time import (
    by_category_over_time,
    days_to_deliver,
    over_time,
    stages_by_month,
    timeline_of,
)

__all__ = [
    "CHARTS",
    "DAY",
    "OVERVIEW",
    "Figures",
    "Setting",
    "by_category",
    "by_category_over_time",
    "days_to_deliver",
    "flow",
    "html",
    "map_of_donors",
    "over_time",
    "png",
    "promised_and_delivered",
    "stages_by_month",
    "svg",
    "timeline_of",
    "with_doubt",
]
Draw: TypeAlias = Callable[[Collection[Commitment], Setting], Any]
CHARTS: Mapping[str, Draw] = {
    "donors": promised_and_delivered,
    "map": map_of_donors,
    "purposes": by_category,
    "growth": over_time,
    "categories": by_category_over_time,
    "months": stages_by_month,
    "flow": flow,
    "waits": days_to_deliver,
    "doubt": with_doubt,
}
OVERVIEW = ("donors", "categories", "months", "doubt")
_SHARP = 2


def svg(chart: Any) -> str:
    """Return a chart as a picture that any browser shows, made without a network."""
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(chart.to_json(), allowed_base_urls=[])
    return drawn


def png(chart: Any) -> bytes:
    """Return a chart as a picture of dots, twice as fine as it is large."""
    import vl_convert

    drawn: bytes = vl_convert.vegalite_to_png(chart.to_json(), scale=_SHARP, allowed_base_urls=[])
    return drawn


def html(chart: Any) -> str:
    """Return a chart as one page that answers to the pointer and fetches nothing."""
    import vl_convert

    quiet = {
        "embedOptions": {"actions": {"export": True, "source": False, "compiled": False, "editor": False}}
    }
    spec = chart.properties(usermeta=quiet).to_dict()
    page: str = vl_convert.vegalite_to_html(spec, bundle=True)
    return page.replace(
        "<head>", '<head><meta name="viewport" content="width=device-width, initial-scale=1">', 1
    )
