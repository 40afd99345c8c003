"""People of one state who learn in another or at its cost: who has them taught gives (codebook 2.1, 3.2)."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pledgebook.claims.acts.draft import Draft, clause
from pledgebook.claims.claim import Cue, CueRole, Form, Stage
from pledgebook.claims.firmness.force import Force
from pledgebook.claims.firmness.modality import Mood, modality
from pledgebook.claims.parties.doer import Doers
from pledgebook.claims.parties.gain import Gainers
from pledgebook.claims.words.act import Act
from pledgebook.claims.words.inherent import Inherent
from pledgebook.claims.words.passage import Passage
from pledgebook.claims.words.steps import Chain, Step
from pledgebook.language import Token
from pledgebook.party import Party, PartyKind
from pledgebook.vocabulary import Vocabulary, words_of


@dataclass(frozen=True, slots=True)
class LearnerWords:
    """The sets of learners.yml, lower case."""

    learning: frozenset[str]
    schooling: frozenset[str]
    taught: frozenset[str]
    trained: frozenset[str]
    schools: frozenset[str]
    grounds: frozenset[str]
    paying: frozenset[str]
    going: frozenset[str]
    pupils: frozenset[str]
    courses: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    teachers: frozenset[str]


@cache
def learner_words(vocabulary: Vocabulary) -> LearnerWords:
    """Return the sets, read once per process."""
    return words_of(LearnerWords, vocabulary, "learners")


def with_learners(passage: Passage, own: Sequence[Draft], vocabulary: Vocabulary) -> list[Draft]:
    """Return the acts of a sentence, that people learn instead of what else is told of them there."""
    if passage.asked:
        return list(own)
    words = learner_words(vocabulary)
    ours = any(token.text.lower() == "our" for token in passage.tree.tokens)
    found = list(_learners(passage, words)) if ours or len(passage.named) >= _SIDES else []
    home = {verb.index for verb in passage.tree.tokens if _is_at_home(passage, verb, words)}
    gone = [_going(passage, draft.act.foot, words) for draft in found]
    verbs = home.union(verb.index for verb in gone)
    verbs.update(draft.act.foot.index for draft in found)
    verbs.update(left.index for draft in found if (left := _gone(passage, draft.act.foot)) is not None)
    there = {verb.index for verb in gone if verb.lemma == "be"}  # "are in Spain to learn"
    kept = [one for one in own if not (_is_of(one, verbs, there) or _is_course_of(one, verbs, words))]
    return [*kept, *(_with_items(draft, own) for draft in found)]


_SIDES = 2


def _with_items(draft: Draft, own: Sequence[Draft]) -> Draft:
    """Return an act with those who learn in their number, as they were counted where it was told in another way."""
    verb = {draft.act.foot.index}
    items = next((one.act.items for one in own if one.act.items and _is_of(one, verb)), ())
    return draft._replace(act=replace(draft.act, items=items), items=items) if items else draft


def _is_of(draft: Draft, verbs: set[int], there: Container[int] = ()) -> bool:
    """Tell whether an act is told by one of some verbs."""
    steps = (step.token for step in draft.act.chain.steps)
    first = next((token.index for token in steps if token.pos == "VERB" or token.index in there), None)
    return first in verbs or draft.act.foot.index in verbs


def _is_course_of(draft: Draft, verbs: set[int], words: LearnerWords) -> bool:
    """Tell whether an act is the training that is told by one of some verbs ("the training is under way")."""
    foot = draft.act.foot
    return foot.lemma.lower() in words.courses and draft.act.passage.tree.head(foot).index in verbs


def _learners(passage: Passage, words: LearnerWords) -> Iterator[Draft]:
    for verb in passage.tree.tokens:
        people = _people(passage, verb, words) if verb.pos == "VERB" or verb.lemma == "be" else None
        whose = _nation(passage, people) if people is not None else None
        if people is None or whose is None:
            continue
        giver = _giver(passage, verb, whose, paid=people.lemma.lower() in words.pupils, words=words)
        top = _going(passage, verb, words)
        stage = _stage(passage, top, words)
        doers = Doers((giver[0],)) if giver is not None else _ours(passage, verb, words)
        if doers is not None and stage is not None:
            yield _told(passage, verb, top, stage, doers, whose)


def _ours(passage: Passage, verb: Token, words: LearnerWords) -> Doers | None:
    """Return whoever speaks, where people learn at a school of theirs ("will learn masonry at our centre")."""
    tree = passage.tree
    schools = (word for word in tree.subtree(verb) if word.lemma.lower() in words.schools)
    ours = (poss for school in schools for poss in tree.children(school, "poss"))
    own = next((poss for poss in ours if poss.text.lower() == "our"), None)
    return Doers(first_person=True, pronoun=own.span) if own is not None else None


def _is_at_home(passage: Passage, verb: Token, words: LearnerWords) -> bool:
    """Tell whether people are trained in their own land, and nobody is said to do it."""
    people = _people(passage, verb, words) if verb.lemma.lower() in words.trained else None
    whose = _nation(passage, people) if people is not None else None
    places = (
        noun for prep in passage.tree.children(verb, "prep") for noun in passage.tree.children(prep, "pobj")
    )
    lands = {party.id for noun in places if (party := passage.party_at.get(noun.index))}
    return whose is not None and whose.id in lands


def _people(passage: Passage, verb: Token, words: LearnerWords) -> Token | None:
    """Return who is said to learn ("pilots are learning", "officers attend the college", "crews are taught")."""
    tree, lemma, going = passage.tree, verb.lemma.lower(), _going(passage, verb, words)
    trained = lemma in words.trained and not tree.children(verb, "agent")  # by whom, if that is said
    passive = tree.children(verb, "nsubjpass") if trained or lemma in words.taught else ()
    if (trained or lemma in words.taught) and going is not verb and tree.children(verb, "auxpass"):
        passive = tree.children(going, "nsubj")  # "came to Spain to be trained"
    if trained and (verb.dep, verb.tag) == ("acl", "VBN"):
        passive = (tree.head(verb),)  # "officers trained in Belgium"
    learns = lemma in words.learning and not tree.children(verb, "dobj")
    schooled = lemma in words.schooling | words.learning | {"be"} and _is_at_school(passage, verb, words)
    bound = _is_bound(passage, verb, words)
    subjects = passive or (tree.children(going, "nsubj") if learns or schooled or bound else ())
    subjects = _told_before(passage, verb, subjects) or subjects
    known = passage.grammar.people | passage.grammar.posted | words.pupils
    taught = (noun for noun in _of_course(passage, verb, words) if _nation(passage, noun) is not None)
    if one := next(taught, None):
        return one
    several = (people for noun in subjects for people in (noun, *_of(passage, noun)))
    plural = [noun for noun in several if noun.tag in ("NNS", "NNPS")]
    if bound:
        plural = [noun for noun in plural if noun.lemma.lower() not in words.teachers]
    return next((noun for noun in plural if noun.lemma.lower() in known or _is_nation(passage, noun)), None)


def _of_course(passage: Passage, verb: Token, words: LearnerWords) -> tuple[Token, ...]:
    """Return who is taught in what is said to begin, go on or end ("the training of pilots began in Spain")."""
    course = _course(passage, verb, words)
    whom = passage.tree.children(course, "prep") if course is not None else ()
    return tuple(
        people
        for prep in whom
        if prep.text.lower() in ("of", "for")
        for people in passage.tree.children(prep, "pobj")
    )


def _course(passage: Passage, verb: Token, words: LearnerWords) -> Token | None:
    """Return the training a verb says to begin, go on or end, where no words say who gives it."""
    tree = passage.tree
    on = (word.text.lower() for word in tree.children(verb, "advmod", "acomp", "prep"))
    phase = verb.lemma.lower() in words.opening | words.closing
    if not phase and not (verb.lemma == "be" and any(word in ("underway", "under") for word in on)):
        return None
    subjects = tree.children(verb, "nsubj", "nsubjpass")
    return next(
        (noun for noun in subjects if noun.lemma.lower() in words.courses and not _whose(passage, noun)), None
    )


def _whose(passage: Passage, course: Token) -> bool:
    """Tell whether a training is said to be somebody's ("its training of pilots", "training by France")."""
    tree = passage.tree
    own = tree.children(course, "poss", "amod", "compound")
    by = any(prep.text.lower() == "by" for prep in tree.children(course, "prep", "agent"))
    return by or any(word.dep == "poss" or word.index in passage.party_at for word in own)


