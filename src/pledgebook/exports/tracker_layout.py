"""Which column of a table is which of our fields: by a layout that is known, or by a user's own mapping."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from pledgebook.errors import TableError, UnknownKeysError
from pledgebook.vocabulary import Vocabulary

FIELDS = (
    "id",
    "donor",
    "recipient",
    "date",
    "category",
    "form",
    "stage",
    "note",
    "currency",
    "amount",
    "items",
    "units",
    "sources",
)
_OPTIONS = ("defaults", "date_format", "decimal")


@dataclass(frozen=True, slots=True)
class Layout:
    """The headers each field may have, what must be there, and what stands where a cell is empty."""

    name: str
    fields: Mapping[str, Sequence[str]]
    needs: Sequence[str]
    defaults: Mapping[str, str] = field(default_factory=dict)
    packages: bool = False
    date_format: str | None = None
    decimal: str = "."

    def columns(self, header: Sequence[Any]) -> dict[str, list[int]] | None:
        """Return the columns of each field, null where these cells are no header of this layout."""
        names = [str(cell or "").strip() for cell in header]
        at = {name: names.index(name) for name in reversed(names) if name}
        found = {ours: [at[name] for name in theirs if name in at] for ours, theirs in self.fields.items()}
        return found if all(found.get(need) for need in self.needs) else None


def known_layouts(vocabulary: Vocabulary) -> tuple[Layout, ...]:
    """Return the layouts that the vocabulary describes."""
    rows: Mapping[str, Any] = vocabulary.rows("trackers")["layouts"]
    return tuple(
        Layout(name, row["fields"], row["needs"], row.get("defaults", {}), row.get("packages") == "yes")
        for name, row in rows.items()
    )


def read_mapping(path: Path) -> Layout:
    """Return the layout of a mapping file: `our field: their column`, or several columns in a list."""
    try:
        rows = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError, OSError) as problem:
        raise TableError(
            path, None, f"cannot be read as a mapping: {' '.join(str(problem).split())}"
        ) from problem
    if not isinstance(rows, dict):
        raise TableError(path, None, "expected lines of 'our field: their column'")
    if unknown := tuple(sorted(str(key) for key in rows if key not in (*FIELDS, *_OPTIONS))):
        raise UnknownKeysError(str(path), unknown)
    fields = {name: _several(rows[name]) for name in FIELDS if name in rows}
    if "donor" not in fields:
        raise TableError(path, None, "donor is missing: name the column that says who gives")
    return Layout(
        path.name,
        fields,
        tuple(fields),
        rows.get("defaults") or {},
        date_format=rows.get("date_format"),
        decimal=rows.get("decimal", "."),
    )


def _several(said: Any) -> list[str]:
    return [str(one) for one in said] if isinstance(said, list) else [str(said)]
