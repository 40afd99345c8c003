"""One act of support that a sentence tells of: a word of acting and the things it acts on."""

from dataclasses import dataclass
from enum import StrEnum

from pledgebook.amounts import Amount
from pledgebook.claims.claim import Form
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.inherent import Inherent
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain
from pledgebook.found_once import found_once
from pledgebook.language import Item, Token

SIZING = (CueClass.TOTAL, CueClass.INCLUDE)
EMBEDDING = (
    CueClass.REPORT,
    CueClass.ENABLE,
    CueClass.IMPLICATIVE,
    CueClass.ABILITY,
    CueClass.VOLITION,
    CueClass.AFFIRM,
)
FRAME = (*EMBEDDING, *SIZING)


class Echo(StrEnum):
    """How the thing of an act points back to one told before."""

    ONE = "one"  # "it", "that"
    MANY = "many"  # "them", "these"
    PART = "part"  # "the first", "two more", "the rest"
    NAME = "name"  # "the offer", "such a promise"
    ANSWER = "answer"  # "not yet", "twelve, from April"
    REPLY = "reply"  # "I told him no"
    LIKE = "like"  # "will do the same"
    ALSO = "also"  # "so has Togo", "Togo did too"
    WORK = "work"  # "work was resumed", "payments have stopped"


@dataclass(frozen=True)
class Act:
    """One word of acting and the things it acts on; at most one amount (codebook 4.3).

    `foot` is where the thing hangs, `chain` the words above it, `inherent` what a verb stands for that
    needs no thing ("trains", "met").
    """

    passage: Passage
    foot: Token
    chain: Chain
    amount: Amount | None = None
    items: tuple[Item, ...] = ()
    inherent: Inherent | None = None
    echo: Echo | None = None
    unknown: bool = False  # what is given is in no table: who gives and who gains must both be named

    @property
    def verb_form(self) -> Form | None:
        """The form that the verb of acting itself settles ("train their troops" is training)."""
        return self.inherent.form if self.inherent else None

    @found_once
    def packaged(self) -> bool:
        """Whether a named package, tranche or list holds the thing (codebook 1, allocated)."""
        tree = self.passage.tree
        holding = (step.token for step in self.chain.signs if step.sign and step.sign.classes[0] in SIZING)
        things = (
            self.foot,
            *tree.children(self.foot),
            *(step.token for step in self.chain.steps),
            *(subject for verb in holding for subject in tree.children(verb, "nsubj")),
        )
        named = [token for token in things if token.pos in ("NOUN", "PROPN")]
        return any(token.lemma.lower() in self.passage.grammar.package for token in named)
