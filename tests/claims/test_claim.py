"""Stages have a rank and a group (codebook 1.5, 8.3)."""

import pytest

from pledgebook.claims.claim import Stage, StageGroup


def test_firmness_follows_the_order_of_the_ledger() -> None:
    ordered = sorted(Stage, key=lambda stage: stage.firmness)
    assert [stage.value for stage in ordered] == [
        "ruled_out",
        "cancelled",
        "suspended",
        "requested",
        "considered",
        "pledged",
        "committed",
        "allocated",
        "delivering",
        "delivered",
    ]


@pytest.mark.parametrize(
    ("group", "stages"),
    [
        (StageGroup.OFF, {"ruled_out", "suspended", "cancelled"}),
        (StageGroup.POSSIBLE, {"requested", "considered"}),
        (StageGroup.PROMISED, {"pledged", "committed", "allocated"}),
        (StageGroup.DONE, {"delivering", "delivered"}),
    ],
)
def test_coarse_groups(group: StageGroup, stages: set[str]) -> None:
    assert {stage.value for stage in Stage if stage.group is group} == stages
