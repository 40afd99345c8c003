"""Every regular expression of the package with the ways it is used, noted while all of it is imported and run.

Run as a program, it prints them as JSON lines: in a process of its own, for it must come before every import.
"""

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

WAYS = frozenset({"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split", "compile"})
HERE = Path(__file__).parents[2] / "src/pledgebook"


class Place(NamedTuple):
    """Where an expression is written or made."""

    file: str
    line: int


Noted = dict[tuple[str | bytes, int], dict[Place, str]]


def watch() -> Noted:
    """Note from now on each expression that a module of the package makes, and by which function of `re`."""
    noted: Noted = defaultdict(dict)
    original: Any = re._compile  # type: ignore[attr-defined]

    def noting(pattern: Any, flags: Any) -> Any:
        made = original(pattern, flags)
        door = sys._getframe(1)
        asker = door.f_back
        if asker is not None and "/pledgebook/" in asker.f_code.co_filename:
            file = asker.f_code.co_filename.split("/pledgebook/")[-1]
            noted[made.pattern, made.flags][Place(file, asker.f_lineno)] = door.f_code.co_name
        return made

    re._compile = noting  # type: ignore[attr-defined]
    return noted


def import_all() -> None:
    """Import every module of the package; migrations are no modules to import."""
    import pledgebook

    for found in pkgutil.walk_packages(pledgebook.__path__, "pledgebook."):
        if ".migrations" not in found.name:
            importlib.import_module(found.name)


def sites() -> dict[Place, set[str]]:
    """Return each place in the source that makes or uses an expression by `re`, and the ways it is used there.

    A compiled one that has a name is followed by its name through its own module.
    """
    found: dict[Place, set[str]] = {}
    for path in sorted(HERE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        used: dict[str, set[str]] = defaultdict(set)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.attr in WAYS:
                used[node.value.id].add(node.attr)
        named = {
            id(node.value): node.targets[0].id
            for node in ast.walk(tree)
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _of_re(node.func):
                way = node.func.attr  # type: ignore[attr-defined]
                ways = used.get(named.get(id(node), ""), set()) if way == "compile" else {way}
                found[Place(str(path.relative_to(HERE)), node.lineno)] = ways or {"search"}
    return found


def _of_re(function: ast.expr) -> bool:
    if not isinstance(function, ast.Attribute) or function.attr not in WAYS:
        return False
    return isinstance(function.value, ast.Name) and function.value.id == "re"


def main() -> None:
    """Print each expression with its flags, its places and the ways it is used; last, the places never reached."""
    noted = watch()
    import_all()
    from tests.hostile.everything import run_all

    run_all()
    known = sites()
    reached = set()
    for (pattern, flags), places in noted.items():
        reached |= set(places)
        ways = set().union(
            *(known.get(place, {way} - {"compile"} or {"search"}) for place, way in places.items())
        )
        text = pattern if isinstance(pattern, str) else pattern.decode("latin-1")
        told = {"pattern": text, "bytes": isinstance(pattern, bytes), "flags": flags, "ways": sorted(ways)}
        print(json.dumps(told | {"places": sorted(places)}))
    print(json.dumps({"missed": sorted(set(known) - reached)}))


if __name__ == "__main__":
    main()
