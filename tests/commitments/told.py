"""Statements made by hand: what one report says of Finland's help for Tanzania, and only what a test is about."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

from pledgebook.claims.claim import Form, Stage
from pledgebook.commitments import Commitment, Decision, Source, Statement
from pledgebook.commitments.decision import Verdict
from pledgebook.commitments.gather import gather
from pledgebook.commitments.statement import Sum
from pledgebook.commitments.words import Weights, weights
from pledgebook.vocabulary import Vocabulary
from tests.commitments.made import euros

WORDS: Weights = weights(Vocabulary())
FIRST = date(2023, 5, 1)
NOW = datetime(2024, 1, 1, tzinfo=UTC)


def source(name: str, day: int | None = 1, **more: Any) -> Source:
    """Return a document of a house of its own, published on a day counted from the first of May 2023."""
    published = None if day is None else FIRST + timedelta(days=day - 1)
    return Source(name, **{"publisher": f"house of {name}", "published": published, **more})


def told(
    name: str,
    stage: Stage = Stage.PLEDGED,
    amount: Sum | float | None = None,
    day: int | None = 1,
    *,
    by: Source | None = None,
    **more: Any,
) -> Statement:
    """Return the one claim of a document of the same name."""
    fields: dict[str, Any] = {
        "actors": ("FIN",),
        "recipients": ("TZA",),
        "form": Form.MONEY,
        "confidence": 0.8,
        "words": "Finland gives money for wells",
    }
    money = euros(amount) if isinstance(amount, int | float) else amount
    return Statement(name, by or source(name, day), stage, amount=money, **{**fields, **more})


def one_act(*said: Statement) -> Commitment:
    """Return the commitment that claims make when all of them tell of one act."""
    return gather(said, WORDS)


def decided(
    verdict: Verdict, subject: Statement, other: Statement | None = None, at: int = 0, **more: Any
) -> Decision:
    """Return what Aino decided, so many hours after the first of January 2024."""
    ends = (subject.key, other.key if other else None)
    when = NOW + timedelta(hours=at)
    return Decision(f"{verdict} {at}", verdict, ends[0], "Aino", when, "", ends[1], **more)


def only(found: Iterable[Commitment]) -> Commitment:
    """Return the commitment where there is just one."""
    (one,) = found
    return one
