"""Category and form of an act, from its things, its words and what it is for (codebook 3)."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Category, Form
from pledgebook.claims.finishing.purpose import Subject, purpose, votes
from pledgebook.claims.words.kinds import creditors, purposes
from pledgebook.claims.words.respite import is_respite
from pledgebook.language import Annotation, Item, Tree
from pledgebook.language.item_groups import find_group
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

_LENT = (Form.LOAN, Form.GUARANTEE, Form.DEBT_RELIEF)
_MONEY = (Form.MONEY, *_LENT)
_OWN_FORM = (Form.SANCTIONS, Form.TALKS, Form.AIRSPACE, Form.SECURITY_GUARANTEE, Form.DEBT_RELIEF)

_MATTER = {Form.GOODS, Form.PERSONNEL, Form.SERVICES, None}  # sent together they are one act

_Kinds = dict[Form | None, list[Item]]


def shape(draft: Draft, told: Subject, annotation: Annotation, vocabulary: Vocabulary) -> Iterator[Draft]:
    """Yield the act once for each shape its things have ("weapons, training and sanctions" are three).

    What is sent in kind is one act: "a plane with tents and 40 doctors".
    """
    draft = _without_talks(draft, vocabulary)
    if draft.act.verb_form:
        yield _shaped(draft, draft.items, told, annotation, vocabulary)
        return
    kinds: _Kinds = {}
    for item in draft.items:
        kinds.setdefault(_form_of(item, vocabulary), []).append(item)
    if draft.amount or len(kinds) <= 1 or kinds.keys() <= _MATTER:
        yield _shaped(draft, draft.items, told, annotation, vocabulary)
        return
    named: _Kinds = {form: items for form, items in kinds.items() if form is not None}
    for items in _side_by_side(draft, named or kinds):
        yield _shaped(draft, items, told, annotation, vocabulary)


def _side_by_side(draft: Draft, kinds: _Kinds) -> list[tuple[Item, ...]]:
    """Return the things of each kind, with what only says what one of them is or is for ("an airlift of tents")."""
    tree = draft.act.passage.tree
    kind_at = {top.index: form for form, items in kinds.items() for i in items if (top := tree.top(i.head))}
    groups: _Kinds = {}
    for form, items in kinds.items():
        above = {_kind_above(tree, item, kind_at, form) for item in items}
        groups.setdefault(above.pop() if len(above) == 1 else form, []).extend(items)
    return [tuple(items) for items in groups.values()]


def _kind_above(tree: Tree, item: Item, kind_at: dict[int, Form | None], own: Form | None) -> Form | None:
    """Return the kind of the thing that an item hangs below without being coordinated with it, else its own."""
    current = tree.top(item.head)
    while current is not None and current.dep != "conj" and current.head != current.index:
        current = tree.head(current)
        if kind_at.get(current.index, own) is not own:
            return kind_at[current.index]
    return own


def _without_talks(draft: Draft, vocabulary: Vocabulary) -> Draft:
    """Leave out the meeting at which money or goods were promised: it is the occasion, not the act."""
    others = tuple(item for item in draft.items if _form_of(item, vocabulary) is not Form.TALKS)
    meeting = len(others) < len(draft.items)
    return draft._replace(items=others) if meeting and (draft.amount or others) else draft


def _form_of(item: Item, vocabulary: Vocabulary) -> Form | None:
    form = find_group(item.group, vocabulary).form if item.group else None
    if form is None and _is_freight(item):
        return Form.GOODS
    return Form(form) if form else None


def _is_freight(item: Item) -> bool:
    """Tell whether help of no stated shape is counted by weight or load, as goods are ("40 tonnes of aid")."""
    general = (item.group or "").startswith("general/")
    return general and item.quantity is not None and item.unit not in (None, *_LOTS)


_LOTS = ("shipment", "package")  # of money as well ("two tranches of aid")


def _shaped(
    draft: Draft, items: tuple[Item, ...], told: Subject, annotation: Annotation, vocabulary: Vocabulary
) -> Draft:
    words = draft.region.of(annotation.view.text)
    form = _form(draft, items, words, vocabulary)
    category = _category(draft, items, form, told, annotation, vocabulary)
    shown = tuple(item for item in items if _shown(item, vocabulary))
    return draft._replace(items=shown, form=form, category=category)


def _shown(item: Item, vocabulary: Vocabulary) -> bool:
    """Keep the things; words for money and for help as such only say what the act is."""
    if item.group is None:
        return True
    return _form_of(item, vocabulary) not in (None, *_MONEY)


def _form(draft: Draft, items: tuple[Item, ...], words: str, vocabulary: Vocabulary) -> Form | None:
    if (own_form := draft.act.verb_form) and not draft.amount:
        return own_form
    named = [form for item in items if (form := _form_of(item, vocabulary))]
    own = next((form for form in named if form in _OWN_FORM), None)
    if is_respite(draft.act):
        return Form.DEBT_RELIEF
    if own:
        return own
    if draft.amount is None:
        counted = (_form_of(item, vocabulary) for item in items if item.quantity is not None)
        paid = draft.act.foot.lemma.lower() in draft.act.passage.grammar.payments_made
        told = named[0] if named else Form.MONEY if paid else None
        return next((form for form in counted if form not in (None, *_MONEY)), told)
    if money := _money_form(draft, named, vocabulary):
        return money
    goods = next((form for form in named if form != Form.MONEY), None)
    return goods if goods and _pays_in_kind(draft, annotation_words=words) else Form.MONEY


def _money_form(draft: Draft, named: Sequence[Form], vocabulary: Vocabulary) -> Form | None:
    """Return whether an amount is lent, guaranteed or forgiven, by the words about it, its names, or who gives it."""
    if _is_called_a_grant(draft):
        return None
    part, close = draft.own_part, draft.close
    around = Span(max(part.start, close.start - _NEAR), min(part.end, close.end + _NEAR))
    said = purposes(vocabulary).form(around.of(draft.act.passage.text), close.start - around.start)
    said = said if said in _LENT else None
    lent = next((form for form in named if form in _LENT), None)
    creditor = {party.id for party in draft.doers.parties} & creditors(vocabulary)
    return said or lent or (Form.LOAN if creditor and not named else None)


_NEAR = 80  # code points


def _is_called_a_grant(draft: Draft) -> bool:
    """Tell whether a sum's own noun says that it is given, whatever is lent beside it ("a $5m grant", "grants of")."""
    nouns = takewhile(lambda step: step.token.pos not in ("VERB", "AUX"), draft.act.chain.steps)
    finance = draft.act.passage.grammar.finance
    called = (step.token.lemma.lower() for step in nouns if step.token.pos == "NOUN")
    return next((finance[name] for name in called if name in finance), None) == "money/grant"


