"""Every regular expression of the package, those made from vocabularies too, takes time in step with the text."""

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from .attacks import attacks
from .clock import seconds
from .expressions import HERE

ROOT = Path(__file__).parents[2]
SIZE = 4_000
# Twice the text takes twice the time, and the square of it four times; a cell of noise lies between.
TOO_STEEP = 2.9
PATIENCE = 0.2
NOTHING = 0.0015
_LOOKS = 3  # a busy machine may make one of them seem steep
BEARABLE = 0.02  # in a window, however the time grows
# Searched in a window of fixed size only, or in a line that was measured before: where, and how long it is at most.
WINDOWS = {
    "documents/webpage.py": (r"Z", 500),  # a title, its spaces single
    "language/offices.py": (r"[ -]$", 60),
    "language/groups.py": (r"\d{1,3} $", 80),
}


class Expression(NamedTuple):
    """One expression, where it is written, and how it is used."""

    places: tuple[str, ...]
    pattern: re.Pattern[Any]
    ways: tuple[str, ...]

    @property
    def longest(self) -> int | None:
        """How much is searched at most; null where the text sets it."""
        for place in self.places:
            end, size = WINDOWS.get(place.split(":")[0], ("\x00", 0))
            if str(self.pattern.pattern).endswith(end):
                return size
        return None


@pytest.fixture(scope="module")
def told() -> list[dict[str, Any]]:
    """What the program tells of itself; in a process of its own, which notes from the first import on."""
    path = os.pathsep.join([str(HERE.parent), str(ROOT)])
    asked = [sys.executable, "-m", "tests.hostile.expressions"]
    done = subprocess.run(
        asked, cwd=ROOT, env=os.environ | {"PYTHONPATH": path}, capture_output=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def expressions(told: list[dict[str, Any]]) -> list[Expression]:
    found = [_made(one) for one in told if "pattern" in one]
    return [*found, *(_written(file, line) for file, line in told[-1]["missed"])]


def _made(one: dict[str, Any]) -> Expression:
    pattern = one["pattern"].encode("latin-1") if one["bytes"] else one["pattern"]
    places = tuple(f"{file}:{line}" for file, line in one["places"])
    return Expression(places, re.compile(pattern, one["flags"]), tuple(one["ways"]))


def _written(file: str, line: int) -> Expression:
    """Return an expression that no run came to, as it stands in the source; one that is put together must be met."""
    for node in ast.walk(ast.parse((HERE / file).read_text("utf-8"))):
        if isinstance(node, ast.Call) and node.lineno == line and _calls_re(node):
            way = node.func.attr  # type: ignore[attr-defined]
            return Expression((f"{file}:{line}",), re.compile(ast.literal_eval(node.args[0])), (way,))
    raise AssertionError(f"{file}:{line} is an expression that was never made")


def _calls_re(node: ast.Call) -> bool:
    return ast.unparse(node.func).startswith("re.")


def run(one: Expression, way: str, text: str) -> float:
    """Return how long it takes to use an expression on a text."""
    given: Any = text.encode() if isinstance(one.pattern.pattern, bytes) else text
    use = getattr(one.pattern, way)
    if way in ("sub", "subn"):
        return seconds(lambda: use(given[:0], given), PATIENCE)
    return seconds(lambda: list(use(given)) if way == "finditer" else use(given), PATIENCE)


def steep(one: Expression, most: int, size: int) -> Iterator[tuple[str, str, str]]:
    """Yield the ways in which an expression takes more than its share of time, as beginning, middle and end."""
    size = min(size, one.longest or size)
    for before, body, end in attacks(one.pattern, most):
        for way in one.ways:
            texts = [before + body * (times * size // len(body)) + end for times in (1, 2)]
            if all(_is_steep(one, way, texts) for _ in range(_LOOKS)):
                yield before, body, end


def _is_steep(one: Expression, way: str, texts: list[str]) -> bool:
    first = run(one, way, texts[0])
    if first < (BEARABLE if one.longest else NOTHING):
        return False
    # One quick run shows that it is not; only what may be steep is run again.
    return bool(one.longest) or all(run(one, way, texts[1]) > TOO_STEEP * first for _ in range(3))


def test_all_of_them_are_known(expressions: list[Expression]) -> None:
    assert len(expressions) > 150
    assert any("named.py" in place for one in expressions for place in one.places)  # made from a vocabulary


def test_the_check_finds_what_is_slow() -> None:
    for pattern in (r"(?:a+)+$", r"\s+$", r"<a[^>]*>", r"\w+@"):
        one = Expression(("x.py:1",), re.compile(pattern), ("search",))
        assert next(steep(one, 160, 18 if "+)+" in pattern else SIZE), None), pattern


def test_none_of_them_grows_faster_than_its_text(expressions: list[Expression]) -> None:
    slow = [(one.places, found) for one in expressions for found in steep(one, 24, SIZE)]
    assert slow == []


@pytest.mark.soak
def test_none_of_them_under_every_attack(expressions: list[Expression]) -> None:
    slow = [(one.places, found) for one in expressions for found in steep(one, 1_000, 2 * SIZE)]
    assert slow == []
