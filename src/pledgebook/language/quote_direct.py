"""Direct speech: runs in marks joined with the speech verb before, after or between them."""

from collections.abc import Iterator
from dataclasses import replace

from pledgebook.language.quotation import Tells
from pledgebook.language.quote_indirect import (
    clause_after,
    clause_around,
    clause_before,
    ground_after,
    is_act,
    trimmed,
)
from pledgebook.language.quote_phrases import noun_phrase
from pledgebook.language.quote_sayings import Saying, nobody
from pledgebook.language.quote_scene import Draft, Scene, resumed_run, run_just_before
from pledgebook.language.quote_topics import topic
from pledgebook.language.quote_words import Takes
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_PART_OF = {"compound", "poss", "amod", "nmod", "prep"}
_LITTLE = 3  # letters of the words that titles leave small
_FRAGMENT_WORDS = 4
_NAMED_PARTS = {"NOUN", "PROPN", "PRON", "DET", "ADJ", "PUNCT"}
_NAMES = {"NOUN", "PROPN", "PRON"}


def quotes_of(scene: Scene, tree: Tree, saying: Saying) -> Iterator[Draft]:
    """Yield what one speech verb introduces: the run before it, the run after it, or a clause."""
    level = scene.runs.around(saying.verb.start)
    saying = _outside(scene, tree, saying, level)
    before = _run_before(scene, tree, saying, level) if saying.takes & {Takes.QUOTE, Takes.AS} else None
    if before is not None:
        yield from _around(scene, tree, saying, before, level)
        return
    run = _run_after(scene, saying, level)
    if Takes.LABEL in saying.takes and run is not None:
        yield from _labelled(scene, tree, saying, run)
    clause = _clause(scene, tree, saying, run) or _quoted_object(scene, tree, saying, run)
    if clause is not None and (not _anyone(saying) or nobody(saying, scene.words)):
        return
    if clause is not None:
        yield from _indirect(scene, tree, saying, clause)
    elif run is None:
        yield from _topic(scene, tree, saying)
    unclaimed = run is not None and (clause is None or not clause.holds(run))
    if run is not None and unclaimed and _introduced(scene, tree, saying, run):
        yield _draft(saying, run, asks="?" in run.of(scene.text))


def _around(scene: Scene, tree: Tree, saying: Saying, before: Span, level: int | None) -> Iterator[Draft]:
    """Yield the run before a verb, with the run or the clause that goes on after it."""
    yield _draft(saying, before, asks="?" in before.of(scene.text))
    after = resumed_run(scene, saying.group.end, saying.number, level)
    if after is not None:
        yield _draft(saying, after)
    elif (ground := ground_after(tree, saying, before)) is not None:
        yield _draft(saying, trimmed(scene.text, ground))


def _indirect(scene: Scene, tree: Tree, saying: Saying, clause: Span) -> Iterator[Draft]:
    """Yield a clause that a verb tells, with the ground that goes on after the speaker."""
    act = is_act(tree, saying, scene.words)
    told = saying.told(Takes.INFINITIVE if act else Takes.CLAUSE, asks=_asks(scene, clause))
    yield replace(_draft(saying, clause), act=act, tells=told)
    if (ground := ground_after(tree, saying, clause)) is not None:
        yield _draft(saying, trimmed(scene.text, ground))


def _topic(scene: Scene, tree: Tree, saying: Saying) -> Iterator[Draft]:
    """Yield what a speaker tells of by a noun alone."""
    speaker = saying.speaker
    if speaker is None or nobody(saying, scene.words) or scene.words.is_a("document", speaker.text):
        return
    found = topic(tree, saying, scene.words)
    if found is not None:
        minded = saying.told(Takes.OBJECT) is Tells.ATTITUDE
        told = Tells.ATTITUDE if minded else Tells.TOPIC
        yield replace(_draft(saying, trimmed(scene.text, found)), tells=told)


def unlisted(scene: Scene, saying: Saying) -> Iterator[Draft]:
    """Yield the run right before a verb that the vocabulary does not know, where a comma leads on to it."""
    level = scene.runs.around(saying.verb.start)
    run = run_just_before(scene, saying.group.start, saying.number, level)
    if run is not None and scene.text[run.end - 2] == "," and " " in run.of(scene.text):
        yield _draft(saying, _whole(scene, run, level))


def _draft(saying: Saying, content: Span, *, asks: bool = False) -> Draft:
    told = saying.told(Takes.QUOTE, asks=asks)
    speaker, source = saying.whose or (saying.speaker, saying.source)
    return Draft(content, saying.cue, source, speaker, saying.number, told)


def _asks(scene: Scene, clause: Span) -> bool:
    first = clause.of(scene.text).split(" ", 1)[0].lower()
    return first in ("whether", "if", "why", "how", "when", "where", "who", "what", "which")


def _anyone(saying: Saying) -> bool:
    return saying.speaker is not None or saying.hearsay


