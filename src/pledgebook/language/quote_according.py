"""Sources without a speech verb: "according to the ministry", "the ministry's statement that …"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pledgebook.language.quote_indirect import trimmed
from pledgebook.language.quote_phrases import finite, noun_phrase, tensed
from pledgebook.language.quote_scene import Draft, Scene, resumed_run, run_just_before
from pledgebook.language.quote_words import singulars
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span


def according_to(scene: Scene, tree: Tree, number: int) -> Iterator[Draft]:
    """Yield the clause that "according to" puts into somebody's mouth."""
    for word in tree.tokens[:-2]:
        following = tree.tokens[word.index + 1]
        if word.text.lower() != "according" or following.text.lower() != "to":
            continue
        speaker = next(iter(tree.children(following, "pobj")), None) or _noun_after(tree, following)
        if speaker is None or scene.words.is_a("measure", speaker.text):
            continue
        if word.index and _manner(scene, tree, word, speaker):
            continue
        source = noun_phrase(tree, speaker)
        content = clause_beside(scene, tree, word, Span(word.start, source.end), number)
        if content is not None:
            draft = Draft(content, Span(word.start, following.end), source, speaker, number)
            yield draft
            if (rest := resumed_run(scene, source.end, number, scene.runs.around(word.start))) is not None:
                yield replace(draft, content=rest)


def _manner(scene: Scene, tree: Tree, word: Token, speaker: Token) -> bool:
    """Tell whether a phrase says how a thing is done: "paid according to a contract"."""
    before = tree.tokens[word.index - 1]
    return before.tag == "VBN" and speaker.pos == "NOUN" and not scene.words.is_a("anonymous", speaker.text)


def _noun_after(tree: Tree, word: Token) -> Token | None:
    return next((w for w in tree.tokens[word.index + 1 : word.index + 6] if w.pos in ("NOUN", "PROPN")), None)


def clause_beside(scene: Scene, tree: Tree, word: Token, phrase: Span, number: int) -> Span | None:
    """Return the clause that the phrase stands before, behind or within."""
    text, whole = scene.text, scene.sentences[number].span
    level = scene.runs.around(phrase.start)
    if level is not None:
        inside = scene.runs.spans[level]
        whole = Span(max(whole.start, inside.start + 1), min(whole.end, inside.end - 1))
    run = run_just_before(scene, phrase.start, number, level)
    if run is not None:
        return trimmed(text, Span(min(whole.start, run.start), phrase.start)).join(run)
    head = next((above for above in tree.ancestors(word) if above.pos in ("VERB", "AUX")), None)
    rest = _resumed_after(tree, word, _with_aside(tree, phrase), whole)
    opens = not any(sign.isalnum() for sign in text[whole.start : phrase.start])
    if opens or (head is not None and head.index > word.index):
        return _behind(tree, head, _with_aside(tree, phrase), whole, text)
    return trimmed(text, Span(whole.start, whole.end if rest else phrase.start))


def _resumed_after(tree: Tree, word: Token, phrase: Span, whole: Span) -> bool:
    """Tell whether the clause goes on after the phrase: "12 died, according to the mayor, in the flood"."""
    after = [word for word in tree.tokens if phrase.end <= word.start < whole.end][:2]
    if len(after) < len(("comma", "word")) or after[0].text != "," or word in tree.ancestors(after[1]):
        return False
    return after[1].pos not in ("CCONJ", "SCONJ", "PUNCT", "PRON") and after[1].tag not in (
        "VBG",
        "WDT",
        "WP",
    )


def _with_aside(tree: Tree, phrase: Span) -> Span:
    """Widen the phrase by the aside that explains the source: "according to Vesta, a local firm,"."""
    after = [word for word in tree.tokens if word.start >= phrase.end][:40]
    end = next((place for place, word in enumerate(after[1:], 1) if word.text == ","), None)
    if not after or after[0].text != "," or end is None or not _explains(tree, after[1:end]):
        return phrase
    return Span(phrase.start, after[end].start)


def _explains(tree: Tree, aside: Sequence[Token]) -> bool:
    """Tell whether the words between two commas are a name, a description or a relative clause."""
    if all(word.pos in ("PROPN", "PART", "ADP") for word in aside):
        return bool(aside)
    if aside[0].text.lower() in ("who", "which"):
        return True
    clause = any(tensed(tree, word) and word.dep != "relcl" for word in aside)
    return aside[0].text.lower() in ("a", "an", "the", "one") and not clause


def _behind(tree: Tree, head: Token | None, phrase: Span, whole: Span, text: str) -> Span | None:
    """Return the clause after the phrase, with its subject where that stands before the phrase."""
    named = (
        [word for word in tree.children(head, "nsubj", "nsubjpass") if word.end <= phrase.start]
        if head
        else []
    )
    comma = text.find(",", phrase.end, min(whole.end, phrase.end + 80))
    start = comma + 1 if comma >= 0 and (head is None or comma < head.start) else phrase.end
    if named:
        start = max(whole.start, tree.reach(named[0]).start)
    content = trimmed(text, Span(start, whole.end))
    return content if content.start < content.end else None


def noun_clauses(scene: Scene, tree: Tree, number: int) -> Iterator[Draft]:
    """Yield the clause that a noun of speech carries: "his promise that …"."""
    for noun in tree.tokens:
        tells = next(
            (scene.words.nouns[form] for form in singulars(noun.text) if form in scene.words.nouns), None
        )
        if tells is None or noun.pos != "NOUN":
            continue
        clause = next(
            (c for c in _carried(scene, tree, noun) if c.index > noun.index and _that(tree, c)), None
        )
        if clause is None:
            continue
        speaker = _speaker(scene, tree, noun)
        if speaker is None and not scene.words.is_a("hearsay", noun.text):
            continue
        source = noun_phrase(tree, speaker) if speaker is not None else None
        content = trimmed(scene.text, tree.reach(clause))
        yield Draft(content, noun.span, source, speaker, number, tells)


def _carried(scene: Scene, tree: Tree, noun: Token) -> tuple[Token, ...]:
    """Return the clauses of a noun, and of the verb by which it comes up: "fears remain that …"."""
    verb = tree.head(noun)
    comes_up = noun.dep == "nsubj" and scene.words.is_a("comes_up", verb.lemma)
    return (*tree.children(noun, "acl", "ccomp"), *(tree.children(verb, "ccomp") if comes_up else ()))


def _that(tree: Tree, clause: Token) -> bool:
    return finite(tree, clause) and any(w.text.lower() == "that" for w in tree.children(clause, "mark"))


def _speaker(scene: Scene, tree: Tree, noun: Token) -> Token | None:
    """Return whose statement it is: its owner, who it is by or from, or who makes it."""
    for owner in tree.children(noun, "poss"):
        return owner
    for prep in tree.children(noun, "prep"):
        if prep.text.lower() in ("by", "from", "of", "among"):
            return next(iter(tree.children(prep, "pobj")), None)
    verb = tree.head(noun)
    if noun.dep == "dobj" and scene.words.is_a("light", verb.lemma):
        return next(iter(tree.children(verb, "nsubj")), None)
    return None
