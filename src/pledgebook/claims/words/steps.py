"""The words with scope over a thing, one step each."""

from dataclasses import dataclass
from typing import NamedTuple

from pledgebook.claims.words.cues import Sign
from pledgebook.found_once import found_once
from pledgebook.language import Token

VERBAL = frozenset({"VERB", "AUX"})


class Step(NamedTuple):
    """One word on the way up, the label it was reached by, and the cue it carries, if any."""

    token: Token
    dep: str
    sign: Sign | None


@dataclass(frozen=True)
class Chain:
    """The words with scope over a thing, innermost first."""

    steps: tuple[Step, ...]

    @found_once
    def signs(self) -> tuple[Step, ...]:
        """The steps that carry a cue."""
        return tuple([step for step in self.steps if step.sign])

    @found_once
    def phrases(self) -> frozenset[str]:
        """The wordings of the cues."""
        return frozenset([step.sign.phrase for step in self.signs if step.sign])

    @found_once
    def verbs(self) -> tuple[Token, ...]:
        """The verbs among the words."""
        return tuple([step.token for step in self.steps if step.token.pos in VERBAL])
