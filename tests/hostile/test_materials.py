"""Everything that the program stands on is pinned, fits what is asked of it, and may be given on."""

import re
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from .materials import OWN, bill, closure, licence, plain

ROOT = Path(__file__).parents[2]
# Licences under which a program of Apache-2.0 may use a library; those of the LGPL and MPL are used unchanged.
FREE = re.compile(
    r"\b(?:MIT|BSD|0BSD|ISC|Apache|PSF|Python Software Foundation|CNRI|Zlib|CC0|Unlicense|HPND|MPL|Mozilla Public|LGPL)"
)
STRICT = re.compile(r"\b(?:A?GPL)\b|Proprietary|Commercial|SSPL|BUSL")


@pytest.fixture(scope="module")
def parts() -> dict[str, Distribution]:
    found = closure(("dev", "bulk"))
    # Comes with the interpreter's own environment, before anything is installed into it.
    return {name: one for name, one in found.items() if name not in (OWN, "setuptools")}


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    told = [Requirement(line) for line in lines if line and not line.startswith("#")]
    return {plain(one.name): str(one.specifier).removeprefix("==") for one in told}


def test_every_part_is_pinned_and_here_in_that_version(parts: dict[str, Distribution]) -> None:
    here = {name: one.version for name, one in parts.items()}
    pinned = pins()
    assert len(here) > 100
    assert {name: version for name, version in here.items() if pinned.get(name) != version} == {}


def test_every_pin_names_one_version_and_no_place() -> None:
    text = (ROOT / "constraints.txt").read_text("utf-8")
    assert all(re.fullmatch(r"[\w.-]+==[\w.+!-]+", line) for line in text.splitlines())


def test_what_is_here_fits_what_each_part_asks_for(parts: dict[str, Distribution]) -> None:
    wrong = []
    for name, one in parts.items():
        for line in one.requires or []:
            wanted = Requirement(line)
            other = parts.get(plain(wanted.name))
            if other is None or (wanted.marker and not wanted.marker.evaluate({"extra": ""})):
                continue
            if not wanted.specifier.contains(other.version, prereleases=True):
                wrong.append((name, line, other.version))
    assert wrong == []


def test_every_licence_is_one_that_lets_the_program_be_given_on(parts: dict[str, Distribution]) -> None:
    said = {name: licence(one) for name, one in parts.items()}
    bad = {name: words for name, words in said.items() if not FREE.search(words)}
    choice = {name: words for name, words in said.items() if STRICT.search(words) and " OR " not in words}
    assert bad == {}
    assert choice == {}


def test_the_bill_of_materials_is_whole_and_the_same_each_time() -> None:
    told = bill()
    refs = {one["bom-ref"] for one in told["components"]} | {told["metadata"]["component"]["bom-ref"]}
    assert len(refs) > 60
    assert {one["ref"] for one in told["dependencies"]} == refs
    assert {below for one in told["dependencies"] for below in one["dependsOn"]} <= refs
    assert not refs & {"pkg:pypi/pytest", "pkg:pypi/hypothesis"}
    assert told == bill()
