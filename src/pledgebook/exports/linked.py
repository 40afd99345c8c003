"""Commitments as linked data (JSON-LD): what was claimed in words of schema.org, where it comes from in words of PROV.

A commitment is a claim about an act, made of the claims of documents; the review of it says how firm the act is by the
words, and how sure the program is, never whether what was said is true. The context stands in the record itself, so
that nothing is fetched to read it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pledgebook import __version__
from pledgebook.claims.claim import Form, Stage
from pledgebook.claims.record import json_line, number
from pledgebook.commitments import Commitment, Statement
from pledgebook.commitments.record import Record
from pledgebook.commitments.statement import GROUP, Source, Sum
from pledgebook.commitments.title import party_names, thing
from pledgebook.settings import Settings
from pledgebook.vocabulary import Vocabulary

MEDIA = "application/ld+json"
_BARE = "urn:pledgebook:"
_PROGRAM = "https://pypi.org/project/pledgebook/"
_CONTEXT: Record = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        name: {"@type": "@id"}
        for name in ("url", "about", "appearance", "firstAppearance", "itemReviewed", "isPartOf")
    },
    "hasPart": {"@type": "@id"},
    "actionStatus": {"@type": "@vocab"},
    "datePublished": {"@type": "Date"},
    **{
        f"prov:{name}": {"@type": "@id"}
        for name in (
            "wasDerivedFrom",
            "wasQuotedFrom",
            "wasGeneratedBy",
            "wasAttributedTo",
            "wasAssociatedWith",
            "used",
        )
    },
}
_STATUS = {
    Stage.DELIVERED: "CompletedActionStatus",
    Stage.DELIVERING: "ActiveActionStatus",
    Stage.CANCELLED: "FailedActionStatus",
    Stage.RULED_OUT: "FailedActionStatus",
}
_ACTIONS = {Form.TALKS: "CommunicateAction", Form.LOAN: "LendAction", Form.SANCTIONS: "Action"}


def linked_line(one: Commitment, said: Iterable[Statement], home: str | None = None) -> str:
    """Return a commitment as JSON that may stand in a page: it holds no sign that could end its element."""
    line = json_line(linked_record(one, said, home))
    return line.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def linked_record(one: Commitment, said: Iterable[Statement], home: str | None = None) -> Record:
    """Return a commitment with its claims, their documents and its review as one graph.

    `home` is the address under which the pages are, with a slash at its end; without one, ids are names.
    """
    told = sorted(said, key=lambda claim: claim.order)
    place = _Place(home)
    sources = {claim.source.id: claim.source for claim in told}
    graph = [
        _commitment(one, told, place),
        _act(one, place, party_names(Vocabulary(Settings().vocabulary))),
        _review(one, place),
        _reconciling(one, told, place),
        {"@id": _PROGRAM, "@type": ["SoftwareApplication", "prov:SoftwareAgent"], "name": "Pledgebook"}
        | {"softwareVersion": __version__, "applicationCategory": "ReferenceApplication"},
        *(_claim(claim, one, place) for claim in told),
        *(_document(source, place) for source in sources.values()),
    ]
    return {"@context": _CONTEXT, "@graph": graph}


class _Place:
    """The ids of things: addresses where there is a home, else names."""

    def __init__(self, home: str | None) -> None:
        self._home = home

    def commitment(self, name: str, part: str = "") -> str:
        return f"{self._of('commitments', name)}{f'#{part}' if part else ''}"

    def document(self, name: str) -> str:
        return self._of("documents", name)

    def _of(self, kind: str, name: str) -> str:
        return f"{self._home}{kind}/{name}" if self._home else f"{_BARE}{kind[:-1]}:{name}"


def _commitment(one: Commitment, told: list[Statement], place: _Place) -> Record:
    return _known(
        {
            "@id": place.commitment(one.id),
            "@type": ["Claim", "prov:Entity"],
            "identifier": [one.id, *one.aliases],
            "name": one.title,
            "about": place.commitment(one.id, "act"),
            "datePublished": one.day.isoformat() if one.day else None,
            "firstAppearance": place.document(told[0].source.id) if told else None,
            "appearance": list(dict.fromkeys(place.document(claim.source.id) for claim in told)),
            "isPartOf": place.commitment(one.parent) if one.parent else None,
            "hasPart": [place.commitment(part) for part in one.children],
            "prov:wasDerivedFrom": [place.commitment(one.id, f"c-{claim.claim}") for claim in told],
            "prov:wasGeneratedBy": place.commitment(one.id, "reconciling"),
        }
    )


def _act(one: Commitment, place: _Place, names: Mapping[str, str]) -> Record:
    return _known(
        {
            "@id": place.commitment(one.id, "act"),
            "@type": _ACTIONS.get(one.form, "GiveAction") if one.form else "GiveAction",
            "name": one.title,
            "agent": [_party(code, names) for code in one.actors],
            "recipient": [_party(code, names) for code in one.recipients],
            "actionStatus": _STATUS.get(one.stage, "PotentialActionStatus"),
            "object": [{"@type": "Thing", "name": thing(item)} for item in one.items]
            + [_money(said) for said in (one.amount,) if said],
            "startTime": one.period.start if one.period else None,
            "endTime": one.period.end if one.period else None,
        }
    )


def _party(code: str, names: Mapping[str, str]) -> Record:
    if code == GROUP or code.startswith("<"):
        return {"@type": "Organization", "name": "a group not named" if code == GROUP else code.strip("<>")}
    state = len(code) == len("NOR") and code in _states()
    return {
        "@type": "Country" if state else "Organization",
        "name": names.get(code, code),
        "identifier": code,
    }


def _states() -> Mapping[str, Any]:
    return Vocabulary(Settings().vocabulary).rows("states")


def _money(said: Sum) -> Record:
    least, most = number(said.value), number(said.value_max)
    worth = {"value": least} if most is None else {"minValue": least, "maxValue": most}
    words = " ".join(part for part in (said.qualifier.value, said.per.value) if part not in ("exact", "once"))
    return _known(
        {
            "@type": "MonetaryAmount",
            "currency": said.currency,
            **worth,
            "description": words.replace("_", " "),
        }
    )


def _review(one: Commitment, place: _Place) -> Record:
    standing = "counted" if one.counted else f"not counted: {one.not_counted_because}"
    return {
        "@id": place.commitment(one.id, "review"),
        "@type": "ClaimReview",
        "claimReviewed": one.title,
        "itemReviewed": place.commitment(one.id),
        "reviewAspect": "how firm the act is by the words, not whether the words are true",
        "author": {"@id": _PROGRAM},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": one.firmness,
            "ratingValue": round(one.confidence, 4),
            "bestRating": 1,
            "worstRating": 0,
            "ratingExplanation": "; ".join(_doubts(one, standing)),
        },
    }


def _doubts(one: Commitment, standing: str) -> Iterator[str]:
    yield "the value is the share of such records that are right"
    yield standing
    many = one.independent_sources
    yield f"{many} independent source{'' if many == 1 else 's'}"
    yield from (f"sources differ on {found.field}, {found.chosen} is taken" for found in one.conflicts)
    if one.reviewed:
        yield "a person has decided on it"


def _reconciling(one: Commitment, told: list[Statement], place: _Place) -> Record:
    used = dict.fromkeys(place.document(claim.source.id) for claim in told)
    return {
        "@id": place.commitment(one.id, "reconciling"),
        "@type": "prov:Activity",
        "name": "reading the documents and setting their claims together",
        "prov:used": list(used),
        "prov:wasAssociatedWith": _PROGRAM,
    }


def _claim(said: Statement, one: Commitment, place: _Place) -> Record:
    return _known(
        {
            "@id": place.commitment(one.id, f"c-{said.claim}"),
            "@type": ["Claim", "prov:Entity"],
            "identifier": said.claim,
            "text": said.words,
            "appearance": place.document(said.source.id),
            "about": place.commitment(one.id, "act"),
            "creativeWorkStatus": f"{'not ' if said.negated else ''}{said.stage.value.replace('_', ' ')}",
            "datePublished": said.day.isoformat() if said.day else None,
            "prov:wasQuotedFrom": place.document(said.source.id),
        }
    )


def _document(source: Source, place: _Place) -> Record:
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else None
    web = (
        source.url
        if source.url and source.url.startswith(("http://", "https://")) and _is_iri(source.url)
        else None
    )
    return _known(
        {
            "@id": place.document(source.id),
            "@type": ["CreativeWork", "prov:Entity"],
            "identifier": source.id,
            "name": source.title,
            "url": web,
            "publisher": publisher,
            "datePublished": source.published.isoformat() if source.published else None,
        }
    )


def _is_iri(url: str) -> bool:
    return not any(sign in ' <>"{}|\\^`' or sign < "!" for sign in url)


def _known(record: Record) -> Record:
    """Leave out what is not known: a missing value says as much."""
    return {name: value for name, value in record.items() if value not in (None, "", [])}
