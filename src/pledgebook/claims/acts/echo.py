"""Acts whose thing was told before: a pronoun, a part, or a noun that points back ("It sent them")."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from pledgebook.claims.acts.chain import climb
from pledgebook.claims.acts.going_on import is_work
from pledgebook.claims.acts.spoken import is_there
from pledgebook.claims.words.act import FRAME, Act, Echo
from pledgebook.claims.words.coordination import subjects_of
from pledgebook.claims.words.cues import CueClass, CueTable
from pledgebook.claims.words.lots import is_another_lot
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token, Tree
from pledgebook.language.number_words import TENS
from pledgebook.party import Party
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary, either, words_of


@dataclass(frozen=True, slots=True)
class EchoWords:
    """The sets of echo.yml, lower case."""

    one: frozenset[str]
    many: frozenset[str]
    parts: frozenset[str]
    either: frozenset[str]
    names: frozenset[str]
    pointing: frozenset[str]
    through: frozenset[str]
    inward: frozenset[str]
    bringing: frozenset[str]
    scene: frozenset[str]
    holding: frozenset[str]
    making: frozenset[str]
    silence: frozenset[str]
    alike: frozenset[str]
    nothing: frozenset[str]
    about: frozenset[str]
    again: frozenset[str]
    sources: frozenset[str]
    goals: frozenset[str]
    like: frozenset[str]
    doing: frozenset[str]
    too: frozenset[str]
    nor: frozenset[str]
    refusing: frozenset[str]
    agreeing: frozenset[str]
    likening: frozenset[str]
    measures: frozenset[str]
    deeds: frozenset[str]
    following: frozenset[str]
    expecting: frozenset[str]


@cache
def echo_words(vocabulary: Vocabulary) -> EchoWords:
    """Return the sets, read once per process."""
    return words_of(EchoWords, vocabulary, "echo")


@cache
def leading_up(vocabulary: Vocabulary) -> re.Pattern[str]:
    """Return what finds the words between a name and its number ("Togo a total of 540 men")."""
    phrases = echo_words(vocabulary).about
    return re.compile(rf"\s+(?:(?:{either(phrases)})\s+)?", re.IGNORECASE)


def led_up_to(passage: Passage, party: Party, vocabulary: Vocabulary) -> int | None:
    """Return where what a name of a row gives or gets begins, behind words like "a total of".

    In rows parted by semicolons a comma stands for the verb ("gave 40 tents; Oslo, 30; and Rome, 20").
    """
    end = passage.tree.within(party.span)[-1].end
    before = passage.text[passage.span.start : party.span.start].removesuffix("the ").removesuffix("and ")
    comma = before.endswith("; ") and passage.text.startswith(", ", end)
    about = leading_up(vocabulary).match(passage.text, end + comma)
    return about.end() if about else None


def find_echoes(
    passage: Passage, told: Sequence[Act], cues: CueTable, vocabulary: Vocabulary
) -> Iterator[Act]:
    """Yield the acts of a sentence whose thing points back, besides those whose things it names."""
    words = echo_words(vocabulary)
    taken = {key for act in told if (key := _key(act.chain)) is not None}
    above = {step.token.index for act in told for step in act.chain.steps}
    for token in passage.tree.tokens:
        kind = _kind(passage, token, words) if token.index not in above else None
        if kind is None and token.index not in above and is_work(passage, token, cues):
            kind = Echo.WORK
        if kind is None:
            continue
        chain = _chain(passage, token, cues)
        key = _key(chain) if (there := _there(passage, chain)) is None else there
        known = taken | above if kind is Echo.NAME else taken
        if key is None or key in known or any(step.token.index in taken for step in chain.steps):
            continue
        if not _acts(passage.tree, chain, words) or _helps(passage, chain) or _only_made(passage, chain):
            continue
        if _is_doer(passage.tree, token, taken) or _is_expletive(passage, token):
            continue
        if _is_told_here(passage, token, told, words):
            continue
        if _only_sets_the_scene(passage.tree, chain, words):
            continue
        taken.add(key)
        yield Act(passage, token, chain, echo=kind)


def _key(chain: Chain) -> int | None:
    """Return the word that acts: the nearest cue that is more than a frame."""
    signed = (step for step in chain.signs if step.sign and step.sign.classes[0] not in FRAME)
    return next((step.token.index for step in signed), None)


def _there(passage: Passage, chain: Chain) -> int | None:
    """Return the verb by which a thing is only said to have come ("half of it is here")."""
    verbs = (step.token for step in chain.steps if step.token.pos in ("VERB", "AUX"))
    return next((verb.index for verb in verbs if passage.turn is not None and is_there(passage, verb)), None)


def _chain(passage: Passage, token: Token, cues: CueTable) -> Chain:
    """Return the words above a word, with its own meaning first where it has one ("the offer")."""
    above = climb(passage.tree, token, cues, passage.grammar)
    own = cues.at(passage.tree, token) if token.pos == "NOUN" else None
    return Chain((Step(token, "self", own), *above.steps)) if own else above


def _acts(tree: Tree, chain: Chain, words: EchoWords) -> bool:
    """Tell whether the verb over the thing is a word of acting, and not of saying or of what a thing is."""
    verb = next((step for step in chain.steps if step.token.pos in ("VERB", "AUX")), None)
    if verb is None:  # "the offer stands"
        return tree.head(chain.steps[0].token).lemma in words.holding
    if any(step.dep == "lent" for step in chain.steps[: chain.steps.index(verb)]):
        return verb.token.lemma != "be"  # "it is the nineteenth such drawdown"
    if verb.sign is not None and verb.sign.classes[0] is CueClass.TOTAL and verb.dep == "dobj":
        return any(
            word.lemma.lower() in words.one | words.many for word in tree.children(verb.token, "nsubj")
        )
    if verb.token.lemma in words.silence and any(tree.children(step.token, "neg") for step in chain.steps):
        return False  # "I am not going to discuss that" tells of no act
    if verb.sign is None:
        return chain.steps[0].dep == "self" and verb.token.lemma in words.making
    return verb.sign.classes[0] not in (CueClass.REPORT, CueClass.ANNOUNCE)


def _is_told_here(passage: Passage, token: Token, told: Sequence[Act], words: EchoWords) -> bool:
    """Tell whether a pronoun or part means other people or things that its own sentence names before or behind it.

    "Many of the refugees", "where rains fell, they began late": what acts there was not given.
    """
    tree, feet = passage.tree, {act.foot.index for act in told}
    of = (noun for prep in tree.children(token, "prep") if prep.text == "of" for noun in tree.children(prep))
    part = token.text.lower() in words.parts and not passage.asked
    others = [noun for noun in of if noun.pos == "NOUN" and noun.index not in passage.things | feet]
    if part and any(not _is_the_sum(passage, noun, words) for noun in others):
        return True
    before = (word for word in tree.tokens[: token.index] if word.dep in ("nsubj", "nsubjpass"))
    clause = [word for word in before if tree.head(word).dep == "advcl" and word.tag == "NNS"]
    plural = token.text.lower() == "they" and token.dep == "nsubj"
    return plural and any(word.index not in passage.things | feet for word in clause)


def _is_the_sum(passage: Passage, noun: Token, words: EchoWords) -> bool:
    """Tell whether a noun stands for as much as was told before ("most of the sum")."""
    pointing = any(word.text.lower() in words.pointing for word in passage.tree.children(noun, "det"))
    return pointing and noun.lemma.lower() in words.measures and not passage.tree.children(noun, "prep")


def _is_doer(tree: Tree, token: Token, taken: Container[int]) -> bool:
    """Tell whether a subject acts on a thing by the next verb of its row ("it was on the ground and left tents")."""
    verb = tree.head(token)
    return token.dep == "nsubj" and any(also.index in taken for also in tree.children(verb, "conj"))


def _is_expletive(passage: Passage, token: Token) -> bool:
    """Tell whether "it" only fills the place of a clause behind the verb ("it was agreed to open a centre")."""
    tree, verb = passage.tree, passage.tree.head(token)
    if token.text.lower() != "it" or token.dep not in ("nsubj", "nsubjpass"):
        return False
    impersonal = token.dep == "nsubjpass" or verb.lemma == "be"
    clause = any(below.index > verb.index for below in tree.children(verb, "ccomp", "csubj"))
    settled = verb.lemma.lower() in passage.grammar.resolving and bool(tree.children(verb, "xcomp", "dobj"))
    return impersonal and (clause or settled)


def _helps(passage: Passage, chain: Chain) -> bool:
    """Tell whether the word that acts has who gains for its object ("taught them"), not a thing."""
    acting = next((step for step in chain.signs if step.sign and step.sign.classes[0] not in FRAME), None)
    if acting is None:
        return False
    durative = acting.sign is not None and acting.sign.classes[0] is CueClass.DURATIVE
    return durative and acting.token.lemma.lower() in passage.grammar.helping


def _only_made(passage: Passage, chain: Chain) -> bool:
    """Tell whether a participle only says how some of the things came to be ("four boats, two of them built here")."""
    verb = next((step.token for step in chain.signs), None)
    if verb is None or verb.dep != "relcl" or verb.lemma.lower() not in passage.grammar.building:
        return False
    return not passage.tree.children(verb, "aux", "auxpass")


def _only_sets_the_scene(tree: Tree, chain: Chain, words: EchoWords) -> bool:
    """Tell whether the words stand in a clause of time, reason or comparison ("as if it were going")."""
    for step in chain.steps:
        marks = tree.children(step.token, "mark", "advmod") if step.token.dep == "advcl" else ()
        if any(mark.text.lower() in words.scene for mark in marks):
            return True
    return False


def _kind(passage: Passage, token: Token, words: EchoWords) -> Echo | None:
    """Return how a word points back, if it stands where a thing can stand."""
    if _does_like(passage, token, words):
        return Echo.LIKE
    if token.index in passage.party_at or not _placed(passage, token, words) or _counted(passage, token.span):
        return None
    text = token.text.lower()
    if token.pos in ("PRON", "DET") and text in words.one:
        return Echo.ONE
    if token.pos in ("PRON", "DET") and text in words.many:
        return Echo.MANY
    if text in words.parts | words.either or _number(passage, token) or _measures(passage, token):
        return Echo.PART
    if _is_not_one(passage, token):
        return Echo.PART
    if is_another_lot(passage, token) or _is_as_many(passage, token, words):
        return Echo.PART
    if token.pos == "NOUN" and token.lemma.lower() in words.names and _points(passage, token, words):
        return Echo.NAME
    more = token.pos == "NOUN" and (
        token.lemma.lower() in passage.grammar.growth or _is_eased(passage, token)
    )
    if more and (passage.turn is not None or _is_weighed(passage, token)):
        return Echo.ONE  # "an increase is under consideration"
    return None


def _does_like(passage: Passage, token: Token, words: EchoWords) -> bool:
    """Tell whether somebody by name does, will do or is asked to do what another does ("Togo will follow suit")."""
    tree, verb = passage.tree, passage.tree.head(token)
    if passage.turn is not None or not (
        _says_alike(passage, token, words) or _names_alike(passage, token, words)
    ):
        return False
    if token.text.lower() in words.too and token.index < verb.index:
        return False  # "so did Togo" is told by the auxiliary alone
    above = (verb, *tree.ancestors(verb))
    named = (noun for word in above for noun in tree.children(word, "nsubj", "nsubjpass", "dobj"))
    return any(noun.index in passage.party_at for noun in named) or _is_for_another(passage, verb)


def _says_alike(passage: Passage, token: Token, words: EchoWords) -> bool:
    """Tell whether a pronoun or adverb says so of a verb of doing ("do the same", "follow suit")."""
    return token.text.lower() in words.like and passage.tree.head(token).lemma in words.doing


def _names_alike(passage: Passage, noun: Token, words: EchoWords) -> bool:
    """Tell whether a noun names an act like the one told ("made a similar offer", "took the same step")."""
    tree = passage.tree
    if noun.dep != "dobj" or noun.lemma.lower() not in words.deeds:
        return False
    alike = any(word.text.lower() in words.likening for word in tree.children(noun, "amod"))
    bare = not any(prep.text.lower() == "of" for prep in tree.children(noun, "prep"))
    return alike and bare and tree.head(noun).lemma in words.making


def _is_for_another(passage: Passage, verb: Token) -> bool:
    """Tell whether a verb of doing so is told with whom it is done for ("It does the same for Libya")."""
    led = (
        noun for prep in passage.tree.children(verb, "prep") for noun in passage.tree.children(prep, "pobj")
    )
    return any(noun.index in passage.party_at for noun in led)


def _is_eased(passage: Passage, noun: Token) -> bool:
    """Tell whether terms are other than those told of ("is considering easier terms")."""
    compared = any(word.tag == "JJR" for word in passage.tree.children(noun, "amod"))
    return noun.lemma.lower() in ("term", "condition") and compared


def _is_weighed(passage: Passage, noun: Token) -> bool:
    """Tell whether somebody by name or pronoun weighs or promises more of what was told ("Oslo considers a top-up")."""
    subjects = passage.tree.children(passage.tree.head(noun), "nsubj") if noun.dep == "dobj" else ()
    bare = not passage.tree.children(noun, "prep", "acl", "relcl", "compound")
    return bare and any(who.index in passage.party_at or who.pos == "PRON" for who in subjects)


def _is_not_one(passage: Passage, token: Token) -> bool:
    """Tell whether a word says that there is not a single one ("not one has arrived")."""
    before = passage.tree.children(token, "neg", "amod")
    return token.text.lower() == "one" and any(word.text.lower() in ("not", "single") for word in before)


def _number(passage: Passage, token: Token) -> bool:
    """Tell whether a word is a number of things that stands alone.

    "One" as an object is any such thing, and a number where somebody named gives it ("Germany has offered one").
    """
    giving = subjects_of(passage.tree, passage.tree.head(token))
    named = any(who.index in passage.party_at for who in giving)
    sort = token.text.lower() == "one" and token.dep == "dobj" and not named
    counts = token.tag == "CD" or token.entity == "CARDINAL" or token.text.lower() in TENS
    return counts and not sort and (token.entity not in ("DATE", "TIME") or _is_no_year(passage, token))


def _is_no_year(passage: Passage, token: Token) -> bool:
    """Tell whether a number of two digits that a verb gives was taken for a year ("it has handed over 72")."""
    given = token.dep in ("dobj", "nsubjpass") and token.text.isdigit()
    return given and len(token.text) < _YEAR and not _counted(passage, token.span)


_YEAR = 4  # digits


def _measures(passage: Passage, token: Token) -> bool:
    """Tell whether a unit stands alone for so much of what was told ("we flew in eleven hundred tons")."""
    counted = passage.tree.children(token, "nummod")
    measured = token.lemma.lower() in passage.grammar.bulk
    return measured and bool(counted) and not passage.tree.children(token, "prep")


def _is_as_many(passage: Passage, noun: Token, words: EchoWords) -> bool:
    """Tell whether a noun stands for as many or as much as was told of ("received the same number")."""
    alike = any(word.text.lower() in words.likening for word in passage.tree.children(noun, "amod"))
    return alike and noun.lemma.lower() in words.measures and not passage.tree.children(noun, "prep")


def _placed(passage: Passage, token: Token, words: EchoWords) -> bool:
    above = passage.tree.head(token)
    if token.dep == "advmod":
        alone = above.pos == "VERB" and not passage.tree.children(above, "dobj", "nsubjpass")
        return alone and token.text.lower() in words.either and token.index > above.index
    if token.dep in ("dobj", "nsubjpass", "nsubj"):
        relative = above.dep == "relcl" and token.text.lower() in passage.grammar.relative
        return not relative or _opens(passage.tree, token)
    if token.dep != "pobj":
        return False
    if token.tag == "CD":
        led = above.text.lower() == "with" and passage.tree.head(above).lemma in words.bringing
        return led or _asked_for(passage.tree, above) or _is_particle(passage.tree, token, above, words)
    listed = passage.tree.head(above).lemma.lower() in passage.grammar.ledger  # "a list of several"
    return above.text.lower() in words.through and not listed


def _asked_for(tree: Tree, prep: Token) -> bool:
    """Tell whether a preposition leads to how many were asked for ("asked for two hundred", "its request for two")."""
    return prep.text.lower() == "for" and tree.head(prep).lemma.lower() in ("ask", "request")


def _is_particle(tree: Tree, number: Token, prep: Token, words: EchoWords) -> bool:
    """Tell whether a particle was read as a preposition right before a number ("trucked in six hundred")."""
    beside = prep.index + 1 == number.index - len(tree.children(number, "compound"))
    return beside and prep.text.lower() in words.inward


def _opens(tree: Tree, token: Token) -> bool:
    """Tell whether a word opens what a speaker says, whose label the parser hung it on ("MS AALTO: That was")."""
    return token.index > 0 and tree.tokens[token.index - 1].text == ":"


def _counted(passage: Passage, span: Span) -> bool:
    """Tell whether a word belongs to a sum, a thing or a date."""
    spans = [one.span for one in passage.amounts]
    spans += [one.span for one in passage.items] + [one.span for one in passage.dates]
    return any(one.overlaps(span) for one in spans)


def _points(passage: Passage, noun: Token, words: EchoWords) -> bool:
    pointing = passage.tree.children(noun, "det", "poss", "amod", "predet")
    return any(child.text.lower() in words.pointing for child in pointing)
