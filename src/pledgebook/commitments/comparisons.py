"""What is compared between two claims, as conditions on two rows of `features.ROW` (codebook 8.1)."""

from collections.abc import Mapping
from typing import TypeAlias

Levels: TypeAlias = tuple[tuple[str, str | None], ...]

_DISTANCE = "greatest(0, first_day_l - last_day_r, first_day_r - last_day_l)"
_LIKENESS = "len(list_intersect(tokens_l, tokens_r)) / greatest(1, len(list_distinct(tokens_l || tokens_r)))"
# Forms are filled in with the same words month after month: only close by are the same words the same act.
_NEAR_BY = f"(story_l = story_r or {_DISTANCE} <= 3)"
_LATER_DONE = (
    "((done_l and not done_r and first_day_l >= first_day_r) or "
    "(done_r and not done_l and first_day_r >= first_day_l))"
)
_LESS_DONE = "((done_l and not done_r and {0}_l < {0}_r) or (done_r and not done_l and {0}_r < {0}_l))"
_STEP = (
    "((step_l > step_r and first_day_l >= first_day_r) or (step_r > step_l and first_day_r >= first_day_l))"
    " and abs(first_day_l - first_day_r) < 1096"
)
_TOLD = (
    "((retold_l and not retold_r and last_day_l >= first_day_r) or "
    "(retold_r and not retold_l and last_day_r >= first_day_l) or (retold_l and retold_r))"
)
# What comes on top comes on top of what was promised or given, not of what was asked for or weighed.
_LATER_ADDS = (
    "((adds_l and step_r > 0 and first_day_l > last_day_r) or"
    " (adds_r and step_l > 0 and first_day_r > last_day_l))"
)
_ADDED = f"not {_LATER_DONE} and {_DISTANCE} > 2 and {_LATER_ADDS}"
_REVISED = (
    "((revises_l and first_day_l >= first_day_r) or (revises_r and first_day_r >= first_day_l))"
    " and abs(first_day_l - first_day_r) < 731"
)
_TWO_DELIVERIES = f"done_l and done_r and {_DISTANCE} > 3"


_ROUNDED = "currency_l = currency_r and low_l <= high_r * 1.025 and low_r <= high_l * 1.025"
_CONVERTED = "currency_l <> currency_r and abs(euros_l - euros_r) < 0.06 * greatest(euros_l, euros_r)"
_ROOM = "currency_l = currency_r and least_l <= most_r and least_r <= most_l"
_ONCE = (
    f"vast_l and vast_r and to_date_l = to_date_r and {_DISTANCE} <= 366 and "
    f"(list_has_any(sums_l, sums_r) or ({_ROUNDED}) or ({_CONVERTED}) or ({_ROOM}))"
)
_COARSE = f"{_DISTANCE} = 0 and greatest(last_day_l - first_day_l, last_day_r - first_day_r)"
# A state whose words name the group it belongs to tells of the group's act; where they do not, it may be its own.
_NAMES_GROUP = "list_has_any(joined_l, actors_r) or list_has_any(joined_r, actors_l)"
_ONE_GROUP = "vast_l and vast_r and (list_has_any(clubs_l, above_r) or list_has_any(clubs_r, above_l))"
_OF_A_GROUP = "list_has_any(above_l, actors_r) or list_has_any(above_r, actors_l)"
_CLOSE = f"{_DISTANCE} <= 31 and last_day_l - first_day_l <= 31 and last_day_r - first_day_r <= 31"
_KIN_ACTORS: Levels = (
    ("a group that its member names", _NAMES_GROUP),
    ("members of a group that one names", _ONE_GROUP),
    ("a group and a member, one vast sum", f"vast_l and vast_r and {_CLOSE} and ({_OF_A_GROUP})"),
    ("a group and a member", _OF_A_GROUP),
)


def _parties(column: str, kin: Levels = ()) -> Levels:
    left, right = f"{column}_l", f"{column}_r"
    return (
        ("unknown", f"len({left}) = 0 or len({right}) = 0"),
        ("the same", f"{left} = {right}"),
        ("one among the other", f"list_has_all({left}, {right}) or list_has_all({right}, {left})"),
        ("some shared", f"list_has_any({left}, {right})"),
        *kin,
        ("none shared", None),
    )


def _same(column: str, rest: Levels) -> Levels:
    unknown = f"{column}_l is null or {column}_r is null"
    return (("unknown", unknown), ("the same", f"{column}_l = {column}_r"), *rest)


_KIN: Levels = (("kin", "list_has_any(kin_l, kin_r)"), ("other", None))
_OTHER: Levels = (("other", None),)

