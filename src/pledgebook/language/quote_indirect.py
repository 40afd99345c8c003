"""Reported clauses: the words that hang from a speech verb without quotation marks, or with some."""

from pledgebook.language.quotation import Tells
from pledgebook.language.quote_phrases import finite, infinitive, tensed
from pledgebook.language.quote_sayings import Saying, can_speak, objects_of, quoted_as, resumed
from pledgebook.language.quote_words import SpeechWords, Takes
from pledgebook.language.tree import Token, Tree
from pledgebook.span import Span

_EDGE = " ,;:.–—-"
_CLAUSE_ENDS = {",", '"', "'", "?", "!", "-", "–", "—"}
_NEAR = 40  # words after a verb among which its speaker and "that" stand
_GROUNDS = frozenset({"because", "if", "unless", "until", "so"})
_LATER = ("conj", "cc", "advcl", "parataxis")


def clause_after(tree: Tree, saying: Saying, words: SpeechWords) -> Span | None:
    """Return the clause that follows a speech verb and is its object."""
    verb = saying.verb
    if _set_off(tree, saying):
        return None
    for child in tree.children(verb, "ccomp", "xcomp"):
        if child.index > verb.index and _fits(tree, child, saying, words):
            return _extent(tree, saying, child, words)
    if (act := asked(tree, saying, words)) is not None:
        return _extent(tree, saying, act, words)
    if Takes.CLAUSE not in saying.takes:
        return None
    if (report := _retold(tree, verb)) is not None:
        return report
    return _marked_clause(tree, saying, words) or _mishung_clause(tree, saying, words)


def _retold(tree: Tree, verb: Token) -> Span | None:
    """Return what somebody else is quoted as saying, with who says it ("Tass quoted Mr Ivanov as saying that")."""
    led = [prep for prep in tree.children(verb, "prep") if prep.text.lower() == "as"]
    for told in (word for prep in led for word in tree.children(prep, "pcomp")):
        if (quoted := quoted_as(tree, told)) is not None and tree.children(told, "ccomp"):
            return tree.reach(quoted).join(tree.reach(told))
    return None


def _set_off(tree: Tree, saying: Saying) -> bool:
    """Tell whether a comma ends the words of the speech verb: ", he said, …"."""
    first, end = saying.verb.index + 1, saying.group.end
    after = [word for word in tree.tokens[first : first + _NEAR] if word.start >= end]
    return bool(after) and after[0].text == "," and not any(word.text.lower() == "that" for word in after)


def _mishung_clause(tree: Tree, saying: Saying, words: SpeechWords) -> Span | None:
    """Return a clause that the parser hung elsewhere, as the verb's object or as an aside."""
    verb = saying.verb
    stated = saying.told(Takes.CLAUSE) is Tells.STATEMENT
    for child in tree.children(verb, *(("ccomp", "advcl", "dobj") if stated else ("ccomp",))):
        if child.index > verb.index and (start := _mishung_start(tree, verb, child)) is not None:
            return Span(start.start, _end(tree, saying, child, words))
    return _rest(tree, saying) if verb.lemma == "say" and saying.speaker is not None else None


def _mishung_start(tree: Tree, verb: Token, child: Token) -> Token | None:
    """Return the first word of a clause that hangs from a verb under another name."""
    if child.dep == "dobj":
        clause = next((c for c in tree.children(child, "relcl") if finite(tree, c)), None)
        first = tree.subtree(clause)[0] if clause is not None else None
        return first if first is not None and first.tag not in ("WDT", "WP", "WRB", "WP$") else None
    if not tensed(tree, child):
        return None
    if child.dep == "advcl":
        own = finite(tree, child) and not tree.children(child, "mark", "advmod")
        return next(w for w in tree.subtree(child) if w.index > verb.index) if own else None
    if verb.dep == "relcl":
        return tree.tokens[verb.index + 1]
    objects = [word for word in tree.children(verb, "dobj") if verb.index < word.index < child.index]
    return tree.subtree(objects[0])[0] if objects else None


