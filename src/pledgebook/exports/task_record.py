"""What waits for a person, as JSON has it."""

from typing import Any

from pledgebook.review import Task


def task_record(one: Task) -> dict[str, Any]:
    """Return a task as a record; its name is what decisions are sent under."""
    return {
        "name": one.name,
        "kind": one.kind.value,
        "subject": {"document": one.subject[0], "claim": one.subject[1]},
        "other": {"document": one.other[0], "claim": one.other[1]} if one.other else None,
        "commitment": one.commitment or None,
        "title": one.title,
        "euros": round(one.euros),
        "doubt": round(one.doubt, 4),
        "reasons": list(one.reasons),
        "disputed": one.disputed,
    }