def _is_nation(passage: Passage, noun: Token) -> bool:
    """Tell whether people are called by their nation ("two hundred young Zambians")."""
    return noun.tag == "NNPS" and _is_state(passage.party_at.get(noun.index))


def _going(passage: Passage, verb: Token, words: LearnerWords) -> Token:
    """Return the verb of going to whose end a verb tells, or the verb itself ("flew to Spain to study")."""
    tree = passage.tree
    above = tree.head(verb)
    bare = any(aux.tag == "TO" for aux in tree.children(verb, "aux"))
    bare = bare and not tree.children(verb, "nsubj", "nsubjpass", "mark")
    end = bare and verb.dep in ("advcl", "xcomp") and above.index < verb.index
    there = above.lemma == "be" and any(prep.text.lower() == "in" for prep in tree.children(above, "prep"))
    return above if end and (there or above.lemma.lower() in words.going) else verb


def _of(passage: Passage, noun: Token) -> Iterator[Token]:
    """Yield of whom a noun says how many there are, or that they come together ("dozens of pilots", "a team of")."""
    several = passage.grammar.dozens | passage.grammar.gathered | passage.grammar.teams
    if noun.lemma.lower() in several or noun.tag == "CD":
        of = (prep for prep in passage.tree.children(noun, "prep") if prep.text.lower() == "of")
        yield from (people for prep in of for people in passage.tree.children(prep, "pobj"))


