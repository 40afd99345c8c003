"""One act told in a headline and below it, or by a participle beside its verb, is told once (codebook 4.5)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from pledgebook.claims.acts.deployed import top_of
from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.acts.governing import verbs
from pledgebook.claims.acts.within import can_be_part, is_part
from pledgebook.claims.claim import FORWARD, Form, StageGroup
from pledgebook.claims.words.cues import CueClass
from pledgebook.claims.words.kinds import are_all
from pledgebook.claims.words.steps import Step
from pledgebook.language import BlockKind, Item, Token
from pledgebook.party import Party


def told_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, each that only tells another again joined to it."""
    kept = dict(enumerate(drafts))
    near = defaultdict[int, list[int]](list)  # by sentence, so that a long text is passed over once
    for place, draft in kept.items():
        near[draft.act.passage.number].append(place)
    for place, draft in enumerate(drafts):
        others = (at for at in _beside(draft, near) if at != place and at in kept)
        told = next((at for at in others if _is_again(draft, kept[at])), None)
        if told is not None:
            kept[told] = _joined(kept[told], kept.pop(place))
    return list(kept.values())


def _beside(draft: Draft, near: Mapping[int, Sequence[int]]) -> Iterator[int]:
    """Yield the places of the acts that a draft can tell again: of its sentence, below a headline, before thanks."""
    if not _can_be_again(draft):
        return
    own = draft.act.passage.number
    back = _FAR if _recalls(draft) else _REACH if _thanks(draft) or _names_the_money(draft) else 1
    sentences = [own, *range(own - 1, max(own - back, -1), -1)]
    for number in range(1, _REACH) if _heads(draft) else sentences:
        yield from near.get(number, ())


def _can_be_again(draft: Draft) -> bool:
    if draft.silent or draft.amount or draft.force.negated or draft.frame:
        return False
    recalling = _recalls(draft) or _names_the_money(draft)
    telling = recalling or _spent_on(draft) is not None or _participle(draft) is not None
    return _heads(draft) or _thanks(draft) or telling or _work_of(draft) is not None or can_be_part(draft)


def _is_again(draft: Draft, other: Draft) -> bool:
    return (
        _is_headline(draft, other)
        or _is_aside(draft, other)
        or _is_bought(draft, other)
        or _is_thanked(draft, other)
        or _is_by_workers(draft, other)
        or _is_recalled(draft, other)
        or _is_same_money(draft, other)
        or is_part(draft, other)
    )


def _is_recalled(draft: Draft, told: Draft) -> bool:
    """Tell whether a thing told of before is only known by who gave it ("the cars given by Oslo will help")."""
    before = told.act.passage.number < draft.act.passage.number
    same = draft.stage.group is told.stage.group and not (told.silent or told.force.negated)
    return before and same and _recalls(draft) and _alike(draft, told) and _are_named(draft, told)


def _is_same_money(draft: Draft, told: Draft) -> bool:
    """Tell whether money told before with its sum comes no further ("paid $5m. The money was wired on Friday")."""
    before = told.act.passage.number < draft.act.passage.number
    groups = (told.stage.group, draft.stage.group)
    further = groups[0] is not groups[1] and groups != (StageGroup.DONE, StageGroup.PROMISED)
    whole = before and told.amount is not None and not (told.silent or told.force.negated or further)
    return whole and _names_the_money(draft) and _alike(draft, told)


def _is_by_workers(draft: Draft, done: Draft) -> bool:
    """Tell whether people at work do what another act tells ("observers from Oslo monitored the vote in Nepal")."""
    verb, steps = _work_of(draft), done.act.chain.steps
    counted = done.act.echo is not None  # "will join the 500 in Gao"
    others = counted or (bool(done.items) and are_all(done.items, "personnel"))
    same = done.act.passage is draft.act.passage and done is not draft and not others
    return same and verb is not None and verb in (done.act.foot, *(step.token for step in steps[:1]))


