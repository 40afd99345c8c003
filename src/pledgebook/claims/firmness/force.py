"""What is known of how firm an act is, on the way from the inmost word outward (codebook 1)."""

from typing import NamedTuple

from pledgebook.claims.claim import Cue, CueRole, Stage
from pledgebook.span import Span


class Force(NamedTuple):
    """What is known so far, going outward: the stage, whether it still waits for a tense, what denied it.

    `open` says that the innermost verb has no tense of its own ("to send", "the delivery of") and takes
    that of the words above; `noun` that the last word was a noun ("a plan", "the request").
    """

    stage: Stage | None = None
    negated: bool = False
    conditional: bool = False
    open: bool = True
    noun: bool = False
    verb_stage: bool = False
    bare: bool = (
        False  # the last word was a verb without a tense: what it governs is not told, only thought of
    )
    cues: tuple[Cue, ...] = ()
    asked: bool = False
    spoken: bool = False  # a word of speech stands between: what is refused or asked is an answer
    void: bool = False
    packaged: bool = False  # a named package, tranche or list
    progressive: bool = False  # "is providing": a promise where it names a new sum or number, else it goes on

    def cue(self, span: Span | None, role: CueRole = CueRole.STAGE) -> "Force":
        """Return the same force with one cue more."""
        return self if span is None else self._replace(cues=(*self.cues, Cue(span, role)))


def weaker(one: Stage | None, other: Stage) -> Stage:
    """Return the less firm of two stages (codebook 1.2)."""
    return other if one is None or other.firmness < one.firmness else one
