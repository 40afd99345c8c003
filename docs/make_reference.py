"""Makes docs/reference.md from the code: `python docs/make_reference.py`, and a test holds the two together."""

import inspect
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import click

import pledgebook as pb
from pledgebook import errors
from pledgebook.cli import main
from pledgebook.exports import charts
from pledgebook.exports.tables import TABLES
from pledgebook.findings import FlagKind
from pledgebook.settings import Settings

PAGE = Path(__file__).with_name("reference.md")
# Annotations as one writes them: without the modules they come from, and defaults that have names by name.
_PLAIN = (
    (re.compile(r"<function .*? at 0x\w+>"), "..."),
    (re.compile(r"Setting\(width=700[^)]*\)"), "DAY"),
    (re.compile(r"(-> |: )'([^']*)'"), r"\1\2"),
    (re.compile(r"\b(?!p[adl]\.)(?:[a-z_]\w*\.)+(?=[A-Za-z_])"), ""),
)


def reference() -> Iterator[str]:
    """Yield the page line by line."""
    yield from ("# Reference", "", "Made from the code by `python docs/make_reference.py`; do not edit.", "")
    yield from ("## Python", "")
    for name in sorted(set(pb.__all__) - {"charts", "PledgebookError"}, key=str.casefold):
        yield from _thing(name, getattr(pb, name))
    yield from ("### pb.charts", "", str(charts.__doc__), "")
    for name in charts.__all__:
        if inspect.isfunction(one := getattr(charts, name)):
            yield f"- `{name}{_signature(one)}`: {_first(one)}"
    yield from ("", "## Commands", "")
    yield from _commands(main)
    yield from ("## Settings", "", "| environment | default | is |", "| --- | --- | --- |")
    for name, setting in Settings.model_fields.items():
        yield f"| `PLEDGEBOOK_{name.upper()}` | `{setting.default}` | {setting.description} |"
    for table in TABLES:
        yield from ("", f"## Table {table.name}", "", f"Each row is {table.meaning}.", "")
        yield from ("| column | type | meaning |", "| --- | --- | --- |")
        yield from (f"| `{one.name}` | {one.type} | {one.meaning} |" for one in table.columns)
    yield from ("", "## Doubts", "", ", ".join(f"`{one.value}`" for one in FlagKind), "", "## Errors", "")
    for name, error in vars(errors).items():
        if inspect.isclass(error) and error.__module__.startswith(errors.__name__):
            yield f"- `{name}`: {_first(error)}"


def _thing(name: str, thing: Any) -> Iterator[str]:
    if inspect.isfunction(thing):
        yield from (f"### pb.{name}", "", f"`{name}{_signature(thing)}`", "", str(inspect.getdoc(thing)), "")
        return
    yield from (f"### pb.{name}", "", str(inspect.getdoc(thing)), "")
    if is_dataclass(thing):
        known = (one.name for one in fields(thing) if one.compare)
        yield from (f"Fields: {', '.join(f'`{name}`' for name in known)}.", "")
    for member, what in _members(thing):
        if isinstance(what, property) or not callable(what):
            yield f"- `.{member}`: {_first(what)}"
        else:
            yield f"- `.{member}{_signature(what)}`: {_first(what)}"
    yield ""


def _members(thing: type) -> Iterator[tuple[str, Any]]:
    for member, what in inspect.getmembers(thing):
        own = any(
            member in vars(one) and one.__module__.startswith("pledgebook.python") for one in thing.__mro__
        )
        if own and not member.startswith("_") and _tells(what) and not inspect.ismemberdescriptor(what):
            yield member, what


def _tells(what: Any) -> bool:
    return bool(inspect.getdoc(what)) and "Alias for field" not in str(inspect.getdoc(what))


def _signature(of: Any) -> str:
    signature = inspect.signature(of)
    kept = [one for one in signature.parameters.values() if one.name != "self"]
    said = str(signature.replace(parameters=kept))
    for pattern, instead in _PLAIN:
        said = pattern.sub(instead, said)
    return said


def _first(of: Any) -> str:
    return str(inspect.getdoc(of)).split("\n\n", maxsplit=1)[0].replace("\n", " ")


def _commands(group: click.Group, above: click.Context | None = None) -> Iterator[str]:
    wide = {"terminal_width": 100, "max_content_width": 100}
    settings = wide | dict(group.context_settings)
    context = click.Context(group, above, group.name if above else "pledgebook", **settings)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, context)
        elif command:
            inner = click.Context(command, context, name, **wide)
            yield from (f"### {inner.command_path}", "", "```text", command.get_help(inner), "```", "")


if __name__ == "__main__":
    PAGE.write_text("\n".join(reference()).rstrip() + "\n", "utf-8")