def _outside(scene: Scene, tree: Tree, saying: Saying, level: int | None) -> Saying:
    """Mend a speaker that the parser found within the words spoken, or not at all."""
    if saying.hearsay:
        return saying
    if saying.speaker is not None and scene.runs.around(saying.speaker.start) == level:
        return saying
    beside = _beside(scene, tree, saying.verb, level)
    return replace(saying, speaker=beside, source=noun_phrase(tree, beside) if beside else None, own=True)


def _beside(scene: Scene, tree: Tree, verb: Token, level: int | None) -> Token | None:
    """Return the noun next to a speech verb: after it in ", said Smith", else before it."""
    inverted = verb.index == 0 or tree.tokens[verb.index - 1].pos == "PUNCT"
    right = tree.tokens[verb.index + 1 : verb.index + 8] if inverted else ()
    for word in right or reversed(tree.tokens[max(0, verb.index - 5) : verb.index]):
        if word.pos == "PUNCT" or scene.runs.around(word.start) != level:
            break
        if word.pos in _NAMES or (word.pos == "ADV" and word.text[0].isupper() and word.start > 0):
            return _top_noun(tree, word)
        mistaken = word.pos == "VERB" and word.index == verb.index + 1  # "says lead author Ola Berg"
        if not mistaken and word.pos not in ("DET", "ADJ", "NUM", "ADV", "AUX", "PART"):
            break
    return None


def _top_noun(tree: Tree, word: Token) -> Token:
    """Return the noun that governs the phrase a word is part of: "a spokeswoman for the city"."""
    for _ in range(6):
        above = tree.head(word)
        if word.dep == "pobj" and above.dep == "prep":
            word, above = above, tree.head(above)
        if above.pos not in _NAMES or above.index == word.index or word.dep not in _PART_OF:
            break
        word = above
    return word if word.pos != "ADP" else tree.head(word)


def _run_before(scene: Scene, tree: Tree, saying: Saying, level: int | None) -> Span | None:
    """Return the words that end right before a verb and its speaker, from the start of their sentence."""
    run = run_just_before(scene, saying.group.start, saying.number, level)
    if run is None or _title(scene, run):
        return None
    told = scene.text[run.end - 2] in ",?!" and scene.sentence_at(run.end - 1) == saying.number
    return _whole(scene, run, level) if told or not _has_clause(tree, saying) else None


def _title(scene: Scene, run: Span) -> bool:
    """Tell whether a run within a sentence is the name of a work or a law: "the 'Safe Harbour Act',"."""
    words = [word for word in run.of(scene.text).strip("\"',. ").split() if len(word) > _LITTLE]
    capitals = sum(word[0].isupper() for word in words)
    return not scene.starts_sentence(run) and capitals > 1 and capitals >= 0.7 * len(words)


def _has_clause(tree: Tree, saying: Saying) -> bool:
    return any(child.index > saying.verb.index for child in tree.children(saying.verb, "ccomp"))


def _whole(scene: Scene, run: Span, level: int | None) -> Span:
    """Widen a run to the start of its sentence, where it is only the last words of what was said."""
    if scene.sentence_like(run) and len(run.of(scene.text).split()) > _FRAGMENT_WORDS:
        return run
    start = scene.sentences[scene.sentence_at(run.start)].span.start
    if level is not None:
        start = max(start, scene.runs.spans[level].start + 1)
    lead = Span(start, run.start).of(scene.text)
    if not any(sign.isalnum() for sign in lead) or lead.rstrip().endswith((":", ",")):
        return run
    return trimmed(scene.text, Span(start, run.end)).join(run)


def _run_after(scene: Scene, saying: Saying, level: int | None) -> Span | None:
    """Return the first run after a verb in its sentence, or at the start of the block after a colon."""
    number = scene.runs.after(saying.cue.end, level)
    if number is None:
        return None
    run = scene.runs.spans[number]
    if run.start < scene.sentences[saying.number].span.end:
        return run
    between = Span(saying.cue.end, run.start).of(scene.text)
    colon = saying.cue.end + len(between.rstrip())
    ends = scene.sentences[saying.number].span.end
    return run if between.rstrip().endswith((":", ";")) and colon <= ends else None


def _introduced(scene: Scene, tree: Tree, saying: Saying, run: Span) -> bool:
    """Tell whether a run is what the verb before it says."""
    if Takes.QUOTE not in saying.takes and Takes.AS not in saying.takes:
        return False
    between = Span(saying.group.end, run.start).of(scene.text) if run.start > saying.group.end else ""
    lead = between.rstrip()
    if lead.endswith(":") or lead == ";":
        return True
    if lead.endswith(","):
        return lead == "," or scene.sentence_like(run)
    if not lead or lead.endswith("that") or _hearer_only(scene, tree, saying, run):
        return True
    return len(lead) < 60 and scene.sentence_like(run) and scene.ends_sentence(run)


def _hearer_only(scene: Scene, tree: Tree, saying: Saying, run: Span) -> bool:
    """Tell whether nothing but the one spoken to stands between a verb and a run: "told reporters '…'"."""
    between = [word for word in tree.tokens if word.start >= saying.group.end and word.end <= run.start]
    hearers = [
        word for word in between if word.head == saying.verb.index and word.dep in ("dobj", "dative", "nsubj")
    ]
    return (
        bool(hearers)
        and all(word.pos in _NAMED_PARTS for word in between)
        and scene.words.is_a("to_somebody", saying.verb.lemma)
    )