def _is_at_school(passage: Passage, verb: Token, words: LearnerWords) -> bool:
    """Tell whether a school or course is what a verb has as its object or leads to ("took part in a course")."""
    tree = passage.tree
    behind = (noun for prep in tree.children(verb, "prep", "prt") for noun in tree.children(prep, "pobj"))
    nouns = (*tree.children(verb, "dobj"), *behind)
    return any(noun.lemma.lower() in words.schools and _teaches(passage, noun, words) for noun in nouns)


def _is_bound(passage: Passage, verb: Token, words: LearnerWords) -> bool:
    """Tell whether people go somewhere for a course, or begin one of theirs ("flew to Spain for training")."""
    tree, lemma = passage.tree, verb.lemma.lower()
    if lemma in words.opening:
        own = (noun for noun in tree.children(verb, "dobj") if noun.lemma.lower() in words.courses)
        return any(poss.text.lower() == "their" for noun in own for poss in tree.children(noun, "poss"))
    led = (prep for prep in tree.children(verb, "prep") if prep.text.lower() == "for")
    ends = [noun for prep in led for noun in tree.children(prep, "pobj")] if lemma in words.going else []
    parts = [noun for end in ends for of in tree.children(end, "prep") for noun in tree.children(of, "pobj")]
    return any(noun.lemma.lower() in words.courses for noun in (*ends, *parts))


def _told_before(passage: Passage, verb: Token, subjects: Sequence[Token]) -> tuple[Token, ...]:
    """Return who "they" are in a clause on the land people go to ("left for Spain, where they will be trained")."""
    tree = passage.tree
    they = any(noun.text.lower() == "they" for noun in subjects)
    if not they or _land_of(passage, verb) is None:
        return ()
    gone = _gone(passage, verb)
    return tree.children(gone, "nsubj") if gone is not None else ()


def _gone(passage: Passage, verb: Token) -> Token | None:
    """Return the verb by which people go to the land that a clause with "where" is about."""
    land = _land_of(passage, verb)
    above = passage.tree.ancestors(land) if land is not None else ()
    return next((word for word in above if word.pos in ("VERB", "AUX")), None)


def _land_of(passage: Passage, verb: Token) -> Token | None:
    """Return the land that a clause with "where" is about."""
    where = any(word.text.lower() == "where" for word in passage.tree.children(verb, "advmod"))
    land = passage.tree.head(verb)
    return land if where and verb.dep == "relcl" and _is_state(passage.party_at.get(land.index)) else None


