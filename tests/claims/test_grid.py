"""A grid of constructions: tense, aspect, modality, denial and voice, each with verbs of every class in turn.

Cells that do not hold yet are named in grid/known_misses.txt; the list is exact.
"""

from pathlib import Path

import pytest

from tests.claims.coding import Passage, expect
from tests.claims.grid.cells import read_cells
from tests.claims.test_probes import ReadPassage

CELLS = read_cells()
KNOWN_MISSES = frozenset(
    (Path(__file__).parent / "grid/known_misses.txt").read_text(encoding="utf-8").split()
)


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: cell.id)
def test_cell(cell: Passage, read_passage: ReadPassage) -> None:
    expect(cell, read_passage(cell), KNOWN_MISSES)


def test_known_misses_are_cells_there_are() -> None:
    assert {cell.id for cell in CELLS} >= KNOWN_MISSES


def test_cells_have_names_of_their_own() -> None:
    assert len({cell.id for cell in CELLS}) == len(CELLS)
