"""Recall: what reading takes claims of money and goods from is kept by screening."""

import io
import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pledgebook import jobs
from pledgebook.bulk.first_look import FirstLook
from pledgebook.bulk.profile import Profile, read_profile
from pledgebook.bulk.screen import Kept, Screener
from pledgebook.claims import Reading
from pledgebook.claims.claim import Claim, Form, Stage
from pledgebook.language import find_names
from pledgebook.vocabulary import Vocabulary
from tests.bulk.crawl import answer, page, record

GOLDEN = Path(__file__).parents[1] / "golden" / "development"
SAMPLES = os.environ.get("PLEDGEBOOK_SAMPLES")
PROMISED_OR_DONE = {Stage.PLEDGED, Stage.COMMITTED, Stage.ALLOCATED, Stage.DELIVERING, Stage.DELIVERED}


def counts(claim: Claim) -> bool:
    given = claim.form in (Form.MONEY, Form.GOODS) and claim.stage in PROMISED_OR_DONE and not claim.negated
    return given and any(party.id == "UKR" for party in claim.recipients)


def missed(readings: Iterable[Reading], profile: Profile) -> tuple[int, list[str]]:
    """Return how many documents hold such a claim, and which of them are not kept once they are pages."""
    relevant = [one.document for one in readings if any(counts(claim) for claim in one.claims)]
    pages = {
        f"https://a.example/{number}": page(one.text.replace("\n\n", "\n"), one.title or "").encode()
        for number, one in enumerate(relevant)
    }
    found = kept(Screener(profile, 5_000_000), pages)
    return len(relevant), [
        one.id for number, one in enumerate(relevant) if f"https://a.example/{number}" not in found
    ]


def coded() -> dict[str, dict[str, bytes]]:
    """Return for each state the documents that people coded in which it is named and given money or goods, as pages.

    Screening goes by names: "the three Baltic states" keeps a page for none of the three.
    """
    found: dict[str, dict[str, bytes]] = {}
    for path in sorted(GOLDEN.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        written = page(told["text"].replace("\n\n", "\n"), told["title"]).encode()
        for state in gaining(told["claims"]) & {
            one.value.id for one in find_names(told["text"], Vocabulary())
        }:
            found.setdefault(state, {})[f"https://a.example/{path.stem}"] = written
    return found


def gaining(claims: list[dict[str, Any]]) -> set[str]:
    given = (
        one
        for one in claims
        if {"money", "goods"} & set(one["form"] or ()) and PROMISED_OR_DONE & set(one["stage"])
    )
    return {gains for one in given for gains in one["recipients"]}


def test_every_coded_document_is_kept_for_those_it_says_are_given_something(tmp_path: Path) -> None:
    """Another subject is another file: here one for each state that gains."""
    own = Vocabulary().rows("profiles/ukraine")
    states = Vocabulary().rows("states").keys()
    wanted = {state: pages for state, pages in coded().items() if state in states}
    lost = {}
    for state, pages in wanted.items():
        file = tmp_path / f"{state}.yml"
        file.write_text(json.dumps({**own, "subject": {"recipients": [state]}}), "utf-8")  # JSON is YAML
        lost[state] = pages.keys() - kept(Screener(read_profile(Vocabulary(), file), 5_000_000), pages)
    assert sum(map(len, wanted.values())) >= 15
    assert not any(lost.values()), lost


def kept(screener: Screener, pages: dict[str, bytes]) -> set[str]:
    """Return the addresses of the pages that are kept."""
    archive = b"".join(record(answer(written), address) for address, written in pages.items())
    return {
        one.record["url"] for one in screener.screen(io.BytesIO(archive), "crawl") if isinstance(one, Kept)
    }


@pytest.mark.soak
@pytest.mark.skipif(SAMPLES is None, reason="PLEDGEBOOK_SAMPLES names no folder of JSON lines with documents")
def test_recall_over_a_sample_is_at_least_98_of_100(profile: Profile, tmp_path: Path) -> None:
    look = FirstLook(profile)
    named = tmp_path / "named.jsonl"
    with named.open("w", encoding="utf-8") as file:
        for path in sorted(Path(SAMPLES or "").glob("*.jsonl")):
            for line in path.read_text("utf-8").splitlines():
                # What does not name the subject cannot hold a claim about it, and is not read.
                if look.subject.places(json.loads(line)["text"].encode()):
                    file.write(f"{line}\n")
    readings = jobs.read(jobs.Request((str(named),)))
    count, lost = missed((one for one in readings if isinstance(one, Reading)), profile)
    assert count
    assert 1 - len(lost) / count >= 0.98
