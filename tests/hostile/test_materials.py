"""Everything that the program stands on is pinned, fits what is asked of it, and may be given on."""

import re
import tomllib
from importlib.metadata import Distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

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


def test_all_that_anybody_may_install_is_pinned_within_what_is_asked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    more = project["optional-dependencies"].values()
    asked = [Requirement(one) for lines in (project["dependencies"], *more) for one in lines]
    pinned = pins()
    assert len(asked) > 60
    assert [
        str(one) for one in asked if not one.specifier.contains(pinned.get(plain(one.name), "0.dev0"))
    ] == []


def test_every_pin_is_a_version_that_was_released() -> None:
    tentative = {
        name: said for name, said in pins().items() if Version(said).is_prerelease or Version(said).local
    }
    assert tentative == {}


def test_every_part_came_from_where_packages_are_published(parts: dict[str, Distribution]) -> None:
    """Not from an address or a folder of somebody's."""
    assert [name for name, one in parts.items() if one.read_text("direct_url.json")] == []


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
