"""Profiles: what is looked for, as a file of data."""

from pathlib import Path

import pytest

from pledgebook.bulk.first_look import FirstLook
from pledgebook.bulk.profile import Profile, read_profile
from pledgebook.bulk.second_look import score
from pledgebook.errors import PledgebookError
from pledgebook.vocabulary import Vocabulary
from tests.bulk.crawl import GIFT, GIFT_MORE

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "profiles"
PAGE = ROOT / "docs" / "screen.md"


def profile_of(path: Path, written: str) -> Profile:
    path.write_text(written, encoding="utf-8")
    return read_profile(Vocabulary(), path)


def test_the_program_looks_for_support_for_ukraine(profile: Profile) -> None:
    assert {"Ukraine", "UKRAINE", "Ukrainian", "Kyiv", "Zelensk"} <= set(profile.subject)
    assert {"giv", "gave", "provid", "handed over", "ammunition"} <= set(profile.acts)
    assert profile.donors == ()


def test_every_example_is_a_profile() -> None:
    for path in EXAMPLES.glob("*.yml"):
        assert read_profile(Vocabulary(), path).name == path.stem


def test_climate_finance_is_another_file() -> None:
    look = FirstLook(read_profile(Vocabulary(), EXAMPLES / "climate.yml"))
    told = "Germany will contribute 2 billion euros to the Green Climate Fund, of which half is a loan for adaptation."
    assert score(told, look) > 0.35
    assert score(f"{GIFT} {GIFT_MORE}", look) == 0


def test_a_donor_that_is_asked_for_must_be_named(tmp_path: Path) -> None:
    acts = "acts: {cues: [transfer, move, promise], things: [support], words: [ammunition]}"
    norway = profile_of(tmp_path / "n.yml", f"subject: {{recipients: [UKR], donors: [NOR]}}\n{acts}\n")
    japan = profile_of(tmp_path / "j.yml", f"subject: {{recipients: [UKR], donors: [JPN]}}\n{acts}\n")
    words = f"{GIFT} {GIFT_MORE}"
    assert FirstLook(norway).passes(words.encode())
    assert not FirstLook(japan).passes(words.encode())
    assert score(words, FirstLook(norway)) > score(words, FirstLook(japan)) == 0


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("acts: {cues: [transfer]}", "expected a section named subject"),
        ("subject: {recipients: [UKR]}", "expected a section named acts"),
        ("subject: {recipients: []}\nacts: {}", "names no recipients and no words"),
        (
            "subject: {recipients: [Ukraine]}\nacts: {}",
            "'Ukraine' is no id of a state or organisation; write UKR or EU",
        ),
        ("subject: {recipients: UKR}\nacts: {}", "recipients is not a list of words; write [one, two]"),
        ("subject: {recipients: [UKR], doners: [NOR]}\nacts: {}", "unknown field doners"),
        ("subject: {recipients: [UKR]}\nacts: {cues: [giving]}", "'giving' is no row of cues.yml"),
        ("subject: {recipients: [UKR]}\nacts: {things: [gifts]}", "there is no vocabulary 'gifts'"),
        ("subject: {recipients: [UKR]}\nacts: {words: [aid]}\nleast: 2", "write a number from 0 to 1"),
        ("subject: {recipients: [UKR]}\nacts: {}", "names no words of acts"),
        ("subject: [", "while parsing"),
    ],
)
def test_a_bad_profile_is_refused_in_one_line(tmp_path: Path, written: str, said: str) -> None:
    with pytest.raises(PledgebookError) as refused:
        profile_of(tmp_path / "p.yml", written)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)


def test_the_profile_on_the_page_is_one(tmp_path: Path) -> None:
    written = PAGE.read_text("utf-8").split("```yaml\n")[1].split("```")[0]
    found = profile_of(tmp_path / "sudan.yml", written)
    assert {"Sudan", "Darfur"} <= set(found.subject)
    assert {"Norway", "European Union"} <= set(found.donors)
