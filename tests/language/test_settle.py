"""Bare dollars, pounds and kroner: who settles them, and what stays open.

The parties of a sentence are marked in it: "[CAN Canada] gives $5 million".
"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.amounts import Amount
from pledgebook.language.money import find_amounts
from pledgebook.language.settle import settle_currencies
from pledgebook.party import Party, PartyKind
from pledgebook.span import Span
from pledgebook.vocabulary import Vocabulary

WORDS = Vocabulary()
MARKED = re.compile(r"\[(\w+) ([^\]]+)\]")


def unmarked(marked: str) -> tuple[str, list[Party]]:
    """Return the text without its marks, and the parties they name."""
    text, parties, at = "", [], 0
    for mark in MARKED.finditer(marked):
        text += marked[at : mark.start()]
        kind = PartyKind.OFFICE if mark[1] == "NOBODY" else PartyKind.STATE
        kind = PartyKind.ORGANISATION if mark[1] in ("IMF", "WB", "UNHCR") else kind
        state = None if mark[1] == "NOBODY" else mark[1]
        parties.append(Party(Span(len(text), len(text) + len(mark[2])), state, mark[2], kind))
        text, at = text + mark[2], mark.end()
    return text + marked[at:], parties


def settled(marked: str, publisher: str | None = None) -> tuple[Amount, ...]:
    text, parties = unmarked(marked)
    return settle_currencies(text, find_amounts(text, WORDS), parties, publisher, WORDS)


def currencies(marked: str, publisher: str | None = None) -> list[str | None]:
    return [amount.currency for amount in settled(marked, publisher)]


BY_ACTOR = [
    ("[CAN Ottawa] will give $5 million.", "CAD"),
    ("[AUS Australia] will give $5 million.", "AUD"),
    ("[USA The United States] will give $5 million.", "USD"),
    ("[NZL New Zealand] will give five million dollars.", "NZD"),
    ("[GBR Britain] will give £225m.", "GBP"),
    ("[GBR London] will give 5 million pounds.", "GBP"),
    ("[EGY Cairo] will give 5 million pounds.", "EGP"),
    ("[NOR Norway] will give 5 million kroner.", "NOK"),
    ("[DNK Denmark] will give 5 million kroner.", "DKK"),
    ("[SWE Sweden] will give 5 million kr.", "SEK"),
    ("[ISL Iceland] will give 5 million krona.", "ISK"),
    ("[CHE Switzerland] will give 5 million francs.", "CHF"),
    ("[FRA France] will give 5 million francs.", "FRF"),
    ("[RWA Rwanda] will give 5 million francs.", "RWF"),
    ("[MEX Mexico] will give 5 million pesos.", "MXN"),
    ("[PHL Manila] will give 5 million pesos.", "PHP"),
    ("[IND India] will give 5 crore rupees.", "INR"),
    ("[PAK Pakistan] will give Rs 5 million.", "PKR"),
    ("[IRQ Iraq] will give 5 million dinars.", "IQD"),
    ("[KEN Kenya] will give 5 million shillings.", "KES"),
    ("[TZA Tanzania] will give Sh5 million.", "TZS"),
    ("[KOR Seoul] will give 5 million won.", "KRW"),
    ("[DEU Germany] gave 5 million marks.", "DEM"),
    ("[FIN Finland] gave 5 million marks.", "FIM"),
    ("[CZE Prague] will give 5 million crowns.", "CZK"),
    ("[CHN China] will give ¥5 million.", "CNY"),
    ("A grant of $5 million from [CAN Canada].", "CAD"),
]


@pytest.mark.parametrize(("text", "expected"), BY_ACTOR)
def test_the_state_of_the_sentence_settles_it(text: str, expected: str) -> None:
    assert currencies(text) == [expected]


OWN_SIGN = [
    ("[TWN Taiwan] gave [HTI Haiti] $3 million.", None, "USD"),
    ("[TWN Taipei] gave [HTI Haiti] 3 million dollars.", "Reuters", "USD"),
    ("[TWN Taiwan] gave [HTI Haiti] T$3 million.", None, "TWD"),
    ("[TON Tonga] gave [HTI Haiti] T$3 million.", None, "TOP"),
]


@pytest.mark.parametrize(("text", "publisher", "expected"), OWN_SIGN)
def test_some_dollars_are_always_written_with_their_own_sign(
    text: str, publisher: str | None, expected: str
) -> None:
    assert currencies(text, publisher) == [expected]


BY_ROLE = [
    ("[AUS Australia] will give $5 million to [FJI Fiji].", "AUD"),
    ("[NZL Wellington] sends aid worth $5 million to neighbouring [FJI Fiji].", "NZD"),
    ("[FJI Fiji] will receive $5 million from [AUS Australia].", "AUD"),
    ("[CAN Canada] stands with [UKR Ukraine]. It will give $5 million.", "CAD"),
    ("For [JAM Jamaica], [CAN Canada] has $5 million.", "CAD"),
]


@pytest.mark.parametrize(("text", "expected"), BY_ROLE)
def test_the_giver_comes_before_the_receiver(text: str, expected: str) -> None:
    assert currencies(text) == [expected]


BESIDE_ORGANISATIONS = [
    ("[IMF The fund] approved a loan of $7 billion for [MEX Mexico].", "USD"),
    ("[WB The bank] will lend [NAM Namibia] $120 million.", "USD"),
    ("[JAM Jamaica] received a $600 million loan from [WB the bank].", "USD"),
    ("[UNHCR The agency] has received $3 million for its camps in [GUY Guyana].", "USD"),
    ("[AUS Australia] gave [WB the bank] $20 million.", "AUD"),
    ("[USA The US] gave [LBR Liberia] $100 million.", "USD"),
    ("[MEX Mexico] sent [CUB Cuba] 200 million pesos.", "MXN"),
    ("[CHE Switzerland] lent [RWA Rwanda] 12 million francs.", "CHF"),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE_ORGANISATIONS)
def test_organisations_count_in_us_dollars_and_nobody_in_the_money_of_whom_they_give(
    text: str, expected: str
) -> None:
    assert currencies(text) == [expected]


def test_each_clause_has_its_own_giver() -> None:
    text = "[DNK Denmark] gives 5 million kroner and [NOR Norway] 3 million kroner."
    assert currencies(text) == ["DKK", "NOK"]


def test_between_states_without_a_dollar_it_is_the_us_dollar() -> None:
    (amount,) = settled("[JPN Japan] will give $5 million to [UKR Ukraine].")
    assert amount.currency == "USD"
    assert (
        amount.currency_reason
        == "nobody named beside it has a dollar of their own, so the US dollar is meant"
    )


def test_a_named_giver_without_a_dollar_outweighs_a_state_named_elsewhere() -> None:
    text = "[CAN Canada] has sent a ship. [USA Washington] has sent two. [DEU Germany] will give $5 million."
    assert currencies(text) == ["USD"]


def test_pesos_are_written_with_a_bare_sign_only_at_home() -> None:
    text = "[CHN China] gave [URY Uruguay] trucks worth $5 million."
    assert currencies(text) == ["USD"]
    assert currencies("The trucks cost $5 million.", "Ministry of Roads of Uruguay") == ["UYU"]


PUBLISHERS = [
    ("whitehouse.gov", "USD"),
    ("https://www.pm.gc.ca/en/news", "CAD"),
    ("The Guardian", None),
    ("Globe and Mail", "CAD"),
    ("Sydney Morning Herald", "AUD"),
    ("www.example.org.nz", "NZD"),
    ("coder's note", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("publisher", "expected"), PUBLISHERS)
def test_a_publisher_settles_what_nobody_named_does(publisher: str | None, expected: str | None) -> None:
    assert currencies("The wells will cost $5 million.", publisher) == [expected]


def test_a_ministry_publishes_in_the_money_of_its_state() -> None:
    assert currencies("The wells will cost 5 million kroner.", "Ministry of Roads of Denmark") == ["DKK"]


def test_the_giver_comes_before_the_publisher() -> None:
    assert currencies("[CAN Canada] will give $5 million.", "whitehouse.gov") == ["CAD"]


OPEN = [
    "It cost $5 million.",
    "It cost 5 million kroner.",
    "It cost 5 million pounds.",
    "It cost 5 million francs.",
]


@pytest.mark.parametrize("text", OPEN)
def test_without_a_clue_it_stays_open(text: str) -> None:
    (amount,) = settled(text)
    assert (amount.currency, amount.currency_reason) == (None, None)


def test_an_office_nobody_could_place_leaves_it_open() -> None:
    assert currencies("[NOBODY The minister] gave $5 million to [UKR Ukraine].") == [None]


ALONE = [
    ("It cost £5 million.", "GBP"),
    ("It cost 5 million roubles.", "RUB"),
    ("It cost ¥5 million.", "JPY"),
    ("It cost 5 million Turkish lira.", "TRY"),
    ("It cost 5 million lira.", "TRY"),
]


@pytest.mark.parametrize(("text", "expected"), ALONE)
def test_some_signs_mean_one_currency_where_nothing_speaks_for_another(text: str, expected: str) -> None:
    assert currencies(text) == [expected]


def test_another_amount_settles_it() -> None:
    first, second = settled("The road cost 5 million Danish kroner. The bridge cost 2 million kroner.")
    assert (first.currency, first.currency_reason) == ("DKK", None)
    assert second.currency == "DKK"
    assert second.currency_reason == "the text says '5 million Danish kroner' elsewhere"


def test_the_same_sum_is_in_the_same_currency() -> None:
    text = "[CAN Canada] gave US$50 million. The $50 million is for wells."
    assert currencies(text) == ["USD", "USD"]


def test_the_only_state_of_the_text_with_such_a_currency_settles_it() -> None:
    (amount,) = settled("[NOR Norway] has many wells in [UKR Ukraine]. They cost 5 million kroner.")
    assert amount.currency == "NOK"
    assert amount.currency_reason == "'Norway' is named in the text; its own is the Norwegian krone"


def test_two_states_with_such_a_currency_do_not() -> None:
    assert currencies("[NOR Norway] and [DNK Denmark] build wells. They cost 5 million kroner.") == [None]


def test_a_bare_number_follows_the_amount_before_it() -> None:
    text = "[NOR Norway] gives 1.3 billion kroner, of which 520 million for wells."
    whole, part = settled(text)
    assert (whole.currency, part.currency) == ("NOK", "NOK")
    assert part.currency_reason == (
        "a bare number after '1.3 billion kroner' takes its currency; "
        "'Norway' is named beside it; its own is the Norwegian krone"
    )


TRANSLATIONS = [
    ("[SWE Sweden] gives SEK 5 million ($480,000).", None, "SEK", "USD"),
    ("[GBR Britain] gives £2bn ($2.5bn).", None, "GBP", "USD"),
    ("[CAN Canada] gives C$5 million ($3.6 million).", None, "CAD", "USD"),
    ("[CAN Canada] gives $5 million (US$3.6 million).", None, "CAD", "USD"),
    ("[NOR Norway] gives NOK 5 million ($700,000).", "Sydney Morning Herald", "NOK", "AUD"),
    ("[JPN Japan] gives $5 million (£4 million).", None, "USD", "GBP"),
]


@pytest.mark.parametrize(("text", "publisher", "main", "other"), TRANSLATIONS)
def test_a_sum_in_brackets_is_in_the_readers_money(
    text: str, publisher: str | None, main: str, other: str
) -> None:
    (amount,) = settled(text, publisher)
    assert (amount.currency, amount.alternatives[0].currency) == (main, other)


def test_what_the_words_settle_is_left_as_it_is() -> None:
    (amount,) = settled("[CAN Canada] will give €5 million.")
    assert (amount.currency, amount.currency_reason) == ("EUR", None)


def test_a_user_adds_a_publisher(tmp_path: Path) -> None:
    (tmp_path / "press.yml").write_text("CAN: {names: [The Moose Jaw Lantern]}\n")
    text = "The wells will cost $5 million."
    words = Vocabulary(tmp_path)
    (amount,) = settle_currencies(text, find_amounts(text, words), (), "The Moose Jaw Lantern", words)
    assert amount.currency == "CAD"


@given(
    st.lists(
        st.sampled_from(["$5 ", "[CAN Canada] ", "5 kroner ", "to ", ". The ", "\n", "[NOR Oslo] ", "(£3) "])
    )
)
def test_settling_changes_nothing_but_currencies(pieces: list[str]) -> None:
    text, parties = unmarked("".join(pieces))
    found = find_amounts(text, WORDS)
    after = settle_currencies(text, found, parties, None, WORDS)
    assert [(a.span, a.value, a.sign) for a in after] == [(a.span, a.value, a.sign) for a in found]
    assert all(amount.currency_reason for amount in after if amount.sign and amount.currency)
