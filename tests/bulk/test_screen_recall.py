"""Recall: what reading takes claims of money and goods from is kept by screening."""

import io
import json
import os
from collections.abc import Iterable
from pathlib import Path

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
    pages = [
        record(
            answer(page(one.text.replace("\n\n", "\n"), one.title or "").encode()),
            f"https://a.example/{number}",
        )
        for number, one in enumerate(relevant)
    ]
    found = Screener(profile, 5_000_000).screen(io.BytesIO(b"".join(pages)), "crawl")
    kept = {one.record["url"] for one in found if isinstance(one, Kept)}
    return len(relevant), [
        one.id for number, one in enumerate(relevant) if f"https://a.example/{number}" not in kept
    ]


def coded() -> list[tuple[str, str]]:
    """Return each document that people coded, with a state that it names and that is given money or goods in it.

    Screening goes by names: "the three Baltic states" keeps a page for none of the three.
    """
    found = []
    for path in sorted(GOLDEN.glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        given = [
            claim
            for claim in told["claims"]
            if {"money", "goods"} & set(claim["form"] or ()) and PROMISED_OR_DONE & set(claim["stage"])
        ]
        named = {name.value.id for name in find_names(told["text"], Vocabulary())}
        gaining = {gains for one in given for gains in one["recipients"]}
        found += [(path.stem, state) for state in sorted(gaining & named)]
    return found


def test_every_coded_document_is_kept_for_those_it_says_are_given_something(tmp_path: Path) -> None:
    """Another subject is another file: here one for each state that gains."""
    own = Vocabulary().rows("profiles/ukraine")
    pairs = [(name, state) for name, state in coded() if state in Vocabulary().rows("states")]
    lost = []
    for name, state in pairs:
        file = tmp_path / f"{state}.yml"
        file.write_text(json.dumps({**own, "subject": {"recipients": [state]}}), "utf-8")  # JSON is YAML
        told = json.loads((GOLDEN / f"{name}.json").read_text("utf-8"))
        written = page(told["text"].replace("\n\n", "\n"), told["title"])
        screener = Screener(read_profile(Vocabulary(), file), 5_000_000)
        if not list(screener.screen(io.BytesIO(record(answer(written.encode()))), "crawl")):
            lost.append((name, state))
    assert len(pairs) >= 15
    assert lost == []


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
