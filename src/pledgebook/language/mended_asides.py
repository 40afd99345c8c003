"""Who speaks and who acts, where a parse takes one for the other at words set in: "Oslo, said Ms Berg, will pay"."""

from pledgebook.language.tree import Token, Tree

_SAYING = ("say", "add", "announce", "declare", "explain", "report", "tell", "write")
_SUBJECTS = ("nsubj", "nsubjpass", "npadvmod")
_TELLERS = ("nsubj", "nsubjpass", "dobj")


def set_aside(tree: Tree) -> list[Token]:
    """Return the words of an aside with its verb before its speaker, parted from the clause that it breaks."""
    for verb in tree.tokens[2:-2]:
        if verb.lemma not in _SAYING or verb.tag not in ("VBD", "VBZ") or not _follows_comma(tree, verb):
            continue
        clause = _clause(tree, verb)
        if clause is not None and (changed := _apart(tree, verb, clause)):
            return changed
    return []


def told_behind_commas(tree: Tree) -> list[Token]:
    """Return the past tense taken for an aside on its own subject, as what is told of it.

    "The envoy, Hans Meier, handed over a bus, the ministry said": two nouns hang from "said", and only one speaks.
    """
    for verb in tree.tokens:
        subjects = tree.children(verb, "nsubj") if verb.lemma in _SAYING else ()
        if len(subjects) != 2 or verb.tag != "VBD":
            continue
        acting = subjects[0]
        told = next((word for word in tree.children(acting, "acl") if _is_told(tree, word)), None)
        if told is not None:
            done = told._replace(tag="VBD", dep="ccomp", head=verb.index)
            return [acting._replace(head=told.index), done]
    return []


def going_on(tree: Tree) -> list[Token]:
    """Return the verbs that go on behind an aside, hung from the clause that it breaks, and not from who speaks.

    "Peru has sent 40 tents, its envoy said, and will lend two planes": Peru lends them.
    """
    found: list[Token] = []
    for verb in tree.tokens:
        broken = _broken(tree, verb) if verb.lemma in _SAYING else None
        if broken is not None:
            behind = (then for then in tree.children(verb, "conj") if _goes_on(tree, verb, then))
            found += [then._replace(head=broken.index) for then in behind]
    return found


def _broken(tree: Tree, verb: Token) -> Token | None:
    """Return the clause in the midst of which somebody is said to say it."""
    if not tree.children(verb, "nsubj"):
        return None
    if verb.dep == "parataxis":
        return tree.head(verb)
    said = (clause for clause in tree.children(verb, "ccomp") if clause.index < verb.index)
    return next((clause for clause in said if tree.children(clause, "nsubj", "nsubjpass")), None)


def _goes_on(tree: Tree, verb: Token, then: Token) -> bool:
    """Tell whether a verb with an auxiliary and without a subject stands behind ", and" right after another."""
    auxiliaries = tree.children(then, "aux", "auxpass")
    alone = not tree.children(then, "nsubj", "nsubjpass", "mark")
    first = min((word.index for word in auxiliaries), default=0)
    before = [word.text.lower() for word in tree.tokens[max(0, first - 2) : first]]
    return alone and first - 2 >= verb.index + 1 and before in ([",", "and"], [",", "but"], [",", "or"])


def _is_told(tree: Tree, verb: Token) -> bool:
    """Tell whether a past form behind a comma has an object of its own."""
    return verb.tag in ("VBD", "VBN") and _follows_comma(tree, verb) and bool(tree.children(verb, "dobj"))


def _follows_comma(tree: Tree, word: Token) -> bool:
    return tree.tokens[word.index - 1].text == ","


def _clause(tree: Tree, verb: Token) -> Token | None:
    """Return the verb of the clause that an aside breaks: its finite word stands right behind the aside."""
    told = tree.children(verb, "ccomp") if verb.dep == "ROOT" else (tree.head(verb),)
    for clause in told:
        auxiliaries = tree.children(clause, "aux", "auxpass")
        first = min((word for word in (clause, *auxiliaries)), key=lambda word: word.index)
        if first.index > verb.index and clause.pos in ("VERB", "AUX") and _follows_comma(tree, first):
            return clause
    return None


def _apart(tree: Tree, verb: Token, clause: Token) -> list[Token]:
    """Return who acts hung from the clause, who speaks from the verb of the aside, and that from the clause."""
    hung = {word.index: word for word in (*tree.children(verb), *tree.children(clause))}.values()
    acting = [word for word in hung if word.dep in _SUBJECTS and word.index < verb.index - 1]
    telling = [word for word in hung if word.dep in _TELLERS and verb.index < word.index < clause.index]
    if len(acting) != 1 or len(telling) != 1 or acting[0] == telling[0]:
        return []
    role = "nsubjpass" if tree.children(clause, "auxpass") else "nsubj"
    top = (clause.index, "ROOT") if verb.dep == "ROOT" else (clause.head, clause.dep)
    return [
        acting[0]._replace(head=clause.index, dep=role),
        telling[0]._replace(head=verb.index, dep="nsubj"),
        verb._replace(head=clause.index, dep="parataxis"),
        clause._replace(head=top[0], dep=top[1]),
    ]
