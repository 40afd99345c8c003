"""What one passage of one document says about one act of support (codebook 1 to 7).

Every span here is in the document's own text: `document.text[start:end]` are exactly the words.
"""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.amounts import Amount
from pledgebook.dates import Precision
from pledgebook.documents import Document
from pledgebook.findings import Finding, Flag
from pledgebook.language.items import Item
from pledgebook.language.quotation import Mode, SpeakerKind
from pledgebook.language.sentences import Block
from pledgebook.span import Span


class StageGroup(StrEnum):
    """The coarse stages that scores use (codebook 1.5)."""

    OFF = "off"
    POSSIBLE = "possible"
    PROMISED = "promised"
    DONE = "done"


FORWARD = frozenset(
    {StageGroup.PROMISED, StageGroup.DONE}
)  # what is going to be or has been, not what is off or open


class Stage(StrEnum):
    """How firm an act is (codebook 1)."""

    RULED_OUT = "ruled_out"
    REQUESTED = "requested"
    CONSIDERED = "considered"
    PLEDGED = "pledged"
    COMMITTED = "committed"
    ALLOCATED = "allocated"
    DELIVERING = "delivering"
    DELIVERED = "delivered"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"

    @property
    def firmness(self) -> int:
        """The rank of the stage, from 0; acts that are off stand below all that may still come."""
        return _BY_FIRMNESS.index(self)

    @property
    def group(self) -> StageGroup:
        """The coarse stage this one belongs to."""
        return _GROUPS[self]


_BY_FIRMNESS = (
    Stage.RULED_OUT,
    Stage.CANCELLED,
    Stage.SUSPENDED,
    Stage.REQUESTED,
    Stage.CONSIDERED,
    Stage.PLEDGED,
    Stage.COMMITTED,
    Stage.ALLOCATED,
    Stage.DELIVERING,
    Stage.DELIVERED,
)
_GROUPS = {
    Stage.RULED_OUT: StageGroup.OFF,
    Stage.CANCELLED: StageGroup.OFF,
    Stage.SUSPENDED: StageGroup.OFF,
    Stage.REQUESTED: StageGroup.POSSIBLE,
    Stage.CONSIDERED: StageGroup.POSSIBLE,
    Stage.PLEDGED: StageGroup.PROMISED,
    Stage.COMMITTED: StageGroup.PROMISED,
    Stage.ALLOCATED: StageGroup.PROMISED,
    Stage.DELIVERING: StageGroup.DONE,
    Stage.DELIVERED: StageGroup.DONE,
}


class Category(StrEnum):
    """What the support is for (codebook 3.1)."""

    MILITARY = "military"
    HUMANITARIAN = "humanitarian"
    FINANCIAL = "financial"
    POLITICAL = "political"


class Form(StrEnum):
    """In what shape the support comes (codebook 3.2)."""

    MONEY = "money"
    GOODS = "goods"
    TRAINING = "training"
    PERSONNEL = "personnel"
    SERVICES = "services"
    LOAN = "loan"
    GUARANTEE = "guarantee"
    DEBT_RELIEF = "debt_relief"
    SANCTIONS = "sanctions"
    SECURITY_GUARANTEE = "security_guarantee"
    AIRSPACE = "airspace"
    TALKS = "talks"
    OTHER = "other"


class Accounting(StrEnum):
    """Whether a figure adds to the total (codebook 4.5)."""

    NEW = "new"
    COMPONENT = "component"
    CUMULATIVE = "cumulative"
    RESTATED = "restated"


class CueRole(StrEnum):
    """What a cue decided."""

    STAGE = "stage"
    NEGATION = "negation"
    CONDITION = "condition"
    ACCOUNTING = "accounting"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that decided something about a claim (codebook 7.2)."""

    span: Span
    role: CueRole


@dataclass(frozen=True, slots=True)
class PartyRef:
    """One who acts, receives, passes on or is hit, and the words that name it (codebook 2)."""

    span: Span
    id: str | None
    name: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One speaker in the chain of who said it (codebook 5.1)."""

    span: Span
    kind: SpeakerKind
    mode: Mode
    id: str | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """When the act happens or is to happen (codebook 6.2); ISO dates cut to what is known."""

    start: str | None
    end: str | None
    precision: Precision
    span: Span | None = None


ClaimAmount = Amount
ClaimItem = Item


@dataclass(frozen=True, slots=True)
class Claim:
    """What one passage of one document says about one act of support.

    `parent` is the id of the claim this one is a part of; `announced` is EDTF. `uncounted` is the reason
    why a claim that is kept is not counted (codebook 4.7); `because` says in plain words why stage, actor
    and accounting are as they are. `basis` is where its clause starts and ends and where the word starts
    that it hangs on: with what the claim says, what its id is made of.
    """

    id: str
    stage: Stage
    evidence: tuple[Span, ...]
    negated: bool = False
    conditional: bool = False
    actors: tuple[PartyRef, ...] = ()
    recipients: tuple[PartyRef, ...] = ()
    channels: tuple[PartyRef, ...] = ()
    targets: tuple[PartyRef, ...] = ()
    category: Category | None = None
    form: Form | None = None
    amount: ClaimAmount | None = None
    items: tuple[ClaimItem, ...] = ()
    accounting: Accounting | None = None
    parent: str | None = None
    announced: str | None = None
    period: Period | None = None
    attribution: tuple[Link, ...] = ()
    tier: int | None = None
    cues: tuple[Cue, ...] = ()
    flags: tuple[Flag, ...] = ()
    confidence: float = 0.5
    uncounted: str | None = None
    because: tuple[str, ...] = ()
    basis: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document claims: its claims in text order, the doubts about it, and what was not read.

    `blocks` are the paragraphs, headings, list items and rows as they stand in the document's own text, so
    that a page can set them; where there are none, each line is one.
    """

    document: Document
    claims: tuple[Claim, ...] = ()
    headline: str | None = None
    flags: tuple[Flag, ...] = ()
    tier: int | None = None
    findings: tuple[Finding, ...] = ()
    blocks: tuple[Block, ...] = ()
