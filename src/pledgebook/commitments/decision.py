"""What a person decided about claims and commitments; it beats what the machine says (codebook 8.11)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """What was decided."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    LINK = "link"
    UNLINK = "unlink"
    CHOOSE = "choose"
    ADD = "add"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, by whom and when; decisions are only added, never changed.

    `subject` is (document, claim); `other` a second one for link, unlink ("not the same") and none else.
    `words` is the hash of the evidence it was based on, so that it carries over to a newer reading of the
    same words and is asked again when they differ. `fields` are the corrected or chosen values, in the
    contract's form; of an added claim the whole record (codebook 8.11). `undoes` is the id of the decision
    that an undo takes back.
    """

    id: str
    verdict: Verdict
    subject: tuple[str, str]
    by: str
    at: datetime
    words: str
    other: tuple[str, str] | None = None
    fields: dict[str, Any] | None = None
    because: str | None = None
    undoes: str | None = None
