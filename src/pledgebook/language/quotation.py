"""Speech as the text reports it: who says what, in whose words (codebook 5.1)."""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.span import Span


class Mode(StrEnum):
    """Whether the words are the speaker's own."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SpeakerKind(StrEnum):
    """What kind of source speaks (codebook 5.1)."""

    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    ANONYMOUS = "anonymous"


class Tells(StrEnum):
    """What the speech verb tells of the content."""

    STATEMENT = "statement"
    OPINION = "opinion"
    FINDING = "finding"
    PROMISE = "promise"
    REQUEST = "request"
    DENIAL = "denial"
    QUESTION = "question"
    ATTITUDE = "attitude"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True)
class Quote:
    """One attribution; `source` are the words as they stand at the speech verb ("he"), `naming` the nearest
    naming they were followed to ("John Healey"; equal to `source` where that names already).

    `content` reaches from the first word said to the last; `parts` are the words said themselves where the verb
    and its speaker stand between them.

    A quotation that goes on without a speech verb has no cue, and the source of the one it continues.
    `act` marks a speech act told with an infinitive ("promised to send"): its words are hardly reported.
    """

    content: Span
    mode: Mode
    source: Span | None = None
    naming: Span | None = None
    cue: Span | None = None
    kind: SpeakerKind | None = None
    party: str | None = None
    office: str | None = None
    tells: Tells = Tells.STATEMENT
    act: bool = False
    parts: tuple[Span, ...] = ()

    @property
    def speech(self) -> bool:
        """Whether the content was told in words, not only what somebody had in mind or spoke of."""
        return self.tells not in (Tells.ATTITUDE, Tells.TOPIC)

    def overlaps(self, span: Span) -> bool:
        """Tell whether some of the words said are among these."""
        return any(part.overlaps(span) for part in self.parts or (self.content,))

    def holds(self, span: Span) -> bool:
        """Tell whether all of these words are among those said."""
        return any(part.holds(span) for part in self.parts or (self.content,))