def _teaches(passage: Passage, noun: Token, words: LearnerWords) -> bool:
    """Tell whether a camp or centre is one where people are trained."""
    before = passage.tree.children(noun, "compound", "amod")
    return noun.lemma.lower() not in words.grounds or any(word.lemma == "training" for word in before)


def _nation(passage: Passage, people: Token) -> Party | None:
    """Return whose people they are: the nation before them, or where they are from."""
    tree, known = passage.tree, passage.party_at
    origin = (prep for prep in tree.children(people, "prep") if prep.text.lower() == "from")
    words = [*tree.children(people, "amod", "compound", "poss", "nmod"), people]
    places = [noun for prep in origin for noun in tree.children(prep, "pobj")]
    words += [one for noun in places for one in (noun, *tree.children(noun, "poss"))]
    return next((known[word.index] for word in words if _is_state(known.get(word.index))), None)


def _is_state(party: Party | None) -> bool:
    return party is not None and party.kind is PartyKind.STATE and party.id not in (None, "GROUP")


def _giver(
    passage: Passage, verb: Token, whose: Party, *, paid: bool, words: LearnerWords
) -> tuple[Party, Token] | None:
    """Return who has them taught: who pays, else in whose land or school they learn, and the word for it."""
    tree, known, top = passage.tree, passage.party_at, _going(passage, verb, words)
    learners = _of_course(passage, verb, words) or tree.children(top, "nsubj", "nsubjpass")
    people = {word.index for noun in learners for word in tree.subtree(noun)}
    others = [
        (known[word.index], word)
        for word in sorted(tree.subtree(top), key=lambda word: word.index)
        if word.index in known and word.index not in people and known[word.index].id not in (None, whose.id)
    ]
    course = _course(passage, verb, words)
    below = tree.children(course, "prep") if course is not None else ()
    # in their own land nobody else has to give it
    if course is not None or verb.lemma.lower() in words.trained:
        placed = (*tree.children(verb, "prep"), *tree.children(top, "prep"), *below)
        others = [one for one in others if any(_leads_to(passage, prep, one[1]) for prep in placed)]
    if (land := _land_of(passage, verb)) is not None and known[land.index].id != whose.id:
        others = [(known[land.index], land)]
    payers = [one for one in others if _pays(passage, one[1], verb, words)]
    return next(iter(payers or ([] if paid else others)), None)


def _leads_to(passage: Passage, prep: Token, place: Token) -> bool:
    return prep.text.lower() in ("in", "at", "to", "for") and passage.tree.head(place) is prep


def _pays(passage: Passage, word: Token, verb: Token, words: LearnerWords) -> bool:
    """Tell whether a name hangs from a word of paying below its verb."""
    above = list(passage.tree.ancestors(word))
    below = above[: above.index(verb)] if verb in above else above
    return any(one.lemma.lower() in words.paying for one in below)


_STAGES = {
    Mood.PRESENT: Stage.DELIVERING,
    Mood.ONGOING: Stage.DELIVERING,
    Mood.GOING_ON: Stage.DELIVERING,
    Mood.PAST: Stage.DELIVERED,
    Mood.PERFECT: Stage.DELIVERED,
    Mood.FUTURE: Stage.PLEDGED,
    Mood.POSSIBLE: Stage.CONSIDERED,
}


def _stage(passage: Passage, verb: Token, words: LearnerWords) -> Stage | None:
    how = modality(passage.tree, verb, passage.grammar)
    stage = None if how.negation is not None else _STAGES.get(how.mood)
    opened = stage is Stage.DELIVERED and verb.lemma.lower() in words.opening
    begun = opened and (_course(passage, verb, words) or _is_bound(passage, verb, words))
    return Stage.DELIVERING if begun else stage


def _told(passage: Passage, verb: Token, top: Token, stage: Stage, doers: Doers, whose: Party) -> Draft:
    force = Force(stage, cues=(Cue(verb.span, CueRole.STAGE),), open=False)
    act = Act(passage, verb, Chain((Step(verb, "self", None),)), inherent=_TRAINING)
    gain = Gainers((whose,), firm=True)
    return Draft(act, force, stage, doers, gain, clause(passage.tree, (), top), cues=force.cues)


_TRAINING = Inherent("instruct", Form.TRAINING, None)