def _work_of(draft: Draft) -> Token | None:
    """Return the verb by which people only do their work, where no word of giving tells of them."""
    top = top_of(draft.act.passage.tree, draft.act.foot)
    alone = not draft.act.chain.signs and not draft.act.inherent and are_all(draft.items, "personnel")
    return draft.act.passage.tree.head(top) if alone and top.dep == "nsubj" else None


def _names_the_money(draft: Draft) -> bool:
    """Tell whether an act names only "the money" or "the aid", with nobody who gives it."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    unsaid = "actor" in draft.guessed and not draft.items and draft.act.echo is None
    definite = any(word.text.lower() in (*_DEFINITE, "that") for word in tree.children(foot, "det"))
    words = draft.act.passage.grammar
    return unsaid and definite and foot.lemma.lower() in words.money | words.granted


def _are_named(draft: Draft, told: Draft) -> bool:
    """Tell whether the things were named before, by the same or a fuller name ("patrol boats", "the boats")."""
    names = [f" {name}" for name in _named(told.items)]
    return all(any(name.endswith(f" {own}") for name in names) for own in _named(draft.items))


def _recalls(draft: Draft) -> bool:
    """Tell whether a participle of giving behind a definite thing without a figure is all that tells of an act."""
    tree, foot = draft.act.passage.tree, draft.act.foot
    first = next(iter(draft.act.chain.steps), None)
    behind = first is not None and first.token.dep == "acl" and tree.head(first.token) == foot
    definite = any(word.text.lower() in _DEFINITE for word in tree.children(foot, "det"))
    newest = bool(tree.children(foot, "amod"))  # "the latest aid, approved by the cabinet"
    return behind and definite and not newest and not _counts(draft)


def _is_thanked(draft: Draft, told: Draft) -> bool:
    """Tell whether somebody is only thanked for an act told before ("thanked Qatar for its donation")."""
    before = told.act.passage.number < draft.act.passage.number
    gaining = _go_together(draft.recipients, told.recipients) or "recipient" in draft.guessed
    return (
        before and _thanks(draft) and not told.silent and gaining and _go_together(draft.actors, told.actors)
    )


def _thanks(draft: Draft) -> bool:
    """Tell whether a gift without a figure is named as the ground of thanks or praise."""
    words, foot = draft.act.passage.grammar, draft.act.foot
    thanking = any(verb.lemma.lower() in words.thanking for verb in verbs(draft))
    given = words.gift | words.handing if draft.items else words.gift
    return thanking and foot.lemma.lower() in given and not _counts(draft)


def _is_headline(draft: Draft, below: Draft) -> bool:
    """Tell whether a line above a report tells an act that the report then tells ("IMF approves loan for Peru")."""
    if not _heads(draft) or _heads(below) or below.silent or below.force.negated:
        return False
    same = draft.stage.group is below.stage.group or {draft.stage.group, below.stage.group} == FORWARD
    known = _named([item for item in draft.items if item.group])  # "arrangement" stands in no table
    return same and _alike(draft, below) and known <= _named(below.items)


def _heads(draft: Draft) -> bool:
    passage = draft.act.passage
    said = passage.said.rstrip("*_ \n")
    ends = said.endswith((".", "!", "?", '"', "\u201d", ":", ";"))
    return passage.number == 0 and not ends and passage.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH)


def _named(items: Sequence[Item]) -> set[str]:
    return {item.name for item in items}


def _alike(draft: Draft, other: Draft) -> bool:
    """Tell whether two tellings can be of one act: parties and form go together."""
    if Form.TALKS in (draft.form, other.form):
        return False
    gaining = _go_together(draft.recipients, other.recipients)
    return (
        _of_one_kind(draft, other)
        and _go_together(draft.actors, other.actors)
        and (gaining or "recipient" in draft.guessed | other.guessed)
    )


def _of_one_kind(one: Draft, other: Draft) -> bool:
    """Tell whether two forms can be of one act: the same, open, things and people sent together, money lent."""
    forms = {one.form, other.form} - {None}
    sent, lent = {Form.GOODS, Form.PERSONNEL, Form.SERVICES}, {Form.MONEY, Form.LOAN}
    return len(forms) < 2 or forms <= sent or forms <= lent


def _go_together(one: Sequence[Party], other: Sequence[Party]) -> bool:
    first, second = {party.id for party in one}, {party.id for party in other}
    return first <= second or second <= first


def _is_aside(draft: Draft, main: Draft) -> bool:
    """Tell whether a verb beside another only goes on about its act ("flew in, carrying tents")."""
    if main.act.passage is not draft.act.passage or main.silent:
        return False
    if not (_of_one_kind(draft, main) or _is_for(draft)):
        return False
    return _go_together(draft.actors, main.actors) and _goes_on(draft, main)


def _is_bought(draft: Draft, main: Draft) -> bool:
    """Tell whether a thing is what a sum beside it is for ("a loan of $5m for the supply of buses")."""
    spent = _spent_on(draft)
    if spent is None or main.amount is None or main.act.passage is not draft.act.passage or main.items:
        return False
    above = draft.act.passage.tree.head(spent).index
    return above in {main.act.foot.index, *(step.token.index for step in main.act.chain.steps)}


def _spent_on(draft: Draft) -> Token | None:
    """Return "for" where only nouns of giving lead from it to a thing ("for the provision of trucks")."""
    told = (step.token for step in draft.act.chain.steps)
    words = list(takewhile(lambda word: word.pos not in ("VERB", "AUX"), told))
    place = next((at for at, word in enumerate(words) if word.text.lower() == "for"), 0)
    return words[place] if place > 1 else None


def _goes_on(draft: Draft, main: Draft) -> bool:
    """Tell whether a participle hangs on another act, of which at most one counts things."""
    participle = _participle(draft)
    another = main.amount or (_counts(draft) and _counts(main))
    if participle is None or (another and not _is_for(draft)):
        return False
    above = {word.index for word in draft.act.passage.tree.ancestors(participle)}
    return bool(above & {main.act.foot.index, *(step.token.index for step in main.act.chain.steps)})


def _is_for(draft: Draft) -> bool:
    """Tell whether a participle only says whom an act helps, be they counted ("paid $5m, helping 40 schools")."""
    verb = _participle(draft)
    return (
        verb is not None and verb.dep == "advcl" and verb.lemma.lower() in draft.act.passage.grammar.mere_help
    )


def _participle(draft: Draft) -> Token | None:
    """Return the outermost verb of an act where it is a participle without a subject of its own."""
    above = verbs(draft)
    if not above or above[-1].tag != "VBG" or above[-1].dep not in ("advcl", "acl"):
        return None
    preposition = above[-1].text.lower() in draft.act.passage.grammar.circumstance  # "following a shipment"
    own = draft.act.passage.tree.children(above[-1], "nsubj", "aux", "mark")
    saying = any(step.token == above[-1] and _is_report(step) for step in draft.act.chain.signs)
    return None if own or preposition or saying else above[-1]


def _is_report(step: Step) -> bool:
    return step.sign is not None and step.sign.classes[0] is CueClass.REPORT


def _counts(draft: Draft) -> bool:
    return any(item.quantity is not None for item in draft.items)


def _joined(on: Draft, draft: Draft) -> Draft:
    """Return an act with the words and things of what tells it again."""
    evidence = sorted({*(on.evidence or (on.region,)), *(draft.evidence or (draft.region,))})
    things = () if _is_for(draft) else draft.items
    new = tuple(item for item in things if item.name not in _named(on.items))
    gaining = {party.id for party in on.recipients}
    return on._replace(
        evidence=tuple(evidence),
        items=on.items if on.amount and on.items else (*on.items, *new),
        actors=on.actors or tuple(party for party in draft.actors if party.id not in gaining),
        recipients=on.recipients or draft.recipients,
        cues=(*on.cues, *draft.cues),
    )


_REACH, _FAR = 7, 12  # sentences
_DEFINITE = ("the", "these", "those", "this")