def _pays_in_kind(draft: Draft, annotation_words: str) -> bool:
    """Tell whether the amount only values things given ("$800 million in arms", "tanks worth €5 million")."""
    assert draft.amount is not None
    at = draft.amount.span.shift(-draft.region.start)
    before, after = annotation_words[: at.start].rstrip().lower(), annotation_words[at.end :].lstrip().lower()
    return _WORTH.search(before) is not None or after.startswith(("in ", "worth of", "of ", "package of"))


_WORTH = re.compile(
    r"\b(?:worth|valued at|value of)(?: (?:an? )?[a-z]+){0,2}$"
)  # "worth an estimated", "worth over"


def _category(
    draft: Draft,
    items: tuple[Item, ...],
    form: Form | None,
    told: Subject,
    annotation: Annotation,
    vocabulary: Vocabulary,
) -> Category | None:
    if form in (Form.SANCTIONS, Form.TALKS, Form.SECURITY_GUARANTEE):
        return Category.POLITICAL
    if form is Form.AIRSPACE:
        return Category.MILITARY
    if draft.act.inherent and draft.act.inherent.category:
        return draft.act.inherent.category
    chosen = purpose(votes(draft, items, form, told, annotation, vocabulary), vocabulary)
    # Financial is money, loans and guarantees alone: a thing that is given is for soldiers or for civilians.
    return Category.HUMANITARIAN if (chosen, form) == (Category.FINANCIAL, Form.GOODS) else chosen
