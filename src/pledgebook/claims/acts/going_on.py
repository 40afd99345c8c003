"""What becomes of a deed told before, named by a bare noun ("Work was resumed", "The number will be doubled")."""

from collections.abc import Iterator, Sequence

from pledgebook.claims.acts.chain import climb
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import subjects, verbs
from pledgebook.claims.claim import FORWARD, Form
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.words.act import Act, Echo
from pledgebook.claims.words.cues import CueClass, CueTable, Sign
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token


def is_work(passage: Passage, noun: Token, cues: CueTable) -> bool:
    """Tell whether a noun for building, paying, bringing or teaching is begun, ended, stopped or taken up again."""
    tree = passage.tree
    if (
        noun.pos != "NOUN"
        or noun.dep not in ("nsubj", "nsubjpass", "dobj")
        or not _names_doing(passage, noun)
    ):
        return False
    sign = cues.at(tree, tree.head(noun))
    by_itself = noun.dep != "nsubj" or not tree.children(tree.head(noun), "dobj")
    return by_itself and sign is not None and sign.classes[0] in _BECOMING


_BECOMING = (CueClass.SUSPEND, CueClass.CANCEL, CueClass.RESUME, CueClass.BEGIN, CueClass.FINISH)


def _names_doing(passage: Passage, noun: Token) -> bool:
    words, lemma = passage.grammar, noun.lemma.lower()
    doings = (words.works_done, words.payments_made, words.deliveries_made, words.lessons_given)
    return any(lemma in doing for doing in doings)


def grown(passage: Passage, told: Sequence[Act], cues: CueTable) -> Iterator[Act]:
    """Yield the acts by which so much or so many as were told become more ("It was agreed to double this number")."""
    above = {step.token.index for act in told for step in act.chain.steps}
    for verb in passage.tree.tokens:
        growing = verb.pos == "VERB" and verb.lemma.lower() in passage.grammar.enlarging
        noun = _extent(passage, verb) if growing and verb.index not in above else None
        if noun is not None:
            sign = Sign(verb, (CueClass.DURATIVE,), verb.span, verb.lemma.lower())
            higher = climb(passage.tree, verb, cues, passage.grammar).steps
            yield Act(passage, noun, Chain((Step(verb, noun.dep, sign), *higher)), echo=Echo.WORK)


def _extent(passage: Passage, verb: Token) -> Token | None:
    """Return the noun for how much was told that a verb of growing has, pointed at and not of something else."""
    tree, words = passage.tree, passage.grammar
    for noun in (*subjects(tree, verb), *tree.children(verb, "dobj")):
        points = any(one.text.lower() in _POINTING for one in tree.children(noun, "det", "poss"))
        alone = not tree.children(noun, "prep", "compound", "relcl")
        if noun.lemma.lower() in words.extent and points and alone and not _grows_by_itself(passage, verb):
            return noun
    return None


def _grows_by_itself(passage: Passage, verb: Token) -> bool:
    """Tell whether so much has only become more, by whomever ("the figure rose", "the sum has doubled")."""
    if passage.tree.children(verb, "dobj", "auxpass"):
        return False
    top = passage.tree.head(verb) if verb.dep == "xcomp" else verb
    moods = (modality(passage.tree, one, passage.grammar).mood for one in (verb, top))
    return not any(mood in (Mood.FUTURE, Mood.POSSIBLE, Mood.DUTY) for mood in moods)


_POINTING = ("the", "this", "that", "its", "their")


def is_of_work(draft: Draft, other: Draft) -> bool:
    """Tell whether an act done or promised is what a noun of doing speaks of: works are built, payments paid."""
    words, noun = draft.act.passage.grammar, draft.act.foot.lemma.lower()
    if other.stage.group not in FORWARD or other.force.negated:
        return False
    if noun in words.works_done:
        built = any(verb.lemma.lower() in words.building for verb in verbs(other))
        return built or any(item.name.split()[-1] in words.works for item in other.act.items)
    if noun in words.extent:
        counted = other.amount is not None or any(item.quantity is not None for item in other.act.items)
        return counted or other.act.verb_form is Form.TRAINING
    if noun in words.payments_made:
        return other.amount is not None
    if noun in words.lessons_given:
        return other.act.verb_form is Form.TRAINING
    return other.amount is None and bool(other.act.items)
