"""Acts told by an auxiliary alone, whose verb was told before ("We will not.", "The boats have.", "and we did").

What is left out was asked for, asked about or weighed before: the auxiliary says what becomes of it. Or another
did it, and the auxiliary says who did or did not do so too ("So has Norway.", "Togo did not.").
"""

from collections.abc import Iterator

from pledgebook.claims.acts.draft import Draft, clause
from pledgebook.claims.acts.echo import EchoWords, echo_words
from pledgebook.claims.claim import Cue, CueRole, Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.words.act import Act, Echo
from pledgebook.claims.words.naming import named
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token, Tree
from pledgebook.vocabulary import Vocabulary

# What the auxiliary says of what was asked for, and what it says denied.
_SAYS = {
    "will": (Stage.PLEDGED, Stage.RULED_OUT),
    "shall": (Stage.PLEDGED, Stage.RULED_OUT),
    "would": (Stage.CONSIDERED, Stage.RULED_OUT),
    "could": (Stage.CONSIDERED, Stage.RULED_OUT),
    "can": (Stage.CONSIDERED, Stage.RULED_OUT),
    "may": (Stage.CONSIDERED, Stage.CONSIDERED),
    "might": (Stage.CONSIDERED, Stage.CONSIDERED),
    "do": (Stage.DELIVERED, Stage.DELIVERED),
    "have": (Stage.DELIVERED, Stage.DELIVERED),
    "be": (Stage.DELIVERED, Stage.DELIVERED),
}
_FORMS = {"wo": "will", "'ll": "will", "'d": "would", "ca": "can", "sha": "shall"}
_COMPLEMENTS = (
    "dobj",
    "attr",
    "acomp",
    "xcomp",
    "ccomp",
    "oprd",
    "prep",
    "agent",
    "dative",
    "prt",
    "expl",
    "conj",
)
_CLAUSES = ("ROOT", "conj", "ccomp", "parataxis", "advcl")


def elided(passage: Passage, vocabulary: Vocabulary) -> Iterator[Draft]:
    """Yield the acts that an auxiliary tells of by itself."""
    if passage.asked:
        return
    words = echo_words(vocabulary)
    for token in passage.tree.tokens:
        if token.pos in ("AUX", "VERB") and token.dep in _CLAUSES and _is_left_alone(passage, token, words):
            yield from _told(passage, token, words)


def _is_left_alone(passage: Passage, verb: Token, words: EchoWords) -> bool:
    """Tell whether an auxiliary has a subject before it, or behind it and "so", and nothing that it leads to."""
    tree = passage.tree
    if _word(verb) not in _SAYS or tree.children(verb, "aux", *_COMPLEMENTS):
        return False
    subjects = tree.children(verb, "nsubj")
    if not subjects or not _is_somebody(subjects[0]):
        return False
    too = _is_also(passage, verb, words) or bool(tree.children(verb, "neg"))
    named_too = too and bool(named(passage, subjects))
    if subjects[0].index > verb.index:
        return named_too and _is_turned_round(tree, verb)
    return not _compares(tree, verb) and (
        _word(verb) != "be" or (named_too and not _says_how(tree, verb, words))
    )


def _is_turned_round(tree: Tree, verb: Token) -> bool:
    """Tell whether a word of likeness opens a clause, so that who does it too comes last ("so has Togo")."""
    opening = tree.children(verb, "advmod", "mark", "cc", "preconj")
    return any(word.index < verb.index for word in opening)


def _says_how(tree: Tree, verb: Token, words: EchoWords) -> bool:
    """Tell whether "be" leads to an adverb, which says how somebody is and not that they do so too ("is not far")."""
    return any(word.text.lower() not in words.too for word in tree.children(verb, "advmod"))


def _compares(tree: Tree, verb: Token) -> bool:
    marks = (*tree.children(verb, "mark"), *tree.children(verb, "advmod"))
    return any(mark.text.lower() in _COMPARING for mark in marks if mark.index < verb.index)


def _is_also(passage: Passage, verb: Token, words: EchoWords) -> bool:
    """Tell whether a word says that somebody does what others do ("so", "too", "as well", "as did")."""
    beside = passage.tree.children(verb, "advmod", "mark", "cc", "preconj")
    return any(word.text.lower() in words.too for word in beside)


def _is_somebody(subject: Token) -> bool:
    """Tell whether a subject is one of whom something was asked, and not anybody or who listens."""
    return subject.tag not in ("WDT", "WP", "EX") and subject.text.lower() not in _NOBODY


_NOBODY = (
    "you",
    "anyone",
    "anybody",
    "someone",
    "somebody",
    "everyone",
    "everybody",
    "who",
    "that",
    "this",
    "there",
)
_COMPARING = (
    "as",
    "than",
    "if",
    "when",
    "because",
    "since",
    "until",
    "so",
    "like",
    "what",
    "whatever",
    "where",
)


def _word(verb: Token) -> str:
    low = verb.text.lower()
    return _FORMS.get(low) or (low if low in _SAYS else verb.lemma.lower())


def _told(passage: Passage, verb: Token, words: EchoWords) -> Iterator[Draft]:
    tree, subject = passage.tree, passage.tree.children(verb, "nsubj")[0]
    never = passage.grammar.never | passage.grammar.none
    beside = {word.text.lower() for word in tree.children(verb, "advmod", "cc", "preconj")}
    negated = bool(tree.children(verb, "neg")) or subject.text.lower() in never or bool(beside & words.nor)
    said = _SAYS[_word(verb)]
    stage = said[negated]
    cue = Cue(verb.span, CueRole.STAGE)
    force = Force(stage, negated=negated and stage is Stage.DELIVERED, cues=(cue,), open=False)
    chain = Chain((Step(verb, "self", None),))
    doers = _doers(passage, subject)
    also = bool(doers.parties) and _is_also(passage, verb, words)
    act = Act(passage, verb, chain, echo=Echo.ALSO if also else Echo.REPLY)
    region = clause(tree, chain.steps, verb)
    yield Draft(act, force, stage, doers, Gainers(), region, cues=force.cues)


def _doers(passage: Passage, subject: Token) -> Doers:
    """Return who is said to act; a thing does not ("the launchers have")."""
    if found := named(passage, (subject,)):
        return Doers(found)
    if subject.text.lower() in passage.grammar.first_person:
        return Doers(first_person=True, pronoun=subject.span)
    return Doers()
