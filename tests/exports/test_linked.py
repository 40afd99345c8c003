"""Commitments as linked data, read again by a reader of others that knows nothing of ours."""

import json
from typing import Any

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import PROV, RDF

from pledgebook.exports.linked import linked_line, linked_record
from pledgebook.jobs import ListRequest
from pledgebook.jobs.stocking import stock_in
from pledgebook.ledger import Ledger
from tests.ledger.books import OLD, document, read, three

SCHEMA = Namespace("https://schema.org/")
HOME = "https://ledger.example/"
NASTY = (
    "Sweden will give Moldova between 3 and 4 million euros for clinics, a minister said. </script><b>&amp;"
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Commitments with what they rest on, by donor."""
    path = str(tmp_path_factory.mktemp("book") / "book.db")
    with Ledger.open(path) as ledger:
        nasty = document(NASTY, "nasty", title="<b>", publisher="P & Q", url="https://n.example/a b<c>")
        ledger.add([*three(), read(nasty)], OLD)
        with stock_in(ledger, ListRequest()) as stock:
            return {one.actors[0]: (one, said) for one, said in stock.told()}


def graph_of(told: tuple[Any, Any], home: str | None = HOME) -> Graph:
    return Graph().parse(data=linked_line(*told, home), format="json-ld")


def one_of_kind(graph: Graph, kind: URIRef) -> URIRef:
    (found,) = graph.subjects(RDF.type, kind)
    assert isinstance(found, URIRef)
    return found


def test_a_commitment_is_a_claim_about_an_act(told: dict[str, Any]) -> None:
    one, _ = told["FIN"]
    graph = graph_of(told["FIN"])
    me = URIRef(f"{HOME}commitments/{one.id}")
    assert (me, RDF.type, SCHEMA.Claim) in graph
    act = graph.value(me, SCHEMA.about)
    assert graph.value(act, RDF.type) == SCHEMA.GiveAction
    assert graph.value(act, SCHEMA.actionStatus) == SCHEMA.PotentialActionStatus
    agent, money = graph.value(act, SCHEMA.agent), graph.value(act, SCHEMA.object)
    assert (agent, RDF.type, SCHEMA.Country) in graph
    assert str(graph.value(agent, SCHEMA.identifier)) == "FIN"
    assert graph.value(money, SCHEMA.value).toPython() == 5_000_000
    assert str(graph.value(money, SCHEMA.currency)) == "EUR"


def test_it_leads_back_to_words_and_documents(told: dict[str, Any]) -> None:
    one, said = told["FIN"]
    graph = graph_of(told["FIN"])
    me = URIRef(f"{HOME}commitments/{one.id}")
    (claim,) = graph.objects(me, PROV.wasDerivedFrom)
    assert str(graph.value(claim, SCHEMA.text)) == said[0].words
    source = graph.value(claim, PROV.wasQuotedFrom)
    assert source == URIRef(f"{HOME}documents/{said[0].source.id}")
    assert str(graph.value(graph.value(source, SCHEMA.publisher), SCHEMA.name)) == "Example Wire"
    activity = graph.value(me, PROV.wasGeneratedBy)
    assert (activity, PROV.used, source) in graph
    agent = graph.value(activity, PROV.wasAssociatedWith)
    assert (agent, RDF.type, PROV.SoftwareAgent) in graph


def test_the_review_says_how_firm_and_how_sure_and_not_whether_it_is_true(told: dict[str, Any]) -> None:
    one, _ = told["DNK"]
    graph = graph_of(told["DNK"])
    review = one_of_kind(graph, SCHEMA.ClaimReview)
    rating = graph.value(review, SCHEMA.reviewRating)
    assert str(graph.value(rating, SCHEMA.alternateName)) == "delivered"
    assert graph.value(rating, SCHEMA.ratingValue).toPython() == pytest.approx(one.confidence, abs=1e-4)
    assert "not whether the words are true" in str(graph.value(review, SCHEMA.reviewAspect))
    assert "counted" in str(graph.value(rating, SCHEMA.ratingExplanation))
    act = graph.value(graph.value(review, SCHEMA.itemReviewed), SCHEMA.about)
    assert graph.value(act, SCHEMA.actionStatus) == SCHEMA.CompletedActionStatus


def test_every_link_inside_leads_to_something_said(told: dict[str, Any]) -> None:
    for pair in told.values():
        graph = graph_of(pair)
        subjects = set(graph.subjects())
        inside = {one for one in graph.objects() if isinstance(one, URIRef) and str(one).startswith(HOME)}
        assert inside <= subjects


def test_what_was_read_ends_no_element_and_makes_no_address(told: dict[str, Any]) -> None:
    line = linked_line(*told["SWE"], HOME)
    assert "<" not in line
    assert "&" not in line
    graph = graph_of(told["SWE"])
    assert not list(graph.objects(None, SCHEMA.url))


def test_without_a_home_ids_are_names(told: dict[str, Any]) -> None:
    one, said = told["FIN"]
    record = linked_record(one, said)
    assert json.loads(linked_line(one, said)) == record
    assert record["@graph"][0]["@id"] == f"urn:pledgebook:commitment:{one.id}"
    assert len(graph_of(told["FIN"], None)) == len(graph_of(told["FIN"]))
