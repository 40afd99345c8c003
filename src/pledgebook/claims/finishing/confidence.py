"""How sure a claim is: the share of claims like it that a careful reader would call right.

Right means stage group, denial, actors, recipients and amount all as coded. What is like it is told by the
features below; their weights stand in confidence.yml and come from `make train`, a logistic regression on the
claims that the program makes of our own coded texts.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from math import exp

from pledgebook.claims.acts.draft import Draft
from pledgebook.claims.claim import Form
from pledgebook.language import Annotation
from pledgebook.vocabulary import Vocabulary

_POLITICAL = (Form.TALKS, Form.SANCTIONS, Form.AIRSPACE, Form.SECURITY_GUARANTEE)
_LEAST, _MOST = 0.02, 0.98
_SURE = 0.5  # a report of aid has an act that is as likely right as not
_REPORT = 1000  # code points; a shorter text is a note


def confidences(drafts: Sequence[Draft], vocabulary: Vocabulary) -> list[float]:
    """Return the confidence of each claim of a document, 0 to 1, in two decimals."""
    known = weights(vocabulary)
    return [share(having, known) for having in features(drafts)]


def is_unsure(shares: Sequence[float], annotation: Annotation) -> bool:
    """Tell whether a report has no claim that is sure: what is read into it has none; a note says little around one."""
    return len(annotation.view.text) >= _REPORT and max(shares, default=0.0) < _SURE


def features(drafts: Sequence[Draft]) -> list[frozenset[str]]:
    """Return the features that each claim of a document has."""
    beside = Counter(draft.act.passage.number for draft in drafts)
    return [frozenset(_features(draft, beside[draft.act.passage.number])) for draft in drafts]


def share(having: frozenset[str], weights: Mapping[str, float]) -> float:
    """Return the share of claims with these features that are right, by the weights of the features."""
    score = weights["always"] + sum(weights.get(name, 0.0) for name in having)
    return round(min(max(1 / (1 + exp(-score)), _LEAST), _MOST), 2)


def _features(draft: Draft, beside: int) -> Iterator[str]:
    yield from (f"{mark} from elsewhere" for mark in draft.guessed)
    yield f"stage {draft.stage.group.value}"
    yield from (name for name, has in _of_act(draft).items() if has)
    yield from (name for name, has in _of_parties(draft).items() if has)
    yield from (name for name, has in _of_sentence(draft, beside).items() if has)


def _of_act(draft: Draft) -> Mapping[str, bool]:
    return {
        "amount": draft.amount is not None,
        "currency open": draft.amount is not None and draft.amount.currency is None,
        "counted thing": any(item.quantity is not None for item in draft.items),
        "thing in no table": draft.act.unknown,
        "verb without a thing": draft.act.inherent is not None,
        "form open": draft.form is None,
        "category open": draft.category is None,
        "political": draft.form in _POLITICAL,
        "denied": draft.force.negated,
        "conditional": draft.force.conditional,
        "three words of firmness": len(draft.act.chain.signs) >= 3,
        "no word of firmness": not draft.act.chain.signs,
        "told twice": len(draft.evidence) > 1,
        "someone says so": bool(draft.attribution),
    }


def _of_parties(draft: Draft) -> Mapping[str, bool]:
    return {
        "no actor": not draft.actors,
        "several actors": len(draft.actors) > 1,
        "loose group": any(party.id == "GROUP" for party in draft.actors),
        "no recipient": not draft.recipients and draft.form not in _POLITICAL,
        "several recipients": len(draft.recipients) > 1,
        "recipient led to": draft.gainers.firm,
        "doer is a pronoun": draft.doers.pronoun is not None,
    }


def _of_sentence(draft: Draft, beside: int) -> Mapping[str, bool]:
    passage = draft.act.passage
    words = len(passage.tree.tokens)
    return {
        "line of a list": passage.listed,
        "another claim beside it": beside > 1,
        "three claims beside it": beside > 3,
        "short sentence": words < 12,
        "long sentence": words > 35,
        "four parties named": len({party.id for party in passage.parties} - {None}) > 3,
    }


@cache
def weights(vocabulary: Vocabulary) -> Mapping[str, float]:
    """Return the weights of confidence.yml, read once per process."""
    return {name: float(weight) for name, weight in vocabulary.rows("confidence")["weights"].items()}
