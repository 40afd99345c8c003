"""The bill of materials: what the program is made of, by what is installed, as CycloneDX; without the network.

Run as a program, it prints the bill of what users get; the same installation gives the same bill.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement

OWN = "pledgebook"
# Packages whose own description names no licence in a form that can be read; their licence files say this.
SAID_ELSEWHERE = {"currencyconverter": "Apache-2.0", "atheris": "Apache-2.0", "axe-playwright-python": "MIT"}


def plain(name: str) -> str:
    """Return a name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@cache
def needs(name: str, extras: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the packages that one needs itself, here and in this version of Python."""
    found = set()
    for line in _own(extras) if name == OWN else distribution(name).requires or []:
        wanted = Requirement(line)
        marks = (
            [wanted.marker.evaluate({"extra": extra}) for extra in ("", *extras)] if wanted.marker else [True]
        )
        if any(marks) and _is_here(wanted.name):
            found.add((plain(wanted.name), tuple(sorted(wanted.extras))))
    return tuple(
        sorted(one for one, _ in found) + [f"{one}[{extra}]" for one, more in found for extra in more]
    )


def _own(extras: tuple[str, ...]) -> list[str]:
    """Return what the program asks for today, whatever it asked for when it was installed."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    more = project["optional-dependencies"]
    return [*project["dependencies"], *(line for extra in extras for line in more[extra])]


def _is_here(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def closure(extras: tuple[str, ...] = ()) -> dict[str, Distribution]:
    """Return all that the program needs, by name, with what that needs in turn."""
    found: dict[str, Distribution] = {}
    todo = [(OWN, extras)]
    seen = set()
    while todo:
        name, more = todo.pop()
        if (name, more) in seen:
            continue
        seen.add((name, more))
        found[name] = distribution(name)
        for need in needs(name, more):
            bare, _, extra = need.rstrip("]").partition("[")
            todo.append((bare, (extra,) if extra else ()))
    return dict(sorted(found.items()))


def licence(one: Distribution) -> str:
    """Return the licence that a package says it has, as it says it."""
    said = one.metadata
    name = plain(said["Name"])
    classes = [
        line.split("::")[-1].strip() for line in said.get_all("Classifier") or [] if "License ::" in line
    ]
    first = (said.get("License") or "").strip().partition("\n")[0]
    return said.get("License-Expression") or SAID_ELSEWHERE.get(name) or "; ".join(classes) or first


def bill() -> dict[str, Any]:
    """Return the bill of materials of what users get."""
    parts = closure()
    own = parts.pop(OWN)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _component(OWN, own) | {"type": "application"}},
        "components": [_component(name, one) for name, one in parts.items()],
        "dependencies": list(_graph([OWN, *parts])),
    }


def _ref(name: str) -> str:
    return f"pkg:pypi/{name}@{distribution(name).version}"


def _component(name: str, one: Distribution) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": _ref(name),
        "name": name,
        "version": one.version,
        "purl": _ref(name),
        "licenses": [{"license": {"name": licence(one)}}],
    }


def _graph(names: list[str]) -> Iterator[dict[str, Any]]:
    for name in names:
        below = sorted({_ref(need.partition("[")[0]) for need in needs(name)})
        yield {"ref": _ref(name), "dependsOn": below}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(bill(), indent=2) + "\n")