def _rest(tree: Tree, saying: Saying) -> Span | None:
    """Return the rest of the sentence after "says" where it holds a verb in a tense of its own."""
    rest = [word for word in tree.tokens[saying.verb.index + 1 :] if word.pos != "PUNCT"]
    whole = saying.verb.head == saying.verb.index and saying.speaker is not None
    told = any(word.tag in ("VBZ", "VBD", "VBP", "MD") and word.dep != "relcl" for word in rest[1:])
    if not whole or not told or tree.tokens[saying.verb.index + 1].pos in ("PUNCT", "ADP"):
        return None
    return Span(rest[0].start, rest[-1].end)


def is_act(tree: Tree, saying: Saying, words: SpeechWords) -> bool:
    """Tell whether the clause after a speech verb is an infinitive."""
    after = [
        child for child in tree.children(saying.verb, "ccomp", "xcomp") if child.index > saying.verb.index
    ]
    acts = any(infinitive(tree, child) and not finite(tree, child) for child in after)
    return acts or (not after and asked(tree, saying, words) is not None)


def asked(tree: Tree, saying: Saying, words: SpeechWords) -> Token | None:
    """Return the act that somebody is asked for, wherever the parser hung it: "urged drivers in the hills to turn"."""
    hearer = _hearer(tree, saying)
    request = Takes.INFINITIVE in saying.takes and saying.told(Takes.INFINITIVE) is Tells.REQUEST
    if hearer is None or not request or _other_purpose(tree, saying, words):
        return None
    for word in tree.tokens[hearer.index + 1 : hearer.index + _NEAR]:
        if word.tag in ("VBZ", "VBD", "VBP", "MD") or word.text in ":;":
            return None
        if word.tag == "VB" and infinitive(tree, word):
            return word
    return None


def _hearer(tree: Tree, saying: Saying) -> Token | None:
    """Return the noun of whoever is asked: "urged drivers", "called on drivers"."""
    after = objects_of(tree, saying)
    return next((noun for noun in after if noun.index > saying.verb.index and noun.pos != "ADP"), None)


def _fits(tree: Tree, clause: Token, saying: Saying, words: SpeechWords) -> bool:
    if infinitive(tree, clause):
        return Takes.INFINITIVE in saying.takes and not _other_purpose(tree, saying, words)
    if (
        _open_question(tree, clause)
        and saying.verb.tag in ("VB", "VBG")
        and saying.tells is not Tells.QUESTION
    ):
        return False
    if clause.tag == "VBG" and not tensed(tree, clause):
        return Takes.GERUND in saying.takes and tree.tokens[clause.index - 1].text != ","
    return Takes.CLAUSE in saying.takes and finite(tree, clause)


def _other_purpose(tree: Tree, saying: Saying, words: SpeechWords) -> bool:
    """Tell whether an infinitive says what for, not what was promised or asked."""
    if saying.tells is Tells.PROMISE:
        return _has_object(tree, saying.verb)
    return _asks_a_thing(tree, saying.verb, words) or (
        saying.told(Takes.INFINITIVE) is Tells.REQUEST and _asks_nobody(tree, saying.verb)
    )


def _asks_nobody(tree: Tree, verb: Token) -> bool:
    """Tell whether a request is for oneself: "asked not to be named"."""
    others = ("dobj", "dative", "prep", "prt")
    clauses = tree.children(verb, "xcomp", "ccomp")
    return not tree.children(verb, *others) and not any(
        tree.children(c, "nsubj", "nsubjpass") for c in clauses
    )


def _has_object(tree: Tree, verb: Token) -> bool:
    return any(child.pos == "NOUN" for child in tree.children(verb, "dobj"))


def _asks_a_thing(tree: Tree, verb: Token, words: SpeechWords) -> bool:
    """Tell whether the object of a request is a thing: "urged caution to avoid losses"."""
    return any(
        child.tag == "NN" and not tree.children(child, "det", "poss") and not can_speak(child, words)
        for child in tree.children(verb, "dobj")
    )