# Each comparison's findings in order, the first that holds is the one found. "unknown" weighs nothing.
COMPARISONS: Mapping[str, Levels] = {
    "actors": _parties("actors", _KIN_ACTORS),
    "recipients": _parties("recipients"),
    "form": _same("form", _KIN),
    "category": _same("category", _OTHER),
    "amount": (
        ("unknown", "low_l is null or low_r is null"),
        ("the same odd sum", "odd_l and list_has_any(sums_l, sums_r)"),
        ("the same round sum", "list_has_any(sums_l, sums_r)"),
        ("the same within rounding", _ROUNDED),
        ("the same after conversion", _CONVERTED),
        ("other in the same words", f"story_l = story_r and document_l <> document_r and {_LIKENESS} >= 0.7"),
        (
            "an instalment that arrived",
            "currency_l = currency_r and ((instalment_l and done_l) or (instalment_r and done_r)) and "
            f"{_LESS_DONE.format('low')} and {_LATER_DONE}",
        ),
        ("revised", f"currency_l = currency_r and {_REVISED}"),
        ("a part that arrived", f"currency_l = currency_r and {_LESS_DONE.format('low')} and {_LATER_DONE}"),
        ("two deliveries", f"currency_l = currency_r and {_TWO_DELIVERIES}"),
        ("what the words leave room for", _ROOM),
        (
            "a fifth off at most",
            "currency_l = currency_r and abs(low_l - low_r) <= 0.2 * greatest(low_l, low_r)",
        ),
        ("other", None),
    ),
    "items": (
        ("unknown", "len(items_l) = 0 or len(items_r) = 0"),
        ("the same number of the same", "list_has_any(counts_l, counts_r)"),
        (
            "the same, a number unsaid",
            "list_has_any(items_l, items_r) and (len(counts_l) = 0 or len(counts_r) = 0)",
        ),
        (
            "a part that arrived",
            f"list_has_any(items_l, items_r) and {_LESS_DONE.format('number')} and {_LATER_DONE}",
        ),
        ("revised", f"list_has_any(items_l, items_r) and {_REVISED}"),
        ("two deliveries", f"list_has_any(items_l, items_r) and {_TWO_DELIVERIES}"),
        ("another number", "list_has_any(items_l, items_r)"),
        ("of one kind", "list_has_any(groups_l, groups_r)"),
        ("others", None),
    ),
    "time": (
        ("a day unknown", "first_day_l is null or first_day_r is null"),
        ("said to be another", _ADDED),
        ("told again of that year", f"{_COARSE} > 31 and {_TOLD}"),
        ("some day of one year", f"{_COARSE} > 31"),
        ("some day of one month", f"{_COARSE} > 6 and not {_TOLD}"),
        ("the same day", f"{_DISTANCE} = 0"),
        ("the day after", f"{_DISTANCE} = 1"),
        ("within three days", f"{_DISTANCE} <= 3"),
        ("told again", _TOLD),
        ("a step further", _STEP),
        ("two deliveries", _TWO_DELIVERIES),
        ("a figure revised", _REVISED),
        ("within six days", f"{_DISTANCE} <= 6"),
        ("within a month", f"{_DISTANCE} <= 31"),
        ("within a year", f"{_DISTANCE} <= 366"),
        ("further off", None),
    ),
    "words": (
        ("unknown", "document_l = document_r"),
        ("nearly the same", f"{_NEAR_BY} and {_LIKENESS} >= 0.7"),
        ("much shared", f"{_NEAR_BY} and {_LIKENESS} >= 0.45"),
        ("some shared", f"{_LIKENESS} >= 0.25"),
        ("few shared", None),
    ),
    "place": (
        ("one document", "document_l = document_r"),
        ("copies of one text", "story_l = story_r"),
        ("apart", None),
    ),
    "names": (
        ("unknown", "len(names_l) = 0 or len(names_r) = 0"),
        ("the same name", "list_has_any(names_l, names_r)"),
        ("other names", None),
    ),
    "detail": (
        (
            "nothing to compare",
            "(low_l is null or low_r is null) and (len(items_l) = 0 or len(items_r) = 0)",
        ),
        ("something", None),
    ),
    "scope": (("one a total to date", "to_date_l <> to_date_r"), ("alike", None)),
    "size": (("so large that it is promised once", _ONCE), ("ordinary", None)),
    # "Fifteen of that was withdrawn" counts anew: it is no part that the text has told before.
    "share": (
        (
            "a part and a share of another sum",
            "document_l = document_r and share_l <> share_r and (part_l or part_r)",
        ),
        ("alike", None),
    ),
    "denial": (("one denies", "negated_l <> negated_r"), ("agreed", None)),
}