def _labelled(scene: Scene, tree: Tree, saying: Saying, run: Span) -> Iterator[Draft]:
    """Yield a thing and the name somebody gives it: "called the plan 'reckless'"."""
    if saying.speaker is None or nobody(saying, scene.words):
        return
    named = next(iter(tree.children(saying.verb, "dobj", "nsubj", "ccomp", "oprd", "prep")), None)
    reach = tree.subtree(saying.verb)[-1].end
    if run.start > reach or run.start - saying.cue.end > 120 or named is None:
        return
    after = [word for word in tree.tokens if word.index > saying.verb.index and word.start < run.start]
    while after and after[0].text.lower() == "as":
        after = after[1:]
    start = after[0].start if after else run.start
    end = max(run.end, min(reach, _last_run_end(scene, run, reach)), _end_of_noun(tree, run))
    yield _draft(saying, trimmed(scene.text, Span(min(start, run.start), end)))


def _end_of_noun(tree: Tree, run: Span) -> int:
    """Return where the phrase of a noun in marks ends: "a 'backwash' that comes before the wave"."""
    top = tree.top(run)
    return tree.reach(top).end if top is not None and top.pos == "NOUN" else run.end


def _quoted_object(scene: Scene, tree: Tree, saying: Saying, run: Span | None) -> Span | None:
    """Return the object of a speech verb where some of it stands in marks: "warned of a 'costly war'"."""
    if run is None or Takes.QUOTE not in saying.takes or _title(scene, run):
        return None
    if _introduced(scene, tree, saying, run) and not _part_of_clause(scene, saying, run):
        return None
    for child in tree.children(saying.verb, "dobj", "prep", "attr", "oprd", "advcl", "xcomp", "dep"):
        reach = tree.reach(child)
        aside = scene.text[run.start - 1] == "("
        if child.index > saying.verb.index and reach.start <= run.start < reach.end and not aside:
            start = (
                tree.tokens[saying.verb.index + 1].start if run.start - saying.cue.end < 60 else reach.start
            )
            return trimmed(scene.text, Span(max(start, saying.cue.end), max(run.end, reach.end)))
    return None


def _last_run_end(scene: Scene, run: Span, limit: int) -> int:
    number = scene.runs.before(limit, scene.runs.around(run.start - 1))
    return max(run.end, scene.runs.spans[number].end) if number is not None else run.end


def _clause(scene: Scene, tree: Tree, saying: Saying, run: Span | None) -> Span | None:
    """Return the reported clause of a verb, mended so that it cuts no run in two."""
    crossed = clause_around(tree, saying)
    if crossed is None and run is not None and _is_all(scene, tree, saying, run):
        return None
    found = clause_after(tree, saying, scene.words) or crossed or clause_before(tree, saying)
    if found is None or (run is not None and run.start < found.start < run.end):
        return None
    if run is not None and found.start < run.start < found.end and _colon_before(scene, run):
        found = Span(found.start, run.start)
    start = found.start
    if saying.source is not None and _opens(scene, saying.source, found, saying):
        start = saying.source.end
    if start == scene.sentences[saying.number].span.start:
        start = scene.opening(saying.number)
    content = trimmed(scene.text, Span(start, found.end))
    return _mended(scene, content) if " " in content.of(scene.text) else None


def _opens(scene: Scene, source: Span, found: Span, saying: Saying) -> bool:
    """Tell whether the parser took the speaker after the verb into the clause: "said Berg, the dam would hold"."""
    return found.start == source.start >= saying.cue.end and scene.text[source.end : source.end + 1] == ","


def _colon_before(scene: Scene, run: Span) -> bool:
    return scene.text[max(0, run.start - 4) : run.start].rstrip().endswith(":")


def _is_all(scene: Scene, tree: Tree, saying: Saying, run: Span) -> bool:
    """Tell whether a run right after the verb is all that is said."""
    near = run.start - saying.group.end < 3 and _introduced(scene, tree, saying, run)
    return near and not _part_of_clause(scene, saying, run)


def _part_of_clause(scene: Scene, saying: Saying, run: Span) -> bool:
    """Tell whether a run right after the verb is only the first words of its clause."""
    if scene.sentence_like(run):
        return False
    rest = Span(run.end, max(run.end, scene.sentences[saying.number].span.end)).of(scene.text).strip()
    return bool(rest) and rest[0].isalnum()


def _mended(scene: Scene, content: Span) -> Span:
    """Widen a content to the end of a run that it would cut."""
    number = scene.runs.around(content.end - 1)
    outer = scene.runs.around(content.start)
    while number is not None and number != outer:
        run = scene.runs.spans[number]
        if run.start >= content.start:
            content = Span(content.start, max(content.end, run.end))
        number = scene.runs.parents[number]
    return content