def _open_question(tree: Tree, clause: Token) -> bool:
    """Tell whether a clause asks rather than states: "explaining why …", "to say whether …"."""
    first = tree.subtree(clause)[0]
    return first.tag in ("WRB", "WP", "WDT") or first.text.lower() in ("whether", "if")


def _extent(tree: Tree, saying: Saying, clause: Token, words: SpeechWords) -> Span | None:
    reach = tree.subtree(clause)
    start = reach[0]
    hearer = _hearer(tree, saying) if infinitive(tree, clause) else None
    if hearer is not None and hearer.index < clause.index:
        start = next(word for word in tree.subtree(hearer) if word.start >= saying.cue.end)
    if start.index < saying.verb.index:
        if start.tag not in ("WDT", "WP", "WRB") and saying.verb.dep != "relcl":
            return Span(start.start, _end(tree, saying, clause, words))
        start = tree.tokens[saying.verb.index + 1]
    return Span(_past_day(tree, start).start, _end(tree, saying, clause, words))


def _past_day(tree: Tree, start: Token) -> Token:
    """Return the first word after the day on which it was said: "said on Friday they would stay"."""
    word = start
    while word.index + 1 < len(tree.tokens) and _of_day(tree, word):
        word = tree.tokens[word.index + 1]
    return word if word.text.lower() == "that" or word.dep in ("det", "nsubj", "poss", "compound") else start


def _of_day(tree: Tree, word: Token) -> bool:
    """Tell whether a word belongs to a day that is nobody's subject."""
    if word.dep == "prep":
        return any(noun.entity in ("DATE", "TIME") for noun in tree.children(word, "pobj"))
    return word.entity in ("DATE", "TIME") and word.dep in ("npadvmod", "pobj")


def _end(tree: Tree, saying: Saying, clause: Token, words: SpeechWords) -> int:
    """Return where a reported clause ends: with the sentence, or where the speech verb takes over again."""
    verb = saying.verb
    whole = tree.tokens[-1] if verb.head == verb.index else tree.subtree(verb)[-1]
    end = whole.end
    for child in tree.children(verb):
        if child.index <= clause.index:
            continue
        first = next(word for word in tree.subtree(child) if word.index > clause.index)
        later = child.dep in _LATER and not _told_too(tree, child) and not _ground(tree, child)
        if later or (child.dep == "prep" and _occasion(tree, child, words)):
            end = min(end, tree.tokens[first.index - 1].end)
    for word in tree.subtree(clause):
        if word.index > clause.index and word.start < end and resumed(tree, word, words) is not None:
            end = _before_joint(tree, word)
    for word in tree.tokens[clause.index + 1 :]:
        if word.start < end and _by_another(tree, word):
            return _before_joint(tree, word)
    return end


def _ground(tree: Tree, child: Token) -> bool:
    """Tell whether a clause gives the ground or the condition of what was told, wherever the parser hung it."""
    marks = tree.children(child, "mark") if child.dep == "advcl" else ()
    return any(mark.text.lower() in _GROUNDS for mark in marks)


def _told_too(tree: Tree, child: Token) -> bool:
    """Tell whether another clause with "that" goes on with what was told: "that it was late but that …"."""
    clause = next((c for c in tree.children(tree.head(child), "conj") if c.index >= child.index), None)
    return (
        child.dep in ("cc", "conj")
        and clause is not None
        and any(mark.text.lower() == "that" for mark in tree.children(clause, "mark"))
    )


def _by_another(tree: Tree, word: Token) -> bool:
    """Tell whether ", according to" opens here: it names who tells of the whole sentence."""
    following = tree.tokens[word.index + 1].text if word.index + 1 < len(tree.tokens) else ""
    apart = word.index > 0 and tree.tokens[word.index - 1].text == ","
    return apart and (word.text, following) == ("according", "to")


def _before_joint(tree: Tree, word: Token) -> int:
    """Return where the words before ", and urged" end."""
    last = tree.tokens[word.index - 1]
    while last.index > 0 and (last.pos == "CCONJ" or last.text == ","):
        last = tree.tokens[last.index - 1]
    return last.end


def _occasion(tree: Tree, prep: Token, words: SpeechWords) -> bool:
    """Tell whether a phrase says where words were spoken: "in a statement", "at a news conference"."""
    return any(words.is_a("occasion", word.text) for word in tree.children(prep, "pobj"))


def _marked_clause(tree: Tree, saying: Saying, words: SpeechWords) -> Span | None:
    """Return the clause after "that" where the parser hung it elsewhere."""
    verb = saying.verb
    for word in tree.tokens[verb.index + 1 : verb.index + 9]:
        if word.pos in ("VERB", "AUX"):
            return None
        if word.text.lower() == "that" and (word.dep == "mark" or _misread(saying, word, words)):
            return Span(word.start, _end(tree, saying, word, words))
    return None


def _misread(saying: Saying, that: Token, words: SpeechWords) -> bool:
    """Tell whether the parser took what somebody was told for a clause about them: "told by Berg that it fell"."""
    return words.is_a("to_somebody", saying.verb.lemma) and that.dep not in ("nsubj", "nsubjpass", "det")


def clause_before(tree: Tree, saying: Saying) -> Span | None:
    """Return the clause that stands before ", he said"."""
    verb = saying.verb
    group = saying.group
    if not saying.takes & {Takes.QUOTE, Takes.CLAUSE}:
        return None
    before = [word for word in tree.tokens if word.end <= group.start]
    last = all(word.pos == "PUNCT" for word in tree.tokens if word.start >= group.end)
    if not before or not (last or before[-1].text in _CLAUSE_ENDS):
        return None
    clause = next((child for child in tree.children(verb, "ccomp") if child.index < verb.index), None)
    if clause is None and verb.dep == "parataxis" and tree.head(verb).index < verb.index:
        clause = tree.head(verb)
    if clause is None:
        return None
    first = tree.tokens[0] if verb.head == verb.index or verb.dep == "parataxis" else tree.subtree(verb)[0]
    return Span(first.start, before[-1].end)


def clause_around(tree: Tree, saying: Saying) -> Span | None:
    """Return the clause that ", he said," stands in the middle of."""
    verb = saying.verb
    above = tree.head(verb) if verb.dep == "parataxis" else None
    if above is None or above.index < verb.index:
        above = next((child for child in tree.children(verb, "ccomp") if child.index > verb.index), None)
    if above is None or not finite(tree, above) or not _set_off(tree, saying):
        return None
    reach = tree.subtree(above)
    around = reach[0].end <= saying.group.start or _only_joined(tree, saying)
    return Span(reach[0].start, reach[-1].end) if around else None


def _only_joined(tree: Tree, saying: Saying) -> bool:
    """Tell whether nothing but a joining word stands before the speech verb: "But, said Berg, it will hold"."""
    before = [word for word in tree.tokens[: saying.verb.index] if word.end <= saying.group.start]
    return bool(before) and all(word.pos in ("CCONJ", "PUNCT", "ADV") for word in before)


def ground_after(tree: Tree, saying: Saying, told: Span) -> Span | None:
    """Return the ground or condition that goes on with what was told: "It will hold, Berg said, because …"."""
    if told.end > saying.group.start:
        return None
    for word in tree.tokens[1:]:
        apart = tree.tokens[word.index - 1].text == ","
        if word.start >= saying.group.end and apart and word.text.lower() in _GROUNDS:
            return Span(word.start, tree.tokens[-1].end)
    return None


def trimmed(text: str, span: Span) -> Span:
    """Return a span without the signs and the joining word at its edges."""
    start, end = span
    while start < end and text[start] in " ,;:–—-":
        start += 1
    end = _bare_end(text, start, end)
    joint = text[start:end].rpartition(" ")[2].lower()
    return Span(start, _bare_end(text, start, end - len(joint)) if joint in ("and", "but", "or") else end)


def _bare_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _EDGE and not _initials(text, end):
        end -= 1
    return end


def _initials(text: str, end: int) -> bool:
    return text[end - 1] == "." and text[max(0, end - 3)] == "."
